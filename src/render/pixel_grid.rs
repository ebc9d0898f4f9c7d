//! The pixel grid: from points of a scene to pixels of a target, with edges put on whole pixels.
//!
//! Both rasterisers take their geometry from here, so that hairlines, text lines and clips fall on the same pixels.

use super::outline::Outline;
use crate::base::{Pos, Rect, Size};
use crate::scene::{Fill, Shape, Stroke};

/// Width and height of a scene in whole pixels, parts of one rounded up.
pub(super) fn sides(size: Size, scale: f32) -> [f64; 2] {
    // A thousandth of a pixel is the rounding of the scale, not more picture.
    [size.w, size.h].map(|points| (f64::from(points) * f64::from(scale) - 1e-3).ceil())
}

/// A grid of pixels over a scene.
#[derive(Clone, Copy, Debug)]
pub(super) struct PixelGrid {
    /// Pixels per point.
    pub scale: f32,
    /// Origin of the scene, in pixels.
    pub origin: Pos,
}

/// A rectangle with round corners, or a circle, in pixels.
pub(super) struct Rounding<'a> {
    /// Edges.
    pub rect: Rect,
    /// Radius of the corners.
    pub radius: f32,
    /// Paint of the inside.
    pub fill: &'a Fill,
    /// Line along the edges.
    pub stroke: Option<Stroke>,
}

/// A shape in pixels that is filled or stroked along an outline.
pub(super) struct Drawing<'a> {
    /// The outline, in pixels.
    pub outline: Outline,
    /// Paint of the inside. Places of a gradient are parts of the outline's bounds.
    pub fill: &'a Fill,
    /// Line along the outline, in pixels.
    pub stroke: Option<Stroke>,
}

impl PixelGrid {
    /// A point in pixels.
    pub(crate) fn pos(&self, p: Pos) -> Pos {
        Pos::new(p.x * self.scale + self.origin.x, p.y * self.scale + self.origin.y)
    }

    /// A rectangle in pixels.
    pub(crate) fn rect(&self, r: Rect) -> Rect {
        Rect { min: self.pos(r.min), max: self.pos(r.max) }
    }

    /// A clip in pixels: whole pixels, in or out.
    pub(crate) fn clip(&self, r: Rect) -> Rect {
        let r = self.rect(r);
        Rect::new(nearest(r.min.x), nearest(r.min.y), nearest(r.max.x), nearest(r.max.y))
    }

    /// A rectangle in pixels with its edges on the grid, and as wide as one pixel if it has any width.
    pub(crate) fn snapped_rect(&self, r: Rect, stroke: Option<&Stroke>) -> Rect {
        let shift = stroke.map_or(0.0, |s| self.line_shift(s));
        let snap = |lo: f32, hi: f32| {
            let (from, to) = (nearest(lo - shift) + shift, nearest(hi - shift) + shift);
            if hi > lo && to <= from { (from, from + 1.0) } else { (from, to) }
        };
        let r = self.rect(r);
        let ((x0, x1), (y0, y1)) = (snap(r.min.x, r.max.x), snap(r.min.y, r.max.y));
        Rect::new(x0, y0, x1, y1)
    }

    /// A line of an odd number of pixels is crisp on the middle of pixels, else on their edges.
    fn line_shift(&self, stroke: &Stroke) -> f32 {
        let width = (stroke.width * self.scale).round().max(1.0);
        if width % 2.0 == 1.0 { 0.5 } else { 0.0 }
    }

    /// Origin of a text's layout, its top on a whole pixel.
    pub(crate) fn text_origin(&self, pos: Pos) -> Pos {
        let p = self.pos(pos);
        Pos::new(p.x, nearest(p.y))
    }

    /// A baseline below the origin of its layout, in whole pixels.
    pub(crate) fn baseline(&self, baseline: f32) -> f32 {
        nearest(baseline * self.scale)
    }

    /// A bar with its edges on whole pixels, at least one pixel high.
    pub(crate) fn bar(&self, bar: Rect) -> Rect {
        let (min, max) = (self.pos(bar.min), self.pos(bar.max));
        let top = nearest(min.y);
        Rect::new(nearest(min.x), top, nearest(max.x), nearest(max.y).max(top + 1.0))
    }

    /// The geometry of a rectangle or a circle; `None` for all other shapes.
    pub(crate) fn rounding<'a>(&self, shape: &'a Shape) -> Option<Rounding<'a>> {
        let (rect, radius, fill, stroke) = match shape {
            Shape::Rect { rect, radius, fill, stroke } => {
                (self.snapped_rect(*rect, stroke.as_ref()), *radius, fill, stroke)
            }
            Shape::Circle { center, radius, fill, stroke } => {
                let (c, r) = (self.pos(*center), radius.max(0.0) * self.scale);
                (Rect::new(c.x - r, c.y - r, c.x + r, c.y + r), *radius, fill, stroke)
            }
            _ => return None,
        };
        Some(Rounding { rect, radius: radius * self.scale, fill, stroke: stroke.as_ref().map(|s| self.stroke(s)) })
    }

    /// The outline, inside and line of a shape that has them; `None` for bars, shadows, text and clips.
    pub(crate) fn drawing<'a>(&self, shape: &'a Shape) -> Option<Drawing<'a>> {
        const NO_FILL: &Fill = &Fill::None;
        let (outline, fill, stroke) = match shape {
            Shape::Rect { .. } | Shape::Circle { .. } => {
                let Rounding { rect, radius, fill, stroke } = self.rounding(shape)?;
                let stroke = stroke.filter(|s| s.width > 0.0 && s.color.a > 0);
                return Some(Drawing { outline: Outline::rounded_rect(rect, radius), fill, stroke });
            }
            Shape::Path { points, closed, fill, stroke } => {
                (self.polygon(points, *closed, stroke.as_ref())?, fill, stroke.as_ref())
            }
            Shape::Curve { points, stroke } => (Outline::curve(points.map(|p| self.pos(p))), NO_FILL, Some(stroke)),
            Shape::Bars { .. } | Shape::Shadow { .. } | Shape::Text { .. } | Shape::PushClip(_) | Shape::PopClip => {
                return None;
            }
        };
        let stroke = stroke.filter(|s| s.width > 0.0 && s.color.a > 0).map(|s| self.stroke(s));
        Some(Drawing { outline, fill, stroke })
    }

    fn stroke(&self, stroke: &Stroke) -> Stroke {
        let dash = stroke.dash.map(|(dash, gap)| (dash * self.scale, gap * self.scale));
        Stroke { width: stroke.width * self.scale, dash, ..*stroke }
    }

    /// Lines along an axis are put on the grid; `None` for fewer than two points.
    fn polygon(&self, points: &[Pos], closed: bool, stroke: Option<&Stroke>) -> Option<Outline> {
        let mut points: Vec<Pos> = points.iter().map(|&p| self.pos(p)).collect();
        if let ([a, b], Some(stroke)) = (&mut points[..], stroke) {
            let shift = self.line_shift(stroke);
            let snap = |v: f32| nearest(v - shift) + shift;
            if a.x == b.x {
                (a.x, b.x) = (snap(a.x), snap(b.x));
            } else if a.y == b.y {
                (a.y, b.y) = (snap(a.y), snap(b.y));
            }
        }
        (points.len() >= 2).then(|| Outline::polygon(&points, closed))
    }
}

impl Drawing<'_> {
    /// Area that the shape can touch, in pixels.
    pub(crate) fn reach(&self) -> Rect {
        // A mitre reaches further than half the width; see the limit that the rasterisers put on it.
        self.outline.bounds().shrink(-self.stroke.map_or(0.0, |s| s.width * MITER_LIMIT / 2.0) - 1.0)
    }
}

/// The nearest whole number; the greater one from the middle, so that moving by whole pixels changes nothing.
pub(super) fn nearest(v: f32) -> f32 {
    (v + 0.5).floor()
}

/// Number of half widths by which a corner of a line may stick out.
pub(super) const MITER_LIMIT: f32 = 2.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Color;

    fn pixel_grid(scale: f32) -> PixelGrid {
        PixelGrid { scale, origin: Pos::default() }
    }

    #[test]
    fn edges_fall_on_the_grid() {
        let line = |width| Stroke::new(width, Color::TRANSPARENT);
        let table = [
            // scale, line, from, to
            (1.0, None, (0.4, 9.6), (0.0, 10.0)),
            (1.0, Some(line(1.0)), (0.4, 9.6), (0.5, 9.5)),
            (1.0, Some(line(2.0)), (0.4, 9.6), (0.0, 10.0)),
            (2.0, Some(line(1.0)), (0.4, 9.6), (1.0, 19.0)),
            (1.5, None, (0.4, 9.6), (1.0, 14.0)),
            (1.0, None, (3.2, 3.3), (3.0, 4.0)),
            (1.0, None, (3.2, 3.2), (3.0, 3.0)),
        ];
        for (scale, stroke, (lo, hi), expected) in table {
            let got = pixel_grid(scale).snapped_rect(Rect::new(lo, lo, hi, hi), stroke.as_ref());
            assert_eq!((got.min.x, got.max.x), expected, "{scale} {stroke:?} {lo} {hi}");
            assert_eq!((got.min.y, got.max.y), expected, "{scale} {stroke:?} {lo} {hi}");
        }
    }

    #[test]
    fn moving_by_whole_pixels_changes_nothing() {
        for top in [-0.5, 0.5, 10.5, 52.49] {
            let rect = Rect::new(top, top, top + 8.0, top + 8.0);
            let moved = PixelGrid { scale: 1.0, origin: Pos::new(0.0, -52.0) };
            let (here, there) = (pixel_grid(1.0).snapped_rect(rect, None), moved.snapped_rect(rect, None));
            assert_eq!(here.translate(0.0, -52.0), there, "{top}");
            let (here, there) = (pixel_grid(1.0).text_origin(rect.min), moved.text_origin(rect.min));
            assert_eq!(here.offset(0.0, -52.0), there, "{top}");
        }
    }

    #[test]
    fn only_lines_along_an_axis_are_moved() {
        let stroke = Stroke::new(1.0, Color { a: 255, ..Color::TRANSPARENT });
        let start = |points: Vec<Pos>| {
            let shape = Shape::Path { points, closed: false, fill: Fill::None, stroke: Some(stroke) };
            pixel_grid(1.0).drawing(&shape).map(|d| d.outline.start)
        };
        assert_eq!(start(vec![Pos::new(3.2, 0.3), Pos::new(3.2, 9.0)]), Some(Pos::new(3.5, 0.3)));
        assert_eq!(start(vec![Pos::new(3.2, 0.3), Pos::new(9.2, 0.3)]), Some(Pos::new(3.2, 0.5)));
        assert_eq!(start(vec![Pos::new(3.2, 0.3), Pos::new(4.2, 9.0)]), Some(Pos::new(3.2, 0.3)));
        assert_eq!(start(vec![Pos::new(3.2, 0.3)]), None);
    }
}

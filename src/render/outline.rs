//! Outlines of shapes as lines and cubic curves, and what is made of them: flat polylines and dashes.

use crate::base::{Pos, Rect};

/// Distance of a cubic's control points from its ends that makes a quarter of a circle, for radius 1.
const QUARTER: f32 = 0.552_284_8;

/// The next piece of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Segment {
    /// A straight line to a point.
    Line(Pos),
    /// A cubic Bézier curve: two control points and the end.
    Cubic(Pos, Pos, Pos),
}

/// One contour.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Outline {
    /// Start; dashes start here too.
    pub start: Pos,
    /// The rest of it.
    pub segments: Vec<Segment>,
    /// True if the end is joined to the start.
    pub closed: bool,
}

impl Outline {
    /// Clockwise on the screen from the left end of the top edge.
    pub(crate) fn rounded_rect(rect: Rect, radius: f32) -> Self {
        let r = radius.min(rect.width() / 2.0).min(rect.height() / 2.0).max(0.0);
        let Rect { min, max } = rect;
        if r <= 0.0 {
            return Self::polygon(&[min, Pos::new(max.x, min.y), max, Pos::new(min.x, max.y)], true);
        }
        let start = Pos::new(min.x + r, min.y);
        let mut outline = Self { start, segments: Vec::with_capacity(8), closed: true };
        // A corner of the rectangle, and the unit vectors along which its arc comes in and goes out.
        let corners = [
            (Pos::new(max.x, min.y), (1.0, 0.0), (0.0, 1.0)),
            (max, (0.0, 1.0), (-1.0, 0.0)),
            (Pos::new(min.x, max.y), (-1.0, 0.0), (0.0, -1.0)),
            (min, (0.0, -1.0), (1.0, 0.0)),
        ];
        for (corner, into, out) in corners {
            let from = corner.offset(-into.0 * r, -into.1 * r);
            let to = corner.offset(out.0 * r, out.1 * r);
            let k = QUARTER * r;
            outline.segments.push(Segment::Line(from));
            let (c1, c2) = (from.offset(into.0 * k, into.1 * k), to.offset(-out.0 * k, -out.1 * k));
            outline.segments.push(Segment::Cubic(c1, c2, to));
        }
        outline
    }

    /// Straight lines through points; empty for none.
    pub(crate) fn polygon(points: &[Pos], closed: bool) -> Self {
        let start = points.first().copied().unwrap_or_default();
        Self { start, segments: points.iter().skip(1).map(|&p| Segment::Line(p)).collect(), closed }
    }

    /// One curve.
    pub(crate) fn curve([start, c1, c2, end]: [Pos; 4]) -> Self {
        Self { start, segments: vec![Segment::Cubic(c1, c2, end)], closed: false }
    }

    /// The smallest rectangle that holds all points and control points.
    pub(crate) fn bounds(&self) -> Rect {
        let mut bounds = Rect { min: self.start, max: self.start };
        let mut hold = |p: Pos| {
            bounds.min = Pos::new(bounds.min.x.min(p.x), bounds.min.y.min(p.y));
            bounds.max = Pos::new(bounds.max.x.max(p.x), bounds.max.y.max(p.y));
        };
        for segment in &self.segments {
            match *segment {
                Segment::Line(p) => hold(p),
                Segment::Cubic(a, b, p) => [a, b, p].into_iter().for_each(&mut hold),
            }
        }
        bounds
    }

    /// Straight lines no further than `tolerance` from the outline. Without the start again at the end.
    pub(crate) fn flatten(&self, tolerance: f32) -> Vec<Pos> {
        let mut points = vec![self.start];
        for segment in &self.segments {
            let from = points[points.len() - 1];
            match *segment {
                Segment::Line(p) => push_apart(&mut points, p),
                Segment::Cubic(a, b, p) => flatten_cubic([from, a, b, p], tolerance, &mut points),
            }
        }
        if self.closed && points.len() > 1 && near(points[0], points[points.len() - 1]) {
            points.pop();
        }
        points
    }
}

fn near(a: Pos, b: Pos) -> bool {
    (a.x - b.x).abs() < 1e-3 && (a.y - b.y).abs() < 1e-3
}

/// Leaves out a point on top of the last one: it would have no direction.
fn push_apart(points: &mut Vec<Pos>, p: Pos) {
    if points.last().is_none_or(|&last| !near(last, p)) {
        points.push(p);
    }
}

/// Equal steps of the parameter, as many as Wang's bound on the second differences asks for.
fn flatten_cubic([p0, p1, p2, p3]: [Pos; 4], tolerance: f32, points: &mut Vec<Pos>) {
    let bend = |a: Pos, b: Pos, c: Pos| (a.x - 2.0 * b.x + c.x).hypot(a.y - 2.0 * b.y + c.y);
    let most = bend(p0, p1, p2).max(bend(p1, p2, p3));
    let steps = (0.75 * most / tolerance).sqrt().ceil().clamp(1.0, 256.0) as usize;
    for step in 1..=steps {
        let t = step as f32 / steps as f32;
        let u = 1.0 - t;
        let w = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
        let at = |a: f32, b: f32, c: f32, d: f32| w[0] * a + w[1] * b + w[2] * c + w[3] * d;
        push_apart(points, Pos::new(at(p0.x, p1.x, p2.x, p3.x), at(p0.y, p1.y, p2.y, p3.y)));
    }
}

/// Most dashes of one outline: a dash of next to no length must not hold up a frame.
const MOST_DASHES: usize = 10_000;

/// Cuts a polyline into its dashes, beginning with one at the start.
pub(super) fn dashes(points: &[Pos], closed: bool, (dash, gap): (f32, f32)) -> Vec<Vec<Pos>> {
    if !(dash > 0.0 && gap > 0.0) {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let mut piece = points.first().map(|&p| vec![p]).unwrap_or_default();
    let (mut on, mut left) = (true, dash);
    let back = if closed { points.first() } else { None };
    for (&a, &b) in points.iter().zip(points.iter().skip(1).chain(back)) {
        let length = a.distance(b);
        let mut done = 0.0;
        while length - done > left && pieces.len() < MOST_DASHES {
            done += left;
            let t = done / length;
            let cut = Pos::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
            if on {
                piece.push(cut);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece = vec![cut];
            }
            on = !on;
            left = if on { dash } else { gap };
        }
        left -= length - done;
        if on {
            push_apart(&mut piece, b);
        }
    }
    pieces.push(piece);
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(points: &[Pos]) -> f32 {
        points.windows(2).map(|w| w[0].distance(w[1])).sum()
    }

    #[test]
    fn a_flat_circle_stays_within_the_tolerance() {
        for (radius, tolerance) in [(2.0, 0.1), (8.0, 0.1), (100.0, 0.1), (100.0, 0.01)] {
            let center = Pos::new(50.0, -7.0);
            let square = Rect::new(center.x - radius, center.y - radius, center.x + radius, center.y + radius);
            let points = Outline::rounded_rect(square, radius).flatten(tolerance);
            for pair in points.windows(2) {
                let middle = Pos::new((pair[0].x + pair[1].x) / 2.0, (pair[0].y + pair[1].y) / 2.0);
                // The cubic itself is off a true circle by up to 0.03 % of the radius.
                for p in [pair[0], middle] {
                    let off = (p.distance(center) - radius).abs();
                    assert!(off <= tolerance + radius * 0.0003, "radius {radius}: {off} off at {p:?}");
                }
            }
            assert!(points.len() < 250, "radius {radius}: {} points", points.len());
        }
    }

    #[test]
    fn radius_is_held_to_half_the_shorter_side() {
        let bounds = Rect::new(0.0, 0.0, 40.0, 10.0);
        let outline = Outline::rounded_rect(bounds, 99.0);
        assert_eq!(outline.start, Pos::new(5.0, 0.0));
        assert_eq!(outline.bounds(), bounds);
    }

    #[test]
    fn dashes_go_on_round_corners() {
        let corner = [Pos::new(0.0, 0.0), Pos::new(5.0, 0.0), Pos::new(5.0, 5.0)];
        let pieces = dashes(&corner, false, (4.0, 2.0));
        let expected = [vec![Pos::new(0.0, 0.0), Pos::new(4.0, 0.0)], vec![Pos::new(5.0, 1.0), Pos::new(5.0, 5.0)]];
        assert_eq!(pieces, expected);
        let round = dashes(&corner[..2], true, (3.0, 3.0));
        assert_eq!(round.len(), 2, "{round:?}");
    }

    #[test]
    fn every_dash_but_the_last_has_its_length() {
        let points = Outline::rounded_rect(Rect::new(0.0, 0.0, 120.0, 40.0), 8.0).flatten(0.05);
        let pieces = dashes(&points, true, (6.0, 4.0));
        for piece in &pieces[..pieces.len() - 1] {
            assert!((length(piece) - 6.0).abs() < 0.01, "{}", length(piece));
        }
        assert!(dashes(&points, true, (0.0, 4.0)).is_empty());
        assert!(dashes(&points, true, (1e-9, 1e-9)).len() <= MOST_DASHES + 1);
    }
}

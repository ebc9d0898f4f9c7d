//! Annotations without an appearance of their own (ISO 32000-2, 12.5.6): programs that show pages draw them from their
//! corners, colours and lines, and so they may cover the text or strike it out. Those that have an appearance are drawn by
//! hayro.

use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Rect as Corners};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, Ellipse, Point, Rect, Shape};

use super::optional::Off;
use crate::documents::colors::Rgb;
use crate::documents::pdf::content::{OPAQUE, PaintStyle, Painting};
use crate::documents::pdf::syntax::{annotations, is_hidden};

/// Red, green and blue below which a highlighter leaves no dark letter to be read.
const DARK: u8 = 64;
/// Number of points of an annotation that are looked at.
const MAX_POINTS: usize = 4_000;

/// Adds what the annotations of a page lay over it; `place` is the way from its coordinates to points from its top left.
pub(crate) fn paint(page: &Page<'_>, place: Affine, off: &Off, painting: &mut Painting) {
    for annotation in annotations(page) {
        if !is_hidden(&annotation) && !off.hides_annotation(&annotation) {
            Annotation { dict: annotation, place }.paint(painting);
        }
    }
}

struct Annotation<'a> {
    dict: Dict<'a>,
    place: Affine,
}

impl Annotation<'_> {
    fn paint(&self, painting: &mut Painting) {
        let Some(kind) = self.dict.get::<Name<'_>>(b"Subtype") else { return };
        let fill = self.color(&self.dict, b"IC");
        let line = self.color(&self.dict, b"C").unwrap_or_default();
        let is_drawn = self.dict.get::<Dict<'_>>(b"AP").is_some_and(|looks| looks.get::<Object<'_>>(b"N").is_some());
        match kind.as_ref() {
            b"StrikeOut" => self.strike(line, painting),
            // What it marks is to be taken away: whoever has it from this file has it against that.
            b"Redact" => self.areas().iter().for_each(|path| painting.lay(path, fill.unwrap_or_default())),
            _ if is_drawn => {}
            b"Highlight" if line.iter().all(|part| *part < DARK) && self.color(&self.dict, b"C").is_some() => {
                self.areas().iter().for_each(|path| painting.lay(path, line));
            }
            b"Underline" | b"Squiggly" => {
                self.feet().iter().for_each(|path| painting.stroke(path, 0.5, PaintStyle::solid(line)));
            }
            b"Square" | b"Circle" | b"Polygon" => {
                let path = if kind.as_ref() == b"Polygon" { self.run(b"Vertices") } else { self.shape(kind.as_ref()) };
                let fill = fill.filter(|_| self.is_opaque());
                path.into_iter().zip(fill).for_each(|(path, fill)| painting.lay(&path, fill));
            }
            b"FreeText" => self.back(self.color(&self.dict, b"C"), painting),
            b"Widget" => {
                let style = self.dict.get::<Dict<'_>>(b"MK");
                self.back(style.and_then(|style| self.color(&style, b"BG")), painting);
            }
            b"Line" | b"PolyLine" | b"Ink" => {
                self.lines(kind.as_ref())
                    .iter()
                    .for_each(|path| painting.stroke(path, self.width(), PaintStyle::solid(line)));
            }
            _ => {}
        }
    }

    /// Strikes out what it marks: whatever stands in its boxes, or what a line runs through if they lie aslant.
    fn strike(&self, color: Rgb, painting: &mut Painting) {
        let quads = self.quads();
        let near = |a: f64, b: f64| (a - b).abs() < 1.0;
        let is_upright = |quad: &[Point; 4]| {
            let bounds = around(*quad);
            quad.iter().all(|at| {
                (near(at.x, bounds.x0) || near(at.x, bounds.x1)) && (near(at.y, bounds.y0) || near(at.y, bounds.y1))
            })
        };
        if quads.iter().all(is_upright) {
            painting.struck.extend(self.areas().iter().map(|area| area.bounding_box()));
        } else {
            self.strikes().iter().for_each(|path| painting.stroke(path, 0.5, PaintStyle::solid(color)));
        }
    }

    /// Lays the background of a field over the page.
    fn back(&self, color: Option<Rgb>, painting: &mut Painting) {
        let (path, color) = (self.shape(b"Square"), color.filter(|_| self.is_opaque()));
        path.into_iter().zip(color).for_each(|(path, color)| painting.lay(&path, color));
    }

    fn is_opaque(&self) -> bool {
        self.dict.get::<f32>(b"CA").unwrap_or(1.0) >= OPAQUE
    }

    /// A colour of one, three or four parts; nothing for one of none, which is transparent.
    fn color(&self, of: &Dict<'_>, key: &[u8]) -> Option<Rgb> {
        let parts: Vec<f32> = of.get::<Array<'_>>(key)?.iter::<f32>().take(5).collect();
        let byte = |part: f32| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
        match parts[..] {
            [gray] => Some([byte(gray); 3]),
            [r, g, b] => Some([byte(r), byte(g), byte(b)]),
            [c, m, y, k] => Some([c, m, y].map(|part| byte((1.0 - part) * (1.0 - k)))),
            _ => None,
        }
    }

    /// Thickness of its lines in points.
    fn width(&self) -> f64 {
        let style = self.dict.get::<Dict<'_>>(b"BS").and_then(|style| style.get::<f64>(b"W"));
        let border = || self.dict.get::<Array<'_>>(b"Border")?.iter::<f64>().nth(2);
        style.or_else(border).unwrap_or(1.0).max(0.1)
    }

    /// Points of a list of coordinates, on the page.
    fn points(&self, numbers: &Array<'_>) -> Vec<Point> {
        let numbers: Vec<f64> = numbers.iter::<f64>().take(2 * MAX_POINTS).collect();
        numbers.as_chunks::<2>().0.iter().map(|[x, y]| self.place * Point::new(*x, *y)).collect()
    }

    /// Corners of every piece of text that it marks. The standard goes around (12.5.6.10), programs write top left, top
    /// right, bottom left, bottom right; both occur.
    fn quads(&self) -> Vec<[Point; 4]> {
        let points = self.dict.get::<Array<'_>>(b"QuadPoints").map(|all| self.points(&all)).unwrap_or_default();
        points.as_chunks::<4>().0.to_vec()
    }

    /// Lines through the middle of what it marks.
    fn strikes(&self) -> Vec<BezPath> {
        let middle = |[a, b, c, d]: [Point; 4]| {
            let (left, right) = if a.distance(c) < a.distance(d) { (c, d) } else { (d, c) };
            line([a.midpoint(left), b.midpoint(right)])
        };
        self.quads().into_iter().map(middle).collect()
    }

    /// Lines below what it marks.
    fn feet(&self) -> Vec<BezPath> {
        let foot = |quad: [Point; 4]| {
            let bounds = around(quad);
            line([Point::new(bounds.x0, bounds.y1), Point::new(bounds.x1, bounds.y1)])
        };
        self.quads().into_iter().map(foot).collect()
    }

    /// Boxes of what it marks, or its own box if it marks nothing.
    fn areas(&self) -> Vec<BezPath> {
        let areas: Vec<BezPath> = self.quads().into_iter().map(|quad| around(quad).to_path(0.1)).collect();
        if areas.is_empty() { self.shape(b"Square").into_iter().collect() } else { areas }
    }

    /// Its own box, or the ellipse in it.
    fn shape(&self, kind: &[u8]) -> Option<BezPath> {
        let rect = self.dict.get::<Corners>(b"Rect")?;
        let rect = Rect::new(rect.x0, rect.y0, rect.x1, rect.y1).abs();
        let path = if kind == b"Circle" { Ellipse::from_rect(rect).to_path(0.1) } else { rect.to_path(0.1) };
        Some(self.place * path)
    }

    /// The line through the points under a key.
    fn run(&self, key: &[u8]) -> Option<BezPath> {
        let points = self.dict.get::<Array<'_>>(key).map(|all| self.points(&all))?;
        (points.len() > 1).then(|| line(points))
    }

    /// Lines of a kind that is drawn as lines.
    fn lines(&self, kind: &[u8]) -> Vec<BezPath> {
        match kind {
            b"Line" => self.run(b"L").into_iter().collect(),
            b"PolyLine" => self.run(b"Vertices").into_iter().collect(),
            _ => {
                let strokes = self.dict.get::<Array<'_>>(b"InkList");
                let strokes =
                    strokes.iter().flat_map(|all| all.iter::<Array<'_>>().take(MAX_POINTS)).collect::<Vec<_>>();
                strokes.iter().map(|stroke| line(self.points(stroke))).collect()
            }
        }
    }
}

/// The box around four corners.
fn around(quad: [Point; 4]) -> Rect {
    quad.iter().fold(Rect::from_points(quad[0], quad[1]), |all, point| all.union_pt(*point))
}

/// A line through points.
fn line(points: impl IntoIterator<Item = Point>) -> BezPath {
    let mut path = BezPath::new();
    for (nth, point) in points.into_iter().enumerate() {
        if nth == 0 { path.move_to(point) } else { path.line_to(point) }
    }
    path
}

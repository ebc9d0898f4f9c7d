//! Outlines, colours and lines in the writer's terms.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder};
use krilla::num::NormalizedF32;
use krilla::paint::{self, LinearGradient, SpreadMethod, Stop, StrokeDash};

use crate::base::{Color, Pos, Rect};
use crate::render::outline::{Outline, Segment};
use crate::render::pixel_grid::MITER_LIMIT;
use crate::scene::{Fill, Stroke};

/// Contours in pixels as one path of a page of `unit` points a pixel; `None` for one that has no area to speak of.
pub(super) fn path<'a>(outlines: impl IntoIterator<Item = &'a Outline>, unit: f32) -> Option<Path> {
    let at = |p: Pos| (p.x * unit, p.y * unit);
    let mut path = PathBuilder::new();
    for outline in outlines {
        let (x, y) = at(outline.start);
        path.move_to(x, y);
        for segment in &outline.segments {
            match *segment {
                Segment::Line(p) => {
                    let (x, y) = at(p);
                    path.line_to(x, y);
                }
                Segment::Cubic(a, b, p) => {
                    let ((ax, ay), (bx, by), (x, y)) = (at(a), at(b), at(p));
                    path.cubic_to(ax, ay, bx, by, x, y);
                }
            }
        }
        if outline.closed {
            path.close();
        }
    }
    path.finish()
}

/// One colour; `None` for what leaves no trace.
pub(super) fn solid(color: Color) -> Option<paint::Fill> {
    (color.a > 0).then(|| paint::Fill { paint: ink(color).into(), opacity: opacity(color), ..Default::default() })
}

/// Paint of text that is there and not to be seen.
pub(super) fn unseen() -> paint::Fill {
    paint::Fill { opacity: NormalizedF32::ZERO, ..Default::default() }
}

/// The inside of a shape with these bounds, in pixels; `None` for what leaves no trace.
pub(super) fn fill(fill: &Fill, bounds: Rect, unit: f32) -> Option<paint::Fill> {
    let stops = match fill {
        Fill::None => return None,
        Fill::Solid(color) => return solid(*color),
        Fill::Horizontal(stops) => stops,
    };
    let gradient = LinearGradient {
        x1: bounds.min.x * unit,
        y1: 0.0,
        x2: bounds.max.x * unit,
        y2: 0.0,
        transform: Default::default(),
        spread_method: SpreadMethod::Pad,
        stops: stops.iter().enumerate().map(|(n, stop)| self::stop(stops, n, *stop)).collect(),
        anti_alias: true,
    };
    match stops[..] {
        [] => None,
        [(_, color)] => solid(color),
        _ => Some(paint::Fill { paint: gradient.into(), ..Default::default() }),
    }
}

/// Colours are mixed without regard to alpha here, so one that cannot be seen takes the hue of its neighbour.
fn stop(all: &[(f32, Color)], n: usize, (place, color): (f32, Color)) -> Stop {
    let hue = if color.a > 0 {
        color
    } else {
        let seen = |&&(_, color): &&(f32, Color)| color.a > 0;
        all[n..].iter().find(seen).or_else(|| all[..n].iter().rev().find(seen)).map_or(color, |(_, color)| *color)
    };
    Stop { offset: part(place), color: ink(hue).into(), opacity: opacity(color) }
}

/// A line, its lengths in pixels.
pub(super) fn stroke(stroke: &Stroke, unit: f32) -> paint::Stroke {
    paint::Stroke {
        paint: ink(stroke.color).into(),
        width: stroke.width * unit,
        miter_limit: MITER_LIMIT,
        opacity: opacity(stroke.color),
        dash: stroke
            .dash
            .filter(|(dash, gap)| *dash > 0.0 && *gap > 0.0)
            .map(|(dash, gap)| StrokeDash { array: vec![dash * unit, gap * unit], offset: 0.0 }),
        ..Default::default()
    }
}

fn ink(color: Color) -> rgb::Color {
    rgb::Color::new(color.r, color.g, color.b)
}

/// Opacity of a colour.
pub(super) fn opacity(color: Color) -> NormalizedF32 {
    part(f32::from(color.a) / 255.0)
}

fn part(value: f32) -> NormalizedF32 {
    NormalizedF32::new(value.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ZERO)
}

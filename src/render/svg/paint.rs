//! Colours, gradients, lines, clips and shadows as attributes, and what they refer to: equal ones are shared.

use std::collections::HashMap;

use super::path::{decimal, number};
use crate::base::{Color, Rect};
use crate::scene::{Fill, Stroke};

/// Steps in which a gradient between two colours of different opacity is written out: SVG mixes colours that are not
/// multiplied by their opacity, our pictures mix those that are.
const MIXED: u32 = 8;
/// Distance from the edge beyond which a filter draws no shadow, in standard deviations: more than `shadow::REACH`, as each
/// viewer blurs in its own way.
const REACH: f32 = 3.0;

/// Definitions that shapes refer to, in the order of first use.
#[derive(Default)]
pub(super) struct Definitions {
    written: String,
    known: HashMap<String, usize>,
}

impl Definitions {
    /// The elements.
    pub(crate) fn as_str(&self) -> &str {
        &self.written
    }

    /// The attribute `fill`.
    pub(crate) fn fill(&mut self, fill: &Fill) -> String {
        match fill {
            Fill::None => " fill=\"none\"".to_owned(),
            Fill::Solid(color) => fill_color(*color),
            Fill::Horizontal(stops) => {
                let stops: String = mixed(stops).into_iter().map(stop).collect();
                self.reference("fill", "linearGradient", "", &stops)
            }
        }
    }

    /// The attribute that clips to a rectangle.
    pub(crate) fn clip(&mut self, rect: Rect) -> String {
        let rect = format!("<rect{}/>", edges(rect));
        self.reference("clip-path", "clipPath", "", &rect)
    }

    /// The attribute that blurs something of this size, in pixels.
    pub(crate) fn blur(&mut self, rect: Rect, deviation: f32) -> String {
        let room = REACH * deviation + 1.0;
        let share = |side: f32| f64::from(room / side.max(1e-3));
        let (across, down) = (share(rect.width()), share(rect.height()));
        let [x, y, w, h] = [-across, -down, 1.0 + 2.0 * across, 1.0 + 2.0 * down].map(|part| decimal(part, 3));
        let region = format!(" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" color-interpolation-filters=\"sRGB\"");
        let blur = format!("<feGaussianBlur stdDeviation=\"{}\"/>", number(deviation));
        self.reference("filter", "filter", &region, &blur)
    }

    fn reference(&mut self, attribute: &str, element: &str, more: &str, content: &str) -> String {
        let key = format!("{element}{more}>{content}");
        let next = self.known.len() + 1;
        let number = *self.known.entry(key).or_insert(next);
        if number == next {
            self.written.push_str(&format!("<{element} id=\"_d{number}\"{more}>{content}</{element}>\n"));
        }
        format!(" {attribute}=\"url(#_d{number})\"")
    }
}

/// The attributes `x`, `y`, `width` and `height`.
pub(super) fn edges(rect: Rect) -> String {
    let [x, y, w, h] = [rect.min.x, rect.min.y, rect.width().max(0.0), rect.height().max(0.0)].map(number);
    format!(" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"")
}

/// The attribute `fill` for one colour.
pub(super) fn fill_color(color: Color) -> String {
    paint("fill", color)
}

/// The attributes of a line; none without one.
pub(super) fn line(stroke: Option<&Stroke>) -> String {
    let Some(stroke) = stroke else { return String::new() };
    let mut out = paint("stroke", stroke.color);
    if (stroke.width - 1.0).abs() > 1e-3 {
        out.push_str(&format!(" stroke-width=\"{}\"", number(stroke.width)));
    }
    if let Some((dash, gap)) = stroke.dash {
        out.push_str(&format!(" stroke-dasharray=\"{} {}\"", number(dash), number(gap)));
    }
    out
}

fn paint(attribute: &str, color: Color) -> String {
    let opaque = Color { a: 255, ..color }.to_hex();
    let opacity = match color.a {
        255 => String::new(),
        a => format!(" {attribute}-opacity=\"{}\"", opacity(a)),
    };
    format!(" {attribute}=\"{opaque}\"{opacity}")
}

fn opacity(a: u8) -> String {
    decimal(f64::from(a) / 255.0, 3)
}

fn stop((place, color): (f32, Color)) -> String {
    let opaque = Color { a: 255, ..color }.to_hex();
    let opacity = if color.a < 255 { format!(" stop-opacity=\"{}\"", opacity(color.a)) } else { String::new() };
    format!("<stop offset=\"{}\" stop-color=\"{opaque}\"{opacity}/>", decimal(place.into(), 4))
}

/// The stops, with more of them where colour and opacity change together.
fn mixed(stops: &[(f32, Color)]) -> Vec<(f32, Color)> {
    let mut out: Vec<(f32, Color)> = stops.first().copied().into_iter().collect();
    for pair in stops.windows(2) {
        let [(from, a), (to, b)] = [pair[0], pair[1]];
        if a.a != b.a && (Color { a: 0, ..a }) != (Color { a: 0, ..b }) {
            let steps = (0..=MIXED).map(|step| step as f32 / MIXED as f32);
            out.extend(steps.map(|t| (from + (to - from) * t, premultiplied_mix(a, b, t))));
        } else {
            out.push(pair[1]);
        }
    }
    out
}

/// `t` of the way between two colours that are multiplied by their opacity; a whole transparent one has the other's.
fn premultiplied_mix(a: Color, b: Color, t: f32) -> Color {
    let (weight_a, weight_b) = (f32::from(a.a) * (1.0 - t), f32::from(b.a) * t);
    let alpha = weight_a + weight_b;
    let share = match (a.a, b.a) {
        (0, _) => 1.0,
        (_, 0) => 0.0,
        _ => weight_b / alpha,
    };
    Color { a: alpha.round() as u8, ..a.mix(b, share) }
}

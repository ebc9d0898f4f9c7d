//! Path data and numbers, as short as their precision allows.

use std::fmt::Write as _;

use crate::render::glyphs::Step;
use crate::render::outline::{Outline, Segment};

/// Number of units of path data in an em.
pub(super) const EM: f64 = 1000.0;

/// A number with at most two decimals: hundredths of a pixel.
pub(super) fn number(value: f32) -> String {
    decimal(value.into(), 2)
}

/// A number with at most `places` decimals, without zeros that say nothing.
pub(super) fn decimal(value: f64, places: usize) -> String {
    let text = format!("{:.places$}", if value.is_finite() { value } else { 0.0 });
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    match text {
        "-0" | "" => "0".to_owned(),
        _ => text.replacen("0.", ".", usize::from(text.starts_with("0.") || text.starts_with("-0."))),
    }
}

/// Path data of an outline in pixels.
pub(super) fn outline(outline: &Outline) -> String {
    let mut out = format!("M{} {}", number(outline.start.x), number(outline.start.y));
    for segment in &outline.segments {
        let (letter, points) = match *segment {
            Segment::Line(p) => ('L', vec![p]),
            Segment::Cubic(a, b, p) => ('C', vec![a, b, p]),
        };
        out.push(letter);
        let numbers: Vec<String> = points.iter().flat_map(|p| [number(p.x), number(p.y)]).collect();
        out.push_str(&numbers.join(" "));
    }
    if outline.closed {
        out.push('Z');
    }
    out
}

/// Outlines of glyphs in whole units of an [`EM`], y downwards, as path data that may be put anywhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Letters {
    /// Start of the first contour.
    start: (i32, i32),
    /// Everything after that, relative to it.
    rest: String,
    /// The last point written, and the beginning of its contour.
    at: (i32, i32),
    contour: (i32, i32),
}

impl Letters {
    /// Adds the outline of a glyph whose origin is at (`dx`, `dy`).
    pub(crate) fn push(&mut self, steps: &[Step], (dx, dy): (i32, i32)) {
        let unit = |(x, y): (f64, f64)| ((x * EM).round() as i32 + dx, dy - (y * EM).round() as i32);
        for step in steps {
            match *step {
                Step::Move(p) => self.begin(unit(p)),
                Step::Line(p) => self.line(unit(p)),
                Step::Quad(a, p) => self.curve('q', &[unit(a), unit(p)]),
                Step::Cubic(a, b, p) => self.curve('c', &[unit(a), unit(b), unit(p)]),
                Step::Close => {
                    self.rest.push('z');
                    self.at = self.contour;
                }
            }
        }
    }

    /// Length of the path data, in bytes.
    pub(crate) fn len(&self) -> usize {
        self.rest.len()
    }

    /// The path data, moved by `x`.
    pub(crate) fn write(&self, x: i32, out: &mut String) {
        // Writing to a string cannot fail.
        let _ = write!(out, "M{} {}{}", x + self.start.0, self.start.1, self.rest);
    }

    fn begin(&mut self, p: (i32, i32)) {
        if self.rest.is_empty() {
            self.start = p;
        } else {
            self.command('m', &[p]);
        }
        (self.at, self.contour) = (p, p);
    }

    fn line(&mut self, p: (i32, i32)) {
        let (dx, dy) = (p.0 - self.at.0, p.1 - self.at.1);
        match (dx, dy) {
            (0, 0) => {}
            (_, 0) => self.rest.push_str(&format!("h{dx}")),
            (0, _) => self.rest.push_str(&format!("v{dy}")),
            _ => self.command('l', &[p]),
        }
        self.at = p;
    }

    fn curve(&mut self, letter: char, points: &[(i32, i32)]) {
        self.command(letter, points);
        self.at = points[points.len() - 1];
    }

    fn command(&mut self, letter: char, points: &[(i32, i32)]) {
        self.rest.push(letter);
        let numbers = points.iter().flat_map(|p| [p.0 - self.at.0, p.1 - self.at.1]);
        for (i, n) in numbers.enumerate() {
            // A minus parts numbers as well as a space.
            let gap = if i > 0 && n >= 0 { " " } else { "" };
            let _ = write!(self.rest, "{gap}{n}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let table = [
            (0.0, "0"),
            (-0.001, "0"),
            (0.5, ".5"),
            (-0.25, "-.25"),
            (10.0, "10"),
            (10.05, "10.05"),
            (1.006, "1.01"),
            (100.0, "100"),
            (f32::NAN, "0"),
            (f32::INFINITY, "0"),
        ];
        for (value, expected) in table {
            assert_eq!(number(value), expected, "{value}");
        }
        assert_eq!(decimal(0.011_500_4, 6), ".0115");
    }

    #[test]
    fn letters_are_relative_and_whole() {
        let steps = [
            Step::Move((0.1, 0.2)),
            Step::Line((0.3, 0.2)),
            Step::Line((0.3, 0.4)),
            Step::Quad((0.2, 0.5), (0.1004, 0.4)),
            Step::Close,
            Step::Move((0.0, 0.0)),
            Step::Cubic((0.0, 0.1), (0.1, 0.1), (0.1, 0.0)),
            Step::Close,
        ];
        let mut letters = Letters::default();
        letters.push(&steps, (50, -10));
        let mut out = String::new();
        letters.write(1000, &mut out);
        assert_eq!(out, "M1150 -210h200v-200q-100-100-200 0zm-100 200c0-100 100-100 100 0z");
    }
}

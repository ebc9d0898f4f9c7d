//! Boxes that cut off what does not fit into them, measured by the number of letters.

use std::rc::Rc;

use super::super::lengths::length;
use super::doubts::said;
use super::values::Values;

/// The width of the page in pixels, where that of a box is not known.
const PAGE: f32 = 1280.0;
/// Width of a narrow letter in parts of its size, and height of a line.
const LETTER: f32 = 0.42;
const LINE: f32 = 1.1;

/// The room in a box.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Room {
    /// The style that limits it, as a message names it.
    pub name: Rc<str>,
    /// Pixels from its top to where it cuts off.
    pub high: f32,
    /// Number of lines that fit.
    lines: f32,
    /// Number of letters that fit in one.
    letters: f32,
    /// True if what does not fit in a line goes on in the next one.
    wraps: bool,
}

impl Room {
    /// Room in a box that cuts off what does not fit, in letters of `em` pixels; `None` if it grows with them.
    pub(crate) fn of(values: &Values<'_>, em: f32) -> Option<Self> {
        let px = |names: &[&str]| {
            let found = names.iter().filter_map(|name| {
                let value = values.get(name).filter(|value| !value.contains(['%', 'v']))?;
                Some((length(value, em).filter(|px| *px > 0.0)?, said(name, value)))
            });
            found.min_by(|(a, _), (b, _)| a.total_cmp(b))
        };
        let clamp = ["-webkit-line-clamp", "line-clamp"].into_iter().find_map(|name| {
            let value = values.get(name)?;
            Some((value.parse::<f32>().ok().filter(|lines| *lines >= 1.0)?, said(name, value)))
        });
        let least = px(&["min-height"]).map_or(0.0, |(px, _)| px);
        let high = px(&["height", "max-height", "block-size", "max-block-size"]).filter(|(px, _)| *px >= least);
        let pixels = high.as_ref().map_or(f32::MAX, |(px, _)| *px);
        let high = high.map(|(px, name)| ((px + 2.0) / (LINE * em.max(1.0)), name));
        let wide = px(&["width", "max-width", "inline-size", "max-inline-size"]);
        let wraps = !values.get("white-space").is_some_and(|value| value.starts_with("nowrap") || value == "pre");
        let letters = wide.as_ref().map_or(PAGE, |(px, _)| *px) / (LETTER * em.max(1.0));
        match clamp.or(high) {
            Some((lines, name)) => Some(Self { name, high: pixels, lines, letters, wraps: true }),
            None if wraps => None,
            None => wide.map(|(_, name)| Self { name, high: pixels, lines: f32::MAX, letters, wraps }),
        }
    }

    /// Returns true if so many letters in so many lines do not fit.
    pub(crate) fn is_too_small(&self, letters: usize, lines: usize) -> bool {
        let rows = letters as f32 / self.letters.max(1.0);
        if self.wraps { self.lines < rows.ceil().max(lines as f32) } else { rows > lines.max(1) as f32 }
    }
}

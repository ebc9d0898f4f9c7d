//! Places of text in a drawing, and what is drawn over it later (SVG 2).

use html5ever::tokenizer::Tag;

use super::super::attributes::attribute;
use super::super::lengths::{AWAY, length};
use super::values::FAR;

/// Left, top, right and bottom.
pub(crate) type Bounds = [f32; 4];

/// The most texts of a drawing that are remembered.
const MAX_TEXTS: usize = 1_000;

/// Part of the plane that a drawing shows, in its units.
pub(crate) fn canvas(tag: &Tag, overflows: bool) -> Bounds {
    let numbers = attribute(tag, "viewbox")
        .map(|text| text.split([',', ' ']).filter_map(|word| word.trim().parse::<f32>().ok()).collect::<Vec<_>>());
    match numbers.as_deref() {
        _ if overflows => [-AWAY, -AWAY, FAR, FAR],
        Some([x, y, width, height]) => [*x, *y, x + width, y + height],
        _ => [0.0, 0.0, number(tag, "width").unwrap_or(FAR), number(tag, "height").unwrap_or(FAR)],
    }
}

/// The attribute by which single letters of a text are turned, or stand before those that they follow.
pub(crate) fn moves_letters(tag: &Tag, size: f32) -> Option<&'static str> {
    let numbers = |name: &str| -> Vec<f32> {
        let words = attribute(tag, name).unwrap_or_default().split([',', ' ']).filter(|word| !word.is_empty());
        words.take(MAX_TEXTS).filter_map(|word| length(word, 16.0)).collect()
    };
    let is_turned = numbers("rotate").iter().any(|angle| angle.abs() > 45.0);
    let is_pulled = numbers("dx").iter().any(|by| *by < -0.5 * size);
    let moved = [("rotate", is_turned), ("dx", is_pulled), ("x", !numbers("x").is_sorted())];
    moved.into_iter().find(|(_, is_moved)| *is_moved).map(|(name, _)| name)
}

/// An attribute that is a number or a length.
pub(crate) fn number(tag: &Tag, name: &str) -> Option<f32> {
    attribute(tag, name).filter(|value| !value.contains('%')).and_then(|value| length(value, 16.0))
}

/// The attribute by which a text stands out of what is shown.
pub(crate) fn outside(tag: &Tag, [left, top, right, bottom]: Bounds, size: f32) -> Option<&'static str> {
    let is_moved = ["dx", "dy"].into_iter().any(|name| attribute(tag, name).is_some());
    let (x, y) = (number(tag, "x"), number(tag, "y"));
    let is_off = |x: f32| x > right || x < left - (right - left);
    if is_moved {
        None
    } else if x.is_some_and(is_off) {
        Some("x")
    } else {
        y.is_some_and(|y| y < top || y - size > bottom).then_some("y")
    }
}

/// Returns true if a text is pressed together so far that it is not read.
pub(crate) fn is_pressed(tag: &Tag, size: f32) -> bool {
    number(tag, "textlength").is_some_and(|length| length <= 0.5 * size)
}

/// Starts of the texts of a drawing that were read so far, and sizes of their letters.
#[derive(Debug, Default)]
pub(crate) struct Texts(Vec<[f32; 3]>);

impl Texts {
    /// Adds the text of an element.
    pub(crate) fn add(&mut self, tag: &Tag, size: f32) {
        let at = number(tag, "x").or(Some(0.0)).zip(number(tag, "y").or(Some(0.0)));
        if let Some((x, y)) = at.filter(|_| self.0.len() < MAX_TEXTS) {
            self.0.push([x, y, size]);
        }
    }

    /// Returns true if a shape lies over one of them.
    pub(crate) fn are_under(&self, tag: &Tag) -> bool {
        let part = |name: &str| match attribute(tag, name) {
            Some(value) if value.contains('%') => value.trim_end_matches('%').parse().ok().map(|p: f32| p * FAR),
            _ => number(tag, name),
        };
        let zero = |name: &str| number(tag, name).unwrap_or(0.0);
        self.0.iter().any(|&[x, y, size]| match &*tag.name {
            "rect" | "image" => {
                let (left, top) = (zero("x"), zero("y"));
                let (Some(width), Some(height)) = (part("width"), part("height")) else { return false };
                let is_beside = left > x + size || left + width < x + size;
                !is_beside && (top..=top + height).contains(&(y - 0.3 * size))
            }
            "line" => {
                let (from, to) = (zero("x1").min(zero("x2")), zero("x1").max(zero("x2")));
                let through = |end: &str| (0.05..=0.85).contains(&((y - zero(end)) / size.max(1.0)));
                from <= x + size && to >= x + size && through("y1") && through("y2")
            }
            _ => false,
        })
    }

    /// Begins another drawing.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// Returns true if an element draws something.
pub(crate) fn is_shape(name: &str) -> bool {
    matches!(name, "rect" | "line" | "image" | "path" | "circle" | "ellipse" | "polygon" | "polyline" | "use")
}

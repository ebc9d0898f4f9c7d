//! Letters in drawings.

use html5ever::tokenizer::Tag;

use super::super::attributes::attribute;
use super::super::colors;
use super::super::lengths::length;
use super::doubts::said;
use super::drawing;
use super::state::Look;
use super::values::{FAINT, Values, fraction};

impl Look {
    /// Takes attributes and properties of drawings.
    pub(super) fn take_picture(&mut self, tag: &Tag, values: &Values<'_>, around: &Self) {
        let name = &*tag.name;
        if name == "svg" {
            let overflows = ["overflow", "overflow-y"].into_iter().any(|name| values.get(name) == Some("visible"));
            (self.canvas, self.is_on_drawing) = (Some(drawing::canvas(tag, overflows)), around.in_picture);
        } else if values.get("transform").is_some() {
            self.canvas = None;
        }
        // Letters of drawings are filled, and have no colour.
        self.color = if name == "svg" && !around.in_picture { Some(([0; 3], 1.0)) } else { around.color };
        if let Some(fill) = values.get("fill") {
            self.unfilled = fill == "none" || colors::parse(fill).is_some_and(|(_, alpha)| alpha < FAINT);
            self.color = if self.unfilled { self.color } else { colors::parse(fill) };
        }
        if let Some(opacity) = values.get("fill-opacity").and_then(fraction) {
            self.opacity *= opacity.clamp(0.0, 1.0);
        }
        let none = |name: &str| attribute(tag, name).is_some_and(|value| length(value, self.size) == Some(0.0));
        self.gone |= name == "svg" && (none("width") || none("height"));
        if name == "foreignobject" {
            let has = |name: &str| !none(name) && (attribute(tag, name).is_some() || values.get(name).is_some());
            self.gone |= !has("width") || !has("height");
            self.is_on_drawing = true;
        }
        if matches!(name, "text" | "tspan" | "textpath") {
            self.gone |= drawing::is_pressed(tag, self.size);
            if let Some(name) = drawing::moves_letters(tag, self.size) {
                self.doubt = Some(said(name, attribute(tag, name).unwrap_or_default()));
            }
            if let Some(side) = self.canvas.and_then(|canvas| drawing::outside(tag, canvas, self.size)) {
                self.doubt = Some(said(side, attribute(tag, side).unwrap_or_default()));
            }
        }
        // What is drawn behind the letters is not known.
        let stroke = values.get("stroke").filter(|stroke| *stroke != "none");
        self.painted = self.is_on_drawing || stroke.is_some_and(|stroke| self.stands_out(colors::parse(stroke)));
    }
}

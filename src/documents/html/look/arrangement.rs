//! Places of boxes among others: in grids, beside lines and over text.

use html5ever::tokenizer::Tag;

use super::super::css::Declaration;
use super::super::lengths::length;
use super::covers;
use super::state::Look;
use super::values::{FAINT, Values};

impl Look {
    /// Where it stands in a grid or beside a line.
    pub(super) fn take_grid(&mut self, values: &Values<'_>, around: &Self) {
        let rows = values.get("grid-template-rows").unwrap_or_default();
        self.flat = self.spreads && matches!(rows, "0" | "0fr" | "0px" | "minmax(0,0fr)" | "minmax(0, 0fr)");
        let cuts = values.get("overflow").or_else(|| values.get("overflow-y")).is_some_and(|value| value != "visible");
        let least = values.get("min-height").and_then(|value| length(value, self.size)).unwrap_or(0.0);
        self.gone |= around.flat && cuts && least < 1.0;
        let end = if around.right_to_left { "left" } else { "right" };
        self.floats_to_end = matches!(values.get("float"), Some(float) if float == end || float == "inline-end");
        self.is_dense = values.get("grid-auto-flow").is_some_and(|flow| flow.contains("dense"));
        let first = |value: &str| value.split('/').next()?.trim().parse::<i32>().ok().filter(|n| *n > 0);
        let line = |names: [&str; 2], nth: usize| {
            let own = names.into_iter().find_map(|name| first(values.get(name)?));
            own.or_else(|| first(values.get("grid-area")?.split('/').nth(nth)?))
        };
        self.cell = [line(["grid-row", "grid-row-start"], 0), line(["grid-column", "grid-column-start"], 1)];
    }

    /// What it lays over other text.
    pub(super) fn take_covers(&mut self, tag: &Tag, values: &Values<'_>, own: &[Declaration], around: &Self) {
        let displayed = values.get("display") != Some("none") && !self.invisible && self.opacity >= FAINT;
        let is_shown =
            self.ink().how.is_none() || covers::is_replaced(&tag.name) && around.ink().how.is_none() && displayed;
        if !is_shown {
            return;
        }
        self.covers = covers::cover(tag, values, self.size);
        let position = values.get("position").unwrap_or("static");
        let draws = |declaration: &Declaration| matches!(&*declaration.name, "box-shadow" | "outline");
        let is_over = !self.is_block || position != "static" || own.iter().any(draws);
        self.reaches = covers::reaches(tag, values, self.size, is_over);
    }
}

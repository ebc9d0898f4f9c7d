//! Places of boxes among others: in grids, beside lines and over text.

use html5ever::tokenizer::Tag;

use super::super::css::Declaration;
use super::super::lengths::length;
use super::super::selectors::{Declared, Part};
use super::covers;
use super::layer::{self, Layer};
use super::state::Look;
use super::values::{FAINT, Values};

impl Look {
    /// Takes its place in a grid or beside a line.
    pub(super) fn take_grid(&mut self, values: &Values<'_>, around: &Self) {
        let rows = values.get("grid-template-rows").unwrap_or_default();
        self.flat = self.spreads && matches!(rows, "0" | "0fr" | "0px" | "minmax(0,0fr)" | "minmax(0, 0fr)");
        let cuts = values.get("overflow").or_else(|| values.get("overflow-y")).is_some_and(|value| value != "visible");
        let least = values.get("min-height").and_then(|value| length(value, self.size));
        self.gone |= around.flat && (cuts && least.unwrap_or(0.0) < 1.0 || around.is_cut && least == Some(0.0));
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

    /// Gaps beside it in a line, and its height in a box that cuts off what does not fit.
    pub(super) fn take_measures(&mut self, values: &Values<'_>) {
        let px = |name: &str| {
            let value = values.get(name).filter(|value| !value.contains(['%', 'v']))?;
            length(value, self.size)
        };
        let sum = |names: &[&str]| names.iter().filter_map(|name| px(name)).sum::<f32>();
        // A shorthand names the upper side first, and the right one second.
        let side = |name: &str, nth: usize| {
            let sides: Vec<&str> = values.get(name)?.split_whitespace().collect();
            let side = sides.get(nth).or_else(|| sides.get(nth.checked_sub(2)?)).or(sides.first())?;
            length(side, self.size).filter(|_| !side.contains(['%', 'v']))
        };
        let before = sum(&["margin-left", "padding-left", "margin-inline-start", "padding-inline-start"]);
        let after = sum(&["margin-right", "padding-right", "margin-inline-end", "padding-inline-end"]);
        let beside = |nth| ["margin", "padding"].into_iter().filter_map(|name| side(name, nth)).sum::<f32>();
        let wide = 0.3 * self.size;
        self.is_spaced = [!self.is_block && before + beside(3) >= wide, !self.is_block && after + beside(1) >= wide];
        let border = values.get("border-top").or_else(|| values.get("border")).and_then(|border| {
            border.split_whitespace().find_map(|word| length(word, self.size)).filter(|_| !border.contains("none"))
        });
        let moved = values.get("position").filter(|position| *position == "relative").and_then(|_| px("top"));
        self.top = sum(&["margin-top", "padding-top", "border-top-width", "margin-block-start", "padding-block-start"])
            + ["margin", "padding", "margin-block", "padding-block"]
                .into_iter()
                .filter_map(|name| side(name, 0))
                .sum::<f32>()
            + border.unwrap_or_default()
            + moved.unwrap_or_default()
            - self.lifted(values);
        self.high = px("height").or_else(|| px("block-size")).unwrap_or_default();
        let is_in_place = values.get("position") == Some("relative") && self.top >= 0.0;
        self.is_frame = self.high > 0.0 && is_in_place && ["top", "bottom"].into_iter().all(|name| px(name).is_none());
    }

    /// Takes a place over the box before it, and among boxes on each other.
    pub(super) fn take_layer(&mut self, values: &Values<'_>, around: &Self) {
        self.own_layer = None;
        let index = values.get("z-index").filter(|index| index.parse::<i32>().is_ok());
        let is_set = |name: &str| values.get(name).is_some_and(|value| !matches!(value, "none" | "auto" | "1"));
        self.is_positioned =
            values.get("position").is_some_and(|position| position != "static") || around.spreads && index.is_some();
        self.is_stack = self.is_positioned && index.is_some()
            || ["isolation", "transform", "filter", "opacity"].into_iter().any(is_set);
        let is_low =
            |name: &str| values.get(name).and_then(|value| length(value, self.size)).is_some_and(|px| px < 32.0);
        self.is_low = ["height", "max-height", "block-size"].into_iter().any(is_low);
        self.has_padding = values.iter().any(|(name, value)| name.starts_with("padding") && value != "0");
        let Some(layer) = self.layer.as_mut().filter(|_| self.is_positioned) else { return };
        if layer::level(values) < layer.level {
            // What is in it stays under the layer, too.
            layer.level = i32::MAX;
        } else if layer::stays_over(values, self.size) {
            self.back = layer.back;
            self.layer = None;
        }
    }

    /// Sets the layer that the element is for what comes after it.
    pub(super) fn take_own_layer(&mut self, tag: &Tag, values: &Values<'_>, around: &Self) {
        // What stands in a film is for those that cannot show it.
        let is_gone = if covers::is_replaced(&tag.name) { around.gone || self.is_removed } else { self.gone };
        let is_seen = !is_gone && !self.invisible && self.opacity >= FAINT;
        if is_seen && layer::fills(Some(tag), values, self.size) {
            let below = around.layer.as_ref().map_or(around.back, |layer| layer.back);
            let back = self.back.filter(|_| !covers::is_replaced(&tag.name));
            self.own_layer = Layer::new(values, back, below);
        }
    }

    /// Takes the layers that sheets put before and after the content of the element; false if there is none before.
    pub(super) fn take_layers_within(&mut self, sheets: &[Declared<'_>]) -> bool {
        if !self.is_positioned || self.is_low || sheets.is_empty() {
            return false;
        }
        let [before, after] = [Part::Before, Part::After].map(|part| self.layer_within(sheets, part));
        let has_before = before.is_some();
        // What comes later is painted over all that does not stand higher.
        let after = after.map(|layer| Layer { level: layer.level.saturating_add(1), ..layer });
        self.layer = match (before, after) {
            (Some(before), Some(after)) => Some(before.with(after)),
            (before, after) => before.or(after).or(self.layer.take()),
        };
        has_before
    }

    /// The layer that sheets put into the element. One that goes behind its text is taken at once.
    fn layer_within(&mut self, sheets: &[Declared<'_>], part: Part) -> Option<Layer> {
        let found = sheets.iter().filter(|declared| declared.part == part && !declared.doubtful);
        let values = Values::of(found.map(|declared| declared.declaration));
        if !values.is_generated() || !layer::fills(None, &values, self.size) {
            return None;
        }
        let mut inner = self.clone();
        inner.take_back(&values);
        let layer = Layer::new(&values, inner.back, self.back)?;
        if layer.level < 0 {
            self.back = if self.is_stack { layer.back } else { self.back };
            return None;
        }
        Some(layer)
    }

    /// Takes note of boxes and lines that it lays over text.
    pub(super) fn take_covers(&mut self, tag: &Tag, values: &Values<'_>, own: &[Declaration], around: &Self) {
        // Letters of a box need not be seen for it to lie over others.
        let has_box = |look: &Self| !look.gone && !look.invisible && look.opacity > 0.5;
        let is_seen = has_box(self) || covers::is_replaced(&tag.name) && has_box(around) && !self.is_removed;
        if !is_seen || self.invisible || self.opacity <= 0.5 {
            return;
        }
        if let Some(over) = covers::over_itself(values, self.size) {
            self.doubt = Some(over);
        }
        self.covers = covers::cover(tag, values, self.size);
        let position = values.get("position").unwrap_or("static");
        let draws = |declaration: &Declaration| matches!(&*declaration.name, "box-shadow" | "outline");
        let is_over = !self.is_block || position != "static" || own.iter().any(draws);
        self.reaches = covers::reaches(tag, values, self.size, is_over);
    }
}

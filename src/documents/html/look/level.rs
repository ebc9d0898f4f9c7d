//! Letters above and below the line.

use html5ever::tokenizer::Tag;

use super::super::lengths::length;
use super::state::Look;
use super::values::{Values, functions_of};

impl Look {
    /// Takes from an element whether its letters stand above or below the line.
    pub(super) fn take_level(&mut self, tag: &Tag, values: &Values<'_>, around: &Self) {
        if self.is_block || matches!(&*tag.name, "td" | "th") {
            self.level = 0;
            return;
        }
        match &*tag.name {
            "sup" => self.level = 1,
            "sub" => self.level = -1,
            _ => {}
        }
        let small = self.size < 0.9 * around.size;
        let by =
            |name: &str, sign: f32| values.get(name).and_then(|value| length(value, self.size)).map(|px| px * sign);
        let raised = match values.get("vertical-align") {
            Some("super") => self.size,
            Some("sub") => -self.size,
            Some("top" | "text-top") if small => self.size,
            Some("bottom" | "text-bottom") if small => -self.size,
            Some(_) => by("vertical-align", 1.0).unwrap_or_default(),
            None => 0.0,
        };
        let moved = match values.get("position") {
            Some("relative") => by("top", -1.0).or_else(|| by("bottom", 1.0)).unwrap_or_default(),
            _ => self.lifted(values),
        };
        // Letters of full size that are moved further stand in another line.
        let moved = if small || moved.abs() <= 0.8 * self.size { moved } else { 0.0 };
        let raised = if raised == 0.0 { moved } else { raised };
        // `font-variant: super`, `font-feature-settings: "sups"`.
        let has = |word: &str| {
            let named = ["font-variant", "font-feature-settings"].into_iter().filter_map(|name| values.get(name));
            named.into_iter().any(|value| value.trim_start_matches(['"', '\'']).starts_with(word))
        };
        match values.get("font-variant-position") {
            Some("super") => self.level = 1,
            Some("sub") => self.level = -1,
            _ if has("sup") => self.level = 1,
            _ if has("sub") => self.level = -1,
            _ if raised > 0.2 * self.size => self.level = 1,
            _ if raised < -0.2 * self.size => self.level = -1,
            _ => {}
        }
    }

    /// Pixels by which a transformation or a margin moves it above its line.
    pub(super) fn lifted(&self, values: &Values<'_>) -> f32 {
        let px = |word: &str| match word.strip_suffix('%') {
            Some(percent) => percent.parse::<f32>().ok().map(|percent| percent / 100.0 * 1.2 * self.size),
            None => length(word, self.size),
        };
        let down = |(name, args): (&str, &str)| {
            let mut words = args.split([',', ' ']).filter(|word| !word.is_empty());
            match name {
                "translatey" => px(words.next()?),
                "translate" => px(words.nth(1)?),
                _ => None,
            }
        };
        let functions = ["transform", "-webkit-transform"].into_iter().filter_map(|name| values.get(name));
        let moved = functions.flat_map(functions_of).find_map(down);
        let moved = moved.or_else(|| down(("translate", values.get("translate")?)));
        let is_box = values.get("display").is_some_and(|display| display.starts_with("inline-"));
        let margin = || values.get("margin-top").filter(|_| is_box && values.get("vertical-align").is_some());
        -moved.or_else(|| margin().and_then(px).filter(|px| *px < 0.0)).unwrap_or_default()
    }
}

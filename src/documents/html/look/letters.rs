//! Size, spacing, fonts and lines of letters.

use super::super::lengths::length;
use super::super::lists::Marker;
use super::doubts::{self, said};
use super::state::Look;
use super::values::{FAR, Values};

impl Look {
    pub(super) fn take_letters(&mut self, values: &Values<'_>, around: &Self) {
        match values.get("visibility") {
            Some("hidden" | "collapse") => self.invisible = true,
            Some("visible" | "initial") => self.invisible = false,
            _ => {}
        }
        let size = values.get("font-size").or_else(|| values.get("font").and_then(size_in_font));
        if let Some(size) = size.and_then(|size| font_size(size, around.size)) {
            self.size = size;
        }
        if values.get("font-size-adjust").is_some_and(|adjust| adjust.ends_with('0') && adjust.parse() == Ok(0.0_f32)) {
            self.size = 0.0;
        }
        match values.get("text-transform") {
            Some("uppercase") => self.capitals = Some(true),
            Some("lowercase") => self.capitals = Some(false),
            Some("inherit" | "unset") | None => {}
            Some(_) => self.capitals = None,
        }
        let flows = !matches!(values.get("display"), Some(d) if d.starts_with("inline-"))
            && !matches!(values.get("position"), Some("absolute" | "fixed"))
            && values.get("float").is_none_or(|float| float == "none");
        // A line through text runs through what stands in it, but not through boxes of its own (CSS Text Decoration §2).
        self.struck &= flows || self.struck && !around.struck;
        if let Some(offset) = values.get("text-underline-offset") {
            self.underline = length(offset, self.size).unwrap_or(0.0);
        }
        // A line under letters that is moved up runs through them.
        let is_through = (0.15..=0.9).contains(&(-self.underline / self.size.max(1.0)));
        for name in ["text-decoration", "text-decoration-line"] {
            if let Some(line) = values.get(name) {
                let has_line =
                    line.split_whitespace().any(|word| word == "line-through" || word == "underline" && is_through);
                self.struck = has_line || around.struck && flows;
            }
        }
        if let Some(indent) = values.get("text-indent") {
            let whole = indent.strip_suffix('%').and_then(|percent| percent.parse::<f32>().ok());
            // A whole line further in is beyond the end of the line.
            let out = whole.is_some_and(|percent| percent.abs() >= 100.0);
            let px = length(indent, self.size).unwrap_or(0.0);
            self.indent = if out || px >= FAR { -FAR } else { px };
        }
        self.gone |= values.get("-webkit-text-security").is_some_and(|security| security != "none");
        self.take_spaces(values);
        for name in ["font", "font-family"] {
            if let Some(families) = values.get(name).filter(|families| *families != "inherit") {
                self.signs = doubts::is_sign_font(families).then(|| said(name, families));
            }
        }
        for name in ["list-style", "list-style-type"] {
            if let Some(marker) = values.get(name).and_then(Marker::of_style) {
                self.marker = marker;
            }
        }
    }

    /// Letters that are brought so near that they stand on each other, or words that are.
    fn take_spaces(&mut self, values: &Values<'_>) {
        for (nth, name) in ["letter-spacing", "word-spacing"].into_iter().enumerate() {
            let Some(value) = values.get(name).filter(|value| *value != "inherit") else { continue };
            let space = length(value, self.size).unwrap_or(0.0);
            self.tight[nth] = (space <= -0.2 * self.size).then(|| said(name, value));
            if nth == 0 {
                self.crushed = space <= -0.5 * self.size;
            }
        }
    }
}

fn font_size(text: &str, around: f32) -> Option<f32> {
    match text {
        "xx-small" | "x-small" | "small" | "medium" | "large" | "x-large" | "xx-large" | "initial" => Some(16.0),
        "smaller" => Some(around / 1.2),
        "larger" => Some(around * 1.2),
        _ => match text.strip_suffix('%') {
            Some(percent) => percent.trim().parse::<f32>().ok().map(|percent| percent / 100.0 * around),
            None => length(text, around),
        },
    }
}

/// The size in the shorthand of a font: the part that is a length, before a `/`.
fn size_in_font(font: &str) -> Option<&str> {
    let words = font.split_whitespace().map(|word| word.split('/').next().unwrap_or(word));
    let is_size = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_digit() || c == '.')
            && !matches!(word.parse::<f32>(), Ok(weight) if weight >= 1.0)
    };
    words.into_iter().find(is_size)
}

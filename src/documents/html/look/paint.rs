//! Colours of letters and of what lies behind them.

use super::super::colors;
use super::super::css;
use super::super::lengths::length;
use super::covers;
use super::doubts::said;
use super::state::Look;
use super::values::{FAINT, Values, fraction, functions_of};
use crate::documents::colors::Rgb;

impl Look {
    pub(super) fn take_colors(&mut self, values: &Values<'_>, around: &Self) {
        let fill = values.get("-webkit-text-fill-color");
        match fill {
            Some("currentcolor" | "initial") => self.filled = false,
            Some("inherit" | "unset") | None => {}
            Some(_) => self.filled = true,
        }
        let fill = fill.filter(|fill| !matches!(*fill, "currentcolor" | "initial" | "inherit" | "unset"));
        let color = fill.or_else(|| values.get("color").filter(|_| !self.filled));
        match color {
            Some("inherit" | "unset" | "currentcolor") => self.color = around.color,
            Some("initial") => self.color = Some(([0; 3], 1.0)),
            Some(color) => self.color = colors::parse(color),
            None => {}
        }
        self.take_back(values);
        let is_white = self.color.is_some_and(|(color, _)| colors::are_alike(color, [255; 3]));
        if let Some(color) = values.get("color") {
            self.pale = (is_white && self.back.is_none()).then(|| said("color", color));
        }
        if let Some(shadow) = values.get("text-shadow") {
            self.painted = !matches!(shadow, "none" | "0" | "initial") && self.is_shadow_seen(shadow);
        }
        let clip = values.get("background-clip").or_else(|| values.get("-webkit-background-clip"));
        if clip == Some("text") {
            self.take_clipped(around);
        }
        if let Some(stroke) = values.get("-webkit-text-stroke") {
            self.take_stroke(stroke);
        }
        if let Some(opacity) = values.get("opacity").and_then(fraction) {
            self.opacity *= opacity.clamp(0.0, 1.0);
        }
    }

    /// Letters that show what lies behind them in their shape.
    fn take_clipped(&mut self, around: &Self) {
        let paint = std::mem::replace(&mut self.back, around.back);
        match paint.filter(|_| self.color.is_some_and(|(_, alpha)| alpha < FAINT)) {
            Some(paint) => self.color = Some((paint, 1.0)),
            None => self.painted = true,
        }
    }

    /// Letters with a line around them, which may be so wide that nothing else is left of them.
    fn take_stroke(&mut self, stroke: &str) {
        let words = css::split(stroke, ' ');
        let width = words.iter().find_map(|word| length(word, self.size)).unwrap_or(1.0);
        let color = words.iter().find_map(|word| colors::parse(word)).or(self.color);
        if width >= 0.1 * self.size {
            (self.color, self.painted) = (color, false);
        } else {
            self.painted = !matches!(stroke, "none" | "0" | "initial") && self.stands_out(color);
        }
    }

    /// Returns true if what is painted in a colour is not as what lies behind it, as far as that is known.
    pub(super) fn stands_out(&self, color: Option<(Rgb, f32)>) -> bool {
        let Some((color, alpha)) = color else { return true };
        alpha >= FAINT && self.back.is_none_or(|back| !colors::are_alike(colors::over(color, alpha, back), back))
    }

    /// Returns true if a shadow has the shape of letters and stands out.
    fn is_shadow_seen(&self, shadow: &str) -> bool {
        css::split(shadow, ',').into_iter().any(|shadow| {
            let words = css::split(shadow.trim(), ' ');
            let color = words.iter().find_map(|word| colors::parse(word)).or(self.color);
            let blur = words.iter().filter_map(|word| length(word, self.size)).nth(2).unwrap_or_default();
            blur <= 0.8 * self.size && self.stands_out(color)
        })
    }

    pub(super) fn take_back(&mut self, values: &Values<'_>) {
        for name in ["background", "background-color", "background-image"] {
            let Some(value) = values.get(name) else { continue };
            if let Some(color) = even_gradient(value) {
                self.back = Some(color);
                continue;
            }
            if value.contains("url(") || value.contains("gradient(") || value.contains("var(") {
                self.back = None;
                continue;
            }
            let words = css::split(value, ' ');
            let found = words
                .into_iter()
                .find_map(|word| if word == "currentcolor" { self.color } else { colors::parse(word) });
            self.back = match found {
                Some((_, alpha)) if alpha < FAINT => self.back,
                Some((color, alpha)) if alpha > 0.99 => Some(color),
                Some((color, alpha)) => self.back.map(|below| colors::over(color, alpha, below)),
                None => self.back,
            };
        }
        self.back = covers::inner_shadow(values, self.size).or(self.back);
    }
}

/// The colour of a gradient between colours that look the same.
fn even_gradient(value: &str) -> Option<Rgb> {
    let (_, args) = functions_of(value).find(|(name, _)| name.ends_with("gradient"))?;
    let parts = css::split(args, ',');
    let mut found = parts.iter().filter_map(|part| css::split(part.trim(), ' ').into_iter().find_map(colors::parse));
    let (first, alpha) = found.next()?;
    (alpha > 0.99 && found.all(|(color, alpha)| alpha > 0.99 && colors::are_alike(color, first))).then_some(first)
}

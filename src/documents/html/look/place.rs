//! Boxes that are moved away, cut off or shrunk to nothing.

use std::rc::Rc;

use super::super::colors;
use super::super::css;
use super::super::lengths::{AWAY, length};
use super::doubts::said;
use super::room::Room;
use super::state::Look;
use super::values::{FAINT, FAR, Values, area, degrees, fraction, functions_of, numbers};

/// Properties that move a box that is placed.
const SIDES: [&str; 11] = [
    "inset",
    "left",
    "right",
    "top",
    "bottom",
    "inset-inline-start",
    "inset-inline-end",
    "inset-block-start",
    "inset-block-end",
    "inset-block",
    "inset-inline",
];

/// Properties that move the content of any box.
const MARGINS: [&str; 18] = [
    "margin",
    "margin-left",
    "margin-right",
    "margin-top",
    "margin-inline",
    "margin-inline-start",
    "margin-inline-end",
    "margin-block",
    "margin-block-start",
    "padding",
    "padding-top",
    "padding-left",
    "padding-right",
    "padding-inline",
    "padding-inline-start",
    "padding-inline-end",
    "padding-block",
    "padding-block-start",
];

impl Look {
    pub(super) fn take_place(&mut self, values: &Values<'_>) {
        let position = values.get("position").unwrap_or("static");
        let placed = matches!(position, "absolute" | "fixed");
        self.gone |= self.is_moved_away(values, position) || self.is_emptied(values, placed);
        self.take_overflow(values, placed);
    }

    /// Returns true if an element is put where nobody sees it.
    fn is_moved_away(&self, values: &Values<'_>, position: &str) -> bool {
        let is_off = |word: &str| length(word, self.size).is_some_and(|px| px <= -AWAY || px >= FAR);
        let moved = |name: &str| values.get(name).is_some_and(|value| value.split_whitespace().any(is_off));
        // Columns are laid out with margins in percent.
        let pushed = |name: &str| moved(name) && values.get(name).is_some_and(|value| !value.contains('%'));
        let number = |value: &str, unit: &str| value.strip_suffix(unit).and_then(|number| number.parse::<f32>().ok());
        // To the left of the window, or above it.
        let beyond = |value: &str| ["vh", "vw"].into_iter().any(|unit| number(value, unit).is_some_and(|n| n >= 150.0));
        // Nobody scrolls to what stands beside the window.
        let beside = |name: &str| {
            let part = |word: &str| ["%", "vw", "vh"].into_iter().find_map(|unit| number(word, unit));
            values.get(name).is_some_and(|value| value.split_whitespace().filter_map(part).any(|part| part >= 100.0))
        };
        let moves_back = ["transform", "translate", "margin", "margin-left", "margin-top", "margin-right"];
        let pulled = |value: &str| value.split_whitespace().any(|word| number(word, "%").is_some_and(|n| n <= -150.0));
        let away = matches!(position, "absolute" | "fixed" | "relative");
        away && SIDES.into_iter().any(moved)
            || MARGINS.into_iter().any(pushed)
            || away && ["bottom", "right"].into_iter().any(|name| values.get(name).is_some_and(beyond))
            || position == "fixed"
                && ["left", "right", "top", "bottom", "inset"].into_iter().any(beside)
                && !moves_back.into_iter().any(|name| values.get(name).is_some())
            || MARGINS.into_iter().any(|name| values.get(name).is_some_and(pulled))
    }

    /// Takes what an element cuts off of its content.
    fn take_overflow(&mut self, values: &Values<'_>, placed: bool) {
        let display = values.get("display");
        let is_box = placed
            || display.map_or(self.is_block, |display| display != "inline")
            || values.get("float").is_some_and(|float| float != "none");
        self.apart = placed || values.get("float").is_some_and(|float| float != "none");
        let contain =
            |word: &str| values.get("contain").is_some_and(|value| value.split_whitespace().any(|w| w == word));
        let overflows: Vec<&str> = values.words(&["overflow", "overflow-x", "overflow-y"]).collect();
        let cuts_for_good = overflows.iter().any(|word| matches!(*word, "hidden" | "clip"))
            && !overflows.iter().any(|word| matches!(*word, "scroll" | "auto"));
        let cuts = overflows.iter().any(|word| matches!(*word, "hidden" | "clip" | "scroll" | "auto"))
            || ["paint", "content", "strict"].into_iter().any(contain);
        self.is_cut |= is_box && cuts_for_good;
        // A box that does not look at what it contains has no height of its own.
        let empty = (contain("size") || contain("strict")) && values.get("height").is_none();
        self.gone |= is_box && cuts && (empty || self.has_no_room(values));
        self.room = if is_box && cuts_for_good { Room::of(values, self.size) } else { None };
    }

    /// Returns true if clips, masks or transforms leave nothing of an element.
    fn is_emptied(&self, values: &Values<'_>, placed: bool) -> bool {
        let masks = ["mask", "mask-image", "-webkit-mask", "-webkit-mask-image"];
        let functions = ["transform", "-webkit-transform", "filter", "-webkit-filter"]
            .into_iter()
            .filter_map(|name| values.get(name));
        placed && values.get("clip").is_some_and(is_empty_clip)
            || values.get("clip-path").is_some_and(is_empty_path)
            || values.get("content-visibility") == Some("hidden")
            || values.get("zoom").and_then(fraction).is_some_and(|zoom| zoom > 0.0 && zoom < 0.1)
            || masks.into_iter().filter_map(|name| values.get(name)).any(is_clear_mask)
            || functions
                .into_iter()
                .any(|value| functions_of(value).any(|(name, args)| vanishes(name, args, self.size)))
            || ["scale", "translate", "rotate"]
                .into_iter()
                .any(|name| values.get(name).is_some_and(|args| vanishes(name, args, self.size)))
    }

    /// A style that moves an element out of the box around it, which cuts off what does not fit.
    pub(super) fn moved_out(&self, values: &Values<'_>) -> Option<Rc<str>> {
        if !self.is_cut {
            return None;
        }
        let percent = |word: &str| word.strip_suffix('%').and_then(|percent| percent.parse::<f32>().ok());
        let is_whole = |word: &str| percent(word).is_some_and(|percent| percent.abs() >= 100.0);
        let below = |name: &str, value: &str| {
            let lines =
                length(value, self.size).filter(|_| !value.contains(['%', 'v'])).unwrap_or_default() / self.size;
            name == "bottom" && lines <= -1.5
        };
        let sides = ["left", "right", "top", "bottom"];
        let is_placed = matches!(values.get("position"), Some("absolute" | "relative"));
        let is_out = |name: &&str| {
            let value = values.get(name).unwrap_or_default();
            match *name {
                "translate" => value.split(' ').any(is_whole),
                "transform" => functions_of(value)
                    .any(|(function, args)| function.starts_with("translate") && args.split([',', ' ']).any(is_whole)),
                name => is_placed && (is_whole(value) || below(name, value)),
            }
        };
        let name = sides.into_iter().chain(["translate", "transform"]).find(is_out)?;
        values.get(name).map(|value| said(name, value))
    }

    /// Returns true if a box that cuts off what does not fit is too small for letters.
    fn has_no_room(&self, values: &Values<'_>) -> bool {
        let px = |name: &str| values.get(name).and_then(|value| length(value, self.size));
        let padding = values.get("padding").map(|padding| {
            let sides: Vec<&str> = padding.split_whitespace().collect();
            sides.iter().step_by(2).filter_map(|side| length(side, self.size)).fold(0.0, f32::max)
        });
        let mut high = ["padding-top", "padding-bottom", "min-height"].into_iter().filter_map(px).chain(padding);
        // What is padded shows as much of its content as it is padded.
        let is_padded = high.any(|px| px > 2.0);
        let small = |name: &str| {
            let relative = values.get(name).is_some_and(|value| value.ends_with('%') || value.contains('v'));
            px(name).is_some_and(|px| px <= if relative { 1.0 } else { 0.5 * self.size.min(16.0) })
        };
        ["width", "max-width", "inline-size", "max-inline-size"]
            .into_iter()
            .any(|name| px(name).is_some_and(|px| px <= 1.0))
            || px("line-height") == Some(0.0)
            || !is_padded && ["height", "max-height", "block-size", "max-block-size"].into_iter().any(small)
    }
}

/// Returns true if a mask lets nothing through.
fn is_clear_mask(mask: &str) -> bool {
    functions_of(mask).any(|(name, args)| {
        let alpha = |part: &&str| css::split(part.trim(), ' ').into_iter().find_map(colors::parse);
        let parts = css::split(args, ',');
        let mut colors = parts.iter().filter_map(alpha).map(|(_, alpha)| alpha).peekable();
        name.ends_with("gradient") && colors.peek().is_some() && colors.all(|alpha| alpha < FAINT)
    })
}

/// Returns true for `rect(top, right, bottom, left)` with no room in it.
fn is_empty_clip(clip: &str) -> bool {
    let Some(sides) = clip.strip_prefix("rect(").and_then(|rest| rest.strip_suffix(')')) else { return false };
    let sides: Vec<Option<f32>> =
        sides.split([',', ' ']).filter(|side| !side.is_empty()).map(|side| length(side, 16.0)).collect();
    let [top, right, bottom, left] = sides[..] else { return false };
    let narrow = |from: Option<f32>, to: Option<f32>| matches!((from, to), (Some(from), Some(to)) if to - from <= 1.0);
    narrow(top, bottom) || narrow(left, right)
}

/// Returns true for a path of `clip-path` that leaves nothing.
fn is_empty_path(path: &str) -> bool {
    functions_of(path).any(|(name, args)| match (name, &numbers(args)[..]) {
        // What two opposite sides take away leaves nothing of the whole.
        ("inset", [all]) => 2.0 * all >= AWAY,
        ("inset", [vertical, horizontal]) => 2.0 * vertical.max(*horizontal) >= AWAY,
        ("inset", [top, horizontal, bottom]) => (top + bottom).max(2.0 * horizontal) >= AWAY,
        ("inset", [top, right, bottom, left, ..]) => (top + bottom).max(left + right) >= AWAY,
        ("circle" | "ellipse", [radius, ..]) => *radius <= 0.0,
        ("polygon", points) => points.len() >= 2 && area(points) < 1.0,
        _ => false,
    })
}

/// Returns true if a function of `transform` or `filter`, or a property of the same name, leaves nothing on the page.
fn vanishes(name: &str, args: &str, em: f32) -> bool {
    let words: Vec<&str> = args.split([',', ' ']).filter(|word| !word.is_empty()).collect();
    let number = |nth: usize| words.get(nth).and_then(|word| fraction(word));
    let is_upright = |angle: &str| degrees(angle).is_some_and(|degrees| (degrees.rem_euclid(180.0) - 90.0).abs() < 0.5);
    match name {
        "scale" | "scalex" | "scaley" | "scale3d" => (0..2).filter_map(number).any(|scale| scale.abs() < 0.02),
        "matrix" => {
            let is_off = |nth: usize| number(nth).is_some_and(|px| px <= -AWAY || px >= FAR);
            is_off(4)
                || is_off(5)
                || match (0..4).filter_map(number).collect::<Vec<_>>()[..] {
                    [a, b, c, d] => (a * d - b * c).abs() < 1e-3,
                    _ => false,
                }
        }
        "rotatex" | "rotatey" => words.first().is_some_and(|angle| is_upright(angle)),
        "rotate" => matches!(words[..], ["x" | "y", angle] if is_upright(angle)),
        "translate" | "translatex" | "translatey" | "translate3d" => {
            let whole = |word: &str| word.strip_suffix('%').and_then(|percent| percent.parse::<f32>().ok());
            // A menu is moved by all of its width to be out of the way, and a box by half of it to be in the middle.
            let out = |word: &str| match whole(word) {
                Some(percent) => percent.abs() >= 300.0,
                None => length(word, em).is_some_and(|px| px <= -AWAY || px >= FAR),
            };
            words.iter().any(|word| out(word))
        }
        // Far away from the eye, or behind it.
        "translatez" => words.first().and_then(|word| length(word, em)).is_some_and(|px| px.abs() >= AWAY),
        "opacity" => number(0).is_some_and(|opacity| opacity < FAINT),
        "blur" => words.first().and_then(|word| length(word, em)).is_some_and(|px| px >= 10.0),
        _ => false,
    }
}

//! How the text of an element looks, as far as it decides whether a reader sees it: what the element and those around
//! it declare.
//!
//! Nothing is laid out. What is moved, cut or shrunk counts as hidden where the numbers leave no doubt; a colour counts
//! as that of what lies behind it only where both are known. What scripts, other files and clicks change is not
//! followed: a `details` that is closed shows what it has at a click, and is seen.

use html5ever::tokenizer::Tag;

use super::colors::{self, Rgb};
use super::css::Declaration;
use super::elements;
use super::selectors::attribute;
use crate::documents::layers::Ink;
use crate::model::Concealment;

/// Letters of at most so many pixels are not read.
const TINY: f32 = 2.0;
/// What is less opaque is not seen.
const FAINT: f32 = 0.06;
/// What is moved so many pixels to the left or up is off the page.
const AWAY: f32 = 500.0;
/// To the right or down, where one might scroll to.
const FAR: f32 = 5000.0;

/// The properties that are looked at.
const PROPERTIES: &[&str] = &[
    "display",
    "visibility",
    "content-visibility",
    "opacity",
    "font",
    "font-size",
    "color",
    "background",
    "background-color",
    "background-image",
    "background-clip",
    "-webkit-background-clip",
    "-webkit-text-fill-color",
    "-webkit-text-stroke",
    "-webkit-text-security",
    "text-shadow",
    "text-decoration",
    "text-decoration-line",
    "text-indent",
    "position",
    "inset",
    "left",
    "right",
    "top",
    "bottom",
    "inset-inline-start",
    "inset-inline-end",
    "margin",
    "margin-left",
    "margin-right",
    "margin-top",
    "clip",
    "clip-path",
    "width",
    "height",
    "max-width",
    "max-height",
    "inline-size",
    "block-size",
    "overflow",
    "overflow-x",
    "overflow-y",
    "transform",
    "scale",
    "translate",
    "rotate",
    "filter",
    "float",
    "line-height",
];

/// Whether a declaration may decide whether text is seen.
pub fn matters(declaration: &Declaration) -> bool {
    PROPERTIES.contains(&&*declaration.name)
}

/// What the text of an element looks like.
#[derive(Clone, Debug)]
pub struct Look {
    gone: bool,
    invisible: bool,
    /// Deleted, whatever it looks like.
    deleted: bool,
    struck: bool,
    inserted: bool,
    opacity: f32,
    size: f32,
    color: Option<(Rgb, f32)>,
    /// What lies behind it, where that is known.
    back: Option<Rgb>,
    /// Whether letters are painted by something else than their colour.
    painted: bool,
    indent: f32,
}

impl Look {
    /// Of a page; `plain` if nothing outside of it may say what its colours are.
    pub fn of_page(plain: bool) -> Self {
        Self {
            gone: false,
            invisible: false,
            deleted: false,
            struck: false,
            inserted: false,
            opacity: 1.0,
            size: 16.0,
            color: plain.then_some(([0; 3], 1.0)),
            back: plain.then_some([255; 3]),
            painted: false,
            indent: 0.0,
        }
    }

    /// How the text of the element is shown.
    pub fn ink(&self) -> Ink {
        Ink { how: self.concealment(), inserted: self.inserted }
    }

    fn concealment(&self) -> Option<Concealment> {
        let alpha = self.color.map_or(1.0, |(_, alpha)| alpha);
        let transparent = !self.painted && alpha * self.opacity < FAINT;
        if self.gone
            || self.invisible
            || transparent
            || self.opacity < FAINT
            || self.size <= TINY
            || self.indent <= -AWAY
        {
            return Some(Concealment::Hidden);
        }
        if let (Some((color, alpha)), Some(back), false) = (self.color, self.back, self.painted)
            && colors::are_alike(colors::over(color, alpha * self.opacity, back), back)
        {
            return Some(Concealment::Covered);
        }
        (self.deleted || self.struck).then_some(Concealment::Struck)
    }

    /// Of an element in it, by what the sheets declare for the element (the weakest first) and the element itself.
    pub fn of(&self, tag: &Tag, sheets: &[&Declaration], own: &[Declaration]) -> Self {
        let mut look = self.clone();
        let mut values = Values::default();
        for important in [false, true] {
            let all = sheets.iter().copied().chain(own).filter(|declaration| declaration.important == important);
            all.for_each(|declaration| values.set(declaration));
        }
        look.take_element(tag, values.get("display"));
        look.take_colors(&values, self);
        look.take_letters(&values, self);
        look.take_place(&values, elements::is_block(&tag.name));
        look
    }

    /// What the element is without any sheet (WHATWG HTML §15.3).
    fn take_element(&mut self, tag: &Tag, display: Option<&str>) {
        let name = &*tag.name;
        self.gone |= elements::is_never_shown(name);
        self.gone |= match display {
            Some(display) => display.split_whitespace().next() == Some("none"),
            None => {
                let popover = attribute(tag, "popover").is_some();
                let dialog = name == "dialog" && attribute(tag, "open").is_none();
                attribute(tag, "hidden").is_some() || popover || dialog || name == "rp"
            }
        };
        self.deleted |= name == "del";
        self.inserted |= name == "ins";
        self.struck |= matches!(name, "s" | "strike");
        match name {
            "mark" => (self.back, self.color) = (Some([255, 255, 0]), Some(([0; 3], 1.0))),
            "a" if attribute(tag, "href").is_some() && self.color.is_some() => self.color = Some(([0, 0, 238], 1.0)),
            _ => {}
        }
        let color = |name| attribute(tag, name).and_then(colors::parse_attribute);
        let letters = match name {
            "font" => color("color"),
            "body" => color("text"),
            _ => None,
        };
        self.color = letters.map(|color| (color, 1.0)).or(self.color);
        self.back = color("bgcolor").or(self.back);
        if attribute(tag, "background").is_some() {
            self.back = None;
        }
    }

    fn take_colors(&mut self, values: &Values<'_>, around: &Self) {
        let color = values.get("-webkit-text-fill-color").or_else(|| values.get("color"));
        match color {
            Some("inherit" | "unset" | "currentcolor") => self.color = around.color,
            Some("initial") => self.color = Some(([0; 3], 1.0)),
            Some(color) => self.color = colors::parse(color),
            None => {}
        }
        if let Some(shadow) = values.get("text-shadow").or_else(|| values.get("-webkit-text-stroke")) {
            self.painted = !matches!(shadow, "none" | "0" | "initial");
        }
        let clip = values.get("background-clip").or_else(|| values.get("-webkit-background-clip"));
        self.painted |= clip == Some("text");
        self.take_back(values);
        if let Some(opacity) = values.get("opacity").and_then(fraction) {
            self.opacity *= opacity.clamp(0.0, 1.0);
        }
    }

    fn take_back(&mut self, values: &Values<'_>) {
        for name in ["background", "background-color", "background-image"] {
            let Some(value) = values.get(name) else { continue };
            if value.contains("url(") || value.contains("gradient(") || value.contains("var(") {
                self.back = None;
                continue;
            }
            let words = super::css::split(value, ' ');
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
    }

    fn take_letters(&mut self, values: &Values<'_>, around: &Self) {
        match values.get("visibility") {
            Some("hidden" | "collapse") => self.invisible = true,
            Some("visible" | "initial") => self.invisible = false,
            _ => {}
        }
        let size = values.get("font-size").or_else(|| values.get("font").and_then(size_in_font));
        if let Some(size) = size.and_then(|size| font_size(size, around.size)) {
            self.size = size;
        }
        let flows = !matches!(values.get("display"), Some(d) if d.starts_with("inline-"))
            && !matches!(values.get("position"), Some("absolute" | "fixed"))
            && values.get("float").is_none_or(|float| float == "none");
        // A line through text runs through what stands in it, but not through boxes of its own (CSS Text Decoration §2).
        self.struck &= flows || self.struck && !around.struck;
        for name in ["text-decoration", "text-decoration-line"] {
            if let Some(line) = values.get(name) {
                let has_line = line.split_whitespace().any(|word| word == "line-through");
                self.struck = has_line || around.struck && flows;
            }
        }
        if let Some(indent) = values.get("text-indent") {
            let whole = indent.strip_suffix('%').and_then(|percent| percent.parse::<f32>().ok());
            // A whole line further in is beyond the end of the line.
            let out = whole.is_some_and(|percent| percent.abs() >= 100.0);
            self.indent = if out { -FAR } else { length(indent, self.size).unwrap_or(0.0) };
        }
        self.gone |= values.get("-webkit-text-security").is_some_and(|security| security != "none");
    }

    fn take_place(&mut self, values: &Values<'_>, is_block: bool) {
        let px = |name: &str| values.get(name).and_then(|value| length(value, self.size));
        let position = values.get("position").unwrap_or("static");
        let placed = matches!(position, "absolute" | "fixed");
        let is_off = |word: &str| length(word, self.size).is_some_and(|px| px <= -AWAY || px >= FAR);
        let moved = |name: &str| values.get(name).is_some_and(|value| value.split_whitespace().any(is_off));
        // Columns are laid out with margins in percent.
        let pushed = |name: &str| moved(name) && values.get(name).is_some_and(|value| !value.contains('%'));
        let sides = ["inset", "left", "right", "top", "bottom", "inset-inline-start", "inset-inline-end"];
        let margins = ["margin", "margin-left", "margin-right", "margin-top"];
        let away = placed || position == "relative";
        self.gone |= away && sides.into_iter().any(moved) || margins.into_iter().any(pushed);
        let display = values.get("display");
        let is_box = placed
            || display.map_or(is_block, |display| display != "inline")
            || values.get("float").is_some_and(|float| float != "none");
        let cuts = ["overflow", "overflow-x", "overflow-y"].into_iter().filter_map(|name| values.get(name));
        let cuts = cuts.flat_map(str::split_whitespace).any(|word| matches!(word, "hidden" | "clip"));
        let sizes = ["width", "height", "max-width", "max-height", "inline-size", "block-size", "line-height"];
        let none =
            sizes.into_iter().any(|name| px(name).is_some_and(|px| px <= 1.0 && (name != "line-height" || px == 0.0)));
        self.gone |= is_box && cuts && none;
        self.gone |= placed && values.get("clip").is_some_and(is_empty_clip);
        self.gone |= values.get("clip-path").is_some_and(is_empty_path);
        self.gone |= values.get("content-visibility") == Some("hidden");
        let functions = ["transform", "filter"].into_iter().filter_map(|name| values.get(name));
        self.gone |=
            functions.into_iter().any(|value| functions_of(value).any(|(name, args)| vanishes(name, args, self.size)));
        self.gone |= ["scale", "translate", "rotate"]
            .into_iter()
            .any(|name| values.get(name).is_some_and(|args| vanishes(name, args, self.size)));
    }
}

/// The values of an element's properties, the strongest of each.
#[derive(Default)]
struct Values<'d> {
    all: Vec<(&'d str, &'d str)>,
}

impl<'d> Values<'d> {
    fn set(&mut self, declaration: &'d Declaration) {
        // A shorthand sets what it does not name back (CSS Cascade §3.1).
        let resets = |name: &str| match &*declaration.name {
            "background" => name.starts_with("background-") && name != "background-clip",
            "font" => name == "font-size",
            "text-decoration" => name == "text-decoration-line",
            "overflow" => name.starts_with("overflow-"),
            name_set => name == name_set,
        };
        self.all.retain(|(name, _)| !resets(name) && *name != declaration.name);
        self.all.push((&declaration.name, &declaration.value));
    }

    fn get(&self, name: &str) -> Option<&'d str> {
        self.all.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
    }
}

/// A number, or a percentage.
fn fraction(text: &str) -> Option<f32> {
    match text.strip_suffix('%') {
        Some(percent) => percent.trim().parse::<f32>().ok().map(|percent| percent / 100.0),
        None => text.parse().ok(),
    }
}

/// A length in pixels; percentages are of [`AWAY`]: what is moved by the whole width of what is around it is off.
fn length(text: &str, em: f32) -> Option<f32> {
    let text = text.split_whitespace().next()?;
    if let Some(inner) = text.strip_prefix("calc(") {
        return length(inner.trim_end_matches(')'), em);
    }
    let digits = text.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(text.len());
    // `1e3px` is a number too.
    let (number, unit) = text.split_at(digits);
    let number: f32 = number.parse().ok()?;
    let unit = match unit {
        "px" | "" => 1.0,
        "em" | "ch" | "ex" => em,
        "rem" => 16.0,
        "pt" => 4.0 / 3.0,
        "pc" => 16.0,
        "cm" => 96.0 / 2.54,
        "mm" => 9.6 / 2.54,
        "in" => 96.0,
        "vw" | "vh" | "vmin" | "vmax" | "dvw" | "dvh" | "%" => AWAY / 100.0,
        _ => return None,
    };
    Some(number * unit)
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

/// `rect(top, right, bottom, left)` with no room in it.
fn is_empty_clip(clip: &str) -> bool {
    let Some(sides) = clip.strip_prefix("rect(").and_then(|rest| rest.strip_suffix(')')) else { return false };
    let sides: Vec<Option<f32>> =
        sides.split([',', ' ']).filter(|side| !side.is_empty()).map(|side| length(side, 16.0)).collect();
    let [top, right, bottom, left] = sides[..] else { return false };
    let narrow = |from: Option<f32>, to: Option<f32>| matches!((from, to), (Some(from), Some(to)) if to - from <= 1.0);
    narrow(top, bottom) || narrow(left, right)
}

/// A path of `clip-path` that leaves nothing.
fn is_empty_path(path: &str) -> bool {
    let numbers = |args: &str| -> Vec<f32> {
        args.split([',', ' ']).filter(|word| !word.is_empty()).map_while(|word| length(word, 16.0)).collect()
    };
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

/// The area of a polygon.
fn area(points: &[f32]) -> f32 {
    let points: Vec<(f32, f32)> = points.as_chunks::<2>().0.iter().map(|[x, y]| (*x, *y)).collect();
    let next = points.iter().cycle().skip(1);
    (points.iter().zip(next).map(|((ax, ay), (bx, by))| ax * by - bx * ay).sum::<f32>() / 2.0).abs()
}

/// The functions in a value, with what stands in their brackets.
fn functions_of(value: &str) -> impl Iterator<Item = (&str, &str)> {
    super::css::split(value, ' ').into_iter().filter_map(|part| {
        let (name, args) = part.trim().split_once('(')?;
        Some((name, args.strip_suffix(')')?))
    })
}

/// Whether a function of `transform` or `filter`, or a property of the same name, leaves nothing on the page.
fn vanishes(name: &str, args: &str, em: f32) -> bool {
    let words: Vec<&str> = args.split([',', ' ']).filter(|word| !word.is_empty()).collect();
    let number = |nth: usize| words.get(nth).and_then(|word| fraction(word));
    let is_upright = |angle: &str| {
        let degrees = angle.strip_suffix("deg").and_then(|degrees| degrees.parse::<f32>().ok());
        let turns = angle.strip_suffix("turn").and_then(|turns| turns.parse::<f32>().ok()).map(|turns| turns * 360.0);
        degrees.or(turns).is_some_and(|degrees| (degrees.rem_euclid(180.0) - 90.0).abs() < 0.5)
    };
    match name {
        "scale" | "scalex" | "scaley" | "scale3d" => (0..2).filter_map(number).any(|scale| scale.abs() < 0.02),
        "matrix" => match (0..4).filter_map(number).collect::<Vec<_>>()[..] {
            [a, b, c, d] => (a * d - b * c).abs() < 1e-3,
            _ => false,
        },
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
        "opacity" => number(0).is_some_and(|opacity| opacity < FAINT),
        "blur" => words.first().and_then(|word| length(word, em)).is_some_and(|px| px >= 10.0),
        _ => false,
    }
}

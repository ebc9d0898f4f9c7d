//! Styles that may change what a reader reads, and are not followed: text on which they act is told.

use std::rc::Rc;

use super::super::colors;
use super::super::css::{self, Declaration};
use super::super::lengths::length;
use super::values::{Values, area, degrees, fraction, functions_of, numbers};

/// Stand of letters that a style moves.
pub(crate) struct Stand<'d> {
    /// Declarations of the element itself. Sheets often place whole columns and boxes where an author of one element
    /// would not.
    pub own: &'d [Declaration],
    /// The size of the letters in pixels.
    pub size: f32,
    /// True if the element stands within a line.
    pub within_line: bool,
    /// True if it is placed on the page by itself.
    pub is_placed: bool,
    /// True if elements of its name stand within a line.
    pub is_word: bool,
    /// True if it stands above or below its line.
    pub raised: bool,
}

/// A style that is not followed, as a message names it.
pub(crate) fn said(name: &str, value: &str) -> Rc<str> {
    const MAX_LENGTH: usize = 60;
    let text = format!("{name}: {value}");
    match text.char_indices().nth(MAX_LENGTH) {
        Some((at, _)) => format!("{}…", &text[..at]).into(),
        None => text.into(),
    }
}

/// The first style that may hide, turn, reorder or displace the text of an element and is not followed.
pub(crate) fn of_box(values: &Values<'_>, stand: &Stand<'_>) -> Option<Rc<str>> {
    let doubts: [fn(&str, &str, &Stand<'_>) -> bool; 3] = [is_drawn_otherwise, is_reordered, is_displaced];
    let upright = values.get("writing-mode").is_none_or(|mode| !mode.starts_with("vertical"));
    let positioned = values.get("position").is_some_and(|position| position != "static");
    let all = values.iter().filter(|(name, _)| match *name {
        // Letters of lines from top to bottom are often turned around.
        "transform" | "rotate" => upright,
        "left" | "right" | "top" | "bottom" => positioned && !stand.raised,
        "z-index" => positioned,
        _ => true,
    });
    all.into_iter()
        .find(|(name, value)| doubts.iter().any(|doubt| doubt(name, value, stand)))
        .map(|(name, value)| said(name, value))
}

/// Returns true if a declaration at the end of an animation hides what it is about.
pub(crate) fn hides(declaration: &Declaration) -> bool {
    let value = &*declaration.value;
    match &*declaration.name {
        "opacity" => fraction(value).is_some_and(|opacity| opacity < 0.06),
        "visibility" => value == "hidden",
        "display" => value == "none",
        "color" | "-webkit-text-fill-color" => colors::parse(value).is_some_and(|(_, alpha)| alpha < 0.06),
        "font-size" => value.starts_with('0') && !value.starts_with("0."),
        "text-decoration" | "text-decoration-line" => value.contains("line-through"),
        _ => false,
    }
}

/// Fonts whose letters are other signs.
const SIGN_FONTS: [&str; 8] =
    ["wingdings", "webdings", "symbol", "dingbats", "redacted", "adobe blank", "flow block", "barcode"];

/// Returns true if letters of the first font of a list are other signs.
pub(crate) fn is_sign_font(families: &str) -> bool {
    let first = families.split(',').next().unwrap_or_default();
    SIGN_FONTS.iter().any(|name| first.contains(name))
}

/// Parts are cut out, letters are mirrored or take other colours.
fn is_drawn_otherwise(name: &str, value: &str, _: &Stand<'_>) -> bool {
    let none = matches!(value, "none" | "normal" | "initial" | "unset" | "inherit" | "");
    match name {
        "mask" | "mask-image" | "-webkit-mask" | "-webkit-mask-image" => !none && !value.starts_with("none"),
        "mix-blend-mode" => !none,
        "clip-path" => !none && cuts_much(value),
        "display" | "visibility" | "unicode-bidi" => value.contains("var("),
        "z-index" => value.parse::<f32>().is_ok_and(|index| index < 0.0),
        "filter" | "-webkit-filter" => functions_of(value).any(|(name, args)| recolors(name, args)),
        "transform" | "-webkit-transform" => functions_of(value).any(|(name, args)| mirrors(name, args)),
        "scale" | "rotate" => mirrors(name, value),
        "color" | "-webkit-text-fill-color" => value.contains("(from "),
        // A line drawn as a picture through the middle of the letters strikes them.
        "background" | "background-image" => is_line_through(value),
        "offset-path" => !none,
        _ => false,
    }
}

/// Returns true if the order for the eye is another one than that of the file.
fn is_reordered(name: &str, value: &str, stand: &Stand<'_>) -> bool {
    let is_own = || stand.own.iter().any(|declaration| declaration.name == name);
    match name {
        "order" => value.parse::<i32>().is_ok_and(|order| order != 0) && (stand.is_word || is_own()),
        "-webkit-order" => value.parse::<i32>().is_ok_and(|order| order != 0) && (stand.is_word || is_own()),
        "-webkit-box-ordinal-group" => {
            value.parse::<i32>().is_ok_and(|order| order != 1) && (stand.is_word || is_own())
        }
        "flex-direction" | "flex-flow" | "-webkit-flex-direction" | "-webkit-box-direction" => {
            value.contains("reverse")
        }
        // Letters for quotation marks are words.
        "quotes" => css::strings(value).iter().flatten().any(|text| text.chars().any(char::is_alphanumeric)),
        _ => false,
    }
}

/// Words within a line are moved over others.
fn is_displaced(name: &str, value: &str, stand: &Stand<'_>) -> bool {
    let far = |value: &str, least: f32| {
        !value.contains('%') && length(value, stand.size).is_some_and(|px| px.abs() >= least * stand.size)
    };
    let beyond = |value: &str| {
        value
            .strip_suffix('%')
            .and_then(|percent| percent.parse::<f32>().ok())
            .is_some_and(|percent| percent.abs() >= 150.0)
    };
    if matches!(name, "left" | "right") && stand.is_placed && beyond(value) {
        return true;
    }
    let back = |value: &str| value.split_whitespace().any(|word| word.starts_with('-') && far(word, 1.0));
    let moves =
        |(name, args): (&str, &str)| name.starts_with("translate") && args.split([',', ' ']).any(|word| far(word, 1.0));
    stand.within_line
        && match name {
            "left" | "right" => far(value, 1.0),
            "top" | "bottom" => far(value, 0.8),
            "margin" | "margin-left" | "margin-right" | "margin-inline" | "margin-inline-start" => back(value),
            "transform" | "-webkit-transform" => functions_of(value).any(moves),
            "translate" => moves((name, value)),
            _ => false,
        }
}

/// Returns true if a path leaves out much of a box.
fn cuts_much(path: &str) -> bool {
    // Lengths in percent are told as hundredths of 500.
    functions_of(path).any(|(name, args)| match (name, &numbers(args)[..]) {
        ("inset", sides) => sides.iter().any(|side| *side >= 50.0),
        ("circle" | "ellipse", [radius, ..]) => *radius < 150.0,
        ("polygon", points) => area(points) < 0.5 * 500.0 * 500.0,
        ("circle" | "ellipse", []) => false,
        _ => true,
    }) || path.contains("url(")
}

fn recolors(name: &str, args: &str) -> bool {
    let amount =
        args.strip_suffix('%').map_or_else(|| args.parse::<f32>().ok(), |part| Some(part.parse::<f32>().ok()? / 100.0));
    match (name, amount) {
        ("invert", amount) => amount.is_none_or(|amount| amount > 0.4),
        ("brightness", Some(amount)) => !(0.2..=3.0).contains(&amount),
        ("contrast", Some(amount)) => amount < 0.2,
        ("url", _) => true,
        ("blur", _) => length(args, 16.0).is_some_and(|px| px >= 3.0),
        _ => false,
    }
}

/// Returns true if letters stand mirrored or upside down.
fn mirrors(name: &str, args: &str) -> bool {
    let words: Vec<&str> = args.split([',', ' ']).filter(|word| !word.is_empty()).collect();
    let number = |nth: usize| words.get(nth).and_then(|word| word.trim_end_matches('%').parse::<f32>().ok());
    let over = |angle: &str, least: f32| {
        degrees(angle).is_some_and(|angle| (least..=360.0 - least).contains(&angle.rem_euclid(360.0)))
    };
    match name {
        "scale" | "scalex" | "scaley" | "scale3d" => (0..2).filter_map(number).any(|scale| scale < 0.0),
        "matrix" => match (0..4).filter_map(number).collect::<Vec<_>>()[..] {
            [a, b, c, d] => a * d - b * c < 0.0 || a < -0.7,
            _ => false,
        },
        "rotate3d" | "matrix3d" | "perspective" => true,
        "rotatex" | "rotatey" => words.first().is_some_and(|angle| over(angle, 91.0)),
        "rotate" if words.len() == 4 => true,
        "rotate" | "rotatez" => words.last().is_some_and(|angle| over(angle, 135.0)),
        "skew" | "skewx" | "skewy" => {
            let steep = |angle: &&str| degrees(angle).is_some_and(|angle| angle.abs() > 70.0);
            words.iter().any(steep)
        }
        _ => false,
    }
}

/// Returns true if a gradient is a thin line near its middle, between transparent parts.
fn is_line_through(value: &str) -> bool {
    let clear = |part: &str| {
        css::split(part.trim(), ' ').iter().any(|word| colors::parse(word).is_some_and(|(_, alpha)| alpha < 0.06))
    };
    functions_of(value).any(|(name, args)| {
        let parts = css::split(args, ',');
        let middle = |part: &&str| {
            let percent = part.split_whitespace().filter_map(|word| word.strip_suffix('%')?.parse::<f32>().ok());
            percent.into_iter().any(|at| (35.0..=65.0).contains(&at))
        };
        name == "linear-gradient"
            && parts.iter().filter(|part| clear(part)).count() >= 2
            && parts.iter().filter(|part| !clear(part)).any(middle)
    })
}

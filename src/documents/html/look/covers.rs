//! Boxes that may lie over text: what is placed on it, and what is drawn beyond its own box.

use std::rc::Rc;

use html5ever::tokenizer::Tag;

use super::super::attributes::attribute;
use super::super::colors;
use super::super::css;
use super::super::generated;
use super::super::lengths::length;
use super::super::selectors::{Declared, Part};
use super::doubts::said;
use super::values::Values;
use crate::documents::colors::Rgb;

/// Width in pixels of lines that reach over the next lines of text.
const WIDE: f32 = 50.0;

/// Name of a picture that has the size of what it stands in.
const FITTED: &str = "img 100%";

/// A box that may lie over other text.
#[derive(Clone, Debug)]
pub(crate) struct Cover {
    /// As a message names it.
    pub name: Rc<str>,
    /// True if it is as large as what it stands in.
    pub is_whole: bool,
    /// True if it is as large as the window.
    pub is_window: bool,
    /// True if it is a picture that has the size of what it stands in, as pictures in frames have.
    pub is_fitted: bool,
}

/// Returns true if an element shows something else than text, and has its size.
pub(crate) fn is_replaced(name: &str) -> bool {
    matches!(name, "img" | "canvas" | "iframe" | "video" | "embed" | "object")
}

/// Returns true if text of a story stands in elements of a name.
pub(crate) fn is_of_text(name: &str) -> bool {
    matches!(name, "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "pre" | "dd" | "dt" | "td")
}

/// A box with something opaque in it that is moved out of its place.
pub(crate) fn cover(tag: &Tag, values: &Values<'_>, em: f32) -> Option<Cover> {
    let back = back(values, em).or_else(|| own_back(tag, values, em))?;
    let far = |value: &str| length(value, em).is_some_and(|px| px.abs() >= 0.5 * em);
    let sides = ["top", "bottom", "left", "right", "margin-top", "margin-left", "margin"];
    let at_edge = |name: &str| is_zero(values, name, em);
    let is_dialog = &*tag.name == "dialog";
    let position = values.get("position").or(is_dialog.then_some("absolute"))?;
    let [high, wide] = spans(values, em);
    let moved = match position {
        "absolute" if is_dialog => high,
        "absolute" => true,
        // Bars at an edge of the window are scrolled away from.
        "fixed" => at_edge("inset") || at_edge("top") == at_edge("bottom") || high,
        "relative" => values.words(&sides).any(|word| far(word) && !word.ends_with('%')),
        _ => false,
    };
    let behind = values.get("z-index").is_some_and(|index| index.starts_with('-'));
    let is_placed = matches!(position, "absolute" | "fixed");
    (moved && !behind).then(|| Cover {
        name: said("position", &format!("{position}; {back}")),
        is_whole: is_placed && high && wide,
        is_window: position == "fixed" && high && wide,
        is_fitted: back == FITTED,
    })
}

/// Returns true if a box is as high and as wide as what it is placed in, or nearly so.
pub(super) fn spans(values: &Values<'_>, em: f32) -> [bool; 2] {
    let zero = |name: &str| is_zero(values, name, em);
    let most = |name: &str| {
        let part = values.get(name).and_then(|value| {
            let end = value.find(['%', 'v', 's', 'd', 'l'])?;
            value[..end].parse::<f32>().ok()
        });
        part.is_some_and(|part| part >= 50.0)
    };
    [
        zero("inset") || zero("inset-block") || zero("top") && zero("bottom") || most("height") || most("min-height"),
        zero("inset") || zero("inset-inline") || zero("left") && zero("right") || most("width") || most("min-width"),
    ]
}

fn is_zero(values: &Values<'_>, name: &str, em: f32) -> bool {
    let mut sides = values.get(name).into_iter().flat_map(str::split_whitespace).peekable();
    sides.peek().is_some() && sides.all(|side| length(side, em) == Some(0.0))
}

fn is_opaque(value: &str) -> bool {
    let is_picture = value.contains("url(") || value.contains("gradient(");
    is_picture || css::split(value, ' ').into_iter().filter_map(colors::parse).any(|(_, alpha)| alpha > 0.5)
}

/// The property that makes a box opaque.
fn back(values: &Values<'_>, em: f32) -> Option<&'static str> {
    let backs = ["background", "background-color", "background-image"];
    let back = backs.into_iter().find(|name| values.get(name).is_some_and(is_opaque));
    back.or_else(|| values.get("backdrop-filter").filter(|filter| *filter != "none").map(|_| "backdrop-filter"))
        .or_else(|| inner_shadow(values, em).map(|_| "box-shadow"))
        .or_else(|| wide_border(values, em))
        .or_else(|| middle_border(values, em))
}

/// A line at half the height of a line of letters.
fn middle_border(values: &Values<'_>, em: f32) -> Option<&'static str> {
    let is_middle = |value: &str| match value.strip_suffix('%') {
        Some(percent) => percent.parse().is_ok_and(|percent: f32| (30.0..=70.0).contains(&percent)),
        None => length(value, em).is_some_and(|px| (0.3..=0.9).contains(&(px / em.max(1.0)))),
    };
    let is_placed = ["top", "bottom"].into_iter().any(|name| values.get(name).is_some_and(is_middle));
    let borders = ["border-top", "border-bottom"];
    borders.into_iter().find(|name| is_placed && values.get(name).is_some_and(|value| is_line_of(value, em, 1.0)))
}

/// Opaque content of an element without a style.
fn own_back(tag: &Tag, values: &Values<'_>, em: f32) -> Option<&'static str> {
    let has_size = |name: &str| {
        let value = values.get(name).or_else(|| attribute(tag, name)).filter(|value| !value.contains('%'));
        value.and_then(|value| length(value, em)).is_some_and(|px| px >= WIDE)
    };
    match &*tag.name {
        "dialog" if attribute(tag, "open").is_some() => Some("dialog"),
        "img" if has_size("width") && has_size("height") => Some("img"),
        "img" if spans(values, em) == [true; 2] => Some(FITTED),
        name if is_replaced(name) && has_size("width") && has_size("height") => Some("canvas"),
        _ => None,
    }
}

/// The shadows of a box: whether one lies in it, its lengths, and its colour, where that is opaque.
fn shadows(value: &str, em: f32) -> impl Iterator<Item = (bool, Vec<f32>, Option<Rgb>)> {
    css::split(value, ',').into_iter().filter_map(move |shadow| {
        let words = css::split(shadow.trim(), ' ');
        let color = words.iter().find_map(|word| colors::parse(word));
        let lengths = words.iter().filter_map(|word| length(word, em)).collect();
        let is_clear = color.is_some_and(|(_, alpha)| alpha <= 0.5);
        (!is_clear).then(|| (words.contains(&"inset"), lengths, color.map(|(color, _)| color)))
    })
}

/// A style that draws over the letters of an element itself.
pub(crate) fn over_itself(values: &Values<'_>, em: f32) -> Option<Rc<str>> {
    let told = |name: &str| values.get(name).map(|value| said(name, value));
    let px =
        |name: &str| values.get(name).filter(|value| !value.contains(['%', 'v'])).and_then(|value| length(value, em));
    let is_line = |name: &str, least: f32| values.get(name).is_some_and(|value| is_line_of(value, em, least));
    let outline = ["outline", "outline-width"].into_iter().any(|name| is_line(name, 0.5 * em));
    if outline && px("outline-offset").is_some_and(|px| px <= -0.3 * em) {
        return told("outline-offset");
    }
    // Lines under and over letters are thin.
    if let Some(name) =
        ["text-decoration-thickness", "text-decoration"].into_iter().find(|name| is_line(name, 0.8 * em))
    {
        return told(name);
    }
    // The lower border of a box that is lower than its letters runs through them.
    let is_low = ["height", "max-height", "block-size"].into_iter().filter_map(px).any(|px| px > 0.0 && px <= 0.8 * em);
    let border = ["border-bottom", "border"].into_iter().find(|name| is_line(name, 1.0));
    border.filter(|_| is_low).and_then(told)
}

/// The colour of a shadow that fills a box.
pub(crate) fn inner_shadow(values: &Values<'_>, em: f32) -> Option<Rgb> {
    let fills = |lengths: &[f32]| lengths.get(3).is_some_and(|spread| *spread >= WIDE);
    shadows(values.get("box-shadow")?, em)
        .filter(|(is_inner, lengths, _)| *is_inner && fills(lengths))
        .map(|(.., color)| color.unwrap_or_default())
        .next()
}

fn wide_border(values: &Values<'_>, em: f32) -> Option<&'static str> {
    let sides = ["border", "border-top", "border-bottom", "border-left", "border-right", "border-width"];
    sides.into_iter().find(|name| values.get(name).is_some_and(|value| is_wide_line(value, em)))
}

/// Returns true if a line of an outline or a border is wide and not transparent.
fn is_wide_line(value: &str, em: f32) -> bool {
    is_line_of(value, em, WIDE)
}

/// Returns true for a line of at least so many pixels that is not transparent.
fn is_line_of(value: &str, em: f32, least: f32) -> bool {
    let words = css::split(value, ' ');
    let is_clear = words.iter().any(|word| *word == "none" || colors::parse(word).is_some_and(|(_, a)| a <= 0.5));
    !is_clear && words.iter().filter_map(|word| length(word, em)).any(|px| px >= least)
}

/// A style that draws over what stands beside a box. Blocks of a sheet are drawn below all text, unless they are placed.
pub(crate) fn reaches(tag: &Tag, values: &Values<'_>, em: f32, is_over: bool) -> Option<Rc<str>> {
    if &*tag.name == "hr" {
        return pulled(values, em);
    }
    let told = |name: &str| values.get(name).map(|value| said(name, value));
    if let Some(name) =
        ["outline", "outline-width"].into_iter().find(|name| values.get(name).is_some_and(|v| is_wide_line(v, em)))
    {
        return told(name);
    }
    let far = |lengths: &[f32]| {
        let offset = lengths.iter().take(2).fold(0.0, |most: f32, px| most.max(px.abs()));
        let blur = lengths.get(2).copied().unwrap_or(0.0);
        lengths.get(3).is_some_and(|spread| *spread >= WIDE) || offset >= WIDE && blur < offset
    };
    let shadow = values.get("box-shadow").filter(|value| shadows(value, em).any(|(inner, all, _)| !inner && far(&all)));
    match shadow.filter(|_| is_over) {
        Some(shadow) => Some(said("box-shadow", shadow)),
        None => wide_border(values, em).filter(|_| is_over && values.get("display").is_none()).and_then(told),
    }
}

/// A line across the page that is pulled over the line before or after it.
fn pulled(values: &Values<'_>, em: f32) -> Option<Rc<str>> {
    let back = |value: &str| length(value, em).is_some_and(|px| px <= -0.4 * em);
    let names = ["margin", "margin-top", "margin-bottom", "margin-block", "margin-block-start", "top", "translate"];
    let name = names.into_iter().find(|name| {
        let step = if *name == "margin" { 2 } else { 1 };
        values.get(name).is_some_and(|value| value.split_whitespace().step_by(step).any(back))
    });
    let moved = || values.get("transform").filter(|value| value.contains("translate") && value.contains('-'));
    match name {
        Some(name) => values.get(name).map(|value| said(name, value)),
        None => moved().map(|value| said("transform", value)),
    }
}

/// Letters from which on a text that is put over another one hides words of it.
const WORDS: usize = 4;

/// Returns true for text that is put over the start of an element: beside other words, and in blocks with room at their
/// edges, there are badges and tips.
fn is_text_over(tag: &Tag, values: &Values<'_>, em: f32, part: Part) -> bool {
    let text = generated::content(values.get("content").unwrap_or_default(), tag).text;
    let mut sides = values.words(&["left", "right", "top", "bottom", "inset"]);
    let is_set = |name: &str| values.get(name).is_some();
    let is_at_start = part == Part::Before || is_set("left") || is_set("inset");
    let moves = ["transform", "translate", "margin", "margin-left", "margin-right", "margin-top"];
    text.chars().filter(|c| c.is_alphanumeric()).count() >= WORDS
        && values.get("position") == Some("absolute")
        && is_at_start
        && sides
            .all(|side| side == "auto" || !side.contains('%') && length(side, em).is_some_and(|px| px.abs() < 0.5 * em))
        && !moves.into_iter().any(is_set)
}

/// The selectors of rules that lay an opaque box over an element, and where they stand among its content. An element that
/// is padded has room for more than its text.
pub(crate) fn laid_over<'s>(tag: &Tag, sheets: &[Declared<'s>], em: f32, is_padded: bool) -> Option<(Part, &'s str)> {
    let is_word = matches!(&*tag.name, "span" | "b" | "i" | "em" | "strong" | "u" | "small" | "font" | "li");
    if !is_word && !is_of_text(&tag.name) {
        return None;
    }
    [Part::Before, Part::After].into_iter().find_map(|part| {
        let found = || sheets.iter().filter(|declared| declared.part == part);
        let values = Values::of(found().map(|declared| declared.declaration));
        let covers = values.is_generated()
            && (matches!(values.get("position"), Some("absolute" | "fixed")) && spans(&values, em) == [true; 2]
                || &*tag.name != "li" && !is_padded && is_text_over(tag, &values, em, part))
            && values.get("z-index").is_none_or(|index| !index.starts_with('-'))
            && values.get("opacity").is_none_or(|opacity| opacity.parse::<f32>().is_ok_and(|part| part > 0.5))
            && !values.get("transform").is_some_and(|value| value.contains("(0"))
            && back(&values, em).is_some();
        covers.then(|| found().next().map(|declared| (part, declared.selectors)))?
    })
}

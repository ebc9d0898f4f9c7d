//! Boxes as large as the box that they are placed in, over which text is painted later.
//!
//! Of boxes on each other the one of a higher `z-index` is painted later, of others the one that comes later; what is not
//! positioned is painted before all that are, unless they go behind it (CSS 2.2 appendix E).

use std::rc::Rc;

use html5ever::tokenizer::Tag;

use super::super::attributes::attribute;
use super::super::colors;
use super::super::lengths::length;
use super::covers;
use super::values::{FAINT, Values, fraction};
use crate::documents::colors::Rgb;

/// Pixels by which what is placed over a layer may stand in from its edges.
const MAX_INSET: f32 = 64.0;

/// A box as large as what it is placed in.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    /// Colour behind what is painted over it, where that is known.
    pub back: Option<Rgb>,
    /// Its `z-index`.
    pub level: i32,
    /// Its style as a message names it, if text may lie under it.
    pub name: Option<Rc<str>>,
}

impl Layer {
    /// The layer that a box makes on what is `below`, by the colour that is seen behind text in the box.
    pub(crate) fn new(values: &Values<'_>, back: Option<Rgb>, below: Option<Rgb>) -> Option<Self> {
        let opacity = values.get("opacity").and_then(fraction).unwrap_or(1.0).clamp(0.0, 1.0);
        let back = match (back, below) {
            (Some(back), Some(below)) => Some(colors::over(back, opacity, below)),
            (back, _) => back.filter(|_| opacity > 0.99),
        };
        (opacity >= FAINT).then(|| Self { back, level: level(values), name: None })
    }

    /// The two layers as one, of which the other one comes later.
    pub(crate) fn with(self, other: Self) -> Self {
        if other.level >= self.level { Self { name: other.name.or(self.name), ..other } } else { self }
    }
}

/// The `z-index`.
pub(crate) fn level(values: &Values<'_>) -> i32 {
    values.get("z-index").and_then(|index| index.parse().ok()).unwrap_or(0)
}

/// Returns true for a box that paints something and is as large as what it is placed in.
pub(crate) fn fills(tag: Option<&Tag>, values: &Values<'_>, em: f32) -> bool {
    if values.get("position") != Some("absolute") {
        return false;
    }
    let sides = ["inset", "inset-block", "inset-inline", "top", "bottom", "left", "right"];
    let moves = [
        "transform",
        "translate",
        "scale",
        "rotate",
        "clip",
        "clip-path",
        "margin",
        "margin-top",
        "margin-left",
        "margin-bottom",
        "max-width",
        "max-height",
        "zoom",
        "mask",
        "mask-image",
    ];
    let backs = ["background", "background-color", "background-image"];
    let is_set = |name: &str| values.get(name).is_some_and(|value| !matches!(value, "none" | "auto" | "0" | "0px"));
    let is_whole = |value: &str| {
        matches!(value, "auto" | "100vw" | "100vh")
            || value.strip_suffix('%').and_then(|part| part.parse().ok()).is_some_and(|part: f32| part >= 100.0)
    };
    let is_picture = tag.is_some_and(|tag| matches!(&*tag.name, "img" | "video"));
    let is_sized = |name: &str| values.get(name).map_or(!is_picture, is_whole);
    let has_source =
        || tag.is_some_and(|tag| ["src", "srcset", "data-src"].iter().any(|name| attribute(tag, name).is_some()));
    let is_replaced = tag.is_some_and(|tag| covers::is_replaced(&tag.name));
    let paints = if is_replaced { is_picture && has_source() } else { backs.into_iter().any(is_set) };
    paints
        && covers::spans(values, em) == [true; 2]
        && values.words(&sides).all(|side| length(side, 16.0) == Some(0.0))
        && ["width", "height"].into_iter().all(is_sized)
        && !moves.into_iter().any(is_set)
}

/// Returns true for a positioned box that stays over the layer before it.
pub(crate) fn stays_over(values: &Values<'_>, em: f32) -> bool {
    let mut sides = values.words(&["inset", "top", "bottom", "left", "right"]);
    match values.get("position") {
        Some("relative" | "sticky" | "-webkit-sticky") | None => {
            sides.all(|side| side == "auto" || length(side, em).is_some_and(|px| px.abs() <= 2.0 * em))
        }
        Some("absolute") => {
            sides.all(|side| side == "auto" || length(side, em).is_some_and(|px| (0.0..=MAX_INSET).contains(&px)))
        }
        _ => false,
    }
}

//! Look of runs of text, as far as it decides whether they are seen (ECMA-376 part 1 §17.3.2).

use quick_xml::events::BytesStart;

use super::colors::color;
use super::measure::{HALVES, TWIPS, length, measure};
use super::symbols::is_symbols;
use super::tags::{attribute, is_on};
use super::theme::Theme;
use crate::documents::colors::{Rgb, is_alike};
use crate::model::Concealment;

/// Letters of at most so many half points are not read.
const TINY: i32 = 3;
/// The size of letters of which nothing is said, in half points.
const USUAL: i32 = 20;
/// Room for a letter, or taken from it, at which a text is a blot, in twentieths of a point.
const SQUEEZED: i32 = 200;
/// Letters that are narrowed to at most so many percent are not read either.
const NARROW: u32 = 5;
/// Half points above or below the line that are beyond the page.
const RAISED: i32 = 1400;
/// Half points above or below the line from which on letters are an exponent or an index: less is adjusting.
const SHIFTED: i32 = 4;

/// Height of text above or below its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shift {
    #[default]
    None,
    Raised,
    Lowered,
}

/// Background of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Back {
    /// A colour.
    Of(Rgb),
    /// Something else.
    Unknown,
}

/// The properties of a run, of a style, or of the paragraph around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// The style that is named.
    pub style: Option<String>,
    pub(super) vanish: Option<bool>,
    pub(super) strike: Option<bool>,
    double_strike: Option<bool>,
    /// The colour; `None` inside for one that goes by what lies behind.
    color: Option<Option<Rgb>>,
    highlight: Option<Option<Rgb>>,
    /// Background.
    pub shade: Option<Back>,
    size: Option<i32>,
    /// The same for what is marked as complex script, as Arabic and Hebrew are.
    complex_size: Option<i32>,
    complex: Option<bool>,
    /// A font in which letters are pictures; `None` inside for one of letters.
    symbols: Option<Option<String>>,
    deleted: Option<bool>,
    narrow: Option<bool>,
    raised: Option<bool>,
    /// Height above the line, or below it, in half points.
    position: Option<i32>,
    /// Above the line, or below it.
    shifted: Option<Shift>,
    /// Letters drawn with an outline are seen whatever their colour.
    outlined: Option<bool>,
    unfilled: Option<bool>,
    /// Filling of letters, whatever their colour; `None` inside for what is not one colour.
    fill: Option<Option<Rgb>>,
}

/// A number of halves of a point.
fn halves(tag: &BytesStart<'_>) -> Option<i32> {
    measure(tag, "val", HALVES).map(|value| value.ceil() as i32)
}

/// A number of twips.
fn twips(tag: &BytesStart<'_>) -> Option<i32> {
    measure(tag, "val", TWIPS).map(|value| value as i32)
}

fn percent(tag: &BytesStart<'_>) -> Option<u32> {
    length(&attribute(tag, "val")?, 1.0).map(|value| value as u32)
}

/// Background that `shd` gives to text (§17.3.2.32); none if it is transparent.
pub(crate) fn shade(tag: &BytesStart<'_>, theme: &Theme) -> Option<Back> {
    let is_said = |name: &str| attribute(tag, name).is_some_and(|value| value != "auto");
    let known = |of_theme: &str, name: &str| {
        let said = is_said(name) || attribute(tag, of_theme).is_some();
        said.then(|| theme.named(tag, of_theme, name).map_or(Back::Unknown, Back::Of))
    };
    let (fill, letters) = (known("themeFill", "fill"), known("themeColor", "color"));
    let pattern = attribute(tag, "val").unwrap_or_default();
    match (&*pattern, pattern.strip_prefix("pct").and_then(|percent| percent.parse::<u32>().ok())) {
        ("nil", _) => None,
        ("clear" | "", _) => fill,
        ("solid", _) => letters.or(Some(Back::Of([0; 3]))),
        // Dots of one colour on another, as they look from afar.
        (_, Some(percent)) => match (fill.unwrap_or(Back::Of([255; 3])), letters.unwrap_or(Back::Of([0; 3]))) {
            (Back::Of(fill), Back::Of(dots)) => {
                let part = |nth: usize| {
                    (u32::from(fill[nth]) * (100 - percent.min(100)) + u32::from(dots[nth]) * percent.min(100)) / 100
                };
                Some(Back::Of([0, 1, 2].map(|nth| part(nth) as u8)))
            }
            _ => Some(Back::Unknown),
        },
        _ => Some(Back::Unknown),
    }
}

fn highlight(name: &str) -> Option<Rgb> {
    Some(match name {
        "black" => [0, 0, 0],
        "blue" => [0, 0, 255],
        "cyan" => [0, 255, 255],
        "green" => [0, 255, 0],
        "magenta" => [255, 0, 255],
        "red" => [255, 0, 0],
        "yellow" => [255, 255, 0],
        "white" => [255, 255, 255],
        "darkBlue" => [0, 0, 128],
        "darkCyan" => [0, 128, 128],
        "darkGreen" => [0, 128, 0],
        "darkMagenta" => [128, 0, 128],
        "darkRed" => [128, 0, 0],
        "darkYellow" => [128, 128, 0],
        "darkGray" => [128, 128, 128],
        "lightGray" => [192, 192, 192],
        _ => return None,
    })
}

impl Look {
    /// Takes a property over from an element inside `rPr`.
    pub(crate) fn set(&mut self, name: &[u8], tag: &BytesStart<'_>, theme: &Theme) {
        match name {
            b"rStyle" | b"pStyle" => self.style = attribute(tag, "val"),
            b"vanish" => self.vanish = Some(is_on(tag)),
            b"strike" => self.strike = Some(is_on(tag)),
            b"dstrike" => self.double_strike = Some(is_on(tag)),
            b"color" => self.color = Some(theme.named(tag, "themeColor", "val")),
            b"del" | b"moveFrom" => self.deleted = Some(true),
            b"rFonts" => {
                let font = attribute(tag, "ascii").or_else(|| attribute(tag, "hAnsi"));
                self.symbols = font.map(|font| Some(font).filter(|font| is_symbols(font))).or(self.symbols.take());
            }
            b"rtl" | b"cs" => self.complex = Some(is_on(tag)).filter(|on| *on).or(self.complex),
            b"highlight" => self.highlight = Some(attribute(tag, "val").and_then(|value| highlight(&value))),
            b"shd" => self.shade = shade(tag, theme),
            b"sz" => self.size = halves(tag),
            b"szCs" => self.complex_size = halves(tag),
            b"w" => self.narrow = percent(tag).map(|percent| percent <= NARROW),
            // Letters that are set upon one another, in twentieths of a point.
            b"spacing" => self.narrow = twips(tag).map(|by| by <= -SQUEEZED).or(self.narrow),
            b"fitText" => self.narrow = twips(tag).map(|width| width < SQUEEZED / 4).or(self.narrow),
            b"position" => {
                self.position = halves(tag);
                self.raised = self.position.map(|by| by.saturating_abs() >= RAISED);
            }
            b"vertAlign" => {
                self.shifted = attribute(tag, "val").map(|value| match &*value {
                    "superscript" => Shift::Raised,
                    "subscript" => Shift::Lowered,
                    _ => Shift::None,
                });
            }
            b"outline" => self.outlined = Some(is_on(tag)),
            b"textOutline" => self.outlined = Some(true),
            b"textFill" => (self.fill, self.unfilled) = (None, None),
            _ => {}
        }
    }

    /// Takes over what is said of how letters are filled (`w14:textFill`).
    pub(crate) fn set_fill(&mut self, name: &[u8], tag: &BytesStart<'_>, theme: &Theme) {
        let clear = name == b"alpha" && twips(tag).is_some_and(|alpha| alpha >= 95_000);
        if name == b"noFill" || clear {
            self.unfilled = Some(true);
        }
        let value = || attribute(tag, "val");
        let known = match name {
            b"srgbClr" => value().and_then(|digits| color(&digits)),
            b"schemeClr" => value().and_then(|name| theme.color(&name)),
            _ => None,
        };
        let found = match name {
            b"srgbClr" | b"schemeClr" if known.is_some() => known,
            // Colours of other kinds, and what makes one lighter or darker.
            b"scrgbClr" | b"hslClr" | b"sysClr" | b"prstClr" | b"lumMod" | b"lumOff" | b"tint" | b"shade" => None,
            _ => return,
        };
        // Of a gradient, all of its colours are the same, or it is none that is known.
        let before = self.fill.unwrap_or(found);
        self.fill = Some(before.filter(|before| found.is_some_and(|found| is_alike(*before, found))));
    }

    /// Returns true if its text stands above or below the line.
    pub(crate) fn shift(&self) -> Shift {
        match (self.shifted.unwrap_or_default(), self.position.unwrap_or(0)) {
            (Shift::None, SHIFTED..) => Shift::Raised,
            (Shift::None, by) if by <= -SHIFTED => Shift::Lowered,
            (shift, _) => shift,
        }
    }

    /// The font of symbols in which it is drawn.
    pub(crate) fn symbols(&self) -> Option<&str> {
        self.symbols.as_ref()?.as_deref()
    }

    /// Fills in what these properties leave open from others, which they override.
    pub(super) fn or(&self, other: &Self) -> Self {
        Self {
            style: self.style.clone(),
            vanish: self.vanish.or(other.vanish),
            strike: self.strike.or(other.strike),
            double_strike: self.double_strike.or(other.double_strike),
            color: self.color.or(other.color),
            highlight: self.highlight.or(other.highlight),
            shade: self.shade.or(other.shade),
            size: self.size.or(other.size),
            complex_size: self.complex_size.or(other.complex_size),
            complex: self.complex.or(other.complex),
            symbols: self.symbols.clone().or_else(|| other.symbols.clone()),
            deleted: self.deleted,
            narrow: self.narrow.or(other.narrow),
            raised: self.raised.or(other.raised),
            position: self.position.or(other.position),
            shifted: self.shifted.or(other.shifted),
            outlined: self.outlined.or(other.outlined),
            unfilled: self.unfilled.or(other.unfilled),
            fill: self.fill.or(other.fill),
        }
    }

    /// Why text that looks so on some background is not seen.
    pub(crate) fn concealment(&self, around: Back) -> Option<Concealment> {
        let is = |property: Option<bool>| property == Some(true);
        let outlined = is(self.outlined);
        let size = if is(self.complex) { self.complex_size.or(Some(USUAL)) } else { self.size };
        let tiny = size.is_some_and(|size| size <= TINY);
        if is(self.vanish) || tiny || is(self.narrow) || is(self.raised) || is(self.unfilled) && !outlined {
            return Some(Concealment::Hidden);
        }
        let marked = self.highlight.flatten();
        let back = marked.map(Back::Of).or(self.shade).unwrap_or(around);
        // Letters without a colour of their own are white on what is dark, but not on a black highlight.
        let letters = self.fill.unwrap_or_else(|| self.color.flatten().or(marked.map(|_| [0; 3])));
        if let (Some(letters), Back::Of(back), false) = (letters, back, outlined)
            && is_alike(letters, back)
        {
            return Some(Concealment::Covered);
        }
        (is(self.strike) || is(self.double_strike) || is(self.deleted)).then_some(Concealment::Struck)
    }
}

//! Shapes that are drawn in front of the text and may cover or strike words (ECMA-376 part 1 §20.4; part 4 §19 for those
//! of old).
//!
//! Places of words on the page are not known, as nothing is laid out here. So it is counted how many such shapes there
//! are, and only where one surely lies on its whole paragraph, that one's words count as covered or struck.

use quick_xml::events::BytesStart;

use super::measure::{EMU, Page, TWIPS, length};
use super::tags::{attribute, number};
use crate::base::Diagnostic;
use crate::base::Direction;
use crate::base::direction::strong;
use crate::model::Concealment;

/// Shapes of at most so many twips are lines.
const THIN: f64 = 60.0;
/// Twips before or after the start of the text within which a shape starts where that does.
const NEAR: f64 = 60.0;
/// Twips that a line of text takes up, and a letter; rather more than most.
const LINE: f64 = 290.0;
const LETTER: f64 = 120.0;
/// Twips below the top of its line at which a stroke goes through letters.
const STRUCK: std::ops::RangeInclusive<f64> = 60.0..=200.0;
/// Twips of a line that hold on every page, and of a margin that no page goes beyond.
const SHORT: f64 = 7_000.0;
const MARGIN: f64 = 2_000.0;
/// The pages of which nothing is said are no larger than this, in twips.
const LARGE: f64 = 24_000.0;
/// Of a page, what a line of text takes up at most.
const TEXT: f64 = 0.76;
/// Of 100 000, how opaque what hides something is.
const OPAQUE: f64 = 85_000.0;
/// Shapes of a paragraph that are looked at.
const MAX_SHAPES: usize = 64;

/// The shapes of a file in front of its text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overlays {
    count: usize,
    /// The paragraph of the first one.
    first: u32,
}

impl Overlays {
    /// Counts the shapes of a paragraph.
    pub(crate) fn add(&mut self, shapes: usize, paragraph: u32) {
        if self.count == 0 {
            self.first = paragraph;
        }
        self.count += shapes;
    }

    /// Finding on them.
    pub(crate) fn doubt(&self) -> Option<Diagnostic> {
        let told = Diagnostic::warning("docx-shapes-in-front").arg("count", self.count.to_string());
        (self.count > 0).then(|| told.arg("paragraph", self.first.to_string()))
    }
}

/// Thing by which a shape is placed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum By {
    /// The paragraph, or the column that it stands in.
    #[default]
    Text,
    Page,
    Other,
}

impl By {
    fn named(name: &str) -> Self {
        match name {
            "paragraph" | "line" | "column" | "margin" | "text" => Self::Text,
            "page" => Self::Page,
            _ => Self::Other,
        }
    }
}

/// Shape of a drawing as far as it is known.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    /// True if it is filled or drawn; nothing as long as nothing is said.
    filled: Option<bool>,
    drawn: Option<bool>,
    is_line: bool,
    /// True if it is seen through, is a picture, or has words.
    is_clear: bool,
    is_picture: bool,
    has_text: bool,
}

/// A drawing that lies in front of the text: where, and what of it hides words.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Overlay {
    at: [Option<f64>; 2],
    by: [By; 2],
    size: [Option<f64>; 2],
    /// True if it has shapes that hide what lies behind, and lines.
    hides: bool,
    strikes: bool,
    has_text: bool,
    /// True if it consists of several shapes.
    is_group: bool,
}

/// The drawing that is open.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawing {
    is_open: bool,
    /// True if it is one of old, and the groups of such that are open.
    is_old: bool,
    groups: usize,
    is_front: bool,
    whole: Overlay,
    part: Part,
    /// True if what is read now says how lines are drawn, or how the shape is filled, and if it places by height.
    in_line: bool,
    in_fill: bool,
    is_vertical: bool,
}

fn is_off(value: &str) -> bool {
    matches!(value, "0" | "f" | "false" | "off")
}

impl Drawing {
    /// Takes the start of an element.
    pub(crate) fn open(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        match name {
            b"anchor" | b"pict" => {
                let is_front = attribute(tag, "behindDoc").is_none_or(|value| is_off(&value));
                *self = Self { is_open: true, is_old: name == b"pict", is_front, ..Self::default() };
            }
            _ if !self.is_open => {}
            _ if self.is_old => self.open_old(name, tag),
            _ => self.open_new(name, tag),
        }
    }

    fn open_new(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        match name {
            b"wrapSquare" | b"wrapTight" | b"wrapThrough" | b"wrapTopAndBottom" => self.is_front = false,
            b"positionH" | b"positionV" => {
                self.is_vertical = name == b"positionV";
                let by = attribute(tag, "relativeFrom").map_or(By::Other, |by| By::named(&by));
                // The margin of the page is not where the paragraph is.
                let by = if self.is_vertical && is(tag, "relativeFrom", "margin") { By::Other } else { by };
                self.whole.by[usize::from(self.is_vertical)] = by;
            }
            b"extent" => {
                self.whole.size = [number(tag, "cx"), number(tag, "cy")].map(|size| size.map(|emus| emus / EMU));
            }
            b"docPr" => self.is_front &= !is(tag, "hidden", "1") && !is(tag, "hidden", "true"),
            b"wgp" | b"wpc" | b"lockedCanvas" => self.whole.is_group = true,
            b"wsp" | b"pic" => {
                self.part = Part { is_picture: name == b"pic", ..Part::default() };
            }
            b"prstGeom" => {
                let shape = attribute(tag, "prst").unwrap_or_default();
                self.part.is_line = shape == "line" || shape.contains("Connector");
            }
            b"ln" => self.in_line = true,
            b"noFill" if self.in_line => self.part.drawn = Some(false),
            b"solidFill" | b"gradFill" | b"pattFill" if self.in_line => self.part.drawn = Some(true),
            b"noFill" | b"grpFill" => self.part.filled = Some(false),
            b"solidFill" | b"gradFill" | b"pattFill" => (self.part.filled, self.in_fill) = (Some(true), true),
            b"blipFill" => self.part.is_picture = true,
            b"alpha" if self.in_fill => self.part.is_clear |= number(tag, "val").is_some_and(|alpha| alpha < OPAQUE),
            // What the theme says, where the shape itself says nothing.
            b"fillRef" => self.part.filled = self.part.filled.or(Some(!is(tag, "idx", "0"))),
            b"lnRef" => self.part.drawn = self.part.drawn.or(Some(!is(tag, "idx", "0"))),
            _ => {}
        }
    }

    fn open_old(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        match name {
            b"group" => {
                self.place(tag);
                self.groups += 1;
                self.whole.is_group = true;
            }
            b"rect" | b"roundrect" | b"oval" | b"shape" | b"line" | b"polyline" => {
                self.part = Part::default();
                let kind = attribute(tag, "type").unwrap_or_default();
                let is_connector = kind.ends_with("_t32") || kind.ends_with("_t20");
                self.part.is_line = matches!(name, b"line" | b"polyline") || is_connector;
                let is = |name: &str| attribute(tag, name).map(|value| !is_off(&value));
                self.part.filled = Some(is("filled").unwrap_or(true));
                self.part.drawn = Some(is("stroked").unwrap_or(true));
                if self.groups == 0 {
                    self.place(tag);
                    self.place_line(tag);
                }
            }
            b"fill" => {
                let opacity = attribute(tag, "opacity").map(|value| match value.strip_suffix('f') {
                    Some(parts) => parts.parse::<f64>().unwrap_or(0.0) / 65_536.0,
                    None => value.trim_end_matches('%').parse().unwrap_or(0.0),
                });
                self.part.is_clear |= opacity.is_some_and(|opacity| opacity * 100_000.0 < OPAQUE);
            }
            b"imagedata" | b"textpath" => self.part.is_picture = true,
            b"wrap" => self.is_front &= attribute(tag, "type").is_none_or(|kind| kind == "none"),
            _ => {}
        }
    }

    /// Takes over where a shape of old is, which has it in an attribute as CSS does.
    fn place(&mut self, tag: &BytesStart<'_>) {
        let style: String = attribute(tag, "style").unwrap_or_default().split_whitespace().collect();
        let value = |name: &str| {
            let of = |declaration: &&str| declaration.split_once(':').is_some_and(|(is, _)| is == name);
            style.split(';').find(of).and_then(|declaration| declaration.split_once(':')).map(|(_, value)| value)
        };
        let is_behind = value("z-index").is_some_and(|index| index.starts_with('-'));
        let is_hidden = value("visibility") == Some("hidden") || value("display") == Some("none");
        self.is_front &= value("position") == Some("absolute") && !is_behind && !is_hidden;
        let size = |name: &str| value(name).and_then(|size| length(size, TWIPS));
        let at = |name: &str, or: &str, axis: &str| {
            let is_aligned = value(axis).is_some_and(|value| value != "absolute");
            size(name).or(size(or)).or(Some(0.0)).filter(|_| !is_aligned)
        };
        self.whole.at =
            [at("margin-left", "left", "mso-position-horizontal"), at("margin-top", "top", "mso-position-vertical")];
        self.whole.size = [size("width"), size("height")];
        let by = |name: &str| value(name).map_or(By::Text, By::named);
        self.whole.by = [by("mso-position-horizontal-relative"), by("mso-position-vertical-relative")];
        if value("mso-position-vertical-relative") == Some("margin") {
            self.whole.by[1] = By::Other;
        }
    }

    /// Takes over the ends of a line of old.
    fn place_line(&mut self, tag: &BytesStart<'_>) {
        let point = |name: &str| -> Option<[f64; 2]> {
            let both = attribute(tag, name)?;
            let (x, y) = both.split_once(',')?;
            Some([length(x, TWIPS)?, length(y, TWIPS)?])
        };
        if let (Some(from), Some(to)) = (point("from"), point("to")) {
            for nth in 0..2 {
                self.whole.at[nth] = Some(from[nth].min(to[nth]));
                self.whole.size[nth] = Some((from[nth] - to[nth]).abs());
            }
        }
    }

    /// Takes over how far it is from what it is placed by, in EMUs.
    pub(crate) fn set_offset(&mut self, emus: &str) {
        self.whole.at[usize::from(self.is_vertical)] = emus.trim().parse::<f64>().ok().map(|emus| emus / EMU);
    }

    /// Notes that the shape has words of its own.
    pub(crate) fn set_text(&mut self) {
        self.part.has_text = true;
    }

    /// An element ends; the drawing, if it does and may hide words behind it.
    pub(crate) fn close(&mut self, name: &[u8]) -> Option<Overlay> {
        if !self.is_open {
            return None;
        }
        match name {
            b"ln" => self.in_line = false,
            b"solidFill" | b"gradFill" | b"pattFill" => self.in_fill = false,
            b"wsp" | b"pic" => self.add_part(),
            b"rect" | b"roundrect" | b"oval" | b"shape" | b"line" | b"polyline" if self.is_old => self.add_part(),
            b"group" => self.groups = self.groups.saturating_sub(1),
            b"anchor" | b"pict" => {
                let whole = self.whole;
                let is_front = self.is_front && (whole.hides || whole.strikes);
                *self = Self::default();
                return Some(whole).filter(|_| is_front);
            }
            _ => {}
        }
        None
    }

    fn add_part(&mut self) {
        let part = std::mem::take(&mut self.part);
        if part.is_line {
            self.whole.strikes |= part.drawn == Some(true);
        } else if !part.is_picture && !part.is_clear {
            self.whole.hides |= part.filled == Some(true);
            self.whole.has_text |= part.has_text;
        }
    }
}

fn is(tag: &BytesStart<'_>, name: &str, what: &str) -> bool {
    attribute(tag, name).is_some_and(|value| value == what)
}

/// The drawings of a paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawings {
    /// The one that is open.
    pub open: Drawing,
    found: Vec<Overlay>,
    /// Start of the paragraph in its line, in bytes.
    pub from: usize,
    /// True if its text begins elsewhere than at the left.
    pub is_aligned: bool,
}

impl Drawings {
    /// Adds one that is done.
    pub(crate) fn add(&mut self, overlay: Overlay) {
        if self.found.len() < MAX_SHAPES {
            self.found.push(overlay);
        }
    }

    /// The paragraph with this text ends: how many of its drawings may hide words, and how its own are for certain.
    pub(crate) fn end(&mut self, text: &str, page: Page) -> (usize, Option<Concealment>) {
        if self.found.is_empty() {
            return (0, None);
        }
        let found = std::mem::take(&mut self.found);
        let is_aligned = self.is_aligned || text.contains(|c| strong(c) == Some(Direction::Rtl));
        let how = |overlay: &Overlay| overlay.concealment(text, is_aligned, page);
        let certain = found.iter().filter_map(how).max_by_key(|how| *how == Concealment::Covered);
        let count = found.iter().filter(|overlay| how(overlay).is_some() || overlay.is_doubtful()).count();
        (count, certain)
    }
}

impl Overlay {
    /// Returns true if it may hide words; those with words are read, and stand where they stand for a reason.
    fn is_doubtful(&self) -> bool {
        let upright = self.size[0].is_some_and(|width| width <= THIN);
        // Lines between words that are grouped with them make a diagram.
        let is_diagram = self.is_group && self.has_text;
        !upright && !is_diagram && (self.strikes || self.hides && !self.has_text)
    }

    /// Concealment of a whole paragraph that is sure, though its text may begin elsewhere than at the left.
    fn concealment(&self, text: &str, is_aligned: bool, page: Page) -> Option<Concealment> {
        let ([Some(width), Some(height)], false) = (self.size, self.is_group) else { return None };
        let whole = [page.width.min(LARGE), page.height.min(LARGE)];
        let covers = |nth: usize| {
            let end = self.at[nth].map(|at| at + self.size[nth].unwrap_or(0.0));
            self.by[nth] == By::Page
                && self.at[nth].is_some_and(|at| at <= NEAR)
                && end.is_some_and(|end| end >= whole[nth] - NEAR)
        };
        if self.hides && covers(0) && covers(1) {
            return Some(Concealment::Covered);
        }
        let top = self.at[1].filter(|_| self.by[1] == By::Text)?;
        let letters = text.chars().count() as f64 * LETTER;
        let start = match (self.at[0], self.by[0]) {
            (Some(at), By::Text) => at,
            (Some(at), By::Page) => at - MARGIN / 4.0,
            _ => return None,
        };
        let reach = if self.by[0] == By::Page { start + width - MARGIN } else { start + width };
        let is_wide = reach >= whole[0].min(15_840.0) * TEXT;
        let is_short = letters <= SHORT;
        if start > NEAR || !is_wide && (is_aligned || !is_short || letters > reach) {
            return None;
        }
        let lines = if is_short { 1.0 } else { (letters / SHORT).ceil() };
        let middle = top + height / 2.0;
        if height <= THIN {
            return (lines == 1.0 && STRUCK.contains(&middle)).then_some(Concealment::Struck);
        }
        (self.hides && top <= NEAR && top + height >= lines * LINE).then_some(Concealment::Covered)
    }
}

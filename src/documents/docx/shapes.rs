//! Shapes that text may stand in: whether a reader sees them, and what they are filled with (ECMA-376 part 1 §20.1, §20.4;
//! part 4 §19 for those of old).

use quick_xml::events::BytesStart;

use super::colors::color;
use super::look::Back;
use super::measure::{EMU, Page, TWIPS, length};
use super::tags::{attribute, number};
use super::theme::Theme;

/// Shapes of at most so many twips show nothing of their text.
const FLAT: f64 = 40.0;
/// Twips before what a shape is placed by, which may be as far inside the page, that are beyond its edge.
const MARGIN: f64 = 2_880.0;

/// A shape whose properties are being read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shape {
    hidden: bool,
    away: bool,
    /// True if it has no height, unless it grows with its text.
    flat: bool,
    /// True if what is read now places it by its height rather than by its width, and by the page itself.
    is_vertical: bool,
    by_page: bool,
    offsets: [Option<(f64, bool)>; 2],
    /// True if what is read now says what it is filled with.
    in_fill: bool,
    fill: Option<Back>,
}

fn is_true(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| matches!(&*value, "1" | "true" | "t" | "on"))
}

impl Shape {
    /// Returns true if its text is not seen.
    pub(crate) fn is_hidden(&self) -> bool {
        self.hidden || self.away || self.flat
    }

    /// Notes that a shape is as high as its text.
    pub(crate) fn grow(&mut self) {
        self.flat = false;
    }

    /// Background of its text.
    pub(crate) fn back(&self) -> Back {
        self.fill.unwrap_or(Back::Unknown)
    }

    /// Takes over what an element that begins says.
    pub(crate) fn set(&mut self, name: &[u8], tag: &BytesStart<'_>, page: Page, theme: &Theme) {
        match name {
            b"anchor" | b"inline" => *self = Self::default(),
            b"positionH" | b"positionV" => {
                self.is_vertical = name == b"positionV";
                self.by_page = attribute(tag, "relativeFrom").is_some_and(|by| by == "page");
            }
            b"extent" => {
                let size = [number(tag, "cx"), number(tag, "cy")].map(|size| size.map(|size| size / EMU));
                self.set_size(size, page);
            }
            b"docPr" | b"cNvPr" => self.hidden |= is_true(tag, "hidden"),
            b"spPr" => (self.in_fill, self.fill) = (true, None),
            b"ln" => self.in_fill = false,
            b"gradFill" | b"blipFill" | b"pattFill" | b"grpFill" | b"noFill" if self.in_fill => {
                (self.fill, self.in_fill) = (None, false);
            }
            b"srgbClr" if self.in_fill => {
                self.fill = attribute(tag, "val").and_then(|value| color(&value)).map(Back::Of);
            }
            b"schemeClr" if self.in_fill => {
                self.fill = attribute(tag, "val").and_then(|name| theme.color(&name)).map(Back::Of);
            }
            b"alpha" | b"lumMod" | b"lumOff" | b"tint" | b"shade" if self.in_fill => self.fill = None,
            b"shape" | b"rect" | b"roundrect" | b"oval" => self.set_old(tag, page),
            b"textbox" if attribute(tag, "style").is_some_and(|style| style.contains("fit-shape-to-text:t")) => {
                self.grow()
            }
            // A fill of its own.
            b"fill" => self.fill = None,
            _ => {}
        }
    }

    /// Takes the end of an element.
    pub(crate) fn end(&mut self, name: &[u8]) {
        match name {
            b"ln" => self.in_fill = self.fill.is_none(),
            b"spPr" => self.in_fill = false,
            _ => {}
        }
    }

    /// Takes over how far it is from what it is placed by, in EMUs.
    pub(crate) fn set_offset(&mut self, emus: &str) {
        let offset = emus.trim().parse::<f64>().ok().map(|emus| (emus / EMU, self.by_page));
        self.offsets[usize::from(self.is_vertical)] = offset;
    }

    /// Takes over its size, after its place.
    fn set_size(&mut self, size: [Option<f64>; 2], page: Page) {
        for (nth, whole) in [page.width, page.height].into_iter().enumerate() {
            let flat = size[nth].is_some_and(|size| size <= FLAT);
            let away = self.offsets[nth].is_some_and(|(at, by_page)| {
                let edge = if by_page { 0.0 } else { -MARGIN };
                at + size[nth].unwrap_or(0.0) <= edge || at >= whole
            });
            let is_height = nth == 1;
            self.flat |= flat && is_height;
            self.away |= flat && !is_height || away;
        }
    }

    /// Shapes of old have it all in an attribute, as CSS does.
    fn set_old(&mut self, tag: &BytesStart<'_>, page: Page) {
        *self = Self::default();
        let style: String = attribute(tag, "style").unwrap_or_default().split_whitespace().collect();
        let value = |name: &str| {
            style.split(';').find_map(|declaration| declaration.split_once(':').filter(|(is, _)| *is == name))
        };
        let size = |name: &str| value(name).and_then(|(_, size)| length(size, TWIPS));
        let is = |name: &str, what: &str| value(name).is_some_and(|(_, value)| value == what);
        self.hidden = is("visibility", "hidden") || is("display", "none");
        let by_page = |name: &str| is(name, "page");
        self.offsets = [
            size("margin-left").or(size("left")).map(|at| (at, by_page("mso-position-horizontal-relative"))),
            size("margin-top").or(size("top")).map(|at| (at, by_page("mso-position-vertical-relative"))),
        ];
        if is("position", "absolute") {
            self.set_size([size("width"), size("height")], page);
        }
        let filled = attribute(tag, "filled").is_none_or(|filled| !matches!(&*filled, "f" | "false" | "0"));
        let fill = attribute(tag, "fillcolor").unwrap_or_else(|| "white".to_owned());
        let fill = fill.split_whitespace().next().unwrap_or_default().trim_start_matches('#');
        self.fill = if fill == "white" { Some([255; 3]) } else { color(fill) }.filter(|_| filled).map(Back::Of);
    }
}

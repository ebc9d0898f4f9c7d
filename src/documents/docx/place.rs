//! Places of paragraphs that put their text out of sight.

use quick_xml::events::BytesStart;

use super::measure::{Page, TWIPS, measure};
use super::tags::attribute;

/// Twips (twentieths of a point) to the left of the page's edge.
const AWAY: f64 = 6_000.0;
/// Twips beyond which what is placed by something within the page is beyond its edge.
const MARGIN: f64 = 2_880.0;
/// Lines and rows of at most so many twips show nothing of their text.
pub(crate) const FLAT: f64 = 40.0;

/// Place that a paragraph or a style gives to text: beyond the page, as a frame or by its indents, or in lines of no
/// height.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    /// True if a frame puts it out of sight; `None` where nothing is said of frames.
    frame: Option<bool>,
    /// True if its indents put it beyond the page.
    indent: Option<bool>,
    /// True if its lines have no height.
    flat: Option<bool>,
}

impl Place {
    /// Takes a property over from an element inside `pPr`.
    pub(crate) fn set(&mut self, name: &[u8], tag: &BytesStart<'_>, page: Page) {
        let size = |name: &str| measure(tag, name, TWIPS);
        let is = |name: &str, what: &str| attribute(tag, name).is_some_and(|value| value == what);
        match name {
            b"framePr" => {
                let beyond = |at: &str, size_of: &str, anchor: &str, whole: f64| {
                    let edge = if is(anchor, "page") { 0.0 } else { -MARGIN };
                    size(at)
                        .is_some_and(|at| at >= whole || size(size_of).map_or(at <= -AWAY, |size| at + size <= edge))
                };
                let flat = is("hRule", "exact") && size("h").is_some_and(|height| height <= FLAT);
                let away = beyond("x", "w", "hAnchor", page.width) || beyond("y", "h", "vAnchor", page.height);
                self.frame = Some(flat || away);
            }
            b"ind" => {
                let by = ["left", "start", "firstLine"].into_iter().filter_map(size);
                self.indent = Some(by.into_iter().any(|by| by <= -AWAY || by >= page.width));
            }
            b"spacing" => {
                let flat = is("lineRule", "exact") && size("line").is_some_and(|line| line <= FLAT);
                self.flat = size("line").map(|_| flat).or(self.flat);
            }
            _ => {}
        }
    }

    /// Fills in what this place leaves open from another one, which it overrides.
    pub(crate) fn or(self, other: Self) -> Self {
        Self { frame: self.frame.or(other.frame), indent: self.indent.or(other.indent), flat: self.flat.or(other.flat) }
    }

    /// Returns true if nothing that stands there is seen.
    pub(crate) fn is_unseen(self) -> bool {
        [self.frame, self.indent, self.flat].contains(&Some(true))
    }
}

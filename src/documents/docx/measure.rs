//! Lengths, and how large the pages are (ECMA-376 part 1 §22.9.2; with units in its strict form).

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::tags::attribute;

/// EMUs to a twip.
pub(crate) const EMU: f64 = 635.0;
/// Units to a point: twips, and halves of points.
pub(crate) const TWIPS: f64 = 20.0;
pub(crate) const HALVES: f64 = 2.0;

/// Bytes of a tag, and of the prefix of its name.
const MAX_TAG: usize = 1_024;
const MAX_PREFIX: usize = 16;

/// The largest page of the file, in twips.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    pub width: f64,
    pub height: f64,
}

impl Default for Page {
    /// The largest page that there may be, of 22 inches.
    fn default() -> Self {
        Self { width: 31_680.0, height: 31_680.0 }
    }
}

/// A length: a plain number is in the unit of which so many make a point.
pub(crate) fn length(text: &str, per_point: f64) -> Option<f64> {
    let text = text.trim();
    let digits = text.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(text.len());
    let number: f64 = text[..digits].parse().ok()?;
    Some(match &text[digits..] {
        "pt" => number * per_point,
        "in" => number * 72.0 * per_point,
        "cm" => number * 72.0 / 2.54 * per_point,
        "mm" => number * 7.2 / 2.54 * per_point,
        "pc" | "pi" => number * 12.0 * per_point,
        "px" => number * 0.75 * per_point,
        _ => number,
    })
}

/// The length in an attribute.
pub(crate) fn measure(tag: &BytesStart<'_>, name: &str, per_point: f64) -> Option<f64> {
    length(&attribute(tag, name)?, per_point)
}

/// The size of the largest page that a part speaks of.
pub(crate) fn page(xml: &str) -> Page {
    let mut found: Option<Page> = None;
    for (at, _) in xml.match_indices("pgSz") {
        let before = xml.ceil_char_boundary(at.saturating_sub(MAX_PREFIX));
        let Some(start) = xml[before..at].rfind('<').map(|start| before + start) else { continue };
        let rest = &xml[at..xml.floor_char_boundary(xml.len().min(at + MAX_TAG))];
        let Some(end) = rest.find('>').map(|end| at + end + 1) else { continue };
        let Ok(Event::Empty(tag) | Event::Start(tag)) = Reader::from_str(&xml[start..end]).read_event() else {
            continue;
        };
        let size = |name| measure(&tag, name, TWIPS).filter(|size| *size > 0.0);
        if let (Some(width), Some(height)) = (size("w"), size("h")) {
            let before = found.unwrap_or(Page { width, height });
            found = Some(Page { width: width.max(before.width), height: height.max(before.height) });
        }
    }
    found.unwrap_or_default()
}

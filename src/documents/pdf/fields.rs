//! Values of the fields of a form (ISO 32000-2, 12.7.4) that are other words than the page draws for them.

use hayro::hayro_syntax::object::{Array, Dict, Name, String as PdfString};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Point, Rect};

use super::annotations::{UNSEEN, corners};
use super::glyphs::Glyphs;
use super::letters;
use crate::model::Concealment::{Hidden, Replaced};

/// Fields in fields.
const DEPTH: usize = 16;
/// The longest value that is compared with what is drawn, in bytes.
const LONGEST: usize = 1 << 16;

/// Adds the values of fields that are drawn otherwise, or not at all; `first` is the first glyph that an annotation draws.
///
/// If the file wants its fields to be drawn anew, what it draws for such a field itself is not what programs show.
pub(crate) fn compare(page: &Page<'_>, place: Affine, glyphs: &mut Glyphs, first: usize) {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else { return };
    let anew = is_drawn_anew(page);
    for field in annotations.iter::<Dict<'_>>().filter(is_field) {
        let value = inherited(&field, 0).filter(|value| value.chars().any(char::is_alphanumeric));
        let (Some(value), Some(area)) = (value, corners(&field, place)) else { continue };
        let inside: Vec<usize> = (first..glyphs.glyphs.len())
            .filter(|nth| area.inflate(1.0, 1.0).contains(glyphs.glyphs[*nth].origin))
            .collect();
        let drawn: String = inside.iter().map(|nth| glyphs.text(*nth)).collect();
        if folded(&drawn) == folded(&value) {
            continue;
        }
        // A number may be drawn in another form.
        let differs = anew && value.chars().any(char::is_alphabetic);
        inside.iter().filter(|_| differs).for_each(|nth| glyphs.glyphs[*nth].drawn.gone = true);
        glyphs.say(&value, start(area), if drawn.trim().is_empty() { Hidden } else { Replaced });
    }
}

/// Where a line in an area starts.
fn start(area: Rect) -> Point {
    Point::new(area.x0, area.center().y)
}

fn is_field(annotation: &Dict<'_>) -> bool {
    let is_shown = annotation.get::<u32>(b"F").unwrap_or(0) & UNSEEN == 0;
    is_shown && annotation.get::<Name<'_>>(b"Subtype").is_some_and(|kind| kind.as_ref() == b"Widget")
}

fn is_drawn_anew(page: &Page<'_>) -> bool {
    let xref = page.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id());
    let form = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(b"AcroForm"));
    form.and_then(|form| form.get::<bool>(b"NeedAppearances")) == Some(true)
}

/// The text that a field has, or the one that it is a part of.
fn inherited(field: &Dict<'_>, depth: usize) -> Option<String> {
    if let Some(value) = field.get::<PdfString<'_>>(b"V") {
        return Some(letters::text_string(value.as_bytes())).filter(|value| value.len() <= LONGEST);
    }
    let parent = field.get::<Dict<'_>>(b"Parent").filter(|_| depth < DEPTH)?;
    inherited(&parent, depth + 1)
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

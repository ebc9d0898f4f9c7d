//! Form fields (ISO 32000-2, 12.7.4) whose value is other words than the page draws for them.

use hayro::hayro_syntax::object::{Dict, Name, String as PdfString};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Point, Rect};

use crate::documents::pdf::content::Glyphs;
use crate::documents::pdf::letters;
use crate::documents::pdf::syntax::{annotation_box, annotations, catalog, is_hidden};
use crate::model::Concealment::{Hidden, Replaced};

/// Number of fields in fields that are followed.
const MAX_DEPTH: usize = 16;
/// Length in bytes up to which a value is compared with what is drawn.
const MAX_VALUE: usize = 1 << 16;

/// Adds the values of fields that are drawn otherwise, or not at all. Glyphs from the `first`th on are drawn by annotations;
/// `place` is the way from the page's coordinates to points from its top left.
///
/// If the file wants its fields to be drawn anew (`NeedAppearances`), programs show the value and not what the file draws.
pub(crate) fn compare(page: &Page<'_>, place: Affine, glyphs: &mut Glyphs, first: usize) {
    let anew = is_drawn_anew(page);
    for field in annotations(page).into_iter().filter(is_field) {
        let value = inherited(&field, 0).filter(|value| value.chars().any(char::is_alphanumeric));
        let (Some(value), Some(area)) = (value, annotation_box(&field, place)) else { continue };
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

/// Point at which the text of a field starts.
fn start(area: Rect) -> Point {
    Point::new(area.x0, area.center().y)
}

/// Returns true for an annotation that shows a field.
fn is_field(annotation: &Dict<'_>) -> bool {
    !is_hidden(annotation) && annotation.get::<Name<'_>>(b"Subtype").is_some_and(|kind| kind.as_ref() == b"Widget")
}

/// Returns true if programs have to draw the fields of a file themselves.
fn is_drawn_anew(page: &Page<'_>) -> bool {
    let form = catalog(page.xref()).and_then(|catalog| catalog.get::<Dict<'_>>(b"AcroForm"));
    form.and_then(|form| form.get::<bool>(b"NeedAppearances")) == Some(true)
}

/// Value of a field as text, or that of the field that it is a part of.
fn inherited(field: &Dict<'_>, depth: usize) -> Option<String> {
    if let Some(value) = field.get::<PdfString<'_>>(b"V") {
        return Some(letters::text_string(value.as_bytes())).filter(|value| value.len() <= MAX_VALUE);
    }
    let parent = field.get::<Dict<'_>>(b"Parent").filter(|_| depth < MAX_DEPTH)?;
    inherited(&parent, depth + 1)
}

/// Letters and digits alone, in lower case.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

//! Parts of a file that several stages ask for: its catalogue, and the annotations and the place of a page.

use hayro::hayro_interpret::TransformExt as _;
use hayro::hayro_syntax::object::{Array, Dict, Rect as Corners};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::xref::XRef;
use hayro::kurbo::{Affine, Rect};

/// Flags of annotations that are not shown: Hidden and NoView (ISO 32000-2, 12.5.3).
const HIDDEN: u32 = 1 << 1 | 1 << 5;

/// Root of a file's objects (ISO 32000-2, 7.7.2).
pub(super) fn catalog(xref: &XRef) -> Option<Dict<'_>> {
    xref.get::<Dict<'_>>(xref.root_id())
}

/// Annotations of a page in the order of drawing (ISO 32000-2, 12.5.2).
pub(super) fn annotations<'a>(page: &Page<'a>) -> Vec<Dict<'a>> {
    let all = page.raw().get::<Array<'_>>(b"Annots");
    all.iter().flat_map(|all| all.iter::<Dict<'_>>()).collect()
}

/// Flags of an annotation (ISO 32000-2, 12.5.3).
pub(super) fn flags(annotation: &Dict<'_>) -> u32 {
    annotation.get::<u32>(b"F").unwrap_or(0)
}

/// Returns true if the flags of an annotation keep it from being shown.
pub(super) fn is_hidden(annotation: &Dict<'_>) -> bool {
    flags(annotation) & HIDDEN != 0
}

/// Box of an annotation, in points from the page's top left; `place` is the page's [`transform`].
pub(super) fn annotation_box(annotation: &Dict<'_>, place: Affine) -> Option<Rect> {
    let rect = annotation.get::<Corners>(b"Rect")?;
    Some(place.transform_rect_bbox(Rect::new(rect.x0, rect.y0, rect.x1, rect.y1)))
}

/// Way from the coordinates of a page, with y upwards, to points from its top left as it is shown: turned and cropped.
pub(super) fn transform(page: &Page<'_>) -> Affine {
    page.initial_transform(true).to_kurbo()
}

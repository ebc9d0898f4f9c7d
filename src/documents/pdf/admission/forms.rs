//! Forms: streams of instructions that pages and other forms draw by name (ISO 32000-2, 8.10).

use hayro::hayro_syntax::object::{Dict, Name, Stream};
use hayro::hayro_syntax::page::Resources;

/// Number of forms in forms that are followed; hayro goes no deeper.
pub(super) const MAX_DEPTH: usize = 50;

/// Returns true if an object that a page draws by name is a form, and not a picture.
pub(super) fn is_form(object: &Stream<'_>) -> bool {
    object.dict().get::<Name<'_>>(b"Subtype").is_some_and(|kind| kind.as_ref() == b"Form")
}

/// Resources of a form; one without its own uses those of what draws it.
pub(super) fn resources<'a>(form: &Stream<'a>) -> Option<Resources<'a>> {
    form.dict().get::<Dict<'_>>(b"Resources").map(Resources::new)
}

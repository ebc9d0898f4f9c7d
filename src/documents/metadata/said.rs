//! What a file can say of itself.

use crate::model::EdtfDate;

/// Statements of a file about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Its title.
    pub title: Option<String>,
    /// BCP 47 tag of its text, as it says or, where it does not, as its letters and words tell.
    pub language: Option<String>,
    /// Name of the site or house that published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<EdtfDate>,
    /// Its own address on the web.
    pub url: Option<String>,
}

/// A date of publication: EDTF, or the day of a time that says its zone; `None` for anything else.
pub(super) fn published(text: &str) -> Option<EdtfDate> {
    let text = text.trim();
    // The day is that of the place that published it, as written.
    let day = text.get(..10).filter(|_| text.as_bytes().get(10).is_some_and(|b| matches!(b, b'T' | b' ')));
    EdtfDate::parse(day.unwrap_or(text)).ok().filter(|when| when.bounds().is_some())
}

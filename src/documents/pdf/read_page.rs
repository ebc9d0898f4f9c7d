//! The result of reading one page.

use super::failure::Failure;
use super::order::PageText;
use crate::documents::layers::Line;

/// The result of reading one page.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct ReadPage {
    /// Text that a reader sees.
    pub page: PageText,
    /// Paragraphs with something that a reader does not see.
    pub concealed: Vec<Line>,
    /// Number of glyphs of which the file does not say what letters they are.
    pub unreadable: usize,
    /// Number of pictures on the page.
    pub images: usize,
    /// True if the letters of a font are missing, as it could not be read.
    pub font_missing: bool,
    /// Why there is nothing of it.
    pub failure: Option<Failure>,
}

impl ReadPage {
    /// The same without the places of letters. They are read anew for the pages that are looked at: kept for all pages, they
    /// would take too much memory.
    pub(super) fn without_places(self) -> Self {
        Self { page: self.page.without_places(), ..self }
    }

    /// A page that was not read.
    pub(super) fn failed(failure: Failure) -> Self {
        Self { failure: Some(failure), ..Self::default() }
    }
}

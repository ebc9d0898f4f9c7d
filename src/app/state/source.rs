//! The selection, and what of the documents is shown.

use std::ops::Range;

use crate::base::{DocIx, EventIx, ExcerptIx};

/// What was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The event.
    pub event: Option<EventIx>,
    /// One of its excerpts.
    pub excerpt: Option<ExcerptIx>,
    /// The event under the pointer.
    pub hovered: Option<EventIx>,
}

/// The document that is shown.
#[derive(Debug, Default)]
pub struct SourceView {
    /// The document.
    pub document: Option<DocIx>,
    /// Set if a document that has pages is shown as text.
    pub as_text: bool,
    /// The place that is looked at to see whether a quote stands there, in bytes.
    pub preview: Option<Range<usize>>,
    /// Selected text: where it was begun and where it ends, in bytes.
    pub selection: Option<(usize, usize)>,
    /// Grows whenever the selected excerpt, or the place that is looked at, is to be brought into view.
    pub reveal: u64,
    /// Grows whenever the document is to be shown from its top.
    pub to_top: u64,
}

impl SourceView {
    /// Returns the selected bytes in order; `None` if nothing is selected.
    pub fn selected(&self) -> Option<Range<usize>> {
        ordered(self.selection)
    }

    /// Shows a document, from its top unless it is shown already.
    pub fn turn_to(&mut self, document: DocIx) {
        if self.document != Some(document) {
            (self.document, self.selection) = (Some(document), None);
            self.to_top += 1;
        }
    }
}

/// Returns the bytes between the two ends of a selection, in order; `None` if there are none.
pub fn ordered(selection: Option<(usize, usize)>) -> Option<Range<usize>> {
    let (a, b) = selection?;
    (a != b).then_some(a.min(b)..a.max(b))
}

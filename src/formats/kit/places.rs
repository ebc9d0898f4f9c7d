//! Place where the parts of a project stand in its file.

use crate::base::{EventIx, ExcerptIx, Place};

/// Place where parts of a project stand in its file; empty for formats without lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The path of every document, or the document.
    pub documents: Vec<Place>,
    /// The quote of every excerpt, or the excerpt, in the order of events and excerpts.
    pub excerpts: Vec<(ExcerptIx, Place)>,
}

impl Places {
    /// Place where an excerpt stands.
    pub fn excerpt(&self, excerpt: ExcerptIx) -> Option<Place> {
        let at = self.excerpts.binary_search_by_key(&excerpt, |(ix, _)| *ix).ok()?;
        Some(self.excerpts[at].1)
    }

    /// Adds the next excerpt of an event, which is the same as that of the last one or a later one.
    pub fn push_excerpt(&mut self, event: EventIx, place: Place) {
        let nth = self.excerpts.last().filter(|(last, _)| last.event == event).map_or(0, |(last, _)| last.nth + 1);
        self.excerpts.push((ExcerptIx { event, nth }, place));
    }
}

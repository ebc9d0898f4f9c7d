//! The project that is open, with the texts of its documents, the places of its quotes and its history.

use std::path::Path;
use std::sync::Arc;

use super::history::History;
use crate::anchoring::Resolution;
use crate::base::{Diagnostic, DocIx, EventIx, ExcerptIx};
use crate::formats::{Opened, Origin, Silent, is_own, resolve_all};
use crate::model::search::SearchIndex;
use crate::model::{Attests, DocumentText, Edit, EditError, Project};

/// An open project.
#[derive(Debug)]
pub struct Session {
    /// The project. Shared with jobs, which keep what they began with.
    pub project: Arc<Project>,
    /// Texts of the documents, by their position.
    pub texts: Vec<DocumentText>,
    /// What became of every excerpt, in the order of events and excerpts.
    pub resolutions: Vec<(ExcerptIx, Resolution)>,
    /// What was wrong when it was opened.
    pub diagnostics: Vec<Diagnostic>,
    /// Where it came from.
    pub origin: Origin,
    /// Whether it was read in our own format, so that it can be saved where it came from.
    pub is_own_format: bool,
    /// Undo and redo.
    pub history: History,
    /// What searches look through.
    pub index: SearchIndex,
    /// Grows with every change, so that what is made from the project knows when it is old.
    pub revision: u64,
}

impl Session {
    /// Begins with what was opened.
    pub fn new(opened: Opened) -> Self {
        let is_own_format = is_own(opened.format);
        let Opened { project, texts, resolutions, diagnostics, origin, .. } = opened;
        let index = SearchIndex::build(&project);
        let project = Arc::new(project);
        let history = History::new();
        Self { project, texts, resolutions, diagnostics, origin, is_own_format, history, index, revision: 0 }
    }

    /// Makes an edit.
    ///
    /// # Errors
    /// If the edit does not fit the project.
    pub fn edit(&mut self, edit: Edit) -> Result<(), EditError> {
        self.history.apply(Arc::make_mut(&mut self.project), edit)?;
        self.refresh();
        Ok(())
    }

    /// Takes back (`redo` false) or makes again the last edit; false if there is none.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn step_history(&mut self, redo: bool) -> Result<bool, EditError> {
        let project = Arc::make_mut(&mut self.project);
        let changed = if redo { self.history.redo(project)? } else { self.history.undo(project)? };
        if changed {
            self.refresh();
        }
        Ok(changed)
    }

    fn refresh(&mut self) {
        self.revision += 1;
        self.index = SearchIndex::build(&self.project);
        self.resolutions = resolve_all(&self.project, &self.texts, &Silent).unwrap_or_default();
    }

    /// What became of an excerpt.
    pub fn resolution(&self, excerpt: ExcerptIx) -> Option<&Resolution> {
        let at = self.resolutions.binary_search_by_key(&excerpt, |(ix, _)| *ix).ok()?;
        Some(&self.resolutions[at].1)
    }

    /// The excerpt that a click on an event leads to: the first that attests it and has a place, else the first.
    pub fn main_excerpt(&self, event: EventIx) -> Option<ExcerptIx> {
        let excerpts = self.project.event(event)?.excerpts();
        let ix = |nth: usize| ExcerptIx { event, nth: nth as u32 };
        let placed = |nth: &usize| self.resolution(ix(*nth)).is_some_and(|r| r.range().is_some());
        let attests = |nth: &usize| excerpts[*nth].attests == Attests::Event;
        let all = 0..excerpts.len();
        let best =
            all.clone().find(|n| attests(n) && placed(n)).or_else(|| all.clone().find(placed)).or(all.clone().next());
        best.map(ix)
    }

    /// The document that an excerpt quotes.
    pub fn document_of(&self, excerpt: ExcerptIx) -> Option<DocIx> {
        self.project.document_ix(&self.project.excerpt(excerpt)?.document)
    }

    /// Whether a document has pages that can be shown as they look.
    pub fn has_pages(&self, document: DocIx) -> bool {
        self.texts.get(document.index()).is_some_and(|text| text.original().is_some())
    }

    /// Excerpts of a document that have a place in it, by that place: what "next quote" steps through.
    pub fn placed_in(&self, document: DocIx) -> Vec<(ExcerptIx, std::ops::Range<usize>)> {
        let here = |(ix, resolution): &(ExcerptIx, Resolution)| {
            let range = resolution.range()?.clone();
            (self.document_of(*ix) == Some(document)).then_some((*ix, range))
        };
        let mut placed: Vec<_> = self.resolutions.iter().filter_map(here).collect();
        placed.sort_by_key(|(ix, range)| (range.start, range.end, *ix));
        placed
    }

    /// Numbers of excerpts that have a place, and of all.
    pub fn quotes_found(&self) -> (usize, usize) {
        (self.resolutions.iter().filter(|(_, r)| r.range().is_some()).count(), self.resolutions.len())
    }

    /// The number of things that need a look: findings about the files, quotes without a place, quotes that changed.
    pub fn problems(&self) -> usize {
        let troubled = |resolution: &Resolution| !matches!(resolution, Resolution::Found(_) | Resolution::Moved(_));
        self.diagnostics.len() + self.resolutions.iter().filter(|(_, resolution)| troubled(resolution)).count()
    }

    /// The file of the project, unless it is the bundled one.
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::Path(path) => Some(path),
            Origin::Sample => None,
        }
    }
}

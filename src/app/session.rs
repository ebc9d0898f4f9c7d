//! The project that is open, with the texts of its documents, the places of its quotes and its history.

use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;

use super::history::History;
use super::stale::{Before, Places, Search, Touched};
use super::work::LARGE;
use crate::anchoring::Resolution;
use crate::base::{Diagnostic, DocIx, EventIx, ExcerptIx};
use crate::formats::{Opened, Origin, evidence, is_own};
use crate::model::census::Census;
use crate::model::search::SearchIndex;
use crate::model::{Attests, DocumentText, Edit, EditError, Evidence, Project};

/// An open project.
#[derive(Debug)]
pub struct Session {
    /// The project. Shared with jobs, which keep what they began with.
    pub project: Arc<Project>,
    /// Texts of the documents, by their position.
    pub texts: Vec<DocumentText>,
    /// What became of every excerpt.
    places: Places,
    /// What the documents say of the quotes: nothing of those that are still to be found again.
    evidence: Arc<Evidence>,
    /// Which session this is, for jobs that come back to it.
    token: Arc<()>,
    /// What was wrong when it was opened.
    pub diagnostics: Vec<Diagnostic>,
    /// Where it came from.
    pub origin: Origin,
    /// Whether it was read in our own format, so that it can be saved where it came from.
    pub is_own_format: bool,
    /// Undo and redo.
    pub history: History,
    /// What searches look through, and numbers of events.
    index: Index,
    /// Grows with every change, so that what is made from the project knows when it is old.
    pub revision: u64,
    tally: Cell<Option<(u64, (usize, usize))>>,
}

/// What goes through all events once after every edit, for searches and the filter, or what became of it.
#[derive(Debug)]
enum Index {
    Ready(Arc<SearchIndex>, Box<Census>),
    Wanted,
    /// A job builds it, which brings the same token.
    Building(Arc<()>),
}

impl Index {
    /// Of a large project it is left to a job.
    fn of(project: &Project) -> Self {
        match project.events.len() > LARGE {
            true => Self::Wanted,
            false => Self::Ready(Arc::new(SearchIndex::build(project)), Box::new(Census::of(project))),
        }
    }
}

/// A search index that a job built, and what it counted.
#[derive(Debug)]
pub struct Indexed {
    token: Arc<()>,
    index: SearchIndex,
    census: Census,
}

/// What a job found of the quotes that edits touched.
#[derive(Debug)]
pub struct Refound {
    token: Arc<()>,
    revision: u64,
    found: Vec<(ExcerptIx, Resolution)>,
}

impl Session {
    /// Begins with what was opened.
    pub fn new(opened: Opened) -> Self {
        let is_own_format = is_own(opened.format);
        let Opened { project, texts, resolutions, diagnostics, origin, .. } = opened;
        let index = Index::of(&project);
        let project = Arc::new(project);
        let history = History::new();
        let (places, token, tally) = (Places::new(resolutions), Arc::new(()), Cell::new(None));
        let evidence = Arc::new(evidence(&project, &texts, places.fresh()));
        Self {
            project,
            texts,
            places,
            evidence,
            token,
            diagnostics,
            origin,
            is_own_format,
            history,
            index,
            revision: 0,
            tally,
        }
    }

    /// Makes an edit. What [`Self::search_stale`] gives is then to be run.
    ///
    /// # Errors
    /// If the edit does not fit the project.
    pub fn edit(&mut self, edit: Edit) -> Result<(), EditError> {
        let before = Before::of(&self.project, &self.places, &Touched::by(&edit));
        self.history.apply(Arc::make_mut(&mut self.project), edit)?;
        self.refresh(before);
        Ok(())
    }

    /// Takes back (`redo` false) or makes again the last edit; false if there is none.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn step_history(&mut self, redo: bool) -> Result<bool, EditError> {
        let Some(next) = self.history.next(redo) else { return Ok(false) };
        let before = Before::of(&self.project, &self.places, &Touched::by(next));
        let project = Arc::make_mut(&mut self.project);
        let changed = if redo { self.history.redo(project)? } else { self.history.undo(project)? };
        if changed {
            self.refresh(before);
        }
        Ok(changed)
    }

    fn refresh(&mut self, before: Option<Before>) {
        self.revision += 1;
        self.index = Index::of(&self.project);
        if let Some(before) = before {
            before.carry(&mut self.places, &self.project);
        }
        self.gather_evidence();
    }

    fn gather_evidence(&mut self) {
        self.evidence = Arc::new(evidence(&self.project, &self.texts, self.places.fresh()));
    }

    /// What the documents say of the quotes.
    pub fn evidence(&self) -> &Arc<Evidence> {
        &self.evidence
    }

    /// What searches look through; nothing while a job builds it.
    pub fn index(&self) -> Option<&Arc<SearchIndex>> {
        match &self.index {
            Index::Ready(index, _) => Some(index),
            Index::Wanted | Index::Building(_) => None,
        }
    }

    /// How many events there are of each kind; nothing while a job counts them.
    pub fn census(&self) -> Option<&Census> {
        match &self.index {
            Index::Ready(_, census) => Some(census),
            Index::Wanted | Index::Building(_) => None,
        }
    }

    /// The job of building the search index, if that has to be done and is not yet begun.
    pub fn build_index(&mut self) -> Option<impl FnOnce() -> Indexed + Send + 'static> {
        if !matches!(self.index, Index::Wanted) {
            return None;
        }
        let (project, token) = (self.project.clone(), Arc::new(()));
        self.index = Index::Building(token.clone());
        Some(move || Indexed { token, index: SearchIndex::build(&project), census: Census::of(&project) })
    }

    /// Takes in the search index, unless the project has changed since the job began.
    pub fn take_index(&mut self, indexed: Indexed) {
        if matches!(&self.index, Index::Building(token) if Arc::ptr_eq(token, &indexed.token)) {
            self.index = Index::Ready(Arc::new(indexed.index), Box::new(indexed.census));
        }
    }

    /// Finds the quotes that edits touched as far as that is done in a few milliseconds; gives the job of finding the
    /// others.
    pub fn search_stale(&mut self) -> Option<impl FnOnce() -> Refound + Send + 'static> {
        let mut search = Search::of(&self.project, &self.texts, &self.places)?;
        self.places.put(search.at_once());
        self.gather_evidence();
        self.tally.set(None);
        if search.is_done() {
            return None;
        }
        let (token, revision) = (self.token.clone(), self.revision);
        let job = move || Refound { token, revision, found: search.run() };
        Some(job)
    }

    /// Takes in what a job found, unless the project has changed since: then a later job finds it.
    pub fn take_found(&mut self, refound: Refound) {
        if Arc::ptr_eq(&refound.token, &self.token) && refound.revision == self.revision {
            self.places.put(refound.found);
            self.gather_evidence();
            self.revision += 1;
        }
    }

    /// What became of every excerpt, in the order of events and excerpts.
    pub fn resolutions(&self) -> &[(ExcerptIx, Resolution)] {
        &self.places.all
    }

    /// What became of an excerpt.
    pub fn resolution(&self, excerpt: ExcerptIx) -> Option<&Resolution> {
        let at = self.places.all.binary_search_by_key(&excerpt, |(ix, _)| *ix).ok()?;
        Some(&self.places.all[at].1)
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
        let mut placed: Vec<_> = self.places.all.iter().filter_map(here).collect();
        placed.sort_by_key(|(ix, range)| (range.start, range.end, *ix));
        placed
    }

    /// Numbers of excerpts that stand in their documents as they are recorded, and of all.
    pub fn quotes_found(&self) -> (usize, usize) {
        (self.tally().0, self.places.all.len())
    }

    /// Numbers of excerpts that stand as they are recorded, and of those that need a look; counted once a revision, as every frame
    /// asks.
    fn tally(&self) -> (usize, usize) {
        if let Some((revision, tally)) = self.tally.get()
            && revision == self.revision
        {
            return tally;
        }
        let doubts = self.evidence.doubts(&self.project).count();
        let tally = (self.places.all.len().saturating_sub(doubts), doubts);
        self.tally.set(Some((self.revision, tally)));
        tally
    }

    /// The number of quotes that do not stand in their documents as they are recorded, or were not checked.
    pub fn doubts(&self) -> usize {
        self.tally().1
    }

    /// The number of things that need a look: findings about the files, quotes without a place, quotes that changed.
    pub fn problems(&self) -> usize {
        self.diagnostics.len() + self.tally().1
    }

    /// The file of the project, unless it is the bundled one.
    pub fn path(&self) -> Option<&Path> {
        self.origin.path()
    }
}

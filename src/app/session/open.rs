//! The project that is open, with the texts of its documents, the places of its quotes and its history.

use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;

use crate::anchoring::Resolution;
use crate::app::session::history::History;
use crate::app::session::journal::replay::{self, Refused, Replayed};
use crate::app::session::journal::{Base, Log, Step};
use crate::app::session::reanchor::{Before, Places, Search, Touched};
use crate::base::{Diagnostic, DocIx, EventIx, ExcerptIx, Severity};
use crate::formats::{self, Failure, FileStamp, Opened, Origin, SavedFile, evidence, is_own};
use crate::model::facets::FacetCounts;
use crate::model::search::SearchIndex;
use crate::model::{Attests, Document, DocumentText, Edit, EditError, Evidence, Project};

/// Projects with more events than this are large: what goes through all events is left to tasks.
pub const LARGE: usize = 20_000;

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
    /// Name of the format that it was read or saved in.
    format: &'static str,
    /// What its file was when it was read or saved last.
    pub stamp: Option<FileStamp>,
    /// Whether a person said how the file is to be read, so that the file alone does not give the project again.
    pub was_asked_about: bool,
    /// The steps since the project was last as its file.
    log: Log,
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
    Ready(Arc<SearchIndex>, Box<FacetCounts>),
    Wanted,
    /// A job builds it, which brings the same token.
    Building(Arc<()>),
    /// The job broke down. The next edit has another one begin.
    Failed,
}

impl Index {
    /// Of a large project it is left to a job.
    fn of(project: &Project) -> Self {
        match project.events.len() > LARGE {
            true => Self::Wanted,
            false => Self::Ready(Arc::new(SearchIndex::build(project)), Box::new(FacetCounts::of(project))),
        }
    }
}

/// A search index that a job built, and what it counted.
#[derive(Debug)]
pub struct Indexed {
    token: Arc<()>,
    index: SearchIndex,
    facets: FacetCounts,
}

/// What a job found of the quotes that edits touched.
#[derive(Debug)]
pub struct Refound {
    token: Arc<()>,
    revision: u64,
    found: Vec<(ExcerptIx, Resolution)>,
}

/// What a job read anew of the documents whose files have changed, and where the quotes stand now.
#[derive(Debug)]
pub struct Reread {
    token: Arc<()>,
    revision: u64,
    texts: Vec<DocumentText>,
    found: Vec<(ExcerptIx, Resolution)>,
    diagnostics: Vec<Diagnostic>,
    /// The ids of these documents.
    pub documents: Vec<String>,
}

impl Session {
    /// Begins with what was opened.
    pub fn new(opened: Opened) -> Self {
        let Opened { project, texts, resolutions, diagnostics, origin, format, stamp, .. } = opened;
        let index = Index::of(&project);
        let (project, places) = (Arc::new(project), Places::new(resolutions));
        let evidence = Arc::new(evidence(&project, &texts, places.fresh()));
        Self {
            project,
            texts,
            places,
            evidence,
            token: Arc::new(()),
            diagnostics,
            origin,
            is_own_format: is_own(format),
            format,
            stamp,
            was_asked_about: false,
            log: Log::default(),
            history: History::new(),
            index,
            revision: 0,
            tally: Cell::new(None),
        }
    }

    /// Begins with what was opened as a person said, and not as its file alone tells.
    pub fn asked_about(opened: Opened) -> Self {
        Self { was_asked_about: true, ..Self::new(opened) }
    }

    /// Begins with what was opened and the steps that were made on it before. If the file is another one than that on
    /// which they were made, those that fit are made, and saving asks for a name; those that fit are made, too, if steps
    /// are missing. Gives the edits that do not fit.
    ///
    /// # Errors
    /// If the user cancels.
    pub fn recovered(
        mut opened: Opened,
        steps: &[Step],
        (is_changed, has_gaps): (bool, bool),
        progress: &dyn formats::Progress,
    ) -> Result<(Self, Vec<Refused>), Failure> {
        let documents = opened.project.documents.clone();
        let Replayed { history, steps, refused } = match is_changed || has_gaps {
            true => replay::as_far_as_they_fit(&mut opened.project, steps),
            false => replay::exactly(&mut opened.project, steps.to_vec()),
        };
        realign_texts(&mut opened, &documents, progress);
        opened.resolutions = formats::resolve_all(&opened.project, &opened.texts, progress)?;
        let mut session = Self::new(opened);
        (session.history, session.log) = (history, Log::with_steps(steps));
        session.is_own_format &= !is_changed;
        Ok((session, refused))
    }

    /// Makes an edit. What [`Self::search_stale`] gives is then to be run.
    ///
    /// # Errors
    /// If the edit does not fit the project.
    pub fn edit(&mut self, edit: Edit) -> Result<(), EditError> {
        let before = Before::of(&self.project, &self.places, &Touched::by(&edit));
        self.history.apply(Arc::make_mut(&mut self.project), edit.clone())?;
        self.log.edited(edit, self.history.undo_len());
        self.refresh(before);
        Ok(())
    }

    /// Takes back (`redo` false) or makes again the last edit; false if there is none.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn step_history(&mut self, redo: bool) -> Result<bool, EditError> {
        let Some(next) = self.history.next(redo).cloned() else { return Ok(false) };
        let before = Before::of(&self.project, &self.places, &Touched::by(&next));
        let undo = self.history.undo_len();
        let project = Arc::make_mut(&mut self.project);
        let changed = if redo { self.history.redo(project)? } else { self.history.undo(project)? };
        if changed {
            if redo {
                self.log.redone(next);
            } else {
                self.log.undone(next, undo);
            }
            self.refresh(before);
        }
        Ok(changed)
    }

    /// Says that the project as it is now is being saved.
    pub fn begin_save(&mut self) {
        self.history.begin_save();
        self.log.begin_save(self.history.undo_len());
    }

    /// Says that the save has ended and nothing of it counts: it failed, or wrote a copy.
    pub fn end_save(&mut self) {
        self.history.end_save(false);
        self.log.end_save(false);
    }

    /// Says that the project, as it was when the save began, stands in a file in a format of our own. What was edited
    /// since is not saved.
    pub fn mark_saved(&mut self, saved: SavedFile, format: &'static str) {
        self.history.end_save(true);
        self.log.end_save(true);
        (self.is_own_format, self.was_asked_about, self.format) = (true, false, format);
        (self.origin, self.stamp) = (saved.origin, saved.stamp);
    }

    /// Which session this is: the same for as long as it is open, and that of no other.
    pub fn token(&self) -> &Arc<()> {
        &self.token
    }

    /// What the steps of a journal begin from, with the project's title for readers of `locale`.
    pub fn base(&self, locale: &str) -> Base {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let (title, language) = self.project.title.get_with_language(locale, &self.project.language);
        Base {
            path: self.path().map(absolute),
            format: self.format.to_owned(),
            stamp: self.stamp.clone(),
            title: title.to_owned(),
            language: language.to_owned(),
            snapshot: self.was_asked_about,
        }
    }

    /// The steps since the project was last as its file.
    pub fn steps(&self) -> Vec<Step> {
        self.log.steps().cloned().collect()
    }

    /// The steps that were not handed on to the journal yet.
    pub fn hand_on_steps(&mut self) -> Vec<Arc<Step>> {
        self.log.hand_on()
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

    /// Returns true if the project has so many events that what goes through all of them is left to tasks.
    pub fn is_large(&self) -> bool {
        self.project.events.len() > LARGE
    }

    /// What the documents say of the quotes.
    pub fn evidence(&self) -> &Arc<Evidence> {
        &self.evidence
    }

    /// What searches look through; nothing while a job builds it.
    pub fn index(&self) -> Option<&Arc<SearchIndex>> {
        match &self.index {
            Index::Ready(index, _) => Some(index),
            Index::Wanted | Index::Building(_) | Index::Failed => None,
        }
    }

    /// How many events there are of each kind; nothing while a job counts them.
    pub fn facets(&self) -> Option<&FacetCounts> {
        match &self.index {
            Index::Ready(_, facets) => Some(facets),
            Index::Wanted | Index::Building(_) | Index::Failed => None,
        }
    }

    /// The job of building the search index, if that has to be done and is not yet begun.
    pub fn build_index(&mut self) -> Option<impl FnOnce() -> Indexed + Send + 'static> {
        if !matches!(self.index, Index::Wanted) {
            return None;
        }
        let (project, token) = (self.project.clone(), Arc::new(()));
        self.index = Index::Building(token.clone());
        Some(move || Indexed { token, index: SearchIndex::build(&project), facets: FacetCounts::of(&project) })
    }

    /// Nobody waits any more for the search index: the job of building it broke down.
    pub fn give_up_index(&mut self) {
        if matches!(self.index, Index::Building(_)) {
            self.index = Index::Failed;
        }
    }

    /// Returns true if there will be no search index until the next edit.
    pub fn has_lost_index(&self) -> bool {
        matches!(self.index, Index::Failed)
    }

    /// Takes in the search index, unless the project has changed since the job began.
    pub fn take_index(&mut self, indexed: Indexed) {
        if matches!(&self.index, Index::Building(token) if Arc::ptr_eq(token, &indexed.token)) {
            self.index = Index::Ready(Arc::new(indexed.index), Box::new(indexed.facets));
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

    /// The job of reading documents anew whose files are not those that were read; gives nothing if all are.
    pub fn reread(&self) -> impl FnOnce() -> Option<Reread> + Send + 'static {
        let (token, revision, project) = (self.token.clone(), self.revision, self.project.clone());
        let (mut texts, origin, evidence) = (self.texts.clone(), self.origin.clone(), self.evidence.clone());
        move || {
            let mut changed = formats::changed_documents(&project, &origin, &evidence);
            changed.extend((0..texts.len()).filter(|at| is_missing(&texts[*at])).map(DocIx::from));
            let folder = origin.path().and_then(Path::parent).unwrap_or(Path::new(""));
            let (mut diagnostics, mut documents) = (Vec::new(), Vec::new());
            for ix in changed {
                let document = &project.documents[ix.index()];
                let (text, found) = formats::read_document(folder, document, &formats::Silent);
                // One that is still missing was told of when it was missed.
                if text.text().is_none() && is_missing(&texts[ix.index()]) {
                    continue;
                }
                texts[ix.index()] = text;
                diagnostics.extend(found);
                documents.push(document.id.to_string());
            }
            // Quotes are not looked for where nothing has changed, as nearly always.
            if documents.is_empty() {
                return None;
            }
            let found = formats::resolve_all(&project, &texts, &formats::Silent).ok()?;
            Some(Reread { token, revision, texts, found, diagnostics, documents })
        }
    }

    /// Returns true if it was read for this session, and not for one that was open before.
    pub fn is_own(&self, reread: &Reread) -> bool {
        Arc::ptr_eq(&reread.token, &self.token)
    }

    /// Takes in what was read anew; false if the project has changed since the job began, which is then to be done again.
    pub fn take_reread(&mut self, reread: Reread) -> bool {
        if reread.revision != self.revision {
            return false;
        }
        let is_of = |diagnostic: &Diagnostic| {
            let named = diagnostic.args.iter().find(|(name, _)| *name == "document");
            named.is_some_and(|(_, document)| reread.documents.contains(document))
        };
        self.diagnostics.retain(|diagnostic| !is_of(diagnostic));
        self.diagnostics.extend(reread.diagnostics);
        (self.texts, self.places) = (reread.texts, Places::new(reread.found));
        self.revision += 1;
        self.gather_evidence();
        true
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

    /// Returns true if something is to be done about one of the problems: a note only says what was found.
    pub fn needs_action(&self) -> bool {
        self.doubts() > 0 || self.diagnostics.iter().any(|diagnostic| diagnostic.severity > Severity::Note)
    }

    /// The file of the project, unless it is the bundled one.
    pub fn path(&self) -> Option<&Path> {
        self.origin.path()
    }
}

/// Returns true for a document whose file was not there.
fn is_missing(text: &DocumentText) -> bool {
    matches!(text, DocumentText::Missing(diagnostic) if diagnostic.code == "document-missing")
}

/// Brings the texts in step with the documents, if those are not `before` any more.
fn realign_texts(opened: &mut Opened, before: &[Document], progress: &dyn formats::Progress) {
    let Opened { project, texts, origin, .. } = opened;
    if project.documents == before {
        return;
    }
    let folder = origin.path().and_then(Path::parent).unwrap_or(Path::new(""));
    let text = |document: &Document| {
        let known = before.iter().zip(texts.iter()).find(|(old, _)| old.id == document.id && old.path == document.path);
        known.map_or_else(|| formats::read_document(folder, document, progress).0, |(_, text)| text.clone())
    };
    let aligned = project.documents.iter().map(text).collect();
    *texts = aligned;
}

//! The open project with what is seen and chosen of it.

use std::path::PathBuf;
use std::sync::Arc;

use super::event_form::EventForm;
use super::generation::Requests;
use super::list::ListView;
use super::search::Search;
use super::source::{Selection, SourceView};
use super::timeline::TimeView;
use crate::app::session::Session;
use crate::app::session::compare::Theirs;
use crate::app::session::journal::replay::Refused;
use crate::app::session::journal::{Draft, LeftOver};
use crate::base::DocIx;
use crate::formats::{FileStamp, FileState, Opened};
use crate::model::Project;
use crate::model::filter::Filter;
use crate::timeline::TimelineIndex;
use crate::timeline::labels::LaneLabels;

/// A project that was loaded, ready to be shown.
#[derive(Debug)]
pub struct LoadedProject {
    /// The project.
    pub session: Session,
    /// The events that show without a filter.
    pub content: TimelineIndex,
    /// The labels of its lanes in that.
    pub wording: LaneLabels,
    /// The work that was made again on it.
    pub recovered: Option<Recovered>,
}

/// The work of an earlier window, or of this one, made again on a project.
#[derive(Debug)]
pub struct Recovered {
    /// The journal that it comes from; `None` for the work of this window.
    pub left: Option<LeftOver>,
    /// The edits that do not fit the file any more.
    pub refused: Vec<Refused>,
}

impl LoadedProject {
    /// Makes ready what was opened.
    pub fn new(opened: Opened, wording: LaneLabels) -> Self {
        Self::of(Session::new(opened), wording, None)
    }

    /// Makes ready what was opened as a person said, and not as its file alone tells.
    pub fn asked_about(opened: Opened, wording: LaneLabels) -> Self {
        Self::of(Session::asked_about(opened), wording, None)
    }

    /// Makes ready a session.
    pub fn of(session: Session, wording: LaneLabels, recovered: Option<Recovered>) -> Self {
        let content = TimelineIndex::gather(&session.project, &wording, |_| true);
        Self { session, content, wording, recovered }
    }
}

/// The project's file, changed by another program.
#[derive(Debug)]
pub struct FileConflict {
    /// The file.
    pub path: PathBuf,
    /// Its stamp when that was noticed.
    pub found: Option<FileStamp>,
    /// The file compared with the project, or why it cannot be; `None` until that is known.
    pub answer: Option<Result<Box<Theirs>, String>>,
}

/// The open project. Another one takes its place whole.
#[derive(Debug)]
pub struct OpenProject {
    /// Number of the project since the window was opened: what is kept of another project is old.
    pub number: u64,
    /// The project itself, its texts and its history.
    pub session: Session,
    /// The events that show.
    pub content: Arc<TimelineIndex>,
    /// Grows with every new `content`.
    pub content_revision: u64,
    /// Which events show.
    pub filter: Filter,
    /// The search.
    pub search: Search,
    /// Work that is left to tasks.
    pub requests: Requests,
    /// What was chosen.
    pub selection: Selection,
    /// The list of events.
    pub list: ListView,
    /// The source panel.
    pub source: SourceView,
    /// The view of time.
    pub time: TimeView,
    /// The form of an event that is open, or that is typed in and lies below another overlay.
    pub form: Option<EventForm>,
    /// The part of the form that is typed and not applied, as the journal has it.
    pub draft: Option<Draft>,
    /// State of the file that was told since it was read.
    pub file_told: Option<FileState>,
    /// The project's file, changed by another program.
    pub conflict: Option<FileConflict>,
}

impl OpenProject {
    /// Begins to show a session in the place of the project before, whose list it is sorted as.
    pub fn new(number: u64, session: Session, content: TimelineIndex, before: Option<Self>) -> Self {
        let (list, requests) = before.map(|before| (before.list, before.requests)).unwrap_or_default();
        let document = session.project.documents.first().map(|_| DocIx(0));
        content.put_evidence(session.evidence().clone());
        Self {
            number,
            session,
            content: Arc::new(content),
            content_revision: 0,
            filter: Filter::default(),
            search: Search::default(),
            requests: requests.for_another_project(),
            selection: Selection::default(),
            list: list.for_another_project(),
            source: SourceView { document, ..SourceView::default() },
            time: TimeView::default(),
            form: None,
            draft: None,
            file_told: None,
            conflict: None,
        }
    }

    /// Returns true if something is not saved or not even applied.
    pub fn has_work(&self) -> bool {
        self.session.history.is_dirty() || self.is_typed()
    }

    /// Returns true if something is typed in the form of an event and not applied.
    pub fn is_typed(&self) -> bool {
        self.form.as_ref().is_some_and(EventForm::is_changed)
    }

    /// Returns true if the project has so many events that what goes through all of them is left to tasks.
    pub fn is_large(&self) -> bool {
        self.session.is_large()
    }

    /// Returns true if there is a document that the source panel could show.
    pub fn has_documents(&self) -> bool {
        !self.session.project.documents.is_empty()
    }

    /// Returns the bytes of the document that the source panel is to bring into view.
    pub fn range_to_reveal(&self) -> Option<std::ops::Range<usize>> {
        let of_quote = || self.session.resolution(self.selection.excerpt?)?.range().cloned();
        self.source.preview.clone().or_else(of_quote)
    }

    /// Returns the selected text of the document that is shown.
    pub fn selected_text(&self) -> Option<String> {
        let text = self.session.texts.get(self.source.document?.index())?.text()?;
        text.get(self.source.selected()?).map(ToOwned::to_owned)
    }
}

/// Gathers the events of a project that show.
pub fn gather(project: &Project, wording: &LaneLabels, filter: &Filter) -> TimelineIndex {
    match filter.is_empty() {
        true => TimelineIndex::gather(project, wording, |_| true),
        false => TimelineIndex::gather(project, wording, |event| filter.matches(project, event)),
    }
}

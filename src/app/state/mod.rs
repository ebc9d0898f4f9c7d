//! The state of the window: what is open, what is seen of it, what was chosen.

pub mod list;
pub mod repair;
pub mod settings;

use std::collections::VecDeque;
use std::ops::Range;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use crate::app::platform::desktop::SystemLook;
use crate::app::session::Session;
use crate::app::session::compare::Theirs as TheirProject;
use crate::app::session::journal::{Draft, LeftOver};
use crate::app::state::list::ListView;
use crate::app::state::settings::Settings;
use crate::app::tasks::work::{self, Found, LARGE, Work};
use crate::app::tasks::{Begun, Loading, Purpose, Saving};
use crate::base::{Diagnostic, Direction, DocIx, EventIx, ExcerptIx};
use crate::formats::{FileStamp, FileState};
use crate::i18n::{DateWords, Locale, Messages};
use crate::model::filter::Filter;
use crate::scene::Theme;
use crate::timeline::content::Wording;
use crate::timeline::shelf::Grid;
use crate::timeline::{Areas, Blend, Content, Hits, Planning, Viewport};

/// What lies over the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The menu of the tool bar.
    Menu,
    /// Every command, to be searched.
    Palette,
    /// Every shortcut.
    Shortcuts,
    /// What is wrong with the project.
    Problems,
    /// Settings.
    Settings,
    /// Name, version, licences.
    About,
    /// Lanes, actors, tags and more to filter by.
    Filter,
    /// Export of a picture.
    Export,
    /// The fields of an event.
    Event(EventIx),
    /// A path to type, where no file dialog runs.
    Path(Purpose),
    /// A question before changes are lost.
    Unsaved(After),
    /// A question before a file is replaced.
    Exists(InTheWay),
    /// What to do about a file that another program has changed.
    Conflict,
    /// The work of a window that ended without saving.
    Recovery,
    /// What the columns of a table hold, before it is opened.
    Columns,
}

impl Overlay {
    /// Returns true if a press beside it closes it: not what asks a question or holds what was typed.
    pub fn closes_beside(&self) -> bool {
        !matches!(
            self,
            Self::Unsaved(_) | Self::Event(_) | Self::Columns | Self::Exists(_) | Self::Conflict | Self::Recovery
        )
    }
}

/// A file of the name under which something is to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct InTheWay {
    /// What is to be written.
    pub purpose: Purpose,
    /// The file.
    pub path: PathBuf,
    /// What it is now, as far as that is known.
    pub found: Option<FileStamp>,
}

/// The project's file, changed by another program.
#[derive(Debug)]
pub struct Theirs {
    /// The file.
    pub path: PathBuf,
    /// What it was when that was noticed.
    pub found: Option<FileStamp>,
    /// The file compared with the project, or why it cannot be; `None` until that is known.
    pub answer: Option<Result<Box<TheirProject>, String>>,
}

/// What was asked for when unsaved changes got in the way.
#[derive(Clone, Debug, PartialEq)]
pub enum After {
    /// Closing the window.
    Quit,
    /// Opening a file.
    Open(PathBuf),
    /// Opening the bundled project.
    OpenSample,
    /// Choosing a file to open.
    ChooseFile,
    /// Opening the table of the dialog of columns.
    OpenTable,
    /// Showing the project that has come while this one was changed.
    Replace,
    /// Making the work of an earlier window again.
    Recover,
    /// Closing the form of an event.
    CloseForm,
}

/// A sentence that shows for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether something failed.
    pub failed: bool,
    /// When it goes, in seconds of the window's clock.
    pub until: f64,
    /// Whether the next one waits until it goes, rather than takes its place.
    pub stays: bool,
    /// Whether all of it shows, because the user has asked for that. It then stays until it is taken away.
    pub is_open: bool,
}

/// Which of list and source shows where the window has room for one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Front {
    /// The source.
    #[default]
    Source,
    /// The list.
    List,
}

/// The view of time.
#[derive(Debug)]
pub struct TimeView {
    /// What is seen now.
    pub now: Viewport,
    /// Where the view is going.
    pub target: Viewport,
    /// Seconds a second that the view drifts on after a throw.
    pub drift: f64,
    /// The project was fitted into the view.
    pub fitted: bool,
    /// The rows of labels.
    pub blend: Blend,
    /// How the rows are found.
    pub planning: Planning,
    /// Points of the lanes that are scrolled away.
    pub lane_scroll: f32,
    /// Points of the shelf that are scrolled away.
    pub shelf_scroll: f32,
    /// How the cards stand on the shelf.
    pub shelf: Grid,
    /// The parts of the timeline in the last frame.
    pub areas: Areas,
}

/// The search.
#[derive(Debug, Default)]
pub struct Search {
    /// What is looked for.
    pub query: String,
    /// The events found, in reading order.
    pub hits: Arc<Vec<EventIx>>,
    /// The same, for asking.
    pub found: Hits,
    /// The query that was looked for last, with every event that fits it, shown or not.
    pub last: Option<(String, Arc<Vec<EventIx>>)>,
    /// Grows with every answer, so that what is made of the hits knows when it is old.
    pub revision: u64,
}

impl Search {
    /// Whether something is looked for.
    pub fn is_active(&self) -> bool {
        !self.query.trim().is_empty()
    }

    /// Takes in what was found.
    pub fn put(&mut self, found: Found) {
        (self.hits, self.found) = (found.order, found.hits);
        self.last = Some((found.query, found.all));
        self.revision += 1;
    }

    /// What was found, as soon as something is known of what is looked for.
    pub fn answer(&self) -> Option<&Hits> {
        (self.is_active() && self.last.is_some()).then_some(&self.found)
    }

    /// The position of an event among the hits.
    pub fn position(&self, content: &Content, event: EventIx) -> Option<usize> {
        let rank = content.rank(event)?;
        let found = self.hits.binary_search_by_key(&Some(rank), |hit| content.rank(*hit));
        found.ok().filter(|at| self.hits[*at] == event)
    }
}

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

/// The source panel.
#[derive(Debug, Default)]
pub struct SourceView {
    /// The document that is shown.
    pub document: Option<DocIx>,
    /// Points of it that are scrolled away.
    pub scroll: f32,
    /// Where it is scrolling to.
    pub scroll_target: f32,
    /// The selected excerpt is to be brought into view.
    pub reveal: bool,
    /// The place that is looked at to see whether a quote stands there, in bytes.
    pub preview: Option<Range<usize>>,
    /// Whether a document that has pages is shown as text.
    pub as_text: bool,
}

/// Language and dates of the interface.
pub struct Words {
    /// Messages.
    pub messages: Messages,
    /// Dates.
    pub dates: DateWords,
    /// What threads need of the messages.
    pub wording: Wording,
}

impl Words {
    /// As the settings say.
    pub fn new(settings: &Settings) -> Self {
        Self::in_language(settings, settings.locale())
    }

    /// As the settings say, but in another language.
    pub fn in_language(settings: &Settings, locale: Locale) -> Self {
        let digits = settings.digits();
        let messages = Messages::with_digits(locale, digits);
        Self {
            wording: Wording::of(&messages),
            messages,
            dates: DateWords::new(locale, digits, settings.months())
                .with_second(settings.calendar())
                .with_zone(settings.zone()),
        }
    }
}

/// All of it.
pub struct State {
    /// Kept between runs.
    pub settings: Settings,
    /// What the desktop asks for.
    pub system: SystemLook,
    /// Words of the interface.
    pub words: Rc<Words>,
    /// The open project.
    pub session: Option<Session>,
    /// A project on its way.
    pub loading: Option<Loading>,
    /// A save on its way.
    pub saving: Option<Saving>,
    /// An export on its way.
    pub exporting: bool,
    /// The pages that were printed last.
    pub printed: Option<PathBuf>,
    /// What of the project is shown.
    pub content: Arc<Content>,
    /// Grows with every new `content`.
    pub content_revision: u64,
    /// Which events show.
    pub filter: Filter,
    /// The view of time.
    pub time: TimeView,
    /// The list of events.
    pub list: ListView,
    /// What is left to jobs.
    pub work: Work,
    /// The search.
    pub search: Search,
    /// What was chosen.
    pub selection: Selection,
    /// The source panel.
    pub source: SourceView,
    /// Which of list and source was asked for last.
    pub front: Front,
    /// The window has no room for list and source together.
    pub is_tight: bool,
    /// What lies over the window.
    pub overlay: Option<Overlay>,
    /// What the window says.
    pub notice: Option<Notice>,
    /// What it says after that; the times are seconds from then on.
    pub notices: VecDeque<Notice>,
    /// What there is to say of journals, which stands in the list of problems whatever is open.
    pub findings: Vec<Diagnostic>,
    /// The window may close although something is not saved.
    pub may_close: bool,
    /// The number of changes up to which the user gives up what is not saved.
    pub may_drop: Option<u64>,
    /// What is done when the project is saved.
    pub after: Option<After>,
    /// A project that was opened while this one was changed.
    pub arrived: Option<Box<Begun>>,
    /// The project's file, changed by another program.
    pub conflict: Option<Theirs>,
    /// What was told of the file since it was read.
    pub file_told: Option<FileState>,
    /// What is typed and not applied, as the journal has it.
    pub draft: Option<Draft>,
    /// Work of windows that ended without saving, the newest first.
    pub left_over: Vec<LeftOver>,
    /// A fault of the program, while it is shown instead of the panels.
    pub fault: Option<String>,
}

impl State {
    /// Whether there is a document that the source panel could show.
    pub fn has_documents(&self) -> bool {
        self.session.as_ref().is_some_and(|session| !session.project.documents.is_empty())
    }

    /// Whether the source panel is open: not without a document, as the timeline can use its room.
    fn has_source(&self) -> bool {
        self.settings.source_open && self.has_documents()
    }

    fn has_list(&self) -> bool {
        self.settings.list_open && self.session.is_some()
    }

    /// Whether the source panel shows: where there is no room for it and the list, unless the list was asked for last.
    pub fn shows_source(&self) -> bool {
        self.has_source() && !(self.is_tight && self.front == Front::List && self.has_list())
    }

    /// A window with nothing in it.
    pub fn new(settings: Settings) -> Self {
        let start = Viewport { center: 0.0, per_point: 86_400.0 };
        let nowhere = crate::base::Rect::default();
        let areas = Areas { column: nowhere, lanes: nowhere, axis: nowhere, shelf: nowhere, overview: nowhere };
        Self {
            words: Rc::new(Words::new(&settings)),
            settings,
            system: SystemLook::default(),
            session: None,
            loading: None,
            saving: None,
            exporting: false,
            printed: None,
            content: Arc::default(),
            content_revision: 0,
            filter: Filter::default(),
            time: TimeView {
                now: start,
                target: start,
                drift: 0.0,
                fitted: false,
                blend: Blend::default(),
                planning: Planning::default(),
                lane_scroll: 0.0,
                shelf_scroll: 0.0,
                shelf: Grid::default(),
                areas,
            },
            search: Search::default(),
            list: ListView::default(),
            work: Work::default(),
            selection: Selection::default(),
            source: SourceView::default(),
            front: Front::default(),
            is_tight: false,
            overlay: None,
            notice: None,
            notices: VecDeque::new(),
            findings: Vec::new(),
            may_close: false,
            may_drop: None,
            after: None,
            arrived: None,
            conflict: None,
            file_told: None,
            draft: None,
            left_over: Vec::new(),
            fault: None,
        }
    }

    /// The direction of the interface.
    pub fn side(&self) -> Direction {
        self.settings.locale().direction()
    }

    /// The direction of time.
    pub fn time_direction(&self) -> Direction {
        let language = self.session.as_ref().map_or("ar", |session| session.project.written_language());
        self.settings.direction_for(language)
    }

    /// Words for what leaves the window, quotes with their sources: of the interface, if the project speaks its language,
    /// else of the project's.
    pub fn words_to_cite(&self) -> Rc<Words> {
        let own = self.words.messages.locale();
        let Some(session) = &self.session else { return self.words.clone() };
        let locale = Locale::for_language(session.project.written_language());
        if locale == own || session.project.title.is_in(own.as_tag()) {
            return self.words.clone();
        }
        Rc::new(Words::in_language(&self.settings, locale))
    }

    /// Whether things may not move by themselves.
    pub fn reduced_motion(&self) -> bool {
        self.settings.reduced_motion || self.system.reduced_motion == Some(true)
    }

    /// The theme to draw in; `toolkit_dark` is what the window toolkit says of the system.
    pub fn theme(&self, toolkit_dark: Option<bool>) -> &'static Theme {
        use crate::app::state::settings::ThemeChoice;
        let dark = match self.settings.theme {
            ThemeChoice::Light => false,
            ThemeChoice::Dark => true,
            ThemeChoice::System => toolkit_dark.or(self.system.dark).unwrap_or(false),
        };
        if dark { Theme::dark() } else { Theme::light() }
    }

    /// The bytes of the document that the source panel is to bring into view.
    pub fn range_to_reveal(&self) -> Option<Range<usize>> {
        let of_quote = || self.session.as_ref()?.resolution(self.selection.excerpt?)?.range().cloned();
        self.source.preview.clone().or_else(of_quote)
    }

    /// Whether the list of events shows: where there is no room for it and the source, if it was asked for last.
    pub fn shows_list(&self) -> bool {
        self.has_list() && !(self.is_tight && self.front == Front::Source && self.has_source())
    }

    /// Whether the project has so many events that what goes through all of them is left to jobs.
    pub fn is_large(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.project.events.len() > LARGE)
    }

    /// Gathers what of the project is shown, after a change of project, filter or language. In a large project that is
    /// a job, and what showed before shows until it is done.
    pub fn rebuild_content(&mut self) {
        if self.is_large() {
            return self.work.gather.ask();
        }
        let content = match &self.session {
            Some(session) => work::gather(&session.project, &self.words.wording, &self.filter),
            None => Content::default(),
        };
        self.work.gather.settle();
        self.put_content(content, None);
    }

    /// Shows other content, with what the search finds of it if that is known.
    pub fn put_content(&mut self, content: Content, found: Option<Found>) {
        if let Some(session) = &self.session {
            content.put_evidence(session.evidence().clone());
        }
        self.content = Arc::new(content);
        self.content_revision += 1;
        self.list.marks.retain(|event| self.content.rank(event).is_some());
        match found.filter(|found| found.query == self.search.query) {
            Some(found) => {
                self.work.search.settle();
                self.search.put(found);
            }
            // Hits are known by their places in the content: those of the old one would be wrong.
            None => {
                self.clear_hits();
                self.update_search();
            }
        }
    }

    /// Tells the quotes of what shows as they stand in their documents now.
    pub fn put_evidence(&mut self) {
        if let Some(session) = &self.session {
            self.content.put_evidence(session.evidence().clone());
            self.content_revision += 1;
        }
    }

    fn clear_hits(&mut self) {
        (self.search.hits, self.search.found, self.search.last) = (Arc::default(), Hits::default(), None);
        self.search.revision += 1;
    }

    /// Looks again for what is searched; in a large project that is a job, and the hits before stay until it is done.
    pub fn update_search(&mut self) {
        if !self.search.is_active() {
            self.work.search.settle();
            return self.clear_hits();
        }
        if self.session.as_ref().is_some_and(Session::has_lost_index) {
            self.work.search.settle();
            return self.clear_hits();
        }
        if self.is_large() {
            return self.work.search.ask();
        }
        if let Some(index) = self.session.as_ref().and_then(Session::index) {
            let found = work::search(index, &self.content, &self.search.query, None);
            self.work.search.settle();
            self.search.put(found);
        }
    }
}

//! The state of the window: what is open, what is seen of it, what was chosen.

use std::ops::Range;
use std::rc::Rc;

use super::jobs::{Loading, Purpose};
use super::session::Session;
use super::settings::Settings;
use super::system::SystemLook;
use crate::base::{Direction, DocIx, EventIx, ExcerptIx};
use crate::i18n::{DateWords, Messages};
use crate::model::filter::Filter;
use crate::scene::Theme;
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
    /// What the columns of a table hold, before it is opened.
    Columns,
}

/// What was asked for when unsaved changes got in the way.
#[derive(Clone, Debug, PartialEq)]
pub enum After {
    /// Closing the window.
    Quit,
    /// Opening a file.
    Open(std::path::PathBuf),
    /// Opening the bundled project.
    OpenSample,
    /// Choosing a file to open.
    ChooseFile,
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
    pub hits: Vec<EventIx>,
    /// The same, for asking.
    pub found: Hits,
}

impl Search {
    /// Whether something is looked for.
    pub fn is_active(&self) -> bool {
        !self.query.trim().is_empty()
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
}

impl Words {
    /// As the settings say.
    pub fn new(settings: &Settings) -> Self {
        let (locale, digits) = (settings.locale(), settings.digits());
        Self {
            messages: Messages::with_digits(locale, digits),
            dates: DateWords::new(locale, digits, settings.months()).with_second(settings.calendar()),
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
    /// An export on its way.
    pub exporting: bool,
    /// What of the project is shown.
    pub content: Content,
    /// Grows with every new `content`.
    pub content_revision: u64,
    /// Which events show.
    pub filter: Filter,
    /// The view of time.
    pub time: TimeView,
    /// The search.
    pub search: Search,
    /// What was chosen.
    pub selection: Selection,
    /// The source panel.
    pub source: SourceView,
    /// What lies over the window.
    pub overlay: Option<Overlay>,
    /// What the window says.
    pub notice: Option<Notice>,
    /// The window may close although something is not saved.
    pub may_close: bool,
}

impl State {
    /// Whether there is a document that the source panel could show.
    pub fn has_documents(&self) -> bool {
        self.session.as_ref().is_some_and(|session| !session.project.documents.is_empty())
    }

    /// Whether the source panel shows: not without a document, as the timeline can use its room.
    pub fn shows_source(&self) -> bool {
        self.settings.source_open && self.has_documents()
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
            exporting: false,
            content: Content::default(),
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
            selection: Selection::default(),
            source: SourceView::default(),
            overlay: None,
            notice: None,
            may_close: false,
        }
    }

    /// The direction of the interface.
    pub fn side(&self) -> Direction {
        self.settings.locale().direction()
    }

    /// The direction of time.
    pub fn time_direction(&self) -> Direction {
        let language = self.session.as_ref().map_or("ar", |session| session.project.language.as_str());
        self.settings.direction_for(language)
    }

    /// Whether things may not move by themselves.
    pub fn reduced_motion(&self) -> bool {
        self.settings.reduced_motion || self.system.reduced_motion == Some(true)
    }

    /// The theme to draw in; `toolkit_dark` is what the window toolkit says of the system.
    pub fn theme(&self, toolkit_dark: Option<bool>) -> &'static Theme {
        use super::settings::ThemeChoice;
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

    /// Gathers what of the project is shown, after a change of project, filter or language.
    pub fn rebuild_content(&mut self) {
        self.content = match &self.session {
            Some(session) => {
                let (project, filter) = (&session.project, &self.filter);
                Content::build(project, &self.words.messages, |event| filter.matches(project, event))
            }
            None => Content::default(),
        };
        self.content_revision += 1;
        self.update_search();
    }

    /// Looks again for what is searched.
    pub fn update_search(&mut self) {
        let found = match &self.session {
            Some(session) if self.search.is_active() => session.index.search(&self.search.query),
            _ => Vec::new(),
        };
        self.search.found = Hits::new(&self.content, found);
        let is_hit = |event: &EventIx| self.search.found.contains(*event);
        self.search.hits = self.content.reading_order().filter(is_hit).collect();
    }
}

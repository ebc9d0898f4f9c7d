//! The state of the window: what is open, what is seen of it, what was chosen. Plain data; only `update` changes it.

pub mod event_form;
pub mod export;
pub mod export_settings;
pub mod generation;
pub mod list;
pub mod localization;
pub mod notice;
pub mod overlay;
pub mod progress;
pub mod project;
pub mod repair;
pub mod search;
pub mod settings;
pub mod source;
pub mod table;
pub mod timeline;

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub use localization::Localization;
pub use overlay::{After, InTheWay, Overlay, Purpose};
pub use project::OpenProject;
pub use settings::Settings;

use super::session::Session;
use super::session::journal::LeftOver;
use crate::base::{Diagnostic, Direction};
use crate::i18n::Locale;
use crate::scene::Theme;
use crate::timeline::time::Scale;
use export::{ExportDefaults, ExportState};
use notice::Notices;
use progress::{Loading, Saving};
use project::LoadedProject;
use settings::{ContrastChoice, ThemeChoice};
use table::TableQuestion;
use timeline::TimelineLayout;

/// Preferences of the desktop, as far as it tells them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DesktopPreferences {
    /// A dark theme.
    pub dark: Option<bool>,
    /// No animations.
    pub reduced_motion: Option<bool>,
    /// A theme of high contrast.
    pub contrast: Option<bool>,
    /// The factor by which text is larger than usual.
    pub text_scale: Option<f32>,
}

/// Panels that the window has room for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PanelRoom {
    /// The timeline, the list and the source.
    #[default]
    All,
    /// The timeline, and one of list and source.
    Two,
    /// One of them: a part of each would be of no use.
    One,
}

/// The panel that was asked for last: the one that shows where the window has not room for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Front {
    /// The timeline.
    #[default]
    Timeline,
    /// The source.
    Source,
    /// The list.
    List,
}

/// All of it.
pub struct State {
    /// Kept between runs.
    pub(in crate::app) settings: Settings,
    /// Preferences of the desktop.
    pub(in crate::app) desktop: DesktopPreferences,
    /// Set if the window toolkit says that the system is dark; `None` if it does not say.
    pub(in crate::app) toolkit_dark: Option<bool>,
    /// Words of the interface.
    pub(in crate::app) localization: Rc<Localization>,
    /// The open project.
    pub(in crate::app) project: Option<OpenProject>,
    /// Number of projects that were opened so far.
    pub(in crate::app) projects: u64,
    /// Places of the parts of the timeline.
    pub(in crate::app) layout: TimelineLayout,
    /// The panel that was asked for last.
    pub(in crate::app) front: Front,
    /// Panels that the window has room for.
    pub(in crate::app) room: PanelRoom,
    /// Menus, dialogs and questions that lie over the window.
    pub(in crate::app) overlay: Option<Overlay>,
    /// Number of overlays that were opened so far: one opened anew has its fields filled anew.
    pub(in crate::app) overlays: u64,
    /// Notices to the user.
    pub(in crate::app) notices: Notices,
    /// Findings about journals, which stand in the list of problems whatever is open.
    pub(in crate::app) findings: Vec<Diagnostic>,
    /// A project on its way.
    pub(in crate::app) loading: Option<Loading>,
    /// A save on its way.
    pub(in crate::app) saving: Option<Saving>,
    /// The export.
    pub(in crate::app) export: ExportState,
    /// The pages that were printed last.
    pub(in crate::app) printed: Option<PathBuf>,
    /// The table that is asked about before it is opened.
    pub(in crate::app) table: Option<TableQuestion>,
    /// Number of the last request for counts of a table.
    pub(in crate::app) counts: u64,
    /// The window may close although something is not saved.
    pub(in crate::app) may_close: bool,
    /// The number of changes up to which the user gives up what is not saved.
    pub(in crate::app) may_drop: Option<u64>,
    /// Request that waits until the project is saved.
    pub(in crate::app) after: Option<After>,
    /// A project that was opened while this one was changed.
    pub(in crate::app) arrived: Option<Box<LoadedProject>>,
    /// Work of windows that ended without saving, the newest first.
    pub(in crate::app) left_over: Vec<LeftOver>,
    /// A fault of the program, while it is shown instead of the panels.
    pub(in crate::app) fault: Option<String>,
}

impl State {
    /// A window with nothing in it.
    pub fn new(settings: Settings) -> Self {
        Self {
            localization: Rc::new(Localization::new(&settings)),
            settings,
            desktop: DesktopPreferences::default(),
            toolkit_dark: None,
            project: None,
            projects: 0,
            layout: TimelineLayout::default(),
            front: Front::default(),
            room: PanelRoom::default(),
            overlay: None,
            overlays: 0,
            notices: Notices::default(),
            findings: Vec::new(),
            loading: None,
            saving: None,
            export: ExportState::default(),
            printed: None,
            table: None,
            counts: 0,
            may_close: false,
            may_drop: None,
            after: None,
            arrived: None,
            left_over: Vec::new(),
            fault: None,
        }
    }

    /// Returns the settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Returns the words of the interface.
    pub fn localization(&self) -> &Localization {
        &self.localization
    }

    /// Returns the open project with what is seen of it.
    pub fn project(&self) -> Option<&OpenProject> {
        self.project.as_ref()
    }

    /// Returns the session of the open project.
    pub fn session(&self) -> Option<&Session> {
        self.project.as_ref().map(|project| &project.session)
    }

    /// Returns where the parts of the timeline stand.
    pub fn layout(&self) -> &TimelineLayout {
        &self.layout
    }

    /// Returns what lies over the window.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// Returns what the window says.
    pub fn notices(&self) -> &Notices {
        &self.notices
    }

    /// Returns what there is to say of journals.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// Returns true while a project is on its way.
    pub fn is_loading(&self) -> bool {
        self.loading.is_some()
    }

    /// Returns true while a save is on its way.
    pub fn is_saving(&self) -> bool {
        self.saving.is_some()
    }

    /// Returns true while an export is on its way.
    pub fn is_exporting(&self) -> bool {
        self.export.is_running
    }

    /// Returns the pages that were printed last.
    pub fn printed(&self) -> Option<&Path> {
        self.printed.as_deref()
    }

    /// Returns true if the window may close although something is not saved.
    pub fn may_close(&self) -> bool {
        self.may_close
    }

    /// Returns the work of windows that ended without saving, the newest first.
    pub fn left_over(&self) -> &[LeftOver] {
        &self.left_over
    }

    /// Returns the project with the rest of the state, for what shows a project.
    pub fn opened(&self) -> Option<ProjectView<'_>> {
        self.project.as_ref().map(|project| ProjectView { state: self, project })
    }

    /// Returns true if something is not saved, or typed and not applied.
    pub fn has_work(&self) -> bool {
        self.project.as_ref().is_some_and(OpenProject::has_work)
    }

    /// Returns true if there is a document that the source panel could show.
    pub fn has_documents(&self) -> bool {
        self.project.as_ref().is_some_and(OpenProject::has_documents)
    }

    /// Returns true if the source panel is open: not without a document, as the timeline can use its room.
    fn has_source(&self) -> bool {
        self.settings.source_open && self.has_documents()
    }

    fn has_list(&self) -> bool {
        self.settings.list_open && self.project.is_some()
    }

    /// Returns true if the source panel shows: where there is no room for it and the list, unless the list was asked
    /// for last; where there is room for one panel, if it was asked for last.
    pub fn shows_source(&self) -> bool {
        self.has_source()
            && match self.room {
                PanelRoom::All => true,
                PanelRoom::Two => self.front != Front::List || !self.has_list(),
                PanelRoom::One => self.front == Front::Source,
            }
    }

    /// Returns true if the list of events shows: where there is no room for it and the source, if it was asked for
    /// last.
    pub fn shows_list(&self) -> bool {
        self.has_list()
            && match self.room {
                PanelRoom::All => true,
                PanelRoom::Two => self.front == Front::List || !self.has_source(),
                PanelRoom::One => self.front == Front::List,
            }
    }

    /// Returns true if the timeline shows: list and source take its place where there is room for one panel.
    pub fn shows_timeline(&self) -> bool {
        self.room != PanelRoom::One || !(self.shows_source() || self.shows_list())
    }

    /// Returns the direction of the interface.
    pub fn side(&self) -> Direction {
        self.settings.locale().direction()
    }

    /// Returns the direction of time.
    pub fn time_direction(&self) -> Direction {
        let own = self.session().map_or(Direction::Rtl, |session| session.project.time_direction());
        self.settings.direction_for(own)
    }

    /// Returns the words for what leaves the window, quotes with their sources: of the interface, if the project speaks
    /// its language, else of the project's.
    pub fn words_to_cite(&self) -> Rc<Localization> {
        let own = self.localization.messages.locale();
        let Some(session) = self.session() else { return self.localization.clone() };
        let locale = Locale::for_language(session.project.written_language());
        if locale == own || session.project.title.is_in(own.as_tag()) {
            return self.localization.clone();
        }
        Rc::new(Localization::in_language(&self.settings, locale))
    }

    /// Returns true if things may not move by themselves.
    pub fn reduced_motion(&self) -> bool {
        self.settings.reduced_motion || self.desktop.reduced_motion == Some(true)
    }

    /// Returns the size of everything in a window of `width` by `height` points of the screen, 1 for the usual: that of
    /// the settings, times that of text on the desktop.
    pub fn zoom_for(&self, width: f32, height: f32) -> f32 {
        let text = self.desktop.text_scale.unwrap_or(1.0);
        (self.settings.zoom_for(width, height) * text).clamp(0.75, 3.0)
    }

    /// Returns the theme to draw in.
    pub fn theme(&self) -> &'static Theme {
        let dark = match self.settings.theme {
            ThemeChoice::Light => false,
            ThemeChoice::Dark => true,
            ThemeChoice::System => self.toolkit_dark.or(self.desktop.dark).unwrap_or(false),
        };
        let contrast = match self.settings.contrast {
            ContrastChoice::Usual => false,
            ContrastChoice::High => true,
            ContrastChoice::System => self.desktop.contrast == Some(true),
        };
        Theme::of_window(dark, contrast)
    }

    /// Returns a file name to offer.
    pub fn suggested_name(&self, purpose: Purpose) -> String {
        let path = self.session().and_then(|session| session.path());
        let stem = path.and_then(Path::file_stem).and_then(|stem| stem.to_str());
        let typed = &self.export.draft.path;
        match purpose {
            Purpose::Export if typed.is_empty() => format!("{}.png", stem.unwrap_or("timeline")),
            Purpose::Export => {
                let name = Path::new(typed).file_name();
                name.and_then(|name| name.to_str()).unwrap_or("timeline.png").to_owned()
            }
            Purpose::Open | Purpose::Save => format!("{}.json", stem.unwrap_or("project")),
        }
    }

    /// Returns a path to offer where it is typed.
    pub fn suggested_path(&self, purpose: Purpose) -> String {
        let path = self.session().and_then(|session| session.path());
        let folder = path.and_then(Path::parent).map(Path::to_owned).or_else(|| std::env::current_dir().ok());
        let name = if purpose == Purpose::Open { String::new() } else { self.suggested_name(purpose) };
        folder.unwrap_or_default().join(name).display().to_string()
    }
}

/// The open project with the rest of the state: what a part of the window reads that shows a project.
#[derive(Clone, Copy)]
pub struct ProjectView<'a> {
    /// All of the state.
    pub state: &'a State,
    /// The project.
    pub project: &'a OpenProject,
}

impl ProjectView<'_> {
    /// Returns the view of time on the lanes now.
    pub fn scale(&self) -> Scale {
        self.project.time.now.scale(self.state.time_direction(), self.state.layout.areas.lanes)
    }

    /// Returns what an export shows where nothing else is chosen for it.
    pub fn export_defaults(&self) -> ExportDefaults<'_> {
        ExportDefaults {
            settings: &self.state.settings,
            direction: self.state.time_direction(),
            span: self.scale().span(),
            filter: &self.project.filter,
        }
    }
}

impl Deref for ProjectView<'_> {
    type Target = OpenProject;

    fn deref(&self) -> &OpenProject {
        self.project
    }
}

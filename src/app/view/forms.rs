//! The fields of the window: what is being typed and picked, before it becomes a command.

use std::path::Path;
use std::time::Instant;

use crate::app::state::{Overlay, State};
use crate::app::tasks::Purpose;
use crate::app::ui::dialog::DialogState;
use crate::app::view::connector::Anchor;
use crate::app::view::dialogs::columns::ColumnsForm;
use crate::app::view::dialogs::event::EventForm;
use crate::app::view::dialogs::export::ExportForm;
use crate::app::view::reader::Reader;
use crate::app::view::reader::pages::Pages;
use crate::base::Rect;
use crate::text::LineEditor;

/// The fields.
#[derive(Default)]
pub struct Forms {
    /// The search of the tool bar.
    pub search: LineEditor,
    /// The search field is to have the keyboard.
    pub focus_search: bool,
    /// Where the button of the filter stands.
    pub filter_button: Rect,
    /// The search of the palette.
    pub palette: LineEditor,
    /// Position of the chosen line of the palette.
    pub palette_at: usize,
    /// A path to type.
    pub path: LineEditor,
    /// The zone of the settings.
    pub zone: LineEditor,
    /// The export dialog.
    pub export: ExportForm,
    /// The table whose columns are asked about.
    pub columns: ColumnsForm,
    /// The fields of an event.
    pub event: EventForm,
    /// Where the thread ended in the last frame.
    pub anchor: Option<Anchor>,
    /// The text of the source.
    pub reader: Reader,
    /// The pages of the source, if it has any.
    pub pages: Pages,
    /// How the overlay is scrolled.
    pub dialog: DialogState,
    /// What a notice may take of the status line, the least first.
    pub status_rooms: [Rect; 3],
    /// When a file dialog was asked for.
    pub asked_at: Option<Instant>,
    /// What had the keyboard before the overlay opened.
    pub focus_before: Option<egui::Id>,
    /// What the window is called.
    pub window_title: String,
    /// What the window toolkit says of the system's theme.
    pub toolkit_dark: Option<bool>,
}

impl Forms {
    /// Fills the fields of an overlay that is about to show.
    pub fn prepare(&mut self, overlay: &Overlay, state: &State) {
        self.dialog = DialogState { is_fresh: true, ..DialogState::default() };
        match overlay {
            Overlay::Palette => {
                self.palette.set_text("");
                self.palette_at = 0;
            }
            Overlay::Path(purpose) => self.path.set_text(&self.suggested_path(state, *purpose)),
            Overlay::Export => {
                let path = self.suggested_path(state, Purpose::Export);
                self.export.prepare(state, &path);
            }
            Overlay::Settings => self.zone.set_text(&state.settings.time_zone),
            Overlay::Event(event) => self.event.prepare(state, *event),
            _ => {}
        }
    }

    /// A file name to offer.
    pub fn suggested_name(&self, state: &State, purpose: Purpose) -> String {
        let path = state.session.as_ref().and_then(|session| session.path());
        let stem = path.and_then(Path::file_stem).and_then(|stem| stem.to_str());
        match purpose {
            Purpose::Export if self.export.path.text().is_empty() => format!("{}.png", stem.unwrap_or("timeline")),
            Purpose::Export => {
                let typed = Path::new(self.export.path.text()).file_name();
                typed.and_then(|name| name.to_str()).unwrap_or("timeline.png").to_owned()
            }
            _ => format!("{}.json", stem.unwrap_or("project")),
        }
    }

    fn suggested_path(&self, state: &State, purpose: Purpose) -> String {
        let path = state.session.as_ref().and_then(|session| session.path());
        let folder = path.and_then(Path::parent).map(Path::to_owned).or_else(|| std::env::current_dir().ok());
        let name = if purpose == Purpose::Open { String::new() } else { self.suggested_name(state, purpose) };
        folder.unwrap_or_default().join(name).display().to_string()
    }
}

//! Overlays of the window: menus, dialogs, the palette.

mod about;
mod columns;
mod conflict;
mod event;
mod exists;
mod export;
mod filter;
mod palette;
mod path;
mod problems;
mod recovery;
mod settings;
mod shortcuts;
mod unsaved;

use egui::{Context, Ui};

use crate::app::command::{Action, WindowCommand};
use crate::app::state::{Overlay, State};
use crate::app::tasks::Task;
use crate::app::ui::dialog::{self, DialogState, Dismissal};
use crate::app::view::context::ViewContext;
use crate::base::Rect;
use crate::export::{ExportError, Previewed};
use crate::text::LineEditor;
use columns::ColumnsDialog;
use event::EventFields;
use export::ExportDialog;
use palette::Palette;

/// The fields of the overlays, as they are typed and scrolled.
#[derive(Default)]
pub struct Dialogs {
    /// Number of the overlay that they were filled for.
    filled: u64,
    dialog: DialogState,
    palette: Palette,
    path: LineEditor,
    zone: LineEditor,
    export: ExportDialog,
    columns: ColumnsDialog,
    event: EventFields,
}

impl Dialogs {
    /// Fills the fields of an overlay that is about to show.
    fn fill(&mut self, state: &State, overlay: &Overlay) {
        self.dialog = DialogState { is_fresh: true, ..DialogState::default() };
        match overlay {
            Overlay::Palette => self.palette = Palette::default(),
            Overlay::Path(purpose) => self.path.set_text(&state.suggested_path(*purpose)),
            Overlay::Export => self.export.begin(state),
            Overlay::Settings => self.zone.set_text(&state.settings().time_zone),
            Overlay::Event(_) => {
                let form = state.project().and_then(|project| project.form.as_ref());
                form.into_iter().for_each(|form| self.event.fill(form));
            }
            Overlay::Columns => self.columns = ColumnsDialog::default(),
            Overlay::Menu
            | Overlay::Shortcuts
            | Overlay::Problems
            | Overlay::About
            | Overlay::Filter
            | Overlay::Unsaved(_)
            | Overlay::Exists(_)
            | Overlay::Conflict
            | Overlay::Recovery => {}
        }
    }

    /// Gives the keyboard to the path of the export dialog.
    pub fn focus_export_path(&mut self) {
        self.export.focus_path();
    }

    /// Takes in the picture for the export dialog.
    pub fn take_preview(&mut self, context: &Context, request: u64, result: Result<Previewed, ExportError>) {
        self.export.take_preview(context, request, result);
    }

    /// Says that no picture for the export dialog could be made.
    pub fn preview_failed(&mut self, why: String) {
        self.export.preview_failed(why);
    }

    /// Returns the task of the picture that the export dialog wants.
    pub fn task(&mut self, state: &State) -> Option<Task> {
        let opened = state.opened().filter(|_| state.overlay() == Some(&Overlay::Export))?;
        self.export.request_preview(opened)
    }

    /// Shows the overlay of the state over the window; the filter lies below its button.
    pub fn show(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, state: &State, filter_button: Rect, window: Rect) {
        let Some(overlay) = state.overlay() else { return };
        if std::mem::replace(&mut self.filled, state.overlays) != state.overlays {
            self.fill(state, overlay);
        }
        let is_veiled = !matches!(overlay, Overlay::Menu | Overlay::Filter);
        let is_fresh = self.dialog.is_fresh;
        let dismissed = dialog::layer(ui, cx, (is_veiled, is_fresh), |ui| {
            self.show_overlay(ui, cx, state, (overlay, filter_button), window);
        });
        match dismissed {
            Some(Dismissal::Cross) => cx.act(Action::Close),
            Some(Dismissal::Beside) if overlay.closes_beside() => cx.send(WindowCommand::Show(None)),
            Some(Dismissal::Beside) | None => {}
        }
        self.dialog.is_fresh = false;
    }

    fn show_overlay(
        &mut self,
        ui: &mut Ui,
        cx: &ViewContext<'_>,
        state: &State,
        (overlay, filter_button): (&Overlay, Rect),
        window: Rect,
    ) {
        let Self { dialog, palette, path, zone, export, columns, event, .. } = self;
        match (overlay, state.opened()) {
            (Overlay::Menu, _) => palette::menu(ui, cx, state, dialog, window),
            (Overlay::Palette, _) => palette::show(ui, cx, state, (palette, dialog), window),
            (Overlay::Shortcuts, _) => shortcuts::show(ui, cx, dialog, window),
            (Overlay::Problems, opened) => problems::show(ui, cx, opened, dialog, window),
            (Overlay::Settings, _) => settings::show(ui, cx, state, (zone, dialog), window),
            (Overlay::About, _) => about::show(ui, cx, dialog, window),
            (Overlay::Filter, Some(opened)) => {
                filter::show(ui, cx, opened, (filter_button, &mut dialog.scroll), window);
            }
            (Overlay::Export, _) => export::show(ui, cx, state, (export, dialog), window),
            (Overlay::Event(ix), Some(opened)) if opened.session.project.event(*ix).is_some() => {
                event::show(ui, cx, opened, (event, dialog), window);
            }
            (Overlay::Path(purpose), _) => path::show(ui, cx, (path, dialog), *purpose, window),
            (Overlay::Columns, _) => columns::show(ui, cx, state, (columns, dialog), window),
            (Overlay::Unsaved(after), _) => unsaved::show(ui, cx, state, dialog, after, window),
            (Overlay::Exists(way), _) => exists::show(ui, cx, dialog, way, window),
            (Overlay::Conflict, Some(opened)) => conflict::show(ui, cx, opened, dialog, window),
            (Overlay::Recovery, _) => recovery::show(ui, cx, state, dialog, window),
            // Nothing is left of what they are about.
            (Overlay::Filter | Overlay::Event(_) | Overlay::Conflict, _) => {}
        }
    }
}

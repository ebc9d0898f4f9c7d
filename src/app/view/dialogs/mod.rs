//! What lies over the window: menus, dialogs, the palette.

pub mod about;
pub mod columns;
pub mod conflict;
pub mod event;
pub mod exists;
pub mod export;
pub mod filter;
pub mod palette;
pub mod path;
pub mod problems;
pub mod recovery;
pub mod settings;
pub mod shortcuts;
pub mod unsaved;

use egui::Ui;

use crate::app::command::{Action, Command};
use crate::app::state::{Overlay, State};
use crate::app::ui::dialog::{self, Dismissal};
use crate::app::view::context::ViewContext;
use crate::app::view::forms::Forms;
use crate::base::Rect;

/// Shows the overlay of the state over the window.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, forms: &mut Forms, window: Rect) {
    let Some(overlay) = &state.overlay else { return };
    let is_veiled = !matches!(overlay, Overlay::Menu | Overlay::Filter);
    let dismissed = dialog::layer(ui, cx, is_veiled, |ui| match overlay {
        Overlay::Menu => palette::menu(ui, cx, state, forms, window),
        Overlay::Palette => palette::show(ui, cx, state, forms, window),
        Overlay::Shortcuts => shortcuts::show(ui, cx, forms, window),
        Overlay::Problems => problems::show(ui, cx, state, forms, window),
        Overlay::Settings => settings::show(ui, cx, state, forms, window),
        Overlay::About => about::show(ui, cx, forms, window),
        Overlay::Filter => filter::show(ui, cx, state, forms, window),
        Overlay::Export => export::show(ui, cx, state, forms, window),
        Overlay::Event(event) => event::show(ui, cx, state, forms, *event, window),
        Overlay::Path(purpose) => path::show(ui, cx, forms, *purpose, window),
        Overlay::Columns => columns::show(ui, cx, forms, window),
        Overlay::Unsaved(after) => unsaved::show(ui, cx, state, forms, after, window),
        Overlay::Exists(way) => exists::show(ui, cx, forms, way, window),
        Overlay::Conflict => conflict::show(ui, cx, state, forms, window),
        Overlay::Recovery => recovery::show(ui, cx, state, forms, window),
    });
    match dismissed {
        Some(Dismissal::Cross) => cx.act(Action::Close),
        Some(Dismissal::Beside) if overlay.closes_beside() => cx.send(Command::Show(None)),
        Some(Dismissal::Beside) | None => {}
    }
    forms.dialog.is_fresh = false;
}

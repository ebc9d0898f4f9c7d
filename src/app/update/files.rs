//! Asking for file names.

use std::path::PathBuf;

use super::updater::Updater;
use crate::app::command::FocusTarget;
use crate::app::state::{After, Overlay, Purpose};
use crate::app::tasks::files;

impl Updater<'_> {
    /// Asks for a file name: by the desktop's dialog, and by a field of our own where none runs.
    pub(super) fn choose(&mut self, purpose: Purpose) {
        let name = self.state.suggested_name(purpose);
        let title = self.state.localization.messages.get(match purpose {
            Purpose::Open => "cmd-open",
            Purpose::Save => "cmd-save-as",
            Purpose::Export => "cmd-export",
        });
        self.spawn(files::ask(purpose, title, name));
    }

    /// Takes in a file name; without one, `at_once` says that no dialog runs.
    pub(super) fn picked(&mut self, purpose: Purpose, path: Option<PathBuf>, at_once: bool) {
        match (path, purpose) {
            // The project may have been changed while the dialog was open.
            (Some(path), Purpose::Open) => self.guarded(After::Open(path)),
            // The desktop's dialogs ask themselves before a file is replaced.
            (Some(path), Purpose::Save) => self.save_to(path, true),
            (Some(path), Purpose::Export) => self.export_to(path, true),
            // The export dialog has a field for the path of its own.
            (None, Purpose::Export) if at_once => self.effects.focus = Some(FocusTarget::ExportPath),
            (None, Purpose::Export) => {}
            (None, Purpose::Open | Purpose::Save) if at_once => self.show(Some(Overlay::Path(purpose))),
            (None, Purpose::Open | Purpose::Save) => self.give_up_after(),
        }
    }
}

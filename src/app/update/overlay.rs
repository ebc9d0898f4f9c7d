//! Opening and closing of dialogs and menus.

use super::updater::Updater;
use crate::app::state::event_form::EventForm;
use crate::app::state::{Overlay, Purpose};
use crate::base::EventIx;

impl Updater<'_> {
    /// Shows an overlay with its fields filled anew, or none.
    pub(super) fn show(&mut self, overlay: Option<Overlay>) {
        if let (None | Some(Overlay::Event(_)), Some(event)) = (&overlay, self.typed_event()) {
            // What is typed and not applied is never lost by closing what lies over it.
            return self.resume_form(event);
        }
        if overlay == Some(Overlay::Export) {
            self.prepare_export();
        }
        if let Some(Overlay::Event(event)) = overlay {
            self.fill_form(event);
        }
        self.state.overlays += u64::from(overlay.is_some());
        self.state.overlay = overlay;
    }

    /// Shows an overlay, or closes it if it is the one that shows.
    pub(super) fn toggle(&mut self, overlay: Overlay) {
        let is_shown = self.state.overlay.as_ref() == Some(&overlay);
        self.show((!is_shown).then_some(overlay));
    }

    pub(super) fn edit_event(&mut self) {
        let selected = self.state.project.as_ref().and_then(|project| project.selection.event);
        self.show(selected.map(Overlay::Event));
    }

    fn fill_form(&mut self, event: EventIx) {
        let locale = self.state.settings.locale().as_tag();
        let Some(project) = &mut self.state.project else { return };
        let found = &project.session.project;
        if let Some(event) = found.event(event) {
            project.form = Some(EventForm::of(event, found, locale));
        }
    }

    /// Begins with what was chosen for the export of this project last.
    fn prepare_export(&mut self) {
        let known = self.state.session().and_then(|session| self.state.settings.export_of(session.path())).cloned();
        let path = self.state.suggested_path(Purpose::Export);
        let draft = &mut self.state.export.draft;
        draft.settings = known.unwrap_or_else(|| std::mem::take(&mut draft.settings));
        if draft.path.is_empty() {
            draft.path = path;
        }
        draft.set_target(draft.settings.format);
    }
}

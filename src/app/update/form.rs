//! The form of an event: what is typed in it is applied or given up, and never lost unasked.

use super::updater::Updater;
use crate::app::state::Overlay;
use crate::app::state::event_form::{EventForm, Unfit, Values};
use crate::base::EventIx;

impl Updater<'_> {
    /// Takes what is typed and picked.
    pub(super) fn type_form(&mut self, values: Values) {
        if let Some(form) = self.state.project.as_mut().and_then(|project| project.form.as_mut()) {
            form.now = values;
        }
    }

    /// Returns true if something is typed and not applied.
    pub(super) fn is_typed(&self) -> bool {
        self.state.project.as_ref().is_some_and(|project| project.is_typed())
    }

    /// Returns the event in whose form something is typed, if it is still there.
    pub(super) fn typed_event(&self) -> Option<EventIx> {
        let project = self.state.project.as_ref()?;
        let event = project.form.as_ref().and_then(EventForm::changed_event)?;
        project.session.project.events.position(event).map(EventIx::from)
    }

    /// Shows the form of an event with what is typed in it.
    pub(super) fn resume_form(&mut self, event: EventIx) {
        self.state.overlay = Some(Overlay::Event(event));
        self.state.overlays += 1;
    }

    pub(super) fn forget_form(&mut self) {
        if let Some(project) = &mut self.state.project {
            project.form = None;
        }
    }

    /// Puts what is typed into the project and closes the form, also if nothing was changed.
    pub(super) fn submit_form(&mut self) {
        if self.apply_form() {
            self.close_form();
        }
    }

    /// Puts what is typed in the form into the project; returns false if that cannot be done, which is then told and
    /// shown.
    pub(super) fn apply_form(&mut self) -> bool {
        let Some(project) = self.state.project.as_ref().filter(|project| project.is_typed()) else { return true };
        let Some(form) = &project.form else { return true };
        match form.edit(&project.session.project) {
            Ok(edit) => {
                self.forget_form();
                edit.into_iter().for_each(|edit| self.edit(edit));
                if matches!(self.state.overlay, Some(Overlay::Event(_))) {
                    self.show(None);
                }
                true
            }
            Err(why) => {
                self.typed_event().into_iter().for_each(|event| self.resume_form(event));
                self.notify(if why == Unfit::Date { "notice-form-date" } else { "notice-form-gone" }, &[], true);
                false
            }
        }
    }

    /// Gives up what is typed in the form, and closes it.
    pub(super) fn close_form(&mut self) {
        self.forget_form();
        self.show(None);
    }
}

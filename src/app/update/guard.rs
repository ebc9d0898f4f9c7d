//! Work is never given up unasked: the questions before a session, or what is typed in a form, would be lost.

use std::sync::Arc;

use crate::app::state::{After, Overlay};
use crate::app::tasks::Purpose;
use crate::app::update::Applier;
use crate::app::update::saving::own_format;
use crate::app::view::dialogs::event::Unfit;
use crate::base::EventIx;

impl Applier<'_> {
    /// Returns true if something is not saved or not even applied.
    pub(super) fn has_work(&self) -> bool {
        let dirty = self.state.session.as_ref().is_some_and(|session| session.history.is_dirty());
        dirty || self.forms.event.is_changed()
    }

    /// Returns true if something would be lost of which the user has not said that it may.
    pub(super) fn must_ask(&self) -> bool {
        let changes = self.state.session.as_ref().map(|session| session.history.changes());
        self.has_work() && (self.forms.event.is_changed() || self.state.may_drop.is_none_or(|at| Some(at) != changes))
    }

    /// Goes on if nothing would be lost, and asks first otherwise.
    pub(super) fn guarded(&mut self, after: After) {
        if self.is_being_saved() {
            self.wait_for_save(after);
        } else if self.must_ask() {
            self.show(Some(Overlay::Unsaved(after)));
        } else {
            self.proceed(after);
        }
    }

    /// Gives up what is not saved, and goes on.
    pub(super) fn discard(&mut self) {
        if let Some(Overlay::Unsaved(after)) = self.state.overlay.take() {
            self.forms.event.close();
            self.state.may_drop = self.state.session.as_ref().map(|session| session.history.changes());
            self.proceed(after);
        }
    }

    /// Saves what is not saved, and goes on when it is.
    pub(super) fn save_first(&mut self) {
        let Some(Overlay::Unsaved(after)) = self.state.overlay.take() else { return };
        if !self.apply_form() {
            // The form shows what is wrong with it.
            return self.give_up_after();
        }
        if after == After::CloseForm {
            return self.show(None);
        }
        self.state.after = Some(after);
        self.save();
    }

    /// Does what had to wait until everything was saved.
    pub(super) fn go_on(&mut self) {
        if let Some(after) = self.state.after.take() {
            self.guarded(after);
        }
    }

    /// Returns true if a save is under way after which nothing is left unsaved.
    fn is_being_saved(&self) -> bool {
        let (Some(saving), Some(session)) = (&self.state.saving, &self.state.session) else { return false };
        let keeps_all = own_format(&saving.path).is_some();
        let is_whole = session.history.is_being_saved() || saving.next.is_some();
        keeps_all && is_whole && Arc::ptr_eq(&saving.token, session.token()) && !self.forms.event.is_changed()
    }

    /// Does something when the save under way is done; not at all if that fails.
    fn wait_for_save(&mut self, after: After) {
        if let Some(saving) = &mut self.state.saving {
            saving.then = Some(after);
            self.show(None);
            self.notify("notice-saving", &[], false);
        }
    }

    fn proceed(&mut self, after: After) {
        // A save that was begun is brought to its end: closing the form alone takes nothing from it.
        if self.state.saving.is_some() && after != After::CloseForm {
            return self.wait_for_save(after);
        }
        match after {
            After::Quit => self.leave(),
            After::Open(path) => self.load(Some(path)),
            After::OpenSample => self.load(None),
            After::OpenTable => self.load_table(),
            After::ChooseFile => self.choose(Purpose::Open),
            After::CloseForm => self.show(None),
            After::Recover => self.recover(),
            After::Replace => {
                if let Some(begun) = self.state.arrived.take() {
                    self.begin(*begun);
                }
            }
        }
    }

    /// Closes what lies on top as Escape does: what was asked for is not done, and nothing is lost.
    pub(super) fn dismiss(&mut self) {
        match &self.state.overlay {
            Some(Overlay::Event(_)) if self.forms.event.is_changed() => {
                return self.show(Some(Overlay::Unsaved(After::CloseForm)));
            }
            Some(Overlay::Recovery) => return self.recover_later(),
            Some(Overlay::Conflict) => self.state.conflict = None,
            _ => {}
        }
        self.give_up_after();
        self.show(None);
    }

    /// What had to wait until everything was saved is not done.
    pub(super) fn give_up_after(&mut self) {
        (self.state.after, self.state.may_drop) = (None, None);
        if self.state.arrived.take().is_some() {
            self.notify("notice-not-opened", &[], false);
        }
    }

    /// Shows the form of an event with what is typed in it.
    pub(super) fn resume_form(&mut self, event: EventIx) {
        self.state.overlay = Some(Overlay::Event(event));
        self.forms.dialog.is_fresh = true;
    }

    /// Puts what is typed in the form of an event into the project; false if that cannot be done, which is then told
    /// and shown.
    pub(super) fn apply_form(&mut self) -> bool {
        let Some(session) = self.state.session.as_ref().filter(|_| self.forms.event.is_changed()) else { return true };
        match self.forms.event.edit(&session.project) {
            Ok(edit) => {
                self.forms.event.close();
                edit.into_iter().for_each(|edit| self.edit(edit));
                if matches!(self.state.overlay, Some(Overlay::Event(_))) {
                    self.show(None);
                }
                true
            }
            Err(why) => {
                if let Some(Overlay::Event(event)) = self.typed() {
                    self.resume_form(event);
                }
                self.notify(if why == Unfit::Date { "notice-form-date" } else { "notice-form-gone" }, &[], true);
                false
            }
        }
    }

    /// Gives up what is typed in the form of an event.
    pub(super) fn close_form(&mut self) {
        self.forms.event.close();
        self.show(None);
    }

    /// The form with what is typed in it, if there is any.
    pub(super) fn typed(&self) -> Option<Overlay> {
        let (event, session) = (self.forms.event.changed_event()?, self.state.session.as_ref()?);
        session.project.events.position(event).map(|at| Overlay::Event(EventIx::from(at)))
    }
}

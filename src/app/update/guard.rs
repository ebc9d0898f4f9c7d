//! Work is never given up unasked: the questions before a session, or what is typed in a form, would be lost.

use std::sync::Arc;

use super::saving::own_format;
use super::updater::Updater;
use crate::app::state::{After, Overlay, Purpose};

impl Updater<'_> {
    fn changes(&self) -> Option<u64> {
        self.state.session().map(|session| session.history.changes())
    }

    /// Returns true if something would be lost of which the user has not said that it may.
    pub(super) fn must_ask(&self) -> bool {
        let may_drop = self.state.may_drop.is_some() && self.state.may_drop == self.changes();
        self.state.has_work() && (self.is_typed() || !may_drop)
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
        if let Some(after) = self.take_question() {
            self.forget_form();
            self.state.may_drop = self.changes();
            self.proceed(after);
        }
    }

    /// Saves what is not saved, and goes on when it is.
    pub(super) fn save_first(&mut self) {
        let Some(after) = self.take_question() else { return };
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

    /// Takes away the question before changes are lost; returns what it was asked for.
    fn take_question(&mut self) -> Option<After> {
        match self.state.overlay.take_if(|overlay| matches!(overlay, Overlay::Unsaved(_))) {
            Some(Overlay::Unsaved(after)) => Some(after),
            Some(_) | None => None,
        }
    }

    /// Does what had to wait until everything was saved.
    pub(super) fn go_on(&mut self) {
        if let Some(after) = self.state.after.take() {
            self.guarded(after);
        }
    }

    /// Returns true if a save is under way after which nothing is left unsaved.
    fn is_being_saved(&self) -> bool {
        let (Some(saving), Some(session)) = (&self.state.saving, self.state.session()) else { return false };
        let keeps_all = own_format(&saving.path).is_some();
        let is_whole = session.history.is_being_saved() || saving.next.is_some();
        keeps_all && is_whole && Arc::ptr_eq(&saving.token, session.token()) && !self.is_typed()
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
                if let Some(loaded) = self.state.arrived.take() {
                    self.begin(*loaded);
                }
            }
        }
    }

    /// Closes what lies on top as Escape does: what was asked for is not done, and nothing is lost.
    pub(super) fn dismiss(&mut self) {
        if matches!(self.state.overlay, Some(Overlay::Event(_))) && self.is_typed() {
            return self.show(Some(Overlay::Unsaved(After::CloseForm)));
        }
        if self.state.overlay == Some(Overlay::Recovery) {
            return self.recover_later();
        }
        if self.state.overlay == Some(Overlay::Conflict)
            && let Some(project) = &mut self.state.project
        {
            project.conflict = None;
        }
        self.give_up_after();
        self.show(None);
    }

    /// Does not do what had to wait until everything was saved.
    pub(super) fn give_up_after(&mut self) {
        (self.state.after, self.state.may_drop) = (None, None);
        if self.state.arrived.take().is_some() {
            self.notify("notice-not-opened", &[], false);
        }
    }
}

//! The one writer of the state, with the effects that it gathers.

use super::effects::Effects;
use crate::app::state::State;
use crate::app::tasks::Task;
use crate::base::Diagnostic;
use crate::i18n::Arg;

/// Facts of the window that an update needs beside the state.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings {
    /// The window's clock, in seconds.
    pub now: f64,
    /// Pixels of the screen a point.
    pub pixels_per_point: f32,
    /// The list of events has the keyboard.
    pub list_has_focus: bool,
}

/// The state while it is changed.
pub(crate) struct Updater<'a> {
    pub(super) state: &'a mut State,
    pub(super) surroundings: Surroundings,
    pub(super) effects: Effects,
}

impl<'a> Updater<'a> {
    /// Begins to change the state.
    pub(super) fn new(state: &'a mut State, surroundings: Surroundings) -> Self {
        Self { state, surroundings, effects: Effects::default() }
    }

    /// Returns what the changes have to have done.
    pub(super) fn finish(self) -> Effects {
        self.effects
    }

    /// Has a task run.
    pub(super) fn spawn(&mut self, task: Task) {
        self.effects.tasks.push(task);
    }

    /// Says a message of the interface.
    pub(super) fn notify(&mut self, id: &str, args: &[(&str, Arg<'_>)], failed: bool) {
        let text = self.state.localization.messages.format(id, args);
        self.notify_text(text, failed);
    }

    /// Says why something failed.
    pub(super) fn notify_failed(&mut self, why: &Diagnostic) {
        let text = self.state.localization.messages.diagnostic(why);
        self.notify_text(text, true);
    }

    /// Says a text.
    pub(super) fn notify_text(&mut self, text: String, failed: bool) {
        self.state.notices.add(text, failed, false, self.surroundings.now);
    }

    /// Says something that the next notice may not take the place of before it was read.
    pub(super) fn notify_lastingly(&mut self, text: String) {
        self.state.notices.add(text, true, true, self.surroundings.now);
    }
}

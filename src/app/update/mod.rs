//! The only writer of the state: every command and every output of a task changes it here, in order, and gives the
//! [`Effects`] that the frame then has done. Knows no egui and no thread.

mod author;
mod citation;
mod copy;
mod edit;
pub mod effects;
mod export;
mod files;
mod find;
mod form;
mod frame;
mod guard;
mod list;
mod list_text;
mod motion;
mod navigate;
mod open;
mod outputs;
mod overlay;
mod recovery;
mod routing;
mod saving;
mod select;
mod table;
#[cfg(test)]
mod tests;
mod updater;
mod window;

use std::path::PathBuf;

pub use effects::{Copied, Effects, JournalOrder};
pub use frame::{advance, break_down, lay_out, pass_notice, remember_window, set_room, set_system_theme};
pub use updater::Surroundings;

use super::command::Command;
use super::state::State;
use super::tasks::TaskOutput;
use updater::Updater;

fn with(state: &mut State, surroundings: Surroundings, change: impl FnOnce(&mut Updater<'_>)) -> Effects {
    let mut updater = Updater::new(state, surroundings);
    change(&mut updater);
    updater.follow_selection();
    updater.finish()
}

/// Does a command.
pub fn command(state: &mut State, command: Command, surroundings: Surroundings) -> Effects {
    with(state, surroundings, |updater| updater.apply(command))
}

/// Takes in what a task brought back.
pub fn output(state: &mut State, output: TaskOutput, surroundings: Surroundings) -> Effects {
    with(state, surroundings, |updater| updater.take(output))
}

/// Begins to load a file, or the bundled project.
pub fn load(state: &mut State, file: Option<PathBuf>, surroundings: Surroundings) -> Effects {
    with(state, surroundings, |updater| updater.load(file))
}

/// Begins the work on a large project that is asked for, and brings the rows of the list in step.
pub fn begin_requests(state: &mut State, surroundings: Surroundings) -> Effects {
    with(state, surroundings, |updater| updater.begin_requests())
}

/// Hands on to the journal what it does not have yet: the edits, and what is being typed.
pub fn keep_journal(state: &mut State, surroundings: Surroundings) -> Effects {
    with(state, surroundings, |updater| updater.keep_journal())
}

/// Asks about the work of an earlier window as soon as nothing else is asked.
pub fn offer_recovery(state: &mut State, surroundings: Surroundings) -> Effects {
    with(state, surroundings, |updater| updater.offer_recovery())
}

/// Looks whether another program has changed the project's file, or one of its documents.
pub fn look_at_file(state: &mut State, surroundings: Surroundings) -> Effects {
    with(state, surroundings, |updater| updater.look_at_file())
}

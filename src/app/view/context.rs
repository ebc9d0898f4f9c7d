//! What every part of the window is handed: the context of the kit, and the list of commands to fill.

use std::cell::RefCell;
use std::ops::Deref;

use crate::app::command::{Action, Command};
use crate::app::ui::UiContext;

/// The context of the kit with the commands that the parts of the window ask for, in order.
pub struct ViewContext<'a> {
    ui: UiContext<'a>,
    commands: RefCell<Vec<Command>>,
}

impl<'a> ViewContext<'a> {
    /// A context for one frame, in which nothing is asked for yet.
    pub fn new(ui: UiContext<'a>) -> Self {
        Self { ui, commands: RefCell::default() }
    }

    /// Asks for a command.
    pub fn send(&self, command: impl Into<Command>) {
        self.commands.borrow_mut().push(command.into());
    }

    /// Asks for a command of the table.
    pub fn act(&self, action: Action) {
        self.send(Command::Do(action));
    }

    /// Returns the commands asked for so far.
    pub fn into_commands(self) -> Vec<Command> {
        self.commands.into_inner()
    }
}

/// Widgets of the kit take what they need of it.
impl<'a> Deref for ViewContext<'a> {
    type Target = UiContext<'a>;

    fn deref(&self) -> &UiContext<'a> {
        &self.ui
    }
}

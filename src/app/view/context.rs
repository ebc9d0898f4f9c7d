//! Context that every part of the window is handed: the context of the kit, and the list of commands to fill.

use std::cell::RefCell;
use std::ops::Deref;

use crate::app::command::{Action, Command, Shortcut, WITH_WORDS};
use crate::app::ui::UiContext;

/// The context of the kit with the commands that the parts of the window ask for, in order.
pub struct ViewContext<'a> {
    ui: UiContext<'a>,
    commands: RefCell<Vec<Command>>,
    /// Letters and signs by themselves are shortcuts.
    single_keys: bool,
}

impl<'a> ViewContext<'a> {
    /// A context for one frame, in which nothing is asked for yet.
    pub fn new(ui: UiContext<'a>) -> Self {
        Self { ui, commands: RefCell::default(), single_keys: true }
    }

    /// The same, with letters and signs by themselves as shortcuts or not.
    pub fn with_single_keys(self, single_keys: bool) -> Self {
        Self { single_keys, ..self }
    }

    /// Returns true if letters and signs by themselves are shortcuts.
    pub fn single_keys(&self) -> bool {
        self.single_keys
    }

    /// Returns the shortcuts of an action that can be used, the one to show first.
    pub fn shortcuts(&self, action: Action) -> impl Iterator<Item = Shortcut> + use<> {
        let single_keys = self.single_keys;
        action.entry().shortcuts.iter().copied().filter(move |shortcut| single_keys || !shortcut.is_single_key())
    }

    /// Returns the shortcut of an action to show, in words; nothing if it has none.
    pub fn hint(&self, action: Action) -> String {
        self.shortcuts(action).next().map_or_else(String::new, Shortcut::label)
    }

    /// Returns the shortcut of an action while words of a document are selected, in words; nothing if it has none.
    pub fn hint_with_words(&self, action: Action) -> String {
        let own = WITH_WORDS.iter().find(|(_, with_words)| *with_words == action && self.single_keys);
        own.map_or_else(|| self.hint(action), |(shortcut, _)| shortcut.label())
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

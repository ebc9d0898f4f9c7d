//! Keys to commands. Letters go by the physical key, so that they work on an Arabic layout.

use egui::{Context, Event, Key};

use super::command::{Action, Command, Shortcut, action_of};
use super::state::State;

/// The commands of this frame's keys.
pub fn commands(context: &Context, state: &State) -> Vec<Command> {
    let typing = context.text_edit_focused() || super::widgets::field::has_focus(context);
    let pressed = context.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
                // A shifted sign such as "?" is known by what it writes, a letter by where it is.
                let by_place = physical_key.filter(|_| !matches!(key, Key::Questionmark | Key::Plus | Key::Minus));
                Some(Shortcut { key: by_place.unwrap_or(*key), modifiers: *modifiers })
            }
            Event::Copy => Some(Shortcut { key: Key::C, modifiers: egui::Modifiers::COMMAND }),
            _ => None,
        });
        keys.collect::<Vec<_>>()
    });
    let widget_focused = context.memory(|memory| memory.focused().is_some());
    let allowed = |action: &Action| allowed(*action, state, typing, widget_focused);
    pressed.into_iter().filter_map(action_of).filter(allowed).map(Command::Do).collect()
}

/// Whether a key may act now: not what is being typed, and under a dialog only what closes or exchanges it.
fn allowed(action: Action, state: &State, typing: bool, widget_focused: bool) -> bool {
    let entry = action.entry();
    let bare = entry.shortcuts.iter().all(|s| s.modifiers.is_none() || s.modifiers.shift_only());
    match action {
        Action::Close => true,
        Action::Search if typing => false,
        Action::CopyQuote => !typing,
        Action::Palette | Action::Menu | Action::Shortcuts => !typing || !bare,
        _ if state.overlay.is_some() => false,
        _ if typing => !bare && !matches!(action, Action::Undo | Action::Redo),
        // Enter and Space belong to the widget that has the keyboard; an event's widget does the same with them.
        Action::OpenQuote => !widget_focused,
        _ => true,
    }
}

/// Files dropped on the window.
pub fn dropped(context: &Context) -> Option<Command> {
    let file = context.input(|input| input.raw.dropped_files.first().cloned())?;
    Some(Command::OpenPath(file.path().to_owned()))
}

//! Keys to commands.

use egui::{Context, Event, Key, Modifiers};

use crate::app::command::{Action, Command, FileCommand, Shortcut, action_of};
use crate::app::state::{Overlay, State};
use crate::app::ui::{keys, text_field};
use crate::app::view::list;

/// Returns the commands of this frame's keys.
pub fn commands(context: &Context, state: &State, focus_search: bool) -> Vec<Command> {
    // What is typed before the search has the keyboard is meant for it.
    let typing = focus_search || context.text_edit_focused() || text_field::has_focus(context);
    let copies = context.input(|input| input.events.iter().filter(|event| matches!(event, Event::Copy)).count());
    let copies = std::iter::repeat_n((Key::C, Modifiers::COMMAND), copies);
    let pressed = keys::presses(context).into_iter().chain(copies).map(|(key, modifiers)| Shortcut { key, modifiers });
    let widget_focused = context.memory(|memory| memory.focused().is_some());
    let in_list = list::has_focus(context);
    let has_words = state.opened().is_some_and(|opened| opened.source.selected().is_some());
    let action = |pressed: Shortcut| {
        if (in_list && list::takes(pressed)) || keys::is_kept(context, pressed.key) {
            return None;
        }
        if pressed.is_single_key() && !state.settings().single_keys {
            return None;
        }
        let allowed = |action: &Action| allowed(*action, pressed, state, typing, widget_focused);
        action_of(pressed, has_words).filter(allowed).map(Command::Do)
    };
    pressed.filter_map(action).collect()
}

/// Returns true if a key may act now: not what is being typed, and under a dialog only what closes or exchanges it.
fn allowed(action: Action, pressed: Shortcut, state: &State, typing: bool, widget_focused: bool) -> bool {
    let writes = !matches!(pressed.key, Key::F1 | Key::F2 | Key::F3 | Key::F10);
    let bare = writes && (pressed.modifiers.is_none() || pressed.modifiers.shift_only());
    match action {
        Action::Close => true,
        Action::Search if typing => false,
        Action::CopyQuote => !typing,
        Action::Palette | Action::Menu | Action::Shortcuts => !typing || !bare,
        // What is typed in the form of an event is applied and saved.
        Action::Save => matches!(state.overlay, None | Some(Overlay::Event(_))),
        _ if state.overlay.is_some() => false,
        _ if typing => !bare && !matches!(action, Action::Undo | Action::Redo),
        // Enter and Space belong to the widget that has the keyboard; an event's widget does the same with them.
        Action::OpenQuote => !widget_focused,
        _ => true,
    }
}

/// Command that opens a file which was dropped on the window.
pub fn dropped(context: &Context) -> Option<Command> {
    let file = context.input(|input| input.raw.dropped_files.first().cloned())?;
    Some(FileCommand::Open(file.path().to_owned()).into())
}

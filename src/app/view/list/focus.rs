//! The widget of the list, which takes the keyboard for all of its rows.

use egui::{Context, Id};

/// Returns the widget of the list.
pub(crate) fn list_id() -> Id {
    Id::unique("event-list")
}

/// Returns true if the keyboard is in the list.
pub fn has_focus(context: &Context) -> bool {
    context.memory(|memory| memory.has_focus(list_id()))
}

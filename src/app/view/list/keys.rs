//! The keys of the list.

use egui::{Key, Modifiers, Ui};

use super::focus::{has_focus, list_id};
use crate::app::command::{Action, ListCommand, Pick, Shortcut};
use crate::app::state::ProjectView;
use crate::app::ui::context::Arrows;
use crate::app::ui::keys::{self, keep_arrows};
use crate::app::view::context::ViewContext;

/// Returns true if a key belongs to the list while it has the keyboard.
pub fn takes(pressed: Shortcut) -> bool {
    are_taken(pressed.key, pressed.modifiers)
}

fn are_taken(key: Key, held: Modifiers) -> bool {
    let moves = [Key::ArrowUp, Key::ArrowDown, Key::PageUp, Key::PageDown, Key::Home, Key::End];
    let opens = [Key::Enter, Key::Space];
    let bare = held.is_none() || held.shift_only();
    (moves.contains(&key) && bare) || (opens.contains(&key) && held.is_none())
}

/// Does what the keys of this frame ask for; `visible` rows from the one at `top` are in view.
pub(crate) fn take(ui: &Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, (count, top, visible): (usize, f64, f64)) {
    if !has_focus(ui.ctx()) || opened.state.overlay.is_some() {
        return;
    }
    keep_arrows(ui, list_id(), Arrows::All);
    let selected = opened.selection.event.and_then(|event| opened.list.find(&opened.content, event));
    let mut at = selected;
    for (key, held) in keys::presses(ui.ctx()) {
        match key {
            Key::A if held.command => cx.send(ListCommand::MarkAll),
            Key::Enter | Key::Space if held.is_none() => cx.act(Action::OpenQuote),
            _ if are_taken(key, held) => {
                at = Some(moved(key, at, (count, top, visible)));
                let event = at.and_then(|row| opened.list.at(&opened.content, row));
                let pick = if held.shift { Pick::Range } else { Pick::Only };
                if let Some(event) = event {
                    cx.send(ListCommand::Pick(event, pick));
                }
            }
            _ => {}
        }
    }
}

/// The row that a key leads to; from none, the first in view.
fn moved(key: Key, at: Option<usize>, (count, top, visible): (usize, f64, f64)) -> usize {
    let last = count.saturating_sub(1);
    let page = (visible as usize).saturating_sub(1).max(1);
    let row = match (key, at) {
        (Key::Home, _) => 0,
        (Key::End, _) => last,
        (_, None) => top.ceil() as usize,
        (Key::ArrowUp, Some(at)) => at.saturating_sub(1),
        (Key::PageUp, Some(at)) => at.saturating_sub(page),
        (Key::PageDown, Some(at)) => at + page,
        (_, Some(at)) => at + 1,
    };
    row.min(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stay_within_the_rows() {
        #[rustfmt::skip]
        let cases = [
            (Key::ArrowDown, None, 4), (Key::ArrowDown, Some(7), 8), (Key::ArrowDown, Some(99), 99),
            (Key::ArrowUp, Some(0), 0), (Key::PageDown, Some(10), 19), (Key::PageDown, Some(95), 99),
            (Key::PageUp, Some(3), 0), (Key::Home, Some(50), 0), (Key::End, None, 99),
        ];
        for (key, at, expected) in cases {
            assert_eq!(moved(key, at, (100, 3.4, 10.6)), expected, "{key:?} from {at:?}");
        }
        assert_eq!(moved(Key::End, None, (0, 0.0, 10.0)), 0);
    }
}

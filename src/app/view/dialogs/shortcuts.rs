//! The list of shortcuts, made from the table of commands, and what the mouse does.

use egui::Ui;

use crate::app::command::{Group, Shortcut, TABLE, WITH_WORDS};
use crate::app::ui::dialog::DialogState;
use crate::app::ui::keys::Layout;
use crate::app::ui::message::announce;
use crate::app::ui::{BODY, LABEL, SMALL};
use crate::app::ui::{dialog, scroll_list};
use crate::app::view::context::ViewContext;
use crate::base::bidi::isolate;
use crate::base::{Rect, Size};
use crate::timeline::labels::DirectedText;

enum Line {
    Head(&'static str),
    Keys(&'static str, String),
    Mouse(&'static str, &'static str),
}

/// Messages of what the mouse does: the gesture, its effect.
const MOUSE: &[(&str, &str)] = &[
    ("mouse-wheel", "mouse-wheel-does"),
    ("mouse-shift-wheel", "mouse-shift-wheel-does"),
    ("mouse-drag", "mouse-drag-does"),
    ("mouse-shift-drag", "mouse-shift-drag-does"),
    ("mouse-double", "mouse-double-does"),
    ("mouse-overview", "mouse-overview-does"),
];

fn lines(cx: &ViewContext<'_>, layout: &Layout) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        lines.push(Line::Head(group.message()));
        for entry in TABLE.iter().filter(|entry| entry.group == group) {
            let mut keys: Vec<String> = cx.shortcuts(entry.action).map(|shortcut| label(shortcut, layout)).collect();
            keys.dedup();
            keys.truncate(2);
            if keys.is_empty() {
                continue;
            }
            lines.push(Line::Keys(entry.message, keys.join("   ")));
        }
    }
    let with_words = WITH_WORDS.iter().filter(|_| cx.single_keys());
    let with_words = with_words.map(|(shortcut, action)| Line::Keys(action.entry().message, label(*shortcut, layout)));
    lines.push(Line::Head("group-words"));
    lines.extend(with_words);
    lines.push(Line::Head("group-mouse"));
    lines.extend(MOUSE.iter().map(|(gesture, does)| Line::Mouse(gesture, does)));
    lines
}

/// A shortcut in words, with the letter that stands in its place on a layout without Latin letters.
fn label(shortcut: Shortcut, layout: &Layout) -> String {
    let label = shortcut.label();
    match layout.letter(shortcut.key) {
        Some(letter) => format!("{label} ({})", isolate(&letter.to_string())),
        None => label,
    }
}

/// Width of a narrow list.
const NARROW: f32 = 460.0;

/// Shows the list.
pub(crate) fn show(ui: &mut Ui, cx: &ViewContext<'_>, dialog_state: &mut DialogState, window: Rect) {
    let title = cx.kit.messages.get("cmd-shortcuts");
    let area = dialog::dialog(ui, cx, window, &title, Size::new(620.0, 640.0));
    let lines = lines(cx, &Layout::of(ui.ctx()));
    let theme = cx.kit.theme;
    // Where there is no room for both side by side, what a key does stands above it.
    let narrow = area.width() < NARROW;
    let height = if narrow { 50.0 } else { 30.0 };
    let halves = |row: Rect| match narrow {
        false => row.split_end(cx.side, 250.0_f32.min(row.width() * 0.5)),
        true => {
            let (words, keys) = row.shrink2(0.0, 4.0).split_top(21.0);
            (keys, words)
        }
    };
    scroll_list::scroll_by_keys(ui, area, (lines.len(), height), &mut dialog_state.scroll);
    scroll_list::rows(ui, cx, ("shortcuts", area), (lines.len(), height), &mut dialog_state.scroll, |ui, i, rect| {
        let inner = rect.shrink2(6.0, 0.0);
        let words = match &lines[i] {
            Line::Head(id) => cx.kit.messages.get(id),
            Line::Keys(id, keys) => format!("{}: {keys}", cx.kit.messages.get(id)),
            Line::Mouse(gesture, does) => format!("{}: {}", cx.kit.messages.get(does), cx.kit.messages.get(gesture)),
        };
        announce(ui, rect, &words);
        match &lines[i] {
            Line::Head(id) => {
                cx.line(ui, &cx.say(id), LABEL, inner.translate(0.0, 4.0), theme.accent);
                let foot = Rect::new(rect.min.x, rect.max.y - 1.0, rect.max.x, rect.max.y);
                cx.fill(ui, foot, 0.0, theme.border);
            }
            Line::Keys(id, keys) => {
                let (at, words) = halves(inner);
                cx.line(ui, &cx.say(id), BODY, words, theme.ink);
                let keys = DirectedText::new(keys.as_str(), "en");
                cx.line(ui, &keys, SMALL, at, theme.muted);
            }
            Line::Mouse(gesture, does) => {
                let (at, words) = halves(inner);
                cx.line(ui, &cx.say(does), BODY, words, theme.ink);
                cx.line(ui, &cx.say(gesture), SMALL, at, theme.muted);
            }
        }
        None
    });
}

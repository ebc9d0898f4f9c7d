//! A question: a title, sentences, and buttons of which Enter presses the first.

use egui::Ui;

use crate::app::ui::BODY;
use crate::app::ui::context::UiContext;
use crate::app::ui::dialog::DialogState;
use crate::app::ui::message::announce;
use crate::app::ui::{dialog, scroll_list};
use crate::base::{Color, Rect};
use crate::timeline::labels::DirectedText;

/// Room below a sentence.
const GAP: f32 = 8.0;
/// Points that an arrow key scrolls.
const STEP: f32 = 24.0;

/// Question with buttons to answer it.
pub struct Question<'q> {
    /// Its title.
    pub title: String,
    /// Its sentences.
    pub sentences: Vec<(DirectedText, Color)>,
    /// Its buttons. The first takes the keyboard.
    pub buttons: &'q dialog::Labels<'q>,
    /// Width of the dialog, in points.
    pub width: f32,
}

/// The part of a question that the caller shows below the sentences.
pub struct More<F> {
    /// Its height, in points.
    pub height: f32,
    /// Part of the height, in points, by which the dialog is higher; the rest is scrolled to.
    pub shown: f32,
    /// Shows it in its place.
    pub show: F,
}

/// Asks; returns the button that was pressed.
pub fn show(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    dialog_state: &mut DialogState,
    window: Rect,
    question: Question<'_>,
) -> Option<usize> {
    let nothing = More { height: 0.0, shown: 0.0, show: |_: &mut Ui, _: Rect| {} };
    show_with(ui, cx, dialog_state, window, question, nothing)
}

/// Asks with more below the sentences; returns the button that was pressed.
pub fn show_with(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    dialog_state: &mut DialogState,
    window: Rect,
    question: Question<'_>,
    more: More<impl FnOnce(&mut Ui, Rect)>,
) -> Option<usize> {
    let dialog = dialog::Dialog::new(cx, window, &question.title, question.width);
    let height = |width: f32| -> f32 { question.sentences.iter().map(|(said, _)| row_height(cx, said, width)).sum() };
    let foot = dialog::foot(cx, dialog.inner(), question.buttons);
    let area = dialog.show(ui, cx, height(dialog.inner()) + more.shown + foot);
    let whole = height(area.width()) + more.height;
    if dialog_state.height == 0.0 {
        dialog_state.height = whole;
    }
    scroll_list::scroll_by_keys(ui, area, ((whole / STEP).ceil() as usize, STEP), &mut dialog_state.scroll);
    let scrolled = (&mut dialog_state.scroll, &mut dialog_state.height);
    let pressed = dialog::body_and_buttons(ui, cx, ("question", area), question.buttons, scrolled, |ui, area| {
        let mut rest = area;
        for (said, color) in &question.sentences {
            let (row, below) = rest.split_top(row_height(cx, said, area.width()));
            cx.text(ui, said, BODY, row, usize::MAX, *color);
            announce(ui, row, &said.text);
            rest = below;
        }
        (more.show)(ui, rest.split_top(more.height).0);
        rest.min.y - area.min.y + more.height
    });
    if let Some((first, ..)) = question.buttons.first().filter(|_| dialog_state.is_fresh) {
        ui.memory_mut(|memory| memory.request_focus(dialog::button_id(first)));
    }
    pressed
}

/// Height of a sentence with the room below it, in points.
fn row_height(cx: &UiContext<'_>, said: &DirectedText, width: f32) -> f32 {
    cx.kit.block(said, BODY, cx.side, width, usize::MAX).size.h + GAP
}

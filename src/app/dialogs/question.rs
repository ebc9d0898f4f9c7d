//! A question: a title, sentences, and buttons of which Enter presses the first.

use egui::{Id, Ui};

use super::super::cx::Cx;
use super::super::panels::states::tell;
use super::super::widgets::button::Rank;
use super::super::widgets::{BODY, HEIGHT};
use super::frame;
use crate::base::{Color, Rect, Size};
use crate::timeline::content::Said;

/// Most lines of one sentence.
const LINES: usize = 6;
/// Room below a sentence.
const GAP: f32 = 8.0;
/// Room that title and frame take.
const HEAD: f32 = frame::PAD * 2.0 + 40.0;

/// What is asked.
pub struct Question<'q> {
    /// Its title.
    pub title: String,
    /// Its sentences.
    pub sentences: Vec<(Said, Color)>,
    /// The messages of its buttons, how they look, and whether they can be pressed. The first takes the keyboard.
    pub buttons: &'q [(&'q str, Rank, bool)],
    /// Width of the dialog, in points.
    pub width: f32,
    /// Room for what the caller shows between sentences and buttons, in points.
    pub room: f32,
}

/// Asks; gives the button that was pressed, and the room that was left.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, fresh: bool, window: Rect, question: Question<'_>) -> (Option<usize>, Rect) {
    let width = question.width.min(window.width() - 24.0);
    let inner = width - frame::PAD * 2.0;
    let height = |(said, _): &(Said, Color)| cx.kit.block(said, BODY, cx.side, inner, LINES).size.h + GAP;
    let sentences: f32 = question.sentences.iter().map(height).sum();
    let size = Size::new(width, HEAD + sentences + question.room + 14.0 + HEIGHT);
    let mut area = frame::dialog(ui, cx, window, &question.title, size);
    for (said, color) in &question.sentences {
        let height = cx.text(ui, said, BODY, area, LINES, *color);
        let (row, rest) = area.split_top(height + GAP);
        tell(ui, row, &said.text);
        area = rest;
    }
    let (pressed, rest) = frame::buttons(ui, cx, area, question.buttons);
    if let Some((first, ..)) = question.buttons.first().filter(|_| fresh) {
        ui.memory_mut(|memory| memory.request_focus(Id::unique(("dialog-button", first))));
    }
    (pressed, rest)
}

//! The question before changes are lost.

use egui::Ui;

use super::super::command::{Action, Command};
use super::super::cx::Cx;
use super::super::forms::Forms;
use super::super::panels::states::tell;
use super::super::widgets::BODY;
use super::super::widgets::button::Rank;
use super::frame;
use crate::base::{Rect, Size};

/// Asks: save, leave without saving, or stay.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, _forms: &mut Forms, window: Rect) {
    let title = cx.kit.messages.get("unsaved-title");
    let area = frame::dialog(ui, cx, window, &title, Size::new(460.0, 190.0));
    let height = cx.text(ui, &cx.say("unsaved-text"), BODY, area, 3, cx.kit.theme.ink);
    tell(ui, area.split_top(height).0, &cx.kit.messages.get("unsaved-text"));
    let labels =
        [("cmd-save", Rank::Primary, true), ("unsaved-discard", Rank::Plain, true), ("cancel", Rank::Plain, true)];
    match frame::buttons(ui, cx, area, &labels).0 {
        Some(0) => {
            cx.send(Command::Show(None));
            cx.act(Action::Save);
        }
        Some(1) => cx.send(Command::Discard),
        Some(_) => cx.send(Command::Show(None)),
        None => {}
    }
}

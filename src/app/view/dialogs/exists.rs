//! The question before a file is replaced.

use egui::Ui;

use crate::app::command::{FileCommand, WindowCommand};
use crate::app::state::Purpose;
use crate::app::state::{InTheWay, Overlay};
use crate::app::ui::button::Rank;
use crate::app::ui::dialog::DialogState;
use crate::app::ui::question::{self, Question};
use crate::app::view::context::ViewContext;
use crate::base::Rect;

/// Asks: another name, replace, or leave it.
pub(crate) fn show(ui: &mut Ui, cx: &ViewContext<'_>, dialog_state: &mut DialogState, way: &InTheWay, window: Rect) {
    let file = way.path.display().to_string();
    let text = cx.kit.messages.format("exists-text", &[("file", (&file).into())]);
    let buttons =
        &[("exists-other", Rank::Primary, true), ("exists-replace", Rank::Plain, true), ("cancel", Rank::Plain, true)];
    let question = Question {
        title: cx.kit.messages.get("exists-title"),
        sentences: vec![(cx.said(text), cx.kit.theme.ink)],
        buttons,
        width: 520.0,
    };
    match question::show(ui, cx, dialog_state, window, question) {
        Some(0) if way.purpose == Purpose::Export => cx.send(WindowCommand::Show(Some(Overlay::Export))),
        Some(0) => cx.send(WindowCommand::Show(Some(Overlay::Path(way.purpose)))),
        Some(1) => cx.send(FileCommand::Replace),
        Some(_) => cx.send(WindowCommand::Show(None)),
        None => {}
    }
}

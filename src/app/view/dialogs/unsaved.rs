//! The question before changes are lost.

use egui::Ui;

use crate::app::command::{FileCommand, WindowCommand};
use crate::app::state::{After, State};
use crate::app::ui::button::Rank;
use crate::app::ui::dialog::DialogState;
use crate::app::ui::question::{self, Question};
use crate::app::view::context::ViewContext;
use crate::base::Rect;

/// Asks: save, go on without saving, or stay.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    dialog_state: &mut DialogState,
    after: &After,
    window: Rect,
) {
    let (title, save, discard, back) = match after {
        After::CloseForm => ("unapplied-title", "apply", "unapplied-discard", "unapplied-back"),
        _ => ("unsaved-title", "unsaved-save", "unsaved-discard", "cancel"),
    };
    let dirty = state.session().is_some_and(|session| session.history.is_dirty());
    let sentences = [
        ("unsaved-arrived", *after == After::Replace),
        ("unsaved-text", dirty && *after != After::CloseForm),
        ("unapplied-text", state.project().is_some_and(|project| project.is_typed())),
    ];
    let ink = cx.kit.theme.ink;
    let sentences = sentences.into_iter().filter(|(_, says)| *says).map(|(id, _)| (cx.say(id), ink)).collect();
    let buttons = &[(save, Rank::Primary, true), (discard, Rank::Plain, true), (back, Rank::Plain, true)];
    let question = Question { title: cx.kit.messages.get(title), sentences, buttons, width: 480.0 };
    match question::show(ui, cx, dialog_state, window, question) {
        Some(0) => cx.send(FileCommand::SaveFirst),
        Some(1) => cx.send(FileCommand::Discard),
        Some(_) => cx.send(WindowCommand::Show(None)),
        None => {}
    }
}

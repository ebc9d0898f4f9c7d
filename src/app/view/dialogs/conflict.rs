//! Question about a project file that another program has changed since it was read.

use egui::Ui;

use crate::app::command::{Action, FileCommand, WindowCommand};
use crate::app::session::compare::{Comparison, Counts, Theirs};
use crate::app::state::ProjectView;
use crate::app::ui::button::Rank;
use crate::app::ui::dialog::DialogState;
use crate::app::ui::question::{self, Question};
use crate::app::view::context::ViewContext;
use crate::base::{Color, Rect};
use crate::timeline::labels::DirectedText;

/// Asks: take theirs with one's own edits on it, save under another name, or write over theirs.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    opened: ProjectView<'_>,
    dialog_state: &mut DialogState,
    window: Rect,
) {
    let Some(conflict) = &opened.conflict else { return };
    let theme = cx.kit.theme;
    let file = conflict.path.display().to_string();
    let text = cx.kit.messages.format("conflict-text", &[("file", (&file).into())]);
    let mut sentences = vec![(cx.said(text), theme.ink)];
    match &conflict.answer {
        None => sentences.push((cx.say("conflict-comparing"), theme.muted)),
        Some(Err(why)) => sentences.push((cx.said(why.as_str()), theme.error)),
        Some(Ok(theirs)) => sentences.extend(differences(cx, theirs)),
    }
    let can_reload = matches!(&conflict.answer, Some(Ok(_)));
    sentences.push((cx.say("conflict-reload-is"), theme.muted));
    let buttons = &[
        ("cmd-save-as", Rank::Primary, true),
        ("conflict-reload", Rank::Plain, can_reload),
        ("conflict-overwrite", Rank::Plain, true),
        ("cancel", Rank::Plain, true),
    ];
    let title = cx.kit.messages.get("conflict-title");
    let question = Question { title, sentences, buttons, width: 600.0 };
    match question::show(ui, cx, dialog_state, window, question) {
        Some(0) => cx.act(Action::SaveAs),
        Some(1) => cx.send(FileCommand::Reload),
        Some(2) => cx.send(FileCommand::Replace),
        Some(_) => cx.send(WindowCommand::Show(None)),
        None => {}
    }
}

/// Returns the differences of the file from the window, in words.
fn differences(cx: &ViewContext<'_>, theirs: &Theirs) -> Vec<(DirectedText, Color)> {
    let Comparison { events, documents, quotes, others } = theirs.comparison;
    let theme = cx.kit.theme;
    if theirs.comparison.is_same() {
        return vec![(cx.say("conflict-same"), theme.success)];
    }
    let of = [("conflict-events", events), ("conflict-documents", documents), ("conflict-quotes", quotes)];
    let line = |(id, counts): (&str, Counts)| {
        let Counts { added, removed, changed } = counts;
        let args = [("added", added.into()), ("removed", removed.into()), ("changed", changed.into())];
        cx.kit.messages.format(id, &args)
    };
    let mut lines: Vec<String> = of.into_iter().filter(|(_, counts)| !counts.is_zero()).map(line).collect();
    lines.extend(others.then(|| cx.kit.messages.get("conflict-others")));
    lines.into_iter().map(|line| (cx.said(line), theme.ink)).collect()
}

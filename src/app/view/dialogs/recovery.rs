//! The work of a window that ended without saving: make it again, leave it for later, or give it up.

use egui::Ui;

use crate::app::command::{FileCommand, WindowCommand};
use crate::app::session::journal::LeftOver;
use crate::app::session::journal::record::net;
use crate::app::session::words;
use crate::app::state::State;
use crate::app::ui::SMALL;
use crate::app::ui::button::Rank;
use crate::app::ui::context::from_egui;
use crate::app::ui::dialog::DialogState;
use crate::app::ui::message::announce;
use crate::app::ui::question::{self, More, Question};
use crate::app::view::context::ViewContext;
use crate::base::{Color, Rect};
use crate::formats::is_own;
use crate::timeline::labels::DirectedText;

/// Height of a line of the list of edits.
const LINE: f32 = 24.0;
/// The list shows so many lines without scrolling.
const LINES: usize = 7;

/// Asks about the newest journal.
pub(crate) fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, dialog_state: &mut DialogState, window: Rect) {
    let Some(left) = state.left_over().first() else { return };
    let edits = lines(cx, left);
    let basis = Basis::of(left);
    // What has the keyboard can be pressed without harm.
    let buttons: &[_] = match basis {
        Basis::Gone => &[
            ("recovery-later", Rank::Primary, true),
            ("recovery-recover", Rank::Plain, false),
            ("recovery-discard", Rank::Plain, true),
        ],
        _ => &[
            ("recovery-recover", Rank::Primary, true),
            ("recovery-later", Rank::Plain, true),
            ("recovery-discard", Rank::Plain, true),
        ],
    };
    let question = Question {
        title: cx.kit.messages.get("recovery-title"),
        sentences: sentences(cx, state, (left, basis)),
        buttons,
        width: 620.0,
    };
    let height = |lines: usize| lines as f32 * LINE + 10.0;
    let (whole, shown) = (height(edits.len()), height(edits.len().min(LINES)));
    let more = More { height: whole, shown, show: |ui: &mut Ui, area| show_edits(ui, cx, &edits, area) };
    let pressed = question::show_with(ui, cx, dialog_state, window, question, more);
    match pressed.and_then(|at| buttons.get(at)).map(|(id, ..)| *id) {
        Some("recovery-recover") => cx.send(FileCommand::Recover),
        Some("recovery-later") => cx.send(WindowCommand::Show(None)),
        Some(_) => cx.send(FileCommand::DiscardJournal),
        None => {}
    }
}

/// Files on which the edits would be made, and so where they can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Basis {
    /// The bundled project.
    Sample,
    /// The file, which is as it was.
    Same,
    /// The file, which is as it was, and no project of ours.
    Imported,
    /// The file as it is now.
    Changed,
    /// The file, which was not there and is now: nobody has looked at it yet.
    Back,
    /// A table as it was read, which is kept with the journal.
    Kept,
    /// A file that is not there.
    Gone,
}

impl Basis {
    fn of(left: &LeftOver) -> Self {
        let base = &left.contents.header.base;
        let Some(path) = &base.path else { return Self::Sample };
        match (base.snapshot, path.exists(), left.is_changed) {
            (true, ..) => Self::Kept,
            (_, false, _) => Self::Gone,
            (_, true, true) if left.was_gone => Self::Back,
            (_, true, true) => Self::Changed,
            (_, true, false) if is_own(&base.format) => Self::Same,
            (_, true, false) => Self::Imported,
        }
    }

    /// Returns the message about what pressing the button does, and where the work is saved then.
    fn message(self) -> &'static str {
        match self {
            Self::Sample => "recovery-sample",
            Self::Same => "recovery-same",
            Self::Imported => "recovery-imported",
            Self::Changed => "recovery-changed",
            Self::Back => "recovery-back",
            Self::Kept => "recovery-kept",
            Self::Gone => "recovery-gone",
        }
    }

    fn is_as_usual(self) -> bool {
        matches!(self, Self::Sample | Self::Same | Self::Imported | Self::Kept)
    }
}

/// The edits, as far as they are in view.
fn show_edits(ui: &mut Ui, cx: &ViewContext<'_>, edits: &[String], area: Rect) {
    let seen = from_egui(ui.clip_rect());
    for (nth, edit) in edits.iter().enumerate() {
        let rect = area.translate(0.0, nth as f32 * LINE).split_top(LINE).0;
        if rect.overlaps(&seen) {
            cx.line(ui, &cx.said(edit.as_str()), SMALL, rect.shrink2(6.0, 0.0), cx.kit.theme.muted);
            announce(ui, rect, edit);
        }
    }
}

fn sentences(cx: &ViewContext<'_>, state: &State, (left, basis): (&LeftOver, Basis)) -> Vec<(DirectedText, Color)> {
    let (theme, messages, base) = (cx.kit.theme, cx.kit.messages, &left.contents.header.base);
    let title = words::project_title(messages, base);
    let ago = words::ago(messages, left.written);
    let text = messages.format("recovery-text", &[("title", (&title).into()), ("ago", (&ago).into())]);
    let mut said = vec![(cx.said(text), theme.ink)];
    if let Some(path) = &base.path {
        let file = path.display().to_string();
        said.push((cx.said(messages.format("recovery-file", &[("file", (&file).into())])), theme.muted));
    }
    let color = if basis.is_as_usual() { theme.ink } else { theme.warning };
    said.push((cx.say(basis.message()), color));
    if let Some(damage) = left.contents.damage {
        let text = messages.format("recovery-damaged", &[("count", damage.lost.into())]);
        said.push((cx.said(text), theme.warning));
    }
    let count = net(&left.contents.steps).len();
    said.push((cx.said(messages.format("recovery-count", &[("count", count.into())])), theme.ink));
    if left.contents.draft.is_some() {
        said.push((cx.say("recovery-draft"), theme.ink));
    }
    if state.left_over().len() > 1 {
        let others = messages.format("recovery-others", &[("count", (state.left_over().len() - 1).into())]);
        said.push((cx.said(others), theme.muted));
    }
    said
}

/// A line for every edit that was not taken back.
fn lines(cx: &ViewContext<'_>, left: &LeftOver) -> Vec<String> {
    let language = &left.contents.header.base.language;
    net(&left.contents.steps).into_iter().map(|edit| words::label(cx.kit.messages, edit, language)).collect()
}

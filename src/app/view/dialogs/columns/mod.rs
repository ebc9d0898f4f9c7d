//! Dialog that asks for the columns of a table: its first rows, with a guess over each column that can be changed.

mod chooser;
mod options;
mod sizes;
mod table;

use egui::Ui;

use crate::app::command::{FileCommand, WindowCommand};
use crate::app::state::State;
use crate::app::ui::button::Rank;
use crate::app::ui::dialog::{self, DialogState};
use crate::app::ui::message::announce;
use crate::app::ui::{BODY, HEIGHT};
use crate::app::view::context::ViewContext;
use crate::base::{Rect, Size};
use crate::formats::Question;
use chooser::{Chooser, Label};
use sizes::{LEAST_TABLE, NARROW};

pub(crate) use chooser::ColumnsDialog;

/// Width of a drop-down at the head, in points.
const HEAD_CHOOSER: f32 = 236.0;

/// Shows the dialog.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    (form, dialog_state): (&mut ColumnsDialog, &mut DialogState),
    window: Rect,
) {
    let Some(asked) = &state.table else { return };
    let (question, DialogState { scroll, height, is_fresh }) = (&asked.question, dialog_state);
    let title = cx.kit.messages.get("columns-title");
    let free = if window.width() < NARROW { 12.0 } else { 60.0 };
    let size = Size::new((window.width() - free).min(1040.0), 560.0);
    let area = dialog::dialog(ui, cx, window, &title, size);
    let labels = [("columns-open", Rank::Primary, true), ("cancel", Rank::Plain, true)];
    let room = area.height() - dialog::foot(cx, area.width(), &labels);
    let pressed = dialog::body_and_buttons(ui, cx, ("columns", area), &labels, (scroll, height), |ui, area| {
        let rest = show_head(ui, cx, form, question, area);
        let options_height = options::height(cx, question, area.width());
        let table_height = (room - (rest.min.y - area.min.y) - options_height - 8.0).max(LEAST_TABLE);
        let (table_at, rest) = rest.split_top(table_height);
        table::show(ui, cx, form, question, table_at);
        let (options_at, rest) = rest.split_top(8.0).1.split_top(options_height);
        options::show(ui, cx, form, asked, options_at);
        rest.min.y - area.min.y
    });
    if *is_fresh {
        // What is guessed is most often right.
        ui.memory_mut(|memory| memory.request_focus(dialog::button_id(labels[0].0)));
    }
    match pressed {
        // Under an open list Enter is not meant for the table.
        Some(0) if form.open.is_some() => {}
        Some(0) => cx.send(FileCommand::OpenTable),
        Some(_) => cx.send(WindowCommand::Show(None)),
        None => {}
    }
    chooser::show_menu(ui, cx, form, question);
}

/// The file, its encoding and its delimiter; returns what is left below.
fn show_head(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut ColumnsDialog, question: &Question, area: Rect) -> Rect {
    let file = question.path.file_name().unwrap_or_default().to_string_lossy();
    let args = [("file", (&*file).into()), ("columns", question.preview.width().into())];
    let said = cx.said(cx.kit.messages.format("columns-file", &args));
    let narrow = area.width() < NARROW;
    let wide = if narrow { area.width() } else { area.width() - 2.0 * (HEAD_CHOOSER + 8.0) };
    let height = cx.kit.block(&said, BODY, cx.side, wide, usize::MAX).size.h;
    let (words, mut row, rest) = if narrow {
        let (words, rest) = area.split_top(height + 6.0);
        let (row, rest) = rest.split_top(HEIGHT);
        (words, row, rest)
    } else {
        let (row, rest) = area.split_top(height.max(HEIGHT));
        (row.split_start(cx.side, wide).0, row, rest)
    };
    let width = if narrow { (row.width() - 8.0) / 2.0 } else { HEAD_CHOOSER };
    // The cells of JSON have nothing between them, and its texts are in UTF-8.
    let is_divided = question.preview.mapping.delimiter.is_some();
    let choosers = [(Chooser::Delimiter, "columns-delimiter"), (Chooser::Encoding, "columns-encoding")];
    for (chooser, message) in choosers.into_iter().filter(|_| is_divided) {
        let (at, left) = row.split_end(cx.side, width);
        row = left.split_end(cx.side, 8.0).1;
        let (options, chosen) = chooser.options(cx, &question.preview);
        let value = options.get(chosen).cloned().unwrap_or_default();
        let shown = cx.kit.messages.format(message, &[("value", (&value).into())]);
        let at = at.split_top(HEIGHT).0;
        chooser::show(ui, cx, form, question, (chooser, Label { name: &shown, value: &value, shown: &shown }), at);
    }
    announce(ui, words, &said.text);
    cx.text(ui, &said, BODY, words, usize::MAX, cx.kit.theme.muted);
    rest.split_top(8.0).1
}

//! The options below the table: the row of names, the order of day and month, and the events that come of it.

use egui::{Id, Ui};

use super::chooser::{self, Chooser, ColumnsDialog, Label};
use super::sizes::{COLUMN, NARROW};
use crate::app::command::TableCommand;
use crate::app::state::table::TableQuestion;
use crate::app::ui::message::announce;
use crate::app::ui::segmented::{self, segmented_control};
use crate::app::ui::{BODY, Button, HEIGHT};
use crate::app::view::context::ViewContext;
use crate::base::{Pos, Rect, bounded};
use crate::formats::Question;
use crate::formats::csv::Order;

/// The words of the orders of day and month, if the table leaves these open.
fn orders(cx: &ViewContext<'_>, question: &Question) -> Option<[String; 2]> {
    let open = question.preview.day_or_month();
    open.then(|| ["columns-day-first", "columns-month-first"].map(|id| cx.kit.messages.get(id)))
}

/// Width of the choice between the orders.
const ORDERS: f32 = 330.0;

/// The height of the choice of the row of names, in points; 0 if the table names its cells one by one, as JSON does.
fn names_height(question: &Question) -> f32 {
    if question.preview.mapping.delimiter.is_some() { HEIGHT } else { 0.0 }
}

/// Returns the height of the options below the table, in points.
pub(crate) fn height(cx: &ViewContext<'_>, question: &Question, width: f32) -> f32 {
    let narrow = width < NARROW;
    let texts = orders(cx, question);
    let choice = texts.as_ref().map_or(0.0, |texts| {
        let room = if narrow { width } else { ORDERS };
        segmented::height(cx, room, &texts.each_ref().map(String::as_str), HEIGHT)
    });
    let names = names_height(question);
    let first = if narrow { names + choice + if choice > 0.0 { 8.0 } else { 0.0 } } else { names.max(choice) };
    let fit = bounded((width / COLUMN) as usize, 1, question.preview.width().max(1));
    let pager = if narrow && question.preview.width() > fit { HEIGHT + 8.0 } else { 0.0 };
    let counts = if narrow { 2.0 * BODY.size * BODY.line_height } else { HEIGHT };
    first + 8.0 + counts + pager
}

/// Shows the order of day and month, the row of names, how many events come of it, and the columns further on.
pub(crate) fn show(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut ColumnsDialog, table: &TableQuestion, area: Rect) {
    let question = &table.question;
    let (count, narrow) = (question.preview.width(), area.width() < NARROW);
    let texts = orders(cx, question);
    let wide = if narrow { area.width() } else { area.width() * 0.5 };
    let (names_at, mut rest) = area.split_top(names_height(question));
    let (names_at, beside) = names_at.split_start(cx.side, wide);
    if names_at.height() > 0.0 {
        let (options, chosen) = Chooser::Names.options(cx, &question.preview);
        let value = options.get(chosen).cloned().unwrap_or_default();
        let shown = cx.kit.messages.format("columns-names", &[("value", (&value).into())]);
        let label = Label { name: &shown, value: &value, shown: &shown };
        chooser::show(ui, cx, form, question, (Chooser::Names, label), names_at);
    }
    let preview = &question.preview;
    if let Some(texts) = texts {
        let at = usize::from(preview.order().0 == Order::MonthFirst);
        let labels = texts.each_ref().map(String::as_str);
        let height = segmented::height(cx, if narrow { area.width() } else { ORDERS }, &labels, HEIGHT);
        let order_at = if narrow {
            let (order_at, below) = rest.split_top(8.0).1.split_top(height);
            rest = below;
            order_at
        } else {
            rest = area.split_top(names_at.height().max(height)).1;
            let beside = Rect { max: Pos::new(beside.max.x, beside.min.y + height), ..beside };
            beside.split_end(cx.side, ORDERS.min(beside.width())).0
        };
        let name = cx.kit.messages.get("columns-order");
        let id = (Id::unique("columns-order"), &*name);
        if let Some(i) = segmented_control(ui, cx, id, order_at, &labels, Some(at)) {
            cx.send(TableCommand::Order(if i == 0 { Order::DayFirst } else { Order::MonthFirst }));
        }
    }
    let rest = rest.split_top(8.0).1;
    let (line, below) = rest.split_top(if narrow { 2.0 * BODY.size * BODY.line_height } else { HEIGHT });
    show_counts(ui, cx, table, line);
    let fit = bounded((area.width() / COLUMN) as usize, 1, count.max(1));
    let pager = if narrow { below.split_top(8.0).1.split_top(HEIGHT).0 } else { line };
    show_pager(ui, cx, form, (count, fit), pager);
}

/// Shows the number of events that come of the table, and of those with a date.
fn show_counts(ui: &mut Ui, cx: &ViewContext<'_>, table: &TableQuestion, line: Rect) {
    let text = match table.counts() {
        Some((rows, dated)) => {
            let args = [("rows", rows.into()), ("dated", dated.into()), ("undated", (rows - dated).into())];
            cx.kit.messages.format("columns-count", &args)
        }
        None => cx.kit.messages.get(if table.is_uncounted() { "columns-uncounted" } else { "columns-counting" }),
    };
    announce(ui, line, &text);
    let lines = if line.height() > HEIGHT { 2 } else { 1 };
    let said = cx.said(text);
    let height = cx.kit.block(&said, BODY, cx.side, line.width(), lines).size.h;
    cx.text(ui, &said, BODY, line.translate(0.0, (line.height() - height) / 2.0), lines, cx.kit.theme.ink);
}

/// Buttons to the columns before and after those in view.
fn show_pager(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut ColumnsDialog, (count, fit): (usize, usize), area: Rect) {
    if count <= fit {
        return;
    }
    let mut rest = area;
    for (id, forward) in [("columns-after", true), ("columns-before", false)] {
        let label = cx.kit.messages.get(id);
        let enabled = if forward { form.first + fit < count } else { form.first > 0 };
        let button = Button::new(&label).enabled(enabled);
        let (at, after) = rest.split_end(cx.side, button.width(cx));
        rest = after.split_end(cx.side, 8.0).1;
        if button.show(ui, cx, Id::unique(id), at).clicked() {
            form.first = if forward { (form.first + fit).min(count - fit) } else { form.first.saturating_sub(fit) };
            form.open = None;
        }
    }
}

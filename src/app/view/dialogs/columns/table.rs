//! The first rows of the table, with a drop-down over each column.

use egui::{Id, Sense, Ui};

use super::chooser::{self, Chooser, ColumnsDialog, Label, role_name};
use super::sizes::{COLUMN, GUTTER, ROW};
use crate::app::command::TableCommand;
use crate::app::ui::context::to_egui;
use crate::app::ui::message::announce;
use crate::app::ui::{HEIGHT, LABEL, SMALL};
use crate::app::view::context::ViewContext;
use crate::base::direction::strong;
use crate::base::{Color, Direction, Pos, Rect, bounded};
use crate::formats::Question;
use crate::timeline::labels::DirectedText;

/// Returns the direction of the words of a table: right to left where most of its letters run so.
fn direction(rows: &[Vec<String>]) -> Direction {
    let letters = rows.iter().flatten().flat_map(|cell| cell.chars()).filter_map(strong);
    let (rtl, all) = letters.fold((0, 0), |(rtl, all), side| (rtl + usize::from(side == Direction::Rtl), all + 1));
    if rtl * 2 > all { Direction::Rtl } else { Direction::Ltr }
}

/// The columns in view: where the table stands, and the width of each.
struct Columns {
    side: Direction,
    shown: std::ops::Range<usize>,
    width: f32,
    area: Rect,
}

impl Columns {
    fn new(form: &ColumnsDialog, question: &Question, area: Rect) -> Self {
        let count = question.preview.width().max(1);
        let fit = bounded((area.width() / COLUMN) as usize, 1, count);
        let first = form.first.min(count - fit);
        let side = direction(&question.preview.rows);
        let area = area.split_start(side, GUTTER).1;
        Self { side, shown: first..first + fit, width: area.width() / fit as f32, area }
    }

    /// Returns the place of the cell of a column in a strip of the table.
    fn cell(&self, column: usize, top: f32, height: f32) -> Rect {
        let strip = Rect::new(self.area.min.x, top, self.area.max.x, top + height);
        let before = (column - self.shown.start) as f32 * self.width;
        strip.split_start(self.side, before).1.split_start(self.side, self.width).0
    }
}

/// Shows the rows of the table below the drop-downs of its columns.
pub(crate) fn show(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut ColumnsDialog, question: &Question, area: Rect) {
    let columns = Columns::new(form, question, area);
    form.first = columns.shown.start;
    let top = area.min.y;
    for column in columns.shown.clone() {
        let at = columns.cell(column, top, HEIGHT).shrink2(3.0, 0.0);
        show_role(ui, cx, form, question, column, at);
    }
    let fit = ((area.height() - HEIGHT - 6.0) / ROW) as usize;
    let preview = &question.preview;
    let names = preview.names_at();
    let first = first_row(names, fit);
    let mut chosen = None;
    for (i, row) in preview.rows.iter().enumerate().skip(first).take(fit) {
        let y = top + HEIGHT + 6.0 + (i - first) as f32 * ROW;
        let head = names == Some(i);
        let number = preview.numbers.get(i).copied().unwrap_or(0);
        let strip = Rect::new(area.min.x, y, area.max.x, y + ROW);
        let id = Id::unique(("columns-row", number));
        let response = (number > 0).then(|| ui.interact(to_egui(strip), id, Sense::CLICK));
        if response.as_ref().is_some_and(egui::Response::clicked) {
            chosen = Some(number);
        }
        if head || (i - first).is_multiple_of(2) || response.is_some_and(|response| response.hovered()) {
            let ground = if head { cx.kit.theme.accent.fade(0.12) } else { cx.kit.theme.hover };
            cx.fill(ui, strip, 4.0, ground);
        }
        if number > 0 {
            let at = strip.split_start(columns.side, GUTTER).0.shrink2(4.0, 4.0);
            show_cell(ui, cx, &number.to_string(), (columns.side, head), at, cx.kit.theme.muted);
        }
        // What stands above the names is no event.
        let is_above = number > 0 && number < preview.mapping.head.first && !head;
        for column in columns.shown.clone() {
            let text = row.get(column).map_or("", String::as_str);
            let at = columns.cell(column, y, ROW).shrink2(9.0, 4.0);
            let ink = match preview.mapping.columns.roles.get(column) {
                Some(Some(_)) if !is_above => cx.kit.theme.ink,
                _ => cx.kit.theme.muted,
            };
            show_cell(ui, cx, text, (columns.side, head), at, ink);
        }
        announce(ui, strip, &row.join(" | "));
    }
    if let Some(number) = chosen.filter(|_| form.open.is_none() && preview.mapping.delimiter.is_some()) {
        cx.send(TableCommand::Names(Some(number)));
    }
}

/// The first row in view, of which so many fit: that with the names shows, and some below it.
fn first_row(names: Option<usize>, fit: usize) -> usize {
    names.filter(|names| names + 3 > fit).map_or(0, |names| names.saturating_sub(1))
}

fn show_cell(ui: &Ui, cx: &ViewContext<'_>, text: &str, (side, head): (Direction, bool), at: Rect, ink: Color) {
    let said = DirectedText { text: text.replace(['\n', '\r'], " "), direction: side, ..DirectedText::default() };
    let layout = cx.kit.block(&said, if head { LABEL } else { SMALL }, side, at.width(), 1);
    let pos = Pos::new(at.min.x, at.center().y - layout.size.h / 2.0);
    cx.draw(ui, |scene| scene.push(crate::scene::Shape::Text { layout, pos, color: ink }));
}

/// Shows the drop-down over a column.
fn show_role(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    form: &mut ColumnsDialog,
    question: &Question,
    column: usize,
    at: Rect,
) {
    let preview = &question.preview;
    let value = cx.kit.messages.get(role_name(preview.mapping.columns.roles.get(column).copied().flatten()));
    let names = preview.names();
    let number = (column + 1).to_string();
    let named = names.get(column).unwrap_or(&number);
    let name = cx.kit.messages.format("columns-column", &[("name", named.into()), ("role", (&value).into())]);
    let label = Label { name: &name, value: &value, shown: &value };
    chooser::show(ui, cx, form, question, (Chooser::Column(column), label), at);
}

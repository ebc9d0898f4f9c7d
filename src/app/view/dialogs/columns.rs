//! What the columns of a table hold: its first rows, with a guess over each column that can be changed.

use egui::{EventFilter, Id, Key, Role as NodeRole, Sense, Ui, WidgetInfo};

use crate::app::command::{FileCommand, TableCommand, WindowCommand};
use crate::app::state::State;
use crate::app::state::table::TableQuestion;
use crate::app::ui::button::Rank;
use crate::app::ui::context::to_egui;
use crate::app::ui::dialog::DialogState;
use crate::app::ui::message::announce;
use crate::app::ui::segmented::{self, segmented_control};
use crate::app::ui::{BODY, Button, HEIGHT, Icon, LABEL, SMALL};
use crate::app::ui::{dialog, scroll_list};
use crate::app::view::context::ViewContext;
use crate::base::{Direction, Pos, Rect, Size, bounded};
use crate::formats::Question;
use crate::formats::csv::{DELIMITERS, ENCODINGS, Order, Preview, Role};
use crate::timeline::labels::DirectedText;

/// Height of a row of the table.
const ROW: f32 = 28.0;
/// Least width of a column.
const COLUMN: f32 = 150.0;
/// Width of the numbers of the rows.
const GUTTER: f32 = 34.0;
/// Width of a drop-down at the head.
const HEAD_CHOOSER: f32 = 236.0;
/// Height of an entry of a drop-down.
const ENTRY: f32 = 28.0;

/// The columns in view, and the drop-down that is open.
#[derive(Default)]
pub struct ColumnsDialog {
    /// The first column in view.
    first: usize,
    open: Option<Chooser>,
    /// Points of the drop-down that are scrolled away.
    scroll: f32,
}

/// What a drop-down of the dialog changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Chooser {
    /// What a column holds.
    Column(usize),
    Delimiter,
    Encoding,
    /// The row with the names of the columns.
    Names,
}

impl Chooser {
    fn id(self) -> Id {
        Id::unique(("columns-chooser", self))
    }

    /// What can be chosen, and where among it that stands which is chosen now.
    fn options(self, cx: &ViewContext<'_>, preview: &Preview) -> (Vec<String>, usize) {
        let message = |id: &str| cx.kit.messages.get(id);
        match self {
            Self::Column(column) => {
                let role = preview.mapping.columns.roles.get(column).copied().flatten();
                let at = roles().position(|known| known == role).unwrap_or(0);
                (roles().map(|role| message(role_name(role))).collect(), at)
            }
            Self::Delimiter => {
                let all = delimiters(preview);
                let at = all.iter().position(|known| Some(*known) == preview.mapping.delimiter).unwrap_or(0);
                (all.into_iter().map(|c| delimiter_name(c).map_or_else(|| c.to_string(), message)).collect(), at)
            }
            Self::Encoding => {
                let all = encodings(preview);
                let at = all.iter().position(|known| *known == preview.encoding).unwrap_or(0);
                (all.into_iter().map(str::to_owned).collect(), at)
            }
            Self::Names => {
                let row = |(number, cells): (&usize, &Vec<String>)| {
                    let filled: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
                    let args = [("row", (*number).into()), ("cells", filled.join(" · ").into())];
                    cx.kit.messages.format("columns-names-row", &args)
                };
                let rows = preview.numbers.iter().zip(&preview.rows).map(row);
                let at = preview.names_at().map_or(0, |at| at + 1);
                (std::iter::once(message("columns-names-none")).chain(rows).collect(), at)
            }
        }
    }

    /// Asks for an option to be chosen.
    fn choose(self, cx: &ViewContext<'_>, question: &Question, option: usize) {
        let preview = &question.preview;
        let command = match self {
            Self::Column(column) => Some(TableCommand::Assign(column, roles().nth(option).flatten())),
            Self::Delimiter => delimiters(preview).get(option).copied().map(TableCommand::Delimiter),
            Self::Encoding => encodings(preview).get(option).copied().map(TableCommand::Encoding),
            Self::Names => {
                let row = option.checked_sub(1).and_then(|nth| preview.numbers.get(nth).copied());
                Some(TableCommand::Names(row))
            }
        };
        command.into_iter().for_each(|command| cx.send(command));
    }
}

/// The delimiters to choose from; a table may tell one that is not among the usual ones.
fn delimiters(preview: &Preview) -> Vec<char> {
    let now = preview.mapping.delimiter;
    DELIMITERS.into_iter().chain(now.filter(|now| !DELIMITERS.contains(now))).collect()
}

fn delimiter_name(delimiter: char) -> Option<&'static str> {
    Some(match delimiter {
        ',' => "delimiter-comma",
        ';' => "delimiter-semicolon",
        '؛' => "delimiter-arabic-semicolon",
        '\t' => "delimiter-tab",
        '|' => "delimiter-bar",
        _ => return None,
    })
}

/// The encodings to choose from; a table may be in one that is not among the usual ones.
fn encodings(preview: &Preview) -> Vec<&'static str> {
    let now = preview.encoding;
    ENCODINGS.into_iter().chain(Some(now).filter(|now| !ENCODINGS.contains(now))).collect()
}

/// Height of the table's head and of its first rows: with less of it, the dialog scrolls.
const LEAST_TABLE: f32 = HEIGHT + 6.0 + 3.0 * ROW;
/// A narrower dialog has below one another what a wider one has side by side.
const NARROW: f32 = 600.0;

/// Shows the dialog.
pub fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    (form, dialog_state): (&mut ColumnsDialog, &mut DialogState),
    window: Rect,
) {
    let Some(table) = &state.table else { return };
    let (question, DialogState { scroll, height, .. }) = (&table.question, dialog_state);
    let title = cx.kit.messages.get("columns-title");
    let free = if window.width() < NARROW { 12.0 } else { 60.0 };
    let size = Size::new((window.width() - free).min(1040.0), 560.0);
    let area = dialog::dialog(ui, cx, window, &title, size);
    let labels = [("columns-open", Rank::Primary, true), ("cancel", Rank::Plain, true)];
    let room = area.height() - dialog::foot(cx, area.width(), &labels);
    let pressed = dialog::body_and_buttons(ui, cx, ("columns", area), &labels, (scroll, height), |ui, area| {
        let rest = show_head(ui, cx, form, question, area);
        let options = options_height(cx, question, area.width());
        let table_height = (room - (rest.min.y - area.min.y) - options - 8.0).max(LEAST_TABLE);
        let (table_at, rest) = rest.split_top(table_height);
        show_table(ui, cx, form, question, table_at);
        let (options_at, rest) = rest.split_top(8.0).1.split_top(options);
        show_options(ui, cx, form, table, options_at);
        rest.min.y - area.min.y
    });
    match pressed {
        // Under an open list Enter is not meant for the table.
        Some(0) if form.open.is_some() => {}
        Some(0) => cx.send(FileCommand::OpenTable),
        Some(_) => cx.send(WindowCommand::Show(None)),
        None => {}
    }
    show_menu(ui, cx, form, question);
}

/// The file, its encoding and its delimiter; gives what is left below.
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
        show_chooser(ui, cx, form, question, (chooser, Label { name: &shown, value: &value, shown: &shown }), at);
    }
    announce(ui, words, &said.text);
    cx.text(ui, &said, BODY, words, usize::MAX, cx.kit.theme.muted);
    rest.split_top(8.0).1
}

/// Whether the words of a table run right to left: where most of its letters do.
fn direction(rows: &[Vec<String>]) -> Direction {
    let letters = rows.iter().flatten().flat_map(|cell| cell.chars()).filter(|c| c.is_alphabetic());
    let (rtl, all) = letters.fold((0, 0), |(rtl, all), c| {
        (rtl + usize::from(matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}')), all + 1)
    });
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

    /// Where the cell of a column stands in a strip of the table.
    fn cell(&self, column: usize, top: f32, height: f32) -> Rect {
        let strip = Rect::new(self.area.min.x, top, self.area.max.x, top + height);
        let before = (column - self.shown.start) as f32 * self.width;
        strip.split_start(self.side, before).1.split_start(self.side, self.width).0
    }
}

fn show_table(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut ColumnsDialog, question: &Question, area: Rect) {
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

fn show_cell(
    ui: &Ui,
    cx: &ViewContext<'_>,
    text: &str,
    (side, head): (Direction, bool),
    at: Rect,
    ink: crate::base::Color,
) {
    let said = DirectedText { text: text.replace(['\n', '\r'], " "), direction: side };
    let layout = cx.kit.block(&said, if head { LABEL } else { SMALL }, side, at.width(), 1);
    let pos = Pos::new(at.min.x, at.center().y - layout.size.h / 2.0);
    cx.draw(ui, |scene| scene.push(crate::scene::Shape::Text { layout, pos, color: ink }));
}

/// The drop-down over a column.
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
    show_chooser(ui, cx, form, question, (Chooser::Column(column), label), at);
}

/// The words of a drop-down: its name for those who do not see it, its value, and what it shows.
struct Label<'l> {
    name: &'l str,
    value: &'l str,
    shown: &'l str,
}

/// A drop-down; arrows up and down change what it says without opening it.
fn show_chooser(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    form: &mut ColumnsDialog,
    question: &Question,
    (chooser, label): (Chooser, Label<'_>),
    at: Rect,
) {
    let response = ui.interact(to_egui(at), chooser.id(), Sense::click());
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(label.value.to_owned()),
        ..WidgetInfo::labeled(NodeRole::ComboBox, true, label.name)
    });
    let theme = cx.kit.theme;
    let (options, chosen) = chooser.options(cx, &question.preview);
    // A column that holds nothing is of less weight.
    let strong = chosen > 0 || !matches!(chooser, Chooser::Column(_));
    cx.fill(ui, at, 7.0, if response.hovered() { theme.hover } else { theme.card });
    cx.outline(ui, at.shrink(0.5), 7.0, 1.0, if strong { theme.accent } else { theme.border });
    let (arrow, words) = at.shrink2(4.0, 0.0).split_end(cx.side, 22.0);
    cx.draw(ui, |scene| Icon::Down.draw(scene, arrow.center(), theme.muted, cx.side));
    let ink = if strong { theme.ink } else { theme.muted };
    cx.line(ui, &cx.said(label.shown), BODY, words.shrink2(4.0, 0.0), ink);
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(chooser.id(), filter));
        cx.focus_ring(ui, at, 7.0);
        let steps =
            ui.input(|input| input.num_presses(Key::ArrowDown) as isize - input.num_presses(Key::ArrowUp) as isize);
        if steps != 0 && form.open.is_none() {
            chooser.choose(cx, question, chosen.saturating_add_signed(steps).min(options.len() - 1));
        }
    }
    if response.clicked() {
        form.open = if form.open == Some(chooser) { None } else { Some(chooser) };
        form.scroll = 0.0;
    }
}

/// Everything that a column can hold, nothing first.
fn roles() -> impl Iterator<Item = Option<Role>> {
    std::iter::once(None).chain(Role::ALL.into_iter().map(Some))
}

fn role_name(role: Option<Role>) -> &'static str {
    match role {
        None => "role-none",
        Some(Role::Id) => "role-id",
        Some(Role::When) => "role-when",
        Some(Role::End) => "role-end",
        Some(Role::Clock) => "role-clock",
        Some(Role::EndClock) => "role-end-clock",
        Some(Role::Duration) => "role-duration",
        Some(Role::Check) => "role-check",
        Some(Role::Year) => "role-year",
        Some(Role::Month) => "role-month",
        Some(Role::Day) => "role-day",
        Some(Role::Quarter) => "role-quarter",
        Some(Role::Week) => "role-week",
        Some(Role::Minute) => "role-minute",
        Some(Role::Half) => "role-half",
        Some(Role::EndHalf) => "role-end-half",
        Some(Role::Era) => "role-era",
        Some(Role::EndEra) => "role-end-era",
        Some(Role::Zone) => "role-zone",
        Some(Role::Weekday) => "role-weekday",
        Some(Role::Title) => "role-title",
        Some(Role::Summary) => "role-summary",
        Some(Role::Lane) => "role-lane",
        Some(Role::Actors) => "role-actors",
        Some(Role::Tags) => "role-tags",
        Some(Role::Status) => "role-status",
        Some(Role::Importance) => "role-importance",
    }
}

/// The list of an open drop-down, over everything else.
fn show_menu(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut ColumnsDialog, question: &Question) {
    let Some(chooser) = form.open else { return };
    let (options, chosen) = chooser.options(cx, &question.preview);
    let Some(below) = ui.ctx().read_response(chooser.id()) else {
        form.open = None;
        return;
    };
    let button = crate::app::ui::context::from_egui(below.rect);
    // Below its button, or above it where there is more room.
    let window = crate::app::ui::context::from_egui(ui.ctx().content_rect()).shrink2(0.0, 6.0);
    let (above, below) = (button.min.y - 2.0 - window.min.y, window.max.y - button.max.y - 2.0);
    let wanted = options.len() as f32 * ENTRY + 8.0;
    let up = wanted > below && above > below;
    let height = wanted.min(if up { above } else { below }).max(0.0);
    let top = if up { button.min.y - 2.0 - height } else { button.max.y + 2.0 };
    let card = Rect::new(button.min.x, top, button.max.x, top + height);
    // A press beside the list closes it and does nothing else.
    let beside = ui.interact(ui.ctx().content_rect(), Id::unique("column-menu-veil"), Sense::CLICK);
    cx.fill(ui, card.shrink(-1.0), 8.0, cx.kit.theme.border);
    cx.fill(ui, card, 7.0, cx.kit.theme.card);
    let at = card.shrink(4.0);
    let pressed =
        scroll_list::rows(ui, cx, ("column-menu", at), (options.len(), ENTRY), &mut form.scroll, |ui, i, rect| {
            let response = scroll_list::entry(ui, cx, Id::unique(("column-menu", i)), rect, &options[i], i == chosen);
            cx.line(ui, &cx.said(&*options[i]), BODY, rect.shrink2(8.0, 0.0), cx.kit.theme.ink);
            Some(response)
        });
    if let Some(i) = pressed {
        chooser.choose(cx, question, i);
    }
    if pressed.is_some() || beside.clicked() {
        form.open = None;
        ui.memory_mut(|memory| memory.request_focus(chooser.id()));
    }
}

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

/// The height of the options below the table, in points.
fn options_height(cx: &ViewContext<'_>, question: &Question, width: f32) -> f32 {
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

/// The order of day and month, the row of names, how many events come of it, and the columns further on.
fn show_options(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut ColumnsDialog, table: &TableQuestion, area: Rect) {
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
        show_chooser(ui, cx, form, question, (Chooser::Names, label), names_at);
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
        if let Some(i) = segmented_control(ui, cx, Id::unique("columns-order"), order_at, &labels, Some(at)) {
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

/// How many events come of the table, and how many of them have a date.
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

//! The drop-downs of the dialog: what a column holds, delimiter, encoding, and the row of names.

use egui::{Id, Ui};

use crate::app::command::TableCommand;
use crate::app::ui::drop_down::{DropDown, MenuOutcome, menu};
use crate::app::view::context::ViewContext;
use crate::base::Rect;
use crate::formats::Question;
use crate::formats::csv::{DELIMITERS, ENCODINGS, Preview, Role};

/// The columns in view, and the drop-down that is open.
#[derive(Default)]
pub(crate) struct ColumnsDialog {
    /// The first column in view.
    pub first: usize,
    /// The drop-down whose list is open.
    pub open: Option<Chooser>,
    /// Points of the drop-down that are scrolled away.
    scroll: f32,
}

/// Drop-downs of the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Chooser {
    /// The role of a column.
    Column(usize),
    /// The character between cells.
    Delimiter,
    /// The encoding of the bytes.
    Encoding,
    /// The row with the names of the columns.
    Names,
}

impl Chooser {
    fn id(self) -> Id {
        Id::unique(("columns-chooser", self))
    }

    /// Returns the options in words, and the position of the one that is chosen now.
    pub(crate) fn options(self, cx: &ViewContext<'_>, preview: &Preview) -> (Vec<String>, usize) {
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

/// Everything that a column can hold, nothing first.
fn roles() -> impl Iterator<Item = Option<Role>> {
    std::iter::once(None).chain(Role::ALL.into_iter().map(Some))
}

/// Returns the message that names what a column holds.
pub(crate) fn role_name(role: Option<Role>) -> &'static str {
    role.map_or("role-none", Role::message)
}

/// The words of a drop-down: its name for those who do not see it, its value, and what it shows.
pub(crate) struct Label<'l> {
    /// Its name for those who do not see it.
    pub name: &'l str,
    /// Its value.
    pub value: &'l str,
    /// Its words.
    pub shown: &'l str,
}

/// Shows a drop-down.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    form: &mut ColumnsDialog,
    question: &Question,
    (chooser, label): (Chooser, Label<'_>),
    at: Rect,
) {
    let (options, chosen) = chooser.options(cx, &question.preview);
    // A column that holds nothing is of less weight.
    let is_strong = chosen > 0 || !matches!(chooser, Chooser::Column(_));
    let Label { name, value, shown } = label;
    let pressed = DropDown { id: chooser.id(), name, value, shown, is_strong }.show(ui, cx, at);
    if pressed.steps != 0 && form.open.is_none() {
        chooser.choose(cx, question, chosen.saturating_add_signed(pressed.steps).min(options.len() - 1));
    }
    if pressed.clicked {
        form.open = if form.open == Some(chooser) { None } else { Some(chooser) };
        form.scroll = 0.0;
    }
}

/// Shows the list of the drop-down that is open.
pub(crate) fn show_menu(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut ColumnsDialog, question: &Question) {
    let Some(chooser) = form.open else { return };
    let (options, chosen) = chooser.options(cx, &question.preview);
    match menu(ui, cx, chooser.id(), (&options, chosen), &mut form.scroll) {
        MenuOutcome::Open => return,
        MenuOutcome::Chosen(option) => chooser.choose(cx, question, option),
        MenuOutcome::Closed => {}
    }
    form.open = None;
}

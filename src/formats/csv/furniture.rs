//! Rows that are no events: sums, lines of words below the table, the names of the columns once more; and dates that
//! stand in the first of several merged cells only.

use super::dates::plain_date;
use super::heading::plain;
use super::role::{Columns, Role};
use crate::formats::kit::table::TableRow;
use crate::model::date::phrase;

/// Kind of a row of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    /// An event.
    Event,
    /// The sum of a column.
    Sum,
    /// Words for who reads the sheet.
    Line,
    /// The names of the columns once more, as at the head of a page.
    Names,
}

/// Words that begin the line with the sum, in their plain form.
const SUMS: &[&str] = &[
    "اجمالي",
    "مجموع",
    "جمله",
    "عدد كلي",
    "مجموع كلي",
    "اجمالي كلي",
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sum",
    "total general",
    "somme",
    "totaux",
    "summe",
    "gesamt",
    "gesamtsumme",
    "סהכ",
    "סך הכל",
    "جمع",
    "جمع كل",
];

/// Kind of a row. A row with a date is an event, whatever else it says.
pub(crate) fn kind(row: &TableRow, columns: &Columns, names: Option<&TableRow>) -> RowKind {
    if names.is_some_and(|names| names.cells().eq(row.cells())) {
        return RowKind::Names;
    }
    let dates = [Role::When, Role::End, Role::Year].into_iter().filter_map(|role| columns.of(role));
    let is_dated = dates.into_iter().any(|column| {
        let cell = row.cell(column);
        !cell.is_empty() && !is_sum(cell)
    });
    let mut filled = (0..row.len()).filter(|column| !row.cell(*column).is_empty());
    let (first, second) = (filled.next(), filled.next());
    match first {
        Some(first) if !is_dated && is_sum(row.cell(first)) => RowKind::Sum,
        Some(0) if columns.of(Role::Title).is_some_and(|title| title > 0) && is_note(row) => RowKind::Line,
        // One cell that is neither the title nor anything else of an event.
        Some(only) if second.is_none() && columns.of(Role::Title).is_some() => match columns.roles.get(only) {
            Some(None | Some(Role::Id)) if !is_number(row.cell(only)) => RowKind::Line,
            _ => RowKind::Event,
        },
        _ => RowKind::Event,
    }
}

/// Returns true if a row is a line of words that begins in the first column, where the dates may stand: `Source:
/// police`,
/// `* figures of 2020`, `Prepared 2024-05-05`.
fn is_note(row: &TableRow) -> bool {
    let mut filled = row.filled();
    let (Some(cell), None) = (filled.next(), filled.next()) else { return false };
    let is_line = cell.starts_with(['*', '(', '†']) || cell.contains(':') || cell.split_whitespace().count() > 1;
    !row.cell(0).is_empty()
        && is_line
        && cell.chars().any(char::is_alphabetic)
        && plain_date(cell).is_none()
        && phrase::order_of(cell).is_none()
}

fn is_number(cell: &str) -> bool {
    cell.chars().all(|c| !c.is_alphabetic())
}

/// Returns true for a sum: `Total`, `Total: 6`, «الإجمالي 6 وقائع»; not for a sentence that begins with the word.
fn is_sum(cell: &str) -> bool {
    const LONGEST: usize = 80;
    if cell.chars().count() > LONGEST {
        return false;
    }
    let is_mark = |c: char| matches!(c, ':' | '=' | '(') || c.is_numeric();
    let end = cell.find(is_mark).unwrap_or(cell.len());
    SUMS.contains(&plain(&cell[..end]).as_str())
}

/// For every row whether its date is that of the nearest row above with one, since a cell was merged over both.
///
/// A blank cell is no proof of that: an event may have no date. It is taken for merged where the sheet is one that
/// people made for people (`is_sheet`: with titles above the names, or numbered rows) or dates are followed by blank
/// cells more than once; and in any case only where the first row has a date and the days follow one another.
pub(crate) fn merged(rows: &[&TableRow], column: usize, is_sheet: bool) -> Vec<bool> {
    let none = vec![false; rows.len()];
    let blank: Vec<bool> = rows.iter().map(|row| row.cell(column).is_empty()).collect();
    let groups = blank.windows(2).filter(|pair| !pair[0] && pair[1]).count();
    let blanks = blank.iter().filter(|blank| **blank).count();
    if blanks == 0 || blank.first() != Some(&false) || !(is_sheet || groups > 1) || blanks == rows.len() {
        return none;
    }
    let dates = rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
    if is_in_order(dates) { blank } else { none }
}

/// Returns true if dates, each of a day, follow one another: up or down, and at least two of them.
fn is_in_order<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let mut days = Vec::new();
    for cell in cells {
        // In either order of day and month, as only one of them can be in order.
        match (phrase::order_of(cell), plain_date(cell)) {
            (_, Some(when)) if when.earliest_day().is_some() && when.earliest_day() == when.latest_day() => {
                days.push(when.earliest_day());
            }
            _ => return false,
        }
    }
    days.len() > 1 && (days.is_sorted() || days.iter().rev().is_sorted())
}

#[cfg(test)]
mod tests {
    use super::super::{head::Head, mapping::Mapping};
    use super::*;
    use crate::formats::kit::table;

    fn kinds(text: &str) -> (Vec<RowKind>, Vec<bool>) {
        let table = table::read(text, table::guess_delimiter(text));
        let rows = table.all();
        let (mapping, _) = Mapping::guess_rows(&rows, Some(','), None);
        let names = mapping.head.row(&rows);
        let body: Vec<&TableRow> = rows.iter().filter(|row| row.number >= mapping.head.first).copied().collect();
        let kinds: Vec<RowKind> = body.iter().map(|row| kind(row, &mapping.columns, names)).collect();
        let events: Vec<&TableRow> =
            body.into_iter().zip(&kinds).filter(|(_, k)| **k == RowKind::Event).map(|(r, _)| r).collect();
        let is_sheet = mapping.head != Head::at(1);
        (kinds, merged(&events, mapping.columns.of(Role::When).unwrap(), is_sheet))
    }

    #[test]
    fn rows_that_are_no_events() {
        use RowKind::{Event, Line, Names, Sum};
        let table: [(&str, &[RowKind]); 13] = [
            ("date,title\n2024,a\nSource: police,\n* of 2020,\n", &[Event, Line, Line]),
            ("date,title\n2024,a\nPrepared 2024-05-05\n", &[Event, Line]),
            ("event,date\nOnly a title,\n2024,\n", &[Event, Event]),
            ("date,title\n5 March 2024,\nsoon,\n", &[Event, Event]),
            ("date,title\n2024,Total eclipse\n", &[Event]),
            ("no,date,title\n1,2024,a\nTotal,,6\n", &[Event, Sum]),
            ("م,التاريخ,الواقعة\n1,2024,أ\nالإجمالي: 6 وقائع,,\n", &[Event, Sum]),
            ("م,التاريخ,الواقعة\n1,2024,أ\n,المجموع,1\n", &[Event, Sum]),
            ("date,title\n,Total ban announced\n,Total: 6\n", &[Event, Sum]),
            ("מס,תאריך,אירוע\n1,2024,א\nסה״כ,,1\n", &[Event, Sum]),
            ("no,date,title\n1,2024,a\nSource: police,,\n", &[Event, Line]),
            ("date,title\n2024,a\ndate,title\n2025,b\n", &[Event, Names, Event]),
            ("date,title\n,only a title\n2024,\n", &[Event, Event]),
        ];
        for (text, expected) in table {
            assert_eq!(kinds(text).0, expected, "{text}");
        }
    }

    #[test]
    fn merged_cells_are_told_from_events_without_a_date() {
        let table: [(&str, &[bool]); 8] = [
            ("Log,\ndate,title\n1/2/2024,a\n,b\n3/2/2024,c\n", &[false, true, false]),
            // Nothing shows that this is more than an event without a date.
            ("date,title\n1/2/2024,a\n,b\n3/2/2024,c\n", &[false, false, false]),
            // The same twice is a pattern.
            ("date,title\n1/2/2024,a\n,b\n3/2/2024,c\n,d\n", &[false, true, false, true]),
            ("Log,\ndate,title\n,a\n1/2/2024,b\n,c\n", &[false, false, false]),
            ("Log,\ndate,title\n3/2/2024,a\n,b\n1/2/2024,c\n2/2/2024,d\n", &[false, false, false, false]),
            ("Log,\ndate,title\n2023,a\n,b\n2024,c\n", &[false, false, false]),
            ("Log,\ndate,title\n3/2/2024,a\n,b\n1/2/2024,c\n", &[false, true, false]),
            ("date,title\n1/2/2024,a\nsoon,b\n,c\n4/2/2024,d\n,e\n", &[false, false, false, false, false]),
        ];
        for (text, expected) in table {
            assert_eq!(kinds(text).1, expected, "{text}");
        }
    }
}

//! Place where the names of the columns stand: below titles and logos, or nowhere.

use super::columns::names_known;
use super::dates::plain_date;
use super::heading::Heading;
use super::role::Role;
use crate::formats::kit::table::TableRow;
use crate::model::date::phrase;

/// Rows among which the names of the columns are sought.
const SOUGHT: usize = 40;
/// Rows below that show whether a row stands over dates.
const BELOW: usize = 10;

/// The row with the names of the columns, and the first row of the events, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The row with the names; `None` if there is none.
    pub names: Option<usize>,
    /// The first row that may be an event; what stands above it is none.
    pub first: usize,
}

impl Head {
    /// Names in a row, events below.
    pub fn at(row: usize) -> Self {
        Self { names: Some(row), first: row + 1 }
    }

    /// A table without names, with events from the first row on.
    pub fn none() -> Self {
        Self { names: None, first: 1 }
    }

    /// Seeks the names; gives too whether none of them is known.
    pub(super) fn seek(rows: &[&TableRow]) -> (Self, bool) {
        if let Some(known) = best(rows).map(|known| first_of_two(rows, known)) {
            let names = Self::at(rows[known].number);
            let says_more = |below: &&&TableRow| is_second(rows[known], below) || is_units(rows[known], below);
            return match rows.get(known + 1).filter(says_more) {
                Some(second) => (Self { first: second.number + 1, ..names }, false),
                None => (names, false),
            };
        }
        (by_dates(rows), true)
    }

    /// The row of the names.
    pub(super) fn row<'r>(&self, rows: &[&'r TableRow]) -> Option<&'r TableRow> {
        let names = self.names?;
        rows.iter().find(|row| row.number == names).copied()
    }

    /// A second row of names below it, which says more of columns that share a name: «هجري» and «ميلادي» below
    /// «التاريخ».
    pub(super) fn second<'r>(&self, rows: &[&'r TableRow]) -> Option<&'r TableRow> {
        let names = self.names?;
        rows.iter().find(|row| row.number > names && row.number < self.first).copied()
    }
}

/// The row above one of names, where the two are one head: «من» and «إلى» over «التاريخ» and «الوقت» of each.
fn first_of_two(rows: &[&TableRow], known: usize) -> usize {
    let is_first = |above: &&TableRow| {
        above.number + 1 == rows[known].number
            && above.filled().count() > 1
            && !above.filled().any(is_datum)
            && names_known(above.filled()) > 0
            && is_second(above, rows[known])
    };
    match known.checked_sub(1).map(|nth| rows[nth]).filter(is_first) {
        Some(_) => known - 1,
        None => known,
    }
}

/// The rows of every table in a sheet: a further one begins with names of columns that stand below an empty row, over
/// dates, and are not those of the first again.
pub(super) fn tables<'s, 'r>(rows: &'s [&'r TableRow]) -> Vec<&'s [&'r TableRow]> {
    let (head, _) = Head::seek(rows);
    let first = head.row(rows);
    let is_other = |nth: &usize| {
        let row = rows[*nth];
        let known = names_known(row.filled());
        row.number >= head.first
            && rows[nth - 1].number + 1 < row.number
            && first.is_some_and(|first| !first.cells().eq(row.cells()))
            && row.filled().count() > 1
            && known > 2
            && known >= row.filled().count()
            && !row.filled().any(is_datum)
            && stands_over_dates(rows, *nth)
    };
    let starts: Vec<usize> = (1..rows.len()).filter(is_other).collect();
    let ends = starts.iter().copied().chain([rows.len()]);
    [0].into_iter().chain(starts.iter().copied()).zip(ends).map(|(start, end)| &rows[start..end]).collect()
}

/// The names of two rows in one: what stands over several columns is said of each of them.
pub(super) fn joined<'c>(names: impl Iterator<Item = &'c str>, second: impl Iterator<Item = &'c str>) -> Vec<String> {
    let (names, second): (Vec<&str>, Vec<&str>) = (names.collect(), second.collect());
    let mut over = "";
    let join = |column: usize| {
        let [name, more] = [&names, &second].map(|row| row.get(column).copied().unwrap_or(""));
        if !name.is_empty() {
            over = name;
        }
        match (name, more) {
            (name, "") => name.to_owned(),
            // «التاريخ» over «السنة» and «الشهر»: the part says it all.
            (_, more) if is_part(more) && Heading::of(over).is_date() => more.to_owned(),
            (_, more) => format!("{over} {more}").trim().to_owned(),
        }
    };
    (0..names.len().max(second.len())).map(join).collect()
}

fn is_part(name: &str) -> bool {
    matches!(Role::of_name(name), Some(Role::Year | Role::Month | Role::Day | Role::Quarter | Role::Week | Role::Clock))
}

/// Returns true if a row below the names says the units or the formats of columns, as `min` or `(yyyy-mm-dd)`, and
/// nothing else.
fn is_units(names: &TableRow, row: &TableRow) -> bool {
    let filled: Vec<usize> = (0..row.len()).filter(|column| !row.cell(*column).is_empty()).collect();
    let says_unit = |column: &usize| {
        let cell = row.cell(*column);
        let is_words = matches!(Role::of_name(names.cell(*column)), Some(Role::Title | Role::Summary));
        let is_bracketed = ["()", "[]"].iter().any(|pair| cell.starts_with(&pair[..1]) && cell.ends_with(&pair[1..]));
        let is_unit =
            Heading::of(names.cell(*column)).is_duration() && super::heading::unit(&cell.to_lowercase()).is_some();
        let is_format = Heading::of(cell).whole.is_empty() && Heading::of(cell).order.is_some();
        !names.cell(*column).is_empty() && !is_words && !is_datum(cell) && (is_bracketed || is_unit || is_format)
    };
    !filled.is_empty() && filled.iter().all(says_unit)
}

/// Returns true if a row says more of the names above it: it has names of calendars, of starts and ends or of clocks,
/// some of them below a blank cell, and nothing else.
fn is_second(names: &TableRow, row: &TableRow) -> bool {
    let filled: Vec<usize> = (0..row.len()).filter(|column| !row.cell(*column).is_empty()).collect();
    let says_more = |column: &usize| {
        let heading = Heading::of(row.cell(*column));
        heading.words.is_empty() && heading.calendar.is_some()
            || heading.words.len() < 3
                && !is_datum(row.cell(*column))
                && names_known([row.cell(*column)].into_iter()) == 2
    };
    let below_blank = |column: &usize| *column > 0 && names.cell(*column).is_empty();
    filled.len() > 1 && filled.iter().all(says_more) && filled.iter().any(below_blank)
}

/// The row of which most cells are known names, if it may be one of names.
fn best(rows: &[&TableRow]) -> Option<usize> {
    let width = usual_width(rows);
    let score = |nth: usize| {
        let row = rows[nth];
        let known = names_known(row.filled());
        let filled = row.filled().count();
        // A title over a table fills one cell, and a row of events has dates and numbers.
        let is_narrow = width > 1 && filled < 2 || filled * 3 < width;
        let is_names = known > 0 && !is_narrow && !row.filled().any(is_datum) && !is_pair(row, width);
        is_names.then(|| 2 * known + 3 * usize::from(stands_over_dates(rows, nth)))
    };
    let scores = (0..rows.len().min(SOUGHT)).filter_map(|nth| Some((score(nth)?, nth)));
    // Of rows that are as good, the first; a single word that is known by chance is not enough below the first row.
    let (score, nth) = scores.max_by_key(|(score, nth)| (*score, std::cmp::Reverse(*nth)))?;
    (nth == 0 || score > 4).then_some(nth)
}

/// Returns true for a name and its value over a wider table: `Project: Audit` and the like.
fn is_pair(row: &TableRow, width: usize) -> bool {
    width > 2 && row.filled().count() == 2 && row.filled().next().is_some_and(|cell| cell.ends_with(':'))
}

/// Returns true if dates stand below one of the cells that name some.
fn stands_over_dates(rows: &[&TableRow], nth: usize) -> bool {
    let dated = |column: usize| {
        let heading = Heading::of(rows[nth].cell(column));
        heading.is_date() || heading.is_clock() || names_known(std::iter::once(rows[nth].cell(column))) == 2
    };
    let below = rows.iter().skip(nth + 1).take(BELOW);
    let holds_dates = |column: usize| below.clone().any(|row| is_date(row.cell(column)));
    (0..rows[nth].len()).filter(|column| dated(*column)).any(holds_dates)
}

/// Returns true for what no name of a column is: a date, a number, a long text.
fn is_datum(cell: &str) -> bool {
    const LONGEST: usize = 60;
    let is_number = cell.chars().all(|c| !c.is_alphabetic()) && cell.chars().any(char::is_numeric);
    is_number || cell.chars().count() > LONGEST || (cell.chars().any(char::is_numeric) && is_date(cell))
}

fn is_date(cell: &str) -> bool {
    plain_date(cell).is_some() || phrase::order_of(cell).is_some()
}

/// Head of a table without a known name: the row above the first dates, where it is as wide as they are, or else none.
fn by_dates(rows: &[&TableRow]) -> Head {
    let dated = |row: &&TableRow| row.cells().any(is_date);
    let Some(first) = rows.iter().take(SOUGHT).position(dated) else {
        return rows.first().map_or(Head::none(), |row| Head::at(row.number));
    };
    let width = rows[first].filled().count();
    let above = first.checked_sub(1).map(|nth| rows[nth]);
    let is_names = |row: &&TableRow| {
        let filled = row.filled().count();
        (filled > 1 || width < 2) && filled * 2 >= width && !row.filled().any(is_datum)
    };
    match above.filter(is_names) {
        Some(names) => Head::at(names.number),
        None => Head { names: None, first: rows[first].number },
    }
}

/// Number of cells that most rows fill.
fn usual_width(rows: &[&TableRow]) -> usize {
    let mut widths: Vec<usize> = rows.iter().take(SOUGHT).map(|row| row.filled().count()).collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::kit::table;

    #[test]
    fn the_names_are_sought() {
        let table: [(&str, Option<usize>, usize); 27] = [
            ("Event,Start,,End,\n,Date,Time,Date,Time\na,2024-03-01,10:00,2024-03-01,12:00\n", Some(1), 3),
            ("Event,Date,,\n,Year,Month,Day\na,2024,3,1\n", Some(1), 3),
            ("Date,Duration,Event\n,min,\n2024-03-01 10:00,30,a\n", Some(1), 3),
            ("Date,Depth,Event\n(yyyy-mm-dd),(m),\n2024-03-01,30,a\n", Some(1), 3),
            ("Date,Event\n,(lost)\n2024-03-01,b\n", Some(1), 2),
            ("date,title\n2024,a\n", Some(1), 2),
            ("title\nA\n", Some(1), 2),
            ("سجل الوقائع,,\n,,\nم,التاريخ,الواقعة\n1,1/2/2024,أ\n", Some(3), 4),
            ("\n\nLog of events,,\nMade by: unit 4,,\n\nNo.,Date,Event\n1,1/2/2024,a\n2,,b\n", Some(6), 7),
            (
                "Ministry,,\nDate:,2024-03-01,\nDate,Time,What happened\n2024-02-01,10:00,a\n2024-02-02,10:00,b\n",
                Some(3),
                4,
            ),
            ("Subject:,Case 118,\nTitle:,Log,\nDate,Event,Source\n2024-02-01,x,y\n2024-02-02,x,y\n", Some(3), 4),
            ("2001-01-01,A\n2002-01-01,B\n", None, 1),
            ("Chronology,\n2001-01-01,A\n2002-01-01,B\n", None, 2),
            ("x,y\n2001-01-01,A\n", Some(1), 2),
            ("A title,\nx,y\n2001-01-01,A\n", Some(2), 3),
            ("حصل في;ما جرى;فئة\n1/2/2024;أ;ب\n;ج;د\n", Some(1), 2),
            ("when,what\n2024,event\n", Some(1), 2),
            ("name,city\nevent,x\ndate,y\n", Some(1), 2),
            ("a\nb\n", Some(1), 2),
            ("تقرير يومي;;;\nاليوم والتاريخ;الساعة;الحدث;المكان\nالأحد 3 مارس 2024;10:00;أ;ب\n", Some(2), 3),
            ("Report 2024,,\nתאריך,שעה,אירוע\n1/2/2024,10:00,א\n", Some(2), 3),
            ("ردیف,تاریخ,شرح\n1,1402/1/1,الف\n", Some(1), 2),
            ("Chronologie,,\nJour,Heure,Événement\n1/2/2024,10h00,a\n", Some(2), 3),
            ("من,إلى,الواقعة\n2001,2003,أ\n", Some(1), 2),
            ("م;التاريخ;;الواقعة\n;هجري;ميلادي;\n1;1445/9/15;2024/3/25;أ\n", Some(1), 3),
            ("date,title,\nsoon,end,x\n", Some(1), 2),
            ("", None, 1),
        ];
        for (text, names, first) in table {
            let read = table::read(text, table::guess_delimiter(text));
            assert_eq!(Head::seek(&read.all()).0, Head { names, first }, "{text}");
        }
    }
}

//! Kinds of cells in a column, in shares of its cells.

use super::dates::serial;
use crate::formats::kit::table::TableRow;
use crate::model::date::phrase::{self, TimeOfDay};

/// Rows that are looked at for what columns hold.
pub(crate) const SAMPLE: usize = 200;

/// Kinds of cells in a column, in shares of the cells that hold something.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cells {
    pub filled: usize,
    pub dates: usize,
    pub clocks: usize,
    pub numbers: usize,
    pub words: usize,
    pub distinct: usize,
    /// Numbers that may be days of a spreadsheet.
    pub serials: usize,
    /// Dates in numbers with a year from 1300 to 1500, and with a later one.
    pub old: usize,
    pub modern: usize,
}

impl Cells {
    pub(super) fn of(rows: &[&TableRow], column: usize) -> Self {
        let mut cells = Self::default();
        let mut seen = std::collections::HashSet::new();
        for cell in rows.iter().take(SAMPLE).map(|row| row.cell(column)).filter(|cell| !cell.is_empty()) {
            cells.filled += 1;
            let is_clock = TimeOfDay::parse(cell).is_some();
            let year = super::dates::year_in_numbers(cell);
            let is_number = cell.chars().all(|c| c.is_numeric() || matches!(c, '.' | ',' | ' ' | '-' | '/'));
            cells.clocks += usize::from(is_clock);
            cells.serials += usize::from(serial::moment(cell).is_some());
            cells.dates += usize::from(!is_clock && is_date(cell));
            cells.numbers += usize::from(is_number);
            cells.words += usize::from(!is_number && !is_clock && cell.chars().any(char::is_alphabetic));
            cells.distinct += usize::from(seen.insert(cell));
            cells.old += usize::from(year.is_some_and(|year| (1300..=1500).contains(&year)));
            cells.modern += usize::from(year.is_some_and(|year| year > 1700));
        }
        cells
    }

    pub(super) fn mostly(&self, count: usize) -> bool {
        self.filled > 0 && count * 2 > self.filled
    }
}

/// Returns true if a cell is a date; one without a number has no place in time.
pub(super) fn is_date(cell: &str) -> bool {
    cell.chars().any(char::is_numeric) && is_known_date(cell)
}

fn is_known_date(cell: &str) -> bool {
    super::dates::plain_date(cell).is_some() || phrase::order_of(cell).is_some()
}

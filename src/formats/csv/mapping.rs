//! How a table is to be read: what its cells are divided by, what its columns hold, and which number is the day.
//! It is guessed from the table, and a person can say otherwise.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

use super::columns::{Columns, Role, guess};
use super::read::{load_with, when};
use super::table::{self, Row, Table};
use crate::base::guess;
use crate::model::date::phrase::{self, Order};

/// Rows that a preview shows.
pub const PREVIEW_ROWS: usize = 8;
/// Characters of a cell that a preview shows.
const PREVIEW_CELL: usize = 120;
/// Bytes of a table that a preview looks at.
const PREVIEW_BYTES: usize = 4 << 20;
/// Rows whose dates are looked at for the order of day and month in a preview.
const SAMPLE_ROWS: usize = 2000;

/// Rows that have to hold dates for a column to be taken for the dates.
const DATE_ROWS: usize = 50;
/// What columns with whole dates hold.
const DATES: [Role; 2] = [Role::When, Role::End];

/// Encodings that tables in Arabic and English come in, to choose from.
pub const ENCODINGS: [&str; 6] = ["UTF-8", "windows-1256", "UTF-16LE", "UTF-16BE", "ISO-8859-6", "windows-1252"];

/// The encoding with a name or one of its other names (WHATWG Encoding §4.2).
pub fn encoding(label: &str) -> Option<&'static str> {
    encoding_rs::Encoding::for_label_no_replacement(label.trim().as_bytes()).map(encoding_rs::Encoding::name)
}

/// How a table is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The encoding that a person has chosen for it; `None` goes by its bytes.
    pub encoding: Option<&'static str>,
    /// What stands between the cells.
    pub delimiter: char,
    /// What the columns hold.
    pub columns: Columns,
    /// Whether the first row is an event too, and not the names of the columns.
    pub headless: bool,
    /// Which number of a date such as 1/2/2024 is the day.
    pub order: Order,
}

/// What the guess of a mapping was not sure of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    /// No column has a known name.
    pub unknown_header: bool,
    /// The column that was taken for the dates by what it holds, and not by its name.
    pub date_column: Option<usize>,
    /// Where the row starts, and the date in it, of which nothing tells which number is the day.
    pub day_or_month: Option<(usize, String)>,
}

impl Mapping {
    /// Guesses what a table holds from the names of its columns, from its first row where they are unknown, and the
    /// order of day and month from its rows.
    pub(super) fn guess(table: &Table, delimiter: char) -> (Self, Doubts) {
        Self::guess_from(table, &table.rows, delimiter)
    }

    fn guess_from(table: &Table, rows: &[Row], delimiter: char) -> (Self, Doubts) {
        let mut doubts = Doubts::default();
        let names = table.header.as_ref().map(unique_names).unwrap_or_default();
        let (mut columns, mut headless) = (guess(&names), false);
        let had_title = columns.of(Role::Title).is_some();
        if columns.is_unknown() {
            let header = table.header.as_ref();
            headless = header.is_some_and(|row| row.cells().any(|cell| when(cell, Order::default()).is_some()));
            columns = by_content(header.filter(|_| headless).or(table.rows.first()));
            doubts.unknown_header = true;
        } else {
            doubts.date_column = if columns.has_date() { None } else { column_of_dates(rows, &columns) };
            if let Some(column) = doubts.date_column {
                columns.roles[column] = Some(Role::When);
            }
            // The first column without a meaning says best what a row is about.
            let free = columns.roles.iter_mut().find(|role| role.is_none());
            if let Some(free) = free.filter(|_| !had_title) {
                *free = Some(Role::Title);
            }
        }
        let dated: Vec<usize> = DATES.iter().filter_map(|role| columns.of(*role)).collect();
        let order;
        (order, doubts.day_or_month) = order_of(rows, &dated);
        (Self { encoding: None, delimiter, columns, headless, order }, doubts)
    }

    /// The names of the columns; numbers where the table has none.
    pub(super) fn names<'h>(&self, header: &'h Row) -> Vec<Cow<'h, str>> {
        if self.headless {
            return (1..=header.len()).map(|n| Cow::Owned(n.to_string())).collect();
        }
        unique_names(header)
    }
}

/// The names of columns; one without a name has its number, and one whose name is taken has it too.
fn unique_names(header: &Row) -> Vec<Cow<'_, str>> {
    let mut seen = HashMap::new();
    let name = |(i, cell): (usize, _)| {
        let count = seen.entry(cell).and_modify(|n| *n += 1).or_insert(1);
        match cell {
            "" => Cow::Owned((i + 1).to_string()),
            _ if *count > 1 => Cow::Owned(format!("{cell} ({})", i + 1)),
            _ => Cow::Borrowed(cell),
        }
    };
    header.cells().enumerate().map(name).collect()
}

/// Without names to go by: the first date is when, the first other cell the title.
fn by_content(row: Option<&Row>) -> Columns {
    let Some(row) = row else { return Columns::default() };
    let mut columns = Columns { roles: vec![None; row.len()] };
    let is_date = |cell: &str| when(cell, Order::default()).is_some();
    if let Some(date) = row.cells().position(is_date) {
        columns.roles[date] = Some(Role::When);
    }
    if let Some(title) = row.cells().position(|cell| !cell.is_empty() && !is_date(cell)) {
        columns.roles[title] = Some(Role::Title);
    }
    columns
}

/// The first column without a meaning that holds nothing but dates. Bare numbers may be years, but more as well.
fn column_of_dates(rows: &[Row], columns: &Columns) -> Option<usize> {
    let is_date = |cell: &str| !cell.chars().all(char::is_numeric) && when(cell, Order::default()).is_some();
    let is_dates = |column: usize| {
        let mut cells =
            rows.iter().take(DATE_ROWS).map(|row| row.cell(column)).filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_some() && cells.all(|cell| is_date(cell) || phrase::order_of(cell).is_some())
    };
    (0..columns.roles.len()).find(|column| columns.roles[*column].is_none() && is_dates(*column))
}

/// Which number of the dates is the day: the rows tell together. If they do not, the first date in doubt.
fn order_of(rows: &[Row], columns: &[usize]) -> (Order, Option<(usize, String)>) {
    let (mut votes, mut unclear) = ([0usize; 2], None);
    for row in rows {
        for cell in columns.iter().map(|column| row.cell(*column)) {
            match phrase::order_of(cell) {
                Some(Some(Order::DayFirst)) => votes[0] += 1,
                Some(Some(Order::MonthFirst)) => votes[1] += 1,
                Some(None) => unclear = unclear.or(Some((row.at, cell))),
                None => {}
            }
        }
    }
    let told = (votes[0] == 0) != (votes[1] == 0);
    let order = if votes[1] > votes[0] { Order::MonthFirst } else { Order::DayFirst };
    (order, unclear.filter(|_| !told).map(|(at, cell)| (at, cell.to_owned())))
}

/// The beginning of a table, and how it would be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The encoding of its bytes.
    pub encoding: &'static str,
    /// The first rows, the one with the names before them; long cells are cut.
    pub rows: Vec<Vec<String>>,
    /// How it would be read.
    pub mapping: Mapping,
    /// For every column, which number of its dates is the day, and whether that is in doubt.
    orders: Vec<(Order, bool)>,
    /// Whether its columns are those that we write, so that there is nothing to ask.
    pub is_own: bool,
}

impl Preview {
    /// The number of columns, of rows longer than the first one too.
    pub fn width(&self) -> usize {
        self.mapping.columns.roles.len()
    }

    /// Gives a column a role, and takes it from the column that had it.
    pub fn assign(&mut self, column: usize, role: Option<Role>) {
        let roles = &mut self.mapping.columns.roles;
        for other in roles.iter_mut().filter(|other| role.is_some() && **other == role) {
            *other = None;
        }
        if let Some(place) = roles.get_mut(column) {
            *place = role;
        }
        if let Some((order, _)) = self.orders.get(column).filter(|_| role.is_some_and(|role| DATES.contains(&role))) {
            self.mapping.order = *order;
        }
    }

    /// Reads the table anew, in another encoding or with another delimiter; what is `None` goes by its bytes. What its
    /// columns hold is guessed anew too.
    pub fn read_as(&mut self, bytes: &[u8], encoding: Option<&'static str>, delimiter: Option<char>) {
        if let Some(other) = preview_as(bytes, encoding, delimiter) {
            *self = other;
        }
    }

    /// The names of the columns; numbers where the table has none.
    pub fn names(&self) -> Vec<String> {
        let header = self.rows.first().map(Vec::as_slice).unwrap_or_default();
        let numbered = |(nth, name): (usize, &String)| match name.as_str() {
            name if name.is_empty() || self.mapping.headless => (nth + 1).to_string(),
            name => name.to_owned(),
        };
        header.iter().enumerate().map(numbered).collect()
    }

    /// The column with a name, in any case, or with a number counted from 1.
    pub fn column(&self, name: &str) -> Option<usize> {
        let named = self.names().iter().position(|column| column.to_lowercase() == name.to_lowercase());
        let number = || name.parse::<usize>().ok()?.checked_sub(1).filter(|nth| *nth < self.width());
        named.or_else(number)
    }

    /// Whether nothing tells which number of the dates is the day.
    pub fn day_or_month(&self) -> bool {
        let columns = DATES.iter().filter_map(|role| self.mapping.columns.of(*role));
        columns.filter_map(|column| self.orders.get(column)).any(|(_, in_doubt)| *in_doubt)
    }
}

/// Looks at a table; `None` for one without a row.
pub fn preview(bytes: &[u8]) -> Option<Preview> {
    preview_as(bytes, None, None)
}

fn preview_as(bytes: &[u8], encoding: Option<&'static str>, delimiter: Option<char>) -> Option<Preview> {
    let text = guess::decode_as(beginning(bytes), encoding);
    let delimiter = delimiter.unwrap_or_else(|| table::guess_delimiter(&text.text));
    let table = table::read(&text.text, delimiter);
    let header = table.header.as_ref()?;
    let sample = &table.rows[..table.rows.len().min(SAMPLE_ROWS)];
    let (mut mapping, _) = Mapping::guess_from(&table, sample, delimiter);
    mapping.encoding = encoding;
    mapping.columns.roles.resize(header.len(), None);
    let order = |column: usize| {
        let (order, in_doubt) = order_of(sample, &[column]);
        (order, in_doubt.is_some())
    };
    let cut = |row: &Row| row.cells().map(|cell| cell.chars().take(PREVIEW_CELL).collect()).collect();
    Some(Preview {
        encoding: text.encoding.unwrap_or("UTF-8"),
        rows: std::iter::once(header).chain(&table.rows).take(PREVIEW_ROWS + 1).map(cut).collect(),
        is_own: super::write::is_own_header(header.cells()),
        orders: (0..header.len()).map(order).collect(),
        mapping,
    })
}

/// As much of a table as a preview looks at, up to the end of a line.
fn beginning(bytes: &[u8]) -> &[u8] {
    let Some(start) = bytes.get(..PREVIEW_BYTES) else { return bytes };
    let end = start.iter().rposition(|b| *b == b'\n').map_or(start.len(), |at| at + 1);
    // A line break of UTF-16LE has its zero behind it.
    let end = if end % 2 == 1 && bytes.get(end) == Some(&0) { end + 1 } else { end };
    &bytes[..end]
}

/// How many events a table gives when it is read in a way, and how many of them have a date.
pub fn count(bytes: &[u8], mapping: &Mapping) -> (usize, usize) {
    let events = load_with(bytes, Path::new(""), mapping).project.events;
    (events.len(), events.iter().filter(|event| event.has_date()).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_and_lets_the_guess_be_changed() {
        use Role::{Lane, Title, When};
        let mut seen = preview("حصل في;ما جرى;فئة\n1/2/2024;أ;ب\n;ج;د\n".as_bytes()).unwrap();
        assert_eq!(seen.mapping.columns.roles, [Some(When), Some(Title), Some(Lane)], "a date is a date by any name");
        assert!(seen.day_or_month());
        seen.assign(0, Some(Lane));
        assert_eq!(seen.mapping.columns.roles, [Some(Lane), Some(Title), None]);
        assert!(!seen.day_or_month());
    }

    #[test]
    fn a_column_brings_its_order_of_day_and_month() {
        let mut seen = preview(b"date,seen on,title\n2024-01-02,1/31/2024,a\n2024-01-03,2/3/2024,b\n").unwrap();
        assert_eq!(seen.mapping.order, Order::DayFirst);
        seen.assign(1, Some(Role::When));
        assert_eq!((seen.mapping.order, seen.day_or_month()), (Order::MonthFirst, false));
    }

    #[test]
    fn a_mapping_reads_a_table_as_it_says_and_one_that_does_not_fit_does_no_harm() {
        let bytes = b"x,y\n2024,first\n2025,other\n";
        let roles = vec![Some(Role::When), Some(Role::Title)];
        let fits = Mapping {
            encoding: None,
            delimiter: ',',
            columns: Columns { roles },
            headless: false,
            order: Order::DayFirst,
        };
        let headless = Mapping { headless: true, ..fits.clone() };
        let short = Mapping { columns: Columns { roles: vec![] }, ..fits.clone() };
        let long = Mapping { columns: Columns { roles: vec![None, None, None, Some(Role::When)] }, ..fits.clone() };
        let other = Mapping { delimiter: ';', ..fits.clone() };
        for (mapping, counts) in [(fits, (2, 2)), (headless, (3, 2)), (short, (2, 0)), (long, (2, 0)), (other, (2, 0))]
        {
            assert_eq!(count(bytes, &mapping), counts, "{mapping:?}");
        }
    }

    #[test]
    fn only_our_own_header_is_our_own() {
        let own = "id,when,title,summary,lane,actors,tags,status,importance";
        for (header, is_own) in [(own, true), (&format!("{own},place"), true), ("id,when,title", false)] {
            assert_eq!(preview(header.as_bytes()).unwrap().is_own, is_own, "{header}");
        }
        assert_eq!(preview(b""), None);
    }
}

//! Way in which a table is to be read: what its cells are divided by, where the names of its columns stand, what its
//! columns hold, and which number is the day. It is guessed from the table, and a person can say otherwise.

use std::borrow::Cow;
use std::collections::HashMap;

use super::columns::{guess_dated, guess_from, title_column};
use super::dates::plain_date;
use super::head::{Head, joined};
use super::heading::Heading;
use super::objects;
use super::own::is_own_header;
use super::role::{Columns, Role};
use crate::base::guess;
use crate::formats::kit::table::{self, Table, TableRow};
use crate::model::date::phrase::{self, Order};

/// Rows below the names that a preview shows.
pub(crate) const PREVIEW_ROWS: usize = 8;
/// Characters of a cell that a preview shows.
const PREVIEW_CELL: usize = 120;
/// Bytes of a table that a preview looks at.
const PREVIEW_BYTES: usize = 4 << 20;
/// Rows whose dates are looked at for the order of day and month in a preview.
const SAMPLE_ROWS: usize = 2000;

/// Rows that have to hold dates for a column to be taken for the dates.
const DATE_ROWS: usize = 50;
/// Roles of columns with whole dates.
const DATES: [Role; 2] = [Role::When, Role::End];

/// Encodings that tables in Arabic and English come in, to choose from.
pub const ENCODINGS: [&str; 6] = ["UTF-8", "windows-1256", "UTF-16LE", "UTF-16BE", "ISO-8859-6", "windows-1252"];

/// The encoding with a name or one of its other names (WHATWG Encoding §4.2).
pub fn encoding(label: &str) -> Option<&'static str> {
    encoding_rs::Encoding::for_label_no_replacement(label.trim().as_bytes()).map(encoding_rs::Encoding::name)
}

/// Way in which a table is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The encoding that a person has chosen for it; `None` goes by its bytes.
    pub encoding: Option<&'static str>,
    /// Delimiter between the cells; `None` for JSON, where each has its name.
    pub delimiter: Option<char>,
    /// Place where the names of the columns stand, and where the events begin.
    pub head: Head,
    /// Roles of the columns.
    pub columns: Columns,
    /// Order of day and month in a date such as 1/2/2024, where a person has said so; `None` goes by the rows.
    pub order: Option<Order>,
}

/// Parts of a mapping that its guess was not sure of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    /// No column has a known name.
    pub unknown_header: bool,
    /// The column that was taken for the dates by what it holds, and not by its name.
    pub date_column: Option<usize>,
}

impl Mapping {
    /// Guesses what a table holds: where the names of its columns are, unless `head` says so, and what they mean; where
    /// they are unknown, from its rows.
    pub(super) fn guess_rows(rows: &[&TableRow], delimiter: Option<char>, head: Option<Head>) -> (Self, Doubts) {
        let mut doubts = Doubts::default();
        let (head, _) = head.map_or_else(|| Head::seek(rows), |head| (head, false));
        let body: Vec<&TableRow> = rows.iter().filter(|row| row.number >= head.first).copied().collect();
        let names = names_at(head, rows).unwrap_or_default();
        let mut columns = guess_from(&names, &body);
        if columns.is_unknown() {
            columns = by_content(&body, names.len());
            doubts.unknown_header = true;
        } else {
            doubts.date_column = if columns.has_date() { None } else { column_of_dates(&body, &columns) };
            if doubts.date_column.is_some() {
                // The era or the zone beside it has a use now.
                columns = guess_dated(&names, &body, doubts.date_column);
            }
            if columns.of(Role::Title).is_none() {
                let headings: Vec<Heading> = names.iter().map(|name| Heading::of(name)).collect();
                // Where a text is all that a row says, it says what the row is about.
                let title = title_column(&columns, &headings, &body).or_else(|| columns.of(Role::Summary));
                if let Some(column) = title {
                    columns.roles[column] = Some(Role::Title);
                }
            }
        }
        (Self { encoding: None, delimiter, head, columns, order: None }, doubts)
    }

    /// The names of the columns; numbers where the table has none.
    pub(super) fn names<'r>(&self, rows: &[&'r TableRow]) -> Vec<Cow<'r, str>> {
        match names_at(self.head, rows) {
            Some(names) => names,
            None => {
                let first = rows.iter().find(|row| row.number >= self.head.first);
                (1..=first.map_or(0, |row| row.len())).map(|n| Cow::Owned(n.to_string())).collect()
            }
        }
    }
}

/// The names of the columns, of one row or of two.
fn names_at<'r>(head: Head, rows: &[&'r TableRow]) -> Option<Vec<Cow<'r, str>>> {
    let names = head.row(rows)?;
    Some(match head.second(rows) {
        Some(second) => unique(joined(names.cells(), second.cells()).into_iter().map(Cow::Owned)),
        None => unique(names.cells().map(Cow::Borrowed)),
    })
}

/// The names of columns; one without a name has its number, and one whose name is taken has it too.
fn unique<'r>(names: impl Iterator<Item = Cow<'r, str>>) -> Vec<Cow<'r, str>> {
    let mut seen = HashMap::new();
    let name = |(i, cell): (usize, Cow<'r, str>)| {
        let count = *seen.entry(cell.clone()).and_modify(|n| *n += 1).or_insert(1);
        match &*cell {
            "" => Cow::Owned((i + 1).to_string()),
            name if count > 1 => Cow::Owned(format!("{name} ({})", i + 1)),
            _ => cell,
        }
    };
    names.enumerate().map(name).collect()
}

/// Roles of columns without names to go by: the first one with dates is when, the first other one with a cell the
/// title.
fn by_content(body: &[&TableRow], width: usize) -> Columns {
    let Some(row) = body.first() else { return Columns { roles: vec![None; width] } };
    let mut columns = Columns { roles: vec![None; row.len().max(width)] };
    let is_date = |cell: &str| plain_date(cell).is_some() || phrase::order_of(cell).is_some();
    let date = (0..row.len()).find(|column| is_date(row.cell(*column)));
    if let Some(date) = date.or_else(|| column_of_dates(body, &columns)) {
        columns.roles[date] = Some(Role::When);
    }
    let headings = vec![Heading::default(); columns.roles.len()];
    let first = || row.cells().position(|cell| !cell.is_empty() && !is_date(cell));
    if let Some(title) = title_column(&columns, &headings, body).or_else(first) {
        columns.roles[title] = Some(Role::Title);
    }
    columns
}

/// The first column without a meaning that holds nothing but dates. Bare numbers may be years, but more as well.
fn column_of_dates(rows: &[&TableRow], columns: &Columns) -> Option<usize> {
    let is_date = |cell: &str| !cell.chars().all(char::is_numeric) && plain_date(cell).is_some();
    let is_dates = |column: usize| {
        let mut cells =
            rows.iter().take(DATE_ROWS).map(|row| row.cell(column)).filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_some() && cells.all(|cell| is_date(cell) || phrase::order_of(cell).is_some())
    };
    (0..columns.roles.len()).find(|column| columns.roles[*column].is_none() && is_dates(*column))
}

/// Numbers of dates of a column by what they say of the order of day and month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Votes {
    day_first: usize,
    month_first: usize,
    /// Dates that could be either.
    open: usize,
}

impl Votes {
    fn of(rows: &[&TableRow], column: usize) -> Self {
        let mut votes = Self::default();
        for row in rows {
            for order in super::dates::orders_of(row.cell(column)) {
                match order {
                    Some(Order::DayFirst) => votes.day_first += 1,
                    Some(Order::MonthFirst) => votes.month_first += 1,
                    None => votes.open += 1,
                }
            }
        }
        votes
    }
}

/// The beginning of a table, and how it would be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The encoding of its bytes.
    pub encoding: &'static str,
    /// The first rows, down to some below the names of the columns; long cells are cut.
    pub rows: Vec<Vec<String>>,
    /// The number of each of them.
    pub numbers: Vec<usize>,
    /// Mapping by which it would be read.
    pub mapping: Mapping,
    /// For every column, what its dates say of their order.
    votes: Vec<Votes>,
    /// True if its columns are those that we write, so that there is nothing to ask.
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
        if role.is_some_and(|role| DATES.contains(&role)) {
            self.mapping.order = None;
        }
    }

    /// Reads the table anew, in another encoding or with another delimiter; what is `None` goes by its bytes. What its
    /// columns hold is guessed anew too.
    pub fn read_as(&mut self, bytes: &[u8], encoding: Option<&'static str>, delimiter: Option<char>) {
        self.read_again(bytes, (encoding, delimiter), None);
    }

    /// Takes the names of the columns from the row with a number, or takes all rows for events; what the columns hold
    /// is guessed anew. False if there is no such row among those that are looked at, or if it is blank.
    pub fn set_names(&mut self, bytes: &[u8], row: Option<usize>) -> bool {
        let head = row.map_or(Head::none(), Head::at);
        let (encoding, delimiter) = (self.mapping.encoding, self.mapping.delimiter);
        let is_there = self.read_again(bytes, (encoding, delimiter), Some(head));
        is_there && row.is_none_or(|row| self.numbers.contains(&row))
    }

    fn read_again(
        &mut self,
        bytes: &[u8],
        (encoding, delimiter): (Option<&'static str>, Option<char>),
        head: Option<Head>,
    ) -> bool {
        let other = match self.mapping.delimiter {
            None => preview_of(bytes, encoding, Layout::Json, head),
            Some(_) => preview_of(bytes, encoding, Layout::Divided(delimiter), head),
        };
        let is_there = other.is_some();
        *self = other.unwrap_or_else(|| self.clone());
        is_there
    }

    /// Place where the row with the names of the columns stands among the rows.
    pub fn names_at(&self) -> Option<usize> {
        let names = self.mapping.head.names?;
        self.numbers.iter().position(|number| *number == names)
    }

    /// The names of the columns; numbers where the table has none.
    pub fn names(&self) -> Vec<String> {
        let row = |at: usize| self.rows.get(at).map(Vec::as_slice).unwrap_or_default().iter().map(String::as_str);
        let is_second = |at: &usize| self.numbers.get(at + 1).is_some_and(|number| *number < self.mapping.head.first);
        let names: Vec<String> = match self.names_at() {
            Some(at) if is_second(&at) => joined(row(at), row(at + 1)),
            Some(at) => row(at).map(str::to_owned).collect(),
            None => Vec::new(),
        };
        let name = |nth: usize| names.get(nth).filter(|name| !name.is_empty()).cloned();
        (0..self.width()).map(|nth| name(nth).unwrap_or_else(|| (nth + 1).to_string())).collect()
    }

    /// The column with a name, in any case, or with a number counted from 1.
    pub fn column(&self, name: &str) -> Option<usize> {
        let named = self.names().iter().position(|column| column.to_lowercase() == name.to_lowercase());
        let number = || name.parse::<usize>().ok()?.checked_sub(1).filter(|nth| *nth < self.width());
        named.or_else(number)
    }

    /// Order of day and month in the dates, and whether nothing tells it.
    pub fn order(&self) -> (Order, bool) {
        let columns = DATES.iter().filter_map(|role| self.mapping.columns.of(*role));
        let votes: Vec<&Votes> = columns.filter_map(|column| self.votes.get(column)).collect();
        let sum = |of: fn(&Votes) -> usize| votes.iter().map(|votes| of(votes)).sum::<usize>();
        let (day, month) = (sum(|votes| votes.day_first), sum(|votes| votes.month_first));
        let judged = if month > day { Order::MonthFirst } else { Order::DayFirst };
        let names = self.names();
        let named = DATES.iter().filter_map(|role| self.mapping.columns.of(*role));
        let named = named.into_iter().find_map(|column| Heading::of(names.get(column)?).order);
        let in_doubt = named.is_none() && sum(|votes| votes.open) > 0 && (day == 0) == (month == 0);
        (self.mapping.order.or(named).unwrap_or(judged), in_doubt)
    }

    /// Returns true if nothing tells which number of the dates is the day.
    pub fn day_or_month(&self) -> bool {
        self.order().1
    }
}

/// Layout of the cells of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// In lines, with a character between the cells: this one, or the one that the text shows.
    Divided(Option<char>),
    /// In objects of JSON.
    Json,
}

/// Looks at a table; `None` for one without a row.
pub fn preview(bytes: &[u8]) -> Option<Preview> {
    preview_of(bytes, None, Layout::Divided(None), None)
}

/// Looks at a table in JSON; `None` for one without a row.
pub fn preview_json(bytes: &[u8]) -> Option<Preview> {
    preview_of(bytes, None, Layout::Json, None)
}

fn preview_of(bytes: &[u8], encoding: Option<&'static str>, layout: Layout, head: Option<Head>) -> Option<Preview> {
    let divided = matches!(layout, Layout::Divided(_));
    // The end of JSON is needed for its beginning.
    let text = guess::decode_as(if divided { beginning(bytes) } else { bytes }, encoding);
    let (table, delimiter): (Table, _) = match layout {
        Layout::Json => (objects::table(&text.text).table, None),
        Layout::Divided(delimiter) => {
            let delimiter = delimiter.unwrap_or_else(|| table::guess_delimiter(&text.text));
            (table::read(&text.text, delimiter), Some(delimiter))
        }
    };
    let header = table.header.as_ref()?;
    let rows: Vec<&TableRow> = table.all().into_iter().take(SAMPLE_ROWS).collect();
    let head = if divided { head } else { Some(objects::HEAD) };
    let (mut mapping, _) = Mapping::guess_rows(&rows, delimiter, head);
    mapping.encoding = encoding;
    let names = mapping.names(&rows).len();
    mapping.columns.roles.resize(names, None);
    let body: Vec<&TableRow> = rows.iter().filter(|row| row.number >= mapping.head.first).copied().collect();
    let shown =
        rows.len() - body.len() + PREVIEW_ROWS.max(if mapping.head.names.is_none() { PREVIEW_ROWS + 1 } else { 0 });
    let cut = |row: &&TableRow| row.cells().map(|cell| cell.chars().take(PREVIEW_CELL).collect()).collect();
    Some(Preview {
        encoding: text.encoding.unwrap_or("UTF-8"),
        rows: rows.iter().take(shown).map(cut).collect(),
        numbers: rows.iter().take(shown).map(|row| row.number).collect(),
        is_own: divided && is_own_header(header.cells()),
        votes: (0..names).map(|column| Votes::of(&body, column)).collect(),
        mapping,
    })
}

/// Beginning of a table, as long as a preview looks at, up to the end of a line.
fn beginning(bytes: &[u8]) -> &[u8] {
    let Some(start) = bytes.get(..PREVIEW_BYTES) else { return bytes };
    let end = start.iter().rposition(|b| *b == b'\n').map_or(start.len(), |at| at + 1);
    // A line break of UTF-16LE has its zero behind it.
    let end = if end % 2 == 1 && bytes.get(end) == Some(&0) { end + 1 } else { end };
    &bytes[..end]
}

#[cfg(test)]
mod tests {
    use super::super::read::count;
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
        assert_eq!(seen.order(), (Order::DayFirst, false));
        seen.assign(1, Some(Role::When));
        assert_eq!(seen.order(), (Order::MonthFirst, false));
    }

    #[test]
    fn a_mapping_reads_a_table_as_it_says_and_one_that_does_not_fit_does_no_harm() {
        let bytes = b"x,y\n2024,first\n2025,other\n";
        let roles = vec![Some(Role::When), Some(Role::Title)];
        let fits = Mapping {
            encoding: None,
            delimiter: Some(','),
            head: Head::at(1),
            columns: Columns { roles },
            order: None,
        };
        let headless = Mapping { head: Head::none(), ..fits.clone() };
        let lower = Mapping { head: Head::at(2), ..fits.clone() };
        let nowhere = Mapping { head: Head::at(9), ..fits.clone() };
        let short = Mapping { columns: Columns { roles: vec![] }, ..fits.clone() };
        let long = Mapping { columns: Columns { roles: vec![None, None, None, Some(Role::When)] }, ..fits.clone() };
        let other = Mapping { delimiter: Some(';'), ..fits.clone() };
        let cases = [
            (fits, (2, 2)),
            (headless, (3, 2)),
            (lower, (1, 1)),
            (nowhere, (0, 0)),
            (short, (2, 0)),
            (long, (2, 0)),
            (other, (2, 0)),
        ];
        for (mapping, counts) in cases {
            assert_eq!(count(bytes, &mapping), counts, "{mapping:?}");
        }
    }

    #[test]
    fn the_row_of_the_names_can_be_chosen() {
        let bytes = b"Log,\nof events,\ndate,title\n2024,a\n";
        let mut seen = preview(bytes).unwrap();
        assert_eq!((seen.mapping.head, seen.names_at()), (Head::at(3), Some(2)));
        assert_eq!(seen.names(), ["date", "title"]);
        assert!(seen.set_names(bytes, Some(1)));
        assert_eq!(seen.names(), ["Log", "2"]);
        assert!(seen.set_names(bytes, None));
        assert_eq!((seen.names(), seen.mapping.head), (vec!["1".to_owned(), "2".to_owned()], Head::none()));
        assert!(!seen.set_names(bytes, Some(9)));
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

//! Rows and cells of a delimited text (RFC 4180, and what programs write instead).

use ::csv::{ByteRecord, ReaderBuilder, StringRecord};

use super::guard;

/// Characters that may stand between the cells.
pub const DELIMITERS: [char; 5] = [',', ';', '\t', '|', '؛'];

/// One row.
pub(crate) struct TableRow {
    /// Place where it starts, in bytes from the start of the text.
    pub at: usize,
    /// Its number in a program for spreadsheets, which counts blank rows too: from 1.
    pub number: usize,
    cells: StringRecord,
    /// Columns whose cells were guarded; they stand as they were written, with the white space around them.
    guarded: Vec<usize>,
}

impl TableRow {
    /// A row of these cells.
    pub(crate) fn new((at, number): (usize, usize), cells: StringRecord) -> Self {
        Self { at, number, cells, guarded: Vec::new() }
    }

    /// A cell without the white space around it; empty where the row is too short.
    pub(crate) fn cell(&self, column: usize) -> &str {
        let cell = self.cells.get(column).unwrap_or("");
        if self.guarded.contains(&column) { cell } else { cell.trim() }
    }

    /// Number of its cells.
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The cells, in order.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.cells.len()).map(|column| self.cell(column))
    }

    /// The cells that hold something, in order.
    pub(crate) fn filled(&self) -> impl Iterator<Item = &str> {
        self.cells().filter(|cell| !cell.is_empty())
    }

    /// Takes off the apostrophes that guard its cells; gives how many cells had some.
    fn unguard(&mut self) -> usize {
        let plain: Vec<Option<String>> = self.cells.iter().map(guard::unguarded).collect();
        if plain.iter().all(Option::is_none) {
            return 0;
        }
        self.guarded = (0..plain.len()).filter(|column| plain[*column].is_some()).collect();
        let cells = plain.iter().zip(&self.cells).map(|(plain, cell)| plain.as_deref().unwrap_or(cell));
        self.cells = cells.collect();
        self.guarded.len()
    }
}

/// The rows of a text.
#[derive(Default)]
pub(crate) struct Table {
    /// The first row that is not blank.
    pub header: Option<TableRow>,
    /// The others; none of them is blank.
    pub rows: Vec<TableRow>,
    /// Place where a row starts that has a quotation mark which nothing closes, so that it took in the rest of the
    /// text.
    pub unclosed: Option<usize>,
    /// True if the text holds the character U+0000.
    pub nul: Option<usize>,
}

impl Table {
    /// All rows, the first one too.
    pub(crate) fn all(&self) -> Vec<&TableRow> {
        self.header.iter().chain(&self.rows).collect()
    }

    /// Takes off the apostrophes that we put before what a spreadsheet would run; gives how many cells had some, and
    /// where the first of their rows starts. Only for tables that are ours: elsewhere they may be quotation marks.
    pub(crate) fn unguard(&mut self) -> Option<(usize, usize)> {
        let rows = self.header.iter_mut().chain(&mut self.rows);
        let found = rows.map(|row| (row.unguard(), row.at)).filter(|(count, _)| *count > 0);
        found.reduce(|(count, at), (more, _)| (count + more, at))
    }
}

/// Lines that are looked at for what stands between the cells.
const GUESSED_LINES: usize = 30;

/// Guesses what stands between the cells: what most of the first lines have equally often, outside of quotation marks.
/// The first line alone may be a title.
pub(crate) fn guess_delimiter(text: &str) -> char {
    let text = text.trim_start_matches(['\r', '\n', ' ']);
    // Programs for spreadsheets write such a line to tell the delimiter.
    if let Some(told) = text.strip_prefix("sep=").and_then(|rest| rest.chars().next()) {
        return told;
    }
    let lines = counts(text);
    let fit = |nth: usize| {
        let of_lines: Vec<usize> = lines.iter().map(|counts| counts[nth]).filter(|count| *count > 0).collect();
        let alike = |count: usize| of_lines.iter().filter(|other| **other == count).count();
        let (lines_alike, count) = of_lines.iter().map(|count| (alike(*count), *count)).max().unwrap_or((0, 0));
        let first = lines.first().map_or(0, |counts| counts[nth]);
        (lines_alike, first, count)
    };
    let best = (0..DELIMITERS.len()).rev().max_by_key(|&nth| fit(nth)).unwrap_or(0);
    DELIMITERS[best]
}

/// Number of times that each delimiter stands outside of quotation marks in the first lines.
fn counts(text: &str) -> Vec<[usize; DELIMITERS.len()]> {
    let mut lines = vec![[0usize; DELIMITERS.len()]];
    let mut quoted = false;
    for c in text.chars() {
        match DELIMITERS.iter().position(|d| *d == c) {
            _ if c == '"' => quoted = !quoted,
            Some(nth) if !quoted => lines[0][nth] += 1,
            None if !quoted && matches!(c, '\n' | '\r') => {
                if lines.len() > GUESSED_LINES {
                    break;
                }
                lines.insert(0, [0; DELIMITERS.len()]);
            }
            _ => {}
        }
    }
    lines.reverse();
    lines
}

/// Reads a text into rows.
pub(crate) fn read(text: &str, delimiter: char) -> Table {
    let told = text.starts_with("sep=");
    let skipped = if told { text.find('\n').map_or(text.len(), |end| end + 1) } else { 0 };
    // The reader's delimiters are bytes; the Arabic semicolon gives way to a control character of its own length.
    let replaced;
    let (body, byte) = if delimiter.is_ascii() {
        (&text[skipped..], delimiter as u8)
    } else {
        replaced = text[skipped..].replace(delimiter, &format!("\u{1F}{}", " ".repeat(delimiter.len_utf8() - 1)));
        (replaced.as_str(), 0x1F)
    };
    let mut reader =
        ReaderBuilder::new().delimiter(byte).flexible(true).has_headers(false).from_reader(body.as_bytes());
    let mut rows = Vec::new();
    let mut record = ByteRecord::new();
    let mut number = 0;
    // Reading from memory into bytes has nothing that could fail.
    while let Ok(true) = reader.read_byte_record(&mut record) {
        let begun = record.position().map_or(0, |p| p.byte() as usize);
        let start = start_of(body, begun);
        number += 1 + blank_lines(body, begun, start);
        let at = skipped + start;
        let cells = StringRecord::from_byte_record_lossy(std::mem::take(&mut record));
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(TableRow::new((at, number), cells));
        }
    }
    let unclosed = rows.last().filter(|row| is_unclosed(text, row)).map(|row| row.at);
    let mut rows = rows.into_iter();
    Table { header: rows.next(), rows: rows.collect(), unclosed, nul: text.find('\0') }
}

/// Place where the row starts that the reader began to look for at an offset: it steps over line breaks.
fn start_of(body: &str, offset: usize) -> usize {
    let rest = body.get(offset..).unwrap_or("");
    offset + (rest.len() - rest.trim_start_matches(['\r', '\n']).len())
}

/// The blank lines that the reader stepped over before a row: it begins to look at the end of the row before, or in the
/// middle of the line break there.
fn blank_lines(body: &str, begun: usize, start: usize) -> usize {
    let skipped = body.get(begun..start).unwrap_or("");
    let is_half = skipped.starts_with('\n') && body.as_bytes().get(begun.wrapping_sub(1)) == Some(&b'\r');
    let skipped = if is_half { &skipped[1..] } else { skipped };
    skipped.matches('\n').count() + skipped.matches('\r').count() - skipped.matches("\r\n").count()
}

/// Returns true if the last row ends inside of quotation marks: they then come in an odd number, and one of them opens
/// a cell.
fn is_unclosed(text: &str, last: &TableRow) -> bool {
    let raw = text.get(last.at..).unwrap_or("");
    raw.matches('"').count() % 2 == 1
        && last.cells.iter().next_back().is_some_and(|cell| {
            let tail = cell.rsplit('"').next().unwrap_or(cell);
            !tail.is_empty() && raw.ends_with(tail)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_the_delimiter() {
        let cases = [
            ("a,b,c\n1;2;3;4;5", ','),
            ("a;b;c\n1,2", ';'),
            ("a\tb", '\t'),
            ("\"x,y,z\";b", ';'),
            ("a|b", '|'),
            ("التاريخ؛العنوان", '؛'),
            ("one", ','),
            ("", ','),
            ("sep=;\na,b;c", ';'),
            ("Log of the night, as told\na;b;c\n1;2;3\n", ';'),
            ("سجل الوقائع\r\nالتاريخ;الحدث\r\n1;2\r\n", ';'),
            ("a;b;c\n1,5;\"x,y\";z\n2,5;p;q\n", ';'),
            ("a,b,c\n1,\"x;y;\nz;\",2\n", ','),
        ];
        for (text, delimiter) in cases {
            assert_eq!(guess_delimiter(text), delimiter, "{text}");
        }
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        let table = read(text, guess_delimiter(text));
        table.header.iter().chain(&table.rows).map(|row| row.cells().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn reads_cells() {
        let cases: [(&str, &[&[&str]]); 6] = [
            ("a,b\r\n\r\n1,\"x, \"\"y\"\"\nz\"\r\n", &[&["a", "b"], &["1", "x, \"y\"\nz"]]),
            ("a,b\n,\n1,2,3\n4", &[&["a", "b"], &["1", "2", "3"], &["4"]]),
            ("أ؛ب\n1؛2", &[&["أ", "ب"], &["1", "2"]]),
            ("sep=;\na;b\n1;2", &[&["a", "b"], &["1", "2"]]),
            ("a\rb", &[&["a"], &["b"]]),
            ("", &[]),
        ];
        for (text, rows) in cases {
            assert_eq!(cells(text), rows, "{text:?}");
        }
    }

    #[test]
    fn rows_are_numbered_as_in_a_spreadsheet() {
        let cases: [(&str, &[usize]); 6] = [
            ("a\nb\nc", &[1, 2, 3]),
            ("a,b\r\n\r\n,\r\n1,2\r\n", &[1, 4]),
            ("\n\na\n\nb", &[3, 5]),
            ("a\r\rb", &[1, 3]),
            ("a,\"x\ny\"\nb,c", &[1, 2]),
            ("sep=;\na;b\n1;2", &[1, 2]),
        ];
        for (text, numbers) in cases {
            let table = read(text, guess_delimiter(text));
            assert_eq!(table.all().iter().map(|row| row.number).collect::<Vec<_>>(), numbers, "{text:?}");
        }
    }

    #[test]
    fn knows_where_rows_start_and_what_is_not_closed() {
        let table = read("a,b\r\n\r\nx,y\r\nz,\"w\nv", ',');
        assert_eq!(table.rows.iter().map(|row| row.at).collect::<Vec<_>>(), [7, 12]);
        assert_eq!(table.unclosed, Some(12));
        for closed in ["a,b\n1,\"x\"", "a,b\n1,\"x\"\n", "a,b\n1,5\"\n", "a\n1"] {
            assert_eq!(read(closed, ',').unclosed, None, "{closed:?}");
        }
    }
}

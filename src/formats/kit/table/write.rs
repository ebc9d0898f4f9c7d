//! Rows to the bytes of a table.

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::guard::{self, Guards};

/// The bytes of rows, in which no cell is one that a spreadsheet runs, and what was done to cells for that.
pub(crate) fn bytes_of(rows: impl Iterator<Item = Vec<String>>, delimiter: u8) -> (Vec<u8>, Guards) {
    let mut guards = Guards::default();
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|cell| {
            let (cell, done) = guard::safe(cell);
            guards += done;
            cell.into_owned()
        });
        // Writing to memory has nothing that could fail.
        let _ = writer.write_record(cells.collect::<Vec<_>>());
    }
    (writer.into_inner().unwrap_or_default(), guards)
}

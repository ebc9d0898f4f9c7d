//! The rows of a text, and what is odd about its bytes and about them.

use std::path::Path;

use super::rows::{Table, read};
use crate::base::Diagnostic;
use crate::base::Severity::{Error, Note, Warning};
use crate::base::guess::Text;
use crate::formats::kit::findings::FileFindings;

/// The rows of a text, and what is odd about its bytes and about them.
pub(crate) fn open<'t>(text: &'t Text<'_>, path: &'t Path, delimiter: char) -> (Table, FileFindings<'t>) {
    let mut found = FileFindings::new(&text.text, path);
    tell_encoding(text, &mut found);
    let table = read(&text.text, delimiter);
    found.number(table.header.iter().chain(&table.rows));
    tell_faults(&table, &mut found);
    (table, found)
}

/// Takes off the apostrophes that we put into a table, and says so.
pub(crate) fn unguard(table: &mut Table, found: &mut FileFindings<'_>) {
    if let Some((count, at)) = table.unguard() {
        found.alone(at, Diagnostic::note("table-unguarded").arg("count", count.to_string()));
    }
}

/// Says what is odd about the bytes. A mark of their order is nothing odd: programs for spreadsheets need it.
pub(crate) fn tell_encoding(text: &Text<'_>, found: &mut FileFindings<'_>) {
    if let Some(encoding) = text.encoding {
        let severity = if text.guessed { Warning } else { Note };
        let guessed = if text.guessed { "yes" } else { "no" };
        found.add(severity, "table-encoding", "", 0, &[("encoding", encoding), ("guessed", guessed)]);
    }
    if text.damaged {
        let at = text.text.find('\u{FFFD}').unwrap_or(0);
        found.add(Error, "table-unreadable", "", at, &[]);
    }
}

/// Says what is wrong with the rows as such.
fn tell_faults(table: &Table, found: &mut FileFindings<'_>) {
    if let Some(at) = table.unclosed {
        found.add(Error, "table-unclosed-quote", "", at, &[]);
    }
    if let Some(at) = table.nul {
        found.add(Warning, "table-nul", "", at, &[]);
    }
}

//! FileFindings about one file, one for each kind: how often it was met, in which rows, and the first place.

use std::collections::HashMap;
use std::path::Path;

use super::report::Report;
use super::table::TableRow;
use crate::base::{Diagnostic, Severity};

/// FileFindings in the making.
pub(crate) struct FileFindings<'t> {
    report: Report<'t>,
    kinds: Vec<FindingKind>,
    /// Place where the finding with a code and a key stands among the kinds: a table may have very many columns.
    known: HashMap<(&'static str, String), usize>,
    /// Place where each row of a table starts, and its number.
    rows: Vec<(usize, usize)>,
}

/// Number of rows that are named; a last number says how many more there are.
const NAMED: usize = 12;

struct FindingKind {
    at: usize,
    count: usize,
    /// The numbers of the first rows in which it was met.
    named: Vec<usize>,
    /// The number of the last row, and how many rows there are.
    last: usize,
    rows: usize,
    diagnostic: Diagnostic,
}

impl FindingKind {
    /// Counts it; a row in which it is met again counts once.
    fn meet(&mut self, row: Option<usize>) {
        self.count += usize::from(row.is_none_or(|row| row == 0 || row != self.last));
        if let Some(row) = row.filter(|row| *row != self.last) {
            (self.last, self.rows) = (row, self.rows + 1);
            if self.named.len() < NAMED {
                self.named.push(row);
            }
        }
    }

    /// The finding with its count and its rows: the numbers of the first of them, and how many more there are.
    fn told(self) -> Diagnostic {
        let numbers: Vec<String> = self.named.iter().map(ToString::to_string).collect();
        let told = self.diagnostic.arg("count", self.count.to_string()).arg("rows", numbers.join(" "));
        told.arg("more-count", (self.rows - self.named.len()).to_string())
    }
}

impl<'t> FileFindings<'t> {
    /// Nothing found yet in the text of the named file.
    pub(crate) fn new(text: &'t str, path: &'t Path) -> Self {
        Self { report: Report::new(text, path), kinds: Vec::new(), known: HashMap::new(), rows: Vec::new() }
    }

    /// Names the rows of a table in all findings that are added from now on.
    pub(crate) fn number<'r>(&mut self, rows: impl IntoIterator<Item = &'r TableRow>) {
        self.rows = rows.into_iter().map(|row| (row.at, row.number)).collect();
    }

    /// The number of the row that starts at a byte.
    fn row(&self, at: usize) -> Option<usize> {
        let nth = self.rows.binary_search_by_key(&at, |(at, _)| *at).ok()?;
        Some(self.rows[nth].1)
    }

    /// Counts a finding at a byte offset. FileFindings with the same code and key become one; it keeps the first place
    /// and the first arguments.
    pub(crate) fn add(
        &mut self,
        severity: Severity,
        code: &'static str,
        key: &str,
        at: usize,
        args: &[(&'static str, &str)],
    ) {
        let next = self.kinds.len();
        let nth = *self.known.entry((code, key.to_owned())).or_insert(next);
        let row = self.row(at);
        if let Some(kind) = self.kinds.get_mut(nth) {
            kind.meet(row);
            return;
        }
        let diagnostic = Diagnostic { severity, ..Diagnostic::note(code) };
        let diagnostic = args.iter().fold(diagnostic, |diagnostic, (name, value)| diagnostic.arg(name, shown(value)));
        let mut kind = FindingKind { at, count: 0, named: Vec::new(), last: 0, rows: 0, diagnostic };
        kind.meet(row);
        self.kinds.push(kind);
    }

    /// A finding that stands alone, as it is.
    pub(crate) fn alone(&mut self, at: usize, diagnostic: Diagnostic) {
        self.report.add(at, diagnostic);
    }

    /// Every finding in the order of the file.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        for kind in self.kinds {
            self.report.add(kind.at, kind.told());
        }
        self.report.finish()
    }
}

/// Beginning of a value, as long as a message can show.
fn shown(value: &str) -> String {
    const LONGEST: usize = 80;
    let mut short: String = value.chars().take(LONGEST).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}

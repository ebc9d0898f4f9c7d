//! Findings about one file, one for each kind: how often it was met, and the first place.

use std::collections::HashMap;
use std::path::Path;

use crate::base::{Diagnostic, Severity};
use crate::formats::json::report::Report;

/// Findings in the making.
pub struct Found<'t> {
    report: Report<'t>,
    kinds: Vec<Kind>,
    /// Where the finding with a code and a key stands among the kinds: a table may have very many columns.
    known: HashMap<(&'static str, String), usize>,
}

struct Kind {
    at: usize,
    count: usize,
    diagnostic: Diagnostic,
}

impl<'t> Found<'t> {
    /// Nothing found yet in the text of the named file.
    pub fn new(text: &'t str, path: &'t Path) -> Self {
        Self { report: Report::new(text, path), kinds: Vec::new(), known: HashMap::new() }
    }

    /// Counts a finding at a byte offset. Findings with the same code and key become one; it keeps the first place
    /// and the first arguments.
    pub fn add(&mut self, severity: Severity, code: &'static str, key: &str, at: usize, args: &[(&'static str, &str)]) {
        let next = self.kinds.len();
        let nth = *self.known.entry((code, key.to_owned())).or_insert(next);
        if let Some(kind) = self.kinds.get_mut(nth) {
            kind.count += 1;
            return;
        }
        let diagnostic = Diagnostic { severity, ..Diagnostic::note(code) };
        let diagnostic = args.iter().fold(diagnostic, |diagnostic, (name, value)| diagnostic.arg(name, shown(value)));
        self.kinds.push(Kind { at, count: 1, diagnostic });
    }

    /// A finding that stands alone, as it is.
    pub fn alone(&mut self, at: usize, diagnostic: Diagnostic) {
        self.report.add(at, diagnostic);
    }

    /// Every finding in the order of the file.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        for kind in self.kinds {
            self.report.add(kind.at, kind.diagnostic.arg("count", kind.count.to_string()));
        }
        self.report.finish()
    }
}

/// As much of a value as a message can show.
fn shown(value: &str) -> String {
    const LONGEST: usize = 80;
    let mut short: String = value.chars().take(LONGEST).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}

/// What a format has no place for: one finding for each kind of thing.
#[derive(Default)]
pub struct Losses {
    counts: Vec<(&'static str, usize)>,
}

impl Losses {
    /// Counts so many things of a kind.
    pub fn add(&mut self, field: &'static str, count: usize) {
        if count == 0 {
            return;
        }
        match self.counts.iter_mut().find(|(known, _)| *known == field) {
            Some((_, n)) => *n += count,
            None => self.counts.push((field, count)),
        }
    }

    /// A warning for each kind.
    pub fn finish(self, format: &'static str) -> Vec<Diagnostic> {
        let diagnostic = |(field, count): (&'static str, usize)| {
            Diagnostic::warning("table-loses").arg("format", format).arg("field", field).arg("count", count.to_string())
        };
        self.counts.into_iter().map(diagnostic).collect()
    }
}

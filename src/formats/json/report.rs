//! Collects findings about one file and gives each its place.

use super::tree::Fault;
use std::collections::BTreeMap;
use std::path::Path;

use super::tree::Node;
use crate::base::{Diagnostic, Lines, Place, Severity};

/// Of findings with the same code, only so many are told; a last one says how many more there are.
pub const MAX_ALIKE: usize = 100;

/// Findings, and where the lines of the file start.
pub struct Report<'t> {
    path: &'t Path,
    lines: Lines<'t>,
    found: Vec<(usize, Diagnostic)>,
    counts: BTreeMap<&'static str, usize>,
}

impl<'t> Report<'t> {
    pub fn new(text: &'t str, path: &'t Path) -> Self {
        Self { path, lines: Lines::new(text), found: Vec::new(), counts: BTreeMap::new() }
    }

    /// The place of a byte offset, without counting from the start of the file.
    pub fn place(&self, at: usize) -> Place {
        self.lines.place(at)
    }

    /// Adds what is wrong with the syntax.
    pub fn faults(&mut self, faults: Vec<Fault>) {
        for fault in faults {
            self.add(fault.at, Diagnostic::error(fault.code).arg("found", fault.found));
        }
    }

    /// Adds a finding, unless there are too many of its kind.
    pub fn add(&mut self, at: usize, diagnostic: Diagnostic) {
        if self.counts_in(diagnostic.code) {
            let diagnostic = diagnostic.in_file(self.path).at(self.place(at));
            self.found.push((at, diagnostic));
        }
    }

    /// Counts findings of a kind of which enough were told.
    pub fn more(&mut self, code: &'static str, count: usize) {
        if count > 0 {
            *self.counts.entry(code).or_default() += count;
        }
    }

    /// Counts a finding; false if there are too many of its kind already.
    fn counts_in(&mut self, code: &'static str) -> bool {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        *count <= MAX_ALIKE
    }

    pub fn error(&mut self, code: &'static str, at: usize, args: &[(&'static str, &str)]) {
        self.found_as(Severity::Error, code, at, args);
    }

    pub fn warning(&mut self, code: &'static str, at: usize, args: &[(&'static str, &str)]) {
        self.found_as(Severity::Warning, code, at, args);
    }

    pub fn note(&mut self, code: &'static str, at: usize, args: &[(&'static str, &str)]) {
        self.found_as(Severity::Note, code, at, args);
    }

    fn found_as(&mut self, severity: Severity, code: &'static str, at: usize, args: &[(&'static str, &str)]) {
        if self.counts_in(code) {
            let plain = Diagnostic { severity, ..Diagnostic::note(code) }.in_file(self.path).at(self.place(at));
            let filled = args.iter().fold(plain, |diagnostic, (name, value)| diagnostic.arg(name, *value));
            self.found.push((at, filled));
        }
    }

    pub fn wrong_type(&mut self, field: &'static str, expected: &'static str, node: &Node<'_>) {
        let found = node.value.kind();
        self.error("wrong-type", node.at, &[("field", field), ("expected", expected), ("found", found)]);
    }

    /// Every finding in the order of the file, then what was left out.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|(at, _)| *at);
        let worst = |code| self.found.iter().filter(|(_, d)| d.code == code).map(|(_, d)| d.severity).max();
        let more: Vec<Diagnostic> = self
            .counts
            .iter()
            .filter(|(_, count)| **count > MAX_ALIKE)
            .map(|(code, count)| {
                let rest =
                    Diagnostic { severity: worst(*code).unwrap_or(Severity::Note), ..Diagnostic::note("more-alike") };
                rest.arg("code", *code).arg("count", (count - MAX_ALIKE).to_string()).in_file(self.path)
            })
            .collect();
        self.found.into_iter().map(|(_, diagnostic)| diagnostic).chain(more).collect()
    }
}

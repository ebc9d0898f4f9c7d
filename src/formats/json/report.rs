//! Collects findings about one file and gives each its place.

use super::tree::Fault;
use std::collections::BTreeMap;
use std::path::Path;

use super::tree::Node;
use crate::anchoring::CodePoints;
use crate::base::{Diagnostic, Place, Severity};

/// Of findings with the same code, only so many are told; a last one says how many more there are.
const MAX_ALIKE: usize = 100;

/// Findings, and where the lines of the file start.
pub struct Report<'t> {
    text: &'t str,
    path: &'t Path,
    code_points: CodePoints,
    /// Byte offsets of the starts of lines.
    lines: Vec<usize>,
    found: Vec<(usize, Diagnostic)>,
    counts: BTreeMap<&'static str, usize>,
}

impl<'t> Report<'t> {
    pub fn new(text: &'t str, path: &'t Path) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let code_points = CodePoints::new(text);
        Self { text, path, code_points, lines, found: Vec::new(), counts: BTreeMap::new() }
    }

    /// The place of a byte offset, without counting from the start of the file.
    pub fn place(&self, at: usize) -> Place {
        let line = self.lines.partition_point(|&start| start <= at).max(1);
        let start = self.code_points.of_byte(self.text, self.lines[line - 1]);
        let column = self.code_points.of_byte(self.text, at) - start + 1;
        Place { line: line as u32, column: column as u32 }
    }

    /// Adds what is wrong with the syntax.
    pub fn faults(&mut self, faults: Vec<Fault>) {
        for fault in faults {
            self.add(fault.at, Diagnostic::error(fault.code).arg("found", fault.found));
        }
    }

    /// Adds a finding, unless there are too many of its kind.
    pub fn add(&mut self, at: usize, diagnostic: Diagnostic) {
        let count = self.counts.entry(diagnostic.code).or_default();
        *count += 1;
        if *count <= MAX_ALIKE {
            let diagnostic = diagnostic.in_file(self.path).at(self.place(at));
            self.found.push((at, diagnostic));
        }
    }

    pub fn error(&mut self, code: &'static str, at: usize, args: &[(&'static str, &str)]) {
        self.add(at, with(Diagnostic::error(code), args));
    }

    pub fn warning(&mut self, code: &'static str, at: usize, args: &[(&'static str, &str)]) {
        self.add(at, with(Diagnostic::warning(code), args));
    }

    pub fn note(&mut self, code: &'static str, at: usize, args: &[(&'static str, &str)]) {
        self.add(at, with(Diagnostic::note(code), args));
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

fn with(diagnostic: Diagnostic, args: &[(&'static str, &str)]) -> Diagnostic {
    args.iter().fold(diagnostic, |diagnostic, (name, value)| diagnostic.arg(name, *value))
}

//! Collects findings about one file and gives each its place.

use super::fault::SyntaxError;
use std::collections::BTreeMap;
use std::path::Path;

use super::json_tree::Node;
use crate::base::decode::{Decoded, EncodingIssue};
use crate::base::{Diagnostic, Lines, Place, Severity};

/// Of findings with the same code, only so many are told; a last one says how many more there are, and where.
pub(crate) const MAX_ALIKE: usize = 20;

/// Number of the things named that one finding is about.
const NAMED: usize = 12;

/// Things that one finding is about, in the order of the file.
#[derive(Default)]
struct Gathered {
    /// The byte offsets and names of the first of them.
    first: Vec<(usize, String)>,
    count: usize,
}

impl Gathered {
    fn add(&mut self, at: usize, name: &str) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push((at, name.to_owned()));
        }
    }
}

/// FileFindings with the same code: how many are told by themselves, and the others.
#[derive(Default)]
struct AlikeFindings {
    told: usize,
    untold: Gathered,
}

/// FileFindings, and where the lines of the file start.
pub(crate) struct Report<'t> {
    path: &'t Path,
    lines: Lines<'t>,
    found: Vec<(usize, Diagnostic)>,
    kinds: BTreeMap<&'static str, AlikeFindings>,
    unattested: Gathered,
}

impl<'t> Report<'t> {
    pub(crate) fn new(text: &'t str, path: &'t Path) -> Self {
        Self {
            path,
            lines: Lines::new(text),
            found: Vec::new(),
            kinds: BTreeMap::new(),
            unattested: Gathered::default(),
        }
    }

    /// Starts with how a file differs from plain UTF-8, and in which encoding it was read.
    pub(crate) fn of_decoded(decoded: &'t Decoded<'_>, encoding: Option<Diagnostic>, path: &'t Path) -> Self {
        let mut report = Self::new(&decoded.text, path);
        encoding.into_iter().for_each(|found| report.add(0, found));
        match decoded.oddity {
            None => {}
            Some(EncodingIssue::ByteOrderMark) => report.note("byte-order-mark", 0, &[]),
            Some(EncodingIssue::Utf16) => report.warning("utf-16", 0, &[]),
            Some(EncodingIssue::NotUtf8(_)) => {
                report.error("not-utf8", decoded.text.find('\u{FFFD}').unwrap_or(0), &[])
            }
        }
        report
    }

    /// The place of a byte offset, without counting from the start of the file.
    pub(crate) fn place(&self, at: usize) -> Place {
        self.lines.place(at)
    }

    /// Adds what is wrong with the syntax.
    pub(crate) fn faults(&mut self, faults: Vec<SyntaxError>) {
        for fault in faults {
            self.add(fault.at, Diagnostic::error(fault.code).arg("found", fault.found));
        }
    }

    /// Adds a finding, unless there are too many of its kind.
    pub(crate) fn add(&mut self, at: usize, diagnostic: Diagnostic) {
        if self.counts_in(diagnostic.code, at) {
            let diagnostic = diagnostic.in_file(self.path).at(self.place(at));
            self.found.push((at, diagnostic));
        }
    }

    /// Counts findings of a kind of which enough were told.
    pub(crate) fn more(&mut self, code: &'static str, count: usize) {
        if count > 0 {
            self.kinds.entry(code).or_default().untold.count += count;
        }
    }

    /// Counts a finding; false if there are too many of its kind already.
    fn counts_in(&mut self, code: &'static str, at: usize) -> bool {
        let kind = self.kinds.entry(code).or_default();
        let is_told = kind.told < MAX_ALIKE;
        if is_told {
            kind.told += 1;
        } else {
            kind.untold.add(at, "");
        }
        is_told
    }

    /// Counts an event that nothing attests.
    pub(crate) fn unattested(&mut self, at: usize, event: &str) {
        self.unattested.add(at, event);
    }

    /// Forgets the events that nothing attests: others come in their place.
    pub(crate) fn forget_unattested(&mut self) {
        self.unattested = Gathered::default();
    }

    /// Tells of the events that nothing attests, once. Where there are no documents, that is all there is to say.
    pub(crate) fn tell_unattested(&mut self, has_documents: bool) {
        let events = std::mem::take(&mut self.unattested);
        let Some((at, id)) = events.first.first() else { return };
        let diagnostic = match events.count {
            count if !has_documents => Diagnostic::note("no-documents").arg("count", count.to_string()),
            1 => Diagnostic::warning("unattested").arg("event", id),
            count => {
                let ids: Vec<&str> = events.first.iter().map(|(_, id)| &**id).collect();
                let told = Diagnostic::warning("unattested-events").arg("count", count.to_string());
                self.in_lines(told.arg("ids", ids.join("\n")), &events)
            }
        };
        self.add(*at, diagnostic);
    }

    /// The finding with the lines of the first of the things that it is about, and how many more there are.
    fn in_lines(&self, diagnostic: Diagnostic, things: &Gathered) -> Diagnostic {
        let mut lines: Vec<u32> = things.first.iter().map(|(at, _)| self.place(*at).line).collect();
        lines.dedup();
        let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        let more = things.count - things.first.len();
        diagnostic.arg("lines", lines.join(" ")).arg("more-count", more.to_string())
    }

    pub(crate) fn error(&mut self, code: &'static str, at: usize, args: &[(&'static str, &str)]) {
        self.found_as(Severity::Error, code, at, args);
    }

    pub(crate) fn warning(&mut self, code: &'static str, at: usize, args: &[(&'static str, &str)]) {
        self.found_as(Severity::Warning, code, at, args);
    }

    pub(crate) fn note(&mut self, code: &'static str, at: usize, args: &[(&'static str, &str)]) {
        self.found_as(Severity::Note, code, at, args);
    }

    fn found_as(&mut self, severity: Severity, code: &'static str, at: usize, args: &[(&'static str, &str)]) {
        if self.counts_in(code, at) {
            let plain = Diagnostic { severity, ..Diagnostic::note(code) }.in_file(self.path).at(self.place(at));
            let filled = args.iter().fold(plain, |diagnostic, (name, value)| diagnostic.arg(name, *value));
            self.found.push((at, filled));
        }
    }

    pub(crate) fn wrong_type(&mut self, field: &'static str, expected: &'static str, node: &Node<'_>) {
        let found = node.value.kind();
        self.error("wrong-type", node.at, &[("field", field), ("expected", expected), ("found", found)]);
    }

    /// Every finding in the order of the file, then what was left out.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|(at, _)| *at);
        let worst = |code| self.found.iter().filter(|(_, d)| d.code == code).map(|(_, d)| d.severity).max();
        let more: Vec<Diagnostic> = self
            .kinds
            .iter()
            .filter(|(_, kind)| kind.untold.count > 0)
            .map(|(code, AlikeFindings { untold, .. })| {
                let rest =
                    Diagnostic { severity: worst(*code).unwrap_or(Severity::Note), ..Diagnostic::note("more-alike") };
                let rest = rest.arg("code", *code).arg("count", untold.count.to_string()).in_file(self.path);
                self.in_lines(rest, untold)
            })
            .collect();
        self.found.into_iter().map(|(_, diagnostic)| diagnostic).chain(more).collect()
    }
}

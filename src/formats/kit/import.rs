//! Builder that importers share: it builds a project, counts what is lost, and says so once a kind.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use super::format::Loaded;
use super::ids::IdAllocator;
use super::places::Places;
use super::report::Report;
use super::span::{TimeSpan, expression};
use super::stamp::Stamp;
use super::stamp_text::{in_words, is_short_year, of_epoch};
use crate::base::decode::Decoded;
use crate::base::digits::plain;
use crate::base::{Diagnostic, Severity};
use crate::documents::html::fragment;
use crate::model::date::phrase::Order;
use crate::model::date::phrase::ParsedDate;
use crate::model::{EdtfDate, Event, Extra, Id, Lane, LocalText, Project};

/// Number of names of fields that a message lists.
const MAX_NAMES: usize = 12;

/// The longest example that a message quotes, in characters.
const MAX_EXAMPLE: usize = 60;

/// The longest id that is taken over from a source, in bytes.
const MAX_ID: usize = 200;

/// One kind of finding.
struct FindingGroup {
    severity: Severity,
    code: &'static str,
    count: usize,
    at: usize,
    example: String,
}

/// A project while it is read.
pub(crate) struct Import<'t> {
    /// FileFindings that have a place of their own in the file.
    pub report: Report<'t>,
    /// Parts that were read so far.
    pub project: Project,
    /// True if a time of 00:00:00 only fills a field, and means the day.
    pub midnight_is_day: bool,
    /// True if a date of numbers can be read in the order of the format only; the same of the other order.
    orders: [bool; 2],
    /// Times of day whose zone is known, and those whose zone is not: how many, and the first.
    clocks: [Option<(usize, usize, String)>; 2],
    groups: BTreeMap<(&'static str, String), FindingGroup>,
    kept: BTreeMap<String, usize>,
    kept_at: usize,
    ids: IdAllocator,
    lane_ids: IdAllocator,
    /// The id of every lane, by what the source calls it.
    lanes: HashMap<String, Id>,
}

impl Import<'static> {
    /// Starts a project from nothing, to see what would become of a part of it.
    pub(crate) fn of_nothing() -> Self {
        static NOTHING: Decoded<'static> = Decoded { text: Cow::Borrowed(""), oddity: None };
        Self::new(&NOTHING, None, Path::new(""))
    }
}

impl<'t> Import<'t> {
    /// Starts a project from a file; says how the file differs from plain UTF-8, and in which encoding it was read.
    pub(crate) fn new(decoded: &'t Decoded<'_>, encoding: Option<Diagnostic>, path: &'t Path) -> Self {
        let report = Report::of_decoded(decoded, encoding, path);
        Self {
            report,
            project: Project::default(),
            midnight_is_day: true,
            orders: [false, false],
            clocks: [None, None],
            groups: BTreeMap::new(),
            kept: BTreeMap::new(),
            kept_at: usize::MAX,
            ids: IdAllocator::default(),
            lane_ids: IdAllocator::default(),
            lanes: HashMap::new(),
        }
    }

    /// Counts a finding that is said once a kind, with the first place and example.
    pub(crate) fn count(&mut self, severity: Severity, code: &'static str, at: usize, example: &str) {
        self.count_of(severity, code, "", at, example);
    }

    /// Like [`Self::count`], once for every `what`.
    pub(crate) fn count_of(&mut self, severity: Severity, code: &'static str, what: &str, at: usize, example: &str) {
        let group = self.groups.entry((code, what.to_owned())).or_insert_with(|| {
            let shown: String = example.chars().take(MAX_EXAMPLE).collect();
            let more = if shown.len() < example.len() { "…" } else { "" };
            FindingGroup { severity, code, count: 0, at, example: shown + more }
        });
        group.count += 1;
    }

    /// Keeps a value that has no field of its own.
    pub(crate) fn keep(&mut self, extra: &mut Extra, name: &str, value: impl Into<serde_json::Value>, at: usize) {
        *self.kept.entry(name.to_owned()).or_default() += 1;
        self.kept_at = self.kept_at.min(at);
        match extra.get_mut(name) {
            Some(serde_json::Value::Array(there)) => there.push(value.into()),
            Some(there) => *there = vec![there.take(), value.into()].into(),
            None => {
                extra.insert(name.to_owned(), value.into());
            }
        }
    }

    /// Keeps with the project what its file has beside its events, under the key of the format.
    pub(crate) fn keep_in_project(&mut self, key: &str, kept: Extra) {
        if !kept.is_empty() {
            self.project.extra.insert(key.to_owned(), kept.into());
        }
    }

    /// A text for people, without its markup.
    pub(crate) fn text(&mut self, html: &str, at: usize) -> String {
        let read = fragment(html);
        if read.marked {
            self.count(Severity::Note, "tl-markup", at, &read.text);
        }
        read.text
    }

    /// The id of the lane with this title, which is made if there is none.
    pub(crate) fn lane(&mut self, title: &str) -> Id {
        self.lane_with(title, title, LocalText::from(title), Extra::new())
    }

    /// The id of the lane that the source calls `key`, which is made if there is none.
    pub(crate) fn lane_with(&mut self, key: &str, wanted: &str, title: LocalText, extra: Extra) -> Id {
        if let Some(id) = self.lanes.get(key) {
            return id.clone();
        }
        let base = if wanted.is_empty() || wanted.len() > MAX_ID {
            format!("lane-{}", self.lanes.len() + 1)
        } else {
            wanted.to_owned()
        };
        let id = self.lane_ids.take(Some(&base), &base, 2);
        self.lanes.insert(key.to_owned(), id.clone());
        self.project.lanes.push(Lane { id: id.clone(), title, extra, ..Lane::default() });
        id
    }

    /// When it was, or nothing; and whether all that the source says is in it.
    pub(crate) fn when(&mut self, at: usize, raw: &str, mut span: TimeSpan) -> (Option<EdtfDate>, bool) {
        let (mut whole, mut fraction) = (true, false);
        // Where the one end has a time of day, a midnight at the other is one.
        let fills = |stamp: &Stamp| stamp.time.is_none() || stamp.is_midnight();
        let midnights = self.midnight_is_day && fills(&span.start) && span.end.as_ref().is_none_or(fills);
        for stamp in std::iter::once(&mut span.start).chain(&mut span.end) {
            if midnights && stamp.is_midnight() {
                (stamp.time, stamp.shift) = (None, None);
                self.count(Severity::Note, "tl-midnight", at, raw);
            }
            fraction |= stamp.fraction;
        }
        self.count_clock(&span.start, at, raw);
        if span.end.as_ref().is_some_and(|end| end.is_before(&span.start)) {
            self.count(Severity::Warning, "tl-reversed", at, raw);
            (span.end, whole) = (None, false);
        }
        let (text, exact) = expression(&span);
        if !exact {
            self.count(Severity::Warning, "tl-time-kept", at, raw);
        } else if fraction {
            whole = false;
            self.count(Severity::Note, "tl-fraction", at, raw);
        }
        match EdtfDate::parse(&text) {
            Ok(when) => {
                if when.bounds().is_none() {
                    self.count(Severity::Warning, "tl-out-of-range", at, raw);
                }
                (Some(when), whole && exact)
            }
            Err(_) => {
                self.undated(at, raw);
                (None, false)
            }
        }
    }

    /// Counts a time of day: those without a zone may stand anywhere among the others.
    fn count_clock(&mut self, stamp: &Stamp, at: usize, raw: &str) {
        if stamp.time.is_some() {
            let clock = &mut self.clocks[usize::from(stamp.shift.is_none())];
            clock.get_or_insert_with(|| (0, at, raw.chars().take(MAX_EXAMPLE).collect())).0 += 1;
        }
    }

    /// Reads a date by its numbers or in words, which are told.
    pub(crate) fn stamp(&mut self, text: &str, order: Order, at: usize) -> Option<Stamp> {
        if let Some(stamp) = Stamp::parse(text, order) {
            self.tell_doubt(text, &stamp, order, at);
            return Some(stamp);
        }
        if let Some(stamp) = of_epoch(text) {
            self.count(Severity::Warning, "tl-number-text", at, &format!("{text} → {}", stamp.edtf()));
            return Some(stamp);
        }
        let understood = in_words(text, order)?;
        let stamp = Stamp::of_understood(&understood)?;
        self.orders[1] |= Stamp::parse(text, order.other()).is_some();
        self.tell_words(text, &understood, at);
        Some(stamp)
    }

    /// Notes that a date has a place by the other order of its numbers only.
    pub(crate) fn other_order(&mut self) {
        self.orders[1] = true;
    }

    /// Says what else a date may be by the other order of its numbers: `None` if it is none by it.
    pub(crate) fn tell_order(&mut self, text: &str, read: &str, other: Option<&str>, at: usize) {
        match other {
            None => self.orders[0] = true,
            Some(other) if other == read => {}
            Some(other) => {
                self.count(Severity::Warning, "tl-month-first", at, &format!("{text} → {read} / {other}"));
            }
        }
    }

    /// Says what else the numbers of a date may mean.
    fn tell_doubt(&mut self, text: &str, stamp: &Stamp, order: Order, at: usize) {
        let other = Stamp::parse(text, order.other()).map(|other| other.edtf());
        self.tell_order(text, &stamp.edtf(), other.as_deref(), at);
        if is_short_year(&plain(text)) {
            self.count(Severity::Warning, "tl-short-year", at, &format!("{text} → {}", stamp.edtf()));
        }
    }

    /// Reads what is more than one plain date: `200 BC – 100 AD`, `c. 1950`.
    pub(crate) fn words(&mut self, text: &str, order: Order, at: usize) -> Option<EdtfDate> {
        let understood = in_words(text, order)?;
        understood.when.bounds()?;
        self.tell_words(text, &understood, at);
        Some(understood.when)
    }

    fn tell_words(&mut self, text: &str, understood: &ParsedDate, at: usize) {
        let (severity, code) = match understood.notes.is_empty() {
            true => (Severity::Note, "tl-words"),
            false => (Severity::Warning, "tl-words-unsure"),
        };
        self.count(severity, code, at, &format!("{text} → {}", understood.when));
    }

    /// Says that a date was not understood.
    pub(crate) fn undated(&mut self, at: usize, raw: &str) {
        self.count(Severity::Warning, "tl-undated", at, raw);
    }

    /// Adds an event under its source's id, or under one made of its position.
    pub(crate) fn push(&mut self, source_id: &str, at: usize, mut event: Event) {
        let nth = self.project.events.len() + 1;
        let ok = !source_id.is_empty() && source_id.len() <= MAX_ID;
        let base = if ok { source_id.to_owned() } else { format!("event-{nth}") };
        event.id = self.ids.take(Some(&base), &base, 2);
        if *event.id != *base {
            self.count(Severity::Note, "tl-duplicate-id", at, &base);
        }
        if event.title.is_empty() {
            self.count(Severity::Warning, "tl-untitled", at, "");
        }
        self.project.events.push(event);
    }

    /// The project, and everything that is to be said about it.
    pub(crate) fn finish(mut self) -> Loaded {
        if let [Some(_), Some((count, at, example))] = std::mem::take(&mut self.clocks) {
            let found = Diagnostic::warning("tl-zone-floating").arg("count", count.to_string());
            self.report.add(at, found.arg("example", example));
        }
        for ((code, what), group) in std::mem::take(&mut self.groups) {
            // The other dates of the file tell the order.
            let is_sure = code == "tl-month-first" && self.orders == [true, false];
            let severity = if is_sure { Severity::Note } else { group.severity };
            let diagnostic = Diagnostic { severity, ..Diagnostic::note(group.code) };
            let diagnostic = diagnostic.arg("count", group.count.to_string()).arg("what", what);
            self.report.add(group.at, diagnostic.arg("example", group.example));
        }
        if !self.kept.is_empty() {
            let names: Vec<&str> = self.kept.keys().map(String::as_str).take(MAX_NAMES).collect();
            let more = if self.kept.len() > MAX_NAMES { ", …" } else { "" };
            let count: usize = self.kept.values().sum();
            let note = Diagnostic::note("tl-kept").arg("count", count.to_string());
            self.report.add(self.kept_at, note.arg("what", names.join(", ") + more));
        }
        Loaded { project: self.project, places: Places::default(), diagnostics: self.report.finish() }
    }
}

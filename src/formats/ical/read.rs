//! From the lines of a calendar to a project.

use std::borrow::Cow;
use std::path::Path;

use super::bytes;
use super::component::{self, Component};
use super::expansion::Expansion;
use super::kept::KEY;
use super::lines::{Property, properties, unescape};
use super::zones::Zones;
use crate::base::decode::{Decoded, EncodingIssue};
use crate::base::{Diagnostic, Severity};
use crate::formats::kit::format::Loaded;
use crate::formats::kit::import::Import;
use crate::model::Extra;

/// The name of the format.
pub(crate) const NAME: &str = "ical";

/// Components that become events: events, to-dos, which have a day on which they are due, and notes on a day.
const EVENTS: [&str; 3] = ["VEVENT", "VTODO", "VJOURNAL"];

/// Names of our calendar: that of the standard (RFC 5545 §3.7.1), and others in use.
const OURS: [&str; 4] = ["", "GREGORIAN", "GREGORY", "ISO8601"];

/// Components nested deeper than this are one.
const MAX_DEPTH: usize = 32;

/// Reads the bytes of a file; `path` is for the diagnostics only.
pub(crate) fn load(bytes: &[u8], path: &Path) -> Loaded {
    let read = bytes::unfolded(bytes);
    let oddity = match (read.marked, read.encoding) {
        (true, _) => Some(EncodingIssue::ByteOrderMark),
        (_, Some("UTF-16")) => Some(EncodingIssue::Utf16),
        _ => None,
    };
    let decoded = Decoded { text: Cow::Borrowed(&*read.text), oddity };
    let mut import = Import::new(&decoded, None, path);
    import.midnight_is_day = false;
    if let Some(encoding) = read.encoding.filter(|_| oddity.is_none()) {
        import.report.add(0, Diagnostic::warning("tl-encoding").arg("encoding", encoding));
    }
    if let Some(at) = read.damaged {
        import.report.error("not-utf8", at, &[]);
    }
    let mut reader = CalendarReader::new(import);
    for (at, line) in properties(&decoded.text) {
        match line {
            Ok(property) => reader.property(property, at),
            Err(line) => reader.import.count(Severity::Warning, "tl-unknown-line", at, &line),
        }
    }
    reader.finish(&decoded.text)
}

struct CalendarReader<'t> {
    import: Import<'t>,
    /// The components that are open: name and place.
    open: Vec<(String, usize)>,
    event: Option<Component>,
    /// The lines of the definition of a zone that is open.
    zone: Option<String>,
    events: Vec<Component>,
    zones: Zones,
    kept: Extra,
    calendars: usize,
    /// Number of events that came before the calendar that is open.
    before: usize,
    /// The calendar of its dates, if it is not ours.
    scale: Option<String>,
}

impl<'t> CalendarReader<'t> {
    fn new(import: Import<'t>) -> Self {
        Self {
            import,
            open: Vec::new(),
            event: None,
            zone: None,
            events: Vec::new(),
            zones: Zones::default(),
            kept: Extra::new(),
            calendars: 0,
            before: 0,
            scale: None,
        }
    }

    fn property(&mut self, property: Property, at: usize) {
        let name = || property.value.trim().to_ascii_uppercase();
        match property.name() {
            "BEGIN" => return self.begin(name(), at),
            "END" => return self.end(&name(), at),
            _ => {}
        }
        match (self.open.last().map(|(name, _)| name.as_str()), &mut self.event) {
            _ if self.zone.is_some() => self.of_zone(&property.to_string()),
            (Some(open), Some(event)) if *open == event.name => event.properties.push(property),
            (Some("VCALENDAR"), _) => self.of_calendar(property, at),
            (Some(_), _) => {} // Of a component that was named when it began.
            (None, _) => self.import.count(Severity::Warning, "tl-unknown-line", at, property.name()),
        }
    }

    fn begin(&mut self, name: String, at: usize) {
        match name.as_str() {
            _ if self.zone.is_some() => self.of_zone(&format!("BEGIN:{name}")),
            "VCALENDAR" => {
                self.close_scale();
                self.calendars += 1;
            }
            _ if EVENTS.contains(&&*name) => {
                self.close_open(&name);
                self.event = Some(Component { name: name.clone(), at, properties: Vec::new() });
            }
            "VTIMEZONE" => self.zone = Some(String::new()),
            _ => self.import.count_of(Severity::Warning, "tl-component", &name, at, ""),
        }
        if self.open.len() < MAX_DEPTH {
            self.open.push((name, at));
        }
    }

    /// Ends an event that is still open, as none of them holds another.
    fn close_open(&mut self, next: &str) {
        let Some(event) = self.event.take() else { return };
        self.import.count_of(Severity::Warning, "tl-not-closed", &event.name, event.at, next);
        if let Some(depth) = self.open.iter().rposition(|(open, _)| *open == event.name) {
            self.open.truncate(depth);
        }
        self.events.push(event);
    }

    fn end(&mut self, name: &str, at: usize) {
        let Some(depth) = self.open.iter().rposition(|(open, _)| open == name) else {
            return self.import.count(Severity::Warning, "tl-unknown-line", at, &format!("END:{name}"));
        };
        self.open.truncate(depth);
        if name == "VTIMEZONE" {
            return self.close_zone();
        }
        if self.zone.is_some() {
            return self.of_zone(&format!("END:{name}"));
        }
        if self.event.as_ref().is_some_and(|event| event.name == name) {
            self.events.extend(self.event.take());
        }
    }

    fn of_zone(&mut self, line: &str) {
        if let Some(zone) = &mut self.zone {
            zone.push_str(line);
            zone.push('\n');
        }
    }

    /// The definition is obeyed, and kept to be written back.
    fn close_zone(&mut self) {
        let Some(zone) = self.zone.take() else { return };
        self.zones.define(&zone);
        component::put(&mut self.kept, "VTIMEZONE", zone.into());
    }

    fn of_calendar(&mut self, property: Property, at: usize) {
        self.zones.says(property.name(), &unescape(&property.value));
        match property.name() {
            "X-WR-CALNAME" | "NAME" if self.import.project.title.is_empty() => {
                self.import.project.title = unescape(&property.value).into();
            }
            "X-WR-CALNAME" | "NAME" if self.import.project.title.get("") == unescape(&property.value) => {}
            "METHOD" if property.value.trim().eq_ignore_ascii_case("CANCEL") => {
                self.import.count(Severity::Warning, "tl-cancelled", at, &property.to_string());
                self.import.keep(&mut self.kept, "METHOD", property.to_json(), at);
            }
            "CALSCALE" if !OURS.contains(&property.value.trim().to_ascii_uppercase().as_str()) => {
                self.scale = Some(property.value.trim().to_owned());
            }
            // How the file was written, not what it says.
            "VERSION" | "PRODID" | "CALSCALE" | "METHOD" => {}
            name => self.import.keep(&mut self.kept, name, property.to_json(), at),
        }
    }

    /// Marks the dates of the events of a calendar that are of another calendar than ours.
    fn close_scale(&mut self) {
        let own = self.before..self.events.len();
        self.before = own.end;
        if let Some(scale) = self.scale.take() {
            self.events[own].iter_mut().for_each(|event| event.set_scale(&scale));
        }
    }

    fn finish(mut self, text: &str) -> Loaded {
        if let Some((name, at)) = self.open.last() {
            self.import.report.error("tl-unclosed", *at, &[("found", name)]);
        }
        self.events.extend(self.event.take());
        self.close_scale();
        self.close_zone();
        if text.trim().is_empty() {
            self.import.report.error("tl-empty", 0, &[("found", "")]);
        } else if self.calendars == 0 {
            self.import.report.error("tl-not-this-format", 0, &[("format", "iCalendar"), ("found", "")]);
        }
        Expansion::new(&mut self.import, &self.zones).all(self.events);
        if !self.kept.is_empty() {
            self.import.project.extra.insert(KEY.to_owned(), self.kept.into());
        }
        self.import.finish()
    }
}

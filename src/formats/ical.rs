//! iCalendar (RFC 5545): every `VEVENT`, with the wall time of its time zone.

use std::path::Path;

use chrono::TimeDelta;
use serde_json::Value as Json;

use super::simile::import::{Import, Span};
use super::simile::stamp::Stamp;
use super::{Format, Loaded};
use crate::base::Severity;
use crate::base::decode::decode;
use crate::model::{Event, Extra, When};

#[path = "ical_lines.rs"]
mod lines;
#[cfg(test)]
#[path = "ical_tests.rs"]
mod tests;
#[path = "ical_write.rs"]
mod write;

use lines::{Property, properties, split_list, unescape};

/// The entry in the registry.
pub const FORMAT: Format = Format {
    name: "ical",
    endings: &["ics", "ical", "ifb", "icalendar"],
    sniff: |bytes| super::simile::beginning(bytes).to_ascii_uppercase().contains("BEGIN:VCALENDAR"),
    load: Some(load),
    save: Some(write::save),
};

/// The key of what is kept of the format.
const KEY: &str = "ical";

/// What becomes an event: events, to-dos, which have a day on which they are due, and notes on a day.
const EVENTS: [&str; 3] = ["VEVENT", "VTODO", "VJOURNAL"];

/// The properties that say when something was.
const DATES: [&str; 5] = ["DTSTART", "DTEND", "DUE", "DURATION", WHEN];

/// Our own property for a date that the others do not say in full.
const WHEN: &str = "X-SANAD-WHEN";

/// Components nested deeper than this are one.
const MAX_DEPTH: usize = 32;

/// Properties that make an event happen more often than once.
const RECURRENCE: [&str; 4] = ["RRULE", "RDATE", "EXDATE", "EXRULE"];

/// Reads the bytes of a file; `path` is for the diagnostics only.
pub fn load(bytes: &[u8], path: &Path) -> Loaded {
    let decoded = decode(bytes);
    let mut import = Import::new(&decoded, path);
    import.midnight_is_day = false;
    let mut reader = Reader { import, open: Vec::new(), event: None, kept: Extra::new(), calendars: 0 };
    for (at, line) in properties(&decoded.text) {
        match line {
            Ok(property) => reader.property(property, at),
            Err(line) => reader.import.count(Severity::Warning, "tl-unknown-line", at, &line),
        }
    }
    reader.finish(&decoded.text)
}

struct Reader<'t> {
    import: Import<'t>,
    /// The components that are open: name and place.
    open: Vec<(String, usize)>,
    event: Option<(String, usize, Vec<Property>)>,
    kept: Extra,
    calendars: usize,
}

impl Reader<'_> {
    fn property(&mut self, property: Property, at: usize) {
        match property.name.as_str() {
            "BEGIN" => self.begin(property.value.trim().to_ascii_uppercase(), at),
            "END" => self.end(&property.value.trim().to_ascii_uppercase(), at),
            _ => match (self.open.last().map(|(name, _)| name.as_str()), &mut self.event) {
                (Some(open), Some((name, _, properties))) if open == name => properties.push(property),
                (Some("VCALENDAR"), _) => self.of_calendar(property, at),
                (Some(_), _) => {} // Of a component that was named when it began.
                (None, _) => self.import.count(Severity::Warning, "tl-unknown-line", at, &property.name),
            },
        }
    }

    fn begin(&mut self, name: String, at: usize) {
        match name.as_str() {
            "VCALENDAR" => self.calendars += 1,
            _ if EVENTS.contains(&&*name) && self.event.is_none() => self.event = Some((name.clone(), at, Vec::new())),
            // The parts of a time zone go with it.
            _ if self.open.last().is_some_and(|(parent, _)| parent == "VTIMEZONE") => {}
            "VTIMEZONE" => self.import.count(Severity::Note, "tl-time-zone", at, ""),
            _ => self.import.count_of(Severity::Warning, "tl-component", &name, at, ""),
        }
        if self.open.len() < MAX_DEPTH {
            self.open.push((name, at));
        }
    }

    fn end(&mut self, name: &str, at: usize) {
        let Some(depth) = self.open.iter().rposition(|(open, _)| open == name) else {
            return self.import.count(Severity::Warning, "tl-unknown-line", at, &format!("END:{name}"));
        };
        self.open.truncate(depth);
        if self.event.as_ref().is_some_and(|(open, ..)| open == name) {
            self.close();
        }
    }

    fn close(&mut self) {
        if let Some((name, at, properties)) = self.event.take() {
            event(&mut self.import, &name, properties, at);
        }
    }

    fn of_calendar(&mut self, property: Property, at: usize) {
        match property.name.as_str() {
            "X-WR-CALNAME" | "NAME" if self.import.project.title.is_empty() => {
                self.import.project.title = unescape(&property.value).into();
            }
            "X-WR-CALNAME" | "NAME" if self.import.project.title.get("") == unescape(&property.value) => {}
            // How the file was written, not what it says.
            "VERSION" | "PRODID" | "CALSCALE" | "METHOD" => {}
            name => self.import.keep(&mut self.kept, name, property.to_json(), at),
        }
    }

    fn finish(mut self, text: &str) -> Loaded {
        if let Some((name, at)) = self.open.last() {
            self.import.report.error("tl-unclosed", *at, &[("found", name)]);
        }
        self.close();
        if text.trim().is_empty() {
            self.import.report.error("tl-empty", 0, &[("found", "")]);
        } else if self.calendars == 0 {
            self.import.report.error("tl-not-this-format", 0, &[("format", "iCalendar"), ("found", "")]);
        }
        if !self.kept.is_empty() {
            self.import.project.extra.insert(KEY.to_owned(), self.kept.into());
        }
        self.import.finish()
    }
}

fn event(import: &mut Import<'_>, component: &str, properties: Vec<Property>, at: usize) {
    let mut event = Event::default();
    let (mut extra, mut dates) = (Extra::new(), Vec::new());
    if component == "VTODO" || component == "VJOURNAL" && properties.iter().any(|p| p.name == "DTSTART") {
        import.keep(&mut extra, "component", component, at);
    }
    let (mut uid, mut nth) = (String::new(), String::new());
    for property in properties {
        let value = || unescape(&property.value);
        // What a text is said to be, such as its language, has no other place.
        let told = !property.parameters.is_empty();
        let is_first = match property.name.as_str() {
            "SUMMARY" => event.title.is_empty(),
            "DESCRIPTION" => event.summary.is_none(),
            _ => false,
        };
        if told && is_first {
            import.keep(&mut extra, &property.name, property.to_json(), at);
        }
        match property.name.as_str() {
            "SUMMARY" if event.title.is_empty() => event.title = value().trim().into(),
            "DESCRIPTION" if event.summary.is_none() => {
                let text = value();
                // Some calendars put HTML here, though the standard has plain text.
                let html = ["</", "<br", "<p>"].iter().any(|tag| text.contains(tag));
                let text = if html { import.text(&text.replace('\n', "<br>"), at) } else { text.trim().to_owned() };
                event.summary = (!text.is_empty()).then(|| text.into());
            }
            "CATEGORIES" => event.tags.extend(split_list(&property.value)),
            "UID" if uid.is_empty() => uid = write::without_project(value().trim()).to_owned(),
            name if DATES.contains(&name) => dates.push(property),
            name => {
                if RECURRENCE.contains(&name) {
                    import.count(Severity::Warning, "tl-recurrence", at, &property.value);
                } else if name == "RECURRENCE-ID" {
                    nth = format!("/{}", property.value);
                }
                import.keep(&mut extra, name, property.to_json(), at);
            }
        }
    }
    let exact;
    (event.when, exact) = when(import, &dates, at);
    for property in dates {
        let zoned = property.parameter("TZID").is_some();
        if !exact || zoned {
            import.keep(&mut extra, &property.name, property.to_json(), at);
        }
    }
    event.tags.dedup();
    if !extra.is_empty() {
        event.extra.insert(KEY.to_owned(), Json::Object(extra));
    }
    let id = if uid.is_empty() { uid } else { uid + &nth };
    import.push(&id, at, event);
}

/// When it was, and whether that says all that its properties do.
fn when(import: &mut Import<'_>, dates: &[Property], at: usize) -> (Option<When>, bool) {
    if let Some(when) = whole_date(dates) {
        return (Some(when), true);
    }
    let find = |name: &str| dates.iter().find(|p| p.name == name).map(|p| p.value.trim());
    let raw = DATES.iter().filter_map(|name| find(name)).collect::<Vec<_>>().join(" – ");
    // A to-do may have nothing but the day on which it is due.
    let Some(start) = find("DTSTART").or_else(|| find("DUE")) else {
        import.count(Severity::Warning, "tl-no-date", at, &raw);
        return (None, dates.is_empty());
    };
    let Some(start) = stamp(start) else {
        import.undated(at, &raw);
        return (None, false);
    };
    let due = || find("DUE").and_then(stamp).filter(|due| *due != start);
    let end = match (find("DTEND"), find("DURATION")) {
        (Some(end), _) => Some(stamp(end)),
        (None, Some(length)) => Some(duration(length).and_then(|length| after(&start, length))),
        // What is due on a day is due within it.
        (None, None) => due().map(|due| if due.time.is_none() { super::days::next(&due) } else { Some(due) }),
    };
    let understood = end != Some(None);
    if !understood {
        import.undated(at, &raw);
    }
    let end = end.flatten().map(|end| included(&start, end)).filter(|end| *end != start);
    let (when, exact) = import.when(at, &raw, Span::new(start, end));
    let told = !dates.iter().any(|date| ["DUE", WHEN].contains(&date.name.as_str()));
    (when, exact && understood && told && dates.len() <= 2)
}

/// The date in full as we write it, unless the other properties say something else: a program that changes them does
/// not know of it.
fn whole_date(dates: &[Property]) -> Option<When> {
    let when = When::parse(&unescape(&dates.iter().find(|date| date.name == WHEN)?.value)).ok()?;
    let mut written = write::dates_of(&when);
    written.sort_by(|a, b| a.name.cmp(&b.name));
    let mut there = dates.to_vec();
    there.sort_by(|a, b| a.name.cmp(&b.name));
    (written == there).then_some(when)
}

/// The end of an event is the first moment after it: a day of whole days, or midnight, is the day before.
fn included(start: &Stamp, end: Stamp) -> Stamp {
    let whole_days = end.time.is_none() && start.time.is_none();
    if !(whole_days || end.is_midnight()) || !start.is_before(&end) {
        return end;
    }
    let before = end.to_date_time().and_then(|at| at.checked_sub_signed(TimeDelta::seconds(1)));
    match before {
        Some(at) => {
            let last = Stamp { time: None, shift: None, ..Stamp::of_date_time(at, None) };
            // A time that ends at midnight of its own day has nothing more to say.
            if last.date() == start.date() && start.time.is_some() { end } else { last }
        }
        None => end,
    }
}

/// `20120821`, `20120821T210000` or `20120821T210000Z`; stray hyphens and colons do no harm.
fn stamp(text: &str) -> Option<Stamp> {
    Stamp::parse(
        text.strip_suffix('Z').filter(|date| date.len() == 8).unwrap_or(text),
        super::simile::stamp::Order::MonthFirst,
    )
    .filter(|stamp| stamp.day.is_some())
}

fn after(start: &Stamp, length: TimeDelta) -> Option<Stamp> {
    let end = start.to_date_time()?.checked_add_signed(length)?;
    let end = Stamp::of_date_time(end, start.shift);
    let whole = start.time.is_none() && end.is_midnight();
    Some(if whole { Stamp { time: None, ..end } } else { end })
}

/// `P1D`, `PT1H30M`, `P2W`; a minus gives `None`, as an event cannot end before it starts.
fn duration(text: &str) -> Option<TimeDelta> {
    let mut rest = text.strip_prefix('+').unwrap_or(text).strip_prefix('P')?;
    let (mut total, mut in_time) = (0_i64, false);
    while !rest.is_empty() {
        if let Some(time) = rest.strip_prefix('T') {
            (in_time, rest) = (true, time);
            continue;
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: i64 = rest[..digits].parse().ok()?;
        let unit = match (rest[digits..].chars().next()?, in_time) {
            ('W', false) => 604_800,
            ('D', false) => 86_400,
            ('H', true) => 3600,
            ('M', true) => 60,
            ('S', true) => 1,
            _ => return None,
        };
        total = total.checked_add(number.checked_mul(unit)?)?;
        rest = &rest[digits + 1..];
    }
    TimeDelta::try_seconds(total)
}

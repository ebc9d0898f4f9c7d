//! From a project to iCalendar (RFC 5545).
//!
//! An event without a date becomes a `VJOURNAL`, the one component that needs none. A date that `DTSTART` and `DTEND`
//! do not say in full is in `X-SANAD-WHEN` too. The bytes depend on the project only, so `DTSTAMP` is the first moment
//! of the event.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::component::{all_day, keeps_omitted_year};
use super::date_lines::DATES;
use super::dates::{basic, date_of, dates_of, fits, utc};
use super::head::PropertyHead;
use super::kept::{KEY, keep, kept};
use super::lines::{Property, escape};
use super::read::{NAME, load};
use super::series::{INSTANCE, SERIES, derived, expected, instance};
use super::uid::{domain, uid, with_domain};
use super::zones::Zones;
use crate::formats::kit::days;
use crate::formats::kit::format::Saved;
use crate::formats::kit::losses::{RoundTrip, WrittenFile, saved};
use crate::model::{EdtfDate, Event, Extra, LocalText, Project};

/// The longest line, in bytes without its line break (RFC 5545 §3.1).
const MAX_LINE: usize = 75;

/// Properties whose values are texts, and so are escaped; those with `X-` are too (RFC 5545 §3.8, §3.8.8.2).
const TEXTS: [&str; 6] = ["COMMENT", "CONTACT", "LOCATION", "DESCRIPTION", "SUMMARY", "RELATED-TO"];

/// Writes a project.
pub(crate) fn save(project: &Project) -> Saved {
    let kept = kept(&project.extra);
    let mut writer = CalendarWriter {
        project,
        zones: Zones::of_kept(&kept),
        domain: domain(project),
        out: String::new(),
        events: Vec::new(),
    };
    writer.head(&kept);
    writer.all();
    line(&mut writer.out, "END:VCALENDAR");
    let written = WrittenFile { bytes: writer.out.into_bytes(), events: writer.events };
    saved(project, written, &RoundTrip { name: NAME, load, key: KEY })
}

struct CalendarWriter<'p> {
    project: &'p Project,
    zones: Zones,
    domain: String,
    out: String,
    /// The positions of the events that were written, in the order in which they will be read.
    events: Vec<usize>,
}

/// Parts of an event that are written in another way than by its own fields.
#[derive(Default)]
struct ComponentParts {
    /// The id that it has in the calendar, if it is not that of the event.
    uid: Option<String>,
    /// The dates and rules of its series, in the place of its date.
    series: Vec<Property>,
    /// Time of its series that it says anew.
    nth: Option<Property>,
}

impl CalendarWriter<'_> {
    fn head(&mut self, kept: &Extra) {
        let out = &mut self.out;
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sanad//Sanad//EN"].iter().for_each(|text| line(out, text));
        if !self.project.title.is_empty() {
            line(out, &format!("X-WR-CALNAME:{}", escape(self.project.title.get(&self.project.language))));
        }
        kept.iter().filter(|(name, _)| *name != "VTIMEZONE").for_each(|(name, value)| write_kept(out, name, value));
        let zones = match kept.get("VTIMEZONE") {
            Some(Json::Array(zones)) => zones.iter().collect(),
            zone => zone.into_iter().collect::<Vec<_>>(),
        };
        for zone in zones.into_iter().filter_map(Json::as_str) {
            line(out, "BEGIN:VTIMEZONE");
            zone.lines().for_each(|text| line(out, text));
            line(out, "END:VTIMEZONE");
        }
    }

    /// Writes all events; those of a series behind the one that has its rules.
    fn all(&mut self) {
        let whole = || self.project.events.whole().enumerate();
        let has_rules = |event: &Event| kept(&event.extra).contains_key(SERIES);
        let mut series: HashMap<String, Vec<(String, usize)>> = HashMap::new();
        for (_, event) in whole().filter(|(_, event)| has_rules(event)) {
            series.extend(instance(&event).map(|(of, _)| (of, Vec::new())));
        }
        for (nth, event) in whole() {
            if let Some((of, at)) = instance(&event)
                && let Some(times) = series.get_mut(&of)
            {
                times.push((at, nth));
            }
        }
        for nth in 0..self.project.events.len() {
            let Some(event) = self.project.events.get(nth).map(|event| event.to_event()) else { continue };
            match instance(&event) {
                Some((of, _)) if has_rules(&event) => {
                    let times = series.insert(of.clone(), Vec::new()).unwrap_or_default();
                    self.series(&event, &of, times);
                }
                Some((of, _)) if series.contains_key(&of) => {}
                Some((of, at)) => self.anew(nth, &event, &of, &at),
                None => self.event(nth, &event),
            }
        }
    }

    fn event(&mut self, nth: usize, event: &Event) {
        self.component(event, ComponentParts::default());
        self.events.push(nth);
    }

    /// Writes the component that has the rules of a series, and those of its times that say something else.
    fn series(&mut self, event: &Event, of: &str, times: Vec<(String, usize)>) {
        let kept = kept(&event.extra);
        let series = kept.get(SERIES).and_then(Json::as_object).cloned().unwrap_or_default();
        let mut lines: Vec<Property> = series.iter().flat_map(|(name, value)| properties(name, Some(value))).collect();
        let expected = expected(lines.clone(), all_day(&kept), &self.zones);
        let mut there: HashMap<String, usize> = times.iter().cloned().collect();
        let gone: Vec<&str> = expected.iter().map(|(at, _)| &**at).filter(|at| !there.contains_key(*at)).collect();
        if !gone.is_empty() {
            lines.push(beside_start(&lines, "EXDATE", gone.join(",")));
        }
        let nth =
            |own: &Event, at: &str| nth_of(own).unwrap_or_else(|| beside_start(&lines, "RECURRENCE-ID", at.to_owned()));
        let mut anew = Vec::new();
        for (at, when) in expected {
            let Some(position) = there.remove(&at) else { continue };
            let Some(own) = self.project.events.get(position).map(|event| event.to_event()) else { continue };
            self.events.push(position);
            let mut same = derived(event, of, &at, when.clone());
            same.id = own.id.clone();
            if bare(&own) != same || own.when != when {
                let nth = nth(&own, &at);
                anew.push((own, nth));
            }
        }
        // Those that the rules do not give come after them, as they stand in the project.
        for (at, position) in times.into_iter().filter(|(at, position)| there.get(at) == Some(position)) {
            self.events.push(position);
            let own = self.project.events.get(position).map(|event| event.to_event());
            anew.extend(own.map(|own| (nth(&own, &at), own)).map(|(nth, own)| (own, nth)));
        }
        self.component(event, ComponentParts { uid: Some(of.to_owned()), series: lines, nth: None });
        for (own, nth) in anew {
            self.component(&own, ComponentParts { uid: Some(of.to_owned()), series: Vec::new(), nth: Some(nth) });
        }
    }

    /// Writes a time of a series whose rules are gone.
    fn anew(&mut self, nth: usize, event: &Event, of: &str, at: &str) {
        let at = nth_of(event).unwrap_or_else(|| beside_start(&[], "RECURRENCE-ID", at.to_owned()));
        self.component(event, ComponentParts { uid: Some(of.to_owned()), series: Vec::new(), nth: Some(at) });
        self.events.push(nth);
    }

    fn component(&mut self, event: &Event, part: ComponentParts) {
        let project = self.project;
        let mut kept = kept(&event.extra);
        let text = |text: &LocalText| escape(text.get(&project.language));
        // A date as it came stands, as long as it is the date of the event.
        let there: Vec<Property> = DATES.iter().flat_map(|name| properties(name, kept.get(*name))).collect();
        let read = self.read(&there, all_day(&kept));
        let is_placed = !there.iter().any(|date| date.name() == "DTSTART" && keeps_omitted_year(&kept, date));
        let as_it_came = !there.is_empty() && read.filter(|_| is_placed) == event.when;
        let dates = match (part.series.is_empty(), as_it_came) {
            (false, _) => part.series,
            (true, true) => there,
            (true, false) => event.when.as_ref().map(dates_of).unwrap_or_default(),
        };
        let uid =
            part.uid.as_deref().map_or_else(|| uid(event, &kept, &self.domain), |id| with_domain(id, &self.domain));
        DATES.iter().chain(&[SERIES, INSTANCE]).for_each(|name| drop(kept.shift_remove(*name)));
        if part.nth.is_some() || dates.iter().any(|line| ["RRULE", "RDATE"].contains(&line.name())) {
            kept.shift_remove("RECURRENCE-ID");
        }
        let named = kept.shift_remove("component");
        let dated = dates.iter().any(|date| date.name() == "DTSTART");
        let component = named.as_ref().and_then(Json::as_str).unwrap_or(if dated { "VEVENT" } else { "VJOURNAL" });
        let out = &mut self.out;
        line(out, &format!("BEGIN:{component}"));
        line(out, &format!("UID:{uid}"));
        if !kept.contains_key("DTSTAMP") {
            line(out, &format!("DTSTAMP:{}", moment(event)));
        }
        dates.iter().chain(&part.nth).for_each(|date| line(out, &date.to_string()));
        for (name, own) in [("SUMMARY", Some(&event.title)), ("DESCRIPTION", event.summary.as_ref())] {
            // A text that came with parameters is written with them, as long as it is the text of the event.
            let as_it_came = |own: &LocalText| {
                let there = kept.get(name).and_then(|there| there.get("value")).and_then(Json::as_str);
                there.is_some_and(|there| there.trim() == own.get(&project.language))
            };
            if let Some(own) = own.filter(|own| !as_it_came(own)) {
                line(out, &format!("{name}:{}", text(own)));
            }
        }
        if !event.tags.is_empty() {
            let tags: Vec<String> = event.tags.iter().map(|tag| escape(tag)).collect();
            line(out, &format!("CATEGORIES:{}", tags.join(",")));
        }
        kept.iter().for_each(|(name, value)| write_kept(out, name, value));
        line(out, &format!("END:{component}"));
    }

    /// The date that properties say.
    fn read(&self, dates: &[Property], all_day: Option<bool>) -> Option<EdtfDate> {
        date_of(dates, all_day, &self.zones)
    }
}

/// An event without what only says that it is of a series, or carries the rules of it.
fn bare(event: &Event) -> Event {
    let mut event = event.clone();
    let mut kept = kept(&event.extra);
    kept.retain(|name, _| name != SERIES && !DATES.contains(&&**name));
    keep(&mut event, kept);
    event
}

/// Time of its series that an event says anew, as it came.
fn nth_of(event: &Event) -> Option<Property> {
    properties("RECURRENCE-ID", kept(&event.extra).get("RECURRENCE-ID")).into_iter().next()
}

/// A time of a series, in the zone of its start.
fn beside_start(lines: &[Property], name: &str, value: String) -> Property {
    let start = lines.iter().find(|line| line.name() == "DTSTART");
    let days = value.split(',').all(|at| at.len() == 8);
    let utc = start.is_some_and(|start| start.value.trim().ends_with('Z'));
    let mut parameters: Vec<_> = start
        .iter()
        .flat_map(|start| &start.head.parameters)
        .filter(|(name, _)| name == "TZID" && !days)
        .cloned()
        .collect();
    if days {
        parameters.push(("VALUE".to_owned(), "DATE".to_owned()));
    }
    let value =
        if utc && !days { value.split(',').map(|at| format!("{at}Z")).collect::<Vec<_>>().join(",") } else { value };
    Property { head: PropertyHead { name: name.to_owned(), parameters }, value }
}

/// The first moment of an event, as UTC.
fn moment(event: &Event) -> String {
    let first = event.when.as_ref().and_then(days::of).map(|days| utc(&days.first)).filter(fits);
    let (date, time) = first.map_or(("19700101".to_owned(), None), |first| (basic(&first), first.time));
    let (h, m, s) = time.unwrap_or_default();
    format!("{date}T{h:02}{m:02}{s:02}Z")
}

/// Properties that were kept under a name: one property or a list of them.
fn properties(name: &str, value: Option<&Json>) -> Vec<Property> {
    match value {
        None => Vec::new(),
        Some(Json::Array(values)) => values.iter().flat_map(|value| properties(name, Some(value))).collect(),
        Some(Json::Object(map)) => {
            let text = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let parameters = map.iter().filter(|(name, _)| *name != "value").map(|(name, v)| (name.clone(), text(v)));
            let parameters = parameters.collect();
            let value = map.get("value").map(text).unwrap_or_default();
            vec![Property { head: PropertyHead { name: name.to_owned(), parameters }, value: value_of(name, &value) }]
        }
        Some(Json::String(text)) => vec![Property::plain(name, value_of(name, text))],
        Some(_) => Vec::new(),
    }
}

fn value_of(name: &str, text: &str) -> String {
    let is_text = TEXTS.contains(&name) || name.starts_with("X-");
    if is_text { escape(text) } else { text.replace(['\r', '\n'], "\\n") }
}

fn write_kept(out: &mut String, name: &str, value: &Json) {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !name.is_empty() && name.chars().all(fits) {
        properties(name, Some(value)).iter().for_each(|property| line(out, &property.to_string()));
    }
}

/// Adds a line, folded where it is too long.
fn line(out: &mut String, text: &str) {
    let mut room = MAX_LINE;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = MAX_LINE - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}

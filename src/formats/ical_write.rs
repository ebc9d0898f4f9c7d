//! From a project to iCalendar (RFC 5545).
//!
//! An event without a date becomes a `VJOURNAL`, the one component that needs none. A date that `DTSTART` and `DTEND`
//! do not say in full is in `X-SANAD-WHEN` too. The bytes depend on the project only, so `DTSTAMP` is the first moment
//! of the event.

use std::path::Path;

use serde_json::{Map, Value as Json};
use sha2::{Digest as _, Sha256};

use super::lines::Property;
use super::{DATES, FORMAT, KEY, WHEN, when};
use crate::base::decode::decode;
use crate::formats::losses::{Way, Written, saved};
use crate::formats::simile::import::Import;
use crate::formats::simile::stamp::Stamp;
use crate::formats::{Saved, days};
use crate::model::{Event, Extra, LocalText, Project, When};

/// The longest line, in bytes without its line break (RFC 5545 §3.1).
const MAX_LINE: usize = 75;

/// The domain of the ids that we make, below one for the project.
const DOMAIN: &str = ".sanad";

/// Properties whose values are texts, and so are escaped; those with `X-` are too (RFC 5545 §3.8, §3.8.8.2).
const TEXTS: [&str; 6] = ["COMMENT", "CONTACT", "LOCATION", "DESCRIPTION", "SUMMARY", "RELATED-TO"];

/// Writes a project.
pub fn save(project: &Project) -> Saved {
    let mut out = String::new();
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sanad//Sanad//EN"].iter().for_each(|text| line(&mut out, text));
    if !project.title.is_empty() {
        line(&mut out, &format!("X-WR-CALNAME:{}", escape(project.title.get(&project.language))));
    }
    kept(&project.extra).iter().for_each(|(name, value)| write_kept(&mut out, name, value));
    let domain = domain(project);
    project.events.whole().for_each(|event| write_event(&mut out, project, &event, &domain));
    line(&mut out, "END:VCALENDAR");
    let written = Written { bytes: out.into_bytes(), events: (0..project.events.len()).collect() };
    saved(project, written, &Way { name: FORMAT.name, load: super::load, key: KEY })
}

/// Ids are the same in all calendars of the world; ours only in a project.
fn domain(project: &Project) -> String {
    let digest = Sha256::digest(project.title.get(&project.language));
    let digits: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("@{digits}{DOMAIN}")
}

/// An id as it was before it got our domain.
pub fn without_project(uid: &str) -> &str {
    uid.rsplit_once('@').filter(|(_, domain)| domain.ends_with(DOMAIN)).map_or(uid, |(id, _)| id)
}

fn kept(extra: &Extra) -> Map<String, Json> {
    extra.get(KEY).and_then(Json::as_object).cloned().unwrap_or_default()
}

fn write_event(out: &mut String, project: &Project, event: &Event, domain: &str) {
    let mut kept = kept(&event.extra);
    let text = |text: &LocalText| escape(text.get(&project.language));
    // A date as it came stands, as long as it is the date of the event.
    let there: Vec<Property> = DATES.iter().flat_map(|name| properties(name, kept.get(*name))).collect();
    let as_it_came = !there.is_empty() && read(&there) == event.when;
    let dates = if as_it_came { there } else { event.when.as_ref().map(dates_of).unwrap_or_default() };
    DATES.iter().for_each(|name| drop(kept.shift_remove(*name)));
    let named = kept.shift_remove("component");
    let dated = dates.iter().any(|date| date.name == "DTSTART");
    let component = named.as_ref().and_then(Json::as_str).unwrap_or(if dated { "VEVENT" } else { "VJOURNAL" });
    line(out, &format!("BEGIN:{component}"));
    line(out, &format!("UID:{}", uid(event, &kept, domain)));
    if !kept.contains_key("DTSTAMP") {
        line(out, &format!("DTSTAMP:{}", moment(event)));
    }
    dates.iter().for_each(|date| line(out, &date.to_string()));
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

fn uid(event: &Event, kept: &Map<String, Json>, domain: &str) -> String {
    let nth = kept.get("RECURRENCE-ID").and_then(|value| value.get("value").unwrap_or(value).as_str());
    let id = nth.and_then(|nth| event.id.strip_suffix(nth)?.strip_suffix('/')).unwrap_or(&event.id);
    escape(id) + if id.contains('@') { "" } else { domain }
}

/// The first moment of an event, as UTC.
fn moment(event: &Event) -> String {
    let first = event.when.as_ref().and_then(days::of).map(|days| utc(&days.first)).filter(fits);
    let (date, time) = first.map_or(("19700101".to_owned(), None), |first| (basic(&first), first.time));
    let (h, m, s) = time.unwrap_or_default();
    format!("{date}T{h:02}{m:02}{s:02}Z")
}

/// The date that properties say.
fn read(dates: &[Property]) -> Option<When> {
    let nothing = decode(b"");
    let mut import = Import::new(&nothing, Path::new(""));
    import.midnight_is_day = false;
    when(&mut import, dates, 0).0
}

/// The properties for a date.
pub fn dates_of(when: &When) -> Vec<Property> {
    let mut dates = Vec::new();
    let days = days::of(when).filter(|days| fits(&days.first) && days.last.as_ref().is_none_or(fits));
    if let Some(days::Days { first, last }) = days {
        if first.time.is_some() {
            dates.push(moment_property(&first));
        } else {
            // The end of an event is the first day after it.
            let end = days::next(last.as_ref().unwrap_or(&first)).filter(fits);
            dates.push(day_property("DTSTART", &first));
            dates.extend(end.map(|end| day_property("DTEND", &end)));
        }
    }
    if read(&dates).as_ref() != Some(when) {
        dates.push(plain(WHEN, escape(when.as_str())));
    }
    dates
}

/// Whether a year has the four digits that the format has for it.
fn fits(stamp: &Stamp) -> bool {
    (0..=9999).contains(&stamp.year)
}

fn basic(stamp: &Stamp) -> String {
    stamp.date().replace('-', "")
}

fn plain(name: &str, value: String) -> Property {
    Property { name: name.to_owned(), parameters: Vec::new(), value }
}

fn day_property(name: &str, day: &Stamp) -> Property {
    Property { parameters: vec![("VALUE".to_owned(), "DATE".to_owned())], ..plain(name, basic(day)) }
}

/// A time without its shift.
fn utc(stamp: &Stamp) -> Stamp {
    let shift = chrono::TimeDelta::minutes(stamp.shift.filter(|_| stamp.time.is_some()).unwrap_or(0).into());
    let at = stamp.to_date_time().filter(|_| !shift.is_zero()).and_then(|at| at.checked_sub_signed(shift));
    at.map(|at| Stamp::of_date_time(at, None)).filter(fits).unwrap_or_else(|| stamp.clone())
}

/// A time in UTC, or by the clock of the place where it is (RFC 5545 §3.3.5); there is no other shift.
fn moment_property(stamp: &Stamp) -> Property {
    let at = utc(stamp);
    let (h, m, s) = at.time.unwrap_or_default();
    let zone = if stamp.shift.is_some() { "Z" } else { "" };
    plain("DTSTART", format!("{}T{h:02}{m:02}{s:02}{zone}", basic(&at)))
}

/// What was kept under a name: one property or a list of them.
fn properties(name: &str, value: Option<&Json>) -> Vec<Property> {
    match value {
        None => Vec::new(),
        Some(Json::Array(values)) => values.iter().flat_map(|value| properties(name, Some(value))).collect(),
        Some(Json::Object(map)) => {
            let text = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let parameters = map.iter().filter(|(name, _)| *name != "value").map(|(name, v)| (name.clone(), text(v)));
            let parameters = parameters.collect();
            let value = map.get("value").map(text).unwrap_or_default();
            vec![Property { parameters, ..plain(name, value_of(name, &value)) }]
        }
        Some(Json::String(text)) => vec![plain(name, value_of(name, text))],
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

/// A text as RFC 5545 §3.3.11 has it.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            // Control characters have no place in a line; a carriage return is a part of a line break.
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
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

//! The date of a component from its properties, and the properties for a date.

use super::date_lines::{DateLines, WHEN, raw};
use super::head::PropertyHead;
use super::lines::{Property, escape, unescape};
use super::shape::EventSpan;
use super::zones::Zones;
use crate::formats::kit::days;
use crate::formats::kit::import::Import;
use crate::formats::kit::stamp::Stamp;
use crate::model::EdtfDate;

/// When it was.
#[derive(Debug, Default)]
pub(crate) struct DateReading {
    /// The date.
    pub when: Option<EdtfDate>,
    /// True if it says all that the properties do.
    pub whole: bool,
}

/// When a component was.
pub(crate) fn when(import: &mut Import<'_>, zones: &Zones, dates: &DateLines, at: usize) -> DateReading {
    if let Some(when) = whole_date(&dates.properties) {
        return DateReading { when: Some(when), whole: true };
    }
    match EventSpan::read(import, zones, dates, at) {
        Some(shape) => {
            let (when, exact) = import.when(at, &raw(dates), shape.span(shape.start.wall));
            DateReading { when, whole: exact && shape.whole }
        }
        None => DateReading { when: None, whole: dates.properties.is_empty() },
    }
}

/// The date in full as we write it, unless the other properties say something else: a program that changes them does
/// not know of it.
fn whole_date(properties: &[Property]) -> Option<EdtfDate> {
    let when = EdtfDate::parse(&unescape(&properties.iter().find(|date| date.name() == WHEN)?.value)).ok()?;
    let mut written = dates_of(&when);
    written.sort_by(|a, b| a.name().cmp(b.name()));
    let mut there = properties.to_vec();
    there.sort_by(|a, b| a.name().cmp(b.name()));
    (written == there).then_some(when)
}

/// The date that properties say.
pub(crate) fn date_of(dates: &[Property], all_day: Option<bool>, zones: &Zones) -> Option<EdtfDate> {
    let mut import = Import::of_nothing();
    import.midnight_is_day = false;
    when(&mut import, zones, &DateLines { properties: dates.to_vec(), all_day }, 0).when
}

/// The properties for a date.
pub(crate) fn dates_of(when: &EdtfDate) -> Vec<Property> {
    let mut dates = Vec::new();
    let days = days::of(when).filter(|days| fits(&days.first) && days.last.as_ref().is_none_or(fits));
    if let Some(days::Days { first, last }) = days {
        if first.time.is_some() {
            dates.push(moment_property("DTSTART", &first));
            let end = last.filter(|last| last.time.is_some());
            dates.extend(end.map(|end| moment_property("DTEND", &end)));
        } else {
            // The end of an event is the first day after it.
            let end = days::next(last.as_ref().unwrap_or(&first)).filter(fits);
            dates.push(day_property("DTSTART", &first));
            dates.extend(end.map(|end| day_property("DTEND", &end)));
        }
    }
    if date_of(&dates, None, &Zones::default()).as_ref() != Some(when) {
        dates.push(Property::plain(WHEN, escape(when.as_str())));
    }
    dates
}

/// Returns true if a year has the four digits that the format has for it.
pub(crate) fn fits(stamp: &Stamp) -> bool {
    (0..=9999).contains(&stamp.year)
}

/// A day as the format writes it, `20120821`.
pub(crate) fn basic(stamp: &Stamp) -> String {
    stamp.date().replace('-', "")
}

fn day_property(name: &str, day: &Stamp) -> Property {
    let parameters = vec![("VALUE".to_owned(), "DATE".to_owned())];
    Property { head: PropertyHead { name: name.to_owned(), parameters }, value: basic(day) }
}

/// A time without its shift.
pub(crate) fn utc(stamp: &Stamp) -> Stamp {
    let shift = chrono::TimeDelta::minutes(stamp.shift.filter(|_| stamp.time.is_some()).unwrap_or(0).into());
    let at = stamp.to_date_time().filter(|_| !shift.is_zero()).and_then(|at| at.checked_sub_signed(shift));
    at.map(|at| Stamp::of_date_time(at, None)).filter(fits).unwrap_or_else(|| stamp.clone())
}

/// A time in UTC, or by the clock of the place where it is (RFC 5545 §3.3.5); there is no other shift.
fn moment_property(name: &str, stamp: &Stamp) -> Property {
    let at = utc(stamp);
    let (h, m, s) = at.time.unwrap_or_default();
    let zone = if stamp.shift.is_some() { "Z" } else { "" };
    Property::plain(name, format!("{}T{h:02}{m:02}{s:02}{zone}", basic(&at)))
}

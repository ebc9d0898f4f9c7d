//! A start and how long it takes from there.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::date_lines::{DATES, DateLines, WHEN, raw};
use super::lines::Property;
use super::point::{ClockPoint, stamp};
use super::zones::Zones;
use crate::base::Severity;
use crate::base::digits::plain;
use crate::formats::kit::import::Import;
use crate::formats::kit::span::TimeSpan;

/// Duration of an event.
#[derive(Clone, Copy, Debug)]
enum Length<'z> {
    None,
    /// Number of whole days after the first.
    Days(i64),
    /// Number of seconds, and the clock that shows the end (RFC 5545 §3.8.5.3).
    Exact(i64, ClockPoint<'z>),
    /// Number of days by the clock.
    Nominal(i64),
}

impl<'z> Length<'z> {
    fn exact(days: i64, seconds: i64, end: ClockPoint<'z>) -> Self {
        Self::Exact(days * 86_400 + seconds, end)
    }
}

/// A start and how long it takes from there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EventSpan<'z> {
    /// Place where it starts.
    pub start: ClockPoint<'z>,
    length: Length<'z>,
    /// True if it says all that the properties do.
    pub whole: bool,
    /// True if times of day were taken for whole days.
    midnights: bool,
}

impl<'z> EventSpan<'z> {
    /// Reads the properties; `None` if there is no start, or none that is understood. Says what is odd.
    pub(crate) fn read(import: &mut Import<'_>, zones: &'z Zones, dates: &DateLines, at: usize) -> Option<Self> {
        let find = |name: &str| dates.properties.iter().find(|p| p.name() == name);
        let raw = raw(dates);
        // A to-do may have nothing but the day on which it is due.
        let Some(first) = find("DTSTART").or_else(|| find("DUE")) else {
            import.count(Severity::Warning, "tl-no-date", at, &raw);
            return None;
        };
        let Some(start) = ClockPoint::read(zones, first, &first.value) else {
            import.undated(at, &raw);
            return None;
        };
        start.tell(import, zones, first, at);
        let mut shape = Self { start, length: Length::None, whole: true, midnights: false };
        let due = find("DUE").filter(|due| first.name() != due.name());
        let length = match (find("DTEND").or(due), find("DURATION")) {
            (Some(last), _) => {
                let end = ClockPoint::read(zones, last, &last.value);
                end.iter().for_each(|end| end.tell(import, zones, last, at));
                end.and_then(|end| shape.length_to(end, last.name() == "DUE", dates.all_day))
            }
            (None, Some(length)) => duration(plain(&length.value).trim()).map(|length| match length {
                (days, 0) if start.is_day => Length::Days((days - 1).max(0)),
                (days @ 1.., 0) if start.is_midnight() && dates.all_day != Some(false) => shape.take_days(days - 1),
                (days, 0) => Length::Nominal(days),
                (days, seconds) => Length::exact(days, seconds, start),
            }),
            (None, None) => Some(Length::None),
        };
        let mixed = match find("DTEND").or(due) {
            Some(last) => length.is_some() && is_day(last) != start.is_day,
            None => start.is_day && matches!(length, Some(Length::Exact(..))),
        };
        if mixed {
            import.count(Severity::Warning, "tl-mixed-ends", at, &raw);
        }
        if length.is_none() {
            import.undated(at, &raw);
            shape.whole = false;
        }
        shape.length = length.unwrap_or(Length::None);
        if dates.all_day == Some(true) && start.is_midnight() && matches!(shape.length, Length::None) {
            shape.length = shape.take_days(0);
        }
        if shape.midnights {
            import.count(Severity::Note, "tl-midnight", at, &raw);
        }
        let repeated = repeated_values(dates);
        if let Some(values) = &repeated {
            import.count(Severity::Warning, "tl-dates-twice", at, &values.join(" / "));
        }
        shape.whole &= repeated.is_none();
        let zoned = dates.properties.iter().any(|property| property.parameter("TZID").is_some());
        shape.whole &= dates.properties.len() <= 2 && !shape.midnights && !zoned;
        shape.whole &= !start.is_usual && find("DUE").is_none() && find(WHEN).is_none();
        Some(shape)
    }

    /// The length to an end, which is the first moment after the event (RFC 5545 §3.6.1); `None` if it has no place.
    fn length_to(&mut self, end: ClockPoint<'z>, due: bool, all_day: Option<bool>) -> Option<Length<'z>> {
        let start = self.start;
        // Up to the midnight at which a day begins, by the clock of the start.
        let end = if end.is_day && !start.is_day && !due { start.at(end.wall) } else { end };
        let days = end.wall.date().signed_duration_since(start.wall.date()).num_days();
        if start.is_day && end.is_day {
            // What is due on a day is due within it.
            return Some(Length::Days(if due { days } else { days - i64::from(days > 0) }));
        }
        if start.is_day && end.is_midnight() && !due && days > 0 {
            return Some(Length::Days(days - 1));
        }
        let midnights = start.is_midnight() && end.is_midnight() && days > 0;
        if midnights && all_day != Some(false) {
            return Some(self.take_days(days - 1));
        }
        let seconds = match (start.utc(), end.utc()) {
            (Some(from), Some(to)) => to.signed_duration_since(from),
            _ => end.wall.signed_duration_since(start.wall),
        };
        Some(Length::Exact(seconds.num_seconds(), end))
    }

    /// The times of day only fill their fields.
    fn take_days(&mut self, days: i64) -> Length<'z> {
        self.start.is_day = true;
        self.midnights = true;
        Length::Days(days)
    }

    /// The same, with the length of a period `start/end` or `start/duration` (RFC 5545 §3.3.9).
    pub(crate) fn with_period(
        &self,
        zones: &'z Zones,
        property: &Property,
        start: ClockPoint<'z>,
        end: &str,
    ) -> Option<Self> {
        let length = match duration(plain(end).trim()) {
            Some((days, seconds)) => Length::exact(days, seconds, self.start),
            None => {
                let end = ClockPoint::read(zones, property, end)?;
                let seconds = match (start.utc(), end.utc()) {
                    (Some(from), Some(to)) => to.signed_duration_since(from),
                    _ => end.wall.signed_duration_since(start.wall),
                };
                Length::Exact(Some(seconds.num_seconds()).filter(|seconds| *seconds >= 0)?, self.start)
            }
        };
        Some(Self { length, ..*self })
    }

    /// Span of the event if it starts at another time.
    pub(crate) fn span(&self, start: NaiveDateTime) -> TimeSpan {
        let start = self.start.at(start);
        let end = match self.length {
            Length::None | Length::Days(0) => None,
            Length::Days(days) => TimeDelta::try_days(days)
                .and_then(|days| start.wall.checked_add_signed(days))
                .map(|wall| ClockPoint { wall, ..start }),
            Length::Exact(seconds, end) if end.is_day => end_day(start, seconds).map(|wall| ClockPoint { wall, ..end }),
            // By the clock of the end, which may be in another zone.
            Length::Exact(seconds, end) => match (start.utc(), end.clock.is_some(), end.utc()) {
                (Some(utc), true, Some(_)) => utc
                    .checked_add_signed(TimeDelta::seconds(seconds))
                    .and_then(|utc| end.clock?.at(utc))
                    .map(|(wall, shift)| ClockPoint { wall, shift: Some(shift), ..end }),
                (Some(utc), false, Some(_)) => TimeDelta::try_minutes(end.shift.unwrap_or(0).into())
                    .and_then(|shift| utc.checked_add_signed(TimeDelta::seconds(seconds) + shift))
                    .map(|wall| ClockPoint { wall, ..end }),
                _ if start.is_day => TimeDelta::try_seconds(seconds)
                    .and_then(|length| start.wall.checked_add_signed(length))
                    .map(|wall| end.at(wall)),
                _ => start.after(seconds).map(|point| ClockPoint { shift: end.shift, ..point }),
            },
            Length::Nominal(days) => TimeDelta::try_days(days)
                .and_then(|days| start.wall.checked_add_signed(days))
                .map(|wall| start.at(wall)),
        };
        let start = start.stamp();
        TimeSpan::new(start.clone(), end.map(|end| end.stamp()).filter(|end| *end != start))
    }
}

/// Values of the first property of a date that stands there twice or more.
fn repeated_values(dates: &DateLines) -> Option<Vec<&str>> {
    let values = |name: &&str| -> Vec<&str> {
        dates.properties.iter().filter(|p| p.name() == *name).map(|p| p.value.trim()).collect()
    };
    DATES.iter().map(values).find(|values| values.len() > 1)
}

/// Returns true if a property gives a day without a time.
fn is_day(property: &Property) -> bool {
    property.parameter("VALUE").is_some_and(|kind| kind.eq_ignore_ascii_case("DATE"))
        || stamp(plain(&property.value).trim()).is_some_and(|stamp| stamp.time.is_none())
}

/// The day in which something ends that takes so many seconds.
fn end_day(start: ClockPoint<'_>, seconds: i64) -> Option<NaiveDateTime> {
    let end = start.wall.checked_add_signed(TimeDelta::try_seconds(seconds)?)?;
    Some(end.date().and_time(NaiveTime::MIN))
}

/// `P1D`, `PT1H30M`, `P2W` in days and seconds; a minus gives `None`, as an event cannot end before it starts.
pub(crate) fn duration(text: &str) -> Option<(i64, i64)> {
    let mut rest = text.strip_prefix('+').unwrap_or(text).strip_prefix('P')?;
    let (mut days, mut seconds, mut in_time) = (0_i64, 0_i64, false);
    while !rest.is_empty() {
        if let Some(time) = rest.strip_prefix('T') {
            (in_time, rest) = (true, time);
            continue;
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: i64 = rest[..digits].parse().ok().filter(|n| *n < 1_000_000_000)?;
        let (sum, unit) = match (rest[digits..].chars().next()?, in_time) {
            ('W', false) => (&mut days, 7),
            ('D', false) => (&mut days, 1),
            ('H', true) => (&mut seconds, 3600),
            ('M', true) => (&mut seconds, 60),
            ('S', true) => (&mut seconds, 1),
            _ => return None,
        };
        *sum = sum.checked_add(number.checked_mul(unit)?)?;
        rest = &rest[digits + 1..];
    }
    Some((days, seconds))
}

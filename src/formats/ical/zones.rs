//! The zones of a calendar: those that it defines itself (RFC 5545 §3.6.5), and those that are known by their names.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, TimeDelta};
use serde_json::Value as Json;

use super::lines::{Property, properties};
use super::recur::{RecurrenceRule, RuleBounds, Until};
use crate::model::{Extra, Fit, Zone};

/// Definitions are followed up to this year, and no further than so many changes of the clocks.
const LAST_YEAR: i32 = 2200;
const MAX_CHANGES: usize = 2000;

/// Definitions are followed from this year on, if they go back further.
const FIRST_YEAR: i32 = 1800;

/// Source of the shift of a clock.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Clock<'z> {
    /// A definition in the file.
    Defined(&'z Definition),
    /// A zone with a known name.
    Known(Zone),
}

impl Clock<'_> {
    /// Shift of the clock ahead of UTC when it shows a time, in minutes, and how often it shows it.
    pub(crate) fn shift_of(&self, wall: NaiveDateTime) -> (i16, Fit) {
        match self {
            Self::Defined(definition) => definition.shift_of(wall),
            Self::Known(zone) => zone.shift_of(wall),
        }
    }

    /// Time that the clock shows at a time of UTC, and its shift.
    pub(crate) fn at(&self, utc: NaiveDateTime) -> Option<(NaiveDateTime, i16)> {
        let shift = match self {
            Self::Defined(definition) => definition.shift_at(utc),
            Self::Known(zone) => zone.shift_at(utc),
        };
        Some((utc.checked_add_signed(TimeDelta::minutes(shift.into()))?, shift))
    }
}

/// The zones of a file.
#[derive(Debug, Default)]
pub(crate) struct Zones {
    defined: HashMap<String, Definition>,
    known: std::cell::RefCell<HashMap<String, Option<Zone>>>,
    /// The name of the zone of times that name none.
    usual: Option<String>,
}

impl Zones {
    /// The zones that a project keeps of the calendar that it came from.
    pub(crate) fn of_kept(kept: &Extra) -> Self {
        let mut zones = Self::default();
        let texts = match kept.get("VTIMEZONE") {
            Some(Json::Array(texts)) => texts.iter().collect(),
            Some(text) => vec![text],
            None => Vec::new(),
        };
        texts.into_iter().filter_map(Json::as_str).for_each(|text| zones.define(text));
        let text = |name: &str| {
            let value = kept.get(name)?;
            value.get("value").unwrap_or(value).as_str()
        };
        [USUAL, "TZ", "DAYLIGHT"]
            .iter()
            .filter_map(|name| Some((name, text(name)?)))
            .for_each(|(n, t)| zones.says(n, t));
        zones
    }

    /// Takes the lines between the beginning and the end of a `VTIMEZONE`.
    pub(crate) fn define(&mut self, lines: &str) {
        if let Some((name, definition)) = Definition::read(lines) {
            self.defined.entry(name).or_insert(definition);
        }
    }

    /// Takes what a property of the calendar says of the zone of times that name none: Apple and Google give its name,
    /// vCalendar 1.0 (§2.1.6) a shift, which is that of the whole year only if there is no daylight saving time.
    pub(crate) fn says(&mut self, property: &str, value: &str) {
        let value = value.trim();
        match property {
            USUAL if !value.is_empty() => self.usual = Some(value.to_owned()),
            "TZ" if self.usual.is_none() => self.usual = Zone::of_name(value).map(|_| value.to_owned()),
            "DAYLIGHT" if value.to_ascii_uppercase().starts_with("TRUE") => {
                self.usual = self.usual.take().filter(|name| !name.starts_with(['+', '-']));
            }
            _ => {}
        }
    }

    /// The zone of times that name none: its name, and its clock if that is known.
    pub(crate) fn usual(&self) -> Option<(&str, Option<Clock<'_>>)> {
        let name = self.usual.as_deref()?;
        Some((name, self.clock(name)))
    }

    /// The clock of a name: the definition of the file, else what is known by the name.
    pub(crate) fn clock(&self, name: &str) -> Option<Clock<'_>> {
        if let Some(definition) = self.defined.get(name) {
            return Some(Clock::Defined(definition));
        }
        let mut known = self.known.borrow_mut();
        let zone = *known.entry(name.to_owned()).or_insert_with(|| Zone::of_name(name));
        zone.map(Clock::Known)
    }
}

/// The property of a calendar that names the zone of its times.
const USUAL: &str = "X-WR-TIMEZONE";

/// A zone that a calendar defines.
#[derive(Debug)]
pub(crate) struct Definition {
    /// When the clocks change: by UTC, with the shifts before and after in minutes; in order.
    changes: Vec<ZoneChange>,
    /// Its name in the file.
    name: String,
    /// The zone of this name, for times before the first change that the definition knows, and after the last.
    known: Option<Zone>,
    /// True if its last change is only the last that the program wrote: no rule goes on, though the clocks changed both
    /// ways.
    ends: bool,
}

/// Doubt about a definition at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ZoneDoubt {
    /// The zone that is known by its name has another shift, in minutes.
    Differs(i16),
    /// It has no more changes, and nothing is known by its name.
    Ended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ZoneChange {
    utc: NaiveDateTime,
    from: i16,
    to: i16,
}

impl Definition {
    /// `None` for one that says no shift.
    fn read(lines: &str) -> Option<(String, Self)> {
        let mut name = None;
        let mut part: Option<Vec<Property>> = None;
        let mut changes = Vec::new();
        let mut goes_on = false;
        for property in properties(lines).filter_map(|(_, line)| line.ok()) {
            match (property.name(), &mut part) {
                ("TZID", None) => name = Some(property.value.trim().to_owned()),
                ("BEGIN", None) => part = Some(Vec::new()),
                ("END", Some(properties)) => {
                    goes_on |= properties.iter().any(|p| p.name() == "RRULE" && goes_on_for_ever(&p.value));
                    changes.extend(changes_of(properties).into_iter().flatten());
                    part = None;
                }
                (_, Some(properties)) => properties.push(property),
                _ => {}
            }
        }
        changes.sort_unstable();
        let name = name?;
        let known = Zone::of_name(&name).filter(|zone| matches!(zone, Zone::Named(_)));
        let both_ways = [true, false]
            .iter()
            .all(|up| changes.iter().any(|c: &ZoneChange| c.from != c.to && (c.from < c.to) == *up));
        let ends = !goes_on && both_ways;
        (!changes.is_empty()).then(|| (name.clone(), Self { changes, name, known, ends }))
    }

    /// The last change before a time for which `is_past` holds, or nothing before all of them.
    fn last(&self, is_past: impl Fn(&ZoneChange) -> bool) -> Option<&ZoneChange> {
        self.changes[..self.changes.partition_point(is_past)].last()
    }

    fn first_shift(&self) -> i16 {
        self.changes.first().map_or(0, |change| change.from)
    }

    /// Its name in the file.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Doubt about it at a time that its clock shows.
    pub(crate) fn doubt(&self, wall: NaiveDateTime) -> Option<ZoneDoubt> {
        let beyond = self.is_beyond(wall);
        match self.known {
            None => (self.ends && beyond).then_some(ZoneDoubt::Ended),
            Some(zone) => {
                let (known, _) = zone.shift_of(wall);
                (known != self.shift_of(wall).0).then_some(ZoneDoubt::Differs(known))
            }
        }
    }

    /// Returns true if it only ends before the known zone does, with which it agrees up to its last change.
    fn leaves_off(&self, known: Zone) -> bool {
        self.ends && self.changes.last().is_some_and(|last| known.shift_at(last.utc) == last.to)
    }

    /// Returns true if a time by the clock is more than half a year after the last change, where the next one is to be
    /// expected.
    fn is_beyond(&self, wall: NaiveDateTime) -> bool {
        self.changes.last().is_some_and(|last| last.utc + TimeDelta::days(184) < wall)
    }

    fn shift_at(&self, utc: NaiveDateTime) -> i16 {
        match (self.last(|change| change.utc <= utc), self.known) {
            (Some(change), Some(zone)) if self.leaves_off(zone) && self.changes.last() == Some(change) => {
                zone.shift_at(utc)
            }
            (Some(change), _) => change.to,
            (None, Some(zone)) => zone.shift_at(utc),
            (None, None) => self.first_shift(),
        }
    }

    fn shift_of(&self, wall: NaiveDateTime) -> (i16, Fit) {
        // Where the clock is put forward, the shift before counts up to the time that it is put to; where it is put
        // back, up to the time that it is put back at (RFC 5545 §3.3.5).
        let shown = |change: &ZoneChange, shift: i16| change.utc + TimeDelta::minutes(shift.into());
        let last = self.last(|change| shown(change, change.from.max(change.to)) <= wall);
        let next = self.changes.iter().find(|change| shown(change, change.from.max(change.to)) > wall);
        let fit = match next {
            Some(change) if shown(change, change.from.min(change.to)) <= wall => {
                if change.to > change.from {
                    Fit::Never
                } else {
                    Fit::Twice
                }
            }
            _ => Fit::Once,
        };
        match (last, self.known) {
            (Some(_), Some(zone)) if next.is_none() && self.leaves_off(zone) => zone.shift_of(wall),
            (Some(change), _) => (change.to, fit),
            (None, Some(zone)) => zone.shift_of(wall),
            (None, None) => (self.first_shift(), fit),
        }
    }
}

/// The changes to standard or daylight saving time that a part of a definition tells.
fn changes_of(properties: &[Property]) -> Option<Vec<ZoneChange>> {
    let values = |name: &'static str| properties.iter().filter(move |p| p.name() == name).map(|p| p.value.trim());
    let from = shift(values("TZOFFSETFROM").next()?)?;
    let to = shift(values("TZOFFSETTO").next()?)?;
    let start = wall(values("DTSTART").next()?)?;
    let mut walls = BTreeSet::from([start]);
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1);
    let bounds = RuleBounds { most: MAX_CHANGES, last: day(LAST_YEAR)?.and_hms_opt(0, 0, 0)?, from: day(FIRST_YEAR) };
    for rule in values("RRULE").filter_map(RecurrenceRule::parse) {
        let mut rule = rule;
        if let Some(Until::Utc(at)) = rule.until {
            rule.until = Some(Until::Wall(at.checked_add_signed(TimeDelta::minutes(from.into()))?));
        }
        walls.extend(rule.times(start, bounds).all);
    }
    walls.extend(values("RDATE").flat_map(|list| list.split(',')).filter_map(wall));
    let utc = |wall: NaiveDateTime| wall.checked_sub_signed(TimeDelta::minutes(from.into()));
    Some(
        walls
            .into_iter()
            .filter_map(utc)
            .map(|utc| ZoneChange { utc, from, to })
            .filter(|c| c.utc.year() > 1)
            .collect(),
    )
}

/// Returns true if a rule of changes has no end that comes before the last year that is followed.
fn goes_on_for_ever(rule: &str) -> bool {
    let rule = rule.to_ascii_uppercase();
    !rule.contains("UNTIL=") && !rule.contains("COUNT=")
}

/// `+0300`, `-043000`, in minutes.
fn shift(text: &str) -> Option<i16> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let digits = digits.replace(':', "");
    if ![4, 6].contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let two = |at: usize| digits.get(at..at + 2).map_or(Some(0), |pair| pair.parse::<i16>().ok());
    let (h, m, s) = (two(0)?, two(2)?, two(4)?);
    (h < 24 && m < 60).then(|| sign * (h * 60 + m + (s + 30) / 60))
}

fn wall(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().trim_end_matches('Z').split('/').next()?;
    NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONDON: &str = "TZID:GMT Standard Time\nBEGIN:STANDARD\nDTSTART:16011028T020000\n\
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZOFFSETFROM:+0100\nTZOFFSETTO:-0000\nEND:STANDARD\nBEGIN:DAYLIGHT\n\
        DTSTART:16010325T010000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nTZOFFSETFROM:-0000\nTZOFFSETTO:+0100\n\
        END:DAYLIGHT\n";
    const FIXED: &str =
        "TZID:Mine\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0400\nTZOFFSETTO:+0400\nEND:STANDARD\n";
    /// Only the rules of these years, as many programs write them.
    const ROME: &str = "TZID:Europe/Rome\nBEGIN:DAYLIGHT\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n\
        DTSTART:20200329T020000\nRDATE:20210328T020000\nEND:DAYLIGHT\nBEGIN:STANDARD\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n\
        DTSTART:20201025T030000\nRRULE:FREQ=YEARLY;UNTIL=20211031T010000Z;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\n";

    #[test]
    fn definitions_give_the_shifts_of_their_rules() {
        let mut zones = Zones::default();
        [LONDON, FIXED, ROME, "TZID:None\n"].iter().for_each(|text| zones.define(text));
        let cases = [
            ("GMT Standard Time", "20240610T070000", Some((60, Fit::Once))),
            ("GMT Standard Time", "20240110T070000", Some((0, Fit::Once))),
            ("GMT Standard Time", "20240331T005959", Some((0, Fit::Once))),
            ("GMT Standard Time", "20240331T013000", Some((0, Fit::Never))),
            ("GMT Standard Time", "20240331T020000", Some((60, Fit::Once))),
            ("GMT Standard Time", "20241027T005959", Some((60, Fit::Once))),
            ("GMT Standard Time", "20241027T013000", Some((60, Fit::Twice))),
            ("GMT Standard Time", "20241027T020000", Some((0, Fit::Once))),
            ("Mine", "20240610T070000", Some((240, Fit::Once))),
            ("Europe/Rome", "20210701T120000", Some((120, Fit::Once))),
            ("Europe/Rome", "20211201T120000", Some((60, Fit::Once))),
            // Before what the definition knows, the database has it.
            ("Europe/Rome", "19750701T120000", Some((120, Fit::Once))),
            ("None", "20240610T070000", None),
        ];
        for (name, at, expected) in cases {
            let wall = wall(at).expect(at);
            assert_eq!(zones.clock(name).map(|clock| clock.shift_of(wall)), expected, "{name} {at}");
        }
        let utc = wall("20241027T003000").expect("a time");
        let clock = zones.clock("GMT Standard Time").expect("a zone");
        assert_eq!(clock.at(utc), Some((wall("20241027T013000").expect("a time"), 60)));
    }
}

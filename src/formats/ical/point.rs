//! Days and moments by the clocks of their zones.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::lines::Property;
use super::zones::{Clock, ZoneDoubt, Zones};
use crate::base::Severity;
use crate::base::digits::plain;
use crate::formats::kit::import::Import;
use crate::formats::kit::stamp::Stamp;
use crate::model::Fit;
use crate::model::date::phrase::Order;
use crate::model::zone::spelled;

/// Shifts further from UTC have no place in a date, in minutes.
const MAX_SHIFT: i16 = 14 * 60;

/// A day, or a moment and the clock that shows it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClockPoint<'z> {
    /// Time that the clock shows.
    pub wall: NaiveDateTime,
    /// True if it is the whole day.
    pub is_day: bool,
    /// Shift of the clock ahead of UTC, in minutes, if that is known.
    pub shift: Option<i16>,
    /// The clock, if its zone is known.
    pub clock: Option<Clock<'z>>,
    /// True if the source does not say the zone itself.
    pub is_usual: bool,
    pub(super) fit: Fit,
    /// True if a part of a second was left out.
    pub(super) fraction: bool,
}

impl<'z> ClockPoint<'z> {
    /// Reads the first value of a property.
    pub(crate) fn read(zones: &'z Zones, property: &Property, value: &str) -> Option<Self> {
        let value = plain(value);
        let mut stamp = stamp(value.trim())?;
        if property.parameter("VALUE").is_some_and(|kind| kind.eq_ignore_ascii_case("DATE")) {
            (stamp.time, stamp.shift) = (None, None);
        }
        let point = Self {
            wall: stamp.to_date_time()?,
            is_day: stamp.time.is_none(),
            shift: stamp.shift,
            clock: None,
            is_usual: false,
            fit: Fit::Once,
            // A leap second has no place on the clock of the axis, like a part of a second.
            fraction: stamp.fraction || stamp.time.is_some_and(|(_, _, second)| second > 59),
        };
        if point.is_day || point.shift.is_some() {
            return Some(point);
        }
        let named = property.parameter("TZID").map(|name| zones.clock(name));
        let usual = zones.usual().and_then(|(_, clock)| clock).filter(|_| named.is_none());
        Some(Self { clock: named.flatten().or(usual), is_usual: usual.is_some(), ..point }.at(point.wall))
    }

    /// The same clock at another time.
    pub(crate) fn at(self, wall: NaiveDateTime) -> Self {
        match self.clock {
            Some(clock) => {
                let (shift, fit) = clock.shift_of(wall);
                Self { wall, shift: Some(shift), fit, ..self }
            }
            None => Self { wall, ..self },
        }
    }

    /// The same clock so many seconds later.
    pub(crate) fn after(self, seconds: i64) -> Option<Self> {
        let length = TimeDelta::try_seconds(seconds)?;
        let moved = match (self.clock, self.utc()) {
            (Some(clock), Some(utc)) => {
                let (wall, shift) = clock.at(utc.checked_add_signed(length)?)?;
                Self { wall, shift: Some(shift), fit: Fit::Once, ..self }
            }
            _ => Self { wall: self.wall.checked_add_signed(length)?, ..self },
        };
        Some(moved)
    }

    /// Its time by UTC, if its zone is known.
    pub(crate) fn utc(&self) -> Option<NaiveDateTime> {
        self.wall.checked_sub_signed(TimeDelta::minutes(self.shift?.into()))
    }

    /// Returns true if two are one time, or one is a day in which the other is.
    pub(crate) fn is(&self, other: &Self) -> bool {
        if self.is_day || other.is_day {
            return self.wall.date() == other.wall.date();
        }
        match (self.utc(), other.utc()) {
            (Some(a), Some(b)) => a == b,
            _ => self.wall == other.wall,
        }
    }

    /// Time that its clock shows at a time of UTC.
    pub(crate) fn wall_at(&self, utc: NaiveDateTime) -> NaiveDateTime {
        let by_clock = self.clock.and_then(|clock| clock.at(utc)).map(|(wall, _)| wall);
        let by_shift = || utc.checked_add_signed(TimeDelta::minutes(self.shift.unwrap_or(0).into()));
        by_clock.or_else(by_shift).unwrap_or(utc)
    }

    /// Time that its clock shows at the time of another one.
    pub(crate) fn shown_at(&self, other: &Self) -> NaiveDateTime {
        match other.utc() {
            _ if self.is_day => other.wall.date().and_time(NaiveTime::MIN),
            _ if other.is_day => other.wall.date().and_time(self.wall.time()),
            Some(utc) if self.shift.is_some() => self.wall_at(utc),
            _ => other.wall,
        }
    }

    /// Returns true if it is the first moment of a day.
    pub(crate) fn is_midnight(&self) -> bool {
        !self.is_day && self.wall.time() == NaiveTime::MIN && !self.fraction
    }

    /// The same as a point in time of the kit.
    pub(crate) fn stamp(&self) -> Stamp {
        let shift = self.shift.filter(|shift| shift.abs() <= MAX_SHIFT);
        let stamp = Stamp { fraction: self.fraction, ..Stamp::of_date_time(self.wall, shift) };
        if self.is_day { Stamp { time: None, shift: None, ..stamp } } else { stamp }
    }

    /// Says what of the clock is odd.
    pub(crate) fn tell(&self, import: &mut Import<'_>, zones: &Zones, property: &Property, at: usize) {
        let raw = property.value.trim();
        self.tell_clock(import, at, raw);
        let name = property.parameter("TZID").or_else(|| zones.usual().map(|(name, _)| name));
        if let Some(name) = name.filter(|_| !self.is_day && self.shift.is_none()) {
            import.count_of(Severity::Warning, "tl-zone-unknown", name, at, raw);
        }
    }
}

impl ClockPoint<'_> {
    /// Says where the clock shows its time twice or never, and where the file and the list of zones differ on it.
    pub(crate) fn tell_clock(&self, import: &mut Import<'_>, at: usize, raw: &str) {
        match self.fit {
            Fit::Once => {}
            Fit::Twice => import.count(Severity::Warning, "tl-zone-twice", at, raw),
            Fit::Never => import.count(Severity::Warning, "tl-zone-never", at, raw),
        }
        let Some(Clock::Defined(definition)) = self.clock.filter(|_| !self.is_day) else { return };
        match definition.doubt(self.wall) {
            Some(ZoneDoubt::Differs(known)) => {
                let (found, known) = (spelled(self.shift.unwrap_or(0)), spelled(known));
                let example = format!("{raw}: {found} / {known}");
                import.count_of(Severity::Warning, "tl-zone-differs", definition.name(), at, &example);
            }
            Some(ZoneDoubt::Ended) => import.count_of(Severity::Warning, "tl-zone-ended", definition.name(), at, raw),
            None => {}
        }
    }
}

/// `20120821`, `20120821T210000` or `20120821T210000Z`; stray hyphens and colons do no harm.
pub(crate) fn stamp(text: &str) -> Option<Stamp> {
    let text = text.strip_suffix('Z').filter(|date| date.len() == 8).unwrap_or(text);
    Stamp::parse(text, Order::MonthFirst).filter(|stamp| stamp.day.is_some())
}

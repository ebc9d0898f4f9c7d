//! The ticks of the axis: a table of units and steps, the way of d3-time, on the proleptic Gregorian calendar.

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use super::scale::{Scale, Seconds};
use crate::base::bounded;
use crate::i18n::TickUnit;

/// A unit of the calendar that ticks stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Minutes of an hour.
    Minute,
    /// Hours of a day.
    Hour,
    /// Days of a month.
    Day,
    /// Months of a year.
    Month,
    /// Years, and by larger steps decades, centuries and millennia.
    Year,
}

/// Every so many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Unit that is counted.
    pub unit: Unit,
    /// Number of them.
    pub count: u32,
}

/// Ticks stand at least so far apart, in points.
const MIN_GAP: f64 = 62.0;

const fn step(unit: Unit, count: u32) -> Step {
    Step { unit, count }
}

/// Every step an axis can have, finest first.
const STEPS: &[Step] = &[
    step(Unit::Minute, 1),
    step(Unit::Minute, 5),
    step(Unit::Minute, 15),
    step(Unit::Minute, 30),
    step(Unit::Hour, 1),
    step(Unit::Hour, 3),
    step(Unit::Hour, 6),
    step(Unit::Hour, 12),
    step(Unit::Day, 1),
    step(Unit::Day, 2),
    step(Unit::Day, 7),
    step(Unit::Month, 1),
    step(Unit::Month, 3),
    step(Unit::Month, 6),
    step(Unit::Year, 1),
    step(Unit::Year, 2),
    step(Unit::Year, 5),
    step(Unit::Year, 10),
    step(Unit::Year, 20),
    step(Unit::Year, 50),
    step(Unit::Year, 100),
    step(Unit::Year, 500),
    step(Unit::Year, 1000),
    step(Unit::Year, 10_000),
    step(Unit::Year, 100_000),
];

impl Step {
    /// Length of the step, in seconds; months and years by their mean.
    pub fn seconds(self) -> f64 {
        let unit = match self.unit {
            Unit::Minute => 60.0,
            Unit::Hour => 3600.0,
            Unit::Day => 86_400.0,
            Unit::Month => 86_400.0 * 365.2425 / 12.0,
            Unit::Year => 86_400.0 * 365.2425,
        };
        unit * f64::from(self.count)
    }

    /// The finest step whose ticks are at least `min_gap` points apart.
    pub fn for_zoom(per_point: f64, min_gap: f64) -> Self {
        let index = STEPS.partition_point(|s| s.seconds() / per_point < min_gap);
        STEPS[index.min(STEPS.len() - 1)]
    }

    /// The step of an axis at a zoom.
    pub fn of_axis(scale: &Scale) -> Self {
        Self::for_zoom(scale.per_point(), MIN_GAP)
    }

    /// The step that names the surroundings of this one's ticks: the day of hours, the year of months.
    pub fn context(self) -> Option<Self> {
        match self.unit {
            Unit::Minute | Unit::Hour => Some(step(Unit::Day, 1)),
            Unit::Day => Some(step(Unit::Month, 1)),
            Unit::Month => Some(step(Unit::Year, 1)),
            Unit::Year => None,
        }
    }

    /// The last tick at or before a time; `None` beyond the calendar (±262,000 years).
    fn floor(self, time: NaiveDateTime) -> Option<NaiveDateTime> {
        let count = self.count;
        let midnight = |date: NaiveDate| date.and_hms_opt(0, 0, 0);
        match self.unit {
            Unit::Minute => time.date().and_hms_opt(time.hour(), time.minute() / count * count, 0),
            Unit::Hour => time.date().and_hms_opt(time.hour() / count * count, 0, 0),
            // Days restart with each month, so that the first of a month always has its tick.
            Unit::Day => midnight(time.date().with_day(time.day0() / count * count + 1)?),
            Unit::Month => midnight(NaiveDate::from_ymd_opt(time.year(), time.month0() / count * count + 1, 1)?),
            Unit::Year => midnight(NaiveDate::from_ymd_opt(time.year().div_euclid(count as i32) * count as i32, 1, 1)?),
        }
    }

    /// The tick after a tick.
    fn next(self, tick: NaiveDateTime) -> Option<NaiveDateTime> {
        let count = self.count;
        match self.unit {
            Unit::Minute => tick.checked_add_signed(TimeDelta::minutes(count.into())),
            Unit::Hour => tick.checked_add_signed(TimeDelta::hours(count.into())),
            Unit::Day => {
                let month = step(Unit::Month, 1);
                let (next, first) =
                    (tick.checked_add_signed(TimeDelta::days(count.into()))?, month.next(month.floor(tick)?)?);
                // A tick too near the first of the next month would crowd it.
                let crowded = (first - next).num_days() * 2 < i64::from(count) && count > 1;
                Some(if next >= first || crowded { first } else { next })
            }
            Unit::Month => tick.checked_add_months(Months::new(count)),
            Unit::Year => tick.checked_add_months(Months::new(12 * count)),
        }
    }

    /// The ticks from the last one at or before `from` to the first one after `to`, at most 2,000 of them.
    pub fn ticks(self, from: Seconds, to: Seconds) -> Vec<Seconds> {
        let first = calendar_time(from).and_then(|t| self.floor(t));
        let until = calendar_time(to).unwrap_or(NaiveDateTime::MAX);
        let mut passed = false;
        std::iter::successors(first, |&tick| self.next(tick))
            .take_while(|&tick| !std::mem::replace(&mut passed, tick > until))
            .take(2000)
            .map(|tick| tick.and_utc().timestamp() as f64)
            .collect()
    }
}

/// The calendar's time; clamped into what the calendar reaches.
pub(crate) fn calendar_time(time: Seconds) -> Option<NaiveDateTime> {
    let (min, max) = (NaiveDateTime::MIN.and_utc().timestamp(), NaiveDateTime::MAX.and_utc().timestamp());
    DateTime::from_timestamp(bounded(time.floor() as i64, min + 1, max - 1), 0).map(|t| t.naive_utc())
}

/// The words that a step's ticks take.
pub fn tick_unit(step: Step) -> TickUnit {
    match step.unit {
        Unit::Minute => TickUnit::Minute,
        Unit::Hour => TickUnit::Hour,
        Unit::Day => TickUnit::Day,
        Unit::Month => TickUnit::Month,
        Unit::Year => TickUnit::Year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(y: i32, m: u32, d: u32) -> Seconds {
        NaiveDate::from_ymd_opt(y, m, d).unwrap().and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp() as f64
    }

    #[test]
    fn ticks_stand_on_the_calendar() {
        #[rustfmt::skip]
        let cases = [
            (step(Unit::Month, 3), at(2023, 11, 5), at(2024, 6, 1), vec![at(2023, 10, 1), at(2024, 1, 1), at(2024, 4, 1), at(2024, 7, 1)]),
            (step(Unit::Year, 10), at(1987, 1, 1), at(2001, 1, 1), vec![at(1980, 1, 1), at(1990, 1, 1), at(2000, 1, 1), at(2010, 1, 1)]),
            (step(Unit::Day, 7), at(2024, 2, 20), at(2024, 3, 7), vec![at(2024, 2, 15), at(2024, 2, 22), at(2024, 3, 1), at(2024, 3, 8)]),
            (step(Unit::Year, 1), at(-1, 6, 1), at(1, 2, 1), vec![at(-1, 1, 1), at(0, 1, 1), at(1, 1, 1), at(2, 1, 1)]),
        ];
        for (step, from, to, expected) in cases {
            assert_eq!(step.ticks(from, to), expected, "{step:?}");
        }
    }

    #[test]
    fn the_table_is_ordered_and_zoom_picks_from_it() {
        assert!(STEPS.windows(2).all(|w| w[0].seconds() < w[1].seconds()));
        assert_eq!(Step::for_zoom(86_400.0, 60.0), step(Unit::Month, 3));
        assert_eq!(Step::for_zoom(86_400.0 / 60.0, 60.0), step(Unit::Day, 1));
        assert_eq!(Step::for_zoom(1.0, 60.0), step(Unit::Minute, 1));
        assert_eq!(Step::for_zoom(1e12, 60.0), step(Unit::Year, 100_000));
    }

    #[test]
    fn far_times_do_not_panic() {
        for time in [-1e18, -1e13, 1e13, 1e18] {
            for step in STEPS {
                assert!(step.ticks(time, time + step.seconds()).len() < 10);
            }
        }
    }
}

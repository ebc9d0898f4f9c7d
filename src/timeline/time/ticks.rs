//! The ticks of the axis: a table of units and steps, the way of d3-time, on the proleptic Gregorian calendar.

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use super::scale::{Scale, Seconds};
use crate::base::bounded;
use crate::i18n::TickUnit;

/// Every so many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// TickUnit that is counted.
    pub unit: TickUnit,
    /// Number of them.
    pub count: u32,
}

/// Ticks stand at least so far apart, in points.
const MIN_GAP: f64 = 62.0;

const fn step(unit: TickUnit, count: u32) -> Step {
    Step { unit, count }
}

/// Every step an axis can have, finest first.
const STEPS: &[Step] = &[
    step(TickUnit::Minute, 1),
    step(TickUnit::Minute, 5),
    step(TickUnit::Minute, 15),
    step(TickUnit::Minute, 30),
    step(TickUnit::Hour, 1),
    step(TickUnit::Hour, 3),
    step(TickUnit::Hour, 6),
    step(TickUnit::Hour, 12),
    step(TickUnit::Day, 1),
    step(TickUnit::Day, 2),
    step(TickUnit::Day, 7),
    step(TickUnit::Month, 1),
    step(TickUnit::Month, 3),
    step(TickUnit::Month, 6),
    step(TickUnit::Year, 1),
    step(TickUnit::Year, 2),
    step(TickUnit::Year, 5),
    step(TickUnit::Year, 10),
    step(TickUnit::Year, 20),
    step(TickUnit::Year, 50),
    step(TickUnit::Year, 100),
    step(TickUnit::Year, 500),
    step(TickUnit::Year, 1000),
    step(TickUnit::Year, 10_000),
    step(TickUnit::Year, 100_000),
];

impl Step {
    /// Length of the step, in seconds; months and years by their mean.
    pub fn seconds(self) -> f64 {
        let unit = match self.unit {
            TickUnit::Minute => 60.0,
            TickUnit::Hour => 3600.0,
            TickUnit::Day => 86_400.0,
            TickUnit::Month => 86_400.0 * 365.2425 / 12.0,
            TickUnit::Year => 86_400.0 * 365.2425,
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
            TickUnit::Minute | TickUnit::Hour => Some(step(TickUnit::Day, 1)),
            TickUnit::Day => Some(step(TickUnit::Month, 1)),
            TickUnit::Month => Some(step(TickUnit::Year, 1)),
            TickUnit::Year => None,
        }
    }

    /// The last tick at or before a time; `None` beyond the calendar (±262,000 years).
    fn floor(self, time: NaiveDateTime) -> Option<NaiveDateTime> {
        let count = self.count;
        let midnight = |date: NaiveDate| date.and_hms_opt(0, 0, 0);
        match self.unit {
            TickUnit::Minute => time.date().and_hms_opt(time.hour(), time.minute() / count * count, 0),
            TickUnit::Hour => time.date().and_hms_opt(time.hour() / count * count, 0, 0),
            // Days restart with each month, so that the first of a month always has its tick.
            TickUnit::Day => midnight(time.date().with_day(time.day0() / count * count + 1)?),
            TickUnit::Month => midnight(NaiveDate::from_ymd_opt(time.year(), time.month0() / count * count + 1, 1)?),
            TickUnit::Year => {
                midnight(NaiveDate::from_ymd_opt(time.year().div_euclid(count as i32) * count as i32, 1, 1)?)
            }
        }
    }

    /// The tick after a tick.
    fn next(self, tick: NaiveDateTime) -> Option<NaiveDateTime> {
        let count = self.count;
        match self.unit {
            TickUnit::Minute => tick.checked_add_signed(TimeDelta::minutes(count.into())),
            TickUnit::Hour => tick.checked_add_signed(TimeDelta::hours(count.into())),
            TickUnit::Day => {
                let month = step(TickUnit::Month, 1);
                let (next, first) =
                    (tick.checked_add_signed(TimeDelta::days(count.into()))?, month.next(month.floor(tick)?)?);
                // A tick too near the first of the next month would crowd it.
                let crowded = (first - next).num_days() * 2 < i64::from(count) && count > 1;
                Some(if next >= first || crowded { first } else { next })
            }
            TickUnit::Month => tick.checked_add_months(Months::new(count)),
            TickUnit::Year => tick.checked_add_months(Months::new(12 * count)),
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
            (step(TickUnit::Month, 3), at(2023, 11, 5), at(2024, 6, 1), vec![at(2023, 10, 1), at(2024, 1, 1), at(2024, 4, 1), at(2024, 7, 1)]),
            (step(TickUnit::Year, 10), at(1987, 1, 1), at(2001, 1, 1), vec![at(1980, 1, 1), at(1990, 1, 1), at(2000, 1, 1), at(2010, 1, 1)]),
            (step(TickUnit::Day, 7), at(2024, 2, 20), at(2024, 3, 7), vec![at(2024, 2, 15), at(2024, 2, 22), at(2024, 3, 1), at(2024, 3, 8)]),
            (step(TickUnit::Year, 1), at(-1, 6, 1), at(1, 2, 1), vec![at(-1, 1, 1), at(0, 1, 1), at(1, 1, 1), at(2, 1, 1)]),
        ];
        for (step, from, to, expected) in cases {
            assert_eq!(step.ticks(from, to), expected, "{step:?}");
        }
    }

    #[test]
    fn the_table_is_ordered_and_zoom_picks_from_it() {
        assert!(STEPS.windows(2).all(|w| w[0].seconds() < w[1].seconds()));
        assert_eq!(Step::for_zoom(86_400.0, 60.0), step(TickUnit::Month, 3));
        assert_eq!(Step::for_zoom(86_400.0 / 60.0, 60.0), step(TickUnit::Day, 1));
        assert_eq!(Step::for_zoom(1.0, 60.0), step(TickUnit::Minute, 1));
        assert_eq!(Step::for_zoom(1e12, 60.0), step(TickUnit::Year, 100_000));
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

//! Rules of recurrence (RFC 5545 §3.3.10): from a rule and a first time to the times that follow, by the clock on the
//! wall. Zones come in afterwards, as a rule speaks of local times.
//!
//! Our own, as the `rrule` crate computes in zones of the IANA database only, while a calendar may bring its own.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Weekday};

#[cfg(test)]
mod tests;

/// Number of periods that are looked at: a rule may name days that never come.
const MAX_PERIODS: usize = 50_000;

/// Number of times that a rule is stepped through within one period.
const MAX_TIMES: usize = 4_000;

/// The unit that a rule steps by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Frequency {
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// When a rule ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Until {
    /// Within this day.
    Day(NaiveDate),
    /// At this time by the clock of the event.
    Wall(NaiveDateTime),
    /// At this time of UTC.
    Utc(NaiveDateTime),
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecurrenceRule {
    frequency: Frequency,
    interval: u32,
    count: Option<usize>,
    /// When it ends, if it says so.
    pub until: Option<Until>,
    months: Vec<i32>,
    weeks: Vec<i32>,
    year_days: Vec<i32>,
    month_days: Vec<i32>,
    weekdays: Vec<(i32, Weekday)>,
    hours: Vec<i32>,
    minutes: Vec<i32>,
    seconds: Vec<i32>,
    positions: Vec<i32>,
    week_start: Weekday,
}

/// Bounds up to which a rule is followed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RuleBounds {
    /// The most times.
    pub most: usize,
    /// The last time.
    pub last: NaiveDateTime,
    /// Day before which times need not be found, unless the rule counts.
    pub from: Option<NaiveDate>,
}

/// The times that a rule gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Times {
    /// In order, the first one included.
    pub all: Vec<NaiveDateTime>,
    /// True if there are more beyond the bounds.
    pub cut: bool,
}

impl RecurrenceRule {
    /// Reads a rule; `None` for what is none, and for calendars other than the Gregorian (RFC 7529).
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut rule = Self::of(Frequency::Daily);
        let mut frequency = None;
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            let value = value.trim().to_ascii_uppercase();
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => frequency = Some(frequency_of(&value)?),
                "INTERVAL" => rule.interval = value.parse().ok().filter(|n| *n > 0)?,
                "COUNT" => rule.count = Some(value.parse().ok().filter(|n| *n > 0)?),
                "UNTIL" => rule.until = Some(until(&value)?),
                "BYMONTH" => rule.months = numbers(&value, 1, 12, false)?,
                "BYWEEKNO" => rule.weeks = numbers(&value, 1, 53, true)?,
                "BYYEARDAY" => rule.year_days = numbers(&value, 1, 366, true)?,
                "BYMONTHDAY" => rule.month_days = numbers(&value, 1, 31, true)?,
                "BYDAY" => rule.weekdays = value.split(',').map(weekday).collect::<Option<_>>()?,
                "BYHOUR" => rule.hours = numbers(&value, 0, 23, false)?,
                "BYMINUTE" => rule.minutes = numbers(&value, 0, 59, false)?,
                "BYSECOND" => rule.seconds = numbers(&value, 0, 60, false)?,
                "BYSETPOS" => rule.positions = numbers(&value, 1, 366, true)?,
                "WKST" => rule.week_start = weekday(&value)?.1,
                "RSCALE" if value == "GREGORIAN" => {}
                name if name.starts_with("X-") => {}
                _ => return None,
            }
        }
        rule.frequency = frequency?;
        Some(rule)
    }

    fn of(frequency: Frequency) -> Self {
        let none = Vec::new;
        Self {
            frequency,
            interval: 1,
            count: None,
            until: None,
            months: none(),
            weeks: none(),
            year_days: none(),
            month_days: none(),
            weekdays: Vec::new(),
            hours: none(),
            minutes: none(),
            seconds: none(),
            positions: none(),
            week_start: Weekday::Mon,
        }
    }

    /// The times from the first one on, which is always one of them (RFC 5545 §3.8.5.3).
    pub(crate) fn times(&self, first: NaiveDateTime, bounds: RuleBounds) -> Times {
        let rule = self.completed(first);
        let mut times = Times { all: vec![first], cut: false };
        let most = rule.count.unwrap_or(usize::MAX);
        let until = match rule.until {
            Some(Until::Day(day)) => day.and_hms_opt(23, 59, 59).unwrap_or(NaiveDateTime::MAX),
            Some(Until::Wall(at) | Until::Utc(at)) => at,
            None => NaiveDateTime::MAX,
        };
        let skipped = rule.skipped(first, bounds);
        for step in 0..MAX_PERIODS {
            let Some(start) = rule.period(first, skipped + step) else { return times };
            if start > until {
                return times;
            }
            if start > bounds.last {
                times.cut = true;
                return times;
            }
            for at in rule.within(start).into_iter().filter(|at| *at > first) {
                if at > until || times.all.len() >= most {
                    return times;
                }
                if at > bounds.last || times.all.len() >= bounds.most {
                    times.cut = true;
                    return times;
                }
                times.all.push(at);
            }
            if times.all.len() >= most {
                return times;
            }
        }
        times.cut = true;
        times
    }

    /// Returns true if the rule gives the first time itself. What follows from one that it does not give is not defined
    /// (RFC 5545 §3.8.5.3).
    pub(crate) fn gives(&self, first: NaiveDateTime) -> bool {
        let rule = self.completed(first);
        let is_over = match rule.until {
            Some(Until::Day(day)) => day < first.date(),
            Some(Until::Wall(at) | Until::Utc(at)) => at < first,
            None => false,
        };
        if is_over {
            return false;
        }
        rule.period(first, 0).is_some_and(|start| rule.within(start).contains(&first))
    }

    /// Years before the day from which times are wanted need not be gone through.
    fn skipped(&self, first: NaiveDateTime, bounds: RuleBounds) -> usize {
        let years = bounds.from.filter(|_| self.count.is_none() && self.frequency == Frequency::Yearly);
        let years = years.map_or(0, |from| (from.year() - 1 - first.year()).max(0));
        usize::try_from(years).unwrap_or(0) / self.interval.max(1) as usize
    }

    /// The rule with what the first time says where it says nothing (RFC 5545 §3.3.10).
    fn completed(&self, first: NaiveDateTime) -> Self {
        let mut rule = self.clone();
        let no_days = rule.weekdays.is_empty() && rule.month_days.is_empty() && rule.year_days.is_empty();
        let (month, day) = (first.month() as i32, first.day() as i32);
        match rule.frequency {
            Frequency::Yearly if no_days && !rule.weeks.is_empty() => rule.weekdays = vec![(0, first.weekday())],
            Frequency::Yearly if no_days => {
                if rule.months.is_empty() {
                    rule.months = vec![month];
                }
                rule.month_days = vec![day];
            }
            Frequency::Monthly if no_days => rule.month_days = vec![day],
            Frequency::Weekly if no_days => rule.weekdays = vec![(0, first.weekday())],
            _ => {}
        }
        let frequency = rule.frequency;
        let fill = |list: &mut Vec<i32>, value: u32, unit: Frequency| {
            if list.is_empty() && frequency > unit {
                *list = vec![value as i32];
            }
        };
        fill(&mut rule.hours, first.hour(), Frequency::Hourly);
        fill(&mut rule.minutes, first.minute(), Frequency::Minutely);
        fill(&mut rule.seconds, first.second(), Frequency::Secondly);
        rule
    }

    /// The beginning of the nth period; `None` beyond the calendar.
    fn period(&self, first: NaiveDateTime, nth: usize) -> Option<NaiveDateTime> {
        let by = u32::try_from(nth).ok()?.checked_mul(self.interval)?;
        let day = first.date();
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN);
        Some(match self.frequency {
            Frequency::Yearly => midnight(NaiveDate::from_ymd_opt(day.year().checked_add_unsigned(by)?, 1, 1)?),
            Frequency::Monthly => midnight(day.with_day(1)?.checked_add_months(Months::new(by))?),
            Frequency::Weekly => {
                let back = day.weekday().days_since(self.week_start);
                midnight(day.checked_sub_days(Days::new(back.into()))?.checked_add_days(Days::new(u64::from(by) * 7))?)
            }
            Frequency::Daily => midnight(day.checked_add_days(Days::new(by.into()))?),
            Frequency::Hourly => {
                first.with_minute(0)?.with_second(0)?.checked_add_signed(TimeDelta::try_hours(by.into())?)?
            }
            Frequency::Minutely => first.with_second(0)?.checked_add_signed(TimeDelta::try_minutes(by.into())?)?,
            Frequency::Secondly => first.checked_add_signed(TimeDelta::try_seconds(by.into())?)?,
        })
    }

    /// The times of a period, in order.
    fn within(&self, start: NaiveDateTime) -> Vec<NaiveDateTime> {
        let days = self.days(start.date()).into_iter().filter(|day| self.has_day(*day));
        let clocks = self.clocks(start);
        let all = days.flat_map(|day| clocks.iter().map(move |clock| day.and_time(*clock)));
        let all: Vec<NaiveDateTime> = all.take(MAX_TIMES).collect();
        if self.positions.is_empty() {
            return all;
        }
        let len = all.len() as i32;
        let places = self.positions.iter().map(|n| if *n > 0 { n - 1 } else { len + n });
        let places: BTreeSet<usize> = places.filter_map(|n| usize::try_from(n).ok()).collect();
        places.into_iter().filter_map(|n| all.get(n).copied()).collect()
    }

    fn days(&self, start: NaiveDate) -> Vec<NaiveDate> {
        let span = match self.frequency {
            Frequency::Yearly => {
                let has = |month: &u32| self.months.is_empty() || self.months.contains(&(*month as i32));
                let months = (1..=12).filter(has).filter_map(|month| start.with_month(month));
                return months.flat_map(month_of).collect();
            }
            Frequency::Monthly => return month_of(start).collect(),
            Frequency::Weekly => 7,
            _ => 1,
        };
        start.iter_days().take(span).collect()
    }

    fn has_day(&self, day: NaiveDate) -> bool {
        let either =
            |list: &[i32], n: i32, len: i32| list.is_empty() || list.contains(&n) || list.contains(&(n - len - 1));
        let year_len = if day.leap_year() { 366 } else { 365 };
        (self.months.is_empty() || self.months.contains(&(day.month() as i32)))
            && either(&self.month_days, day.day() as i32, month_len(day))
            && either(&self.year_days, day.ordinal() as i32, year_len)
            && (self.weeks.is_empty() || self.has_week(day))
            && (self.weekdays.is_empty() || self.weekdays.iter().any(|(nth, weekday)| self.is_nth(day, *nth, *weekday)))
    }

    /// Returns true if a day is the nth of its weekday in the month or, where a rule goes by years, in the year.
    fn is_nth(&self, day: NaiveDate, nth: i32, weekday: Weekday) -> bool {
        if day.weekday() != weekday {
            return false;
        }
        let (at, len) = match self.frequency {
            _ if nth == 0 => return true,
            Frequency::Monthly => (day.day() as i32, month_len(day)),
            Frequency::Yearly if !self.months.is_empty() => (day.day() as i32, month_len(day)),
            Frequency::Yearly if self.weeks.is_empty() => {
                (day.ordinal() as i32, if day.leap_year() { 366 } else { 365 })
            }
            _ => return true,
        };
        nth == if nth > 0 { (at - 1) / 7 + 1 } else { -((len - at) / 7 + 1) }
    }

    /// Returns true if a day is in one of the weeks of the rule. Week 1 is the first one that has four days of the year
    /// (ISO 8601-1 §3.1.1.23).
    fn has_week(&self, day: NaiveDate) -> bool {
        let (year, week) = self.week(day);
        let last = NaiveDate::from_ymd_opt(year, 12, 28).map_or(52, |day| self.week(day).1);
        self.weeks.contains(&week) || self.weeks.contains(&(week - last - 1))
    }

    fn week(&self, day: NaiveDate) -> (i32, i32) {
        let back = i64::from(day.weekday().days_since(self.week_start));
        let middle = day.checked_add_signed(TimeDelta::days(3 - back)).unwrap_or(day);
        (middle.year(), middle.ordinal0() as i32 / 7 + 1)
    }

    fn clocks(&self, start: NaiveDateTime) -> Vec<NaiveTime> {
        let list = |list: &[i32], unit: Frequency, value: u32| {
            let mut list = list.to_vec();
            if self.frequency <= unit {
                list.retain(|n| *n == value as i32);
                if list.is_empty() && self.is_free(unit) {
                    list.push(value as i32);
                }
            }
            list.sort_unstable();
            list.dedup();
            list
        };
        let hours = list(&self.hours, Frequency::Hourly, start.hour());
        let minutes = list(&self.minutes, Frequency::Minutely, start.minute());
        let seconds = list(&self.seconds, Frequency::Secondly, start.second());
        let mut clocks = Vec::new();
        for (h, m) in hours.iter().flat_map(|h| minutes.iter().map(move |m| (*h, *m))) {
            clocks.extend(seconds.iter().filter_map(|s| {
                NaiveTime::from_hms_opt(u32::try_from(h).ok()?, u32::try_from(m).ok()?, u32::try_from(*s).ok()?.min(59))
            }));
        }
        clocks
    }

    /// Returns true if the rule leaves a unit to its steps.
    fn is_free(&self, unit: Frequency) -> bool {
        match unit {
            Frequency::Hourly => self.hours.is_empty(),
            Frequency::Minutely => self.minutes.is_empty(),
            _ => self.seconds.is_empty(),
        }
    }
}

fn month_of(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = day.with_day(1).unwrap_or(day);
    first.iter_days().take_while(move |next| next.month() == first.month())
}

fn month_len(day: NaiveDate) -> i32 {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    next.signed_duration_since(first).num_days() as i32
}

fn frequency_of(text: &str) -> Option<Frequency> {
    Some(match text {
        "SECONDLY" => Frequency::Secondly,
        "MINUTELY" => Frequency::Minutely,
        "HOURLY" => Frequency::Hourly,
        "DAILY" => Frequency::Daily,
        "WEEKLY" => Frequency::Weekly,
        "MONTHLY" => Frequency::Monthly,
        "YEARLY" => Frequency::Yearly,
        _ => return None,
    })
}

/// Numbers from `least` to `most`; counted from the end too, if they are `signed`.
fn numbers(text: &str, least: i32, most: i32, signed: bool) -> Option<Vec<i32>> {
    let number = |part: &str| {
        let n: i32 = part.trim().parse().ok()?;
        let fits = (least..=most).contains(&if signed { n.abs() } else { n });
        fits.then_some(n)
    };
    text.split(',').map(number).collect()
}

/// `MO`, `-1SU`, `+2TH`.
fn weekday(text: &str) -> Option<(i32, Weekday)> {
    let text = text.trim();
    let (nth, name) = text.is_ascii().then(|| text.split_at(text.len().saturating_sub(2)))?;
    let nth = if nth.is_empty() { 0 } else { nth.parse().ok().filter(|n: &i32| *n != 0 && n.abs() <= 53)? };
    let day = match name {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    };
    Some((nth, day))
}

fn until(text: &str) -> Option<Until> {
    let text = text.replace(['-', ':'], "");
    let (text, utc) = text.strip_suffix('Z').map_or((&*text, false), |bare| (bare, true));
    if text.len() == 8 {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok().map(Until::Day);
    }
    let at = NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok()?;
    Some(if utc { Until::Utc(at) } else { Until::Wall(at) })
}

//! Dates of other calendars as days of the Gregorian one.

use chrono::{Datelike as _, NaiveDate};

use super::super::calendars::{SecondCalendar, SecondDay};
use super::error::ParseError;
use super::parsed::Note;
use super::parts::{DateFields, Era};
use super::point::{Point, Year};
use super::settle::{DateInterval, days_of};
use super::word::Third;

impl DateFields {
    /// Gregorian days of a date of another calendar. Those of the Hijri calendar may be off by one, as its months were
    /// and are begun by sighting the moon.
    pub(super) fn computed(&self, calendar: SecondCalendar, notes: &mut Vec<Note>) -> Result<DateInterval, ParseError> {
        let (year, last_year) = match self.year {
            Some(Year::One(year)) => (year, self.next_year.unwrap_or(year)),
            Some(Year::Hundred(hundred)) if self.century && self.third.is_none() => {
                (hundred * 100 + 1, hundred * 100 + 100)
            }
            Some(Year::Ten(ten)) if self.third.is_none() && self.month.is_none() => (ten * 10, ten * 10 + 9),
            _ => return Err(ParseError::Unclear),
        };
        if self.next_year.is_some() && !self.years_said {
            notes.push(Note::AcrossYears);
        }
        if self.part.is_some() || self.week.is_some() {
            return Err(ParseError::Unclear);
        }
        let none = || ParseError::NoSuchDate(format!("{year}-{}-{}", self.month.unwrap_or(1), self.day.unwrap_or(1)));
        let of_our_era = self.era == Some(Era::After) || self.era.is_none() && !plain_years(calendar).contains(&year);
        let (number, last_number) = match (of_our_era, self.month) {
            (true, Some(month)) => {
                let number = self.year_within(calendar, month, year)?;
                notes.push(Note::YearOf(calendar, number));
                (number, number)
            }
            (true, None) => return Err(ParseError::Unclear),
            (false, _) => (i32::try_from(year).map_err(|_| none())?, i32::try_from(last_year).map_err(|_| none())?),
        };
        let gregorian = |day: u8| {
            let second = SecondDay { year: number, month: self.month.unwrap_or(1), day };
            calendar.to_gregorian(second).ok_or_else(none)
        };
        if let (Some(third), None) = (self.third, self.month) {
            return third_of_year(calendar, number, third);
        }
        let next = || calendar.start_of_next(last_number, self.month).and_then(|day| day.pred_opt()).ok_or_else(none);
        let (first, last) = match (self.day, self.third) {
            (Some(day), _) => (gregorian(day)?, gregorian(day)?),
            (None, Some(Third::Late)) => (gregorian(21)?, next()?),
            (None, Some(third)) => {
                let [first, last] = days_of(third, 30);
                (gregorian(first)?, gregorian(last)?)
            }
            (None, None) => (gregorian(1)?, next()?),
        };
        let approximate = calendar == SecondCalendar::Hijri || self.third.is_some();
        let time = self.clock.as_ref().map(super::clock::Clock::edtf);
        // EDTF has no mark for a day that is about right and a time of day behind it.
        if let Some(time) = time.as_ref().filter(|_| approximate) {
            notes.push(Note::PartOfDay(time.trim_end_matches(":00").to_owned()));
        }
        let time = time.filter(|_| !approximate);
        let point = |day| Point { approximate, time: time.clone(), ..Point::of_day(day) };
        Ok(DateInterval { first: point(first), last: point(last) })
    }

    /// The year of another calendar whose month, or day, falls into a year of ours: «رمضان 2019».
    fn year_within(&self, calendar: SecondCalendar, month: u8, year: i64) -> Result<i32, ParseError> {
        let said = || ParseError::Several(year.to_string());
        let none = || ParseError::NoSuchDate(year.to_string());
        // 2535 of the imperial calendar of Iran is none of ours.
        if calendar == SecondCalendar::Persian && year > 2400 {
            return Err(ParseError::Clash(year.to_string()));
        }
        let ours = i32::try_from(year).map_err(|_| none())?;
        let day = |m, d| NaiveDate::from_ymd_opt(ours, m, d).and_then(|day| calendar.of_gregorian(day));
        let (first, last) = (day(1, 1).ok_or_else(none)?, day(12, 31).ok_or_else(none)?);
        let falls = |number: &i32| {
            let start = calendar.to_gregorian(SecondDay { year: *number, month, day: self.day.unwrap_or(1) });
            let end = if self.day.is_some() {
                start
            } else {
                calendar.start_of_next(*number, Some(month)).and_then(|d| d.pred_opt())
            };
            start.zip(end).is_some_and(|(a, b)| a.year() <= ours && ours <= b.year())
        };
        let found: Vec<i32> = (first.year..=last.year).filter(falls).collect();
        match found[..] {
            [one] => Ok(one),
            [] => Err(none()),
            _ => Err(said()),
        }
    }
}

/// The years that the name of a month alone makes those of its calendar; others are of ours.
fn plain_years(calendar: SecondCalendar) -> std::ops::RangeInclusive<i64> {
    match calendar {
        SecondCalendar::Hijri => 1..=1500,
        SecondCalendar::Persian => 1..=1599,
    }
}

/// Four months of a year of another calendar.
fn third_of_year(calendar: SecondCalendar, year: i32, third: Third) -> Result<DateInterval, ParseError> {
    let month = [1, 5, 9][third as usize];
    let first = calendar.to_gregorian(SecondDay { year, month, day: 1 });
    let last = calendar.start_of_next(year, Some(month + 3)).and_then(|day| day.pred_opt());
    let (first, last) = first.zip(last).ok_or_else(|| ParseError::NoSuchDate(year.to_string()))?;
    let point = |day| Point { approximate: true, ..Point::of_day(day) };
    Ok(DateInterval { first: point(first), last: point(last) })
}

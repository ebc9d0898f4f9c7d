//! Words of one date: its parts, as far as they are known, with its qualifiers.

use super::DateWords;
use crate::model::date::{DatePart, Precision};

impl DateWords {
    pub(super) fn date(&self, date: &DatePart) -> String {
        let mut text = self.unqualified(date);
        if date.approximate {
            text = self.say("date-approximate", &[("date", text.into())]);
        }
        if date.uncertain {
            text = self.say("date-uncertain", &[("date", text.into())]);
        }
        text
    }

    fn unqualified(&self, date: &DatePart) -> String {
        if let Some(among) = self.among(date) {
            return among;
        }
        match (date.month, date.day, date.season) {
            (Some(month), Some(day), _) => self.with_time(date, self.day(date, month, day)),
            (Some(month), None, _) => self.month(date, month),
            (None, _, Some(season)) => {
                let year = self.years(date);
                self.say("date-season", &[("season", season.into()), ("year", year.into())])
            }
            (None, Some(day), None) => {
                let args = [("day", self.calendar.day(day).into()), ("year", self.years(date).into())];
                self.say("date-day-of-unknown-month", &args)
            }
            (None, None, None) => self.years(date),
        }
    }

    /// Months of a year, or days of a month, of which one digit is given: «بين أكتوبر وديسمبر 1984» for `1984-1X`.
    fn among(&self, date: &DatePart) -> Option<String> {
        if date.year_precision() != Precision::Year || date.approximate {
            return None;
        }
        let (from, to) = match (date.months, date.month, date.days) {
            (Some((first, last)), None, _) if first != last && date.day.is_none() => {
                (self.calendar.month(first), self.month_of_year(date.year, last))
            }
            (None, Some(month), Some((first, last))) if first == last => {
                return Some(self.day_of_year(date.year, month, last));
            }
            (None, Some(month), Some((first, last))) => {
                (self.calendar.day(first), self.day_of_year(date.year, month, last))
            }
            _ => return None,
        };
        Some(self.say("date-between", &[("from", from.into()), ("to", to.into())]))
    }

    fn with_time(&self, date: &DatePart, day: String) -> String {
        let Some(time) = self.zoned_clock(date) else { return day };
        self.say("date-with-time", &[("date", day.into()), ("time", time.into())])
    }

    /// A time of day and its zone, which is `shift` minutes from UTC.
    pub(in crate::i18n) fn zoned(&self, time: String, shift: i16) -> String {
        self.say("date-time-with-zone", &[("time", time.into()), ("zone", zone(shift).into())])
    }

    /// The time of day with its zone.
    pub(super) fn zoned_clock(&self, date: &DatePart) -> Option<String> {
        let (hour, minute, second) = date.time?;
        let time = self.calendar.clock(hour, minute, second);
        Some(match date.shift {
            Some(shift) => self.zoned(time, shift),
            None => time,
        })
    }

    fn day(&self, date: &DatePart, month: u8, day: u8) -> String {
        match date.year_precision() {
            Precision::Year => self.day_of_year(date.year, month, day),
            _ => self.in_years(self.calendar.month_day(month, day), date),
        }
    }

    fn month(&self, date: &DatePart, month: u8) -> String {
        match date.year_precision() {
            Precision::Year => self.month_of_year(date.year, month),
            _ => self.in_years(self.calendar.month(month), date),
        }
    }

    fn in_years(&self, part: String, date: &DatePart) -> String {
        self.say("date-in-years", &[("date", part.into()), ("year", self.years(date).into())])
    }

    pub(in crate::i18n) fn day_of_year(&self, year: i64, month: u8, day: u8) -> String {
        let whole = self.calendar.year_month_day(year, month, day);
        whole.unwrap_or_else(|| self.of_year(self.calendar.month_day(month, day), year))
    }

    pub(in crate::i18n) fn month_of_year(&self, year: i64, month: u8) -> String {
        let whole = self.calendar.year_month(year, month);
        whole.unwrap_or_else(|| self.of_year(self.calendar.month(month), year))
    }

    fn of_year(&self, part: String, year: i64) -> String {
        self.say("date-of-year", &[("date", part.into()), ("year", self.year(year).into())])
    }

    /// A year in astronomical counting (0 is 1 BC).
    pub(in crate::i18n) fn year(&self, year: i64) -> String {
        self.calendar.year(year).unwrap_or_else(|| match year {
            1.. => self.calendar.number(year),
            _ => {
                let before_christ = self.calendar.number(1_i64.saturating_sub(year));
                self.say("date-year-before-christ", &[("year", before_christ.into())])
            }
        })
    }

    /// The year, or the years that the unspecified digits leave: decade, century, millennium.
    fn years(&self, date: &DatePart) -> String {
        if date.is_year_unknown() {
            return self.say("date-unknown-year", &[]);
        }
        let (first, last) = date.years();
        if date.significant.is_some() && first != last {
            let [year, from, to] = [date.year, first, last].map(|y| self.year(y).into());
            return self.say("date-estimated", &[("year", year), ("from", from), ("to", to)]);
        }
        match date.unknown_digits {
            0b0000 => self.year(date.year),
            0b0001 => self.decade(date),
            0b0011 => self.count_of("date-century", date, 100),
            0b0111 => self.count_of("date-millennium", date, 1000),
            _ => self.say("date-between", &[("from", self.year(first).into()), ("to", self.year(last).into())]),
        }
    }

    fn decade(&self, date: &DatePart) -> String {
        let args = [
            ("tens", (date.year % 100).into()),
            ("century", self.count_of("date-century", date, 100).into()),
            ("first", self.calendar.number(date.year).into()),
        ];
        self.say("date-decade", &args)
    }

    /// The number of the century or millennium in which the year lies: 19XX is the 20th century.
    fn count_of(&self, id: &str, date: &DatePart, years: i64) -> String {
        self.say(id, &[("number", (date.year / years + 1).into())])
    }
}

/// A shift from UTC, in minutes, as `UTC`, `UTC+3` or `UTC-4:30`.
fn zone(shift: i16) -> String {
    let sign = if shift < 0 { '-' } else { '+' };
    match (shift.unsigned_abs() / 60, shift.unsigned_abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

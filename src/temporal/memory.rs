//! Dates that were named before.

use chrono::{Datelike as _, NaiveDate, Weekday};

use crate::model::EdtfDate;
use crate::model::date::calendars::SecondCalendar;
use crate::model::date::{End, Form};

/// A day, a month or a year that others are counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    pub year: i64,
    pub month: Option<u8>,
    /// A season, a quarter or a half of the year by its number in EDTF.
    pub part: Option<u8>,
    pub day: Option<u8>,
    pub when: EdtfDate,
}

impl Anchor {
    /// The first date of an expression; `None` if it says none, or no year.
    pub(super) fn of(when: &EdtfDate) -> Option<Self> {
        let date = match when.form() {
            Form::Date(date) => date,
            Form::Interval(End::Date(date), _) | Form::Interval(_, End::Date(date)) => date,
            _ => return None,
        };
        if date.unknown_digits > 0 {
            return None;
        }
        Some(Self { year: date.year, month: date.month, part: date.season, day: date.day, when: when.clone() })
    }

    /// The day, if it is one.
    pub(super) fn date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(i32::try_from(self.year).ok()?, self.month?.into(), self.day?.into())
    }
}

/// What was named last.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    pub last: Option<Anchor>,
    /// The last day by each day of the week that was named with it, Monday first.
    pub weekdays: [Option<NaiveDate>; 7],
    /// Calendar and year of the last date in another calendar.
    pub second: Option<(SecondCalendar, u32)>,
    /// True if the last year was one before Christ.
    pub before_christ: bool,
    /// The token at which the last explicit date starts.
    pub place: usize,
    /// True if the last date was counted from the date of the document.
    pub counted: bool,
    /// True if the last date stood alone on its line.
    pub heading: bool,
}

impl Memory {
    /// Takes a date as the one that others are counted from.
    pub(super) fn take(&mut self, when: &EdtfDate, weekday: Option<Weekday>) {
        let Some(anchor) = Anchor::of(when) else { return };
        self.before_christ = anchor.year <= 0;
        if let (Some(day), Some(date)) = (weekday, anchor.date())
            && date.weekday() == day
        {
            self.weekdays[day.num_days_from_monday() as usize] = Some(date);
        }
        self.last = Some(anchor);
    }
}

//! Points in time as other programs write them, to the precision they write.

use chrono::{Datelike, NaiveDateTime, TimeDelta, Timelike};

use crate::model::date::phrase::ParsedDate;
use crate::model::date::{DatePart, Form, Precision};

/// A date, as far as it is given, and a time of day by the source's clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// The year in astronomical counting (0 is 1 BC).
    pub year: i64,
    /// 1 to 12.
    pub month: Option<u8>,
    /// Day of the month.
    pub day: Option<u8>,
    /// Hour, minute and second.
    pub time: Option<(u8, u8, u8)>,
    /// Shift of the clock ahead of UTC, in minutes.
    pub shift: Option<i16>,
    /// True if a part of a second was left out.
    pub fraction: bool,
}

impl Stamp {
    /// A year alone.
    pub(crate) fn of_year(year: i64) -> Self {
        Self { year, ..Self::default() }
    }

    /// A day and a time of day.
    pub(crate) fn of_date_time(at: NaiveDateTime, shift: Option<i16>) -> Self {
        let time = Some((at.hour() as u8, at.minute() as u8, at.second() as u8));
        let (month, day) = (Some(at.month() as u8), Some(at.day() as u8));
        Self { year: at.year().into(), month, day, time, shift, fraction: at.nanosecond() != 0 }
    }

    /// Milliseconds since 1970 in UTC, as JavaScript counts.
    pub(crate) fn of_millis(millis: i64) -> Option<Self> {
        Some(Self::of_date_time(chrono::DateTime::from_timestamp_millis(millis)?.naive_utc(), Some(0)))
    }

    /// Its day and time; what is not given is the first.
    pub(crate) fn to_date_time(&self) -> Option<NaiveDateTime> {
        let year = i32::try_from(self.year).ok()?;
        let date = chrono::NaiveDate::from_ymd_opt(year, self.month.unwrap_or(1).into(), self.day.unwrap_or(1).into())?;
        let (h, m, s) = self.time.unwrap_or_default();
        date.and_hms_opt(h.into(), m.into(), s.min(59).into())
    }

    /// A date that was understood, if it is a year, a month, a day or a moment and no more.
    pub(crate) fn of_understood(understood: &ParsedDate) -> Option<Self> {
        let Form::Date(date) = understood.when.form() else { return None };
        understood.when.bounds()?;
        let whole = matches!(date.precision(), Precision::Year | Precision::Month | Precision::Day | Precision::Second);
        let stamp = Self::of_part(&date);
        (whole && stamp.edtf() == understood.when.canonical()).then_some(stamp)
    }

    /// A date by its parts; marks and seasons are left out.
    pub(crate) fn of_part(date: &DatePart) -> Self {
        let DatePart { year, month, day, time, shift, .. } = *date;
        Self { year, month, day, time, shift, fraction: false }
    }

    /// Its time by UTC, if its zone is known.
    pub(crate) fn utc(&self) -> Option<NaiveDateTime> {
        self.time?;
        self.to_date_time()?.checked_sub_signed(TimeDelta::minutes(self.shift?.into()))
    }

    /// The date without the time of day, as EDTF.
    pub(crate) fn date(&self) -> String {
        let mut out = match self.year {
            0..=9999 => format!("{:04}", self.year),
            -9999..0 => format!("-{:04}", -self.year),
            year => format!("Y{year}"),
        };
        for part in [self.month, self.day].into_iter().flatten() {
            out += &format!("-{part:02}");
        }
        out
    }

    /// All of it as EDTF.
    pub(crate) fn edtf(&self) -> String {
        let Some((h, m, s)) = self.time else { return self.date() };
        let shift = match self.shift {
            None => String::new(),
            Some(0) => "Z".to_owned(),
            Some(n) => format!("{}{:02}:{:02}", if n < 0 { '-' } else { '+' }, n.abs() / 60, n.abs() % 60),
        };
        format!("{}T{h:02}:{m:02}:{s:02}{shift}", self.date())
    }

    /// All of it as ISO 8601, in which JavaScript has six digits and a sign for years of other than four digits.
    pub(crate) fn iso(&self) -> String {
        if (0..=9999).contains(&self.year) {
            return self.edtf();
        }
        let sign = if self.year < 0 { '-' } else { '+' };
        let behind_year = Self { year: 0, ..self.clone() }.edtf().split_off(4);
        format!("{sign}{:06}{behind_year}", self.year.unsigned_abs())
    }

    /// Returns true if it is the first moment of a day.
    pub(crate) fn is_midnight(&self) -> bool {
        self.time == Some((0, 0, 0)) && !self.fraction
    }

    /// Returns true if it is surely before `start`, by what both give.
    pub(crate) fn is_before(&self, start: &Self) -> bool {
        let (a, b) = (self, start);
        if let (Some(a), Some(b)) = (a.utc(), b.utc()) {
            return a < b;
        }
        let pairs = [(a.month, b.month), (a.day, b.day)];
        if a.year != b.year {
            return a.year < b.year;
        }
        for pair in pairs {
            match pair {
                (Some(x), Some(y)) if x != y => return x < y,
                (Some(_), Some(_)) => {}
                _ => return false,
            }
        }
        a.shift == b.shift && matches!((a.time, b.time), (Some(x), Some(y)) if x < y)
    }
}

//! A date of TimelineJS by its parts: a year and, after it, smaller ones.

use serde_json::{Map, Value};

use crate::model::date::DatePart;

/// A date by its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SlideDate {
    /// As TimelineJS counts: it shows −300 as 300 BCE.
    pub year: i64,
    /// 1 to 12.
    pub month: Option<u8>,
    /// Day of the month.
    pub day: Option<u8>,
    /// Hour, minute and second, as far as they are given.
    pub clock: [Option<u8>; 3],
}

/// Parts that had to give way for EDTF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changed {
    /// Seconds were added or parts of seconds dropped.
    pub clock: bool,
    /// A year before year 1 was counted anew.
    pub bce: bool,
    /// A month or day was dropped: EDTF has none in years beyond four digits, and none without the part before it.
    pub dropped: bool,
}

/// The fields of a date, from the largest part.
pub(crate) const FIELDS: [&str; 6] = ["year", "month", "day", "hour", "minute", "second"];

/// The earliest year that TimelineJS shows to the year, as “99999 BCE” (`HUMAN_SCALE_MIN_YEAR` of its
/// `src/js/date/TLDate.js`); those before it are “13.8 billion years ago” and stay as they are.
const FIRST: i64 = -99_999;

/// A year as ISO 8601 counts it. TimelineJS shows −1 as “1 BCE” (`Math.abs` and the era's suffix in `formatJSDate` of
/// its `src/js/language/Language.js`), and so do its authors count; 1 BCE is 0 in ISO 8601.
fn iso_year(year: i64) -> i64 {
    if (FIRST..0).contains(&year) { year + 1 } else { year }
}

/// A year as TimelineJS counts it, from one as ISO 8601 does.
pub(crate) fn own_year(year: i64) -> i64 {
    if (FIRST + 1..=0).contains(&year) { year - 1 } else { year }
}

impl SlideDate {
    /// The spelling of EDTF, and what had to give way.
    pub(crate) fn edtf(&self) -> (String, Changed) {
        let year = iso_year(self.year);
        let mut changed = Changed { bce: year != self.year, ..Changed::default() };
        if !(-9999..=9999).contains(&year) {
            changed.dropped = self.month.is_some() || self.day.is_some();
            return (format!("Y{year}"), changed);
        }
        let sign = if year < 0 { "-" } else { "" };
        let mut text = format!("{sign}{:04}", year.unsigned_abs());
        let clock = self.clock.iter().any(Option::is_some);
        match (self.month, self.day) {
            (Some(month), Some(day)) => {
                text.push_str(&format!("-{month:02}-{day:02}"));
                if clock {
                    let [hour, minute, second] = self.clock.map(|n| n.unwrap_or(0));
                    text.push_str(&format!("T{hour:02}:{minute:02}:{second:02}"));
                    changed.clock = self.clock.iter().any(Option::is_none);
                }
            }
            (Some(month), None) => {
                text.push_str(&format!("-{month:02}"));
                changed.dropped = clock;
            }
            (None, day) => changed.dropped = day.is_some() || clock,
        }
        (text, changed)
    }

    /// The object of a slide.
    pub(crate) fn to_value(self) -> Value {
        let [hour, minute, second] = self.clock;
        let small = [self.month, self.day, hour, minute, second].map(|n| n.map(i64::from));
        let all = FIELDS.into_iter().zip(std::iter::once(Some(self.year)).chain(small));
        Value::Object(all.filter_map(|(name, n)| Some((name.to_owned(), n?.into()))).collect::<Map<_, _>>())
    }

    /// The date of a part of an EDTF expression; marks are left out.
    pub(crate) fn of(date: DatePart) -> Self {
        let clock = date.time.map_or([None; 3], |(h, m, s)| [Some(h), Some(m), Some(s)]);
        Self { year: own_year(date.year), month: date.month, day: date.day, clock }
    }
}

//! One date that is ready to be written as EDTF.

use chrono::{Datelike as _, Days, NaiveDate};

use super::super::EdtfDate;
use super::error::ParseError;

/// A year, or the years that its digits leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// A year in astronomical counting (0 is 1 BC).
    One(i64),
    /// Its decade: 199 is 1990 to 1999.
    Ten(i64),
    /// Its century: 19 is 1900 to 1999.
    Hundred(i64),
    /// The first and the last year of a decade or a century before Christ, which have no word in EDTF: the 330s BC are
    /// −338 to −329.
    Before(i64, i64),
    /// Not said.
    Unknown,
}

/// A date as EDTF writes it between slashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub year: Year,
    /// A month, 1 to 12, or a part of the year, 21 to 41.
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub time: Option<String>,
    pub uncertain: bool,
    pub approximate: bool,
}

impl Point {
    pub(super) fn of_year(year: Year) -> Self {
        Self { year, month: None, day: None, time: None, uncertain: false, approximate: false }
    }

    pub(super) fn of_day(day: NaiveDate) -> Self {
        Self { day: u8::try_from(day.day()).ok(), ..Self::of_month(day) }
    }

    fn of_month(day: NaiveDate) -> Self {
        Self { month: u8::try_from(day.month()).ok(), ..Self::of_year(Year::One(day.year().into())) }
    }

    /// The expression, which may still be no date of the calendar.
    pub(super) fn edtf(&self) -> String {
        let mut text = match self.year {
            Year::One(year @ 0..=9999) => format!("{year:04}"),
            Year::One(year @ -9999..0) => format!("-{:04}", -year),
            Year::One(year) => format!("Y{year}"),
            Year::Ten(decade) => format!("{decade:03}X"),
            Year::Hundred(century) => format!("{century:02}XX"),
            Year::Before(..) | Year::Unknown => "XXXX".to_owned(),
        };
        for part in [self.month, self.day].into_iter().flatten() {
            text += &format!("-{part:02}");
        }
        if let Some(time) = &self.time {
            text += &format!("T{time}");
        }
        text + match (self.uncertain, self.approximate) {
            (true, true) => "%",
            (true, false) => "?",
            (false, true) => "~",
            (false, false) => "",
        }
    }

    /// The day, if it is one.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        let (Year::One(year), Some(month), Some(day), None) = (self.year, self.month, self.day, &self.time) else {
            return None;
        };
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month.into(), day.into())
    }

    /// The last date, as exact as this one, that ends before it starts.
    pub(super) fn before(&self) -> Result<Self, ParseError> {
        let first = self.when()?.earliest_day().and_then(|day| day.checked_sub_days(Days::new(1)));
        self.like(first.ok_or(ParseError::Unclear)?)
    }

    /// The first date, as exact as this one, that starts after it ends.
    pub(super) fn after(&self) -> Result<Self, ParseError> {
        let last = self.when()?.latest_day().and_then(|day| day.checked_add_days(Days::new(1)));
        self.like(last.ok_or(ParseError::Unclear)?)
    }

    fn when(&self) -> Result<EdtfDate, ParseError> {
        let edtf = Self { uncertain: false, approximate: false, ..self.clone() }.edtf();
        EdtfDate::parse(&edtf).map_err(|_| ParseError::NoSuchDate(edtf))
    }

    fn like(&self, day: NaiveDate) -> Result<Self, ParseError> {
        let point = match (self.month, self.day, &self.time) {
            (_, _, Some(_)) => return Err(ParseError::Unclear),
            (Some(_), Some(_), None) => Self::of_day(day),
            (Some(_), None, None) => Self::of_month(day),
            (None, ..) => Self::of_year(Year::One(day.year().into())),
        };
        Ok(Self { uncertain: self.uncertain, approximate: self.approximate, ..point })
    }
}

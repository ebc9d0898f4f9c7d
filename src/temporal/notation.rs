//! Values in EDTF, and in words that the reader of phrases knows.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::cue::Third;
use super::parts::{Bound, Calendar, Days, WrittenYear};
use super::{shift, spelling};
use crate::model::EdtfDate;

/// A day with a time of day; anything else as it is.
pub(super) fn timed(edtf: &str, hour: u8, minute: u8, second: u8) -> String {
    let is_day = edtf.len() == 10 && edtf.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if is_day { format!("{edtf}T{hour:02}:{minute:02}:{second:02}") } else { edtf.to_owned() }
}

/// The words of a year or a month of EDTF.
pub(super) fn words_of(edtf: &str) -> Option<String> {
    let (year, month) = edtf.split_once('-').map_or((edtf, None), |(year, month)| (year, Some(month)));
    let year = WrittenYear { value: year.parse().ok().filter(|_| year.len() == 4)?, digits: 4, era: None };
    let month = match month {
        None => None,
        Some(month) => Some(month.parse().ok().filter(|month| (1..=12).contains(month))?),
    };
    Some(spelling::date(&Calendar { month, ..Calendar::default() }, year, false))
}

/// A bound around EDTF that is no words: an interval, a week, a season.
pub(super) fn bounded(bound: Bound, edtf: &str) -> Option<String> {
    let first = edtf.split('/').next()?;
    let last = edtf.rsplit('/').next()?;
    let plain = |edtf: &str| EdtfDate::parse(edtf.trim_end_matches('~')).ok();
    let day = |edtf: &str, late: bool, offset: i64| {
        let when = plain(edtf)?;
        let day = if late { when.latest_day() } else { when.earliest_day() }?;
        shift::plus_days(day, offset).map(shift::edtf_day)
    };
    Some(match bound {
        Bound::Since | Bound::OrLater => format!("{first}/.."),
        Bound::Until => format!("../{last}"),
        Bound::By | Bound::OrEarlier => format!("[..{}]", day(last, true, 0)?),
        Bound::Before => format!("[..{}]", day(first, false, -1)?),
        Bound::After => format!("[{}..]", day(last, true, 1)?),
    })
}

/// The first decade of this century, whose words may be read as those of the century, or a third of it.
pub(super) fn third_of_2000s(third: Option<Third>) -> String {
    let years = match third {
        None => return "200X".to_owned(),
        Some(Third::Early | Third::Start) => [2000, 2003],
        Some(Third::Mid) => [2004, 2006],
        Some(Third::Late | Third::End) => [2007, 2009],
    };
    format!("{}~/{}~", years[0], years[1])
}

/// A date of our calendar that needs no reader: all but the rare ones.
pub(super) fn plain(calendar: &Calendar, year: WrittenYear) -> Option<String> {
    let our_era = year.era.is_none() && calendar.calendar.is_none() && (1600..=9999).contains(&year.value);
    let number = i32::try_from(year.value).ok().filter(|_| our_era)?;
    match (calendar.month, &calendar.days) {
        (None, Days::All) => Some(shift::edtf_year(number.into())),
        (Some(month), Days::All) => Some(shift::edtf_month(number.into(), month.into())),
        (Some(month), Days::One(day)) => {
            NaiveDate::from_ymd_opt(number, month.into(), (*day).into()).map(shift::edtf_day)
        }
        _ => None,
    }
}

/// The day of a name by its number within a month, 0 for the last one.
pub(super) fn nth_weekday(year: WrittenYear, month: u8, nth: u8, day: Weekday) -> Option<String> {
    let year = i32::try_from(year.value).ok().filter(|_| year.era.is_none())?;
    let of = |nth| {
        NaiveDate::from_weekday_of_month_opt(year, month.into(), day, nth)
            .filter(|date| date.month() == u32::from(month))
    };
    let found = if nth == 0 { of(5).or_else(|| of(4)) } else { of(nth) };
    found.map(shift::edtf_day)
}

/// The letters of an ordinal in digits.
pub(super) fn ordinal(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    }
}

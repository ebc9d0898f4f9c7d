//! Dates for programs that know days and times only.

use chrono::{Datelike, NaiveDate};

use super::stamp::Stamp;
use crate::model::EdtfDate;
use crate::model::date::{End, Form, Precision};

/// A day or a moment, or all days from the first to the last, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    /// Place where it starts.
    pub first: Stamp,
    /// Place where it ends, unless that is where it starts, or nobody knows.
    pub last: Option<Stamp>,
}

/// All days that a date may mean; `None` if it has no place in time. Of an interval with an open end there is only
/// the other end.
pub(crate) fn of(when: &EdtfDate) -> Option<Days> {
    if let Form::Date(date) = when.form()
        && matches!(date.precision(), Precision::Day | Precision::Second)
    {
        return Some(Days { first: Stamp::of_part(&date), last: None });
    }
    if let Form::Interval(End::Date(from), End::Date(to)) = when.form()
        && from.time.is_some()
        && to.time.is_some()
    {
        let (first, last) = (Stamp::of_part(&from), Stamp::of_part(&to));
        return Some(Days { last: Some(last).filter(|last| *last != first), first });
    }
    let (first, last) = (when.earliest_day(), when.latest_day());
    let from = first.or(last)?;
    Some(Days { first: day(from), last: last.filter(|last| *last != from).map(day) })
}

/// The days of the start and those of the end of an interval between two dates.
pub(crate) fn of_ends(when: &EdtfDate) -> Option<[Days; 2]> {
    let Form::Interval(End::Date(from), End::Date(to)) = when.form() else { return None };
    if from.time.is_some() && to.time.is_some() {
        return Some([from, to].map(|end| Days { first: Stamp::of_part(&end), last: None }));
    }
    let (start, end) = when.as_str().split_once('/')?;
    Some([of(&EdtfDate::parse(start).ok()?)?, of(&EdtfDate::parse(end).ok()?)?])
}

/// A day.
pub(crate) fn day(date: NaiveDate) -> Stamp {
    Stamp { month: Some(date.month() as u8), day: Some(date.day() as u8), ..Stamp::of_year(date.year().into()) }
}

/// The day after one.
pub(crate) fn next(day_before: &Stamp) -> Option<Stamp> {
    day_before.to_date_time()?.date().succ_opt().map(day)
}

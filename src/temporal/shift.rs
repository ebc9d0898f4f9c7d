//! Sums of dates and units.

use chrono::{Datelike as _, Days, NaiveDate};

use super::cue::Unit;
use super::memory::Anchor;

/// The unit of time that lies `offset` units from the one that holds an anchor, as EDTF; with other readings. Weeks begin
/// on Sunday or Monday. `None` if the anchor is not exact enough.
pub(super) fn unit_beside(anchor: &Anchor, unit: Unit, offset: i64, sunday: bool) -> Option<(String, Vec<String>)> {
    let alone = |edtf| Some((edtf, Vec::new()));
    match unit {
        Unit::Day => alone(edtf_day(plus_days(anchor.date()?, offset)?)),
        Unit::Week | Unit::Weekend => {
            let day = anchor.date()?;
            let (first, other) = (week(day, offset, sunday, unit)?, week(day, offset, !sunday, unit)?);
            let others = if first == other { Vec::new() } else { vec![first.clone(), other] };
            Some((first, others))
        }
        Unit::Month => {
            let month = i64::from(anchor.month?);
            let all = anchor.year * 12 + month - 1 + offset;
            alone(edtf_month(all.div_euclid(12), all.rem_euclid(12) + 1))
        }
        Unit::Quarter => part_beside(anchor, 33, 4, offset).and_then(alone),
        Unit::Half => part_beside(anchor, 40, 2, offset).and_then(alone),
        Unit::Year => alone(edtf_year(anchor.year + offset)),
        Unit::Decade if anchor.year > 0 => alone(format!("{:03}X", anchor.year.div_euclid(10) + offset)),
        Unit::Century if anchor.year > 0 => alone(format!("{:02}XX", anchor.year.div_euclid(100) + offset)),
        _ => None,
    }
}

/// A quarter or a half beside the one that holds an anchor, or that it is.
fn part_beside(anchor: &Anchor, first: u8, parts: i64, offset: i64) -> Option<String> {
    let index = match (anchor.part, anchor.month) {
        (Some(part), _) if (i64::from(first)..i64::from(first) + parts).contains(&part.into()) => {
            i64::from(part - first)
        }
        (_, Some(month)) => (i64::from(month) - 1) * parts / 12,
        _ => return None,
    };
    let all = anchor.year * parts + index + offset;
    let code = i64::from(first) + all.rem_euclid(parts);
    Some(format!("{}-{code}", edtf_year(all.div_euclid(parts))))
}

/// A count of units before or after an anchor; `~` where it is not exact to the day.
pub(super) fn moved(anchor: &Anchor, unit: Unit, count: i64, rounded: bool) -> Option<String> {
    let mark = |exact: bool| if exact && !rounded { "" } else { "~" };
    match unit {
        Unit::Day => Some(edtf_day(plus_days(anchor.date()?, count)?) + mark(true)),
        Unit::Week => match anchor.date() {
            Some(day) => Some(edtf_day(plus_days(day, count * 7)?) + "~"),
            None => Some(unit_beside(anchor, Unit::Month, count / 4, true)?.0 + "~"),
        },
        Unit::Month | Unit::Year => Some(unit_beside(anchor, unit, count, true)?.0 + "~"),
        Unit::Decade => Some(edtf_year(anchor.year + count * 10) + "~"),
        _ => None,
    }
}

/// A week, or its end, as EDTF.
fn week(day: NaiveDate, offset: i64, sunday: bool, unit: Unit) -> Option<String> {
    let into = if sunday { day.weekday().num_days_from_sunday() } else { day.weekday().num_days_from_monday() };
    let start = plus_days(day, offset * 7 - i64::from(into))?;
    let (start, last) = match unit {
        Unit::Weekend if sunday => (plus_days(start, 5)?, plus_days(start, 6)?),
        Unit::Weekend => (plus_days(start, 5)?, plus_days(start, 6)?),
        _ => (start, plus_days(start, 6)?),
    };
    Some(format!("{}/{}", edtf_day(start), edtf_day(last)))
}

pub(super) fn plus_days(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let days = Days::new(count.unsigned_abs());
    if count < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

pub(super) fn edtf_day(day: NaiveDate) -> String {
    format!("{}-{:02}", edtf_month(day.year().into(), day.month().into()), day.day())
}

pub(super) fn edtf_month(year: i64, month: i64) -> String {
    format!("{}-{month:02}", edtf_year(year))
}

/// A year in astronomical counting as EDTF.
pub(super) fn edtf_year(year: i64) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..0 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

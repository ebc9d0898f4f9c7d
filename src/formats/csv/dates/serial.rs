//! Days as spreadsheets keep them: numbers counted from 1899-12-30, with the time of day as a fraction. (ECMA-376 Part
//! 1 §18.17.4.1, the 1900 date system; by its fault the count is right from 1900-03-01 on.)

use chrono::{Days, NaiveDate, TimeDelta};

use crate::base::digits;
use crate::formats::kit::table::TableRow;
use crate::model::date::Moment;

/// Numbers that are taken for days: 1954 to 2064. No year has five digits.
const DAYS: std::ops::RangeInclusive<u64> = 20_000..=60_000;

/// True if columns hold such numbers and hardly any others.
pub(crate) fn are_days(rows: &[&TableRow], columns: &[usize]) -> bool {
    let cells = rows.iter().flat_map(|row| columns.iter().map(|column| row.cell(*column)));
    let numbers: Vec<bool> = cells.filter(|cell| is_number(cell)).map(|cell| moment(cell).is_some()).collect();
    let days = numbers.iter().filter(|is_day| **is_day).count();
    days > 0 && days * 10 >= numbers.len() * 9
}

fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|c| c.is_numeric() || matches!(c, '.' | ',' | '٫'))
}

/// The day, and the moment of it where there is a fraction, that a number of a spreadsheet stands for.
pub(crate) fn moment(cell: &str) -> Option<Moment> {
    if cell.len() > 60 {
        return None;
    }
    let text = digits::plain(cell).replace(['٫', ','], ".");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 5 || !is_digits(whole) || !is_digits(fraction) || text.ends_with('.') {
        return None;
    }
    let days: u64 = whole.parse().ok().filter(|days| DAYS.contains(days))?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
    if fraction.bytes().all(|b| b == b'0') {
        return Some(Moment { day, clock: None, shift: None });
    }
    let at = day.and_hms_opt(0, 0, 0)?.checked_add_signed(TimeDelta::try_seconds(seconds(fraction)?)?)?;
    Some(Moment::from(at))
}

/// The time of day of a fraction of a day: `0.75`.
pub(crate) fn clock(cell: &str) -> Option<chrono::NaiveTime> {
    let text = digits::plain(cell).replace(['٫', ','], ".");
    let fraction = text.strip_prefix("0.").or_else(|| text.strip_prefix('.'))?;
    let seconds = u32::try_from(seconds(fraction)?).ok()?;
    chrono::NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
}

/// Seconds of a day, to the nearest one.
fn seconds(fraction: &str) -> Option<i64> {
    let fraction: f64 = format!("0.{fraction}").parse().ok()?;
    Some((fraction * 86_400.0).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_days_are_days() {
        for (cell, date) in [
            ("44256", "2021-03-01"),
            ("٤٤٢٥٦", "2021-03-01"),
            ("44256.5", "2021-03-01T12:00:00"),
            ("44256,25", "2021-03-01T06:00:00"),
            ("44256.0", "2021-03-01"),
            ("44256.7458333333", "2021-03-01T17:54:00"),
            ("44256.999999", "2021-03-02T00:00:00"),
            ("20000", "1954-10-03"),
            ("60000", "2064-04-08"),
            ("19999", ""),
            ("60001", ""),
            ("2021", ""),
            ("442560", ""),
            ("44256.", ""),
            ("44,256,7", ""),
            ("44256-1", ""),
            ("", ""),
        ] {
            assert_eq!(moment(cell).map(|moment| moment.to_string()).unwrap_or_default(), date, "{cell}");
        }
    }
}

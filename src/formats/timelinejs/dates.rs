//! The dates of a slide: a year and, after it, smaller parts; to EDTF and back.

use serde_json::Value;

use super::old;
use super::parts::{FIELDS, SlideDate, own_year};

use crate::base::digits::plain;
use crate::formats::kit::stamp::Stamp;
use crate::formats::kit::stamp_text as stamp;
use crate::model::EdtfDate;
use crate::model::date::phrase::Order;
use crate::model::date::phrase::month as month_named;
use crate::model::date::{DatePart, End, Form};

/// Why a date has no parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateRefusal {
    /// It could not be understood.
    Unread,
    /// The calendar has no such date.
    NoSuchDate,
}

/// Reads a date object; `Ok(None)` for one that is empty.
pub(crate) fn parts(value: &Value) -> Result<Option<SlideDate>, DateRefusal> {
    let object = match value {
        Value::Null => return Ok(None),
        Value::Object(object) => object,
        Value::String(text) if text.trim().is_empty() => return Ok(None),
        Value::String(text) => return old::parts(&plain(text)).map(Some).ok_or(DateRefusal::Unread),
        _ => return Err(DateRefusal::Unread),
    };
    let mut numbers = [None; 6];
    for (number, name) in numbers.iter_mut().zip(FIELDS) {
        *number = object.get(name).map_or(Ok(None), |value| number_of(name, value))?;
    }
    let [Some(year), month, day, clock @ ..] = numbers else {
        return if numbers.iter().all(Option::is_none) { Ok(None) } else { Err(DateRefusal::Unread) };
    };
    let small = |n: Option<i64>| n.map(u8::try_from).transpose().map_err(|_| DateRefusal::NoSuchDate);
    let [hour, minute, second] = clock;
    // Programs write zeros for a time of day that nobody gave.
    let clock = if clock.iter().all(|n| n.is_none_or(|n| n == 0)) { [None; 3] } else { [hour, minute, second] };
    let [hour, minute, second] = clock;
    Ok(Some(SlideDate {
        year,
        month: small(month)?,
        day: small(day)?,
        clock: [small(hour)?, small(minute)?, small(second)?],
    }))
}

/// The number of a field, in the digits of any script; of a month also its name, of a year also its era.
fn number_of(name: &str, value: &Value) -> Result<Option<i64>, DateRefusal> {
    match value {
        Value::Null => Ok(None),
        Value::Number(number) => {
            let whole = number.as_f64().filter(|n| n.fract() == 0.0 && n.abs() < 1e18).map(|n| n as i64);
            number.as_i64().or(whole).map(Some).ok_or(DateRefusal::Unread)
        }
        Value::String(text) => {
            let text = plain(text).trim().replace('\u{2013}', "-").replace([',', '\u{66C}'], "");
            let named = || match name {
                "day" => ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end))?.parse().ok(),
                "month" => month_named(&text).map(i64::from),
                "year" => stamp::year(&text).map(own_year),
                _ => None,
            };
            match text.parse() {
                _ if text.is_empty() => Ok(None),
                Ok(number) => Ok(Some(number)),
                Err(_) => named().map(Some).ok_or(DateRefusal::Unread),
            }
        }
        _ => Err(DateRefusal::Unread),
    }
}

/// Returns true if its year is written with one or two digits, so that the century may be left out.
pub(crate) fn is_short(value: &Value) -> bool {
    if let Value::String(text) = value {
        let long = plain(text).split(|c: char| !c.is_ascii_digit()).any(|number| number.len() > 2);
        return !long && parts(value).is_ok_and(|parts| parts.is_some_and(|parts| (1..100).contains(&parts.year)));
    }
    match value.get("year") {
        Some(Value::Number(year)) => year.as_i64().is_some_and(|year| (1..100).contains(&year)),
        Some(Value::String(year)) => stamp::is_short_year(&plain(year)),
        _ => false,
    }
}

/// The two days that a text of numbers with strokes may mean, as it is read and otherwise.
pub(crate) fn two_readings(value: &Value) -> Option<[String; 2]> {
    let text = value.as_str()?;
    let [read, other] = [Order::MonthFirst, Order::DayFirst].map(|order| Stamp::parse(text, order));
    let (read, other) = (read?, other?);
    (read != other).then(|| [read.edtf(), other.edtf()])
}

/// Returns true if it has parts that no date here holds: a part of a second, or a time of day that is not understood.
pub(crate) fn has_more(value: &Value) -> bool {
    let given = |name: &str| value.get(name).is_some_and(|part| !is_blank(part) && part != 0 && part != "0");
    given("millisecond") || given("time")
}

/// Words of a date, if it is a text or a year alone.
pub(crate) fn words(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Object(object) => {
            let alone = FIELDS[1..].iter().all(|name| object.get(*name).is_none_or(is_blank));
            object.get("year").filter(|_| alone)?.as_str()
        }
        _ => None,
    }
}

fn is_blank(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())
}

/// Start and end of a slide, and whether they say all that the date says.
pub(crate) fn of_when(when: &EdtfDate) -> (Option<SlideDate>, Option<SlideDate>, bool) {
    let exact = |d: DatePart| {
        let marked = d.uncertain || d.approximate || d.shift.is_some() || d.significant.is_some();
        let nothing_lost = d.unknown_digits == 0 && d.season.is_none() && !marked;
        let midnight = d.time == Some((0, 0, 0));
        nothing_lost && !midnight && EdtfDate::parse(&SlideDate::of(d).edtf().0).is_ok()
    };
    let plain = |d: DatePart| d.unknown_digits == 0 && d.season.is_none() && d.significant.is_none();
    let outer = || {
        let day = |day: chrono::NaiveDate| {
            use chrono::Datelike;
            SlideDate::of(DatePart {
                year: day.year().into(),
                month: Some(day.month() as u8),
                day: Some(day.day() as u8),
                ..DatePart::default()
            })
        };
        let (first, last) = (when.earliest_day().map(day), when.latest_day().map(day));
        (first.or(last), last.filter(|last| first.is_some_and(|first| first != *last)), false)
    };
    match when.form() {
        Form::Date(d) if plain(d) => (Some(SlideDate::of(d)), None, exact(d) && same(&SlideDate::of(d), when.as_str())),
        Form::Interval(End::Date(a), End::Date(b)) if plain(a) && plain(b) => {
            let [first, last] = [a, b].map(SlideDate::of);
            let written = format!("{}/{}", first.edtf().0, last.edtf().0) == when.as_str();
            (Some(first), Some(last), exact(a) && exact(b) && written)
        }
        _ => outer(),
    }
}

/// Returns true if the parts give this very date again: an unspecified day (`2004-06-XX`) has no part.
fn same(parts: &SlideDate, text: &str) -> bool {
    parts.edtf().0 == text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keeps_the_precision_of_the_source() {
        let cases = [
            (json!({"year": "1985"}), "1985"),
            (json!({"year": 1985, "month": "4", "day": ""}), "1985-04"),
            (json!({"year": "602", "month": 4, "day": 12}), "0602-04-12"),
            (json!({"year": "-300"}), "-0299"),
            (json!({"year": "-1"}), "0000"),
            (json!({"year": "-12000"}), "Y-11999"),
            (json!({"year": "-99999"}), "Y-99998"),
            (json!({"year": "-100000"}), "Y-100000"),
            (json!({"year": "-13800000000"}), "Y-13800000000"),
            (json!({"year": "2000", "month": 1, "day": 2, "hour": "6", "minute": ""}), "2000-01-02T06:00:00"),
            (json!({"year": "2000", "month": 1, "day": 2, "hour": 0, "minute": 0, "second": 0}), "2000-01-02"),
            (json!("2011,3,23"), "2011-03-23"),
            (json!("2/27/1932"), "1932-02-27"),
            (json!("196002152034"), "1960-02-15T20:34:00"),
            (json!({"year": "١٩٥٢", "month": "٣", "day": "١٤"}), "1952-03-14"),
            (json!({"year": "۱۹۷۹", "month": "۲", "day": "۱۱", "hour": "۱۰", "minute": "۳۰"}), "1979-02-11T10:30:00"),
            (json!({"year": "२०२४", "month": "०३"}), "2024-03"),
            (json!({"year": "2004", "month": "مارس"}), "2004-03"),
            (json!({"year": "2004", "month": "March"}), "2004-03"),
            (json!({"year": "500 BC"}), "-0499"),
            (json!({"year": "50 AD"}), "0050"),
            (json!("٢٠١١,٣,٢٣"), "2011-03-23"),
            (json!({"year": "2004", "month": "Feb.", "day": "4th"}), "2004-02-04"),
        ];
        for (value, edtf) in cases {
            let parts = parts(&value).ok().flatten().unwrap_or_else(|| panic!("{value}"));
            assert_eq!(parts.edtf().0, edtf, "{value}");
            assert!(EdtfDate::parse(edtf).is_ok(), "{edtf}");
        }
        assert_eq!(parts(&json!({"year": ""})), Ok(None));
        for bad in [json!({"year": "c. 1900"}), json!({"month": 3}), json!(3), json!("soon")] {
            assert_eq!(parts(&bad), Err(DateRefusal::Unread), "{bad}");
        }
        assert_eq!(parts(&json!({"year": 2000, "month": 300})), Err(DateRefusal::NoSuchDate));
    }

    #[test]
    fn writes_what_it_reads_and_says_what_it_cannot() {
        let exact: &[&str] = &[
            "1985",
            "1985-04",
            "0602-04-12",
            "-0299",
            "Y-11999",
            "Y-13800000000",
            "2000-01-02T06:07:08",
            "1985/1990-02",
        ];
        let inexact: &[&str] =
            &["1985~", "198X", "2001-21", "../1985", "[1985,1987]", "1985-04-XX", "2000-01-02T06:07:08Z"];
        for (texts, expected) in [(exact, true), (inexact, false)] {
            for &text in texts {
                let when = EdtfDate::parse(text).unwrap_or_else(|e| panic!("{e}"));
                let (start, end, all) = of_when(&when);
                assert_eq!(all, expected, "{text}");
                if all {
                    let texts: Vec<String> = start.iter().chain(&end).map(|parts| parts.edtf().0).collect();
                    assert_eq!(texts.join("/"), text);
                }
            }
        }
    }
}

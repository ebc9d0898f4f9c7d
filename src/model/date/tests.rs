//! Tables of EDTF expressions: their bounds, precision and form.

use super::*;

fn when(edtf: &str) -> EdtfDate {
    EdtfDate::parse(edtf).unwrap_or_else(|e| panic!("{e}"))
}

/// An edge as a date (and a time of day, unless it is midnight) with a sign for its kind.
fn edge(edge: Edge) -> String {
    let time = chrono::DateTime::from_timestamp(edge.time, 0).expect("a time within the calendar");
    let text = if edge.time % DAY == 0 { time.format("%Y-%m-%d") } else { time.format("%Y-%m-%dT%H:%M:%S") };
    let kind = match edge.kind {
        EdgeKind::Sharp => "",
        EdgeKind::Soft => "~",
        EdgeKind::Open => "..",
        EdgeKind::Unknown => "?",
    };
    format!("{text}{kind}")
}

#[test]
fn bounds_are_as_wide_as_the_source_leaves_them() {
    let cases = [
        // Level 0.
        ("2023-10-03", "2023-10-03", "2023-10-04"),
        ("2024-02", "2024-02-01~", "2024-03-01~"),
        ("2023-10", "2023-10-01~", "2023-11-01~"),
        ("2023-12", "2023-12-01~", "2024-01-01~"),
        ("2023", "2023-01-01~", "2024-01-01~"),
        ("0000", "0000-01-01~", "0001-01-01~"),
        ("2024-04-18T14:30:00", "2024-04-18T14:30:00", "2024-04-18T14:30:01"),
        ("2024-04-18T23:30:00-05:00", "2024-04-19T04:30:00", "2024-04-19T04:30:01"),
        ("2024-04-18T01:00:00+03", "2024-04-17T22:00:00", "2024-04-17T22:00:01"),
        ("2024-04-18T23:59:59Z", "2024-04-18T23:59:59", "2024-04-19"),
        ("2024-04/2024-07", "2024-04-01~", "2024-08-01~"),
        ("2024-04-03/2024-04-07", "2024-04-03", "2024-04-08"),
        ("2004-02-01/2005", "2004-02-01", "2006-01-01~"),
        // Level 1.
        ("1985~", "1985-01-01~", "1986-01-01~"),
        ("2024-04-18~", "2024-04-18~", "2024-04-19~"),
        ("2024-04-18?", "2024-04-18", "2024-04-19"),
        ("2025/..", "2025-01-01~", "2026-01-01.."),
        ("2025-03-01/..", "2025-03-01", "2025-03-02.."),
        ("../2024", "2024-01-01..", "2025-01-01~"),
        ("2024/", "2024-01-01~", "2025-01-01?"),
        ("/2024-05-06", "2024-05-06?", "2024-05-07"),
        ("198X", "1980-01-01~", "1990-01-01~"),
        ("19XX", "1900-01-01~", "2000-01-01~"),
        ("1985-XX", "1985-01-01~", "1986-01-01~"),
        ("1985-04-XX", "1985-04-01~", "1985-05-01~"),
        ("2024-21", "2024-03-01~", "2024-06-01~"),
        ("2024-24", "2024-12-01~", "2025-03-01~"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-16"),
        ("Y-20000", "-20000-01-01~", "-19999-01-01~"),
        // Level 2.
        ("1985-XX-18", "1985-01-18~", "1985-12-19~"),
        ("156X-12-25", "1560-12-25~", "1569-12-26~"),
        ("XXXX/2024", "2024-01-01?", "2025-01-01~"),
        ("2024-33", "2024-01-01~", "2024-04-01~"),
        ("2024-41", "2024-07-01~", "2025-01-01~"),
        ("1950S2", "1900-01-01~", "2000-01-01~"),
        ("..1984/2004", "1984-01-01..", "2005-01-01~"),
        ("2004/2005..", "2004-01-01~", "2006-01-01.."),
        ("1904/1204..", "1904-01-01~", "1905-01-01.."),
        ("..2024/1990", "1990-01-01..", "1991-01-01~"),
        ("2004/2004-06", "2004-01-01~", "2004-07-01~"),
        ("[1667,1668,1670..1672]", "1667-01-01~", "1673-01-01~"),
        ("[1760-12..]", "1760-12-01~", "1761-01-01.."),
        ("[..1760-12-03]", "1760-12-03..", "1760-12-04"),
        ("{1960,1961-12}", "1960-01-01~", "1962-01-01~"),
    ];
    for (edtf, from, to) in cases {
        let bounds = when(edtf).bounds().unwrap_or_else(|| panic!("{edtf} has a place"));
        assert_eq!((edge(bounds.from), edge(bounds.to)), (from.to_owned(), to.to_owned()), "{edtf}");
        assert!(bounds.seconds() > 0, "{edtf}");
    }
}

#[test]
fn what_cannot_be_placed_has_no_bounds() {
    for edtf in ["XXXX", "XXXX-12-25", "Y17E7", "Y-17E7", "Y1E30", "Y-17E7/2024", "2024/Y300000", "[1984,Y17E7]"] {
        let when = when(edtf);
        assert_eq!(when.bounds(), None, "{edtf}");
        assert_eq!((when.earliest_day(), when.latest_day()), (None, None), "{edtf}");
    }
    assert!(EdtfDate::parse("../..").is_err());
    assert!(when("Y262000").bounds().is_some());
    assert!(when("Y-262000").bounds().is_some());
    assert_eq!(when("Y262143").bounds(), None);
}

#[test]
fn times_of_several_clocks_are_in_the_order_in_which_they_came() {
    let in_order =
        ["2024-04-18T23:30:00+03:00", "2024-04-18T21:00:00", "2024-04-18T21:00:01Z", "2024-04-18T17:30:00-05"];
    let starts = in_order.map(|edtf| when(edtf).bounds().map(|bounds| bounds.from.time));
    assert!(starts.is_sorted(), "{starts:?}");
}

#[test]
fn days_of_what_has_no_place_can_be_written() {
    let cases = [
        ("Y170000002", "170000002-01-01", "170000002-12-31"),
        ("Y-17E7", "-170000000-01-01", "-170000000-12-31"),
        ("Y171010000S3", "171000000-01-01", "171999999-12-31"),
        ("Y3388E2S3", "338000-01-01", "338999-12-31"),
        ("XXXX-12-XX", "0000-12-01", "9999-12-31"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("2025/..", "2025-01-01", ""),
        ("Y1E30", "", ""),
    ];
    for (edtf, first, last) in cases {
        assert_eq!(when(edtf).days_written().map(Option::unwrap_or_default), [first, last], "{edtf}");
    }
}

#[test]
fn days_are_none_where_the_source_gives_none() {
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
    let cases = [
        ("2023-10", day(2023, 10, 1), day(2023, 10, 31)),
        ("2025/..", day(2025, 1, 1), None),
        ("../2024", None, day(2024, 12, 31)),
        ("2024/", day(2024, 1, 1), None),
        ("2024-04-18T14:30:00", day(2024, 4, 18), day(2024, 4, 18)),
        ("-0043-03-15", day(-43, 3, 15), day(-43, 3, 15)),
        ("2024-04-18T23:30:00-05:00", day(2024, 4, 18), day(2024, 4, 18)),
        ("2024-04-18T01:00:00+03", day(2024, 4, 18), day(2024, 4, 18)),
    ];
    for (edtf, first, last) in cases {
        assert_eq!((when(edtf).earliest_day(), when(edtf).latest_day()), (first, last), "{edtf}");
    }
}

#[test]
fn precision_is_that_of_the_least_exact_part() {
    let cases = [
        ("2024-04-18T14:30:00", Precision::Second),
        ("2024-04-18", Precision::Day),
        ("2024-04-XX", Precision::Month),
        ("2024-04", Precision::Month),
        ("2024-21", Precision::Season),
        ("2024", Precision::Year),
        ("2024-XX-XX", Precision::Year),
        ("2024-XX-18", Precision::Year),
        ("Y17E7", Precision::Year),
        ("198X", Precision::Decade),
        ("156X-12-25", Precision::Decade),
        ("1950S3", Precision::Decade),
        ("19XX", Precision::Century),
        ("1950S2", Precision::Century),
        ("1XXX", Precision::Millennium),
        ("XXXX-12-25", Precision::Millennium),
        ("2024-04-18/2025", Precision::Year),
        ("2024-04/..", Precision::Month),
        ("[1984-01-02,198X]", Precision::Decade),
    ];
    for (edtf, expected) in cases {
        assert_eq!(when(edtf).precision(), expected, "{edtf}");
    }
    assert!(Precision::Century < Precision::Day);
}

#[test]
fn qualifiers_and_intervals() {
    let cases = [
        ("1984", false, false, false),
        ("1984?", true, false, false),
        ("1984~", false, true, false),
        ("1984%", true, true, false),
        ("2004-06~-11", false, true, false),
        ("1984?/2004~", true, true, true),
        ("2025/..", false, false, true),
    ];
    for (edtf, uncertain, approximate, interval) in cases {
        let when = when(edtf);
        assert_eq!(
            (when.is_uncertain(), when.is_approximate(), when.is_interval()),
            (uncertain, approximate, interval)
        );
    }
}

#[test]
fn form_keeps_every_part() {
    let part = |year, month, day| DatePart { year, month, day, ..DatePart::default() };
    let cases = [
        ("2023-10-03", Form::Date(part(2023, Some(10), Some(3)))),
        ("-0043-03", Form::Date(part(-43, Some(3), None))),
        ("2024-26?", Form::Date(DatePart { season: Some(26), uncertain: true, ..part(2024, None, None) })),
        ("1X9X-XX-18", Form::Date(DatePart { unknown_digits: 0b0101, ..part(1090, None, Some(18)) })),
        ("1950S2~", Form::Date(DatePart { significant: Some(2), approximate: true, ..part(1950, None, None) })),
        (
            "2024-04-18T14:30:05-04:30",
            Form::Date(DatePart { time: Some((14, 30, 5)), shift: Some(-270), ..part(2024, Some(4), Some(18)) }),
        ),
        ("Y1E30", Form::Date(part(i64::MAX, None, None))),
        ("2025/..", Form::Interval(End::Date(part(2025, None, None)), End::Open)),
        ("/2025", Form::Interval(End::Unknown, End::Date(part(2025, None, None)))),
        ("..1984/1985", Form::Interval(End::OnOrBefore(part(1984, None, None)), End::Date(part(1985, None, None)))),
        (
            "[1667,1670..1672]",
            Form::OneOf(vec![
                Member::Date(part(1667, None, None)),
                Member::Range(part(1670, None, None), part(1672, None, None)),
            ]),
        ),
        ("{..1984}", Form::AllOf(vec![Member::OnOrBefore(part(1984, None, None))])),
    ];
    for (edtf, expected) in cases {
        assert_eq!(when(edtf).form(), expected, "{edtf}");
    }
}

#[test]
fn errors_say_what_and_where() {
    let cases = [
        ("", 0),
        ("1985-13", 5),
        ("1985-02-30", 8),
        ("  1985-02-30", 10),
        ("hello", 0),
        ("2024/2023", 5),
        ("1985-4", 5),
    ];
    for (input, offset) in cases {
        let error = EdtfDate::parse(input).expect_err(input);
        assert_eq!((error.offset, error.input.as_str()), (offset, input));
        assert!(!error.reason.is_empty());
    }
}

#[test]
fn the_source_is_kept_and_compared() {
    let long = when(" ?1985-?04-?12 ");
    assert_eq!(long.to_string(), "?1985-?04-?12");
    assert_eq!(long.canonical(), "1985-04-12?");
    assert_ne!(long, when("1985-04-12?"));
    assert_eq!(long, long.clone());
}

/// Strings made of the characters of EDTF, from a fixed row of numbers: whatever parses has bounds in order, or none,
/// and the same bounds in its canonical spelling.
#[test]
fn no_expression_is_a_surprise() {
    let pieces = [
        "19", "8", "X", "-", "04", "21", "12", "/", "..", "?", "~", "%", "Y", "E", "S2", "[", "]", "{", "}", ",", "T",
        ":", "Z", "-19", "2024", "9999", "00",
    ];
    let mut seed = 99_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut valid = 0;
    for _ in 0..300_000 {
        let text: String = (0..=next(7)).map(|_| pieces[next(pieces.len())]).collect();
        let Ok(parsed) = EdtfDate::parse(&text) else { continue };
        valid += 1;
        parsed.precision();
        if let Some(bounds) = parsed.bounds() {
            assert!(bounds.from.time < bounds.to.time, "{text}: {bounds:?}");
        }
        assert_eq!(EdtfDate::parse(&parsed.canonical()).map(|w| w.bounds()), Ok(parsed.bounds()), "{text}");
    }
    assert!(valid > 1000, "{valid}");
}

//! Equivalents against published tables, and their words.

use chrono::NaiveDate;

use super::*;
use crate::i18n::{DateWords, MonthNames};
use crate::model::EdtfDate;
use crate::model::date::{DAY, time_of_day};

fn at(year: i32, month: u32, day: u32) -> Time {
    time_of_day(NaiveDate::from_ymd_opt(year, month, day).expect("a day"))
}

fn day(year: i32, month: u8, day: u8) -> CalendarDay {
    CalendarDay { year, month, day }
}

#[test]
fn days_that_are_known() {
    use SecondCalendar::{Hijri, Persian};
    let cases = [
        (Hijri, day(1343, 1, 1), at(1924, 8, 1)),
        (Hijri, day(1345, 5, 31), at(1926, 12, 6)),
        (Hijri, day(1420, 1, 1), at(1999, 4, 17)),
        (Hijri, day(1445, 1, 1), at(2023, 7, 19)),
        (Hijri, day(1445, 9, 15), at(2024, 3, 25)),
        (Hijri, day(1450, 1, 1), at(2028, 5, 25)),
        (Persian, day(1357, 11, 22), at(1979, 2, 11)),
        (Persian, day(1402, 12, 15), at(2024, 3, 5)),
        (Persian, day(1403, 1, 1), at(2024, 3, 20)),
        (Persian, day(1403, 12, 30), at(2025, 3, 20)),
    ];
    for (calendar, day, time) in cases {
        assert_eq!(calendar.time_of(day), Some(time), "{day:?}");
        assert_eq!(calendar.day_of(time), Some(day), "{day:?}");
        assert_eq!(calendar.day_of(time + DAY - 1), Some(day), "{day:?}");
    }
}

#[test]
fn there_is_nothing_before_the_first_year_and_in_far_times() {
    for calendar in SecondCalendar::ALL {
        for time in [at(622, 1, 1), at(-43, 3, 15), Time::MIN, Time::MAX, 1 << 40] {
            assert_eq!(calendar.day_of(time), None, "{calendar:?} {time}");
        }
        for odd in [day(1445, 13, 1), day(1445, 0, 1), day(1445, 1, 32), day(i32::MAX, 1, 1)] {
            assert_eq!(calendar.time_of(odd), None, "{calendar:?} {odd:?}");
        }
        assert_eq!(calendar.as_str().parse(), Ok(calendar));
    }
    assert!("julian".parse::<SecondCalendar>().is_err());
}

/// EDTF, then the Hijri equivalent in Arabic and English and the Persian in both; "" is none.
const WORDS: &[(&str, [&str; 4])] = &[
    (
        "2024-03-25",
        ["≈ 15 رمضان 1445 هـ", "≈ 15 Ramadan 1445 AH", "≈ 6 فروردين 1403 ه\u{200d}.ش", "≈ 6 Farvardin 1403 AP"],
    ),
    (
        "2024-03-25T10:30:00",
        ["≈ 15 رمضان 1445 هـ", "≈ 15 Ramadan 1445 AH", "≈ 6 فروردين 1403 ه\u{200d}.ش", "≈ 6 Farvardin 1403 AP"],
    ),
    (
        "2023-10",
        [
            "≈ ربيع الأول – ربيع الآخر 1445 هـ",
            "≈ Rabi’ I – Rabi’ II 1445 AH",
            "≈ مهر – آبان 1402 ه\u{200d}.ش",
            "≈ Mehr – Aban 1402 AP",
        ],
    ),
    ("2023", ["≈ 1444 – 1445 هـ", "≈ 1444 – 1445 AH", "≈ 1401 – 1402 ه\u{200d}.ش", "≈ 1401 – 1402 AP"]),
    (
        "2024-07",
        [
            "≈ ذو الحجة 1445 هـ – محرم 1446 هـ",
            "≈ Dhu’l-Hijjah 1445 AH – Muharram 1446 AH",
            "≈ تير – مرداد 1403 ه\u{200d}.ش",
            "≈ Tir – Mordad 1403 AP",
        ],
    ),
    (
        "2024-24",
        [
            "≈ جمادى الأولى – شعبان 1446 هـ",
            "≈ Jumada I – Sha’ban 1446 AH",
            "≈ آذر – إسفند 1403 ه\u{200d}.ش",
            "≈ Azar – Esfand 1403 AP",
        ],
    ),
    (
        "2024-04/2024-07",
        [
            "≈ رمضان 1445 هـ – محرم 1446 هـ",
            "≈ Ramadan 1445 AH – Muharram 1446 AH",
            "≈ فروردين – مرداد 1403 ه\u{200d}.ش",
            "≈ Farvardin – Mordad 1403 AP",
        ],
    ),
    (
        "2024-03-12/2024-03-15",
        [
            "≈ 2 – 5 رمضان 1445 هـ",
            "≈ 2 – 5 Ramadan 1445 AH",
            "≈ 22 – 25 إسفند 1402 ه\u{200d}.ش",
            "≈ 22 – 25 Esfand 1402 AP",
        ],
    ),
    (
        "2024-03-25/2024-04-20",
        [
            "≈ 15 رمضان – 11 شوال 1445 هـ",
            "≈ 15 Ramadan – 11 Shawwal 1445 AH",
            "≈ 6 فروردين – 1 أرديبهشت 1403 ه\u{200d}.ش",
            "≈ 6 Farvardin – 1 Ordibehesht 1403 AP",
        ],
    ),
    (
        "2024-06-20/2024-07-20",
        [
            "≈ 14 ذو الحجة 1445 هـ – 14 محرم 1446 هـ",
            "≈ 14 Dhu’l-Hijjah 1445 AH – 14 Muharram 1446 AH",
            "≈ 31 خرداد – 30 تير 1403 ه\u{200d}.ش",
            "≈ 31 Khordad – 30 Tir 1403 AP",
        ],
    ),
    ("2020/2024", ["≈ 1441 – 1446 هـ", "≈ 1441 – 1446 AH", "≈ 1398 – 1403 ه\u{200d}.ش", "≈ 1398 – 1403 AP"]),
    (
        "2025/..",
        [
            "≈ ابتداءً من 1446 – 1447 هـ",
            "≈ from 1446 – 1447 AH on",
            "≈ ابتداءً من 1403 – 1404 ه\u{200d}.ش",
            "≈ from 1403 – 1404 AP on",
        ],
    ),
    (
        "../2024",
        ["≈ حتى 1445 – 1446 هـ", "≈ until 1445 – 1446 AH", "≈ حتى 1402 – 1403 ه\u{200d}.ش", "≈ until 1402 – 1403 AP"],
    ),
    (
        "2024-03-25/",
        [
            "≈ من 15 رمضان 1445 هـ إلى تاريخ غير معروف",
            "≈ from 15 Ramadan 1445 AH to an unknown date",
            "≈ من 6 فروردين 1403 ه\u{200d}.ش إلى تاريخ غير معروف",
            "≈ from 6 Farvardin 1403 AP to an unknown date",
        ],
    ),
    (
        "/2024",
        [
            "≈ من تاريخ غير معروف إلى 1445 – 1446 هـ",
            "≈ from an unknown date to 1445 – 1446 AH",
            "≈ من تاريخ غير معروف إلى 1402 – 1403 ه\u{200d}.ش",
            "≈ from an unknown date to 1402 – 1403 AP",
        ],
    ),
    ("1985~", ["≈ 1405 – 1406 هـ", "≈ 1405 – 1406 AH", "≈ 1363 – 1364 ه\u{200d}.ش", "≈ 1363 – 1364 AP"]),
    ("198X", ["≈ 1400 – 1410 هـ", "≈ 1400 – 1410 AH", "≈ 1358 – 1368 ه\u{200d}.ش", "≈ 1358 – 1368 AP"]),
    ("19XX", ["≈ 1317 – 1420 هـ", "≈ 1317 – 1420 AH", "≈ 1278 – 1378 ه\u{200d}.ش", "≈ 1278 – 1378 AP"]),
    // A day that ICU4X does not have.
    (
        "1926-12-06",
        ["≈ 31 جمادى الأولى 1345 هـ", "≈ 31 Jumada I 1345 AH", "≈ 14 آذر 1305 ه\u{200d}.ش", "≈ 14 Azar 1305 AP"],
    ),
    ("0622-07", ["", "", "≈ تير – مرداد 1 ه\u{200d}.ش", "≈ Tir – Mordad 1 AP"]),
    ("0500", ["", "", "", ""]),
    ("[1667,1668]", ["", "", "", ""]),
    ("XXXX-12-25", ["", "", "", ""]),
    ("0900-01-01", ["≈ 21 ذو الحجة 286 هـ", "≈ 21 Dhu’l-Hijjah 286 AH", "≈ 11 دي 278 ه\u{200d}.ش", "≈ 11 Dey 278 AP"]),
];

#[test]
fn equivalents_in_words() {
    let words = |locale, calendar| DateWords::new(locale, Digits::Latin, MonthNames::Egypt).with_second(Some(calendar));
    let both = [SecondCalendar::Hijri, SecondCalendar::Persian];
    let speakers = both.into_iter().flat_map(|c| Locale::ALL.map(|l| words(l, c))).collect::<Vec<_>>();
    for (edtf, expected) in WORDS {
        let when = EdtfDate::parse(edtf).unwrap_or_else(|e| panic!("{e}"));
        let said: Vec<String> = speakers.iter().map(|w| w.second(&when).unwrap_or_default()).collect();
        assert_eq!(said, expected, "{edtf}");
    }
}

#[test]
fn digits_are_a_choice_and_no_second_calendar_says_nothing() {
    let when = EdtfDate::parse("2024-03-25").unwrap_or_else(|e| panic!("{e}"));
    let plain = || DateWords::new(Locale::Ar, Digits::ArabicIndic, MonthNames::Levant);
    assert_eq!(plain().second(&when), None);
    assert_eq!(plain().second_calendar(), None);
    let hijri = plain().with_second(Some(SecondCalendar::Hijri));
    assert_eq!(hijri.second(&when).as_deref(), Some("≈ ١٥ رمضان ١٤٤٥ هـ"));
    let long = EdtfDate::parse("1926-12-06").unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(hijri.second(&long).as_deref(), Some("≈ ٣١ جمادى الأولى ١٣٤٥ هـ"));
    assert_eq!(hijri.second_tick(TickUnit::Month, day(1445, 9, 1)), "رمضان ١٤٤٥ هـ");
    assert_eq!(hijri.second_tick(TickUnit::Year, day(1445, 1, 1)), "١٤٤٥ هـ");
}

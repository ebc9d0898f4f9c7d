//! The dates that most events have, in eight bytes each: days, months, years, spans of them, and times of a day.

use std::fmt;

use edtf_core::{Date, DateField, DateTime, Edtf, Interval, IntervalEndpoint, Qualifier, TimeShift, Year, YearKind};

use super::{Bounds, DAY, Edge, EdgeKind, Time};

/// A date of the commonest spellings. Whatever it holds it prints again to the letter.
///
/// `YYYY`, `YYYY-MM` and `YYYY-MM-DD` with or without one of `~`, `?`, `%` behind, two of them with `/` between or
/// `..` in the place of one, and `YYYY-MM-DDThh:mm:ss` with or without `Z`. All of them have a place on the axis.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PackedDate(u64);

/// Bits of one date: year 14, month 4, day 5 (0 stands for none of both), mark 2.
const DATE_BITS: u32 = 25;
/// Code of an open end, in the place of a date.
const OPEN: u64 = (1 << DATE_BITS) - 1;
/// Bit at which the kind begins.
const KIND: u32 = 60;
const ONE: u64 = 1;
const TWO: u64 = 2;
const CLOCK: u64 = 3;

/// The marks behind a date, by their number: nothing, about, uncertain, both.
const MARKS: [&str; 4] = ["", "~", "?", "%"];

impl PackedDate {
    /// Packs an expression; `None` for one that is not among the commonest, or not valid.
    pub fn new(text: &str) -> Option<Self> {
        if let Some((from, to)) = text.split_once('/') {
            let end = |text| if text == ".." { Some(OPEN) } else { date(text) };
            let (from, to) = (end(from)?, end(to)?);
            let packed = Self(TWO << KIND | from << DATE_BITS | to);
            let both_open = from == OPEN && to == OPEN;
            let bounds = (!both_open).then(|| packed.bounds())?;
            return (bounds.from.time < bounds.to.time).then_some(packed);
        }
        match text.split_once('T') {
            Some((day, clock)) => {
                let day = date(day).filter(|day| fields(*day).2 > 0 && mark(*day) == 0)?;
                Some(Self(CLOCK << KIND | day << DATE_BITS | clock_of(clock)?))
            }
            None => Some(Self(ONE << KIND | date(text)?)),
        }
    }

    /// Eight bytes, never all zero.
    pub fn to_bits(self) -> u64 {
        self.0
    }

    /// Unpacks what [`Self::to_bits`] returned; `None` for 0.
    pub fn from_bits(bits: u64) -> Option<Self> {
        (bits != 0).then_some(Self(bits))
    }

    /// Range of time that it may reach: the same as of [`super::EdtfDate`].
    pub fn bounds(self) -> Bounds {
        let (first, second) = self.parts();
        match self.kind() {
            ONE => span(second),
            CLOCK => {
                let clock = (second >> 12 & 31) * 3600 + (second >> 6 & 63) * 60 + (second & 63);
                let from = Edge { time: span(first).from.time + clock as Time, kind: EdgeKind::Sharp };
                Bounds { from, to: Edge { time: from.time + 1, ..from } }
            }
            _ if second == OPEN => {
                let known = span(first);
                Bounds { to: Edge { kind: EdgeKind::Open, ..known.to }, ..known }
            }
            _ if first == OPEN => {
                let known = span(second);
                Bounds { from: Edge { kind: EdgeKind::Open, ..known.from }, ..known }
            }
            _ => Bounds { from: span(first).from, to: span(second).to },
        }
    }

    /// Returns true if any part is marked as approximate (`~` or `%`).
    pub fn is_approximate(self) -> bool {
        self.has_mark(1)
    }

    /// Returns true if any part is marked as uncertain (`?` or `%`).
    pub fn is_uncertain(self) -> bool {
        self.has_mark(2)
    }

    /// The expression as the standard's parser gives it for the printed date, made from the fields: labels need it in
    /// frames.
    pub fn to_edtf(self) -> Edtf {
        let (first, second) = self.parts();
        match self.kind() {
            ONE => Edtf::Date(edtf_date(second)),
            CLOCK => {
                let [hour, minute, second, is_utc] =
                    [second >> 12 & 31, second >> 6 & 63, second & 63, second >> 17].map(|field| field as u8);
                let shift = (is_utc == 1).then_some(TimeShift::Utc);
                let time = edtf_core::Time { hour, minute, second, shift };
                Edtf::DateTime(DateTime { date: edtf_date(first), time })
            }
            _ => Edtf::Interval(Interval { start: edtf_end(first), end: edtf_end(second) }),
        }
    }

    fn has_mark(self, bit: u64) -> bool {
        let (first, second) = self.parts();
        let marked = |part: u64| part != OPEN && mark(part) & bit != 0;
        match self.kind() {
            ONE => marked(second),
            TWO => marked(first) || marked(second),
            _ => false,
        }
    }

    fn kind(self) -> u64 {
        self.0 >> KIND
    }

    /// The two parts; the first is empty for a single date.
    fn parts(self) -> (u64, u64) {
        (self.0 >> DATE_BITS & OPEN, self.0 & OPEN)
    }
}

impl fmt::Display for PackedDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.parts();
        match self.kind() {
            ONE => write_date(f, second),
            CLOCK => {
                write_date(f, first)?;
                let [h, m, s] = [second >> 12 & 31, second >> 6 & 63, second & 63];
                write!(f, "T{h:02}:{m:02}:{s:02}{}", if second >> 17 == 1 { "Z" } else { "" })
            }
            _ => {
                write_date(f, first)?;
                f.write_str("/")?;
                write_date(f, second)
            }
        }
    }
}

impl fmt::Debug for PackedDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PackedDate({self})")
    }
}

fn write_date(f: &mut fmt::Formatter<'_>, date: u64) -> fmt::Result {
    if date == OPEN {
        return f.write_str("..");
    }
    let (year, month, day) = fields(date);
    write!(f, "{year:04}")?;
    for part in [month, day].into_iter().filter(|part| *part > 0) {
        write!(f, "-{part:02}")?;
    }
    f.write_str(MARKS[mark(date) as usize])
}

fn edtf_end(date: u64) -> IntervalEndpoint {
    if date == OPEN { IntervalEndpoint::Open } else { IntervalEndpoint::Date(edtf_date(date)) }
}

/// A mark behind a date holds for all that stands before it (ISO 8601-2 §8.4.2).
fn edtf_date(date: u64) -> Date {
    let (year, month, day) = fields(date);
    let qualifier = Qualifier { uncertain: mark(date) & 2 != 0, approximate: mark(date) & 1 != 0 };
    let digits = [1000, 100, 10, 1].map(|place| Some((year / place % 10) as u8));
    let kind = YearKind::Standard { negative: false, digits };
    let field = |number: u64| {
        let digits = [Some((number / 10) as u8), Some((number % 10) as u8)];
        (number > 0).then_some(DateField { digits, qualifier })
    };
    Date { year: Year { kind, significant_digits: None, qualifier }, month: field(month), day: field(day) }
}

/// Year, month and day of a date.
fn fields(date: u64) -> (u64, u64, u64) {
    (date >> 11, date >> 7 & 15, date >> 2 & 31)
}

fn mark(date: u64) -> u64 {
    date & 3
}

/// The digits of a fixed number of places.
fn digits(bytes: &[u8]) -> Option<u64> {
    bytes.iter().try_fold(0, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u64::from(b - b'0')))
}

fn date(text: &str) -> Option<u64> {
    let (mark, text) = match text.as_bytes().split_last()? {
        (b'~', rest) => (1, rest),
        (b'?', rest) => (2, rest),
        (b'%', rest) => (3, rest),
        _ => (0, text.as_bytes()),
    };
    let (year, month, day) = match text {
        [y @ .., b'-', m1, m2, b'-', d1, d2] => (y, digits(&[*m1, *m2])?, Some(digits(&[*d1, *d2])?)),
        [y @ .., b'-', m1, m2] => (y, digits(&[*m1, *m2])?, None),
        year => (year, 0, None),
    };
    if year.len() != 4 {
        return None;
    }
    let year = digits(year)?;
    let valid_month = month <= 12 && (month > 0 || text.len() == 4);
    let valid_day = day.is_none_or(|day| day >= 1 && day <= days_of_month(year, month));
    (valid_month && valid_day).then(|| year << 11 | month << 7 | day.unwrap_or(0) << 2 | mark)
}

fn clock_of(text: &str) -> Option<u64> {
    let [h1, h2, b':', m1, m2, b':', s1, s2, zone @ ..] = text.as_bytes() else { return None };
    let [h, m, s] = [digits(&[*h1, *h2])?, digits(&[*m1, *m2])?, digits(&[*s1, *s2])?];
    let utc = match zone {
        [] => 0,
        b"Z" => 1,
        _ => return None,
    };
    (h < 24 && m < 60 && s < 60).then_some(utc << 17 | h << 12 | m << 6 | s)
}

fn days_of_month(year: u64, month: u64) -> u64 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days that one date may mean.
fn span(date: u64) -> Bounds {
    let (year, month, day) = fields(date);
    let (first, last) = match (month, day) {
        (0, _) => (days(year, 1, 1), days(year, 12, 31)),
        (_, 0) => (days(year, month, 1), days(year, month, days_of_month(year, month))),
        _ => (days(year, month, day), days(year, month, day)),
    };
    let kind = if day > 0 && mark(date) & 1 == 0 { EdgeKind::Sharp } else { EdgeKind::Soft };
    Bounds { from: Edge { time: first * DAY, kind }, to: Edge { time: (last + 1) * DAY, kind } }
}

/// Days from 1970-01-01 to a day of the proleptic Gregorian calendar.
fn days(year: u64, month: u64, day: u64) -> Time {
    // Years that begin in March put the leap day at their end; the months from there have 30.6 days on average.
    let [year, month, day] = [year, month, day].map(|n| n as Time);
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (month * 306 + 5) / 10 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::super::EdtfDate;
    use super::*;

    /// A packed expression is a date, prints as it was written, and lies where [`EdtfDate`] says.
    fn check(text: &str) -> bool {
        let Some(packed) = PackedDate::new(text) else { return false };
        let when = EdtfDate::parse(text).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(packed.to_string(), text);
        assert_eq!(Some(packed.to_edtf()), Edtf::parse(text).ok(), "{text}");
        let unpacked = EdtfDate::from(packed);
        assert_eq!((unpacked.as_str(), unpacked.form()), (text, when.form()), "{text}");
        assert_eq!(Some(packed.bounds()), when.bounds(), "{text}");
        let marks = (packed.is_uncertain(), packed.is_approximate());
        assert_eq!(marks, (when.is_uncertain(), when.is_approximate()), "{text}");
        assert_eq!(PackedDate::from_bits(packed.to_bits()), Some(packed));
        true
    }

    #[test]
    fn the_commonest_dates_are_packed() {
        let cases = [
            "2023",
            "0000",
            "9999",
            "2023-10",
            "2023-10-04",
            "2024-02-29",
            "1900-02-28",
            "2000-02-29",
            "2023~",
            "2023-10?",
            "2023-10-04%",
            "2023/2024",
            "2023-10-04/2023-10-04",
            "2023-10~/2024?",
            "2023-10-04/..",
            "../2023",
            "2023-10-04T10:11:12",
            "0001-01-01T00:00:00Z",
            "2023-12-31T23:59:59",
        ];
        for text in cases {
            assert!(check(text), "{text} is packed");
        }
    }

    #[test]
    fn others_are_left_alone() {
        let cases = [
            "",
            "20",
            "202X",
            "2023-1",
            "2023-13",
            "2023-00",
            "2023-02-29",
            "2023-10-00",
            "2023-10-32",
            "Y12023",
            "-0044",
            "2024/2023",
            "../..",
            "/2023",
            "2023/",
            "2023-10-04T24:00:00",
            "2023-10-04T10:11:12+03:00",
            "2023-10T10:11:12",
            "2023-10-04~T10:11:12",
            "2023-21",
            "?2023",
            "2023-1004",
            "2023-10-04T10:11",
            "[2023]",
            "2023 ",
            "٢٠٢٣",
        ];
        for text in cases {
            assert_eq!(PackedDate::new(text), None, "{text}");
        }
    }

    #[test]
    fn every_packed_date_is_what_parsing_gives() {
        let mut checked = 0;
        for (year, mark) in
            [0, 1, 44, 987, 1582, 1900, 2000, 2024, 9999].into_iter().flat_map(|y| MARKS.map(|m| (y, m)))
        {
            let days = ["", "-01", "-12", "-02-28", "-10-04", "-12-31"].map(|rest| format!("{year:04}{rest}{mark}"));
            for day in &days {
                let spans = [format!("{day}/.."), format!("../{day}"), format!("{day}/9999-12-31"), day.clone()];
                checked += spans.iter().filter(|text| check(text)).count();
                for clock in ["T00:00:00", "T23:59:59Z", "T10:07:30"] {
                    checked += usize::from(check(&format!("{day}{clock}")));
                }
            }
        }
        assert!(checked > 850, "{checked}");
    }

    #[test]
    fn every_day_of_four_centuries_and_more_is_where_it_should_be() {
        let mut day = chrono::NaiveDate::from_ymd_opt(1599, 12, 28).expect("a day");
        while day.to_string().as_str() < "2005" {
            let packed = PackedDate::new(&day.to_string()).expect("a day");
            assert_eq!(packed.bounds().from.time, super::super::time_of_day(day));
            day = day.succ_opt().expect("a next day");
        }
        for year in 0..=9999 {
            assert!(
                check(&format!("{year:04}")) && check(&format!("{year:04}-02")) && check(&format!("{year:04}-03-01"))
            );
        }
    }
}

//! Intervals with times of day, which the profile of ISO 8601-2 Annex A leaves out and ISO 8601-1 §5.5 has:
//! `2024-03-01T23:30/2024-03-02T01:15`.
//!
//! An extension of EDTF in this program, named in the schema of project files. At least one end is a moment; the other
//! may be a moment, a date of EDTF, open (`..`) or unknown (nothing). Seconds may be left out. An end without a shift
//! from UTC is by the clock of its start (ISO 8601-1 §5.5.2.1).

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use edtf_core::{Date, DateTime, Edtf, ParseError};

use super::bounds::{self, Bounds, Edge, EdgeKind};
use super::form::{DatePart, End, Form};

/// A day, or a moment of it by the clock of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day, of a year from 0 to 9999.
    pub day: NaiveDate,
    /// Hour, minute and second; none for the whole day.
    pub clock: Option<NaiveTime>,
    /// Minutes that the clock is ahead of UTC, at most 14 hours; `None` where the source does not say it.
    pub shift: Option<i16>,
}

impl From<NaiveDateTime> for Moment {
    /// A moment by a clock of which nothing is known.
    fn from(at: NaiveDateTime) -> Self {
        Self { day: at.date(), clock: Some(at.time()), shift: None }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day.format("%Y-%m-%d"))?;
        let Some(clock) = self.clock else { return Ok(()) };
        write!(f, "T{:02}:{:02}:{:02}", clock.hour(), clock.minute(), clock.second())?;
        match self.shift {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(shift) => {
                let (sign, minutes) = (if shift < 0 { '-' } else { '+' }, shift.unsigned_abs());
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

/// One end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tip {
    At(DateTime),
    In(Date),
    Open,
    Unknown,
}

/// An interval of which at least one end has a time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clocked {
    start: Tip,
    end: Tip,
}

impl Clocked {
    /// Reads one; `None` if the text has not the shape of one, whatever else it is.
    pub(super) fn parse(text: &str) -> Option<Result<Self, ParseError>> {
        let (start, end) = text.split_once('/')?;
        (start.contains('T') || end.contains('T')).then(|| Self::of_ends(start, end))
    }

    fn of_ends(start: &str, end: &str) -> Result<Self, ParseError> {
        let base = start.len() + 1;
        let first = Tip::parse(start)?;
        let last = Tip::parse(end).map_err(|e| ParseError { offset: e.offset + base, ..e })?;
        let error = |message| ParseError { message, offset: base };
        let read = Self { start: first, end: last.by_the_clock_of(first) };
        if let (Tip::At(a), Tip::At(b)) = (read.start, read.end)
            && a.time.shift.is_none()
            && b.time.shift.is_some()
        {
            return Err(error("the end says its zone and the start does not"));
        }
        match read.edges() {
            Some((from, to)) if from.time > to.time => Err(error("interval end precedes interval start")),
            _ => Ok(read),
        }
    }

    /// Both ends, if both have a place.
    fn edges(&self) -> Option<(Edge, Edge)> {
        Some((self.start.first()?, self.end.last()?))
    }

    /// Bounds from the moment of the start to that of the end; two ends in one second span that second.
    pub(super) fn bounds(&self) -> Option<Bounds> {
        let first = self.start.first().or(self.end.first());
        let last = self.end.last().or(self.start.last());
        let (mut from, mut to) = (first?, last?);
        for (edge, tip) in [(&mut from, self.start), (&mut to, self.end)] {
            match tip {
                Tip::Open => edge.kind = EdgeKind::Open,
                Tip::Unknown => edge.kind = EdgeKind::Unknown,
                // A date with a year that no calendar holds.
                Tip::In(date) if bounds::span(&date).is_none() => return None,
                Tip::In(_) | Tip::At(_) => {}
            }
        }
        to.time = to.time.max(from.time + 1);
        Some(Bounds { from, to })
    }

    /// The first and the last day, by the clocks of the source. An end at midnight does not touch its day.
    pub(super) fn days(&self) -> [Option<NaiveDate>; 2] {
        let first = self.start.days()[0];
        let last = self.end.days()[1].map(|day| match self.end {
            Tip::At(at) if at.time == midnight(at) && first.is_some_and(|first| first < day) => {
                day - TimeDelta::days(1)
            }
            _ => day,
        });
        [first, last]
    }

    pub(super) fn form(&self) -> Form {
        Form::Interval(self.start.form(), self.end.form())
    }

    /// Returns true if any date of it has a mark for which `of` is true.
    pub(super) fn any(&self, of: impl Fn(&Date) -> bool) -> bool {
        [self.start, self.end].iter().any(|tip| matches!(tip, Tip::In(date) if of(date)))
    }
}

fn midnight(at: DateTime) -> edtf_core::Time {
    edtf_core::Time { hour: 0, minute: 0, second: 0, ..at.time }
}

impl Tip {
    fn parse(text: &str) -> Result<Self, ParseError> {
        match text {
            "" => return Ok(Self::Unknown),
            ".." => return Ok(Self::Open),
            _ => {}
        }
        match Edtf::parse(&with_seconds(text))? {
            Edtf::DateTime(at) => Ok(Self::At(at)),
            Edtf::Date(date) => Ok(Self::In(date)),
            Edtf::Interval(_) | Edtf::Set(_) => {
                Err(ParseError { message: "the end of an interval is one date", offset: 0 })
            }
        }
    }

    fn by_the_clock_of(self, start: Self) -> Self {
        match (self, start) {
            (Self::At(mut end), Self::At(start)) => {
                end.time.shift = end.time.shift.or(start.time.shift);
                Self::At(end)
            }
            _ => self,
        }
    }

    fn first(self) -> Option<Edge> {
        match self {
            Self::At(at) => bounds::of_date_time(&at).map(|b| b.from),
            Self::In(date) => bounds::span(&date).map(|span| span.from),
            Self::Open | Self::Unknown => None,
        }
    }

    /// End of it as the end of an interval: the moment itself.
    fn last(self) -> Option<Edge> {
        match self {
            Self::At(_) => self.first(),
            Self::In(date) => bounds::span(&date).map(|span| span.to),
            Self::Open | Self::Unknown => None,
        }
    }

    fn days(self) -> [Option<NaiveDate>; 2] {
        match self {
            Self::At(at) => bounds::days(&Edtf::Date(at.date)),
            Self::In(date) => bounds::days(&Edtf::Date(date)),
            Self::Open | Self::Unknown => [None; 2],
        }
    }

    fn form(self) -> End {
        match self {
            Self::At(at) => End::Date(DatePart::of_date_time(&at)),
            Self::In(date) => End::Date(DatePart::of(&date)),
            Self::Open => End::Open,
            Self::Unknown => End::Unknown,
        }
    }
}

impl fmt::Display for Clocked {
    /// Writes seconds, and the shift of either end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.start, self.end)
    }
}

impl fmt::Display for Tip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(at) => write!(f, "{}", Edtf::DateTime(*at)),
            Self::In(date) => write!(f, "{}", Edtf::Date(*date)),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

/// `2024-03-01T23:30` with its seconds, which EDTF demands; anything else as it is.
fn with_seconds(text: &str) -> String {
    let Some((day, clock)) = text.split_once('T') else { return text.to_owned() };
    let zone = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
    let (time, zone) = clock.split_at(zone);
    let minutes = time.len() == 5 && time.as_bytes().get(2) == Some(&b':');
    if minutes { format!("{day}T{time}:00{zone}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::{DAY, EdtfDate, Precision, day_of_time, time_of_day};
    use super::*;

    fn when(text: &str) -> EdtfDate {
        EdtfDate::parse(text).unwrap_or_else(|e| panic!("{e}"))
    }

    fn edge(edge: Edge) -> String {
        let day = day_of_time(edge.time).expect("a day");
        let minutes = (edge.time - time_of_day(day)) / 60;
        format!("{} {:02}:{:02} {:?}", day.format("%m-%d"), minutes / 60, minutes % 60, edge.kind)
    }

    #[test]
    fn lie_between_their_moments() {
        let cases = [
            (
                "2024-03-01T23:30/2024-03-02T01:15",
                "03-01 23:30 Sharp",
                "03-02 01:15 Sharp",
                ["2024-03-01", "2024-03-02"],
            ),
            ("2024-03-01T17:54:00/2024-03-01T18:07:00", "03-01 17:54 Sharp", "03-01 18:07 Sharp", ["2024-03-01"; 2]),
            ("2024-03-01T18:00/2024-03-02T00:00", "03-01 18:00 Sharp", "03-02 00:00 Sharp", ["2024-03-01"; 2]),
            (
                "2024-03-01T23:30Z/2024-03-02T01:15",
                "03-01 23:30 Sharp",
                "03-02 01:15 Sharp",
                ["2024-03-01", "2024-03-02"],
            ),
            (
                "2024-03-01T23:30+03:00/2024-03-02T01:15",
                "03-01 20:30 Sharp",
                "03-01 22:15 Sharp",
                ["2024-03-01", "2024-03-02"],
            ),
            (
                "2024-03-01T10:00-05:00/2024-03-01T16:30+01:00",
                "03-01 15:00 Sharp",
                "03-01 15:30 Sharp",
                ["2024-03-01"; 2],
            ),
            ("2024-03-01T17:54/..", "03-01 17:54 Sharp", "03-01 17:54 Open", ["2024-03-01", ""]),
            ("../2024-03-01T17:54", "03-01 17:54 Open", "03-01 17:54 Sharp", ["", "2024-03-01"]),
            ("/2024-03-01T17:54", "03-01 17:54 Unknown", "03-01 17:54 Sharp", ["", "2024-03-01"]),
            ("2024-03-01T17:54/2024-03-03", "03-01 17:54 Sharp", "03-04 00:00 Sharp", ["2024-03-01", "2024-03-03"]),
            ("2024-02~/2024-03-01T17:54", "02-01 00:00 Soft", "03-01 17:54 Sharp", ["2024-02-01", "2024-03-01"]),
        ];
        for (text, from, to, days) in cases {
            let (found, read) = (when(text), when(text).bounds().expect(text));
            assert_eq!((edge(read.from), edge(read.to)), (from.into(), to.into()), "{text}");
            let written =
                [found.earliest_day(), found.latest_day()].map(|d| d.map_or(String::new(), |d| d.to_string()));
            assert_eq!(written, days.map(str::to_owned), "{text}");
            assert!(read.from.time < read.to.time && found.is_interval(), "{text}");
            assert_eq!(found.to_string(), text);
            let again = when(&found.canonical());
            assert_eq!((again.bounds(), again.form()), (found.bounds(), found.form()), "{text}");
        }
    }

    #[test]
    fn one_minute_is_a_minute_and_an_instant_a_second() {
        let seconds = |text| when(text).bounds().map(|b| b.seconds());
        assert_eq!(seconds("2024-03-01T18:07/2024-03-01T18:08"), Some(60));
        assert_eq!(seconds("2024-03-01T18:07/2024-03-01T18:07"), Some(1));
        assert_eq!(seconds("2024-03-01T18:07/2024-03-01"), Some(DAY - 18 * 3600 - 7 * 60));
    }

    #[test]
    fn are_in_the_order_of_their_starts_and_keep_their_form() {
        let row = ["2024-03-01T17:54/2024-03-01T18:07", "2024-03-01T18:07/2024-03-01T18:08", "2024-03-01T23:30:00"];
        assert!(row.map(|text| when(text).bounds().map(|bounds| bounds.from.time)).is_sorted());
        let Form::Interval(End::Date(a), End::Date(b)) = when("2024-03-01T23:30:05+03:00/2024-03-02T01:15").form()
        else {
            panic!("two ends");
        };
        assert_eq!((a.time, b.time), (Some((23, 30, 5)), Some((1, 15, 0))));
        assert_eq!((a.shift, b.shift), (Some(180), Some(180)));
        assert_eq!(when("2024-03-01T17:54/..").precision(), Precision::Second);
        assert_eq!(when("2024-03-01T17:54/2024-03").precision(), Precision::Month);
        assert!(when("2024-03-01T17:54/2025~").is_approximate() && !when("2024-03-01T17:54/2025~").is_uncertain());
    }

    #[test]
    fn what_is_none_is_refused_with_its_place() {
        let cases = [
            ("2024-03-02T01:15/2024-03-01T23:30", 17),
            ("2024-03-01T10:00/2024-03-01T11:00Z", 17),
            ("2024-03-01T10:00/2024-03-01T25:00", 28),
            ("2024-03-01T10:61/2024-03-01T12:00", 14),
            ("2024-03-01T10/2024-03-01T12", 11),
            ("2024-03T10:00/2024-03-01T12:00", 0),
            ("2024-03-01T10:00/[2024]", 17),
            ("2024-03-01T10:00/2024-03-02/2024", 17),
            ("2024-03-01T10:00~/2024-03-02", 11),
            ("2024-03-01T10:00/..2024-03-02", 17),
        ];
        for (text, offset) in cases {
            let error = EdtfDate::parse(text).expect_err(text);
            assert_eq!(error.offset, offset, "{text}: {}", error.reason);
        }
    }

    #[test]
    fn are_made_of_moments() {
        let day = |d| NaiveDate::from_ymd_opt(2024, 3, d).expect("a day");
        let at = |d, h, m| Moment { day: day(d), clock: NaiveTime::from_hms_opt(h, m, 0), shift: None };
        let utc = |moment| Moment { shift: Some(0), ..moment };
        let east = |moment| Moment { shift: Some(210), ..moment };
        let whole = |d| Moment { day: day(d), clock: None, shift: None };
        let cases = [
            (at(1, 23, 30), Some(at(2, 1, 15)), Some("2024-03-01T23:30:00/2024-03-02T01:15:00")),
            (utc(at(1, 9, 0)), Some(east(at(1, 13, 0))), Some("2024-03-01T09:00:00Z/2024-03-01T13:00:00+03:30")),
            (at(1, 23, 30), None, Some("2024-03-01T23:30:00")),
            (at(1, 23, 30), Some(at(1, 23, 30)), Some("2024-03-01T23:30:00")),
            (whole(1), Some(whole(2)), Some("2024-03-01/2024-03-02")),
            (whole(1), Some(whole(1)), Some("2024-03-01")),
            (at(1, 23, 30), Some(whole(2)), Some("2024-03-01T23:30:00/2024-03-02")),
            (at(2, 1, 0), Some(at(1, 23, 0)), None),
        ];
        for (start, end, expected) in cases {
            let found = EdtfDate::from_to(start, end);
            assert_eq!(found.as_ref().ok().map(EdtfDate::as_str), expected, "{start:?} {end:?}");
        }
    }
}

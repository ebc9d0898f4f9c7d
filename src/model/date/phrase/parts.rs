//! The parts of one date, in any order.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::super::calendars::{SecondCalendar, SecondDay};
use super::lex::Token;
use super::point::{Point, Year};
use super::words::{Third, Word};
use super::{Note, Refusal};

/// What the words of one date say.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub uncertain: bool,
    pub approximate: bool,
    /// None: the Gregorian one.
    calendar: Option<SecondCalendar>,
    year: Option<Year>,
    /// The era is said, and it is the one before Christ.
    before_christ: Option<bool>,
    month: Option<u8>,
    day: Option<u8>,
    part: Option<u8>,
    third: Option<Third>,
    /// A number of one or two digits, which may be a day or a year.
    bare: Option<u32>,
    century: bool,
    tens: Option<u8>,
    weekday: Option<Weekday>,
    time: Option<String>,
    part_of_day: Option<String>,
}

/// The first and the last date of what the words say; one and the same where EDTF has a word for it.
#[derive(Clone, Debug)]
pub(super) struct Ends {
    pub first: Point,
    pub last: Point,
}

impl Ends {
    fn one(point: Point) -> Self {
        Self { last: point.clone(), first: point }
    }

    /// One date, or an interval.
    pub(super) fn edtf(&self) -> String {
        match self.first == self.last {
            true => self.first.edtf(),
            false => format!("{}/{}", self.first.edtf(), self.last.edtf()),
        }
    }
}

/// Puts a value where there is none, or the same one.
fn put<T: PartialEq>(slot: &mut Option<T>, value: T) -> Result<(), Refusal> {
    match slot {
        Some(old) if *old != value => Err(Refusal::Unclear),
        _ => {
            *slot = Some(value);
            Ok(())
        }
    }
}

impl Parts {
    pub(super) fn read(tokens: &[Token]) -> Result<Self, Refusal> {
        let mut parts = Self::default();
        for (i, token) in tokens.iter().enumerate() {
            let (before, after) = (&tokens[..i], &tokens[i + 1..]);
            match token {
                Token::Word(word, said) => parts.word(*word, said)?,
                Token::Number(value, digits, suffix) => parts.number(*value, *digits, suffix, before, after)?,
                Token::Date(date) => {
                    put(&mut parts.year, Year::One(date.year.into()))?;
                    parts.month = date.month.map(|m| u8::try_from(m).unwrap_or(0));
                    parts.day = date.day.map(|d| u8::try_from(d).unwrap_or(0));
                }
                Token::Clock(time) => put(&mut parts.time, time.clone())?,
                Token::Tilde => parts.approximate = true,
                Token::Question => parts.uncertain = true,
                // «مارس/آذار»: two names of one month.
                Token::Slash if between_months(before, after) => {}
                Token::Slash | Token::Dash => return Err(Refusal::Unclear),
            }
        }
        Ok(parts)
    }

    fn word(&mut self, word: Word, said: &str) -> Result<(), Refusal> {
        match word {
            Word::Month(month) => put(&mut self.month, month)?,
            Word::Hijri(month) => {
                put(&mut self.calendar, SecondCalendar::Hijri)?;
                put(&mut self.month, month)?;
            }
            Word::Persian(month) => {
                put(&mut self.calendar, SecondCalendar::Persian)?;
                put(&mut self.month, month)?;
            }
            Word::AfterHijra => put(&mut self.calendar, SecondCalendar::Hijri)?,
            Word::SolarHijra => put(&mut self.calendar, SecondCalendar::Persian)?,
            Word::BeforeChrist => put(&mut self.before_christ, true)?,
            Word::AnnoDomini => put(&mut self.before_christ, false)?,
            Word::Weekday(day) => put(&mut self.weekday, day)?,
            Word::Part(part) => put(&mut self.part, part)?,
            Word::Tens(tens) => put(&mut self.tens, tens)?,
            Word::Third(third) => put(&mut self.third, third)?,
            Word::Ordinal(number) => put(&mut self.bare, number.into())?,
            Word::Century => self.century = true,
            Word::Approximate => self.approximate = true,
            Word::Uncertain => self.uncertain = true,
            Word::PartOfDay => put(&mut self.part_of_day, said.to_owned())?,
            Word::Am | Word::Pm => self.half_of_day(word == Word::Pm)?,
            Word::Utc => self.time.as_mut().ok_or(Refusal::Unclear)?.push('Z'),
            Word::Unknown => put(&mut self.year, Year::Unknown)?,
            // `of`, and what a number after it is read with.
            Word::From | Word::Filler | Word::Year | Word::Quarter | Word::HalfYear => {}
            Word::Relative => return Err(Refusal::Relative(said.to_owned())),
            _ => return Err(Refusal::Unclear),
        }
        Ok(())
    }

    fn number(
        &mut self,
        value: u32,
        digits: usize,
        suffix: &str,
        before: &[Token],
        after: &[Token],
    ) -> Result<(), Refusal> {
        let said = |token: Option<&Token>| if let Some(Token::Word(word, _)) = token { Some(*word) } else { None };
        let (last, next) = (said(before.last()), said(after.first()));
        let era = matches!(next, Some(Word::BeforeChrist | Word::AnnoDomini | Word::AfterHijra | Word::SolarHijra))
            || matches!(last, Some(Word::AnnoDomini));
        match (suffix, last) {
            ("s", _) if value < 100 => Err(Refusal::Century),
            ("s", _) if value.is_multiple_of(100) => put(&mut self.year, Year::Hundred((value / 100).into())),
            ("s", _) if value.is_multiple_of(10) => put(&mut self.year, Year::Ten((value / 10).into())),
            ("s", _) => Err(Refusal::Unclear),
            ("c", _) => {
                self.century = true;
                put(&mut self.bare, value)
            }
            (_, Some(Word::Quarter)) if (1..=4).contains(&value) => put(&mut self.part, 32 + value as u8),
            (_, Some(Word::HalfYear)) if (1..=2).contains(&value) => put(&mut self.part, 39 + value as u8),
            ("", Some(Word::Year)) => put(&mut self.year, Year::One(value.into())),
            ("", _) if era && (self.bare.is_some() || self.month.is_none()) && !self.wants_century(after) => {
                put(&mut self.year, Year::One(value.into()))
            }
            ("", _) if (3..=4).contains(&digits) => put(&mut self.year, Year::One(value.into())),
            _ if digits <= 2 && self.bare.is_none() => put(&mut self.bare, value),
            _ => Err(Refusal::Word(value.to_string())),
        }
    }

    /// «القرن الثاني ق.م», `2nd century BC`: the number before the era is that of the century.
    fn wants_century(&self, after: &[Token]) -> bool {
        self.century || after.iter().any(|token| matches!(token, Token::Word(Word::Century, _)))
    }

    fn half_of_day(&mut self, afternoon: bool) -> Result<(), Refusal> {
        let time = self.time.as_mut().ok_or(Refusal::Unclear)?;
        let hour: u8 = time[..2].parse().map_err(|_| Refusal::Unclear)?;
        let hour = match (hour, afternoon) {
            (12, false) => 0,
            (1..=11, true) => hour + 12,
            _ => hour,
        };
        time.replace_range(..2, &format!("{hour:02}"));
        Ok(())
    }

    /// Takes from the end of a span what this, its start, leaves to it: the year and the month.
    pub(super) fn complete_from_end(&mut self, end: &Self) {
        if self.bare.is_some() && self.names_no_month() && !self.century && self.tens.is_none() {
            match end.month {
                Some(month) if end.day.is_some() || end.bare.is_some() => {
                    (self.month, self.calendar) = (Some(month), self.calendar.or(end.calendar));
                }
                _ if end.century => self.century = true,
                _ if end.before_christ.is_some() && self.year.is_none() => {
                    self.year = self.bare.take().map(|year| Year::One(year.into()));
                }
                _ => {}
            }
        }
        if self.year.is_none() && !self.century {
            self.year = end.year;
        }
        self.before_christ = self.before_christ.or(end.before_christ);
        self.calendar = self.calendar.or(end.calendar);
    }

    /// Takes from the start of a span what this, its end, leaves to it: the month, or the century of its year.
    pub(super) fn complete_from_start(&mut self, start: &Self) {
        let Some(bare) = self.bare.filter(|_| self.names_no_month() && !self.century && self.tens.is_none()) else {
            return;
        };
        match (start.month, start.year) {
            (Some(_), _) => {
                (self.month, self.calendar) = (start.month, self.calendar.or(start.calendar));
                self.year = self.year.or(start.year);
            }
            (None, Some(Year::One(year))) if self.year.is_none() && i64::from(bare) > year % 100 && bare >= 10 => {
                (self.year, self.bare) = (Some(Year::One(year - year % 100 + i64::from(bare))), None);
            }
            _ => {}
        }
    }

    fn names_no_month(&self) -> bool {
        self.month.is_none() && self.part.is_none() && self.day.is_none()
    }

    /// The dates that it says, and what to know about them.
    pub(super) fn ends(mut self) -> Result<(Ends, Vec<Note>), Refusal> {
        self.settle()?;
        let mut notes = Vec::new();
        let mut ends = match self.calendar {
            None => self.gregorian()?,
            Some(calendar) => {
                notes.push(Note::Computed(calendar));
                self.computed(calendar)?
            }
        };
        for point in [&mut ends.first, &mut ends.last] {
            point.uncertain |= self.uncertain;
            point.approximate |= self.approximate;
        }
        notes.extend(self.weekday_note(&ends.first)?);
        notes.extend(self.part_of_day.map(Note::PartOfDay));
        if ends.first.year == Year::Unknown && ends.first.month.is_some() {
            notes.push(Note::NoYear);
        }
        Ok((ends, notes))
    }

    /// Finds out what the number of one or two digits is, and which year.
    fn settle(&mut self) -> Result<(), Refusal> {
        if self.century {
            let century = self.bare.take().filter(|n| (1..=99).contains(n)).ok_or(Refusal::Unclear)?;
            let years = self.years_of_century(century.into())?;
            put(&mut self.year, years)?;
        } else if self.tens.is_some() {
            return Err(Refusal::Century);
        } else if let Some(bare) = self.bare.take() {
            if self.month.is_none() {
                return Err(Refusal::ShortYear(bare.to_string()));
            }
            put(&mut self.day, u8::try_from(bare).unwrap_or(0))?;
        }
        if let (Some(true), Some(Year::One(year))) = (self.before_christ, self.year) {
            if year < 1 {
                return Err(Refusal::NoSuchDate(year.to_string()));
            }
            self.year = Some(Year::One(1 - year));
        }
        let nothing = self.year.is_none() && self.month.is_none();
        let clashing = self.month.is_some() && self.part.is_some()
            || self.third.is_some() && (self.part.is_some() || self.day.is_some())
            || self.time.is_some() && self.day.is_none()
            || self.part_of_day.is_some() && self.day.is_none();
        if nothing || clashing { Err(Refusal::Unclear) } else { Ok(()) }
    }

    fn years_of_century(&self, century: i64) -> Result<Year, Refusal> {
        match (self.tens, self.before_christ) {
            (Some(tens), None | Some(false)) => Ok(Year::Ten((century - 1) * 10 + i64::from(tens / 10))),
            (Some(_), Some(true)) => Err(Refusal::Unclear),
            (None, Some(true)) => Ok(Year::HundredBefore(century)),
            (None, _) => Ok(Year::Hundred(century - 1)),
        }
    }

    fn gregorian(&self) -> Result<Ends, Refusal> {
        let year = self.year.unwrap_or(Year::Unknown);
        let month = self.month.or(self.part);
        let point = Point { month, day: self.day, time: self.time.clone(), ..Point::of_year(year) };
        let third = match (self.third, year) {
            (None, Year::HundredBefore(century)) => {
                let [first, last] = [1, 100].map(|n| Point::of_year(Year::One(n - 100 * century)));
                return Ok(Ends { first, last });
            }
            (None, _) => return Ok(Ends::one(point)),
            (Some(third), _) => third,
        };
        let of = |i: [i64; 3]| i[third as usize];
        let years = |first: i64, last: i64| Ends {
            first: Point { approximate: true, ..Point::of_year(Year::One(first)) },
            last: Point { approximate: true, ..Point::of_year(Year::One(last)) },
        };
        match (year, self.month) {
            (Year::One(year), Some(month)) => {
                let last = last_day(year, month).ok_or_else(|| Refusal::NoSuchDate(point.edtf()))?;
                let day = |day| Point { day: Some(day), approximate: true, ..point.clone() };
                let [first, last] = days_of(third, last);
                Ok(Ends { first: day(first), last: day(last) })
            }
            // ISO 8601-2 §4.8: 37 to 39 are the thirds of a year.
            (Year::One(_), None) => Ok(Ends::one(Point { month: Some(37 + third as u8), approximate: true, ..point })),
            (Year::Ten(ten), None) => Ok(years(ten * 10 + of([0, 4, 7]), ten * 10 + of([3, 6, 9]))),
            (Year::Hundred(h), None) => Ok(years(h * 100 + of([0, 33, 67]), h * 100 + of([33, 66, 99]))),
            _ => Err(Refusal::Unclear),
        }
    }

    /// From a date of another calendar, as Gregorian days. Those of the Hijri calendar may be off by one, as its
    /// months were and are begun by sighting the moon.
    fn computed(&self, calendar: SecondCalendar) -> Result<Ends, Refusal> {
        let Some(Year::One(year)) = self.year else { return Err(Refusal::Unclear) };
        if self.part.is_some() || self.before_christ.is_some() || (self.third.is_some() && self.month.is_none()) {
            return Err(Refusal::Unclear);
        }
        let none = || Refusal::NoSuchDate(format!("{year}-{}-{}", self.month.unwrap_or(1), self.day.unwrap_or(1)));
        let number = i32::try_from(year).map_err(|_| none())?;
        let gregorian = |day: u8| {
            let second = SecondDay { year: number, month: self.month.unwrap_or(1), day };
            calendar.to_gregorian(second).ok_or_else(none)
        };
        let next = || calendar.start_of_next(number, self.month).and_then(|day| day.pred_opt()).ok_or_else(none);
        let (first, last) = match (self.day, self.third) {
            (Some(day), _) => (gregorian(day)?, gregorian(day)?),
            (None, Some(Third::Late)) => (gregorian(21)?, next()?),
            (None, Some(third)) => {
                let [first, last] = days_of(third, 30);
                (gregorian(first)?, gregorian(last)?)
            }
            (None, None) => (gregorian(1)?, next()?),
        };
        let approximate = calendar == SecondCalendar::Hijri || self.third.is_some();
        let point = |day| Point { approximate, time: self.time.clone(), ..Point::of_day(day) };
        Ok(Ends { first: point(first), last: point(last) })
    }

    fn weekday_note(&self, point: &Point) -> Result<Option<Note>, Refusal> {
        let Some(said) = self.weekday else { return Ok(None) };
        let (Year::One(year), Some(month), Some(day)) = (point.year, point.month, point.day) else {
            return if self.day.is_some() { Ok(None) } else { Err(Refusal::Unclear) };
        };
        let date = i32::try_from(year).ok().and_then(|y| NaiveDate::from_ymd_opt(y, month.into(), day.into()));
        Ok(date.map(|date| date.weekday()).filter(|is| *is != said).map(|is| Note::Weekday { said, is }))
    }
}

fn between_months(before: &[Token], after: &[Token]) -> bool {
    let month = |token: Option<&Token>| matches!(token, Some(Token::Word(Word::Month(_), _)));
    month(before.last()) && month(after.first())
}

/// The first and last day of a third of a month.
fn days_of(third: Third, last: u8) -> [u8; 2] {
    match third {
        Third::Early => [1, 10],
        Third::Mid => [11, 20],
        Third::Late => [21, last],
    }
}

fn last_day(year: i64, month: u8) -> Option<u8> {
    let first = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month.into(), 1)?;
    let next = first.checked_add_months(chrono::Months::new(1))?;
    u8::try_from(next.pred_opt()?.day()).ok()
}

//! From the parts of one date to its first and last day.

use chrono::{Datelike as _, NaiveDate};

use super::super::calendars::SecondCalendar;
use super::context::{Context, Reckoning};
use super::error::ParseError;
use super::numeric::{days_of_week, nth_weekday};
use super::parsed::Note;
use super::parts::{DateFields, Era, put};
use super::point::{Point, Year};
use super::word::Third;

/// The first and the last date of what the words say; one and the same where EDTF has a word for it.
#[derive(Clone, Debug)]
pub(super) struct DateInterval {
    pub first: Point,
    pub last: Point,
}

impl DateInterval {
    pub(super) fn one(point: Point) -> Self {
        Self { last: point.clone(), first: point }
    }

    /// All days from one year to another.
    pub(super) fn of_years(first: i64, last: i64) -> Self {
        Self { first: Point::of_year(Year::One(first)), last: Point::of_year(Year::One(last)) }
    }

    /// One date, or an interval.
    pub(super) fn edtf(&self) -> String {
        match self.first == self.last {
            true => self.first.edtf(),
            false => format!("{}/{}", self.first.edtf(), self.last.edtf()),
        }
    }
}

/// One date as it was understood.
pub(super) struct Settled {
    pub ends: DateInterval,
    pub notes: Vec<Note>,
    /// Its year has neither an era nor the name of a month, so that it may be one of another calendar.
    pub unsigned: bool,
}

/// Years of another calendar that are no nonsense: up to about a century from now.
const YEARS_OF_SECOND: std::ops::RangeInclusive<i64> = 1..=1600;
/// Years that are of the solar calendar in a text of Iran.
const SOLAR_YEARS: std::ops::RangeInclusive<i64> = 1200..=1500;

impl DateFields {
    /// The dates that it says, and what to know about them.
    pub(super) fn ends(mut self, context: &Context<'_>) -> Result<Settled, ParseError> {
        let mut notes = Vec::new();
        if self.year == Some(Year::One(0)) {
            return Err(ParseError::YearZero(String::new()));
        }
        self.settle_pair();
        let other = self.other_of_pair();
        self.settle_clock(&mut notes)?;
        self.settle()?;
        if self.decade_or_century_before() {
            let last = if let Some(Year::Before(_, last)) = self.year { last } else { 0 };
            notes.extend(super::parsed::other_reading(&DateInterval::of_years(last - 9, last).edtf()));
        }
        let calendar = self.calendar(context)?;
        let unsigned = calendar.is_none() && self.era.is_none() && self.named.is_none();
        let mut ends = match calendar {
            None => self.gregorian(&mut notes)?,
            Some(calendar) => {
                notes.push(Note::Computed(calendar));
                self.computed(calendar, &mut notes)?
            }
        };
        if self.short_year {
            notes.extend(super::parsed::other_reading(&earlier_by_a_century(&ends).edtf()));
        }
        let other = other.and_then(|other| other.ends(context).ok());
        notes.extend(other.and_then(|other| super::parsed::other_reading(&other.ends.edtf())));
        for point in [&mut ends.first, &mut ends.last] {
            point.uncertain |= self.uncertain;
            point.approximate |= self.approximate;
            if point.time.is_some() && (point.approximate || point.uncertain) {
                return Err(ParseError::Unclear);
            }
        }
        notes.extend(self.weekday_note(&ends.first)?);
        if ends.first.year == Year::Unknown && ends.first.month.is_some() {
            notes.push(Note::NoYear);
        }
        Ok(Settled { ends, notes, unsigned })
    }

    /// Brings the hour to the half of the day that the words say.
    fn settle_clock(&mut self, notes: &mut Vec<Note>) -> Result<(), ParseError> {
        use super::clock::{Clock, Half};
        let halves = std::mem::take(&mut self.halves);
        if self.clock.is_none() {
            let own = halves.iter().find(|(half, ..)| matches!(half, Half::Midday | Half::Midnight));
            self.clock = own.and_then(|(half, ..)| Clock::of_hour(if *half == Half::Midday { 12 } else { 0 }));
        }
        let Some(clock) = self.clock.take() else {
            if let Some((_, said, _)) = halves.iter().find(|(_, _, sign)| *sign) {
                return Err(ParseError::Word(said.clone()));
            }
            self.part_of_day = !halves.is_empty();
            notes.extend(halves.into_iter().map(|(_, said, _)| Note::PartOfDay(said)));
            return self.settle_meem(None);
        };
        let mut readings: Vec<Clock> = Vec::new();
        for (half, said, _) in &halves {
            let contradicts = || ParseError::Clash(said.clone());
            let (read, midnight) = clock.clone().with(*half).ok_or_else(contradicts)?;
            if readings.iter().any(|other| *other != read) {
                return Err(contradicts());
            }
            readings.push(read);
            notes.extend(midnight.then(|| Note::Midnight(said.clone())));
        }
        let clock = readings.pop().unwrap_or(clock);
        // «الساعة الخامسة» is in the morning or in the afternoon.
        if clock.whole_hour && clock.hour <= 12 {
            return Err(ParseError::Clash(clock.hour.to_string()));
        }
        self.settle_meem(Some(clock.hour).filter(|_| halves.is_empty()))?;
        self.clock = Some(clock);
        Ok(())
    }

    /// «2024 م 05:54» may be the year of our era or the afternoon; where the hour leaves only one, it is the era.
    fn settle_meem(&mut self, hour: Option<u8>) -> Result<(), ParseError> {
        match (self.meem, hour) {
            (false, _) => Ok(()),
            (true, Some(1..=11)) => Err(ParseError::Clash("م".to_owned())),
            (true, _) => put(&mut self.era, Era::After),
        }
    }

    /// Finds out what the number of one or two digits is, and which year.
    fn settle(&mut self) -> Result<(), ParseError> {
        if self.century {
            let century = self.bare.take().filter(|n| (1..=99).contains(n)).ok_or(ParseError::Unclear)?;
            let years = self.years_of_century(century.into())?;
            put(&mut self.year, years)?;
        } else if self.tens.is_some() {
            return Err(ParseError::Century);
        } else if let Some(bare) = self.bare.take() {
            match self.era {
                _ if bare == 0 && self.bare_year => return Err(ParseError::YearZero(String::new())),
                Some(_) if self.bare_year => put(&mut self.year, Year::One(bare.into()))?,
                _ if self.bare_year || self.month.is_none() => return Err(ParseError::ShortYear(bare.to_string())),
                _ => put(&mut self.day, u8::try_from(bare).unwrap_or(0))?,
            }
        }
        self.settle_before()?;
        self.settle_lasting()?;
        self.settle_nth()?;
        self.settle_last_day()?;
        let nothing = self.year.is_none() && self.month.is_none() && self.part.is_none() && self.week.is_none();
        // A month alone, or a day of it, is a date without a place; what is more is none without its year.
        let no_year = self.year.is_none()
            && (self.part.is_some() || self.week.is_some() || self.third.is_some() || self.named.flatten().is_some());
        let lone_era = self.year.is_none() && self.era.is_some();
        let foreign = matches!(self.era, Some(Era::Second(_))) || self.named.flatten().is_some();
        if self.short_year && (self.era.is_some() || foreign) {
            return Err(ParseError::ShortYear(String::new()));
        }
        let both = [self.month.is_some(), self.part.is_some(), self.week.is_some()];
        let clashing = both.iter().filter(|is| **is).count() > 1
            || (self.week.is_some() || self.part.is_some()) && self.day.is_some()
            || self.third.is_some() && (self.part.is_some() || self.day.is_some() || self.week.is_some())
            || self.part_of_day && self.day.is_none() && self.nth.is_none()
            || self.century && (self.month.is_some() || self.part.is_some_and(|part| part < 33))
            || self.clock.is_some() && (self.day.is_none() || self.month.is_none());
        match () {
            () if nothing || lone_era || clashing => Err(ParseError::Unclear),
            () if no_year => Err(ParseError::NoYear(String::new())),
            () => Ok(()),
        }
    }

    /// Counts the years before Christ as EDTF does, in which 1 BC is 0: the 330s BC are the years 339 to 330 BC.
    fn settle_before(&mut self) -> Result<(), ParseError> {
        if self.era != Some(Era::Before) {
            return Ok(());
        }
        let no_month = self.month.is_none() && self.day.is_none();
        self.year = match self.year {
            Some(Year::One(year)) if self.next_year.is_none() => Some(Year::One(1 - year)),
            Some(Year::Ten(ten)) if no_month => Some(Year::Before(-10 * ten - 8, 1 - 10 * ten)),
            // Those of a numbered century are counted already.
            Some(Year::Hundred(hundred)) if no_month => Some(Year::Before(-100 * hundred - 98, 1 - 100 * hundred)),
            years @ (None | Some(Year::Before(..))) => years,
            Some(_) => return Err(ParseError::Unclear),
        };
        Ok(())
    }

    /// `300s BC`: the years from 399 or from 309 BC on.
    fn decade_or_century_before(&self) -> bool {
        self.century_or_decade && self.era == Some(Era::Before)
    }

    /// A year of accounts, of schools or of a sport needs both years, as nobody says in which month it begins.
    fn settle_lasting(&mut self) -> Result<(), ParseError> {
        // A winter begins in the first of its years (ISO 8601-2 §4.8).
        if self.part == Some(24) && self.lasting.is_none() && self.month.is_none() {
            self.next_year = None;
        }
        let more = self.third.is_some() || !self.names_no_month() || self.week.is_some() || self.clock.is_some();
        match (&self.lasting, self.next_year) {
            (Some((said, _)), None) => Err(ParseError::AcrossYears(said.clone())),
            (Some((said, _)), Some(_)) if more => Err(ParseError::AcrossYears(said.clone())),
            (None, Some(_)) if more => Err(ParseError::Unclear),
            _ => Ok(()),
        }
    }

    /// The third of the month that is a Tuesday is that day; else it is the third Tuesday of the month.
    fn settle_nth(&mut self) -> Result<(), ParseError> {
        let Some((n, in_doubt)) = self.nth else { return Ok(()) };
        if self.named != Some(None) && self.month.is_some() {
            // Of other calendars only the day of the month is read.
            return if in_doubt { put(&mut self.day, n) } else { Err(ParseError::Unclear) };
        }
        let (Some(Year::One(_)), Some(_), None) = (self.year, self.month, self.day) else {
            return Err(ParseError::Unclear);
        };
        Ok(())
    }

    fn settle_last_day(&mut self) -> Result<(), ParseError> {
        match (self.last_day, self.year, self.month) {
            (false, ..) => Ok(()),
            (true, Some(Year::One(year)), Some(month))
                if self.named == Some(None) || self.named.is_none() && year > 1600 =>
            {
                put(&mut self.day, last_day(year, month).ok_or(ParseError::Unclear)?)
            }
            _ => Err(ParseError::Unclear),
        }
    }

    fn years_of_century(&self, century: i64) -> Result<Year, ParseError> {
        match (self.tens, self.era) {
            (Some(tens), None | Some(Era::After)) => Ok(Year::Ten((century - 1) * 10 + i64::from(tens / 10))),
            (Some(_), Some(_)) => Err(ParseError::Unclear),
            (None, Some(Era::Before)) => Ok(Year::Before(1 - 100 * century, 100 - 100 * century)),
            (None, _) => Ok(Year::Hundred(century - 1)),
        }
    }

    /// The calendar of the date, by its era, by the name of its month, else by what surrounds it.
    fn calendar(&self, context: &Context<'_>) -> Result<Option<SecondCalendar>, ParseError> {
        let year = if let Some(Year::One(year)) = self.year { Some(year) } else { None };
        let plausible = |calendar| {
            let fits = year.is_none_or(|year| YEARS_OF_SECOND.contains(&year));
            let clash = || ParseError::Clash(year.map_or_else(String::new, |year| year.to_string()));
            if fits { Ok(Some(calendar)) } else { Err(clash()) }
        };
        match (self.era, self.named) {
            (Some(Era::Second(said)), Some(named)) if named != Some(said) => {
                Err(ParseError::Clash(year.map_or_else(String::new, |year| year.to_string())))
            }
            (Some(Era::Second(said)), _) => plausible(said),
            (Some(Era::Before), Some(Some(_))) => Err(ParseError::Unclear),
            (_, Some(named)) => Ok(named),
            (Some(_), None) => Ok(None),
            (None, None) => Ok(self.calendar_around(context)?.filter(|_| self.may_be_of_another())),
        }
    }

    fn may_be_of_another(&self) -> bool {
        match self.year {
            Some(Year::One(year)) => YEARS_OF_SECOND.contains(&year),
            Some(Year::Hundred(hundred)) => self.century || YEARS_OF_SECOND.contains(&(100 * hundred)),
            Some(Year::Ten(ten)) => YEARS_OF_SECOND.contains(&(10 * ten)),
            _ => false,
        }
    }

    fn calendar_around(&self, context: &Context<'_>) -> Result<Option<SecondCalendar>, ParseError> {
        let Some(Year::One(year)) = self.year else {
            return Ok(match (context.calendar, self.year) {
                (Some(Reckoning::Second(calendar)), _) => Some(calendar),
                // «دهه ۱۳۶۰».
                (None, Some(Year::Ten(ten))) if context.is_persian() && SOLAR_YEARS.contains(&(10 * ten)) => {
                    Some(SecondCalendar::Persian)
                }
                _ => None,
            });
        };
        match context.calendar {
            Some(Reckoning::Second(calendar)) => Ok(Some(calendar)),
            Some(Reckoning::Hebrew) if year > 3000 => Err(ParseError::Calendar(year.to_string())),
            Some(_) => Ok(None),
            None if context.is_persian() && SOLAR_YEARS.contains(&year) => Ok(Some(SecondCalendar::Persian)),
            None => Ok(None),
        }
    }

    fn gregorian(&self, notes: &mut Vec<Note>) -> Result<DateInterval, ParseError> {
        let year = self.year.unwrap_or(Year::Unknown);
        let month = self.month.or(self.part);
        let time = self.clock.as_ref().map(super::clock::Clock::edtf);
        let point = Point { month, day: self.day, time, ..Point::of_year(year) };
        if let Some(week) = self.week {
            return self.week_of(year, week, notes);
        }
        if let (Some((n, in_doubt)), Year::One(year), Some(month)) = (self.nth, year, self.month) {
            return self.nth_of((year, month), (n, in_doubt), point, notes);
        }
        if let (Some(next), Year::One(year)) = (self.next_year, year) {
            notes.extend((!self.years_said).then_some(Note::AcrossYears));
            return Ok(DateInterval::of_years(year, next));
        }
        if let (true, Year::Hundred(hundred)) = (self.century_or_decade, year) {
            notes.extend(super::parsed::other_reading(&format!("{hundred:02}0X")));
        }
        if let (Some(part), Some(span)) = (self.part, years_of(year)) {
            return part_of_years(part, span);
        }
        let third = match (self.third, year) {
            (None, Year::Before(first, last)) => return Ok(DateInterval::of_years(first, last)),
            (None, _) => return Ok(DateInterval::one(point)),
            (Some(third), _) => third,
        };
        let of = |i: [i64; 3]| i[third as usize];
        match (year, self.month) {
            (Year::One(year), Some(month)) => {
                let last = last_day(year, month).ok_or_else(|| ParseError::NoSuchDate(point.edtf()))?;
                let day = |day| Point { day: Some(day), approximate: true, ..point.clone() };
                let [first, last] = days_of(third, last);
                Ok(DateInterval { first: day(first), last: day(last) })
            }
            // ISO 8601-2 §4.8: 37 to 39 are the thirds of a year.
            (Year::One(_), None) => {
                Ok(DateInterval::one(Point { month: Some(37 + third as u8), approximate: true, ..point }))
            }
            (_, None) => match years_of(year) {
                Some([start, end]) if end - start == 9 => Ok(years(start + of([0, 4, 7]), start + of([3, 6, 9]))),
                Some([start, _]) => Ok(years(start + of([0, 33, 67]), start + of([33, 66, 99]))),
                None => Err(ParseError::Unclear),
            },
            _ => Err(ParseError::Unclear),
        }
    }

    /// Monday to Sunday of a week by ISO 8601.
    fn week_of(&self, year: Year, week: u32, notes: &mut Vec<Note>) -> Result<DateInterval, ParseError> {
        let Year::One(year) = year else { return Err(ParseError::Unclear) };
        let days = i32::try_from(year).ok().and_then(|year| days_of_week(year, week));
        let [first, last] = days.ok_or_else(|| ParseError::NoSuchDate(week.to_string()))?;
        notes.push(Note::Week);
        Ok(DateInterval { first: Point::of_day(first), last: Point::of_day(last) })
    }

    fn nth_of(
        &self,
        (year, month): (i64, u8),
        (n, in_doubt): (u8, bool),
        point: Point,
        notes: &mut Vec<Note>,
    ) -> Result<DateInterval, ParseError> {
        let weekday = self.weekday.ok_or(ParseError::Unclear)?;
        let nth = nth_weekday(year, month, weekday, n);
        let of_month = Point { day: Some(n), ..point.clone() };
        let same = i32::try_from(year).ok().and_then(|y| NaiveDate::from_ymd_opt(y, month.into(), n.into()));
        let is_that_day = in_doubt && same.is_some_and(|day| day.weekday() == weekday);
        let day_of = |day: NaiveDate| Point { time: point.time.clone(), ..Point::of_day(day) };
        if is_that_day {
            notes.extend(nth.and_then(|day| super::parsed::other_reading(&day.to_string())));
            return Ok(DateInterval::one(of_month));
        }
        let nth = nth.ok_or_else(|| ParseError::NoSuchDate(n.to_string()))?;
        if in_doubt {
            notes.extend(super::parsed::other_reading(&Point { time: None, ..of_month }.edtf()));
        }
        Ok(DateInterval::one(day_of(nth)))
    }

    fn weekday_note(&self, point: &Point) -> Result<Option<Note>, ParseError> {
        let Some(said) = self.weekday else { return Ok(None) };
        let (Year::One(year), Some(month), Some(day)) = (point.year, point.month, point.day) else {
            return if self.day.is_some() { Ok(None) } else { Err(ParseError::Unclear) };
        };
        if self.day.is_none() && self.nth.is_none() {
            return Err(ParseError::Unclear);
        }
        let date = i32::try_from(year).ok().and_then(|y| NaiveDate::from_ymd_opt(y, month.into(), day.into()));
        Ok(date.map(|date| date.weekday()).filter(|is| *is != said).map(|is| Note::Weekday { said, is }))
    }
}

/// The first and the last year of a decade or a century; `None` for a year.
pub(super) fn years_of(year: Year) -> Option<[i64; 2]> {
    match year {
        Year::Ten(ten) => Some([ten * 10, ten * 10 + 9]),
        Year::Hundred(hundred) => Some([hundred * 100, hundred * 100 + 99]),
        Year::Before(first, last) => Some([first, last]),
        Year::One(_) | Year::Unknown => None,
    }
}

/// A half, a third or a quarter of a century, or a half of a decade, by its number in EDTF for a year; approximate, as
/// some count a century from its year 1.
fn part_of_years(part: u8, [start, end]: [i64; 2]) -> Result<DateInterval, ParseError> {
    let of_century = end - start == 99;
    let (from, to) = match part {
        33..=36 if of_century => (25 * i64::from(part - 33), 25 * i64::from(part - 32) - 1),
        37..=39 if of_century => ([0, 33, 67][usize::from(part - 37)], [33, 66, 99][usize::from(part - 37)]),
        40 => (0, (end - start) / 2),
        41 => ((end - start + 1) / 2, end - start),
        _ => return Err(ParseError::Unclear),
    };
    Ok(years(start + from, start + to))
}

/// Interval from about one year to about another.
fn years(first: i64, last: i64) -> DateInterval {
    let about = |year| Point { approximate: true, ..Point::of_year(Year::One(year)) };
    DateInterval { first: about(first), last: about(last) }
}

fn earlier_by_a_century(ends: &DateInterval) -> DateInterval {
    let earlier = |point: &Point| match point.year {
        Year::One(year) => Point { year: Year::One(year - 100), ..point.clone() },
        _ => point.clone(),
    };
    DateInterval { first: earlier(&ends.first), last: earlier(&ends.last) }
}

/// The first and last day of a third of a month.
pub(super) fn days_of(third: Third, last: u8) -> [u8; 2] {
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

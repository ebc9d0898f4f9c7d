//! The structure of a date, for putting it into words.

use edtf_core::{Bound, Date, DateField, DateTime, Edtf, IntervalEndpoint, SetElement, SetKind, Year, YearKind};

use super::shift::minutes_ahead;

/// Precision of a date, from the coarsest to the finest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A thousand years (`1XXX`) or more.
    Millennium,
    /// A hundred years (`19XX`).
    Century,
    /// Ten years (`198X`).
    Decade,
    /// A year.
    Year,
    /// Two to six months of a year: season, quarter, third or half.
    Season,
    /// A month.
    Month,
    /// A day.
    Day,
    /// A second.
    Second,
}

/// The structure of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// One date.
    Date(DatePart),
    /// From a start to an end.
    Interval(End, End),
    /// One of several, it is not known which (`[…]`, ISO 8601-2 §6.2).
    OneOf(Vec<Member>),
    /// All of several (`{…}`, ISO 8601-2 §6.1).
    AllOf(Vec<Member>),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A date.
    Date(DatePart),
    /// The date or one before it (`..1985`).
    OnOrBefore(DatePart),
    /// The date or one after it (`1985..`).
    OnOrAfter(DatePart),
    /// There is none (`..`).
    Open,
    /// There is one, but it is not known.
    Unknown,
}

/// One element of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// A date.
    Date(DatePart),
    /// The date or one before it.
    OnOrBefore(DatePart),
    /// The date or one after it.
    OnOrAfter(DatePart),
    /// Every date from the one to the other, both included.
    Range(DatePart, DatePart),
}

/// A date, as far as it is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DatePart {
    /// The year in astronomical counting (0 is 1 BC); unspecified digits read as 0, and a year beyond the range of
    /// the type as its limit.
    pub year: i64,
    /// Unspecified digits (`X`) of the four of the year, one bit each: bit 0 is the units, bit 3 the thousands. Years
    /// before year 0 and years of more digits have none.
    pub unknown_digits: u8,
    /// Number of significant digits of the year (`1950S2`: some year from 1900 to 1999, estimated to be 1950).
    pub significant: Option<u32>,
    /// The month, 1 to 12, if it is given in full.
    pub month: Option<u8>,
    /// The part of the year, 21 to 41 (ISO 8601-2 §4.8), in place of a month.
    pub season: Option<u8>,
    /// The day of the month, if it is given in full.
    pub day: Option<u8>,
    /// The first and the last month that it may be, of which one digit is given (`1984-1X`).
    pub months: Option<(u8, u8)>,
    /// The first and the last day that it may be, of which one digit is given (`1984-10-1X`).
    pub days: Option<(u8, u8)>,
    /// Hour, minute and second.
    pub time: Option<(u8, u8, u8)>,
    /// Minutes that the clock is ahead of UTC, if the time says so.
    pub shift: Option<i16>,
    /// True if any part is marked as uncertain (`?` or `%`).
    pub uncertain: bool,
    /// True if any part is marked as approximate (`~` or `%`).
    pub approximate: bool,
}

impl Form {
    pub(super) fn of(edtf: &Edtf) -> Self {
        match edtf {
            Edtf::Date(d) => Self::Date(DatePart::of(d)),
            Edtf::DateTime(dt) => Self::Date(DatePart::of_date_time(dt)),
            Edtf::Interval(i) => Self::Interval(End::of(&i.start), End::of(&i.end)),
            Edtf::Set(s) => {
                let members = s.elements.iter().map(Member::of).collect();
                match s.kind {
                    SetKind::OneMember => Self::OneOf(members),
                    SetKind::AllMembers => Self::AllOf(members),
                }
            }
        }
    }

    /// Every date in it, in the order of the expression.
    pub fn dates(&self) -> impl Iterator<Item = DatePart> {
        let pairs: Vec<[Option<DatePart>; 2]> = match self {
            Self::Date(d) => vec![[Some(*d), None]],
            Self::Interval(a, b) => vec![[a.date(), b.date()]],
            Self::OneOf(members) | Self::AllOf(members) => members.iter().map(Member::dates).collect(),
        };
        pairs.into_iter().flatten().flatten()
    }
}

impl End {
    fn of(end: &IntervalEndpoint) -> Self {
        match end {
            IntervalEndpoint::Date(d) => Self::Date(DatePart::of(d)),
            IntervalEndpoint::OnOrBefore(d) => Self::OnOrBefore(DatePart::of(d)),
            IntervalEndpoint::OnOrAfter(d) => Self::OnOrAfter(DatePart::of(d)),
            IntervalEndpoint::Open => Self::Open,
            IntervalEndpoint::Unknown => Self::Unknown,
        }
    }

    /// The date, if there is one.
    pub fn date(&self) -> Option<DatePart> {
        match self {
            Self::Date(d) | Self::OnOrBefore(d) | Self::OnOrAfter(d) => Some(*d),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Member {
    fn of(element: &SetElement) -> Self {
        match element {
            SetElement::Date(d) => Self::Date(DatePart::of(d)),
            SetElement::OnOrBefore(d) => Self::OnOrBefore(DatePart::of(d)),
            SetElement::OnOrAfter(d) => Self::OnOrAfter(DatePart::of(d)),
            SetElement::Range(a, b) => Self::Range(DatePart::of(a), DatePart::of(b)),
        }
    }

    fn dates(&self) -> [Option<DatePart>; 2] {
        match self {
            Self::Date(d) | Self::OnOrBefore(d) | Self::OnOrAfter(d) => [Some(*d), None],
            Self::Range(a, b) => [Some(*a), Some(*b)],
        }
    }
}

impl DatePart {
    pub(super) fn of(date: &Date) -> Self {
        let month = date.month.and_then(DateField::value);
        Self {
            year: year_value(&date.year),
            unknown_digits: unknown_digits(&date.year),
            significant: date.year.significant_digits,
            month: month.filter(|m| *m <= 12),
            season: month.filter(|m| *m > 12),
            day: date.day.and_then(DateField::value),
            months: date.month.and_then(|month| half_known(month, 12)),
            days: date.day.and_then(|day| half_known(day, days_at_most(date))),
            time: None,
            shift: None,
            uncertain: date.is_uncertain(),
            approximate: date.is_approximate(),
        }
    }

    pub(super) fn of_date_time(dt: &DateTime) -> Self {
        let shift = minutes_ahead(dt.time.shift);
        Self { time: Some((dt.time.hour, dt.time.minute, dt.time.second)), shift, ..Self::of(&dt.date) }
    }

    /// Its precision. A day or month counts only if the parts before it are given: the 12th of an unknown month is as
    /// exact as its year.
    pub fn precision(&self) -> Precision {
        match self.year_precision() {
            Precision::Year => {}
            coarser => return coarser,
        }
        match (self.month, self.day, self.time) {
            (Some(_), Some(_), Some(_)) => Precision::Second,
            (Some(_), Some(_), None) => Precision::Day,
            (Some(_), None, _) => Precision::Month,
            (None, ..) if self.season.is_some() => Precision::Season,
            (None, ..) => Precision::Year,
        }
    }

    /// Precision of its year: [`Precision::Year`] or coarser.
    pub fn year_precision(&self) -> Precision {
        let unknown = match self.significant {
            Some(n) => digits_of(self.year).saturating_sub(n),
            None => 8 - self.unknown_digits.leading_zeros(),
        };
        match unknown {
            0 => Precision::Year,
            1 => Precision::Decade,
            2 => Precision::Century,
            _ => Precision::Millennium,
        }
    }

    /// The first and the last year that it may mean, in astronomical counting.
    pub fn years(&self) -> (i64, i64) {
        let magnitude = self.year.saturating_abs();
        let (low, high) = match self.significant {
            Some(n) => {
                let sweep = 10_i64.checked_pow(digits_of(self.year).saturating_sub(n)).unwrap_or(1);
                let low = magnitude - magnitude % sweep;
                (low, low.saturating_add(sweep - 1))
            }
            None => {
                let nines = (0..4).filter(|bit| self.unknown_digits >> bit & 1 == 1).map(|bit| 9 * 10_i64.pow(bit));
                (magnitude, magnitude.saturating_add(nines.sum()))
            }
        };
        if self.year < 0 { (-high, -low) } else { (low, high) }
    }

    /// Returns true if no digit of the year is known.
    pub fn is_year_unknown(&self) -> bool {
        self.unknown_digits == 0b1111
    }
}

/// The least and the greatest number up to `most` that one given digit leaves; `None` with both digits, or with none.
fn half_known(field: DateField, most: u8) -> Option<(u8, u8)> {
    let fits = |n: &u8| [n / 10, n % 10].iter().zip(field.digits).all(|(own, given)| given.is_none_or(|d| d == *own));
    let half = field.digits.iter().flatten().count() == 1;
    half.then(|| Some(((1..=most).find(fits)?, (1..=most).rev().find(fits)?))).flatten()
}

/// Number of days of the month of a date; of the longest month if that is not known.
fn days_at_most(date: &Date) -> u8 {
    let first = Date { day: None, ..*date };
    match Edtf::Date(first).bounds().latest {
        Bound::Date(last) if date.month.is_some_and(|month| month.value().is_some()) => last.day,
        _ => 31,
    }
}

/// Number of digits that a year is written with, at least four.
fn digits_of(year: i64) -> u32 {
    year.unsigned_abs().checked_ilog10().map_or(1, |n| n + 1).max(4)
}

fn year_value(year: &Year) -> i64 {
    match year.kind {
        YearKind::Standard { negative, digits } => {
            let magnitude = digits.iter().fold(0, |v, d| v * 10 + i64::from(d.unwrap_or(0)));
            if negative { -magnitude } else { magnitude }
        }
        YearKind::Big { value } => value,
        YearKind::Exponential { significand, .. } => {
            year.value().unwrap_or(if significand < 0 { i64::MIN } else { i64::MAX })
        }
    }
}

fn unknown_digits(year: &Year) -> u8 {
    match year.kind {
        YearKind::Standard { digits, .. } => digits.iter().fold(0, |mask, d| mask << 1 | u8::from(d.is_none())),
        YearKind::Big { .. } | YearKind::Exponential { .. } => 0,
    }
}

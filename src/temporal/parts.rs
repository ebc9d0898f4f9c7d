//! What the words of an expression say, before it is known which days they mean.

use chrono::Weekday;

use super::cue::{Era, Third, Unit};
use crate::model::date::calendars::SecondCalendar;

/// A year as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WrittenYear {
    pub value: u32,
    pub digits: u8,
    pub era: Option<Era>,
}

/// Days of a month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Days {
    /// The whole month.
    #[default]
    All,
    One(u8),
    /// From the one to the other.
    Range(u8, u8),
    List(Vec<u8>),
    /// The last one.
    Last,
    /// A day of the week by its number within the month; 0 for the last one.
    Nth(u8, Weekday),
}

/// Place of something beside now, or beside a date that was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    This,
    Last,
    Next,
    /// The one that was named before.
    Same,
    Following,
    Previous,
}

impl Relation {
    /// Number of units from the one that is meant.
    pub(super) fn offset(self) -> i64 {
        match self {
            Self::This | Self::Same => 0,
            Self::Last | Self::Previous => -1,
            Self::Next | Self::Following => 1,
        }
    }

    /// Returns true if it is counted from a date that was named before.
    pub(super) fn is_anaphoric(self) -> bool {
        matches!(self, Self::Same | Self::Following | Self::Previous)
    }
}

/// Day, month and year, as far as they are said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Calendar {
    /// A calendar besides the Gregorian one, by its month.
    pub calendar: Option<SecondCalendar>,
    pub year: Option<WrittenYear>,
    pub month: Option<u8>,
    pub days: Days,
    /// Day and month may stand the other way round.
    pub swappable: bool,
    /// «مارس الماضي».
    pub relation: Option<Relation>,
    /// `March of that year`.
    pub year_relation: Option<Relation>,
    /// A word says that the number is a year.
    pub headed: bool,
    /// It comes back every year.
    pub every: bool,
}

/// Core of a point in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Core {
    /// A day of the week, a time of day, or both.
    Nothing,
    Calendar(Calendar),
    /// A part of the year, 21 to 41, and its year.
    Part(u8, Option<WrittenYear>, Option<Relation>),
    /// A fiscal quarter.
    Fiscal(u8, WrittenYear),
    /// The first or last months of a year: from month to month, both included.
    Months(u8, u8, WrittenYear),
    /// The months that end with a day.
    MonthsEnding(u32, Box<Calendar>),
    Decade(u32),
    /// A decade without a century, by its first year: 90.
    Tens(u8),
    /// A decade of the last or of this century.
    TensOf(u8, i64),
    Century(u32, Option<Era>),
    /// A half, 1 or 2, of a century.
    HalfOfCentury(u32, u32),
    /// `last week`.
    Unit(Unit, Relation),
    /// `three weeks ago`, `two days later`: the count, its sign and whether it counts from a date named before; the count
    /// is `None` where it is not told.
    Shift {
        unit: Unit,
        count: Option<u32>,
        back: bool,
        anaphoric: bool,
        rounded: bool,
    },
    /// A count of units from something that a clause names: `two days after the ruling`.
    FromClause,
    /// Days from the day of writing.
    Deictic(i8),
    /// A Hebrew date, which is not computed.
    Uncomputed,
    Vague,
    Duration,
}

/// A point in time, of tokens `[start, end)`.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub start: usize,
    pub end: usize,
    pub core: Core,
    pub weekday: Option<Weekday>,
    pub weekday_relation: Option<Relation>,
    pub clock: Option<(u8, u8, u8)>,
    pub part_of_day: bool,
    /// The name is another word as well, and nothing else says that it is a date.
    pub weak: bool,
    /// The same day in another calendar, or more exactly.
    pub twin: Option<Box<Point>>,
    /// The end of a span that two words of one kind name: «شهري ديسمبر 2021 وجانفي 2022».
    pub through: Option<Box<Point>>,
}

impl Point {
    pub(super) fn new(start: usize, end: usize, core: Core) -> Self {
        Self {
            start,
            end,
            core,
            weekday: None,
            weekday_relation: None,
            clock: None,
            part_of_day: false,
            weak: false,
            twin: None,
            through: None,
        }
    }
}

/// Word before a date that opens or bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Since,
    Until,
    By,
    Before,
    After,
    OrLater,
    OrEarlier,
}

/// An expression, of tokens `[start, end)`.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub start: usize,
    pub end: usize,
    pub bound: Option<Bound>,
    pub third: Option<Third>,
    pub about: bool,
    pub first: Point,
    /// The end of a span.
    pub last: Option<Point>,
}

/// Calendar besides the Gregorian one in which a date is written, by its month or its era.
pub(super) fn second_of(calendar: &Calendar) -> Option<SecondCalendar> {
    calendar.calendar.or(match calendar.year?.era? {
        Era::Second(second) => Some(second),
        _ => None,
    })
}

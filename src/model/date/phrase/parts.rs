//! The parts of one date, and questions about which of them are there.

use chrono::Weekday;

use super::super::calendars::SecondCalendar;
use super::clock::{Clock, Half};
use super::error::ParseError;
use super::numeric::Pair;
use super::order::Piece;
use super::point::Year;
use super::word::Third;

/// Era that a sign behind a year says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    /// Before Christ.
    Before,
    /// Anno Domini.
    After,
    /// A year of another calendar.
    Second(SecondCalendar),
}

/// Parts of one date, as its words say them.
#[derive(Clone, Debug, Default)]
pub(super) struct DateFields {
    pub uncertain: bool,
    pub approximate: bool,
    /// The calendar of the month's name: `Some(None)` is the Gregorian one.
    pub named: Option<Option<SecondCalendar>>,
    pub era: Option<Era>,
    pub year: Option<Year>,
    /// Digits of the number that is the year, or that may be it.
    pub digits: usize,
    /// The year after it, in which what began in it ends.
    pub next_year: Option<i64>,
    /// The word for a year that begins in one and ends in the next, and whether it is one of accounts.
    pub lasting: Option<(String, bool)>,
    /// A year and a number that is a month of it or a later year: `2011/12`.
    pub pair: Option<Pair>,
    /// A word before the year says that it is one.
    pub year_said: bool,
    /// A word says that there are several years.
    pub years_said: bool,
    /// True if a century may be a decade: `1900s`.
    pub century_or_decade: bool,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub part: Option<u8>,
    pub week: Option<u32>,
    pub third: Option<Third>,
    /// True if the third is named by the beginning or the end of the whole, which bounds what is before or after it.
    pub edge: bool,
    pub last_day: bool,
    /// A number of one or two digits, which may be a day or a year.
    pub bare: Option<u32>,
    /// True if a word before the number says that it is a year.
    pub bare_year: bool,
    /// The parts in the order in which they stood.
    pub order: Vec<Piece>,
    /// The year had two digits, and its century was assumed.
    pub short_year: bool,
    pub century: bool,
    /// The word for a decade, whose first year stands beside it.
    pub decade: Option<String>,
    pub tens: Option<u8>,
    pub weekday: Option<Weekday>,
    /// Ordinal of the weekday within the month, and true if it may be the day of the month instead.
    pub nth: Option<(u8, bool)>,
    pub clock: Option<Clock>,
    /// The words about the half of the day, and whether each is a sign that wants a time of day.
    pub halves: Vec<(Half, String, bool)>,
    /// Such a word is there and no time of day.
    pub part_of_day: bool,
    /// «م» stands where it may belong to the year or to the time of day.
    pub meem: bool,
    /// A word that waits for its year, and one that waits for its month.
    pub year_head: Option<String>,
    pub month_head: Option<String>,
}

/// Puts a value where there is none, or the same one.
pub(super) fn put<T: PartialEq>(slot: &mut Option<T>, value: T) -> Result<(), ParseError> {
    match slot {
        Some(old) if *old != value => Err(ParseError::Unclear),
        _ => {
            *slot = Some(value);
            Ok(())
        }
    }
}

impl DateFields {
    /// Returns true if it is a time of day without a day.
    pub(super) fn is_time_only(&self) -> bool {
        self.clock.is_some() && self.year.is_none() && self.bare.is_none() && self.names_no_month()
    }

    /// Returns true if it is a day of the week and nothing else.
    pub(super) fn is_weekday_only(&self) -> bool {
        let nothing = self.names_no_month() && self.bare.is_none() && self.clock.is_none() && self.halves.is_empty();
        self.weekday.is_some() && nothing && self.year.is_none() && self.week.is_none() && self.third.is_none()
    }

    /// Returns true if it is a year and nothing else but its era.
    pub(super) fn is_year_only(&self) -> bool {
        let nothing = self.names_no_month() && self.bare.is_none() && self.next_year.is_none() && !self.century;
        nothing && self.says_no_more() && matches!(self.year, Some(Year::One(_)))
    }

    /// Returns true if it says nothing besides year, month, day and era.
    pub(super) fn says_no_more(&self) -> bool {
        let no_time = self.clock.is_none() && self.halves.is_empty() && !self.part_of_day && !self.meem;
        let no_day = self.weekday.is_none() && self.nth.is_none() && !self.last_day && self.week.is_none();
        no_time && no_day && self.third.is_none() && self.tens.is_none() && self.lasting.is_none()
    }

    /// Returns true if it says nothing at all, or only in which part of something.
    pub(super) fn is_empty(&self) -> bool {
        let nothing = self.names_no_month() && self.clock.is_none() && self.week.is_none() && self.year.is_none();
        nothing && self.bare.is_none() && self.weekday.is_none() && self.tens.is_none() && self.halves.is_empty()
    }

    /// Returns true if it is a number of one or two digits and nothing else.
    pub(super) fn is_day_number(&self) -> bool {
        let number = self.bare.is_some() && !self.bare_year && !self.century;
        let nothing = self.names_no_month() && self.era.is_none() && self.year.is_none();
        number && nothing && self.says_no_more()
    }

    /// Returns true if it is a day with its month and nothing finer.
    pub(super) fn is_day(&self) -> bool {
        self.bare.is_some() && self.month.is_some() && self.part.is_none() && self.says_no_more()
    }

    /// Returns true if it is a month and perhaps its year, and nothing else.
    pub(super) fn is_month_only(&self) -> bool {
        let whole = self.bare.is_none() && self.day.is_none() && self.part.is_none() && self.next_year.is_none();
        self.month.is_some() && whole && self.says_no_more()
    }

    pub(super) fn names_no_month(&self) -> bool {
        self.month.is_none() && self.part.is_none() && self.day.is_none()
    }
}

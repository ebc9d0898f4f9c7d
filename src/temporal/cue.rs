//! Meanings of words that stand in or beside dates.

use chrono::Weekday;

use crate::model::date::calendars::SecondCalendar;

/// Meaning of a word, or of a row of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Month(Option<SecondCalendar>, u8),
    Weekday(Weekday),
    Ordinal(u8),
    /// Decade within a century: 90 for the nineties.
    Tens(u8),
    /// Season of the year by its number in EDTF.
    Season(u8),
    Unit(Unit, Count),
    Era(Era),
    Third(Third),
    Since,
    Until,
    By,
    Before,
    After,
    /// `or later`, behind a date.
    OrLater,
    /// `or earlier`, behind a date.
    OrEarlier,
    About,
    From,
    To,
    Between,
    And,
    Of,
    In,
    The,
    This,
    That,
    Last,
    Next,
    Following,
    Previous,
    Same,
    /// `one`, `a`: the indefinite article.
    A,
    /// A day counted from the day of writing.
    Deictic(i8),
    PartOfDay(PartOfDay),
    Am,
    Pm,
    /// A time of day follows: «الساعة», `at`.
    Clock,
    Minutes(i8),
    /// A zone of time: `GMT`.
    Zone,
    Equals,
    Fiscal,
    /// No day can be given: `recently`.
    Vague,
    /// A number that is not told: `a few`.
    Few,
    Ago,
    Later,
    Earlier,
    Number,
    /// The number that follows is a name and no date: «المادة».
    Label,
    /// The number before it counts something: «جنيه».
    Counted,
    /// A year often follows: «كأس العالم».
    Occasion,
    /// A month of a calendar that is not computed.
    Uncomputed,
    /// A number in Hebrew letters.
    HebrewNumeral,
    /// `slightly more than`.
    More,
    /// A name that happens to hold a month or a day: `May Day`.
    Proper,
    Ended,
    Age,
}

/// Unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// Number of a noun: one, two or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    One,
    Two,
    Many,
}

/// Era of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    Before,
    After,
    Second(SecondCalendar),
}

/// Part of a span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Third {
    Early,
    Mid,
    Late,
    /// The beginning or the end as an edge: «نهاية».
    Start,
    End,
}

/// Part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartOfDay {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Midnight,
}

impl PartOfDay {
    /// Returns true if hours from one to eleven are those after noon.
    pub(super) fn is_after_noon(self) -> bool {
        matches!(self, Self::Noon | Self::Afternoon | Self::Evening | Self::Night)
    }
}

//! Why a text is not taken for a date.

use super::word::Uncomputed;

/// Why a text is not taken for a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// There is no text.
    #[error("there is no text")]
    Empty,
    /// It says when only to who knows the day on which it was written.
    #[error("`{0}` depends on the day on which it was written")]
    Relative(String),
    /// A decade without its century.
    #[error("the century is not said")]
    Century,
    /// A year of two digits.
    #[error("`{0}` may be a year of any century")]
    ShortYear(String),
    /// A part of a year whose year is not said.
    #[error("`{0}` names no year")]
    NoYear(String),
    /// The count of years before and after Christ has no year 0.
    #[error("`{0}`: there is no year 0")]
    YearZero(String),
    /// A word that no date has, or that is not known.
    #[error("`{0}` is not understood")]
    Word(String),
    /// The words are known, but not in this order.
    #[error("the words do not make a date")]
    Unclear,
    /// The calendar has no such date, or its end is before its start.
    #[error("no such date: {0}")]
    NoSuchDate(String),
    /// Two parts of it contradict each other, or a sign may belong to either of two.
    #[error("the parts of `{0}` do not agree")]
    Clash(String),
    /// A year that begins in one and ends in the next, of which only one is said.
    #[error("`{0}` begins in one year and ends in another")]
    AcrossYears(String),
    /// There are two such dates.
    #[error("`{0}` is two dates")]
    Several(String),
    /// A date of a calendar that is not computed.
    #[error("the calendar of `{0}` is not computed")]
    Calendar(String),
    /// A month or a sign of a calendar that is known and not computed.
    #[error("`{1}` is of a calendar that is not computed")]
    Uncomputed(Uncomputed, String),
}

impl ParseError {
    /// Its name in messages, and the words of the text that it is about.
    pub fn code(&self) -> (&'static str, &str) {
        match self {
            Self::Empty => ("empty", ""),
            Self::Relative(word) => ("relative", word),
            Self::Century => ("century", ""),
            Self::ShortYear(word) => ("short-year", word),
            Self::Word(word) => ("word", word),
            Self::Unclear => ("unclear", ""),
            Self::NoSuchDate(date) => ("no-such-date", date),
            Self::Clash(text) => ("clash", text),
            Self::AcrossYears(word) => ("across-years", word),
            Self::Several(text) => ("several", text),
            Self::Calendar(text) => ("calendar", text),
            Self::NoYear(text) => ("no-year", text),
            Self::YearZero(text) => ("year-zero", text),
            Self::Uncomputed(calendar, word) => (calendar.code(), word),
        }
    }
}

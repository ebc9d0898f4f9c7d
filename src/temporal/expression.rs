//! An expression of a date in a text, and what is known about it.

use std::ops::Range;

use crate::model::EdtfDate;

/// Knowledge about a text besides its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The language of the text, as a BCP 47 tag; empty if it is not known.
    pub language: &'a str,
    /// The date on which the text was published, by which relative dates are counted.
    pub published: Option<&'a EdtfDate>,
}

/// Kind of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It says all itself.
    Explicit,
    /// It is counted from the date of the document.
    Relative,
    /// It is counted from a date that was named before.
    Anaphoric,
    /// No day can be given.
    Vague,
    /// It says how long something lasted, and is no date.
    Duration,
}

impl Kind {
    /// Its word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::Relative => "relative",
            Self::Anaphoric => "anaphoric",
            Self::Vague => "vague",
            Self::Duration => "duration",
        }
    }
}

/// Knowledge that an expression needs besides its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Needs {
    /// The date of the document.
    Published,
    /// A date that stands before it.
    Previous,
}

impl Needs {
    /// Its word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Previous => "previous",
        }
    }
}

/// A remark on how an expression was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It was counted from this date of the document.
    FromPublished(EdtfDate),
    /// It was counted from this date, which stands before it.
    FromPrevious(EdtfDate),
    /// It waits for the date of the document.
    WaitsForPublished,
    /// It waits for a date before it.
    WaitsForPrevious,
    /// The day is another day of the week than the text says.
    Weekday,
    /// The date in another calendar that stands beside it is another day.
    Disagrees(EdtfDate),
    /// Day and month may stand the other way round.
    DayOrMonth,
    /// The century is not said.
    Century,
    /// The calendar of the year is not said.
    Calendar,
}

/// An expression of a date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// Its place in the text, in bytes.
    pub range: Range<usize>,
    /// Its kind.
    pub kind: Kind,
    /// Its value, if it is known.
    pub when: Option<EdtfDate>,
    /// Knowledge that it needs besides its own words.
    pub needs: Option<Needs>,
    /// Its readings, the most likely first, if there are several; `None` stands for having no value.
    pub alternatives: Vec<Option<EdtfDate>>,
    /// Remarks on how it was understood.
    pub remarks: Vec<Remark>,
}

//! A date that was read, and what to know about how it was understood.

use chrono::Weekday;

use super::super::EdtfDate;
use super::super::calendars::SecondCalendar;

/// A date that was read from a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedDate {
    /// The date.
    pub when: EdtfDate,
    /// Remarks on how it was understood, for the reader of the date.
    pub notes: Vec<Note>,
}

/// A remark on how a date was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// With the day and the month the other way round it would be this date.
    DayOrMonth(EdtfDate),
    /// It was computed from a date of another calendar; one of the Hijri calendar may be off by a day.
    Computed(SecondCalendar),
    /// The day is another day of the week than the text says.
    Weekday {
        /// The day of the week in the text.
        said: Weekday,
        /// The day of the week by the calendar.
        is: Weekday,
    },
    /// This part of the day, or this time of an approximate day, is not in the date, as EDTF has none.
    PartOfDay(String),
    /// It may mean this as well.
    Or(EdtfDate),
    /// Its year may be one of this calendar; then it would be this date.
    InCalendar(SecondCalendar, EdtfDate),
    /// The date is said in another calendar too: this, which is the same or not. The Gregorian one counts.
    Twice {
        /// The other one.
        other: EdtfDate,
        /// True if both are the same, give or take two days.
        agrees: bool,
    },
    /// A month of another calendar in a year of ours: it is of this year of its own calendar.
    YearOf(SecondCalendar, i32),
    /// A week, from Monday to Sunday by ISO 8601.
    Week,
    /// The day was counted from the beginning of its year.
    DayOfYear,
    /// It begins in the one year and ends in the other; the months are not said.
    AcrossYears,
    /// Midnight, which this word leaves open to be the beginning or the end of the day; the day counts from it, or
    /// the hour is read as noon.
    Midnight(String),
    /// It is not in the spelling of the standard, which is this.
    Spelling(EdtfDate),
    /// It names no year, so it has no place in time.
    NoYear,
    /// Its year is not known, or so far away that it has no place in time.
    NoPlace,
}

/// The note on what a text may mean as well.
pub(super) fn other_reading(edtf: &str) -> Option<Note> {
    EdtfDate::parse(edtf).ok().map(Note::Or)
}

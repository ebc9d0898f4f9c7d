//! Names of months, days of the week and numbers, for readers of running text.

use chrono::Weekday;

use super::super::calendars::SecondCalendar;
use super::lexicon::entries;
use super::word::Word;
use super::{cardinal, english};

/// Part of a date that a row of folded words names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A month, 1 to 12, of the Gregorian calendar or of another one.
    Month(Option<SecondCalendar>, u8),
    /// A day of the week.
    Weekday(Weekday),
    /// An ordinal, from 1.
    Ordinal(u8),
    /// A decade by its first year within its century: 90 for the nineties.
    Tens(u8),
    /// A part of the year by its number in EDTF (ISO 8601-2 §4.8).
    Part(u8),
    /// A month of a calendar that is not computed.
    Uncomputed,
}

/// Every row of folded words (see [`super::fold`]) that names a part of a date.
pub fn names() -> impl Iterator<Item = (&'static [String], Name)> {
    entries().filter_map(|(words, word)| {
        let name = match word {
            Word::Month(month) => Name::Month(None, month),
            Word::Hijri(month) => Name::Month(Some(SecondCalendar::Hijri), month),
            Word::Persian(month) => Name::Month(Some(SecondCalendar::Persian), month),
            Word::Weekday(day) => Name::Weekday(day),
            Word::Ordinal(number) => Name::Ordinal(number),
            Word::Tens(tens) => Name::Tens(tens),
            Word::Part(part) => Name::Part(part),
            Word::Uncomputed(_) => Name::Uncomputed,
            _ => return None,
        };
        Some((words, name))
    })
}

/// The number that folded Arabic or English words start with, and how many of them say it.
pub fn number_in_words(words: &[&str]) -> Option<(u32, usize)> {
    cardinal::number(words).or_else(|| match english::number(words, &vec![false; words.len()])? {
        english::Spelt::One(value, count) => Some((value, count)),
        english::Spelt::Unclear(_) => None,
    })
}

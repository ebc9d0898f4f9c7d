//! Dates as people write them, in Arabic, English and Persian, to EDTF.
//!
//! A text goes through three small machines: `lex` makes tokens of it by the words that `words` knows, `span`
//! finds the ends of a span (between … and …, since …, a dash) and `parts` reads one date. Whatever is not known
//! is refused, never skipped: a date that is understood says all that was written.

mod lex;
mod numeric;
mod parts;
mod point;
mod span;
mod words;

use chrono::Weekday;

use super::When;
use super::calendars::SecondCalendar;

pub use numeric::{Order, order_of, seconds};
pub use words::{latin_digits, month};

/// What a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The date.
    pub when: When,
    /// What a reader should know about how it was understood.
    pub notes: Vec<Note>,
}

/// What to know about how a date was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// With the day and the month the other way round it would be this date.
    DayOrMonth(When),
    /// It was computed from a date of another calendar; one of the Hijri calendar may be off by a day.
    Computed(SecondCalendar),
    /// The day is another day of the week than the text says.
    Weekday {
        /// What the text says.
        said: Weekday,
        /// What the calendar says.
        is: Weekday,
    },
    /// This part of the day is not in the date, as EDTF has none.
    PartOfDay(String),
    /// It names no year, so it has no place in time.
    NoYear,
    /// Its year is not known, or so far away that it has no place in time.
    NoPlace,
}

/// Why a text is not taken for a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
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
    /// A word that no date has, or that is not known.
    #[error("`{0}` is not understood")]
    Word(String),
    /// The words are known, but not in this order.
    #[error("the words do not make a date")]
    Unclear,
    /// The calendar has no such date, or its end is before its start.
    #[error("no such date: {0}")]
    NoSuchDate(String),
}

impl Refusal {
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
        }
    }
}

/// Longer texts are no dates; reading them would be wasted.
const LONGEST: usize = 300;

/// Reads EDTF, or a date in plain words or numbers; `order` tells which number of `1/2/2024` is the day.
///
/// The words mean, in EDTF: *before X* one date that ends before X starts (`[..2023]`), *after X* one that starts
/// after X ends, *since X* `X/..`, *until X* `../X`, *early*, *mid* and *late* approximate thirds (ISO 8601-2 §4.8 for
/// those of a year). A year before Christ counts one less (44 BC is `-0043`).
///
/// # Errors
///
/// Says why the text is not taken for a date.
pub fn understand(text: &str, order: Order) -> Result<Understood, Refusal> {
    let text = cleaned(text);
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    if let Ok(when) = When::parse(&text) {
        let notes = if when.bounds().is_none() { vec![Note::NoPlace] } else { Vec::new() };
        return Ok(Understood { when, notes });
    }
    if text.len() > LONGEST {
        return Err(Refusal::Word(text.chars().take(20).collect::<String>() + "…"));
    }
    let mut understood = plain(&text, order).map_err(|refusal| if is_iso(&text) { no_such(&text) } else { refusal })?;
    if let Ok(other) = plain(&text, order.other())
        && other.when != understood.when
    {
        understood.notes.push(Note::DayOrMonth(other.when));
    }
    Ok(understood)
}

fn no_such(date: &str) -> Refusal {
    Refusal::NoSuchDate(date.to_owned())
}

/// Whether a text has the shape of a month or a day in ISO 8601, like `2023-13`, and so means no other date.
fn is_iso(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    parts.iter().all(digits)
        && matches!(parts.iter().map(|part| part.len()).collect::<Vec<_>>()[..], [4, 2] | [4, 2, 2])
}

fn plain(text: &str, order: Order) -> Result<Understood, Refusal> {
    let (edtf, notes) = match numeric::stamp(text, order) {
        Some(edtf) => (edtf, Vec::new()),
        None => span::read(&lex::tokens(text, order)?)?,
    };
    let when = When::parse(&edtf).map_err(|_| Refusal::NoSuchDate(edtf))?;
    Ok(Understood { when, notes })
}

/// The text with Latin digits and plain spaces, without the marks that steer the direction of text or the joining of
/// letters.
fn cleaned(text: &str) -> String {
    let shown = |c: &char| !matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    let spaced: String = text.chars().filter(shown).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    latin_digits(spaced.trim())
}

#[cfg(test)]
mod tests;

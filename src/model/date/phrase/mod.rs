//! Dates as people write them, in Arabic, English, Persian, Hebrew and French, to EDTF.
//!
//! A text goes through small machines: `lex` makes tokens of it by the words that `words` knows, `twice` finds a date
//! that is said in two calendars, `span` the ends of a span (between … and …, since …, a dash); `parts` collects what
//! is said of one date and `settle` makes a date of it. Whatever is not known is refused, never skipped: a date that
//! is understood says all that was written, and what was assumed is told.

mod cardinal;
mod clock;
mod computed;
mod edges;
mod english;
mod hours;
mod lex;
mod naming;
mod numeric;
mod order;
mod pairs;
mod parts;
mod point;
mod roman;
mod scripts;
mod settle;
mod signs;
mod span;
mod spelling;
mod strokes;
mod time_of_day;
mod twice;
mod words;

use chrono::Weekday;

use super::When;
use super::calendars::SecondCalendar;
use crate::base::digits;

pub use numeric::{Order, order_of, orders_in};
pub use time_of_day::{TimeOfDay, seconds};
pub use words::{Uncomputed, month};

/// A way of counting years that stands for all dates of a column or a text which do not name one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reckoning {
    /// The calendar of EDTF.
    Gregorian,
    /// One that can be computed.
    Second(SecondCalendar),
    /// That of Israel, which is not computed: its years are refused.
    Hebrew,
}

/// What is known of the place of a date besides its own words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Which number of `1/2/2024` is the day.
    pub order: Order,
    /// What a header or a setting says of years without a sign; `None` if nothing does. A year that the calendar
    /// cannot have (2024 of the Hijri one) is of the Gregorian one all the same.
    pub calendar: Option<Reckoning>,
    /// The language of the text, as a BCP 47 tag; empty if it is not known. In Persian, years of 1200 to 1500 without
    /// a sign are solar ones.
    pub language: &'a str,
    /// Whether the text is in Persian digits.
    persian_digits: bool,
}

impl Context<'_> {
    fn is_persian(&self) -> bool {
        let primary = self.language.split(['-', '_']).next().unwrap_or_default();
        self.persian_digits || primary.eq_ignore_ascii_case("fa") || primary.eq_ignore_ascii_case("prs")
    }
}

impl From<Order> for Context<'_> {
    fn from(order: Order) -> Self {
        Self { order, ..Self::default() }
    }
}

impl From<Reckoning> for Context<'_> {
    fn from(calendar: Reckoning) -> Self {
        Self { calendar: Some(calendar), ..Self::default() }
    }
}

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
    /// This part of the day, or this time of an approximate day, is not in the date, as EDTF has none.
    PartOfDay(String),
    /// It may mean this as well.
    Or(When),
    /// Its year may be one of this calendar; then it would be this date.
    InCalendar(SecondCalendar, When),
    /// The date is said in another calendar too: this, which is the same or not. The Gregorian one counts.
    Twice {
        /// The other one.
        other: When,
        /// Whether both are the same, give or take two days.
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
    Spelling(When),
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

/// Longer texts are no dates; reading them would be wasted.
const LONGEST: usize = 300;

/// Reads EDTF, or a date in plain words or numbers; the context says what the text itself leaves open.
///
/// The words mean, in EDTF: *before X* one date that ends before X starts (`[..2023]`), *after X* one that starts
/// after X ends, *since X* `X/..`, *until X* `../X`, *early*, *mid* and *late* approximate thirds (ISO 8601-2 §4.8 for
/// those of a year). A year before Christ counts one less (44 BC is `-0043`).
///
/// # Errors
///
/// Says why the text is not taken for a date, in the words of the text.
pub fn understand(text: &str, context: &Context<'_>) -> Result<Understood, Refusal> {
    let mut understood = as_counted_here(text, context)?;
    let form = understood.when.form();
    match scripts::count(text, form.dates().map(|date| date.year)) {
        None => {}
        Some(scripts::Count::Buddhist) => {
            return Err(Refusal::Uncomputed(Uncomputed::Buddhist, String::new()).quoting(text));
        }
        Some(scripts::Count::Perhaps(year)) => understood.notes.extend(other_reading(&format!("{year:04}"))),
    }
    Ok(understood)
}

/// Reads a text whatever the script of its digits is.
fn as_counted_here(text: &str, context: &Context<'_>) -> Result<Understood, Refusal> {
    let persian_digits = text.contains(|c| matches!(c, '۰'..='۹'));
    let arabic = text.contains(|c| matches!(c, '\u{600}'..='\u{6FF}' | '\u{FB50}'..='\u{FEFC}'));
    let context = &Context { persian_digits, ..*context };
    let written = text;
    let text = cleaned(text);
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    let own_calendar =
        is_numeric(&text) && (context.is_persian() || matches!(context.calendar, Some(Reckoning::Second(_))));
    let numeric = || plain(&spelt_out(&text), context).ok().filter(Read::is_computed);
    if let Some(Read { mut understood, .. }) = own_calendar.then(numeric).flatten() {
        // A year and its month as in EDTF.
        if When::parse(&text).is_ok() {
            understood.notes.retain(|note| !matches!(note, Note::Or(_)));
        }
        return Ok(understood);
    }
    if let Ok(when) = When::parse(&text) {
        let mut notes = if when.bounds().is_none() { vec![Note::NoPlace] } else { Vec::new() };
        if is_numeric(&text) && context.calendar.is_none() {
            notes.extend(in_other_calendars(&spelt_out(&text), &when, arabic, context));
        }
        notes.extend(years_for_season(&text));
        return Ok(Understood { when, notes });
    }
    if text.len() > LONGEST {
        return Err(Refusal::Word(text.chars().take(20).collect::<String>() + "…"));
    }
    if let Some(when) = spelling::modern(&text) {
        let note = Note::Spelling(when.clone());
        return Ok(Understood { when, notes: vec![note] });
    }
    let Read { mut understood, unsigned } = plain(&text, context).map_err(|refusal| refusal.quoting(written))?;
    if let Ok(other) = plain(&text, &Context { order: context.order.other(), ..*context })
        && other.understood.when != understood.when
    {
        understood.notes.push(Note::DayOrMonth(other.understood.when));
    }
    if unsigned && context.calendar.is_none() {
        understood.notes.extend(in_other_calendars(&text, &understood.when, arabic, context));
    }
    Ok(understood)
}

/// `2019-21` is a spring, and may be meant as two years.
fn years_for_season(text: &str) -> Option<Note> {
    let text = text.trim_end_matches(['?', '~', '%']);
    let (year, part) = text.split_once('-').filter(|(year, part)| (year.len(), part.len()) == (4, 2))?;
    let (year, part): (u32, u32) = (year.parse().ok()?, part.parse().ok()?);
    let years = (21..=41).contains(&part) && part > year % 100;
    years.then(|| other_reading(&format!("{year:04}/{:04}", year - year % 100 + part))).flatten()
}

/// A date that was read, and whether its year may be one of another calendar.
struct Read {
    understood: Understood,
    unsigned: bool,
}

impl Read {
    fn is_computed(&self) -> bool {
        self.understood.notes.iter().any(|note| matches!(note, Note::Computed(_)))
    }
}

fn plain(text: &str, context: &Context<'_>) -> Result<Read, Refusal> {
    let days = numeric::week_date(text).map(|days| (days, Note::Week));
    let days = days.or_else(|| numeric::ordinal_date(text).map(|day| ([day, day], Note::DayOfYear)));
    if let Some(([first, last], note)) = days {
        let edtf = if first == last { first.to_string() } else { format!("{first}/{last}") };
        let when = When::parse(&edtf).map_err(|_| Refusal::NoSuchDate(edtf))?;
        return Ok(Read { understood: Understood { when, notes: vec![note] }, unsigned: false });
    }
    let read = twice::read(&lex::tokens(text, context)?, context)?;
    let edtf = next_days(read.edtf);
    let when = When::parse(&edtf).map_err(|_| Refusal::NoSuchDate(edtf))?;
    Ok(Read { understood: Understood { when, notes: read.notes }, unsigned: read.unsigned })
}

/// With 24:00 as the first moment of the next day.
fn next_days(edtf: String) -> String {
    if !edtf.contains("T24:") {
        return edtf;
    }
    let ends: Vec<String> =
        edtf.split('/').map(|end| spelling::modern(end).map_or(end.to_owned(), |w| w.to_string())).collect();
    ends.join("/")
}

/// What a date would be in other calendars whose years those of the text may be: in Arabic any year up to 1500, else
/// one from 1300 on, as in the tables of offices.
fn in_other_calendars(text: &str, when: &When, arabic: bool, context: &Context<'_>) -> Vec<Note> {
    let least = if arabic { 1 } else { 1300 };
    let in_doubt = |date: &super::DatePart| match date.unknown_digits {
        0 => (least..=1500).contains(&date.year),
        // «القرن الثالث».
        0b11 => arabic && date.year < 1500,
        _ => false,
    };
    let Some(year) = when.form().dates().find(in_doubt).map(|date| date.year) else { return Vec::new() };
    let reading = |calendar| {
        let context = Context { calendar: Some(Reckoning::Second(calendar)), ..*context };
        // What cannot be computed as it is written is told by its year.
        let read = match plain(text, &context) {
            Err(Refusal::Unclear) => plain(&format!("{year:04}"), &context),
            read => read,
        };
        let read = read.ok().filter(Read::is_computed)?;
        Some(Note::InCalendar(calendar, read.understood.when))
    };
    SecondCalendar::ALL.into_iter().filter_map(reading).collect()
}

/// The note on what a text may mean as well.
fn other_reading(edtf: &str) -> Option<Note> {
    When::parse(edtf).ok().map(Note::Or)
}

/// Whether a text is made of digits and their signs only, so that no word tells its calendar.
fn is_numeric(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b':' | b'T' | b'Z'))
}

/// An interval of EDTF with a dash, which is how people write it: a slash parts the numbers of a date.
fn spelt_out(text: &str) -> String {
    let is_interval = When::parse(text).is_ok_and(|when| when.is_interval());
    if is_interval { text.replacen('/', " – ", 1) } else { text.to_owned() }
}

/// The text with Latin digits and plain spaces, without the marks that steer the direction of text or the joining of
/// letters, and without the stop at its end.
fn cleaned(text: &str) -> String {
    let sentence = text.trim().trim_end_matches(['.', '،', '؛']);
    // The dots of an open end (`1985/..`) are no end of a sentence: without them the end is an unknown one.
    let open = if sentence.ends_with('/') && text.trim()[sentence.len()..].starts_with("..") { ".." } else { "" };
    digits::plain(&format!("{sentence}{open}")).trim().to_owned()
}

#[cfg(test)]
mod arabic_tests;
#[cfg(test)]
mod forms_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod torn_tests;

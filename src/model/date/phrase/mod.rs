//! Dates as people write them, in Arabic, English, Persian, Hebrew and French, to EDTF.
//!
//! A text goes through small machines: `lex` makes tokens of it by the words that `lexicon` knows, `twice` finds a date
//! that is said in two calendars, `span` the ends of a span (between … and …, since …, a dash); `collect` gathers what
//! is said of one date and `settle` makes a date of it. Whatever is not known is refused, never skipped: a date that
//! is understood says all that was written, and what was assumed is told.

mod cardinal;
mod clock;
mod collect;
mod complete;
mod computed;
mod context;
mod cut;
mod decade;
mod edges;
mod english;
mod error;
mod folding;
mod hebrew;
mod hours;
mod lengths;
mod lex;
mod lexicon;
mod names;
mod naming;
mod numeric;
mod order;
mod pairs;
mod parsed;
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
mod token;
mod twice;
mod word;
mod words;

use super::EdtfDate;
use super::calendars::SecondCalendar;
use crate::base::digits;
use crate::base::script::is_arabic;
use parsed::other_reading;

pub use context::{Context, Reckoning};
pub use error::ParseError;
pub use folding::fold;
pub use lexicon::month;
pub use names::{Name, names, number_in_words};
pub use numeric::{Order, order_of, orders_in};
pub use parsed::{Note, ParsedDate};
pub use time_of_day::{TimeOfDay, seconds};
pub use word::Uncomputed;

/// Bytes of the longest text that is read: longer ones are no dates.
const MAX_TEXT: usize = 300;

/// Reads EDTF, or a date in plain words or numbers; the context says what the text itself leaves open.
///
/// The words mean, in EDTF: *before X* one date that ends before X starts (`[..2023]`), *after X* one that starts
/// after X ends, *since X* `X/..`, *until X* `../X`, *early*, *mid* and *late* approximate thirds (ISO 8601-2 §4.8 for
/// those of a year). A year before Christ counts one less (44 BC is `-0043`).
///
/// # Errors
///
/// Says why the text is not taken for a date, in the words of the text.
pub fn parse_phrase(text: &str, context: &Context<'_>) -> Result<ParsedDate, ParseError> {
    let mut understood = as_counted_here(text, context)?;
    let form = understood.when.form();
    match scripts::count(text, form.dates().map(|date| date.year)) {
        None => {}
        Some(scripts::Count::Buddhist) => {
            return Err(ParseError::Uncomputed(Uncomputed::Buddhist, String::new()).quoting(text));
        }
        Some(scripts::Count::Perhaps(year)) => understood.notes.extend(other_reading(&format!("{year:04}"))),
    }
    if context.calendar.is_none() {
        let years = form.dates().filter(|date| date.unknown_digits == 0).map(|date| date.year);
        understood.notes.extend(hebrew::doubt(text, years)?);
    }
    Ok(understood)
}

/// Reads a text whatever the script of its digits is.
fn as_counted_here(text: &str, context: &Context<'_>) -> Result<ParsedDate, ParseError> {
    let persian_digits = text.contains(|c| matches!(c, '۰'..='۹'));
    let arabic = text.contains(is_arabic);
    let context = &Context { persian_digits, ..*context };
    let written = text;
    let text = cleaned(text);
    if text.is_empty() {
        return Err(ParseError::Empty);
    }
    let own_calendar =
        is_numeric(&text) && (context.is_persian() || matches!(context.calendar, Some(Reckoning::Second(_))));
    let numeric = || plain(&spelt_out(&text), context).ok().filter(Read::is_computed);
    if let Some(Read { mut understood, .. }) = own_calendar.then(numeric).flatten() {
        // In a column of one calendar a year and its month are as in EDTF.
        if context.calendar.is_some() && EdtfDate::parse(&text).is_ok() {
            understood.notes.retain(|note| !matches!(note, Note::Or(_)));
        }
        return Ok(understood);
    }
    if let Ok(when) = EdtfDate::parse(&text) {
        let mut notes = if when.bounds().is_none() { vec![Note::NoPlace] } else { Vec::new() };
        if is_numeric(&text) && context.calendar.is_none() {
            notes.extend(in_other_calendars(&spelt_out(&text), &when, arabic, context));
        }
        notes.extend(years_for_season(&text));
        return Ok(ParsedDate { when, notes });
    }
    if text.len() > MAX_TEXT {
        return Err(ParseError::Word(text.chars().take(20).collect::<String>() + "…"));
    }
    if let Some(when) = spelling::modern(&text) {
        let note = Note::Spelling(when.clone());
        return Ok(ParsedDate { when, notes: vec![note] });
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
    understood: ParsedDate,
    unsigned: bool,
}

impl Read {
    fn is_computed(&self) -> bool {
        self.understood.notes.iter().any(|note| matches!(note, Note::Computed(_)))
    }
}

fn plain(text: &str, context: &Context<'_>) -> Result<Read, ParseError> {
    let days = numeric::week_date(text).map(|days| (days, Note::Week));
    let days = days.or_else(|| numeric::ordinal_date(text).map(|day| ([day, day], Note::DayOfYear)));
    if let Some(([first, last], note)) = days {
        let edtf = if first == last { first.to_string() } else { format!("{first}/{last}") };
        let when = EdtfDate::parse(&edtf).map_err(|_| ParseError::NoSuchDate(edtf))?;
        return Ok(Read { understood: ParsedDate { when, notes: vec![note] }, unsigned: false });
    }
    let read = twice::read(&lex::tokens(text, context)?, context)?;
    let edtf = next_days(read.edtf);
    let when = EdtfDate::parse(&edtf).map_err(|_| ParseError::NoSuchDate(edtf))?;
    Ok(Read { understood: ParsedDate { when, notes: read.notes }, unsigned: read.unsigned })
}

/// Replaces 24:00 by the first moment of the next day.
fn next_days(edtf: String) -> String {
    if !edtf.contains("T24:") {
        return edtf;
    }
    let ends: Vec<String> =
        edtf.split('/').map(|end| spelling::modern(end).map_or(end.to_owned(), |w| w.to_string())).collect();
    ends.join("/")
}

/// Readings of a date in other calendars whose years those of the text may be: in Arabic any year up to 1500, else one
/// from 1300 on, as in the tables of offices.
fn in_other_calendars(text: &str, when: &EdtfDate, arabic: bool, context: &Context<'_>) -> Vec<Note> {
    let least = if arabic { 1 } else { 1300 };
    let in_doubt = |date: &super::DatePart| match date.unknown_digits {
        0 => (least..=1500).contains(&date.year),
        // «عقد 1400».
        0b1 => arabic && date.year < 1500,
        // «القرن الثالث».
        0b11 => arabic && date.year < 1500,
        _ => false,
    };
    let Some(year) = when.form().dates().find(in_doubt).map(|date| date.year) else { return Vec::new() };
    let reading = |calendar| {
        let context = Context { calendar: Some(Reckoning::Second(calendar)), ..*context };
        // What cannot be computed as it is written is told by its year.
        let read = match plain(text, &context) {
            Err(ParseError::Unclear) => plain(&format!("{year:04}"), &context),
            read => read,
        };
        let read = read.ok().filter(Read::is_computed)?;
        Some(Note::InCalendar(calendar, read.understood.when))
    };
    SecondCalendar::ALL.into_iter().filter_map(reading).collect()
}

/// Returns true if a text is made of digits and their signs only, so that no word tells its calendar.
fn is_numeric(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b':' | b'T' | b'Z'))
}

/// An interval of EDTF with a dash, which is how people write it: a slash parts the numbers of a date.
fn spelt_out(text: &str) -> String {
    let is_interval = EdtfDate::parse(text).is_ok_and(|when| when.is_interval());
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
mod cut_tests;
#[cfg(test)]
mod forms_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod torn_tests;

//! The date of a slide: its start and its end, and what of them is in doubt.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::dates::{self, DateRefusal};
use super::parts::{Changed, SlideDate};
use crate::formats::kit::days;
use crate::formats::kit::stamp_text::in_words;
use crate::model::EdtfDate;
use crate::model::date::phrase::{Order, ParsedDate};
use crate::model::date::{End, Form};

/// A date of a slide.
#[derive(Default)]
pub(crate) struct SlideReading {
    /// The date.
    pub when: Option<EdtfDate>,
    /// Parts that had to give way for EDTF.
    pub changed: Changed,
    /// Why it has none, or not all of it.
    pub fault: Option<DateFault>,
    /// The words that it was read from, with what they were read as.
    pub words: Option<String>,
    /// True if the words may mean something else.
    pub unsure: bool,
}

impl SlideReading {
    fn of_words(text: &str, understood: ParsedDate) -> Self {
        let words = Some(format!("{text} → {}", understood.when));
        let unsure = !understood.notes.is_empty();
        Self { when: Some(understood.when), words, unsure, ..Self::default() }
    }
}

pub(crate) enum DateFault {
    /// There is none.
    Missing,
    /// It was not understood.
    Unread,
    /// The calendar has no such date.
    Invalid,
    /// The end is no date or is before the start; the start counts.
    End,
}

/// The date of a slide.
pub(crate) fn when_of(slide: &Map<String, Value>) -> SlideReading {
    let date = |name: &str| slide.get(name).map_or(Ok(None), dates::parts);
    let edtf = |parts: Option<SlideDate>| parts.map(|parts| parts.edtf());
    let (start, end) = (date("start_date").map(edtf), date("end_date").map(edtf));
    let failed = |fault| SlideReading { fault: Some(fault), ..SlideReading::default() };
    let single = |text: &str, changed, fault| match EdtfDate::parse(text) {
        Ok(when) => SlideReading { when: Some(when), changed, fault, ..SlideReading::default() },
        Err(_) => failed(DateFault::Invalid),
    };
    let refused = |why| failed(if why == DateRefusal::Unread { DateFault::Unread } else { DateFault::Invalid });
    match (start, end) {
        (Err(DateRefusal::Unread), Ok(None)) => {
            let words = slide.get("start_date").and_then(dates::words);
            let read = words.and_then(|text| Some((text, in_words(text, Order::MonthFirst)?)));
            let placed = read.filter(|(_, understood)| understood.when.bounds().is_some());
            placed.map_or_else(|| failed(DateFault::Unread), |(text, read)| SlideReading::of_words(text, read))
        }
        (Err(why), _) | (Ok(None), Err(why)) => refused(why),
        (Ok(None), Ok(None)) => failed(DateFault::Missing),
        (Ok(None), Ok(Some((end, changed)))) => single(&format!("/{end}"), changed, None),
        (Ok(Some((start, changed))), Ok(None)) => single(&start, changed, None),
        (Ok(Some((start, changed))), Err(_)) => single(&start, changed, Some(DateFault::End)),
        (Ok(Some((start, changed))), Ok(Some((end, also)))) => {
            let changed = Changed {
                clock: changed.clock || also.clock,
                bce: changed.bce || also.bce,
                dropped: changed.dropped || also.dropped,
            };
            if start == end {
                return single(&start, changed, None);
            }
            let timed = |text: &str| text.contains('T');
            let whole = EdtfDate::parse(&format!("{start}/{end}")).ok();
            let days = |text: &str| text.split('T').next().unwrap_or(text).to_owned();
            match whole.filter(|_| !is_before(&end, &start)) {
                Some(when) => SlideReading { when: Some(when), changed, ..SlideReading::default() },
                None if (timed(&start) || timed(&end)) && !is_before(&end, &start) => {
                    let (first, last) = (days(&start), days(&end));
                    let text = if first == last { first } else { format!("{first}/{last}") };
                    single(&text, Changed { dropped: true, clock: false, ..changed }, None)
                }
                None => single(&start, changed, Some(DateFault::End)),
            }
        }
    }
}

/// Date that the text for readers says, if that cannot be the date of the slide however it is read.
pub(crate) fn contradiction(when: &EdtfDate, text: &str) -> Option<EdtfDate> {
    let bounds = when.bounds()?;
    let old = old_style(text);
    let read = |order| {
        let said = in_words(old.unwrap_or(text), order)?.when;
        if old.is_some() { of_julian(&said) } else { Some(said) }
    };
    let month = |when: &EdtfDate| match when.form() {
        Form::Date(date) | Form::Interval(End::Date(date), _) => date.month,
        _ => None,
    };
    // A text without its year (`4 May`) can still name another month.
    let apart = |other: &EdtfDate| match other.bounds() {
        Some(other) => Some(other.to.time <= bounds.from.time || bounds.to.time <= other.from.time),
        None => month(when).zip(month(other)).map(|(own, other)| own != other && !when.is_interval()),
    };
    let readings = [read(Order::MonthFirst)?, read(Order::DayFirst)?];
    readings.iter().all(|other| apart(other) == Some(true)).then(|| readings[0].clone())
}

/// A date without the words behind it that say that it is of the Julian calendar, if there are any.
fn old_style(text: &str) -> Option<&str> {
    const MARKS: [&str; 7] = ["os", "o.s.", "o. s.", "o.s", "old style", "julian calendar", "julian"];
    let text = text.trim().trim_end_matches([')', ']', '.']);
    let is_there = |mark: &str| {
        let at = text.len().checked_sub(mark.trim_end_matches('.').len())?;
        let (date, said) = text.split_at_checked(at)?;
        let is_word = date.ends_with([' ', ',', '(', '[', '\u{a0}']);
        let said = said.eq_ignore_ascii_case(mark.trim_end_matches('.')) && is_word;
        said.then(|| date.trim_end_matches([' ', ',', '(', '[', '\u{a0}']))
    };
    MARKS.iter().find_map(|mark| is_there(mark))
}

/// The day of our calendar of a day that is numbered as of the Julian one.
fn of_julian(said: &EdtfDate) -> Option<EdtfDate> {
    let Form::Date(date) = said.form() else { return None };
    let year = Some(date.year).filter(|year| (0..=9999).contains(year))?;
    let (month, day) = (i64::from(date.month?), i64::from(date.day?));
    // Years are counted from March, so that the day that some have more is their last.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let days = 365 * year + year.div_euclid(4) + (153 * month + 2) / 5 + day - 308;
    let day = NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)?;
    EdtfDate::parse(&days::day(day).edtf()).ok()
}

/// Returns true if a date ends before another one begins.
fn is_before(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|text| EdtfDate::parse(text).ok().and_then(|when| when.bounds()));
    a.zip(b).is_some_and(|(a, b)| a.to.time <= b.from.time)
}

/// Returns true if the date alone gives the fields of the slide again.
pub(crate) fn regenerates(reading: &SlideReading, slide: &Map<String, Value>) -> bool {
    let Some(when) = &reading.when else { return false };
    let (start, end, exact) = dates::of_when(when);
    let known = |value: &Value| match value {
        Value::Object(date) => date.keys().all(|name| KNOWN.contains(&&**name)),
        other => other.is_string(),
    };
    let same = |name: &str, parts: Option<SlideDate>| match slide.get(name) {
        None => parts.is_none(),
        Some(value) => known(value) && dates::parts(value) == Ok(parts),
    };
    exact && same("start_date", start) && same("end_date", end)
}

/// The fields of a date that its parts stand for.
const KNOWN: [&str; 6] = ["year", "month", "day", "hour", "minute", "second"];

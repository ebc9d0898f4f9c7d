//! Meaning of the name of a column for its cells: their calendar, their zone, their unit, the order of day and month,
//! and whether they are a start or an end.

mod calendar;
mod fold;
mod format;
mod lists;
mod period;
#[cfg(test)]
mod tests;
mod unit;
mod zone;

pub(crate) use calendar::{Calendar, Reckoning};
pub(crate) use fold::{folded, plain};
pub(crate) use period::Period;
pub(crate) use unit::{Unit, unit};
pub(crate) use zone::Zone;

use crate::model::date::phrase::Order;
use fold::{camel_split, is_among, words};
use lists::{BESIDE, BIRTH, CLOCK, DATE, DEATH, DURATION, END, OF_RECORD, SEASON, SERIAL, START, UNREAD};

/// The name of a column, in words that are folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Heading {
    /// Its words with one space between them, without a shift from UTC.
    pub whole: String,
    /// Its words, without those that name a calendar, an era, a half of the day or a shift from UTC.
    pub words: Vec<String>,
    /// The calendar that it names.
    pub calendar: Option<Calendar>,
    /// True if its years are before ours.
    pub before: bool,
    /// True if it names two eras or calendars, as `Year (BC/AD)` does.
    pub in_doubt: bool,
    /// The half of the day that it says for all its times, as a sign behind one.
    pub half: Option<&'static str>,
    /// Order of day and month in its dates.
    pub order: Option<Order>,
    /// The zone that it names.
    pub zone: Option<Zone>,
    /// The unit that it names.
    pub unit: Option<Unit>,
    /// The group of years that it says its cells are.
    pub period: Option<Period>,
    /// True if it names a column that numbers the rows; «م» alone is what is read as the era elsewhere.
    pub is_serial: bool,
}

impl Heading {
    /// Reads a name.
    pub(crate) fn of(name: &str) -> Self {
        let (name, order) = format::without_format(name);
        let (name, ahead) = zone::without_shift(&folded(&camel_split(&name)));
        let mut words = words(&name);
        let ahead = ahead.map(|ahead| Zone::Known(crate::model::Zone::Fixed(ahead)));
        let zone = ahead.or_else(|| zone::of_words(&words));
        let whole = words.join(" ");
        let is_serial = SERIAL.contains(&whole.as_str());
        let before = calendar::take_before(&mut words);
        let half = take_half(&mut words);
        let calendar = calendar::take_calendar(&mut words);
        // Of two ways of counting years the name does not say which one a cell has.
        let other = calendar::take_calendar(&mut words).filter(|other| Some(*other) != calendar);
        let in_doubt = before && calendar.is_some() || other.is_some();
        let (before, calendar) = if in_doubt { (false, None) } else { (before, calendar) };
        let unit = words.iter().find_map(|word| unit(word));
        let period = Period::of_words(&words);
        Self { whole, words, calendar, before, in_doubt, half, order, zone, unit, period, is_serial }
    }

    /// Its words with one space between them.
    pub(crate) fn text(&self) -> String {
        self.words.join(" ")
    }

    /// Returns true if one of its words is in a list; «و» and the Hebrew article may stand before it.
    pub(crate) fn has(&self, list: &[&str]) -> bool {
        self.words.iter().any(|word| is_among(word, list))
    }

    /// Returns true if it tells a time of day.
    pub(crate) fn is_clock(&self) -> bool {
        self.has(CLOCK)
    }

    /// Returns true if it tells a day.
    pub(crate) fn is_date(&self) -> bool {
        self.has(DATE)
    }

    /// Returns true if it tells an end.
    pub(crate) fn is_end(&self) -> bool {
        self.has(END)
    }

    /// Returns true if it tells how long something took.
    pub(crate) fn is_duration(&self) -> bool {
        self.has(DURATION) || self.unit.is_some() && self.has(&["عدد", "number", "num", "count", "nombre"])
    }

    /// The word in a name of dates or times that changes what its cells mean, and that nothing reads.
    pub(crate) fn unread(&self) -> Option<&str> {
        let word = || self.words.iter().find(|word| is_among(word, UNREAD));
        if self.in_doubt { Some(&self.whole) } else { word().map(String::as_str) }
    }

    /// Returns true if a column beside the dates may say what these mean.
    pub(crate) fn qualifies_dates(&self) -> bool {
        self.has(UNREAD) || self.has(BESIDE)
    }

    /// The way of counting years that it says and nothing else.
    pub(crate) fn reckoning(&self) -> Option<Reckoning> {
        match (self.words.is_empty(), self.before, self.calendar) {
            (true, true, None) => Some(Reckoning::Before),
            (true, false, Some(calendar)) => Some(Reckoning::Of(calendar)),
            _ => None,
        }
    }

    /// Returns true if its cells are years that begin in one and end in the next.
    pub(crate) fn is_season(&self) -> bool {
        self.has(SEASON)
    }

    /// Returns true if its cells say which events last whole days.
    pub(crate) fn is_all_day(&self) -> bool {
        const NAMES: [&str; 9] = [
            "all day",
            "all day event",
            "allday",
            "is all day",
            "whole day",
            "طوال اليوم",
            "حدث طوال اليوم",
            "يوم كامل",
            "journee entiere",
        ];
        NAMES.contains(&self.whole.as_str())
    }

    /// Returns true if its cells are zones of ends.
    pub(crate) fn is_end_zone(&self) -> bool {
        ["end time zone", "end timezone"].contains(&self.whole.as_str())
    }

    /// Returns true if its date is that of a birth, and no more of something else.
    pub(crate) fn is_birth(&self) -> bool {
        self.has(BIRTH)
    }

    /// Returns true if its date is that of a death.
    pub(crate) fn is_death(&self) -> bool {
        self.has(DEATH)
    }

    /// Returns true if its date is that of something else than the event.
    pub(crate) fn is_of_record(&self) -> bool {
        self.has(OF_RECORD)
    }
}

/// Returns true if a word says that what it names begins in one year and ends in the next.
pub(crate) fn is_season(word: &str) -> bool {
    is_among(word, SEASON)
}

/// Takes the word away that says the half of the day for all times of a column; one that names both halves says none.
fn take_half(words: &mut Vec<String>) -> Option<&'static str> {
    const HALVES: [(&str, &[&str]); 2] =
        [("am", &["am", "صباحا", "matin", "morning"]), ("pm", &["pm", "مسا", "soir", "evening"])];
    let of_times = words.iter().any(|word| is_among(word, CLOCK) || is_among(word, END) || is_among(word, START));
    let find = |names: &[&str]| words.iter().position(|word| names.contains(&word.as_str()));
    match HALVES.map(|(_, names)| find(names)) {
        [Some(at), None] if of_times => {
            words.remove(at);
            Some(HALVES[0].0)
        }
        [None, Some(at)] if of_times => {
            // Twelve in the evening is noon or midnight, which the word leaves open.
            let word = words.remove(at);
            Some(if word == "pm" { "pm" } else { "مساء" })
        }
        _ => None,
    }
}

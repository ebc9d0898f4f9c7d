//! The calendar of a column, by its years and by the cells that name one.

use chrono::Datelike as _;

use super::super::heading::Calendar;
use super::numbers::year_in_numbers;
use super::words::in_words;
use crate::base::script;
use crate::model::date::calendars::{SecondCalendar, SecondDay};
use crate::model::date::phrase::{Note, Order};

/// Years in which dates in numbers may be of the calendars of the Hijra.
const HIJRA_YEARS: std::ops::RangeInclusive<u32> = 1300..=1500;
/// Cells in words that are looked at for the calendar that they name.
const NAMED: usize = 500;

/// The years of dates in numbers, and the calendars that cells name.
#[derive(Default)]
pub(super) struct Years {
    pub old: usize,
    /// Cells that are no dates in numbers.
    named: usize,
    hijri: usize,
    persian: usize,
}

impl Years {
    pub(super) fn count(&mut self, cell: &str) {
        if cell.is_empty() || cell.len() > 100 {
            return;
        }
        match year_in_numbers(cell) {
            Some(year) if HIJRA_YEARS.contains(&year) => self.old += 1,
            Some(_) => {}
            None if self.named >= NAMED => {}
            None => {
                self.named += 1;
                if let Ok(understood) = in_words(cell, Order::default()) {
                    let computed = |calendar| understood.notes.contains(&Note::Computed(calendar));
                    self.hijri += usize::from(computed(SecondCalendar::Hijri));
                    self.persian += usize::from(computed(SecondCalendar::Persian));
                }
            }
        }
    }

    /// The calendar that years of 1300 to 1500 are of: that which other cells name, or that of the language.
    pub(super) fn calendar(&self, language: &str) -> Option<Calendar> {
        match () {
            () if self.old == 0 => None,
            () if self.hijri > self.persian => Some(Calendar::Hijri),
            () if self.persian > 0 || language == "fa" => Some(Calendar::Persian),
            () => None,
        }
    }
}

/// A year of ours, and whether a stroke stands between it and the same in another calendar.
pub(super) struct TwoCalendars {
    pub ours: i32,
    pub is_divided: bool,
}

/// Reads `1445/2024`: a year of a calendar of the Hijra, and one of ours that begins or ends in it.
pub(super) fn in_two_calendars(text: &str) -> Option<TwoCalendars> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let text = super::numbers::cleaned(text);
    let (first, second) = text.split_once(['/', '\\', '-', '–', '—'])?;
    let year = |part: &str| {
        let part = part.trim();
        let is_year = part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
        is_year.then(|| part.parse::<i32>().ok()).flatten()
    };
    let (first, second) = (year(first)?, year(second)?);
    let (theirs, ours) = (first.min(second), first.max(second));
    let is_same = |calendar: SecondCalendar| {
        let from = calendar.to_gregorian(SecondDay { year: theirs, month: 1, day: 1 });
        let next = calendar.start_of_next(theirs, None);
        from.zip(next).is_some_and(|(from, next)| (from.year()..=next.year()).contains(&ours))
    };
    let is_old = u32::try_from(theirs).is_ok_and(|year| HIJRA_YEARS.contains(&year));
    (is_old && SecondCalendar::ALL.into_iter().any(is_same))
        .then_some(TwoCalendars { ours, is_divided: text.contains(['/', '\\']) })
}

/// The language of a table, by the letters of its first rows; Persian digits tell it where the letters leave it open.
pub(crate) fn language_of(texts: &[&str]) -> &'static str {
    let has_persian_digits = || texts.iter().any(|text| text.contains(|c| matches!(c, '\u{6f0}'..='\u{6f9}')));
    match script::language(texts.iter().copied()) {
        Some("und-Arab") if has_persian_digits() => "fa",
        language => language.unwrap_or(""),
    }
}

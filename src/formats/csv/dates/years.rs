//! The calendar of a column, by its years and by the cells that name one.

use super::super::heading::Calendar;
use super::in_words;
use super::numbers::year_in_numbers;
use crate::base::script;
use crate::model::date::calendars::SecondCalendar;
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

/// The language of a table, by the letters of its first rows; Persian digits tell it where the letters leave it open.
pub fn language_of(texts: &[&str]) -> &'static str {
    let has_persian_digits = || texts.iter().any(|text| text.contains(|c| matches!(c, '\u{6f0}'..='\u{6f9}')));
    match script::language(texts.iter().copied()) {
        Some("und-Arab") if has_persian_digits() => "fa",
        language => language.unwrap_or(""),
    }
}

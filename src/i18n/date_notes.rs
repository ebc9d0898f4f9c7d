//! Remarks on dates that were read, and reasons for refusing others, in words.

use chrono::Weekday;

use super::{Arg, DateWords, Messages};
use crate::model::EdtfDate;
use crate::model::date::calendars::SecondCalendar;
use crate::model::date::phrase::{Note, ParseError};

impl Messages {
    /// Why a text is not taken for a date, and what to write.
    pub fn date_refusal(&self, refusal: &ParseError) -> String {
        let (code, word) = refusal.code();
        self.format(&format!("date-refused-{code}"), &[("word", word.into())])
    }

    /// A remark on how a date was understood.
    pub fn date_note(&self, note: &Note, dates: &DateWords) -> String {
        let number = |day: &Weekday| day.number_from_monday().into();
        let both =
            |other: &EdtfDate| [("date", Arg::from(dates.when(other))), ("edtf", other.as_str().to_owned().into())];
        match note {
            Note::DayOrMonth(other) => self.format("date-note-day-or-month", &both(other)),
            Note::Computed(SecondCalendar::Hijri) => self.get("date-note-computed-hijri"),
            Note::Computed(SecondCalendar::Persian) => self.get("date-note-computed-persian"),
            Note::Weekday { said, is } => {
                let [said, is] = [said, is].map(|day| self.format("date-weekday", &[("day", number(day))]));
                self.format("date-note-weekday", &[("said", said.into()), ("is", is.into())])
            }
            Note::PartOfDay(word) => self.format("date-note-part-of-day", &[("word", word.into())]),
            Note::Or(other) => self.format("date-note-or", &both(other)),
            Note::InCalendar(calendar, other) => {
                self.format(&format!("date-note-in-{}", calendar.as_str()), &both(other))
            }
            Note::Twice { other, agrees: true } => self.format("date-note-twice", &both(other)),
            Note::Twice { other, agrees: false } => self.format("date-note-twice-apart", &both(other)),
            Note::YearOf(calendar, year) => {
                self.format(&format!("date-note-year-of-{}", calendar.as_str()), &[("year", year.to_string().into())])
            }
            Note::Week => self.get("date-note-week"),
            Note::DayOfYear => self.get("date-note-day-of-year"),
            Note::AcrossYears => self.get("date-note-across-years"),
            Note::Midnight(word) => self.format("date-note-midnight", &[("word", word.into())]),
            Note::Spelling(when) => self.format("date-note-spelling", &[("edtf", when.as_str().into())]),
            Note::NoYear => self.get("date-note-no-year"),
            Note::NoPlace => self.get("date-note-no-place"),
        }
    }
}

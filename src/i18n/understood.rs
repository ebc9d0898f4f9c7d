//! What a plain date was understood as, or why it was not, in words.

use chrono::Weekday;

use super::{DateWords, Messages};
use crate::model::date::calendars::SecondCalendar;
use crate::model::date::phrase::{Note, Refusal};

impl Messages {
    /// Why a text is not taken for a date, and what to write.
    pub fn date_refusal(&self, refusal: &Refusal) -> String {
        let (code, word) = refusal.code();
        self.format(&format!("date-refused-{code}"), &[("word", word.into())])
    }

    /// What to know about how a date was understood.
    pub fn date_note(&self, note: &Note, dates: &DateWords) -> String {
        let number = |day: &Weekday| day.number_from_monday().into();
        match note {
            Note::DayOrMonth(other) => {
                let args = [("date", dates.when(other).into()), ("edtf", other.as_str().into())];
                self.format("date-note-day-or-month", &args)
            }
            Note::Computed(SecondCalendar::Hijri) => self.get("date-note-computed-hijri"),
            Note::Computed(SecondCalendar::Persian) => self.get("date-note-computed-persian"),
            Note::Weekday { said, is } => {
                let [said, is] = [said, is].map(|day| self.format("date-weekday", &[("day", number(day))]));
                self.format("date-note-weekday", &[("said", said.into()), ("is", is.into())])
            }
            Note::PartOfDay(word) => self.format("date-note-part-of-day", &[("word", word.into())]),
            Note::NoYear => self.get("date-note-no-year"),
            Note::NoPlace => self.get("date-note-no-place"),
        }
    }
}

//! Decades by a word for them and their first year: «عقد 1960», `decade of 1960`.

use super::error::ParseError;
use super::parts::DateFields;
use super::point::Year;

impl DateFields {
    /// Takes the year beside the word for a decade as the first of ten.
    ///
    /// # Errors
    ///
    /// If the word has no such year, or only two digits of it.
    pub(super) fn settle_decade(&mut self) -> Result<(), ParseError> {
        let Some(said) = self.decade.take() else { return Ok(()) };
        let refused = || Err(ParseError::Word(said.clone()));
        let no_day = self.month.is_none() && self.day.is_none() && self.week.is_none() && self.weekday.is_none();
        if !no_day || self.next_year.is_some() || self.pair.is_some() || self.clock.is_some() || self.last_day {
            return refused();
        }
        match (self.year, self.bare, self.tens) {
            (None, _, Some(_)) | (Some(Year::Ten(_)), None, None) => Ok(()),
            (None, Some(_), None) | (Some(Year::One(1..100)), ..) => Err(ParseError::Century),
            (Some(Year::One(year)), None, None) if year % 10 == 0 => {
                self.year = Some(Year::Ten(year / 10));
                Ok(())
            }
            // `the decade of the 1900s`.
            (Some(Year::Hundred(hundred)), None, None) if self.century_or_decade => {
                (self.year, self.century_or_decade) = (Some(Year::Ten(hundred * 10)), false);
                Ok(())
            }
            _ => refused(),
        }
    }
}

//! Completes each end of a span by what the other says for both.

use super::parts::{DateFields, Era};
use super::point::Year;

impl DateFields {
    /// Takes from the end of a span what this, its start, leaves to it: the year, the month, the day of a time.
    pub(super) fn complete_from_end(&mut self, end: &Self) {
        if self.clock.is_some() && self.halves.is_empty() {
            self.halves.extend(end.halves.iter().filter(|_| end.clock.is_some()).cloned());
        }
        if self.is_time_only() {
            self.take_day(end);
        }
        if self.bare.is_some() && self.names_no_month() && !self.century && self.tens.is_none() {
            match end.month {
                Some(month) if (end.day.is_some() || end.bare.is_some()) && !self.bare_year && self.year.is_none() => {
                    (self.month, self.named) = (Some(month), self.named.or(end.named));
                }
                _ if end.century => self.century = true,
                _ if end.era.is_some() && self.year.is_none() && end.is_year_only() => {
                    self.year = self.bare.take().map(|year| Year::One(year.into()));
                }
                _ => {}
            }
        }
        if self.year.is_none() && !self.century {
            self.year = end.year;
        }
        self.era = self.era.or(end.era);
        if self.month.is_some() {
            self.named = self.named.or(end.named);
        }
    }

    /// Takes from the start of a span what this, its end, leaves to it: the month, the century of its year, the day of
    /// a time, the sign of another calendar.
    pub(super) fn complete_from_start(&mut self, start: &Self) {
        if self.clock.is_some() && self.halves.is_empty() && self.is_time_only() {
            self.halves.extend(start.halves.iter().filter(|_| start.clock.is_some()).cloned());
        }
        if self.is_time_only() {
            self.take_day(start);
            return;
        }
        if let (None, Some(Era::Second(_))) = (self.era, start.era) {
            self.era = start.era;
        }
        if self.year.is_none() && (self.month.is_some() || self.part.is_some()) {
            self.year = start.year;
        }
        let Some(bare) = self.bare.filter(|_| self.names_no_month() && !self.century && self.tens.is_none()) else {
            return;
        };
        match (start.month, start.year) {
            (Some(_), _) if !self.bare_year && (start.day.is_some() || start.bare.is_some()) => {
                (self.month, self.named) = (start.month, self.named.or(start.named));
                self.year = self.year.or(start.year);
            }
            (None, Some(Year::One(year)))
                if self.year.is_none() && start.part.is_none() && i64::from(bare) > year % 100 && bare >= 10 =>
            {
                (self.year, self.bare) = (Some(Year::One(year - year % 100 + i64::from(bare))), None);
            }
            _ => {}
        }
    }

    fn take_day(&mut self, other: &Self) {
        (self.year, self.month, self.day, self.bare) = (other.year, other.month, other.day, other.bare);
        (self.named, self.era) = (other.named, self.era.or(other.era));
    }
}

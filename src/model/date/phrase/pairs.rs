//! A year and a shorter number behind it: a month of that year, or a later year.

use super::parts::{DateFields, Era};

impl DateFields {
    /// Takes the number for a year where the words say so: `the years 1902-05`, `1902-03 AD`, `winter 1902-03`.
    pub(super) fn settle_pair(&mut self) {
        let Some(pair) = self.pair.filter(|pair| pair.month.is_some() && self.is_month_of_pair()) else { return };
        let signed = matches!(self.era, Some(Era::After | Era::Second(_)));
        let lasts = self.lasting.is_some() || self.part == Some(24);
        if self.years_said || pair.is_next() && (self.year_said || signed || lasts) {
            (self.month, self.next_year) = (None, Some(pair.last.into()));
        }
    }

    /// The same with the other meaning of the number, where the words leave it open. A number that is no more than a
    /// later year of the century stands for it rather in `c. 1902-05` and `year 1902-05` than in `since 1902-05`.
    pub(super) fn other_of_pair(&self) -> Option<Self> {
        let pair = self.pair.filter(|_| !self.years_said && self.lasting.is_none() && self.part.is_none())?;
        let month = u8::try_from(pair.month?).ok()?;
        let open = pair.is_next() || self.year_said || self.era.is_some() || self.approximate || self.uncertain;
        let other = |month, next_year| Self { month, next_year, pair: None, years_said: true, ..self.clone() };
        match self.era {
            Some(Era::Before) => None,
            _ if self.next_year.is_some() => Some(other(Some(month), None)),
            _ if open && self.is_month_of_pair() => Some(other(None, Some(pair.last.into()))),
            _ => None,
        }
    }

    /// Returns true if the month is that of the pair and nothing else names or refines it.
    fn is_month_of_pair(&self) -> bool {
        self.month.is_some() && self.named.is_none() && self.day.is_none() && self.bare.is_none()
    }
}

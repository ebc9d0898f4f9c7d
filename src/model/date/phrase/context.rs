//! Knowledge about a date besides its own words.

use super::super::calendars::SecondCalendar;
use super::numeric::Order;

/// A way of counting years that stands for all dates of a column or a text which do not name one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reckoning {
    /// The calendar of EDTF.
    Gregorian,
    /// A calendar that can be computed.
    Second(SecondCalendar),
    /// The calendar of Israel, which is not computed: its years are refused.
    Hebrew,
}

/// Knowledge about the place of a date besides its own words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The number of `1/2/2024` that is the day.
    pub order: Order,
    /// Calendar of years without a sign, by a header or a setting; `None` if nothing says it. A year that the calendar
    /// cannot have (2024 of the Hijri one) is of the Gregorian one all the same.
    pub calendar: Option<Reckoning>,
    /// The language of the text, as a BCP 47 tag; empty if it is not known. In Persian, years of 1200 to 1500 without
    /// a sign are solar ones.
    pub language: &'a str,
    /// True if the text is in Persian digits.
    pub(super) persian_digits: bool,
    /// A year with a number behind it is no month: `1279-12 BC`.
    pub(super) years_alone: bool,
}

impl Context<'_> {
    /// Returns true if years of 1200 to 1500 without a sign are solar ones.
    pub(super) fn is_persian(&self) -> bool {
        let primary = self.language.split(['-', '_']).next().unwrap_or_default();
        self.persian_digits || primary.eq_ignore_ascii_case("fa") || primary.eq_ignore_ascii_case("prs")
    }
}

impl From<Order> for Context<'_> {
    fn from(order: Order) -> Self {
        Self { order, ..Self::default() }
    }
}

impl From<Reckoning> for Context<'_> {
    fn from(calendar: Reckoning) -> Self {
        Self { calendar: Some(calendar), ..Self::default() }
    }
}

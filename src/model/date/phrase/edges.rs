//! Dates before and after the beginning, the middle or the end of a period.

use chrono::Days;

use super::context::Context;
use super::error::ParseError;
use super::parts::DateFields;
use super::point::{Point, Year};
use super::settle::{DateInterval, Settled, years_of};
use super::word::Third;

impl DateFields {
    /// The dates that `before` and `after` are counted from: what is before the first of them is before what the words
    /// say, what is after the last of them is after it. The beginning and the end of a period are its edges, so that
    /// all of 2024 is before its end; its middle parts it into halves.
    pub(super) fn bounds(self, context: &Context<'_>) -> Result<Settled, ParseError> {
        let third = match self.third {
            Some(third) if self.edge || third == Third::Mid => third,
            _ => return self.ends(context),
        };
        let whole = Self { third: None, ..self }.ends(context)?;
        if whole.ends.first.year == Year::Unknown {
            return Err(ParseError::NoYear(String::new()));
        }
        let after = match third {
            Third::Early => whole.ends.first,
            Third::Mid => Point { approximate: true, ..middle(&whole.ends).ok_or(ParseError::Unclear)? },
            Third::Late => whole.ends.last.after()?,
        };
        Ok(Settled { ends: DateInterval { last: after.before()?, first: after }, ..whole })
    }
}

/// The first date of the second half: July, the 16th of a month, the fifth year of a decade.
fn middle(whole: &DateInterval) -> Option<Point> {
    let DateInterval { first, last } = whole;
    let second_half = |[start, end]: [i64; 2]| Year::One(start + (end - start + 1) / 2);
    let years = match (first.year, last.year) {
        (Year::One(_), Year::One(_)) if first == last => None,
        (Year::One(start), Year::One(end)) if first.month.is_none() => Some([start, end]),
        (years, _) => years_of(years),
    };
    match (years, first.month, first.day) {
        (Some(years), None, None) => Some(Point { year: second_half(years), ..first.clone() }),
        (None, None, None) if first == last => Some(Point { month: Some(7), ..first.clone() }),
        (None, Some(1..=12), None) if first == last => Some(Point { day: Some(16), ..first.clone() }),
        (None, Some(_), Some(_)) if first != last => {
            let (start, end) = first.day().zip(last.day())?;
            let half = u64::try_from(((end - start).num_days() + 1) / 2).ok()?;
            start.checked_add_days(Days::new(half)).map(Point::of_day)
        }
        _ => None,
    }
}

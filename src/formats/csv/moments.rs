//! Days and moments of them, as far as dates are such.

use chrono::NaiveDate;

use crate::model::EdtfDate;
use crate::model::date::Moment;
use crate::model::date::phrase::TimeOfDay;

/// A day, or a moment of it, as EDTF has it without marks; `None` for anything else.
pub(super) fn moment_of(when: &EdtfDate) -> Option<Moment> {
    let text = when.as_str();
    let day = NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()?;
    let Some(clock) = text[10..].strip_prefix('T') else {
        return text[10..].is_empty().then_some(Moment { day, clock: None, shift: None });
    };
    let clock = TimeOfDay::parse(clock)?;
    Some(Moment { day, clock: Some(clock.time), shift: clock.ahead })
}

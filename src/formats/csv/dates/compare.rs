//! Two columns with the same dates in two calendars.

use super::super::heading::Calendar;
use super::Sense;
use crate::model::EdtfDate;
use crate::model::date::phrase::Order;

/// The calendar, of the two of the Hijra, in which the dates in numbers of a column are nearest to those of another.
pub(crate) fn nearest(pairs: &[(&str, EdtfDate)], order: Order) -> Option<Calendar> {
    let distance = |calendar: Calendar| -> Option<i64> {
        let sense = Sense { order, calendar: Some(calendar), ..Sense::default() };
        let days = |(text, when): &(&str, EdtfDate)| {
            let other = sense.read(text).ok()?.when;
            days_apart(&other, when)
        };
        let all: Vec<i64> = pairs.iter().filter_map(days).collect();
        (!all.is_empty()).then(|| all.iter().sum::<i64>() / all.len() as i64)
    };
    let known = [Calendar::Hijri, Calendar::Persian].into_iter().filter_map(|c| Some((distance(c)?, c)));
    known.min_by_key(|(days, _)| *days).filter(|(days, _)| *days < 40).map(|(_, calendar)| calendar)
}

/// Days between two dates; 0 where one lies within the other.
pub(crate) fn days_apart(a: &EdtfDate, b: &EdtfDate) -> Option<i64> {
    let [a, b] = [a, b].map(|when| when.earliest_day().zip(when.latest_day()));
    let ((a_from, a_to), (b_from, b_to)) = (a?, b?);
    let gap = (b_from - a_to).num_days().max((a_from - b_to).num_days());
    Some(gap.max(0))
}

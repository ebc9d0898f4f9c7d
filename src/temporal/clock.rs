//! Times of day.

use super::cue::{Cue, Unit};
use super::grammar::Grammar;
use super::token::{Number, Suffix};

/// Hour, minute and second.
pub(super) type Clock = (u8, u8, u8);

impl Grammar<'_> {
    /// A time of day, and the token behind it; `headed` if a word before it says that it is one.
    pub(super) fn clock(&self, at: usize, headed: bool) -> Option<(Clock, usize)> {
        let mut next = at;
        while self.is(next, Cue::Clock) {
            next += 1;
        }
        if self.is_labelled(at) {
            return None;
        }
        let headed = headed || next > at;
        let (mut minute, mut second) = (0, 0);
        let mut coloned = false;
        let mut hour;
        if let Some(number) = self.number(next).filter(|number| number.digits <= 2 && number.suffix != Suffix::Plural) {
            hour = number.value;
            next += 1;
            if let Some(found) = self.after_colon(next) {
                coloned = true;
                minute = found.value;
                next += 2;
                if let Some(found) = self.after_colon(next) {
                    second = found.value;
                    next += 2;
                }
            }
        } else if headed && let Some(Cue::Ordinal(number)) = self.cue(next) {
            // «الساعة الحادية عشرة».
            hour = number.into();
            next += 1;
        } else if headed && let Some((number, end)) = self.number_words(next) {
            hour = number;
            next = end;
        } else {
            return None;
        }
        if headed && !coloned {
            // «الرابعة و40 دقيقة», «والنصف».
            if let Some(Cue::Minutes(more)) = self.cue(next) {
                let all = i64::from(hour) * 60 + i64::from(more);
                (hour, minute) = (u32::try_from(all / 60).ok()?, u32::try_from(all % 60).ok()?);
                next += 1;
            } else if self.particle(next) == Some('و')
                && let Some((number, end)) = self.count(next)
                && self.is_unit(end, Unit::Minute)
            {
                minute = number;
                next = end + 1;
            }
        }
        let (afternoon, next, signed) = self.half_of_day(next, headed || coloned);
        if !headed && !coloned && !signed || hour > 24 || minute > 59 || second > 59 {
            return None;
        }
        // `2:30` may be a score or a ratio.
        if coloned && !headed && !signed && (self.number_before(at) || minute < 10 && self.minute_digits(at) < 2) {
            return None;
        }
        // `3:23-cv`.
        if coloned && !headed && !signed && self.is_dash(next) && !self.spaced(next) && self.number(next + 1).is_none()
        {
            return None;
        }
        let hour = match (afternoon, hour) {
            (Some(true), 1..=11) => hour + 12,
            (Some(false), 12) => 0,
            (_, 24) => return None,
            _ => hour,
        };
        let next = self.past_zone(next);
        let small = |n: u32| u8::try_from(n).ok();
        Some(((small(hour)?, small(minute)?, small(second)?), next))
    }

    fn number_before(&self, at: usize) -> bool {
        at > 0 && (self.is_mark(at - 1, ":/") || self.is_dash(at - 1) && !self.spaced(at))
    }

    fn minute_digits(&self, at: usize) -> u8 {
        self.number(at + 2).map_or(0, |number| number.digits)
    }

    fn after_colon(&self, at: usize) -> Option<Number> {
        let adjoins = self.is_mark(at, ":٫") && !self.spaced(at) && !self.spaced(at + 1);
        self.number(at + 1).filter(|number| adjoins && number.digits == 2)
    }

    /// The half of the day behind an hour: true for the second one; with the token behind it, and true if it is said.
    fn half_of_day(&self, at: usize, is_clock: bool) -> (Option<bool>, usize, bool) {
        let word = self.word(at);
        match self.cue(at) {
            Some(Cue::Am) if is_clock || self.is_latin(at) => (Some(false), at + 1, true),
            Some(Cue::Pm) => (Some(true), at + 1, true),
            // «10:25 م».
            Some(Cue::Era(super::cue::Era::After)) if word == "م" && is_clock => (Some(true), at + 1, true),
            Some(Cue::PartOfDay(part)) if is_clock => (Some(part.is_after_noon()), at + 1, true),
            // «من عصر يوم الجمعة», `in the evening`.
            Some(Cue::In | Cue::From | Cue::Of) if is_clock => {
                let next = self.past_the(at + 1);
                match self.cue(next) {
                    // The words behind «عصر» name the day.
                    Some(Cue::PartOfDay(part)) => (Some(part.is_after_noon()), next + 1, true),
                    _ => (None, at, false),
                }
            }
            _ => (None, at, false),
        }
    }

    /// Past a zone and the same time in another one: `local time (3:30 p.m. ET)`.
    fn past_zone(&self, at: usize) -> usize {
        let next = if self.is(at, Cue::Zone) { at + 1 } else { at };
        if !self.is_mark(next, "(") {
            return next;
        }
        let open = next + 1;
        let zone_alone = self.is(open, Cue::Zone) && self.is_mark(open + 1, ")");
        if zone_alone {
            return open + 2;
        }
        match self.clock(open, false) {
            Some((_, end)) if self.is_mark(end, ")") => end + 1,
            _ => next,
        }
    }
}

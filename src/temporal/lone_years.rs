//! Numbers that stand alone: years, and days below a month that was named before.

use super::cue::Cue;
use super::grammar::Grammar;
use super::parts::{Calendar, Core, Days, Point, WrittenYear};
use super::token::{Suffix, folded};

impl Grammar<'_> {
    /// Returns true if the word before a token, or the one before its `no.`, says that its number is a name.
    pub(super) fn is_labelled(&self, at: usize) -> bool {
        let Some(mut before) = at.checked_sub(1) else { return false };
        if self.is_mark(before, ".:(#") && before > 0 && !self.is_first(at) {
            let bracket = self.is_mark(before, "(");
            before -= 1;
            if bracket {
                return self.is(before, Cue::Label) && folded(self.word(before)) == "رقم";
            }
        }
        self.is(before, Cue::Label)
    }

    /// A lone number of a day: the first of `between 3 and 5 May`.
    pub(super) fn day_number(&self, at: usize) -> Option<Point> {
        let (day, end) = self.day(at)?;
        let calendar = Calendar { days: Days::One(day), ..Calendar::default() };
        Some(Point::new(at, end, Core::Calendar(calendar)))
    }

    /// A year without a word that says so; `led` if the words before it lead to a date.
    pub(super) fn lone_year(&self, at: usize, led: bool) -> Option<Point> {
        if self.is_mark(at, "'’‘") {
            return None;
        }
        let number = self.number(at).filter(|number| number.suffix == Suffix::None && number.digits == 4)?;
        let era = self.era(at + 1);
        let year = WrittenYear { value: number.value, digits: 4, era: era.map(|(era, _)| era) };
        let end = era.map_or(at + 1, |(_, end)| end);
        let calendar = Calendar { year: Some(year), ..Calendar::default() };
        let near = led || self.follows_preposition(at);
        if near
            && !self.is_labelled(at)
            && (1300..=2100).contains(&number.value)
            && let Some(point) = self.next_year(at, year, at + 1)
        {
            return Some(point);
        }
        let opened = at > 0 && self.is_mark(at - 1, "([");
        if (near || opened)
            && let Some(point) = self.year_span(at, year)
        {
            return Some(point);
        }
        self.is_year(at, number.value, led).then(|| Point::new(at, end, Core::Calendar(calendar)))
    }

    /// `1889–1973`, behind a preposition or in brackets.
    pub(super) fn year_span(&self, at: usize, year: WrittenYear) -> Option<Point> {
        let second =
            self.number(at + 2).filter(|n| self.is_dash(at + 1) && n.suffix == Suffix::None && n.digits == 4)?;
        let chained = self.is_mark(at + 3, "/-:.")
            && !self.spaced(at + 3)
            && !self.spaced(at + 4)
            && self.number(at + 4).is_some();
        let before = at > 0 && !self.spaced(at) && (self.is_dash(at - 1) || self.is_mark(at - 1, "/:."));
        let plausible = (1000..=2100).contains(&year.value) && second.value > year.value && second.value <= 2100;
        if !plausible || chained || before || self.is_labelled(at) || matches!(self.cue(at + 3), Some(Cue::Counted)) {
            return None;
        }
        let (era, end) = self.era(at + 3).map_or((None, at + 3), |(era, end)| (Some(era), end));
        let of =
            |value| Calendar { year: Some(WrittenYear { value, digits: 4, era }), headed: true, ..Calendar::default() };
        let through = Point::new(at + 2, end, Core::Calendar(of(second.value)));
        Some(Point { through: Some(Box::new(through)), ..Point::new(at, end, Core::Calendar(of(year.value))) })
    }

    /// Judges by its neighbours whether a number of four digits is a year.
    pub(super) fn is_year(&self, at: usize, value: u32, led: bool) -> bool {
        if !(1000..=2100).contains(&value) || self.is_labelled(at) || self.is_part_of_chain(at) {
            return false;
        }
        let after = at + 1;
        let opens = at > 0 && self.is_mark(at - 1, "([");
        let closes = self.is_mark(after, ")]");
        if matches!(self.cue(after), Some(Cue::Counted | Cue::Unit(..)))
            && !self.is_first(after)
            && !self.is_mark(after, ".")
        {
            return false;
        }
        if self.is_mark(after, "%٪$€£°")
            || self.is_dash(after) && !self.spaced(after) && self.number(after + 1).is_none()
        {
            return false;
        }
        let recent = (1500..=2060).contains(&value);
        if closes && recent && !opens {
            // `(6th Cir. 1998)`, `(London, 1871)`.
            return self.opened_before(at);
        }
        if opens && closes {
            return (1300..=2060).contains(&value);
        }
        if self.counts_nouns(at) {
            return false;
        }
        if led {
            return true;
        }
        let before = at.checked_sub(1);
        let cue = before.and_then(|before| self.cue(before));
        match cue {
            Some(
                Cue::In
                | Cue::Since
                | Cue::Until
                | Cue::By
                | Cue::Before
                | Cue::After
                | Cue::Third(_)
                | Cue::About
                | Cue::Season(_),
            ) => true,
            Some(Cue::Of) => recent,
            Some(Cue::From) => recent,
            Some(Cue::Occasion) => (1700..=2060).contains(&value),
            Some(Cue::The) => (1700..=2060).contains(&value) && self.is(after, Cue::Occasion),
            Some(Cue::And | Cue::To) => recent && self.year_before(at),
            _ if matches!(self.particle(at), Some('و')) => recent && self.year_before(at),
            _ if matches!(self.particle(at), Some('ب' | 'ל' | 'ב')) => recent,
            _ => false,
        }
    }

    /// Returns true if an opening bracket stands before a token on its line, near.
    pub(super) fn opened_before(&self, at: usize) -> bool {
        for back in (at.saturating_sub(16)..at).rev() {
            if self.is_mark(back, ")]") || self.is_first(back + 1) && back + 1 < at {
                return false;
            }
            if self.is_mark(back, "([") {
                return true;
            }
        }
        false
    }

    /// Returns true if the number belongs to a chain such as `2042-17`, `16/1960`.
    pub(super) fn is_part_of_chain(&self, at: usize) -> bool {
        let sign = |at: usize| {
            self.is_mark(at, "/:\\_") || self.is_mark(at, ".") && !self.spaced(at + 1) && self.number(at + 1).is_some()
        };
        let before = at > 0 && (self.is_mark(at - 1, "/:\\_#$€£§*") && !self.spaced(at));
        let dash = at > 1 && self.is_dash(at - 1) && !self.spaced(at) && {
            let other = self.number(at - 2);
            other.is_none_or(|other| other.digits != 4)
                && !matches!(self.cue(at - 2), Some(Cue::Third(_) | Cue::Month(..)))
        };
        let behind = sign(at + 1) && !self.spaced(at + 1) && self.number(at + 2).is_some();
        let dash_behind = self.is_dash(at + 1)
            && !self.spaced(at + 1)
            && self.number(at + 2).is_some_and(|other| other.digits != 4 && other.digits != 2);
        before || dash || behind || dash_behind
    }

    /// Returns true if the noun behind a number is one that it counts: `in 2000 cases`, «1980 صورة».
    pub(super) fn counts_nouns(&self, at: usize) -> bool {
        let after = at + 1;
        if self.is_first(after) || !self.spaced(after) {
            return false;
        }
        let word = self.word(after);
        if self.kind(after) != Some(super::token::Kind::Word) {
            return false;
        }
        if self.is_latin(after) {
            let round = self.number(at).is_some_and(|number| number.value.is_multiple_of(50));
            let verb = matches!(word, "was" | "this" | "does" | "always" | "perhaps" | "across" | "plus" | "thus");
            return round && !self.tokens[after].upper && word.len() > 3 && word.ends_with('s') && !verb;
        }
        // An indefinite noun in the accusative: «1980 شخصا».
        let singular = word.ends_with('ا') || word.ends_with('ً') || word.ends_with('ة') && !word.starts_with("ال");
        singular && word.chars().count() > 3 && !self.follows_preposition(at)
    }

    /// Returns true if a year stands before the word before a token.
    pub(super) fn year_before(&self, at: usize) -> bool {
        let back = if matches!(self.cue(at.wrapping_sub(1)), Some(Cue::And | Cue::To)) { 2 } else { 1 };
        let Some(before) = at.checked_sub(back) else { return false };
        let before = if self.is_mark(before, ",،)") { before.saturating_sub(1) } else { before };
        let year = |at: usize| {
            self.number(at).is_some_and(|number| number.digits == 4 && (1300..=2100).contains(&number.value))
                && !self.is_labelled(at)
        };
        year(before) || matches!(self.cue(before), Some(Cue::Era(_))) && before > 0 && year(before - 1)
    }
}

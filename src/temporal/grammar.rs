//! Expressions in a row of tokens: bounds, thirds and spans around points.

use super::cue::{Count, Cue, Third, Unit};
use super::parts::{Bound, Calendar, Core, Days, Phrase, Point};
use super::token::{Kind, Number, Suffix, Token, folded};
use crate::model::date::phrase::number_in_words;

/// The tokens of a text, and questions about them.
pub(super) struct Grammar<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token>,
    pub language: Language,
    /// True if days stand before months in dates of numbers.
    pub day_first: bool,
}

/// Language of the text, as far as the grammar asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Arabic,
    English,
    Persian,
    Hebrew,
}

impl<'t> Grammar<'t> {
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub(super) fn cue(&self, at: usize) -> Option<Cue> {
        if let Some(Kind::Cue(cue)) = self.kind(at) { Some(cue) } else { None }
    }

    pub(super) fn is(&self, at: usize, cue: Cue) -> bool {
        self.cue(at) == Some(cue)
    }

    pub(super) fn number(&self, at: usize) -> Option<Number> {
        if let Some(Kind::Number(number)) = self.kind(at) { Some(number) } else { None }
    }

    pub(super) fn mark(&self, at: usize) -> Option<char> {
        if let Some(Kind::Mark(mark)) = self.kind(at) { Some(mark) } else { None }
    }

    pub(super) fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.mark(at).is_some_and(|mark| marks.contains(mark))
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.is_mark(at, "-–—−‐‑‒")
    }

    pub(super) fn is_unit(&self, at: usize, unit: Unit) -> bool {
        matches!(self.cue(at), Some(Cue::Unit(found, _)) if found == unit)
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or("")
    }

    pub(super) fn particle(&self, at: usize) -> Option<char> {
        self.tokens.get(at).and_then(|token| token.particle)
    }

    pub(super) fn is_first(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.first)
    }

    pub(super) fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.spaced)
    }

    pub(super) fn is_latin(&self, at: usize) -> bool {
        self.word(at).starts_with(|c: char| c.is_ascii_alphabetic())
    }

    /// Skips the article before a token, if it is there.
    pub(super) fn past_the(&self, at: usize) -> usize {
        if self.is(at, Cue::The) { at + 1 } else { at }
    }

    /// A whole number in digits or in words, and the token behind it.
    pub(super) fn count(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(number) = self.number(at).filter(|number| number.suffix == Suffix::None) {
            return Some((number.value, at + 1));
        }
        self.number_words(at)
    }

    /// A whole number in words, and the token behind it.
    pub(super) fn number_words(&self, at: usize) -> Option<(u32, usize)> {
        let is_first = matches!(self.cue(at), Some(Cue::Number | Cue::Weekday(_) | Cue::A));
        if !is_first {
            return None;
        }
        let mut rows: Vec<(String, usize)> = Vec::new();
        for at in at..(at + 8).min(self.tokens.len()) {
            if self.is_dash(at) && !self.spaced(at) {
                continue;
            }
            if !matches!(self.kind(at), Some(Kind::Cue(_) | Kind::Word)) || !rows.is_empty() && self.is_first(at) {
                break;
            }
            let token = self.tokens[at];
            // The particle «و» joins the parts of a number.
            let joined = if token.particle == Some('و') && !rows.is_empty() { "و" } else { "" };
            for (nth, word) in folded(self.word(at)).split_whitespace().enumerate() {
                rows.push((if nth == 0 { format!("{joined}{word}") } else { word.to_owned() }, at + 1));
            }
        }
        let words: Vec<&str> = rows.iter().map(|(word, _)| word.as_str()).collect();
        let (value, count) = number_in_words(&words)?;
        (value > 0).then(|| (value, rows[count - 1].1))
    }

    /// The expression that starts at a token.
    pub(super) fn phrase(&self, at: usize) -> Option<Phrase> {
        let cue = match self.kind(at)? {
            Kind::Cue(cue) => cue,
            Kind::Number(_) => Cue::Number,
            Kind::Mark('\'' | '’' | '‘') => return self.plain(at),
            _ => return None,
        };
        match cue {
            Cue::Between => self.between(at),
            Cue::From => self.stated_span(at).or_else(|| self.plain(at)),
            Cue::Later | Cue::Earlier => self.shifted(at),
            Cue::Since | Cue::Until | Cue::By | Cue::Before | Cue::After => {
                self.shifted(at).or_else(|| self.bounded(at, cue)).or_else(|| self.plain(at))
            }
            Cue::Of | Cue::And | Cue::To | Cue::Label | Cue::Counted | Cue::Occasion | Cue::Proper | Cue::Equals => {
                None
            }
            _ => self.plain(at),
        }
    }

    fn bounded(&self, at: usize, cue: Cue) -> Option<Phrase> {
        // `due by`: the day itself.
        let word = folded(if at > 0 { self.word(at - 1) } else { "" });
        let deadline =
            matches!(&*word, "due" | "submitted" | "filed" | "received" | "submit" | "paid" | "payable" | "register");
        if cue == Cue::By && deadline {
            return None;
        }
        // «من بعد», `long before`, «إلى ما بعد».
        let bound = match cue {
            Cue::Since => Bound::Since,
            Cue::Until => Bound::Until,
            Cue::By => Bound::By,
            Cue::Before => Bound::Before,
            _ => Bound::After,
        };
        let mut next = at + 1;
        // «حتى يوم», `since at least`.
        if self.is(next, Cue::In) && matches!(cue, Cue::Since | Cue::Until) && !self.is_latin(next) {
            next += 1;
        }
        let inner = self.plain_or_span(next, true)?;
        if matches!(inner.first.core, Core::Vague | Core::Duration | Core::Shift { .. }) {
            return None;
        }
        // A time of day alone bounds nothing that has a place.
        if inner.bound.is_some() {
            return None;
        }
        Some(Phrase { start: at, bound: Some(bound), ..inner })
    }

    fn between(&self, at: usize) -> Option<Phrase> {
        let mut next = at + 1;
        // «بين عامي 1925 و1927», «بين يومي», «بين شهري».
        let dual = matches!(self.cue(next), Some(Cue::Unit(Unit::Year | Unit::Month | Unit::Day, Count::Two)))
            || matches!(self.cue(next), Some(Cue::Unit(Unit::Year, Count::Many))) && !self.is_latin(next);
        let unit = self.cue(next);
        if dual {
            next += 1;
        }
        let (third, _, after) = self.qualified(next);
        let first = match unit {
            Some(Cue::Unit(Unit::Year, Count::Two | Count::Many)) if dual => self.headed_year(after)?,
            _ => self.point(after, true).or_else(|| self.day_number(after)).or_else(|| self.lone_year(after, true))?,
        };
        let joins = self.is(first.end, Cue::And) || matches!(self.cue(first.end), Some(Cue::Until | Cue::To));
        let and = if joins { first.end + 1 } else { first.end };
        if and == first.end && !matches!(self.particle(and), Some('و' | 'ו' | 'ל')) && !self.is_dash(and) {
            return self.paired_days(at, first);
        }
        let and = if self.is_dash(and) { and + 1 } else { and };
        let and = if self.is(and, Cue::Between) { and + 1 } else { and };
        let (_, _, and) = self.qualified(and);
        let last = match unit {
            Some(Cue::Unit(Unit::Year, Count::Two | Count::Many)) if dual => self.headed_year(and)?,
            _ => self.point(and, true).or_else(|| self.lone_year(and, true))?,
        };
        self.span(at, third, first, last)
    }

    /// `between March 3 and 5, 2024`: the days were read as a list.
    fn paired_days(&self, at: usize, first: Point) -> Option<Phrase> {
        let mut first = first;
        let Core::Calendar(Calendar { days, .. }) = &mut first.core else { return None };
        if let Days::List(list) = days
            && let [start, end] = list[..]
        {
            *days = Days::Range(start, end);
        }
        match days {
            Days::Range(..) => {
                Some(Phrase { start: at, end: first.end, bound: None, third: None, about: false, first, last: None })
            }
            _ => None,
        }
    }

    fn stated_span(&self, at: usize) -> Option<Phrase> {
        let (third, _, next) = self.qualified(at + 1);
        if let Some(phrase) = self.short_years(at, next) {
            return Some(phrase);
        }
        let first = self.point(next, true).or_else(|| self.day_number(next)).or_else(|| self.lone_year(next, true))?;
        let joined = matches!(self.cue(first.end), Some(Cue::To | Cue::Until)) || self.is_dash(first.end);
        if !joined {
            return self.paired_days(at, first);
        }
        let to = if self.is(first.end + 1, Cue::To) { first.end + 2 } else { first.end + 1 };
        let (_, _, to) = self.qualified_end(to);
        let last = self.point(to, true).or_else(|| self.lone_year(to, true))?;
        self.span(at, third, first, last)
    }

    /// `from 264 to 146 BC`: one era for two years.
    fn short_years(&self, at: usize, next: usize) -> Option<Phrase> {
        let first = self.short_year(next)?;
        let to = first.end;
        if !matches!(self.cue(to), Some(Cue::To | Cue::Until | Cue::And)) && !self.is_dash(to) {
            return None;
        }
        let last = self.point(to + 1, true)?;
        let signed =
            matches!(&last.core, Core::Calendar(Calendar { month: None, year: Some(year), .. }) if year.era.is_some());
        signed.then(|| self.span(at, None, first, last)).flatten()
    }

    fn span(&self, at: usize, third: Option<Third>, first: Point, last: Point) -> Option<Phrase> {
        let is_place =
            |core: &Core| !matches!(core, Core::Vague | Core::Duration | Core::Shift { .. } | Core::Uncomputed);
        if !is_place(&first.core) || !is_place(&last.core) || first.weak && last.weak {
            return None;
        }
        Some(Phrase { start: at, end: last.end, bound: None, third, about: false, first, last: Some(last) })
    }

    /// A third and a word for about, and the token behind them.
    pub(super) fn qualified(&self, at: usize) -> (Option<Third>, bool, usize) {
        let (mut third, mut about, mut next) = (None, false, at);
        loop {
            let cue = self.cue(next);
            match cue {
                Some(Cue::Third(found)) if third.is_none() => {
                    // «آخر يوم», «أول».
                    third = Some(found);
                    next += 1;
                    // `mid-2023`, `early in 2024`, «منتصف من».
                    let hyphen = self.is_dash(next) && !self.spaced(next);
                    if hyphen || self.is(next, Cue::Of) || self.is(next, Cue::In) && self.is_latin(next) {
                        next += 1;
                    }
                }
                Some(Cue::About) if !about => {
                    about = true;
                    next += 1;
                    if self.is_mark(next, ".") && !self.spaced(next) {
                        next += 1;
                    }
                    while self.is_mark(next, "”\"’'") {
                        next += 1;
                    }
                }
                _ => return (third, about, next),
            }
        }
    }

    /// As [`Self::qualified`], where «آخر سبتمبر» is its last day.
    fn qualified_end(&self, at: usize) -> (Option<Third>, bool, usize) {
        if self.last_day(at).is_some() { (None, false, at) } else { self.qualified(at) }
    }

    fn plain(&self, at: usize) -> Option<Phrase> {
        self.plain_or_span(at, false)
    }

    /// A point with what qualifies it, and the end of a span behind a dash or `to`.
    fn plain_or_span(&self, at: usize, bounded: bool) -> Option<Phrase> {
        let start = at;
        let the = self.past_the(at);
        let named = self.nth_weekday(at, the).is_some();
        let (third, about, next) = if named { (None, false, the) } else { self.qualified(the) };
        let start = if next == the && the > at { at } else { start };
        let next = if third.is_none() && !about { at } else { next };
        let prefixed = bounded || third.is_some() || about || self.follows_preposition(at);
        let mut first = match self.point(next, prefixed) {
            Some(point) => point,
            None => self.lone_year(next, bounded || third.is_some() || about)?,
        };
        if first.weak && !prefixed {
            return None;
        }
        if third.is_some() && !takes_third(&first.core) {
            return None;
        }
        if about && matches!(first.core, Core::Duration) {
            return Some(Phrase {
                start: first.start,
                end: first.end,
                bound: None,
                third: None,
                about: false,
                first,
                last: None,
            });
        }
        if about && let Core::Shift { count, rounded, .. } = &mut first.core {
            // `about 2,600 years ago` is no date.
            *rounded = true;
            if count.is_none_or(|count| count > 50) {
                *count = None;
            }
        }
        if let Some(last) = first.through.take() {
            return Some(Phrase { start, end: first.end, bound: None, third, about, first, last: Some(*last) });
        }
        let mut phrase = Phrase { start, end: first.end, bound: None, third, about, first, last: None };
        if let Some(last) = self.span_end(&phrase, bounded) {
            phrase.end = last.end;
            phrase.last = Some(last);
        }
        let after = phrase.end;
        match self.cue(after) {
            Some(Cue::OrLater) => (phrase.bound, phrase.end) = (Some(Bound::OrLater), after + 1),
            Some(Cue::OrEarlier) => (phrase.bound, phrase.end) = (Some(Bound::OrEarlier), after + 1),
            _ => {}
        }
        Some(phrase)
    }

    /// The end of a span that begins with a phrase: `25 October 1760–29 January 1820`.
    fn span_end(&self, phrase: &Phrase, bounded: bool) -> Option<Point> {
        let at = phrase.end;
        let is_dash = self.is_dash(at);
        let is_to = matches!(self.cue(at), Some(Cue::To | Cue::Until)) && !bounded;
        if !is_dash && !is_to || self.is_first(at) {
            return None;
        }
        let next = at + 1;
        if self.is_first(next) {
            return None;
        }
        let (_, _, next) = self.qualified_end(next);
        let last = match self.point(next, true) {
            Some(point) => point,
            None if is_dash || self.is_dated(&phrase.first) => self.lone_year(next, true)?,
            None => return None,
        };
        let fits = same_kind(&phrase.first.core, &last.core) && !phrase.first.weak && last.clock.is_none();
        let years = is_to && year_only(&phrase.first.core) && !year_only(&last.core);
        (fits && !years).then_some(last)
    }

    fn is_dated(&self, point: &Point) -> bool {
        matches!(&point.core, Core::Calendar(calendar) if calendar.year.is_some())
    }

    /// Returns true if a preposition of time stands before a token: `in`, «في», «منذ».
    pub(super) fn follows_preposition(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let joined = matches!(self.particle(at), Some('ب' | 'ל' | 'ב'));
        let cue = self.cue(before);
        let the = matches!(cue, Some(Cue::The))
            && before > 0
            && matches!(self.cue(before - 1), Some(Cue::In | Cue::Since | Cue::Of));
        joined
            || the
            || matches!(
                cue,
                Some(
                    Cue::In
                        | Cue::Since
                        | Cue::Until
                        | Cue::By
                        | Cue::Before
                        | Cue::After
                        | Cue::From
                        | Cue::Of
                        | Cue::Between
                        | Cue::About
                        | Cue::Third(_)
                        | Cue::Ended
                )
            )
    }
}

fn year_only(core: &Core) -> bool {
    matches!(core, Core::Calendar(Calendar { month: None, year: Some(_), .. }))
}

/// Returns true if a third can be told of it.
fn takes_third(core: &Core) -> bool {
    match core {
        Core::Calendar(calendar) => calendar.days == Days::All,
        Core::Unit(unit, _) => *unit >= Unit::Week,
        Core::Decade(_) | Core::Tens(_) | Core::TensOf(..) | Core::Century(..) | Core::Part(..) => true,
        _ => false,
    }
}

/// Returns true if the two can be the ends of one span.
fn same_kind(first: &Core, last: &Core) -> bool {
    match (first, last) {
        (Core::Calendar(a), Core::Calendar(b)) => {
            let finer = a.month.is_some() as u8 + (a.days != Days::All) as u8;
            let other = b.month.is_some() as u8 + (b.days != Days::All) as u8;
            a.calendar == b.calendar && (finer == other || finer > 0 && other > 0)
        }
        (Core::Part(..), Core::Part(..))
        | (Core::Century(..), Core::Century(..))
        | (Core::Decade(_), Core::Decade(_)) => true,
        _ => false,
    }
}

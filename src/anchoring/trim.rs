//! The ends of a changed place, cut back to the words that are the quote's.
//!
//! Words that the text has more at an end belong to its neighbours: the end of the sentence before, a number beside the
//! line. A word that stands for one of the quote stays, as it may be what that one became.

use std::ops::Range;

use super::alteration::{Alteration, AlterationKind};
use super::anchorer::Anchorer;
use super::token::{Token, tokens};
use crate::model::Excerpt;

/// Bytes of the text that are read to see whether the recorded surroundings meet a place.
const MAX_SURROUNDINGS: usize = 80;

impl Anchorer<'_> {
    /// A range without what stands at its ends and is none of the words of a quote. An end that meets the recorded
    /// surroundings stays.
    pub(super) fn trimmed(&self, excerpt: &Excerpt, range: Range<usize>, alterations: &[Alteration]) -> Range<usize> {
        let quote = tokens(excerpt.exact.as_unproven());
        let place = tokens(&self.text[range.clone()]);
        let ends = Ends { quote: &quote, place: &place, alterations };
        let (Some(first), Some(last)) = (ends.matched(0..place.len()), ends.matched((0..place.len()).rev())) else {
            return range;
        };
        let start = if self.meets_prefix(excerpt, range.start) { 0 } else { ends.first_own(first) };
        let end = if self.meets_suffix(excerpt, range.end) { place.len() } else { ends.after_own(last) };
        let from = if start == 0 { range.start } else { range.start + place[start].range.start };
        let to = if end == place.len() { range.end } else { range.start + place[end - 1].range.end };
        from..to
    }

    fn meets_prefix(&self, excerpt: &Excerpt, start: usize) -> bool {
        let from = self.text.ceil_char_boundary(start.saturating_sub(MAX_SURROUNDINGS));
        let (recorded, stands) = (tokens(&excerpt.prefix), tokens(&self.text[from..start]));
        recorded.last().zip(stands.last()).is_some_and(|(a, b)| a.folded == b.folded)
    }

    fn meets_suffix(&self, excerpt: &Excerpt, end: usize) -> bool {
        let to = self.text.floor_char_boundary((end + MAX_SURROUNDINGS).min(self.text.len()));
        let (recorded, stands) = (tokens(&excerpt.suffix), tokens(&self.text[end..to]));
        recorded.first().zip(stands.first()).is_some_and(|(a, b)| a.folded == b.folded)
    }
}

/// A quote, a place, and how they differ.
struct Ends<'t> {
    quote: &'t [Token],
    place: &'t [Token],
    alterations: &'t [Alteration],
}

impl Ends<'_> {
    /// The alteration that a word of the place is in, if that is more than one of letters.
    fn alteration(&self, at: usize) -> Option<&Alteration> {
        let range = &self.place[at].range;
        let is_there = |stands: &Range<usize>| stands.start <= range.start && range.end <= stands.end;
        self.alterations
            .iter()
            .find(|alteration| alteration.kind != AlterationKind::Spelling && is_there(&alteration.stands))
    }

    /// The first of some words of the place that are words of the quote.
    fn matched(&self, mut order: impl Iterator<Item = usize>) -> Option<usize> {
        order.find(|at| self.place[*at].is_alphanumeric() && self.alteration(*at).is_none())
    }

    /// The first token of the place that may be one of the quote: at most the first that is.
    fn first_own(&self, matched: usize) -> usize {
        let is_border = |at: &usize| self.is_border(*at);
        let quoted = self.quoted(|quoted| quoted.range.end <= self.quoted_of(matched).start);
        let border = (1..=matched).rev().find(is_border).filter(|_| !has_border(quoted));
        (border.unwrap_or(0)..matched).find(|at| !self.is_foreign(*at)).unwrap_or(matched)
    }

    /// The token after the last one that may be one of the quote.
    fn after_own(&self, matched: usize) -> usize {
        let is_border = |at: &usize| self.is_border(*at);
        let quoted = self.quoted(|quoted| quoted.range.start >= self.quoted_of(matched).end);
        let border = (matched + 1..self.place.len()).find(is_border).filter(|_| !has_border(quoted));
        let end = border.unwrap_or(self.place.len());
        (matched + 1..end).rev().find(|at| !self.is_foreign(*at)).unwrap_or(matched) + 1
    }

    /// Returns true where a sentence or a line ends before a token of the place.
    fn is_border(&self, at: usize) -> bool {
        at > 0 && (self.place[at].after_line || ends_sentence(&self.place[at - 1]))
    }

    /// Returns true for a token that stands for none of the quote, or for one of another kind.
    fn is_foreign(&self, at: usize) -> bool {
        let Some(alteration) = self.alteration(at) else { return false };
        let quoted = self.quote.iter().find(|token| token.range == alteration.quoted);
        quoted.is_none_or(|quoted| quoted.kind != self.place[at].kind) && self.place[at].range == alteration.stands
    }

    /// Place in the quote of a word that the place has, too: the words are matched in order.
    fn quoted_of(&self, matched: usize) -> Range<usize> {
        let stands = &self.place[matched].range;
        let before = self.alterations.iter().rev().find(|alteration| alteration.stands.end <= stands.start);
        let from = before.map_or(0, |alteration| alteration.quoted.end);
        let form = &self.place[matched].folded;
        let found = self.quote.iter().find(|token| token.range.start >= from && token.folded == *form);
        found.map_or(from..from, |token| token.range.clone())
    }

    fn quoted(&self, test: impl Fn(&Token) -> bool) -> &[Token] {
        let start = self.quote.iter().position(&test).unwrap_or(self.quote.len());
        let end = self.quote.iter().rposition(&test).map_or(start, |end| end + 1);
        &self.quote[start..end]
    }
}

/// Returns true if a sentence or a line ends within some tokens.
fn has_border(tokens: &[Token]) -> bool {
    tokens.iter().skip(1).any(|token| token.after_line) || tokens.iter().any(ends_sentence)
}

fn ends_sentence(token: &Token) -> bool {
    token.is_question() || matches!(&*token.form, "." | "!" | "۔")
}

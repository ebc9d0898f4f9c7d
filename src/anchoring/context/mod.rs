//! Comparison of the words around a place with the recorded ones that bind a quote: who says it, what it answers,
//! whether it is denied.
//!
//! The recorded words of the same sentence bind, and a question before its answer. Marks, white space and spelling do
//! not count; nor do ordinary words that end with a paragraph. A denial, a verb of saying, a name or a number counts
//! wherever it appears, goes or changes there. Of other sentences most recorded words must stand there (`support`): a
//! prefix or suffix of which they do not was recorded of another text.

use std::ops::Range;

use super::alignment::align;
use super::alteration::{Alteration, AlterationKind};
use super::boundary::Cuts;
use super::likeness::{Knowledge, is_capitalized};
use super::token::{Token, TokenKind, tokens};
use super::vocabulary::{is_negation, is_reporting};
use crate::model::Excerpt;
use sentence::{SentenceEnd, ends_sentence, ends_with_line, first_sentence, last_sentence, starts_with_line};
use support::MAX_ADDED;

mod sentence;
mod support;
#[cfg(test)]
mod tests;

/// Recorded words beside a quote of which every one binds it; of those farther off only denials and the like do.
const NEAR_WORDS: usize = 6;

/// Bytes of a prefix or suffix that are compared, those next to the quote.
const MAX_RECORDED: usize = 400;

/// Bytes of the text that are read beyond the length of the recorded words.
const BEYOND: usize = 240;

/// Returns true unless prefix or suffix, where they are recorded, are denied by what stands around a range of a text.
pub(crate) fn agrees(text: &str, range: &Range<usize>, excerpt: &Excerpt, knowledge: &impl Knowledge) -> bool {
    let (prefix, suffix) = (nearest_end(&excerpt.prefix), nearest_start(&excerpt.suffix));
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let starts_text = prefix.is_empty() && !suffix.is_empty() && excerpt.start == Some(0);
    let is_before = match () {
        () if starts_text => !Side::before("", before, prefix.len()).is_bound_by_more(),
        () => {
            prefix.is_empty()
                || before.ends_with(prefix)
                || Side::before(prefix, before, prefix.len()).agrees(knowledge)
        }
    };
    let reach = |recorded: &str| recorded.len() * 2 + BEYOND;
    let supports =
        || support::agree(support::before(prefix, before, reach(prefix)), support::after(suffix, after, reach(suffix)));
    let is_literal = before.ends_with(prefix) && after.starts_with(suffix);
    is_before
        && (is_literal || supports())
        && Cuts::of(excerpt).is_cut_alike(text, range)
        && (suffix.is_empty()
            || after.starts_with(suffix)
            || ends_sentence(excerpt.exact.as_unproven())
            || Side::after(suffix, after, suffix.len()).agrees(knowledge))
}

fn nearest_end(prefix: &str) -> &str {
    &prefix[prefix.ceil_char_boundary(prefix.len().saturating_sub(MAX_RECORDED))..]
}

fn nearest_start(suffix: &str) -> &str {
    &suffix[..suffix.floor_char_boundary(MAX_RECORDED)]
}

/// The words on one side of a quote: as recorded, and as they stand in the text.
struct Side {
    recorded: Vec<Token>,
    recorded_end: SentenceEnd,
    /// Word recorded beyond the end of the line, next to it.
    beyond: Option<Token>,
    stands: Vec<Token>,
    /// True if the text, and not only what was read of it, ends after `stands`.
    is_all: bool,
    /// True if the document ends after `stands`.
    is_end: bool,
    is_before: bool,
    /// True if a line ends between the last word and the quote.
    line_between: bool,
}

impl Side {
    fn before(recorded: &str, text: &str, length: usize) -> Self {
        let from = text.floor_char_boundary(text.len().saturating_sub(length * 2 + BEYOND));
        let own = tokens(recorded);
        let (own_range, recorded_end) = last_sentence(&own, ends_with_line(recorded), true);
        let there = tokens(&text[from..]);
        let line_between = ends_with_line(&text[from..]);
        let (range, end) = last_sentence(&there, false, false);
        Self {
            beyond: own_range.start.checked_sub(1).map(|at| own[at].clone()),
            recorded: own[own_range].to_vec(),
            recorded_end,
            stands: there[range.clone()].to_vec(),
            is_all: range.start == 0 && from == 0 || end == SentenceEnd::Sentence,
            is_end: range.start == 0 && from == 0 && end == SentenceEnd::Cut,
            is_before: true,
            line_between,
        }
    }

    fn after(recorded: &str, text: &str, length: usize) -> Self {
        let to = text.ceil_char_boundary((length * 2 + BEYOND).min(text.len()));
        let own = tokens(recorded);
        let (own_range, recorded_end) = first_sentence(&own, starts_with_line(recorded), true);
        let there = tokens(&text[..to]);
        let line_between = starts_with_line(&text[..to]);
        let (range, end) = first_sentence(&there, false, false);
        Self {
            beyond: own.get(own_range.end).cloned(),
            recorded: own[own_range].to_vec(),
            recorded_end,
            is_all: range.end == there.len() && to == text.len() || end == SentenceEnd::Sentence,
            is_end: range.end == there.len() && to == text.len() && end == SentenceEnd::Cut,
            stands: there[range].to_vec(),
            is_before: false,
            line_between,
        }
    }

    /// Returns true if there is a way to lay the recorded words over those of the text in which nothing that binds is
    /// altered.
    fn agrees(&self, knowledge: &impl Knowledge) -> bool {
        let count = self.stands.len();
        let longest = (self.recorded.len() + MAX_ADDED).min(count);
        let lengths = self.recorded.len().saturating_sub(MAX_ADDED)..=longest;
        if self.recorded.is_empty() && self.recorded_end == SentenceEnd::Cut {
            return true;
        }
        // Whole sentences are compared whole, parts of them as long as they may be.
        let whole = (self.is_all && count > longest).then_some(count);
        lengths.chain(whole).any(|length| self.may_end(length) && self.agrees_at(length, knowledge))
    }

    /// Returns true if the text may be cut after so many words, counted from the quote.
    fn may_end(&self, length: usize) -> bool {
        match self.recorded_end {
            SentenceEnd::Cut => true,
            SentenceEnd::Sentence => length == self.stands.len() && self.is_all || self.is_line_at(length),
            SentenceEnd::Line => {
                let next = self.nth(length);
                let is_end = length == self.stands.len() && self.is_all || self.is_line_at(length);
                is_end
                    || match (&self.beyond, next) {
                        // What was recorded may have been cut within its outermost word.
                        (Some(beyond), Some(next)) if self.is_before => next.folded.ends_with(&beyond.folded),
                        (Some(beyond), Some(next)) => next.folded.starts_with(&beyond.folded),
                        _ => !self.has_binding(length),
                    }
            }
        }
    }

    /// The nth word of the text, counted from the quote.
    fn nth(&self, nth: usize) -> Option<&Token> {
        if self.is_before { self.stands.iter().rev().nth(nth) } else { self.stands.get(nth) }
    }

    /// Returns true if a line ends in the text after so many words, counted from the quote.
    fn is_line_at(&self, length: usize) -> bool {
        match (self.is_before, length.checked_sub(1)) {
            (_, None) => self.line_between,
            (true, Some(last)) => self.nth(last).is_some_and(|token| token.after_line),
            (false, Some(_)) => self.nth(length).is_some_and(|token| token.after_line),
        }
    }

    /// Returns true if among the next few words there is one that binds wherever it stands.
    fn has_binding(&self, from: usize) -> bool {
        (from..from + NEAR_WORDS).filter_map(|nth| self.nth(nth)).any(binds_anywhere)
    }

    /// Returns true if words that bind were put where the text began.
    fn is_bound_by_more(&self) -> bool {
        !self.line_between && self.has_binding(0)
    }

    fn agrees_at(&self, length: usize, knowledge: &impl Knowledge) -> bool {
        let count = self.stands.len();
        let mut there = if self.is_before { &self.stands[count - length..] } else { &self.stands[..length] }.to_vec();
        self.mend_cut(&mut there);
        let is_cut_off = length == count && self.is_end || self.is_line_at(length);
        let (_, alterations) = align(&self.recorded, &there, knowledge);
        !alterations.iter().any(|alteration| self.is_grave(alteration, &there, is_cut_off, knowledge))
    }

    /// Completes the outermost recorded word, which may have lost letters.
    fn mend_cut(&self, there: &mut [Token]) {
        let (own, other) = match self.is_before {
            true => (self.recorded.first(), there.first_mut()),
            false => (self.recorded.last(), there.last_mut()),
        };
        let (Some(own), Some(other)) = (own, other) else { return };
        let fits = if self.is_before { other.form.ends_with(&own.form) } else { other.form.starts_with(&own.form) };
        if self.recorded_end == SentenceEnd::Cut && self.recorded.len() > 1 && own.kind == other.kind && fits {
            (other.form, other.folded) = (own.form.clone(), own.folded.clone());
            other.vowels.clear();
        }
    }

    /// Returns true for an alteration of words that bind.
    fn is_grave(&self, alteration: &Alteration, there: &[Token], is_cut_off: bool, knowledge: &impl Knowledge) -> bool {
        if alteration.kind <= AlterationKind::Spelling {
            return false;
        }
        let of = |tokens: &[Token], range: &Range<usize>| -> Vec<Token> {
            let within = |token: &&Token| range.start <= token.range.start && token.range.end <= range.end;
            tokens.iter().filter(within).cloned().collect()
        };
        let (own, other) = (of(&self.recorded, &alteration.quoted), of(there, &alteration.stands));
        if own.iter().chain(&other).any(|token| binds_anywhere(token) || knowledge.is_name(&token.folded)) {
            return true;
        }
        let beside = |token: &&Token| match self.is_before {
            true => token.range.start >= alteration.quoted.end,
            false => token.range.end <= alteration.quoted.start,
        };
        let distance = self.recorded.iter().filter(beside).filter(|token| token.is_alphanumeric()).count();
        // What is missing at the far end went with its paragraph, unless it was another paragraph when it was recorded.
        let was_line = match self.is_before {
            true => self.recorded.iter().find(|token| token.range.start >= alteration.quoted.end),
            false => self.recorded.iter().find(|token| token.range.end >= alteration.quoted.end),
        };
        let is_outermost = alteration.stands.is_empty()
            && self.is_outermost(alteration, there)
            && !was_line.is_some_and(|token| token.after_line);
        distance < NEAR_WORDS && !(is_cut_off && is_outermost)
    }

    /// Returns true if nothing of the text stands farther off than where an alteration is.
    fn is_outermost(&self, alteration: &Alteration, there: &[Token]) -> bool {
        let inner = there.iter().filter(|token| token.kind != TokenKind::Punctuation);
        match self.is_before {
            true => inner.clone().all(|token| token.range.start >= alteration.stands.end),
            false => inner.clone().all(|token| token.range.end <= alteration.stands.start),
        }
    }
}

/// Returns true for words that bind wherever they stand in a sentence.
fn binds_anywhere(token: &Token) -> bool {
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => is_negation(&token.folded) || is_reporting(&token.folded) || is_capitalized(token),
        TokenKind::Sign | TokenKind::Punctuation => false,
    }
}

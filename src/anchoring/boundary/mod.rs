//! Borders of a place: it begins and ends where words and numbers do, or is no place of the quote.
//!
//! "64" does not stand in "1640", "64,000", "64%", "<64" or "64 million", nor «عمل» in «مستعملة», nor "lawful" in
//! "unlawful", nor "quatre" in "quatre-vingt".
//! Arabic and Hebrew particles may be joined before the first word; endings may not be joined after the last one: they
//! say who acted and who owns («كتب» and «كتبوا»), and often make another word («عمل» and «عملة»). A word of its own
//! before the place, as «غير» or "not", is context: whether the quote was cut there with or without right is not known
//! of words alone.

use std::ops::Range;

use super::characters::is_letter;
use super::numerals::{counts_after, counts_before, is_joiner, multipliers};
use super::token::{Token, TokenKind, tokens};
use super::vocabulary::are_particles;
use crate::base::fold::is_mark;
use crate::model::Excerpt;
use end::ends;
use outward::Outward;
use start::{begins, first_letters};

mod end;
mod nearby;
mod outward;
mod qualifiers;
mod question;
mod start;
#[cfg(test)]
mod tests;

/// Bytes by which a place is widened to whole words and numbers, at most.
const MAX_WORD: usize = 120;

/// Letters of the longest particles, «ولل».
const MAX_PARTICLES: usize = 4;

/// The ends of an excerpt that its own prefix and suffix show to be within a word or a number: there it may be so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cuts {
    start: bool,
    end: bool,
    /// The first word, and the last one, is a letter beside a space, and no part of a number in words: then a space in
    /// the text is a border without a closer look.
    is_plain: [bool; 2],
    /// The first word, and the last one, is joined to another one, or to a number, in the surroundings.
    is_joined: [bool; 2],
}

impl Cuts {
    /// Finds the cut ends of an excerpt.
    pub(crate) fn of(excerpt: &Excerpt) -> Self {
        let is_plain = are_ends_plain(excerpt.exact.as_unproven().trim());
        if excerpt.prefix.is_empty() && excerpt.suffix.is_empty() {
            return Self { start: false, end: false, is_plain, is_joined: [false; 2] };
        }
        let recorded = [&*excerpt.prefix, excerpt.exact.as_unproven(), &*excerpt.suffix].concat();
        let (start, end) = (excerpt.prefix.len(), excerpt.prefix.len() + excerpt.exact.as_unproven().len());
        let is_joined = [start, end].map(|at| is_joined(&recorded, at));
        Self { start: !begins(&recorded, start..end), end: !ends(&recorded, start..end), is_plain, is_joined }
    }

    /// Returns true if a range of a text is cut where the excerpt was: of "-5" it was another five. Words that were
    /// recorded without the end of the line between them are not cut.
    pub(crate) fn is_cut_alike(self, text: &str, range: &Range<usize>) -> bool {
        let range = &without_space(text, range);
        let (before, after) = (Outward::before(text, range.start), Outward::after(text, range.end));
        let start = !self.start || self.is_joined[0] && is_block_end(&before) || !begins(text, range.clone());
        let end = !self.end || self.is_joined[1] && is_block_end(&after) || !ends(text, range.clone());
        start && end
    }

    /// Returns true if a range of a text begins and ends where words and numbers do, as far as it must.
    pub(crate) fn is_whole(self, text: &str, range: &Range<usize>) -> bool {
        let range = &without_space(text, range);
        let is_space = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\n'));
        let bytes = text.as_bytes();
        // A word may go on from the line before.
        let is_broken = || text[..range.start].trim_end().ends_with(['-', '\u{2010}']);
        let is_apart = is_space(range.start.checked_sub(1).and_then(|at| bytes.get(at)));
        let before = self.is_plain[0] && is_apart && !is_broken();
        let after = self.is_plain[1] && is_space(bytes.get(range.end));
        (self.start || before || begins(text, range.clone())) && (self.end || after || ends(text, range.clone()))
    }

    /// The range with the rest of the words and numbers that it begins and ends in.
    pub(crate) fn widened(self, text: &str, range: &Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (range.start, range.end);
        let inner = without_space(text, range);
        if !self.start && !begins(text, inner.clone()) {
            let from = text.floor_char_boundary(inner.start.saturating_sub(MAX_WORD));
            let to = text.ceil_char_boundary((inner.start + MAX_WORD).min(text.len()));
            start = (from + whole_start(&text[from..to], inner.start - from)).min(start);
        }
        if !self.end && !ends(text, inner.clone()) {
            let from = text.floor_char_boundary(inner.end.saturating_sub(MAX_WORD).max(range.start));
            let to = text.ceil_char_boundary((inner.end + MAX_WORD).min(text.len()));
            end = (from + whole_end(&text[from..to], inner.end - from)).max(end);
        }
        start..end
    }
}

/// A range without the white space at its ends, and without a hyphen that joins its last word to the next one: a border
/// is where words and numbers are, also for a quote that was taken with the space after it.
fn without_space(text: &str, range: &Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + inner.len() - inner.trim_start().len();
    let mut end = start + inner.trim().len();
    if text[..end].ends_with('-') && text[end..].starts_with(is_letter) {
        end -= 1;
    }
    if start < end { start..end } else { range.clone() }
}

/// Returns true if two words, or a word and a number, meet at a byte of a text.
fn is_joined(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (Outward::before(text, at).at(0), Outward::after(text, at).at(0)) else {
        return false;
    };
    let is_read = |c: char| is_letter(c) || c.is_numeric();
    is_read(before) && is_read(after) && (is_letter(before) || is_letter(after))
}

/// Returns true if a line, a cell of a table or the text ends here.
fn is_block_end(outward: &Outward) -> bool {
    let spaces = &outward.chars[..outward.spaces()];
    spaces.len() == outward.chars.len()
        || spaces.iter().any(|c| matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}'))
}

/// Returns true for a first and for a last word that nothing beside a space changes.
fn are_ends_plain(exact: &str) -> [bool; 2] {
    let last = |c: char| is_letter(c) && !is_mark(c);
    let begins = exact.starts_with(is_letter) && !counts_before(&first_letters(exact));
    let last_word = Outward::before(exact, exact.len()).word(0);
    [begins, exact.ends_with(last) && !counts_after(&last_word)]
}

/// Start of the word or number that a byte of a text is in.
fn whole_start(text: &str, start: usize) -> usize {
    let tokens = tokens(text);
    let Some(mut at) = tokens.iter().position(|token| token.range.end > start) else { return start };
    let mut whole = tokens[at].range.start.min(start);
    while at > 0 && !begins(text, whole..text.len()) {
        at -= 1;
        while at > 0 && is_between(&tokens, at) {
            at -= 1;
        }
        whole = tokens[at].range.start;
    }
    whole
}

/// End of the word or number that stands before a byte of a text.
fn whole_end(text: &str, end: usize) -> usize {
    let tokens = tokens(text);
    let Some(mut at) = tokens.iter().rposition(|token| token.range.start < end) else { return end };
    let mut whole = tokens[at].range.end.max(end);
    while at + 1 < tokens.len() && !ends(text, 0..whole) {
        let more = if tokens[at].kind == TokenKind::Number { multipliers(&tokens[at + 1..]) } else { 0 };
        at += more.max(1);
        // "5 (bis)" goes on to the end of the brackets.
        if tokens[at].is("(")
            && let Some(close) = tokens[at..].iter().position(|token| token.is(")"))
        {
            at += close;
        }
        while more == 0 && at + 1 < tokens.len() && is_between(&tokens, at) && tokens[at + 1].is_alphanumeric() {
            at += 1;
        }
        whole = tokens[at].range.end;
    }
    whole
}

/// Returns true for what joins two words or the parts of a number, and is itself neither.
fn is_between(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let is_joined = token.joined && tokens.get(at + 1).is_none_or(|next| next.joined || next.after_line);
    let is_hyphen = is_joined && at > 0 && token.kind == TokenKind::Punctuation && tokens[at - 1].is_alphanumeric();
    is_hyphen || is_joiner(&token.folded)
}

/// Returns true unless a place of folded letters is plainly within a word or a number: a quick look at what
/// [`Cuts::is_whole`] looks at closely.
pub(crate) fn may_be_whole(text: &[char], place: &Range<usize>, cuts: Cuts) -> bool {
    let within = |a: char, b: char| {
        let same = a.is_ascii_digit() && b.is_ascii_digit() || a.is_ascii_lowercase() && b.is_ascii_lowercase();
        let arabic = |c: char| ('\u{620}'..'\u{64b}').contains(&c);
        (same, arabic(a) && arabic(b))
    };
    let start = place.start.checked_sub(1).map_or((false, false), |before| within(text[before], text[place.start]));
    let end = text.get(place.end).map_or((false, false), |after| within(text[place.end - 1], *after));
    let joined = |at: usize| -> String {
        let near = at.saturating_sub(MAX_PARTICLES + 1);
        let from = text[near..at].iter().rposition(|c| !is_letter(*c)).map_or(near, |space| near + space + 1);
        text[from..at].iter().collect()
    };
    let ends = cuts.end || !(end.0 || end.1);
    ends && (cuts.start || !(start.0 || start.1 && !are_particles(&joined(place.start))))
}

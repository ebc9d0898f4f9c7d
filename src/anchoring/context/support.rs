//! Share of the words recorded beside a quote that stand beside it, whatever they say.
//!
//! Words of other sentences do not bind a quote, but a selector whose words are not there was made of another text. What
//! was recorded of the same block must mostly stand there. What was recorded beyond the end of a line, or of the text,
//! may be a heading, a menu or a footer that is gone: it counts where nothing else that was recorded stands there.

use super::super::token::{Token, tokens};
use super::super::vocabulary::{is_negation, is_reporting};
use super::sentence::{ends_with_line, starts_with_line};

/// Words that may have been put between a quote and its recorded surroundings.
pub(super) const MAX_ADDED: usize = 8;

/// Support of the text for the recorded words on one side of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Support {
    /// Nothing was recorded, or no word.
    None,
    /// Most of the words stand there.
    Stands,
    /// Words of another block do not stand there.
    Elsewhere,
    /// Most words of the same block do not stand there.
    Contradicts,
}

/// Support for a recorded prefix before a place.
pub(super) fn before(recorded: &str, text: &str, length: usize) -> Support {
    let from = text.floor_char_boundary(text.len().saturating_sub(length));
    let mut own = tokens(recorded);
    // A line ends after a word, as it is read from the quote.
    let lines: Vec<bool> = own.iter().skip(1).map(|token| token.after_line).chain([ends_with_line(recorded)]).collect();
    let mut there = tokens(&text[from..]);
    own.reverse();
    there.reverse();
    RecordedWords { own: &own, lines: lines.into_iter().rev().collect(), is_before: true }.support(&there)
}

/// Support for a recorded suffix after a place.
pub(super) fn after(recorded: &str, text: &str, length: usize) -> Support {
    let to = text.ceil_char_boundary(length.min(text.len()));
    let own = tokens(recorded);
    let lines = [starts_with_line(recorded)].into_iter().chain(own.iter().skip(1).map(|token| token.after_line));
    RecordedWords { own: &own, lines: lines.collect(), is_before: false }.support(&tokens(&text[..to]))
}

/// Recorded words, from the quote outwards, and before which of them a line ends.
struct RecordedWords<'t> {
    own: &'t [Token],
    lines: Vec<bool>,
    is_before: bool,
}

impl RecordedWords<'_> {
    fn support(&self, there: &[Token]) -> Support {
        let words = |tokens: &[Token]| -> Vec<String> {
            tokens.iter().filter(|token| token.is_alphanumeric()).map(|token| token.folded.clone()).collect()
        };
        let own = words(self.own);
        if own.is_empty() {
            return Support::None;
        }
        let there = words(there);
        let block = self.lines.iter().position(|line| *line).unwrap_or(self.own.len());
        let near = words(&self.own[..block]).len();
        // Blocks of a page may have been copied without a space between them.
        let is_there = |count: usize| self.stands(&own[..count], &there, count == own.len());
        match () {
            () if is_there(if near > 0 { near } else { own.len() }) => Support::Stands,
            () if near > 0 || own.iter().any(|word| is_negation(word) || is_reporting(word)) => Support::Contradicts,
            () => Support::Elsewhere,
        }
    }

    /// Returns true if more than half of some words stand among others in their order, or their letters do.
    fn stands(&self, own: &[String], there: &[String], is_outermost: bool) -> bool {
        let there = &there[..there.len().min(own.len() + MAX_ADDED)];
        let fits = |nth: usize, other: &str| {
            let word = &*own[nth];
            // The outermost word may have been cut.
            let is_cut = is_outermost && nth + 1 == own.len();
            word == other || is_cut && if self.is_before { other.ends_with(word) } else { other.starts_with(word) }
        };
        let mut row = vec![0_usize; there.len() + 1];
        for nth in 0..own.len() {
            let mut diagonal = 0;
            for (at, other) in there.iter().enumerate() {
                let above = row[at + 1];
                row[at + 1] = if fits(nth, other) { diagonal + 1 } else { above.max(row[at]) };
                diagonal = above;
            }
        }
        2 * row[there.len()] > own.len() || self.letters(own).is_some_and(|own| self.meets(&own, there))
    }

    /// The letters of some words as they are read; of one word none, which may be part of many.
    fn letters(&self, words: &[String]) -> Option<String> {
        let letters = if self.is_before { words.iter().rev().map(String::as_str).collect() } else { words.concat() };
        (!words.is_empty()).then_some(letters)
    }

    fn meets(&self, own: &str, there: &[String]) -> bool {
        let Some(there) = self.letters(there) else { return false };
        if self.is_before { there.ends_with(own) } else { there.starts_with(own) }
    }
}

/// Returns true unless what was recorded on one side is another text than what stands there.
pub(super) fn agree(before: Support, after: Support) -> bool {
    match (before, after) {
        (Support::Contradicts, _) | (_, Support::Contradicts) => false,
        (Support::Elsewhere, other) | (other, Support::Elsewhere) => other == Support::Stands,
        _ => true,
    }
}

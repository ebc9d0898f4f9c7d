//! The places that differ from a quote by marks which stay in folded text: spaces, hyphens at the end of a line,
//! quotation marks around it, the seats of hamza.
//!
//! Pieces of the quote lead to places, from where the letters are read in both directions without those marks; what is
//! found so is compared word by word.

use std::ops::Range;

use super::anchorer::{Anchorer, MAX_OCCURRENCES};
use super::ngram_index::NGRAM_LENGTH;
use super::score::Scorer;
use super::sought::Sought;
use super::token::tokens;

/// Pieces of a quote that lead to places, the rarest first.
const MAX_PIECES: usize = 6;

/// Places of a piece that are looked at, those nearest to where the quote is expected.
const MAX_PLACES: usize = 400;

/// Characters of a text that is read from its start to its end where no piece of a quote leads to its place, at most;
/// of a longer one for a quote of a few letters with hamza, of which every piece may be another.
const SHORT_TEXT: usize = 300_000;
const LONG_TEXT: usize = 3_000_000;
const SHORT_QUOTE: usize = 6;

/// Returns true for what is passed over: what parts words, and the letters that hamza may sit on.
fn is_passed(c: char) -> bool {
    matches!(c, ' ' | '"' | '\'' | '-') || is_weak(c)
}

/// Returns true for hamza and the letters it may sit on.
fn is_weak(c: char) -> bool {
    matches!(c, 'ا' | 'و' | 'ي' | 'ء')
}

impl Anchorer<'_> {
    /// Places, in folded characters, where the text differs from a quote by marks alone, though not all of them are
    /// folded away.
    pub(super) fn places_by_marks(&self, scorer: &Scorer<'_>, sought: &Sought<'_>) -> Vec<Range<usize>> {
        let solid: Vec<char> = scorer.exact.iter().copied().filter(|c| !is_passed(*c)).collect();
        let Some(first) = solid.first() else { return Vec::new() };
        let quote = sought.excerpt.exact.as_unproven();
        let exact = tokens(quote);
        let is_it = |place: &Range<usize>| {
            let range = self.folded().bytes(place.clone());
            sought.cuts.is_whole(self.text, &range) && self.is_same(&exact, &self.text[range])
        };
        let from_piece = |(offset, place): (usize, usize)| {
            let before = scorer.exact[..offset].iter().filter(|c| !is_passed(**c)).count();
            self.spread(&solid, before, place)
        };
        let mut spread: Vec<Range<usize>> = self.pieces(scorer).into_iter().filter_map(from_piece).collect();
        spread.sort_unstable_by_key(|place| (place.start, place.end));
        spread.dedup();
        let found: Vec<Range<usize>> = spread.into_iter().filter(is_it).collect();
        let text = &self.folded().chars;
        let is_short = || solid.len() <= SHORT_QUOTE && text.len() <= LONG_TEXT && quote.contains(['ء', 'أ', 'ؤ', 'ئ']);
        if !found.is_empty() || text.len() > SHORT_TEXT && !is_short() {
            return found;
        }
        let starts = text.iter().enumerate().filter(|(_, c)| *c == first);
        starts.filter_map(|(at, _)| self.spread(&solid, 0, at)).filter(is_it).take(MAX_OCCURRENCES).collect()
    }

    /// Pieces of a quote that stand in the text: where in the quote, and where in the text.
    fn pieces(&self, scorer: &Scorer<'_>) -> Vec<(usize, usize)> {
        let (text, ngrams) = (&self.folded().chars, self.ngrams());
        let is_firm = |piece: &&(usize, &[char])| piece.1.iter().any(|c| !is_passed(*c));
        let all: Vec<(usize, &[char])> = scorer.exact.windows(NGRAM_LENGTH).enumerate().collect();
        let mut ranked: Vec<(usize, usize)> = all
            .iter()
            .filter(is_firm)
            .map(|(offset, piece)| (ngrams.count(piece), *offset))
            .filter(|(n, _)| *n > 0)
            .collect();
        ranked.sort_unstable();
        let mut taken: Vec<usize> = Vec::new();
        let mut found = Vec::new();
        for (_, offset) in ranked {
            if taken.len() == MAX_PIECES {
                break;
            }
            if taken.iter().any(|other| other.abs_diff(offset) < NGRAM_LENGTH) {
                continue;
            }
            let near = scorer.hint.map(|hint| hint + offset);
            let places = ngrams.of_piece(text, all[offset].1, near, MAX_PLACES);
            if !places.is_empty() {
                taken.push(offset);
                found.extend(places.into_iter().map(|place| (offset, place)));
            }
        }
        found
    }

    /// The place of the letters of a quote, of which so many stand before a place of the text: read in both directions
    /// from there.
    fn spread(&self, solid: &[char], before: usize, at: usize) -> Option<Range<usize>> {
        let text = &self.folded().chars;
        let (mut end, mut first) = (at, None);
        for c in &solid[before..] {
            let skipped = text[end..].iter().take_while(|c| is_passed(**c)).count();
            end += skipped;
            if text.get(end) != Some(c) {
                return None;
            }
            first = first.or(Some(end));
            end += 1;
        }
        let mut start = first.unwrap_or(at);
        for c in solid[..before].iter().rev() {
            let skipped = text[..start].iter().rev().take_while(|c| is_passed(**c)).count();
            start = (start - skipped).checked_sub(1).filter(|start| text[*start] == *c)?;
        }
        // The weak letters at the ends.
        start -= text[..start].iter().rev().take_while(|c| is_weak(**c)).count();
        end += text[end..].iter().take_while(|c| is_weak(**c)).count();
        Some(start..end)
    }
}

//! Scores of places for an excerpt.

use std::ops::Range;

use super::folded::Folded;
use super::myers::Pattern;
use super::word_loss::WordLoss;

/// The least similarity of a text that counts as the changed quote, where the words around it are as they were
/// (or, for a quote of `SHORT_QUOTE` letters or more, where none are known). Similarity is 1 minus the edits a character.
pub const MIN_SIMILARITY: f32 = 0.6;

/// The least similarity of a text that is shown as the nearest to a lost quote.
pub(super) const MIN_NEAREST: f32 = 0.45;

/// Added to [`MIN_SIMILARITY`] where the words around the place are altogether other ones than the excerpt gives.
const DOUBT: f32 = 0.25;

/// The same for quotes under [`SHORT_QUOTE`] characters: "October 2023" is like "October 2024" by 0.92, as one letter of
/// twelve differs. With this a short quote whose surroundings say nothing
/// has to be there to the letter.
const DOUBT_SHORT: f32 = 0.38;

/// Characters of a quote below which it needs the words around it.
const SHORT_QUOTE: usize = 16;

/// Characters of a quote above which its ends stay where they are.
pub(crate) const LONG_QUOTE: usize = 4_000;

/// Characters by which an end of a place is moved to the end of a word, at most.
const MAX_SHIFT: usize = 16;

/// A quote may lose one word in ten, and no more than this of their weight, where nothing around it speaks for the
/// place.
const MAY_LOSE: [f32; 2] = [0.1, 0.2];

/// The same in a text of less than [`FEW_PLACES`] times its length: there are few other places to take for it.
const MAY_LOSE_IN_FEW: [f32; 2] = [0.5, 0.5];

/// Quotes at least this long and this similar are accepted even if single letters differ all over, as OCR does: no two
/// sentences of a language differ so.
const MISPRINTED: usize = 40;
const MISPRINTED_SIMILARITY: f32 = 0.85;

/// Lengths of the quote up to which a text is short.
const FEW_PLACES: usize = 10;

/// Surroundings that are less like prefix and suffix than this say nothing for a place.
const DOUBTFUL_CONTEXT: f32 = 0.6;

/// Surroundings that are more like them make the words between them the quote, whatever became of its words.
const SURE_CONTEXT: f32 = 0.9;

/// Characters of a prefix or a suffix that are all that one can ask for.
const SURE_LENGTH: usize = 8;

/// Similarity of two unrelated passages of a language, generously: the share of their letters that are in the same order.
///
/// Measured on the Universal Declaration of Human Rights in Arabic, English, Hebrew and Persian, as prefixes are compared
/// here: passages of 16 to 100 characters are alike by 0.2 to 0.3 on average, and by more than 0.5 in one case of a
/// hundred.
const CHANCE: f32 = 0.4;

/// Weights of quote, prefix and suffix: those of the anchoring of Hypothesis (`match-quote`).
const WEIGHTS: [f32; 3] = [50.0, 20.0, 20.0];

/// Scores that differ by less are alike.
pub(crate) const ALIKE: f32 = 0.005;

/// Surroundings that differ by less in their likeness tell no places apart.
const SAME_CONTEXT: f32 = 0.05;

/// An excerpt, prepared for comparing.
pub(crate) struct Scorer<'t> {
    text: &'t [char],
    pub exact: Vec<char>,
    prefix: Option<Pattern>,
    suffix: Option<Pattern>,
    context: [usize; 2],
    /// True if the quote starts, and true if it ends, in the middle of a word.
    within_word: [bool; 2],
    /// Place where the excerpt is expected, in folded characters.
    pub hint: Option<usize>,
}

/// A place for an excerpt.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Range of folded characters.
    pub place: Range<usize>,
    /// Similarity of the folded quote and the folded text there, 0 to 1.
    pub similarity: f32,
    /// Similarity of the words around to prefix and suffix, 0 to 1; `None` if the excerpt has neither.
    pub context: Option<f32>,
    /// Weight of the words around in favour of the place, 0 to 1: less than `context` if there are only a few, or on
    /// one side only.
    pub evidence: f32,
    /// The share of the quote's words that are lost there, once that is known.
    pub lost: f32,
    /// All together, 0 to 1, without the position.
    pub score: f32,
    /// Distance from the expected place, in folded characters; 0 if that is unknown.
    pub distance: usize,
}

impl<'t> Scorer<'t> {
    pub(crate) fn new(
        text: &'t [char],
        exact: Vec<char>,
        prefix: &Folded,
        suffix: &Folded,
        hint: Option<usize>,
    ) -> Self {
        let pattern = |empty: bool, pattern| (!empty).then_some(pattern);
        let both_word = |a: Option<&char>, b: Option<&char>| a.zip(b).is_some_and(|(a, b)| is_word(*a) && is_word(*b));
        Self {
            text,
            within_word: [both_word(prefix.chars.last(), exact.first()), both_word(exact.last(), suffix.chars.first())],
            exact,
            context: [prefix.chars.len(), suffix.chars.len()],
            prefix: pattern(prefix.chars.is_empty(), Pattern::new(prefix.chars.iter().rev().copied())),
            suffix: pattern(suffix.chars.is_empty(), Pattern::new(suffix.chars.iter().copied())),
            hint,
        }
    }

    /// Judges a place where the text differs from the quote by some edits.
    pub(crate) fn score(&self, place: Range<usize>, errors: usize) -> Candidate {
        let longest = self.exact.len().max(place.len()).max(1);
        let similarity = 1.0 - errors as f32 / longest as f32;
        let before = self.prefix.as_ref().map(|prefix| {
            let from = place.start.saturating_sub(self.context[0] * 3 / 2);
            like(prefix.best_prefix(self.text[from..place.start].iter().rev().copied()).1, self.context[0])
        });
        let after = self.suffix.as_ref().map(|suffix| {
            let to = (place.end + self.context[1] * 3 / 2).min(self.text.len());
            like(suffix.best_prefix(self.text[place.end..to].iter().copied()).1, self.context[1])
        });
        let parts = [similarity, before.unwrap_or(1.0), after.unwrap_or(1.0)];
        let score =
            parts.iter().zip(WEIGHTS).map(|(part, weight)| part * weight).sum::<f32>() / WEIGHTS.iter().sum::<f32>();
        let given: Vec<f32> = before.into_iter().chain(after).collect();
        let context = (!given.is_empty()).then(|| given.iter().sum::<f32>() / given.len() as f32);
        let around = [before, after].map(Option::unwrap_or_default);
        let evidence = around.iter().zip(self.context).map(|(like, length)| like * length.min(SURE_LENGTH) as f32);
        let evidence = evidence.sum::<f32>() / (2 * SURE_LENGTH) as f32;
        let distance = self.hint.map_or(0, |hint| hint.abs_diff(place.start));
        Candidate { place, similarity, context, evidence, score, distance, lost: 0.0 }
    }

    /// Moves the ends of a place out of the middle of words, to the side where the text is more like the quote.
    /// Ends that are in the middle of words in the quote's own surroundings, or where no word ends near, stay.
    pub(crate) fn whole_words(&self, place: Range<usize>, pattern: &Pattern) -> Range<usize> {
        // Half a word more or less is nothing to a quote of pages, but to compare it is.
        if self.exact.len() > LONG_QUOTE {
            return place;
        }
        let splits = |at: usize| at > 0 && at < self.text.len() && is_word(self.text[at - 1]) && is_word(self.text[at]);
        let errors = |place: Range<usize>| pattern.distance(self.text[place].iter().copied());
        let mut place = place;
        if !self.within_word[1] && splits(place.end) {
            let out = (place.end..=place.end + MAX_SHIFT).find(|&at| !splits(at));
            let back = (place.start + 1..place.end).rev().take(MAX_SHIFT).find(|&at| !splits(at));
            let ends = out.into_iter().chain(back).map(|end| place.start..end);
            place = ends.min_by_key(|p| errors(p.clone())).unwrap_or(place);
        }
        if !self.within_word[0] && splits(place.start) {
            let out = (place.start.saturating_sub(MAX_SHIFT)..place.start).rev().find(|&at| !splits(at));
            let back = (place.start + 1..place.end).take(MAX_SHIFT).find(|&at| !splits(at));
            let starts = out.into_iter().chain(back).map(|start| start..place.end);
            place = starts.min_by_key(|p| errors(p.clone())).unwrap_or(place);
        }
        place
    }

    /// A place without the spaces at its ends, where the quote has none there.
    pub(crate) fn trimmed(&self, place: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (place.start, place.end);
        if start < end && self.text[start] == ' ' && self.exact.first() != Some(&' ') {
            start += 1;
        }
        if start < end && self.text[end - 1] == ' ' && self.exact.last() != Some(&' ') {
            end -= 1;
        }
        start..end
    }

    /// Returns true if a changed quote keeps enough of its words at a place: the more its surroundings say for it, the
    /// fewer will do.
    pub(crate) fn keeps(&self, candidate: &Candidate, lost: &WordLoss) -> bool {
        let few_places = self.text.len() < FEW_PLACES * self.exact.len();
        let [count, weight] = if few_places { MAY_LOSE_IN_FEW } else { MAY_LOSE };
        let more = ((candidate.evidence - DOUBTFUL_CONTEXT) / (SURE_CONTEXT - DOUBTFUL_CONTEXT)).clamp(0.0, 1.0);
        let may_lose = |least: f32| least + (1.0 - least) * more;
        let is_misprinted =
            self.exact.len() >= MISPRINTED && candidate.similarity >= MISPRINTED_SIMILARITY && lost.whole <= count;
        is_misprinted || (lost.count <= may_lose(count) && lost.weight <= may_lose(weight))
    }

    /// The least similarity that a place needs: the less its surroundings say for it, the more.
    pub(crate) fn floor(&self, candidate: &Candidate) -> f32 {
        let short = self.exact.len() < SHORT_QUOTE;
        let doubt = match candidate.context {
            Some(context) => 1.0 - context,
            None if short => 0.5,
            None => 0.0,
        };
        MIN_SIMILARITY + doubt * if short { DOUBT_SHORT } else { DOUBT }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// Share of a prefix or suffix that is there, 0 to 1, beyond what any two texts of a language share.
fn like(errors: usize, len: usize) -> f32 {
    let similarity = 1.0 - errors as f32 / len.max(1) as f32;
    ((similarity - CHANCE) / (1.0 - CHANCE)).max(0.0)
}

/// Sorts places, the best first, the nearer first of equals; of overlapping ones the best stays.
pub(crate) fn rank(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then(a.distance.cmp(&b.distance)).then(a.place.start.cmp(&b.place.start))
    });
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let overlaps = |other: &Candidate| {
            let common =
                other.place.end.min(candidate.place.end).saturating_sub(other.place.start.max(candidate.place.start));
            // Words that overlap themselves stand in two places; other overlaps are one place with different ends.
            let both = candidate.similarity == 1.0 && other.similarity == 1.0;
            2 * common > candidate.place.len().min(other.place.len()) && !(both && candidate.place != other.place)
        };
        // Of very many, those after the first few cannot be told apart by anyone anyway.
        if kept.len() < 64 && !kept.iter().any(overlaps) {
            kept.push(candidate);
        }
    }
    kept
}

/// The places that are as good as the best of ranked ones: one, unless several are alike.
///
/// The position decides between alike places only if one is much nearer to where the quote is expected.
pub(crate) fn best(ranked: &[Candidate], hinted: bool) -> Vec<&Candidate> {
    let Some(first) = ranked.first() else { return Vec::new() };
    let mut alike: Vec<&Candidate> =
        ranked.iter().filter(|c| first.score - c.score < ALIKE || are_alike(first, c)).collect();
    alike.sort_by_key(|c| c.distance);
    match alike.as_slice() {
        [near, next, ..] if hinted && near.distance.saturating_mul(4) < next.distance => vec![near],
        _ => alike,
    }
}

/// Returns true if two places of a changed quote have as many of its words and differ by a letter at most: whoever
/// changed the words may have meant either.
fn are_alike(first: &Candidate, next: &Candidate) -> bool {
    let letter = 1.5 / first.place.len().max(1) as f32;
    let around = |c: &Candidate| c.context.unwrap_or(0.0);
    first.similarity < 1.0
        && next.lost <= first.lost
        && first.similarity - next.similarity < letter
        && around(first) - around(next) < SAME_CONTEXT
}

//! The steps from an excerpt to its place in a text.

use std::ops::Range;
use std::sync::OnceLock;

use super::boundary::Cuts;
use super::code_points::CodePoints;
use super::folded::Folded;
use super::myers::{Pattern, is_feasible};
use super::ngram_index::NgramIndex;
use super::resolution::Resolution;
use super::score::{Candidate, LONG_QUOTE, MIN_NEAREST, MIN_SIMILARITY, Scorer, best, rank};
use super::sought::{Sought, start_of};
use super::stands::stands_at;
use super::vocabulary::Names;
use super::word_loss::{Lexicon, WordLoss};
use crate::model::Excerpt;

/// Steps of an approximate search of the whole text, at most; a step is one character of the text against 64 of the
/// quote (a nanosecond or two). A longer text is searched only where pieces of the quote stand.
const FULL_SEARCH: usize = 200_000;

/// Places that are compared closely in an approximate search.
const MAX_CANDIDATES: usize = 24;

/// Occurrences of the exact words that are compared by prefix and suffix.
pub(super) const MAX_OCCURRENCES: usize = 1_000;

/// Steps of all comparisons of a long quote, at most about; it is compared at fewer places, but at two at least: with
/// one alone nobody would know that there is another like it.
const MAX_STEPS: usize = 30_000_000;

/// Characters on either side of the expected place within which a long text is searched approximately.
const AROUND: usize = 2_000;

/// Characters of prefix and of suffix that are compared, those next to the quote.
const MAX_CONTEXT: usize = 2_000;

/// Surroundings that are less like prefix and suffix than this make one look for a better place.
const GOOD_CONTEXT: f32 = 0.4;

/// Surroundings of a similar text that are so like prefix and suffix that no other place need be looked at.
const SURE_CONTEXT: f32 = 0.8;

/// One text, prepared for finding excerpts in it. Making it is cheap; what the search needs is made when it is needed.
pub struct Anchorer<'t> {
    pub(super) text: &'t str,
    pub(super) names: Names,
    code_points: CodePoints,
    folded: OnceLock<Folded>,
    ngrams: OnceLock<NgramIndex>,
}

impl<'t> Anchorer<'t> {
    /// Prepares a text.
    pub fn new(text: &'t str) -> Self {
        let code_points = CodePoints::new(text);
        Self { text, names: Names::default(), code_points, folded: OnceLock::new(), ngrams: OnceLock::new() }
    }

    /// Knows names, of which one letter is all the difference between two people.
    #[must_use]
    pub fn with_names(self, names: Names) -> Self {
        Self { names, ..self }
    }

    /// The map between code points and bytes of the text.
    pub fn code_points(&self) -> &CodePoints {
        &self.code_points
    }

    /// Finds an excerpt.
    pub fn resolve(&self, excerpt: &Excerpt) -> Resolution {
        if excerpt.exact.as_unproven().trim().is_empty() || self.text.is_empty() {
            return Resolution::Lost { nearest: None };
        }
        let expected = self.expected(excerpt);
        match expected.and_then(|at| stands_at(self.text, excerpt, at, self)) {
            Some(range) => Resolution::Found(range),
            None => self.search(excerpt, expected),
        }
    }

    /// The byte where the quote is expected.
    pub(super) fn expected(&self, excerpt: &Excerpt) -> Option<usize> {
        let start = start_of(excerpt)?;
        Some(self.code_points.to_byte(self.text, start).unwrap_or(self.text.len()))
    }

    /// Returns true if the words before and after a place are the excerpt's to the letter.
    fn is_surrounded(&self, excerpt: &Excerpt, place: &Range<usize>) -> bool {
        self.text[..place.start].ends_with(&excerpt.prefix) && self.text[place.end..].starts_with(&excerpt.suffix)
    }

    pub(super) fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(self.text))
    }

    pub(super) fn ngrams(&self) -> &NgramIndex {
        self.ngrams.get_or_init(|| NgramIndex::new(&self.folded().chars))
    }

    fn search(&self, excerpt: &Excerpt, expected: Option<usize>) -> Resolution {
        let folded = self.folded();
        let [exact, prefix, suffix] =
            [excerpt.exact.as_unproven(), last_of(&excerpt.prefix), first_of(&excerpt.suffix)].map(Folded::new);
        let hint = expected.map(|byte| folded.of_byte(byte));
        let lead = exact.bytes(0..1).start;
        if exact.chars.is_empty() {
            return Resolution::Lost { nearest: None };
        }
        let scorer = Scorer::new(&folded.chars, exact.chars, &prefix, &suffix, hint);
        let sought = Sought { excerpt, cuts: Cuts::of(excerpt), lead };
        let (places, inside) = self.places(&scorer, &sought);
        let mut candidates = self.score_equal(&scorer, &places, excerpt);
        let good = |c: &Candidate| c.context.is_none_or(|context| context >= GOOD_CONTEXT);
        // Of a long quote a search for similar words would find no other place than the one where it was cut.
        let cut = inside.clone().filter(|_| candidates.is_empty() && scorer.exact.len() > LONG_QUOTE);
        if let Some(place) = cut {
            candidates = self.score_equal(&scorer, &[place], excerpt);
        } else if !candidates.iter().any(good) {
            candidates.extend(self.similar(&scorer, &sought, &prefix, &suffix));
        }
        self.choose(&scorer, &sought, rank(candidates)).unwrap_or_else(|nearest| Resolution::Lost {
            nearest: inside
                .map(|place| self.whole_at(&sought, &place))
                .or(nearest)
                .or_else(|| self.gap(&prefix, &suffix, hint)),
        })
    }

    /// Judges places where the folded quote stands. Of very many, those with prefix and suffix to the letter come
    /// first, then those nearest to where it is expected.
    fn score_equal(&self, scorer: &Scorer<'_>, places: &[Range<usize>], excerpt: &Excerpt) -> Vec<Candidate> {
        let mut places = places.to_vec();
        if places.len() > MAX_OCCURRENCES {
            let far = |place: &Range<usize>| {
                let bytes = self.folded().bytes(place.clone());
                let before = self.text[..bytes.start].ends_with(&excerpt.prefix);
                let after = self.text[bytes.end..].starts_with(&excerpt.suffix);
                (!before, !after, scorer.hint.map_or(0, |hint| hint.abs_diff(place.start)))
            };
            places.sort_by_cached_key(far);
            places.truncate(MAX_OCCURRENCES);
        }
        places.into_iter().map(|place| scorer.score(place, 0)).collect()
    }

    /// Places where the text is like the quote. A long text is searched near the expected place first.
    fn similar(&self, scorer: &Scorer<'_>, sought: &Sought<'_>, prefix: &Folded, suffix: &Folded) -> Vec<Candidate> {
        if !is_feasible(&scorer.exact) {
            return Vec::new();
        }
        let text = &self.folded().chars;
        let pattern = Pattern::new(scorer.exact.iter().copied());
        if text.len().saturating_mul(pattern.blocks()) <= FULL_SEARCH {
            return self.similar_in(scorer, sought, &pattern, std::iter::once(0..text.len()));
        }
        let around =
            scorer.hint.map(|hint| hint.saturating_sub(AROUND)..(hint + scorer.exact.len() + AROUND).min(text.len()));
        let mut near = self.similar_in(scorer, sought, &pattern, around.into_iter());
        let sure =
            |c: &Candidate| c.similarity >= MIN_SIMILARITY && c.context.is_some_and(|context| context >= SURE_CONTEXT);
        if !near.iter().any(sure) {
            let windows = self.windows(scorer, &pattern, prefix, suffix);
            near.extend(self.similar_in(scorer, sought, &pattern, windows.into_iter()));
        }
        near
    }

    /// Places in some parts of the text where it is like the quote.
    fn similar_in(
        &self,
        scorer: &Scorer<'_>,
        sought: &Sought<'_>,
        pattern: &Pattern,
        windows: impl Iterator<Item = Range<usize>>,
    ) -> Vec<Candidate> {
        let text = &self.folded().chars;
        let max_errors = ((1.0 - MIN_NEAREST) * scorer.exact.len() as f32) as usize;
        let limit = most_places(scorer, pattern);
        let mut ends: Vec<(usize, usize)> = Vec::new();
        for window in windows {
            let matches = pattern.search(&text[window.clone()], max_errors, limit);
            ends.extend(matches.into_iter().map(|m| (m.errors, window.start + m.end)));
        }
        ends.sort_unstable();
        ends.truncate(limit);
        let backwards = Pattern::new(scorer.exact.iter().rev().copied());
        let whole = |(errors, end): (usize, usize)| {
            let from = end.saturating_sub(scorer.exact.len() + errors);
            let (length, _) = backwards.best_prefix(text[from..end].iter().rev().copied());
            let place = scorer.trimmed(scorer.whole_words(end - length..end, pattern));
            let place = self.widened(place, sought.cuts);
            let errors = pattern.distance(text[place.clone()].iter().copied());
            scorer.score(place, errors)
        };
        ends.into_iter().map(whole).collect()
    }

    /// The parts of a long text that share pieces with prefix, quote and suffix.
    fn windows(&self, scorer: &Scorer<'_>, pattern: &Pattern, prefix: &Folded, suffix: &Folded) -> Vec<Range<usize>> {
        let text = &self.folded().chars;
        let len = scorer.exact.len();
        let width = (len / 4).clamp(16, 1_000);
        let whole = [&prefix.chars[..], &scorer.exact, &suffix.chars].concat();
        let places = self
            .ngrams()
            .likely(&whole, width, scorer.hint, most_places(scorer, pattern))
            .into_iter()
            .map(|at| at + prefix.chars.len() as isize);
        let slack = 2 * width + (len / 2).min(AROUND);
        let windows = places.map(|at| {
            let start = at.max(0) as usize;
            start.saturating_sub(slack)..start + len + 2 * slack
        });
        let mut windows: Vec<Range<usize>> = windows.map(|w| w.start.min(text.len())..w.end.min(text.len())).collect();
        windows.sort_by_key(|window| window.start);
        windows.dedup_by(|next, window| {
            let joins = next.start <= window.end;
            if joins {
                window.end = window.end.max(next.end);
            }
            joins
        });
        windows
    }

    /// The resolution of ranked candidates; if none is good enough, the nearest text, if any is near at all.
    fn choose(
        &self,
        scorer: &Scorer<'_>,
        sought: &Sought<'_>,
        ranked: Vec<Candidate>,
    ) -> Result<Resolution, Option<Range<usize>>> {
        let folded = self.folded();
        let nearest = ranked.first().map(|c| folded.bytes(c.place.clone()));
        let likely = ranked.into_iter().filter(|c| c.similarity >= scorer.floor(c));
        let mut good: Vec<Candidate> = likely.filter_map(|c| self.with_words(scorer, c)).collect();
        self.keep_agreeing(sought, &mut good);
        let mut alike = best(&good, scorer.hint.is_some());
        // "To annotate or not to annotate": folded they are alike, with their prefix to the letter they are not.
        let literal = |c: &&Candidate| {
            let range = self.verbatim(c.place.start, sought.lead, sought.excerpt.exact.as_unproven());
            range.is_some_and(|range| self.is_surrounded(sought.excerpt, &range))
        };
        if alike.len() > 1 && alike.iter().any(literal) {
            alike.retain(literal);
        }
        match alike.as_slice() {
            [] => Err(nearest),
            [only] => Ok(self.settle(sought, self.range_of(only, sought), only.similarity)),
            several => Ok(Resolution::Ambiguous(several.iter().map(|c| self.range_of(c, sought)).collect())),
        }
    }

    /// Leaves out all candidates but those with the same words among the same ones, if there are any.
    fn keep_agreeing(&self, sought: &Sought<'_>, good: &mut Vec<Candidate>) {
        let has_context = !sought.excerpt.prefix.is_empty() || !sought.excerpt.suffix.is_empty();
        if good.len() < 2 || !has_context {
            return;
        }
        let agrees = |c: &Candidate| {
            let range = self.range_of(c, sought);
            c.similarity == 1.0 && self.is_found(sought, &range)
        };
        let agreeing: Vec<bool> = good.iter().map(agrees).collect();
        if agreeing.contains(&true) {
            let mut agreeing = agreeing.into_iter();
            good.retain(|_| agreeing.next().unwrap_or(false));
        }
    }

    fn range_of(&self, candidate: &Candidate, sought: &Sought<'_>) -> Range<usize> {
        match candidate.similarity {
            1.0 => self.bytes_at(candidate.place.start, candidate.place.len(), sought),
            _ => self.folded().bytes(candidate.place.clone()),
        }
    }

    /// The candidate with the share of words that are lost there, if it is no greater than it may be.
    fn with_words(&self, scorer: &Scorer<'_>, candidate: Candidate) -> Option<Candidate> {
        if candidate.similarity == 1.0 || scorer.exact.len() > LONG_QUOTE {
            return Some(candidate);
        }
        let lost = WordLoss::between(&scorer.exact, &self.folded().chars[candidate.place.clone()], self);
        let keeps = scorer.keeps(&candidate, &lost);
        keeps.then_some(Candidate { lost: lost.count, ..candidate })
    }

    /// The place between prefix and suffix, where the quote was; if nothing is left between them, they themselves.
    fn gap(&self, prefix: &Folded, suffix: &Folded, hint: Option<usize>) -> Option<Range<usize>> {
        let (text, ngrams) = (&self.folded().chars, self.ngrams());
        let nearest = |pattern: &[char], near: usize| {
            ngrams.exact(text, pattern, Some(near)).into_iter().min_by_key(|place| place.abs_diff(near))
        };
        let start = nearest(&prefix.chars, hint.unwrap_or(0))?;
        let end = start + prefix.chars.len();
        let after = nearest(&suffix.chars, end).filter(|&after| after >= end && after - end <= AROUND);
        let place = match after {
            Some(after) if after > end => end..after,
            Some(after) => start..after + suffix.chars.len(),
            None => start..end,
        };
        Some(self.folded().bytes(place))
    }
}

impl Lexicon for Anchorer<'_> {
    fn weight(&self, word: &[char]) -> f32 {
        word.len() as f32 * self.ngrams().rarity(word)
    }

    fn knows(&self, word: &[char], times: usize) -> bool {
        self.ngrams().knows(&self.folded().chars, word, times)
    }
}

/// The end of a prefix: as much of it as is compared.
fn last_of(prefix: &str) -> &str {
    let from = prefix.char_indices().rev().nth(MAX_CONTEXT - 1).map_or(0, |(at, _)| at);
    &prefix[from..]
}

/// The beginning of a suffix.
fn first_of(suffix: &str) -> &str {
    let to = suffix.char_indices().nth(MAX_CONTEXT).map_or(suffix.len(), |(at, _)| at);
    &suffix[..to]
}

/// Number of places that a quote can be compared at.
fn most_places(scorer: &Scorer<'_>, pattern: &Pattern) -> usize {
    // The search of a window, the way back to its start, and the errors of whole words.
    let steps = 4 * scorer.exact.len() * pattern.blocks();
    (MAX_STEPS / steps.max(1)).clamp(2, MAX_CANDIDATES)
}

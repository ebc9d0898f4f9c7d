//! The steps from an excerpt to its place in a text.

use std::ops::Range;
use std::sync::OnceLock;

use super::folded::Folded;
use super::many::resolve_in;
use super::myers::Pattern;
use super::score::{Candidate, Judge, LONG, MIN_NEAREST, MIN_SIMILARITY, best, rank};
use super::seeds::Seeds;
use super::words::{Lexicon, Lost};
use super::{CodePoints, Resolution};
use crate::model::{Difference, Excerpt};

/// A quote is searched for approximately in the whole text if that takes at most so many steps, a step being
/// one character of the text against 64 of the quote (a nanosecond or two); else only where pieces of it stand.
const FULL_SEARCH: usize = 200_000;

/// Places that are compared closely in an approximate search.
const MAX_CANDIDATES: usize = 24;

/// Occurrences of the exact words that are compared by prefix and suffix.
const MAX_OCCURRENCES: usize = 1_000;

/// Occurrences that are looked at at all, those nearest to where the quote is expected.
const MAX_PLACES: usize = 4 * MAX_OCCURRENCES;

/// A long quote is compared at so few places that it takes at most about so many steps, but at two at least: with
/// one alone nobody would know that there is another like it.
const MAX_STEPS: usize = 30_000_000;

/// How far into a run of white space a quote can begin, in bytes.
const MAX_LEAD: usize = 256;

/// How far around the expected place a long text is searched approximately, in characters.
const AROUND: usize = 2_000;

/// Surroundings that are less like prefix and suffix than this make one look for a better place.
const GOOD_CONTEXT: f32 = 0.4;

/// Surroundings of a similar text that are so like prefix and suffix that no other place need be looked at.
const SURE_CONTEXT: f32 = 0.8;

/// One text, prepared for finding excerpts in it. Making it is cheap; what the search needs is made when it is needed.
pub struct Anchorer<'t> {
    text: &'t str,
    code_points: CodePoints,
    folded: OnceLock<Folded>,
    seeds: OnceLock<Seeds>,
}

impl<'t> Anchorer<'t> {
    /// Prepares a text.
    pub fn new(text: &'t str) -> Self {
        Self { text, code_points: CodePoints::new(text), folded: OnceLock::new(), seeds: OnceLock::new() }
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
        if let Some(at) = expected
            && self.text[at..].starts_with(excerpt.exact.as_unproven())
            && has_context(self.text, excerpt, at)
        {
            return Resolution::Found(at..at + excerpt.exact.as_unproven().len());
        }
        self.search(excerpt, expected)
    }

    /// Finds several excerpts, in their order.
    pub fn resolve_all(&self, excerpts: &[Excerpt]) -> Vec<Resolution> {
        resolve_in(self, excerpts)
    }

    /// The byte where the quote is expected.
    fn expected(&self, excerpt: &Excerpt) -> Option<usize> {
        let start = start_of(excerpt)?;
        Some(self.code_points.to_byte(self.text, start).unwrap_or(self.text.len()))
    }

    /// Whether the words before and after a place are the excerpt's to the letter.
    fn is_surrounded(&self, excerpt: &Excerpt, place: &Range<usize>) -> bool {
        self.text[..place.start].ends_with(&excerpt.prefix) && self.text[place.end..].starts_with(&excerpt.suffix)
    }

    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(self.text))
    }

    fn seeds(&self) -> &Seeds {
        self.seeds.get_or_init(|| Seeds::new(&self.folded().chars))
    }

    fn search(&self, excerpt: &Excerpt, expected: Option<usize>) -> Resolution {
        let folded = self.folded();
        let [exact, prefix, suffix] = [excerpt.exact.as_unproven(), &excerpt.prefix, &excerpt.suffix].map(Folded::new);
        let hint = expected.map(|byte| folded.of_byte(byte));
        let lead = exact.bytes(0..1).start;
        if exact.chars.is_empty() {
            return Resolution::Lost { nearest: None };
        }
        let judge = Judge::new(&folded.chars, exact.chars, &prefix, &suffix, hint);
        let mut places = self.seeds().exact(&folded.chars, &judge.exact, hint);
        if places.len() > MAX_PLACES {
            places.sort_by_key(|place| hint.map_or(0, |hint| hint.abs_diff(*place)));
            places.truncate(MAX_PLACES);
        }
        let verbatim: Vec<usize> = places
            .iter()
            .copied()
            .filter(|&place| self.verbatim(place, lead, excerpt.exact.as_unproven()).is_some())
            .collect();
        let places = if verbatim.is_empty() { places } else { verbatim };
        let mut candidates = self.judge_equal(&judge, &places, excerpt);
        let good = |c: &Candidate| c.context.is_none_or(|context| context >= GOOD_CONTEXT);
        if !candidates.iter().any(good) {
            candidates.extend(self.similar(&judge, &prefix, &suffix));
        }
        self.choose(&judge, excerpt, rank(candidates), expected, lead).unwrap_or_else(|nearest| Resolution::Lost {
            nearest: nearest.or_else(|| self.gap(&prefix, &suffix, hint)),
        })
    }

    /// The bytes of the exact words at a folded place, if they stand there to the letter. What the first folded
    /// character stands for may be more than the quote begins with: a run of white space.
    fn verbatim(&self, place: usize, lead: usize, exact: &str) -> Option<Range<usize>> {
        let first = self.folded().bytes(place..place + 1);
        let stands = |at: &usize| self.text.get(*at..).is_some_and(|rest| rest.starts_with(exact));
        let start = (first.start.saturating_sub(lead)..first.end).take(MAX_LEAD).find(stands)?;
        Some(start..start + exact.len())
    }

    /// Judges places where the folded quote stands. Of very many, those with prefix and suffix to the letter come
    /// first, then those nearest to where it is expected.
    fn judge_equal(&self, judge: &Judge<'_>, places: &[usize], excerpt: &Excerpt) -> Vec<Candidate> {
        let mut places = places.to_vec();
        if places.len() > MAX_OCCURRENCES {
            let far = |&place: &usize| {
                let bytes = self.folded().bytes(place..place + judge.exact.len());
                let before = self.text[..bytes.start].ends_with(&excerpt.prefix);
                let after = self.text[bytes.end..].starts_with(&excerpt.suffix);
                (!before, !after, judge.hint.map_or(0, |hint| hint.abs_diff(place)))
            };
            places.sort_by_cached_key(far);
            places.truncate(MAX_OCCURRENCES);
        }
        places.iter().map(|&place| judge.judge(place..place + judge.exact.len(), 0)).collect()
    }

    /// Places where the text is like the quote. A long text is searched near the expected place first.
    fn similar(&self, judge: &Judge<'_>, prefix: &Folded, suffix: &Folded) -> Vec<Candidate> {
        let text = &self.folded().chars;
        let pattern = Pattern::new(judge.exact.iter().copied());
        if text.len().saturating_mul(pattern.blocks()) <= FULL_SEARCH {
            return self.similar_in(judge, &pattern, std::iter::once(0..text.len()));
        }
        let around =
            judge.hint.map(|hint| hint.saturating_sub(AROUND)..(hint + judge.exact.len() + AROUND).min(text.len()));
        let mut near = self.similar_in(judge, &pattern, around.into_iter());
        let sure =
            |c: &Candidate| c.similarity >= MIN_SIMILARITY && c.context.is_some_and(|context| context >= SURE_CONTEXT);
        if !near.iter().any(sure) {
            near.extend(self.similar_in(judge, &pattern, self.windows(judge, &pattern, prefix, suffix).into_iter()));
        }
        near
    }

    /// Places in some parts of the text where it is like the quote.
    fn similar_in(
        &self,
        judge: &Judge<'_>,
        pattern: &Pattern,
        windows: impl Iterator<Item = Range<usize>>,
    ) -> Vec<Candidate> {
        let text = &self.folded().chars;
        let max_errors = ((1.0 - MIN_NEAREST) * judge.exact.len() as f32) as usize;
        let limit = most_places(judge, pattern);
        let mut ends: Vec<(usize, usize)> = Vec::new();
        for window in windows {
            let matches = pattern.search(&text[window.clone()], max_errors, limit);
            ends.extend(matches.into_iter().map(|m| (m.errors, window.start + m.end)));
        }
        ends.sort_unstable();
        ends.truncate(limit);
        let backwards = Pattern::new(judge.exact.iter().rev().copied());
        let whole = |(errors, end): (usize, usize)| {
            let from = end.saturating_sub(judge.exact.len() + errors);
            let (length, _) = backwards.best_prefix(text[from..end].iter().rev().copied());
            let place = judge.trimmed(judge.whole_words(end - length..end, pattern));
            let errors = pattern.distance(text[place.clone()].iter().copied());
            judge.judge(place, errors)
        };
        ends.into_iter().map(whole).collect()
    }

    /// The parts of a long text that share pieces with prefix, quote and suffix.
    fn windows(&self, judge: &Judge<'_>, pattern: &Pattern, prefix: &Folded, suffix: &Folded) -> Vec<Range<usize>> {
        let text = &self.folded().chars;
        let len = judge.exact.len();
        let width = (len / 4).clamp(16, 1_000);
        let whole = [&prefix.chars[..], &judge.exact, &suffix.chars].concat();
        let places = self
            .seeds()
            .likely(&whole, width, judge.hint, most_places(judge, pattern))
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
        judge: &Judge<'_>,
        excerpt: &Excerpt,
        ranked: Vec<Candidate>,
        expected: Option<usize>,
        lead: usize,
    ) -> Result<Resolution, Option<Range<usize>>> {
        let folded = self.folded();
        let nearest = ranked.first().map(|c| folded.bytes(c.place.clone()));
        let likely = ranked.into_iter().filter(|c| c.similarity >= judge.floor(c));
        let good: Vec<Candidate> = likely.filter_map(|c| self.with_words(judge, c)).collect();
        let mut alike = best(&good, judge.hint.is_some());
        // "To annotate or not to annotate": folded they are alike, with their prefix to the letter they are not.
        let literal = |c: &&Candidate| {
            self.verbatim(c.place.start, lead, excerpt.exact.as_unproven())
                .is_some_and(|range| self.is_surrounded(excerpt, &range))
        };
        if alike.len() > 1 && alike.iter().any(literal) {
            alike.retain(literal);
        }
        let found: Vec<(Range<usize>, f32)> = alike
            .into_iter()
            .map(|candidate| {
                let exact = if candidate.similarity == 1.0 {
                    self.verbatim(candidate.place.start, lead, excerpt.exact.as_unproven())
                } else {
                    None
                };
                match exact {
                    Some(range) => (range, 1.0),
                    None => {
                        let range = folded.bytes(candidate.place.clone());
                        let similarity =
                            blend(candidate.similarity, excerpt.exact.as_unproven(), &self.text[range.clone()]);
                        (range, similarity)
                    }
                }
            })
            .collect();
        match found.as_slice() {
            [] => Err(nearest),
            [(range, 1.0)] if Some(range.start) == expected => Ok(Resolution::Found(range.clone())),
            [(range, 1.0)] => Ok(Resolution::Moved(range.clone())),
            [(range, similarity)] => Ok(Resolution::Changed {
                range: range.clone(),
                similarity: *similarity,
                difference: Difference::Meaning,
            }),
            several => Ok(Resolution::Ambiguous(several.iter().map(|(range, _)| range.clone()).collect())),
        }
    }

    /// The candidate with the share of words that are lost there, if it is no greater than it may be.
    fn with_words(&self, judge: &Judge<'_>, candidate: Candidate) -> Option<Candidate> {
        if candidate.similarity == 1.0 || judge.exact.len() > LONG {
            return Some(candidate);
        }
        let lost = Lost::between(&judge.exact, &self.folded().chars[candidate.place.clone()], self);
        let keeps = judge.keeps(&candidate, &lost);
        keeps.then_some(Candidate { lost: lost.count, ..candidate })
    }

    /// The place between prefix and suffix, where the quote was; if nothing is left between them, they themselves.
    fn gap(&self, prefix: &Folded, suffix: &Folded, hint: Option<usize>) -> Option<Range<usize>> {
        let (text, seeds) = (&self.folded().chars, self.seeds());
        let nearest = |pattern: &[char], near: usize| {
            seeds.exact(text, pattern, Some(near)).into_iter().min_by_key(|place| place.abs_diff(near))
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

/// Where the exact words stand, if they stand where the excerpt says: takes no preparation of the text.
pub fn stands(text: &str, excerpt: &Excerpt) -> Option<Range<usize>> {
    let start = start_of(excerpt).filter(|_| !excerpt.exact.as_unproven().trim().is_empty())?;
    let mut rest = text.chars();
    if let Some(before) = start.checked_sub(1) {
        rest.nth(before)?;
    }
    let at = text.len() - rest.as_str().len();
    let stands = rest.as_str().starts_with(excerpt.exact.as_unproven()) && has_context(text, excerpt, at);
    stands.then(|| at..at + excerpt.exact.as_unproven().len())
}

/// The code point where the excerpt says that it starts. A position whose length is not the quote's is no help: it was
/// made for other words.
fn start_of(excerpt: &Excerpt) -> Option<usize> {
    let start = excerpt.start? as usize;
    let fits = |end: u32| (end as usize).checked_sub(start) == Some(excerpt.exact.as_unproven().chars().count());
    excerpt.end.is_none_or(fits).then_some(start)
}

/// Whether the words before or after the quote at a byte are the excerpt's, or it gives none.
fn has_context(text: &str, excerpt: &Excerpt, at: usize) -> bool {
    let (prefix, suffix) = (&*excerpt.prefix, &*excerpt.suffix);
    (prefix.is_empty() && suffix.is_empty())
        || (!prefix.is_empty() && text[..at].ends_with(prefix))
        || (!suffix.is_empty() && text[at + excerpt.exact.as_unproven().len()..].starts_with(suffix))
}

impl Lexicon for Anchorer<'_> {
    fn weight(&self, word: &[char]) -> f32 {
        word.len() as f32 * self.seeds().rarity(word)
    }

    fn knows(&self, word: &[char], times: usize) -> bool {
        self.seeds().knows(&self.folded().chars, word, times)
    }
}

/// How many places a quote can be compared at.
fn most_places(judge: &Judge<'_>, pattern: &Pattern) -> usize {
    // The search of a window, the way back to its start, and the errors of whole words.
    let steps = 4 * judge.exact.len() * pattern.blocks();
    (MAX_STEPS / steps.max(1)).clamp(2, MAX_CANDIDATES)
}

/// The similarity of a quote and the words of a place, as it is told.
pub fn similarity(exact: &str, text: &str) -> f32 {
    let [quote, place] = [exact, text].map(|words| Folded::new(words).chars);
    let longest = quote.len().max(place.len()).max(1);
    let errors = Pattern::new(quote.into_iter()).distance(place.into_iter());
    blend(1.0 - errors as f32 / longest as f32, exact, text)
}

/// The similarity that is told: mostly that of the folded texts, but never 1 for other than the exact words, and never
/// less than what a changed quote needs, which the folded texts had.
fn blend(folded: f32, exact: &str, text: &str) -> f32 {
    let quote: Vec<char> = exact.chars().collect();
    let longest = quote.len().max(text.chars().count()).max(1);
    let errors = Pattern::new(quote.into_iter()).distance(text.chars());
    (0.9 * folded + 0.1 * (1.0 - errors as f32 / longest as f32)).max(MIN_SIMILARITY)
}

//! The state of an excerpt whose place is known.

use std::ops::Range;

use super::alteration::{Alteration, gravest};
use super::anchorer::Anchorer;
use super::boundary::Cuts;
use super::context;
use super::differences::{compare, differences};
use super::folded::Folded;
use super::likeness::{Knowledge, Nothing};
use super::myers::{Pattern, is_feasible};
use super::resolution::Resolution;
use super::score::MIN_SIMILARITY;
use super::sought::{Sought, blend};
use super::token::{Token, tokens};
use super::word_loss::Lexicon as _;
use crate::model::{Difference, Excerpt};

/// Similarity of a changed quote to its place, at most: below 1, which is that of the very words.
const MAX_CHANGED_SIMILARITY: f32 = 0.999;

impl Anchorer<'_> {
    /// Resolution of an excerpt that is known to stand at a range of bytes of the text, if it is one of the text: never
    /// [`Resolution::Ambiguous`].
    pub fn resolve_at(&self, excerpt: &Excerpt, range: Range<usize>) -> Resolution {
        let Some(place) = self.text.get(range.clone()) else { return Resolution::Lost { nearest: None } };
        let sought = Sought { excerpt, cuts: Cuts::of(excerpt), lead: 0 };
        self.settle(&sought, range, folded_similarity(excerpt.exact.as_unproven(), place))
    }

    /// Words in which a range of bytes of the text differs from a quote. Unlike [`super::alterations`] it knows the
    /// names and the other words of the text, as [`Self::resolve`] does.
    pub fn alterations(&self, exact: &str, range: Range<usize>) -> Vec<Alteration> {
        self.text.get(range).map_or_else(Vec::new, |place| compare(exact, place, self))
    }

    /// The state of an excerpt at a place, with the similarity of the folded texts.
    pub(super) fn settle(&self, sought: &Sought<'_>, range: Range<usize>, similarity: f32) -> Resolution {
        let excerpt = sought.excerpt;
        let range = self.with_question(excerpt.exact.as_unproven(), range);
        let is_whole = sought.cuts.is_whole(self.text, &range);
        let agrees = context::agrees(self.text, &range, excerpt, self);
        let alterations = self.alterations(excerpt.exact.as_unproven(), range.clone());
        match gravest(&alterations).or((!is_whole).then_some(Difference::Meaning)) {
            None if !agrees => Resolution::ContextChanged(range),
            None if self.is_elsewhere(excerpt, &range) => Resolution::Moved(range),
            None => Resolution::Found(range),
            Some(difference) => {
                let range = self.trimmed(excerpt, range, &alterations);
                let range = sought.cuts.widened(self.text, &range);
                let similarity = blend(similarity, excerpt.exact.as_unproven(), &self.text[range.clone()]);
                // The very letters, but of a larger number: no two texts that differ are wholly alike.
                let similarity = similarity.min(MAX_CHANGED_SIMILARITY);
                // The same words among others may be denied there, or be another's.
                let difference = if agrees && is_whole { difference } else { Difference::Meaning };
                Resolution::Changed { range, similarity, difference }
            }
        }
    }

    /// Returns true if the excerpt records another place: without one of its own it has not moved.
    fn is_elsewhere(&self, excerpt: &Excerpt, range: &Range<usize>) -> bool {
        let start = excerpt.start.map(|start| self.code_points().to_byte(self.text, start as usize));
        start.is_some_and(|start| start != Some(range.start))
    }

    /// The range with the question mark after it, if that stands for the full stop of the quote.
    fn with_question(&self, exact: &str, range: Range<usize>) -> Range<usize> {
        let mark = self.text[range.end..].chars().next().filter(|c| matches!(c, '?' | '؟'));
        let place = &self.text[range.clone()];
        match mark.filter(|_| exact.ends_with(['.', '!']) && !place.ends_with(['.', '!'])) {
            Some(mark) => range.start..range.end + mark.len_utf8(),
            None => range,
        }
    }

    /// Returns true if the same words stand at a place, among the words that bind them.
    pub(super) fn is_found(&self, sought: &Sought<'_>, range: &Range<usize>) -> bool {
        sought.cuts.is_whole(self.text, range)
            && self.alterations(sought.excerpt.exact.as_unproven(), range.clone()).is_empty()
            && context::agrees(self.text, range, sought.excerpt, self)
    }

    /// Returns true if a text differs from the tokens of a quote by marks alone.
    pub(super) fn is_same(&self, exact: &[Token], place: &str) -> bool {
        differences(exact, &tokens(place), &Nothing).is_empty()
    }
}

impl Knowledge for Anchorer<'_> {
    fn is_name(&self, word: &str) -> bool {
        self.names.has(word)
    }

    fn stands(&self, word: &str, times: usize) -> bool {
        let word: Vec<char> = word.chars().collect();
        self.knows(&word, times)
    }
}

fn folded_similarity(exact: &str, text: &str) -> f32 {
    let [quote, place] = [exact, text].map(|words| Folded::new(words).chars);
    let longest = quote.len().max(place.len()).max(1);
    if !is_feasible(&quote) {
        return MIN_SIMILARITY;
    }
    let errors = Pattern::new(quote.into_iter()).distance(place.into_iter());
    1.0 - errors as f32 / longest as f32
}

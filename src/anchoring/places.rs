//! The places of a text where the folded letters of a quote stand.

use std::ops::Range;

use super::anchorer::{Anchorer, MAX_OCCURRENCES};
use super::boundary::{Cuts, may_be_whole};
use super::score::Scorer;
use super::sought::Sought;
use super::token::tokens;

/// Occurrences that are looked at at all, those nearest to where the quote is expected.
const MAX_PLACES: usize = 4 * MAX_OCCURRENCES;

/// Characters of places that are read word by word, all places together.
const MAX_READ: usize = 500_000;

/// Longest white space in which a quote can begin, in bytes.
const MAX_LEAD: usize = 256;

impl Anchorer<'_> {
    /// The folded places of the quote: those that differ by marks alone, if there are any, else all that are alike when
    /// folded; and, of those that lie within other words and numbers, the nearest.
    pub(super) fn places(&self, scorer: &Scorer<'_>, sought: &Sought<'_>) -> (Vec<Range<usize>>, Option<Range<usize>>) {
        let text = &self.folded().chars;
        let all = self.ngrams().exact(text, &scorer.exact, scorer.hint);
        let far = |place: &usize| scorer.hint.map_or(0, |hint| hint.abs_diff(*place));
        let folded = |place: usize| place..place + scorer.exact.len();
        let (mut places, within): (Vec<usize>, Vec<usize>) =
            all.into_iter().partition(|&place| may_be_whole(text, &folded(place), sought.cuts));
        if places.len() > MAX_PLACES {
            places.sort_by_key(far);
            places.truncate(MAX_PLACES);
        }
        let range = |place: usize| self.bytes_at(place, scorer.exact.len(), sought);
        let (places, more): (Vec<usize>, Vec<usize>) =
            places.into_iter().partition(|&place| sought.cuts.is_whole(self.text, &range(place)));
        let inside = within.into_iter().chain(more).min_by_key(far);
        let mut near = places.clone();
        if near.len() > MAX_OCCURRENCES {
            near.sort_by_key(far);
            near.truncate(MAX_OCCURRENCES);
        }
        near.truncate((MAX_READ / scorer.exact.len()).max(2));
        let is_verbatim =
            |place: &usize| self.verbatim(*place, sought.lead, sought.excerpt.exact.as_unproven()).is_some();
        let mut same: Vec<usize> = places.iter().copied().filter(is_verbatim).collect();
        if same.len() < near.len() {
            let exact = tokens(sought.excerpt.exact.as_unproven());
            let differs_by_marks =
                |place: &usize| !is_verbatim(place) && self.is_same(&exact, &self.text[range(*place)]);
            same.extend(near.into_iter().filter(differs_by_marks));
            same.sort_unstable();
        }
        let mut found: Vec<Range<usize>> = same.into_iter().map(folded).collect();
        if found.is_empty() {
            found = self.places_by_marks(scorer, sought);
        }
        if found.is_empty() {
            found = places.into_iter().map(folded).collect();
        }
        (found, inside.map(folded))
    }

    /// The bytes of a folded place of the quote: of the exact words, if they stand there.
    pub(super) fn bytes_at(&self, place: usize, length: usize, sought: &Sought<'_>) -> Range<usize> {
        let verbatim = self.verbatim(place, sought.lead, sought.excerpt.exact.as_unproven());
        verbatim.unwrap_or_else(|| self.folded().bytes(place..place + length))
    }

    /// The bytes of the exact words at a folded place, if they stand there to the letter. What the first folded
    /// character stands for may be more than the quote begins with: a run of white space.
    pub(super) fn verbatim(&self, place: usize, lead: usize, exact: &str) -> Option<Range<usize>> {
        let first = self.folded().bytes(place..place + 1);
        let stands = |at: &usize| self.text.get(*at..).is_some_and(|rest| rest.starts_with(exact));
        let start = (first.start.saturating_sub(lead)..first.end).take(MAX_LEAD).find(stands)?;
        Some(start..start + exact.len())
    }

    /// The folded place, widened to the whole words and numbers that it begins and ends in.
    pub(super) fn widened(&self, place: Range<usize>, cuts: Cuts) -> Range<usize> {
        let range = self.folded().bytes(place.clone());
        if place.is_empty() || cuts.is_whole(self.text, &range) {
            return place;
        }
        let wide = cuts.widened(self.text, &range);
        let (start, end) = (self.folded().of_byte(wide.start), self.folded().of_byte(wide.end));
        start.min(place.start)..end.max(place.end)
    }

    /// The bytes of a folded place of the quote, widened to whole words and numbers.
    pub(super) fn whole_at(&self, sought: &Sought<'_>, place: &Range<usize>) -> Range<usize> {
        sought.cuts.widened(self.text, &self.bytes_at(place.start, place.len(), sought))
    }
}

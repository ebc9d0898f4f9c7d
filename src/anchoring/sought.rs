//! An excerpt that is looked for, and how much a text is like it.

use super::boundary::Cuts;
use super::myers::{Pattern, is_feasible};
use super::score::MIN_SIMILARITY;
use crate::model::Excerpt;

/// An excerpt that is looked for.
pub(super) struct Sought<'e> {
    pub excerpt: &'e Excerpt,
    pub cuts: Cuts,
    /// The bytes of the quote before its first folded character.
    pub lead: usize,
}

/// The code point where the excerpt says that it starts. A position whose length is not the quote's is no help: it was
/// made for other words.
pub(super) fn start_of(excerpt: &Excerpt) -> Option<usize> {
    let start = excerpt.start? as usize;
    let fits = |end: u32| (end as usize).checked_sub(start) == Some(excerpt.exact.as_unproven().chars().count());
    excerpt.end.is_none_or(fits).then_some(start)
}

/// The similarity that is told: mostly that of the folded texts, but never 1 for other than the exact words, and never
/// less than what a changed quote needs, which the folded texts had.
pub(super) fn blend(folded: f32, exact: &str, text: &str) -> f32 {
    let quote: Vec<char> = exact.chars().collect();
    let longest = quote.len().max(text.chars().count()).max(1);
    if !is_feasible(&quote) {
        return (0.9 * folded).max(MIN_SIMILARITY);
    }
    let errors = Pattern::new(quote.into_iter()).distance(text.chars());
    (0.9 * folded + 0.1 * (1.0 - errors as f32 / longest as f32)).max(MIN_SIMILARITY)
}

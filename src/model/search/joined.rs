//! Folded texts in which Persian words are joined.

use std::ops::Range;

use crate::base::Folded;
use crate::base::persian::idle_spaces;

/// A folded text without the spaces within Persian words.
pub(super) struct Joined {
    folded: Folded,
    pub(super) text: String,
    /// The spaces that are left out, in bytes of `text`, ascending.
    spaces: Vec<usize>,
}

impl Joined {
    pub(super) fn new(folded: Folded) -> Self {
        let left_out = idle_spaces(folded.as_str());
        let kept = folded.as_str().char_indices().filter(|(at, _)| left_out.binary_search(at).is_err());
        let text = kept.map(|(_, c)| c).collect();
        let spaces = left_out.iter().enumerate().map(|(before, at)| at - before).collect();
        Self { folded, text, spaces }
    }

    /// Occurrences of a folded word, in bytes of the original.
    pub(super) fn find(&self, word: &str) -> Vec<Range<usize>> {
        let start = |at: usize| at + self.spaces.partition_point(|space| *space <= at);
        let end = |at: usize| at + self.spaces.partition_point(|space| *space < at);
        let found = self.text.match_indices(word).filter(|_| !word.is_empty());
        found.map(|(at, word)| self.folded.original_range(start(at)..end(at + word.len()))).collect()
    }
}

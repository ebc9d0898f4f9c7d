//! Sets of folded words, asked with and without the particles that are joined to a word.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::base::fold::fold_letters;

/// A set of folded words.
pub(crate) struct WordList(LazyLock<HashSet<String>>);

impl WordList {
    /// Makes a list whose words are folded when it is first asked.
    pub(crate) const fn new(make: fn() -> HashSet<String>) -> Self {
        Self(LazyLock::new(make))
    }

    /// Returns true if the list has a folded word.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Returns true if the list has the word, or what is left of it without particles before it.
    pub(crate) fn has_stem(&self, word: &str) -> bool {
        stems(word).any(|stem| self.has(stem))
    }
}

/// The folded words of a list.
pub(crate) fn set(words: &str) -> HashSet<String> {
    words.split_whitespace().map(folded).collect()
}

/// The folded letters of a word.
pub(crate) fn folded(word: &str) -> String {
    let mut letters = String::with_capacity(word.len());
    fold_letters(word, |c| letters.push(c));
    letters
}

/// A folded Arabic word, and what is left of it without the particles that may be joined before it.
pub(crate) fn stems(word: &str) -> impl Iterator<Item = &str> {
    let short = word.strip_prefix(['و', 'ف']);
    let parts = [Some(word), short].into_iter().flatten();
    parts.flat_map(|word| {
        let joined = word.strip_prefix(['ب', 'ل', 'ك']);
        let doubled = word.strip_prefix("لل");
        let all = [Some(word), word.strip_prefix("ال"), joined, joined.and_then(|j| j.strip_prefix("ال")), doubled];
        all.into_iter().flatten()
    })
}

//! Queries, and the words in them.

use memchr::memmem::Finder;

use super::code::coded;
use crate::base::Folded;
use crate::base::fold::has_hamza;
use crate::base::persian::idle_spaces;

/// A word of a query, coded.
pub(super) struct Word {
    pub(super) plain: Vec<u8>,
    /// The word with one letter for the hamza, if that is another.
    pub(super) hamza: Option<Vec<u8>>,
}

/// Searchers of a word in its spellings.
pub(super) struct Finders<'w> {
    pub(super) plain: Finder<'w>,
    pub(super) hamza: Option<Finder<'w>>,
}

impl Word {
    pub(super) fn finders(&self) -> Finders<'_> {
        Finders { plain: Finder::new(&self.plain), hamza: self.hamza.as_ref().map(Finder::new) }
    }

    /// The word with one letter for the hamza, or as it is.
    fn with_hamza(&self) -> &[u8] {
        self.hamza.as_deref().unwrap_or(&self.plain)
    }

    /// Returns true if all that another word finds is found by this one.
    fn is_within(&self, other: &Self) -> bool {
        let contains = |other: &[u8], own: &[u8]| Finder::new(own).find(other).is_some();
        contains(&other.plain, &self.plain) && contains(other.with_hamza(), self.with_hamza())
    }
}

impl Finders<'_> {
    pub(super) fn stands_in(&self, letters: &[u8]) -> bool {
        self.plain.find(letters).is_some() || self.hamza.as_ref().is_some_and(|hamza| hamza.find(letters).is_some())
    }
}

/// Returns true if all that a query finds was found by the last one, too: every word of that is within one of this.
pub fn narrows(query: &str, last: &str) -> bool {
    let (new, old) = (words(query), words(last));
    !old.is_empty() && old.iter().all(|old| new.iter().any(|new| old.is_within(new)))
}

/// The words of a query.
pub(super) fn words(query: &str) -> Vec<Word> {
    let plain = folded_words(&Folded::new(query));
    let mut words: Vec<Word> = plain.iter().map(|word| Word { plain: coded(word), hamza: None }).collect();
    if has_hamza(query) {
        let hamza = folded_words(&Folded::with_one_hamza(query));
        for (word, hamza) in words.iter_mut().zip(&hamza).filter(|_| plain.len() == hamza.len()) {
            word.hamza = Some(coded(hamza)).filter(|hamza| *hamza != word.plain);
        }
    }
    words
}

/// The words of a folded query. A mark without its partner is a space.
pub(super) fn folded_words(folded: &Folded) -> Vec<String> {
    let parts: Vec<&str> = folded.as_str().split('"').collect();
    let mut words = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let quoted = i % 2 == 1 && i + 1 < parts.len();
        if quoted && !part.trim().is_empty() {
            let spaces = idle_spaces(part);
            let joined = part.char_indices().filter(|(at, _)| !spaces.contains(at)).map(|(_, c)| c);
            words.push(joined.collect::<String>().trim().to_owned());
        } else {
            words.extend(part.split(' ').filter(|w| !w.is_empty()).map(str::to_owned));
        }
    }
    words
}

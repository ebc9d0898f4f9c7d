//! The words on either side of a border, and how long they have to be.

use super::super::token::tokens;
use super::outward::BORDER_CHARS;

/// Letters that a word has at least where a particle is joined to it: of shorter ones the particle may be a letter of
/// another word («ساد» and «فساد»).
pub(super) const AFTER_PARTICLE: usize = 4;

/// The same after particles with the article, which words seldom begin with otherwise.
pub(super) const AFTER_ARTICLE: usize = 3;

/// Words of a number that are looked at on either side of a border.
const NUMBER_WORDS: usize = 7;

/// The words, numbers and marks that a text begins with, folded.
pub(super) fn first_words(text: &str) -> Vec<String> {
    let start: String = text.chars().take(BORDER_CHARS).collect();
    tokens(&start).into_iter().take(NUMBER_WORDS).map(|token| token.folded).collect()
}

/// The words, numbers and marks that a text ends with, folded.
pub(super) fn last_words(text: &str) -> Vec<String> {
    let from = text.char_indices().rev().nth(BORDER_CHARS - 1).map_or(0, |(at, _)| at);
    let tokens = tokens(&text[from..]);
    let from = tokens.len().saturating_sub(NUMBER_WORDS);
    tokens[from..].iter().map(|token| token.folded.clone()).collect()
}

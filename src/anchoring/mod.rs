//! Finds an excerpt in the text of its document, and says how sure it is of the place.
//!
//! The steps, each only if the one before found nothing: the exact words at their position, the exact
//! words elsewhere, the words with other marks, the words with spelling variants of characters, similar words.
//! Candidates are judged by quote, prefix, suffix and position, as the anchoring of Hypothesis does,
//! but two that are alike are called ambiguous, and similar letters are not enough: the words must be the same ones.
//!
//! A place that is found is never other than what was quoted:
//! - A place begins and ends where words and numbers do (`boundary`), unless the excerpt's own prefix and suffix show
//!   that it was cut.
//! - The words are the same one by one but for marks, white space and the shapes of characters (`token`); if not, how
//!   they differ is told word by word, and by the gravest difference (`alteration`).
//! - The words around that say who speaks, what is answered or denied are those that were recorded (`context`).

use crate::model::Excerpt;

mod alignment;
mod alteration;
mod anchorer;
mod boundary;
mod capitals;
mod characters;
mod code_points;
mod context;
#[cfg(test)]
mod corpus_tests;
mod describe;
mod differences;
#[cfg(test)]
mod false_positive_tests;
mod folded;
mod glyphs;
mod joints;
mod letters;
mod likeness;
mod many;
mod marks;
mod myers;
mod ngram_index;
mod numerals;
mod places;
#[cfg(test)]
mod properties;
mod resolution;
mod score;
mod settle;
mod sought;
mod stands;
#[cfg(test)]
mod tests;
mod token;
mod trim;
mod vocabulary;
mod word_list;
mod word_loss;

pub use alteration::{Alteration, AlterationKind};
pub use anchorer::Anchorer;
pub use code_points::CodePoints;
pub use describe::describe;
pub use differences::alterations;
pub use letters::adds_vowel_signs;
pub use many::{Task, resolve_many};
pub use resolution::Resolution;
pub use score::MIN_SIMILARITY;
pub use stands::stands;
pub use vocabulary::Names;

/// Finds one excerpt in a text. For many excerpts of one text, make an [`Anchorer`] once.
pub fn resolve(text: &str, excerpt: &Excerpt) -> Resolution {
    Anchorer::new(text).resolve(excerpt)
}

//! Finds an excerpt in the text of its document, and says how sure it is of the place.
//!
//! The steps, each only if the one before found nothing: the exact words at their position, the exact
//! words elsewhere, the words with other marks, the words with spelling variants of characters, similar words.
//! Candidates are judged by quote, prefix, suffix and position, as the anchoring of Hypothesis does,
//! but two that are alike are called ambiguous, and similar letters are not enough: the words must be the same ones.
//!
//! What is found is never other than what was quoted:
//! - A place begins and ends where words and numbers do (`boundary`), unless the excerpt's own prefix and suffix show
//!   that it was cut.
//! - The words are the same one by one but for marks, white space and the shapes of characters (`token`); if not, how
//!   they differ is told word by word, and by the gravest difference (`alteration`).
//! - The words around that say who speaks, what is answered or denied are those that were recorded (`context`).

use std::ops::Range;

use crate::model::{Difference, Excerpt};

mod alteration;
mod anchorer;
mod boundary;
mod capitals;
mod code_points;
mod context;
#[cfg(test)]
mod corpus_tests;
mod describe;
mod folded;
#[cfg(test)]
mod friends;
mod joints;
mod letters;
mod likeness;
mod many;
mod marks;
mod myers;
mod numerals;
mod places;
#[cfg(test)]
mod properties;
mod score;
mod seeds;
mod settle;
#[cfg(test)]
mod tests;
mod token;
mod trim;
mod vocabulary;
mod words;

pub use alteration::{Alteration, AlterationKind, alterations};
pub use anchorer::Anchorer;
pub use code_points::CodePoints;
pub use describe::describe;
pub use letters::adds_vowel_signs;
pub use many::{Task, resolve_many};
pub use score::{MIN_NEAREST, MIN_SIMILARITY};
pub use settle::stands;
pub use vocabulary::Names;

/// What became of an excerpt in today's text of its document. Ranges are in bytes of the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolution {
    /// The quoted words stand where the excerpt says; or in one place, or in one place between prefix and suffix, if it
    /// does not say where. The text there may have other marks than the quote: vowels, white space, quotation marks
    /// around it, the shapes of quotation marks, hyphens, digits, kaf and yeh, the seats of hamza.
    Found(Range<usize>),
    /// The quoted words stand in one place that is another than the excerpt says.
    Moved(Range<usize>),
    /// The quoted words stand there, but among other words than the excerpt records: who says them, or what they answer,
    /// may be another.
    ContextChanged(Range<usize>),
    /// Words like them stand there.
    Changed {
        /// Where.
        range: Range<usize>,
        /// Below 1, at least [`MIN_SIMILARITY`].
        similarity: f32,
        /// How grave the change is.
        difference: Difference,
    },
    /// Several places are as good as each other, best first.
    Ambiguous(Vec<Range<usize>>),
    /// They stand nowhere.
    Lost {
        /// The text that is most like them, or the place between their prefix and suffix.
        nearest: Option<Range<usize>>,
    },
}

impl Resolution {
    /// The one place of the excerpt, where there is one: in an ambiguous or lost anchor there is none.
    pub fn range(&self) -> Option<&Range<usize>> {
        match self {
            Self::Found(range) | Self::Moved(range) | Self::ContextChanged(range) | Self::Changed { range, .. } => {
                Some(range)
            }
            Self::Ambiguous(_) | Self::Lost { .. } => None,
        }
    }

    /// `found`, `moved`, `context-changed`, `changed`, `changed-in-meaning`, `ambiguous` or `lost`.
    pub fn state(&self) -> &'static str {
        match self {
            Self::Found(_) => "found",
            Self::Moved(_) => "moved",
            Self::ContextChanged(_) => "context-changed",
            Self::Changed { difference: Difference::Spelling, .. } => "changed",
            Self::Changed { difference: Difference::Meaning, .. } => "changed-in-meaning",
            Self::Ambiguous(_) => "ambiguous",
            Self::Lost { .. } => "lost",
        }
    }

    /// How much the text there is like the quote: 1 for the exact words, 0 where there is no one place.
    pub fn similarity(&self) -> f32 {
        match self {
            Self::Found(_) | Self::Moved(_) | Self::ContextChanged(_) => 1.0,
            Self::Changed { similarity, .. } => *similarity,
            Self::Ambiguous(_) | Self::Lost { .. } => 0.0,
        }
    }
}

/// Finds one excerpt in a text. For many excerpts of one text, make an [`Anchorer`] once.
pub fn resolve(text: &str, excerpt: &Excerpt) -> Resolution {
    Anchorer::new(text).resolve(excerpt)
}

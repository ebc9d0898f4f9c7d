//! The place of an excerpt in a text, and how sure it is.

use std::ops::Range;

#[cfg(doc)]
use super::score::MIN_SIMILARITY;
use crate::model::Difference;

/// Place of an excerpt in today's text of its document. Ranges are in bytes of the text.
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
        /// Its place.
        range: Range<usize>,
        /// Below 1, at least [`MIN_SIMILARITY`].
        similarity: f32,
        /// Gravity of the change.
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

    /// Similarity of the text there to the quote: 1 for the exact words, 0 where there is no one place.
    pub fn similarity(&self) -> f32 {
        match self {
            Self::Found(_) | Self::Moved(_) | Self::ContextChanged(_) => 1.0,
            Self::Changed { similarity, .. } => *similarity,
            Self::Ambiguous(_) | Self::Lost { .. } => 0.0,
        }
    }
}

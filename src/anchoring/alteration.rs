//! A difference between a quote and the text where it stands, and how grave it is.

use std::ops::Range;

use crate::model::Difference;

/// Kinds of alteration, the least grave first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlterationKind {
    /// Commas, full stops, quotation marks, the numbers of notes above the line and the like.
    Punctuation,
    /// Letters alone: hamza, case, look-alikes of another script, words joined or split, a misprint.
    Spelling,
    /// Another word, one more or one less; a question for a statement.
    Word,
    /// A unit, a percent sign, a currency, or a word such as "million".
    Unit,
    /// A name of the project, or a Latin word with a capital.
    Name,
    /// A day, a month or a year.
    Date,
    /// A number or its sign.
    Number,
    /// A word that denies or affirms.
    Negation,
}

impl AlterationKind {
    /// Gravity of the difference.
    pub fn difference(self) -> Difference {
        if self <= Self::Spelling { Difference::Spelling } else { Difference::Meaning }
    }
}

/// Words of a quote that are others at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alteration {
    /// Kind of the words.
    pub kind: AlterationKind,
    /// The quoted words, in bytes of the quote; empty where the text has words more.
    pub quoted: Range<usize>,
    /// The words that stand there, in bytes of the text; empty where the text has words less.
    pub stands: Range<usize>,
}

/// The gravest difference of some alterations; `None` if there are none.
pub(crate) fn gravest(alterations: &[Alteration]) -> Option<Difference> {
    alterations.iter().map(|alteration| alteration.kind.difference()).max()
}

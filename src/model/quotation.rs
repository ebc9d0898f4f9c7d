//! How a quote stands in its source: what every place that shows a quote has to say along with its words.

use std::ops::Range;

/// How the words of a place differ from those of a quote: the gravest of all their differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// Letters: spelling, misprints, words that are joined or split. What is said is the same.
    Spelling,
    /// Numbers, dates, negations, names, units or other words: what is said is not the same.
    Meaning,
}

/// Why a reader of a document does not see a part of its text, or sees it taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concealment {
    /// Struck through or marked as deleted.
    Struck,
    /// Hidden, invisible, transparent, of no size, or outside the page.
    Hidden,
    /// Under something opaque, or in the colour of what lies behind it.
    Covered,
    /// The file says that other words are meant than those that are drawn (`ActualText` of PDF).
    Replaced,
}

/// A part of a text that a reader of its document does not see as such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concealed {
    /// In bytes of the text.
    pub range: Range<usize>,
    /// Why.
    pub how: Concealment,
}

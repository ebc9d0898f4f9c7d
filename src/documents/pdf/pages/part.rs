//! Parts of a document.

/// Part of a document that a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The running text.
    Text,
    /// A note at the foot of a column.
    Note,
    /// Furniture: what belongs to the page and not to the text.
    Furniture,
}

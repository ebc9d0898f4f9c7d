//! Faults in the syntax of a file.

/// Fault in the syntax, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// The code of the diagnostic.
    pub code: &'static str,
    /// Byte offset.
    pub at: usize,
    /// The value for the blank `found` of the message; empty where there is none.
    pub found: String,
}

//! Text of a file as it was read, and how much of one is read.

use crate::base::Diagnostic;
use crate::model::{Concealed, SourceMap};

/// Texts longer than this are not read to their end, in bytes.
pub const MAX_TEXT: usize = 64 << 20;

/// Texts of more lines or paragraphs are not read to their end: each takes some bytes of memory beside its own.
pub(crate) const MAX_LINES: usize = 5_000_000;

/// Text that was read of a file, with what is known about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extract {
    /// The text: paragraphs end with a line feed, pages and parts with an empty line.
    pub text: String,
    /// The way back.
    pub source_map: SourceMap,
    /// The parts of the text that a reader of the file does not see, in their order: all that follows the first.
    pub concealed: Vec<Concealed>,
    /// Findings about the file, without its name.
    pub faults: Vec<Diagnostic>,
    /// It is longer than can be read: the text is not all of it, or none.
    pub too_long: bool,
}

impl Extract {
    /// Nothing of a file that is too long.
    pub fn too_long() -> Self {
        Self { too_long: true, ..Self::default() }
    }
}

//! A text folded for comparing, as a row of characters, with the way to the bytes of the original and back.

use std::ops::Range;

use super::CodePoints;
use crate::base;

/// The folded characters of a text.
pub struct Folded {
    /// The characters that are compared.
    pub chars: Vec<char>,
    folded: base::Folded,
    code_points: CodePoints,
    /// The length of the original in bytes.
    len: usize,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Self {
        let folded = base::Folded::new(text);
        let code_points = CodePoints::new(folded.as_str());
        Self { chars: folded.as_str().chars().collect(), folded, code_points, len: text.len() }
    }

    /// The bytes of the original that folded characters come from, with the marks on the last one.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let text = self.folded.as_str();
        let byte = |at| self.code_points.to_byte(text, at).unwrap_or(text.len());
        if range.is_empty() {
            let at =
                if range.start < self.chars.len() { self.bytes(range.start..range.start + 1).start } else { self.len };
            return at..at;
        }
        self.folded.original_range(byte(range.start)..byte(range.end))
    }

    /// The first folded character that comes from a byte of the original or from one after it.
    pub fn of_byte(&self, byte: usize) -> usize {
        let (mut low, mut high) = (0, self.chars.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.bytes(middle..middle + 1).start < byte {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

//! Composition of an input method in a text field.

use std::ops::Range;

use super::history::Composition;
use super::{LineEditor, one_line};
use crate::text::words;

impl LineEditor {
    /// Shows what an input method is composing, in the place of the selection or of the composition before;
    /// `cursor` is a range of bytes in it. An empty text ends the composition and restores what it replaced.
    pub fn set_preedit(&mut self, text: &str, cursor: Option<Range<usize>>) {
        let text = one_line(text);
        if text.is_empty() {
            self.settle();
            return;
        }
        let (range, before) = match self.composition.take() {
            Some(composition) => (composition.range, composition.before),
            None => (self.selection(), self.snapshot()),
        };
        let start = range.start;
        self.replace(range, &text);
        let cursor = cursor.unwrap_or(text.len()..text.len());
        self.anchor = start + words::floor_grapheme(&text, cursor.start.min(text.len()));
        self.caret.byte = start + words::floor_grapheme(&text, cursor.end.min(text.len()));
        self.composition = Some(Composition { range: start..start + text.len(), before });
    }

    /// The range that is being composed: drawn underlined.
    pub fn preedit(&self) -> Option<Range<usize>> {
        self.composition.as_ref().map(|composition| composition.range.clone())
    }

    /// Puts in what the input method settled on, in the place of the composition.
    pub fn commit(&mut self, text: &str) {
        self.insert(text);
    }

    /// Ends a composition and restores what it replaced.
    pub(super) fn settle(&mut self) {
        if let Some(composition) = self.composition.take() {
            self.restore(composition.before);
        }
    }
}

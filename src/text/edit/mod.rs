//! The model of a one-line text field: text, caret, selection, composition and undo.

mod composition;
mod history;
mod moves;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use history::{Composition, History, Kind, Snapshot};

use super::geometry::Caret;
use super::{Language, TextEngine, TextLayout, TextRequest, TextStyle, words};
use crate::base::{Direction, Pos, Rect};

/// A side of the screen, for keys that name one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Direction in which ← points.
    Left,
    /// Direction in which → points.
    Right,
}

/// A one-line text field without its look.
///
/// Positions are bytes of `text()`; carets stand between grapheme clusters (UAX #29).
#[derive(Clone, Debug, Default)]
pub struct LineEditor {
    text: String,
    language: Language,
    anchor: usize,
    caret: Caret,
    composition: Option<Composition>,
    history: History,
}

impl LineEditor {
    /// A field that holds `text`, with the caret at its end. Line breaks and control characters become spaces.
    pub fn new(text: &str) -> Self {
        let mut editor = Self::default();
        editor.set_text(text);
        editor
    }

    /// The text, with the composition in it if one is under way (see [`Self::preedit`]).
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Replaces the whole text; the caret goes to its end. There is no undo over it.
    pub fn set_text(&mut self, text: &str) {
        *self = Self { text: one_line(text), language: self.language, ..Self::default() };
        self.put_caret(self.text.len(), true);
    }

    /// Sets the language of the text, whatever is put into the field: see [`TextRequest::language`].
    pub fn set_language(&mut self, language: Language) {
        self.language = language;
    }

    /// The language of the text.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Place of the caret.
    pub fn caret(&self) -> usize {
        self.caret.byte
    }

    /// The caret on `layout`: its top and its height, in points. Where the direction turns it stands beside the
    /// character it was moved over or that was typed last.
    pub fn caret_on(&self, layout: &TextLayout) -> (Pos, f32) {
        layout.caret_at(self.caret)
    }

    /// Part of `layout` that a field `width` points wide must show: left and right edge, in points. The caret is in it, and
    /// what was written before it as far as there is room.
    pub fn in_view(&self, layout: &TextLayout, width: f32) -> (f32, f32) {
        layout.around_caret(self.caret, width)
    }

    /// The selected range; empty at the caret if nothing is selected.
    pub fn selection(&self) -> Range<usize> {
        self.anchor.min(self.caret.byte)..self.anchor.max(self.caret.byte)
    }

    /// The selected text.
    pub fn selected_text(&self) -> &str {
        &self.text[self.selection()]
    }

    /// Selects from `anchor` to `caret`; both are moved back to the nearest grapheme boundary.
    pub fn select(&mut self, anchor: usize, caret: usize) {
        self.settle();
        self.anchor = words::floor_grapheme(&self.text, anchor.min(self.text.len()));
        let byte = words::floor_grapheme(&self.text, caret.min(self.text.len()));
        self.caret = Caret { byte, after: byte > self.anchor };
    }

    /// Selects everything; the caret goes to the end.
    pub fn select_all(&mut self) {
        self.select(0, self.text.len());
    }

    /// Selects the word around a byte.
    pub fn select_word(&mut self, byte: usize) {
        let word = words::word_at(&self.text, byte);
        self.select(word.start, word.end);
    }

    /// Puts text in the place of the selection, or at the caret. Line breaks and control characters become spaces.
    pub fn insert(&mut self, text: &str) {
        self.settle();
        let text = one_line(text);
        if text.is_empty() && self.selection().is_empty() {
            return;
        }
        // Undo takes back a word at a time.
        let is_word = text.chars().count() == 1 && !text.contains(' ') && self.selection().is_empty();
        self.remember(if is_word { Kind::Typing } else { Kind::Other });
        self.replace(self.selection(), &text);
    }

    /// Deletes the selection, or the character before the caret: of a letter with marks the last mark, of emoji all.
    pub fn backspace(&mut self) {
        self.settle();
        let start = words::before_backspace(&self.text, self.caret.byte);
        self.delete_range(start..self.caret.byte);
    }

    /// Deletes the selection, or the grapheme cluster after the caret.
    pub fn delete(&mut self) {
        self.settle();
        let end = words::next_grapheme(&self.text, self.caret.byte);
        self.delete_range(self.caret.byte..end);
    }

    /// Deletes the selection, or from the caret back to the start of a word.
    pub fn backspace_word(&mut self) {
        self.settle();
        let start = words::previous_word(&self.text, self.caret.byte);
        self.delete_range(start..self.caret.byte);
    }

    /// Deletes the selection, or from the caret on to the end of a word.
    pub fn delete_word(&mut self) {
        self.settle();
        let end = words::next_word(&self.text, self.caret.byte);
        self.delete_range(self.caret.byte..end);
    }

    /// Takes back the last change; `false` if there is none.
    pub fn undo(&mut self) -> bool {
        self.settle();
        let now = self.snapshot();
        let before = self.history.undo(now);
        before.map(|snapshot| self.restore(snapshot)).is_some()
    }

    /// Makes the last undone change again; `false` if there is none.
    pub fn redo(&mut self) -> bool {
        self.settle();
        let now = self.snapshot();
        let after = self.history.redo(now);
        after.map(|snapshot| self.restore(snapshot)).is_some()
    }

    /// The text on one line. `direction` as in [`TextRequest`].
    pub fn layout(&self, engine: &TextEngine, style: TextStyle, direction: Option<Direction>) -> Arc<TextLayout> {
        engine.layout(&TextRequest { language: self.language, direction, ..TextRequest::new(&self.text, style) })
    }

    /// The areas of the selection on `layout`.
    pub fn highlight(&self, layout: &TextLayout) -> Vec<Rect> {
        layout.highlight(self.selection())
    }

    fn delete_range(&mut self, range: Range<usize>) {
        let selection = self.selection();
        let range = if selection.is_empty() { range } else { selection };
        if range.is_empty() {
            return;
        }
        self.remember(Kind::Deleting);
        self.replace(range, "");
    }

    fn replace(&mut self, range: Range<usize>, text: &str) {
        let caret = range.start + text.len();
        self.text.replace_range(range, text);
        // What was put in may join what follows into one cluster: the caret then goes before it.
        self.put_caret(words::floor_grapheme(&self.text, caret), true);
    }

    fn put_caret(&mut self, byte: usize, after: bool) {
        self.caret = Caret { byte, after };
        self.anchor = byte;
    }

    fn remember(&mut self, kind: Kind) {
        let now = self.snapshot();
        self.history.remember(now, kind);
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot { text: self.text.clone(), anchor: self.anchor, caret: self.caret }
    }

    fn restore(&mut self, snapshot: Snapshot) {
        self.text = snapshot.text;
        self.anchor = snapshot.anchor;
        self.caret = snapshot.caret;
    }
}

/// The text on one line: a break is a space, breaks at the end are gone, so are characters that have no look.
fn one_line(text: &str) -> String {
    let text = text.trim_end_matches(['\n', '\r']).replace("\r\n", " ");
    let space = |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.chars().map(|c| if space(c) { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}

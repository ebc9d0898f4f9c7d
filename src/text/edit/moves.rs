//! Caret movement of a text field: by what is on the screen for ← and →, by the text for words and ends.

use super::{LineEditor, Side};
use crate::base::{Direction, Pos};
use crate::text::geometry::Caret;
use crate::text::{TextLayout, words};

impl LineEditor {
    /// Moves the caret by one cluster to a side of the screen. `layout` is what [`Self::layout`] gave for the text as
    /// it is. Without `extend`, a selection is left at its end on that side.
    pub fn move_char(&mut self, layout: &TextLayout, side: Side, extend: bool) {
        let selection = self.selection();
        if extend || selection.is_empty() {
            self.go(layout.beside(self.caret, side == Side::Left), extend);
            return;
        }
        let start = Caret { byte: selection.start, after: false };
        let end = Caret { byte: selection.end, after: true };
        let start_is_left = layout.caret_at(start).0.x <= layout.caret_at(end).0.x;
        self.go(if start_is_left == (side == Side::Left) { start } else { end }, false);
    }

    /// Moves the caret by a word to a side of the screen: on in the text towards the side where the line ends, back
    /// towards the other.
    pub fn move_word(&mut self, layout: &TextLayout, side: Side, extend: bool) {
        let direction = layout.lines.first().map_or(Direction::Ltr, |line| line.direction);
        let forward = (direction == Direction::Rtl) == (side == Side::Left);
        let place = if forward {
            Caret { byte: words::next_word(&self.text, self.caret.byte), after: true }
        } else {
            Caret { byte: words::previous_word(&self.text, self.caret.byte), after: false }
        };
        self.go(place, extend);
    }

    /// Moves the caret to the start of the text.
    pub fn home(&mut self, extend: bool) {
        self.go(Caret { byte: 0, after: false }, extend);
    }

    /// Moves the caret to the end of the text.
    pub fn end(&mut self, extend: bool) {
        self.go(Caret { byte: self.text.len(), after: true }, extend);
    }

    /// Moves the caret to a point of the layout: a press, or a drag with `extend`.
    pub fn hit(&mut self, layout: &TextLayout, pos: Pos, extend: bool) {
        self.go(layout.hit_place(pos), extend);
    }

    fn go(&mut self, place: Caret, extend: bool) {
        if self.composition.is_some() {
            // The text is about to change back; a place in the composition means nothing afterwards.
            self.settle();
            return;
        }
        self.history.pause();
        self.caret = Caret { byte: words::floor_grapheme(&self.text, place.byte.min(self.text.len())), ..place };
        if !extend {
            self.anchor = self.caret.byte;
        }
    }
}

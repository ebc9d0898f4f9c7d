//! Lines of a part as they are shown.

use std::mem::take;

use quick_xml::events::BytesStart;

use super::super::look::{Look, Shift};
use super::super::symbols;
use super::super::tags::attribute;
use super::state::Writer;
use crate::documents::ink::Ink;
use crate::documents::layers::Line;
use crate::model::Concealment;

impl Writer<'_> {
    /// Adds text, after the number of its paragraph: that is seen even where the first words are deleted.
    pub(super) fn push(&mut self, text: &str, ink: Ink) {
        if let Some(number) = self.number.take() {
            let is_hidden = ink.how.is_some_and(|how| how != Concealment::Struck);
            self.now.push(&number, if is_hidden { ink } else { Ink::default() }, 0);
        }
        self.pieces += usize::from(!text.trim().is_empty());
        let parted = take(&mut self.parted) && text.starts_with(|c: char| c.is_numeric());
        match (self.shift, self.formulas.shift()) {
            (Shift::Raised, _) | (_, Shift::Raised) => self.now.push_raised(text, ink, 0),
            (Shift::Lowered, _) | (_, Shift::Lowered) => self.now.push_lowered(text, ink, 0),
            _ => {
                // Digits before and after the mark of a note are two numbers.
                if parted {
                    self.now.push("\u{FFFD}", ink, 0);
                }
                self.now.push(text, ink, 0);
            }
        }
    }

    /// Adds text in a font of symbols: as it looks, and, as replaced, what its letters are.
    pub(super) fn push_symbols(&mut self, text: &str, font: &str, ink: Ink) {
        let shown = symbols::shown(font, text);
        if shown == text || ink.how.is_some() {
            return self.push(text, ink);
        }
        if text.chars().zip(shown.chars()).any(|(letter, seen)| letter != seen && letter.is_alphanumeric()) {
            self.push(text, Ink { how: Some(Concealment::Replaced), ..ink });
        }
        self.push(&shown, Ink { inserted: true, ..ink });
    }

    /// Adds a line that comes after the paragraph.
    pub(super) fn push_boxed(&mut self, text: &str) {
        let mut inner = self.ink();
        if self.around.shape.is_hidden() && inner.how.is_none() {
            inner = Ink::concealed(Concealment::Hidden);
        }
        let mut line = Line::default();
        line.push(text, inner, 0);
        if !line.is_blank() {
            self.boxed.push(line);
        }
    }

    /// Adds the words of a diagram or a chart.
    pub(super) fn draw(&mut self, tag: &BytesStart<'_>) {
        let id = attribute(tag, "dm").or_else(|| attribute(tag, "id"));
        let drawings = self.drawings;
        for line in id.and_then(|id| drawings.get(&id)).into_iter().flatten() {
            self.push_boxed(line);
        }
    }

    /// Adds an embedded file: the lines that are seen, and those that are not.
    pub(super) fn embed(&mut self, tag: &BytesStart<'_>) {
        let chunks = self.chunks;
        let Some(chunk) = attribute(tag, "id").and_then(|id| chunks.get(&id)) else { return };
        let (mut at, mut parts) = (0, chunk.concealed.iter().peekable());
        for text in chunk.text.split_inclusive('\n') {
            while parts.next_if(|part| part.range.end <= at).is_some() {}
            let part = parts.peek().filter(|part| part.range.start < at + text.len());
            at += text.len();
            let ink = part.map_or(self.ink(), |part| Ink::concealed(part.how));
            let mut line = Line::default();
            line.push(text.trim_end_matches(['\n', '\r']), ink, 0);
            if !line.is_blank() {
                self.write(line);
            }
        }
    }

    /// Ends the drawings of a paragraph: shapes in front of it may hide its words.
    pub(super) fn end_drawings(&mut self) {
        let drawings = &mut self.around.drawings;
        let from = drawings.from;
        let (count, how) = drawings.end(self.now.after(from).trim(), self.around.page);
        if count > 0 {
            self.overlays.add(count, self.paragraphs + 1);
        }
        if let Some(how) = how {
            self.now.conceal(from, how);
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        self.end_drawings();
        if take(&mut self.goes_on) {
            return;
        }
        if self.cells == 0 && self.around.is_heading(self.styles) {
            self.now.set_heading();
        }
        match self.cells {
            0 => self.end(),
            _ => self.now.push(" ", Ink::default(), 0),
        }
    }

    /// Counts the paragraph. One of which the end is deleted goes on in the next one, and has that one's number.
    pub(super) fn number_paragraph(&mut self) {
        let number = self.number.take();
        if self.goes_on {
            return;
        }
        let label = self.numbering.label(&self.reference, self.around.paragraph.style());
        self.number = number.or(label).filter(|_| self.now.seen().is_empty());
    }

    /// Ends the line.
    pub(super) fn end(&mut self) {
        let line = take(&mut self.now);
        if !self.boxes.is_empty() {
            return self.boxed.push(line);
        }
        self.write(line);
        for line in take(&mut self.boxed) {
            self.write(line);
        }
    }

    pub(super) fn write(&mut self, mut line: Line) {
        self.paragraphs += 1;
        line.set_place(self.paragraphs);
        self.out.push(&line);
    }

    /// Writes what is left of a part that breaks off; gives the number of its last paragraph.
    pub(super) fn finish(mut self) -> u32 {
        let rest = take(&mut self.now);
        let around = take(&mut self.boxes).into_iter().map(|(line, ..)| line);
        let boxed = take(&mut self.boxed);
        for line in around.chain(boxed).chain([rest]).filter(|line| !line.is_blank()) {
            self.write(line);
        }
        self.paragraphs
    }

    pub(super) fn look(&self) -> Look {
        self.around.look(self.styles)
    }

    pub(super) fn ink_of(&self, look: &Look) -> Ink {
        self.around.ink_of(look, self.styles)
    }

    pub(super) fn ink(&self) -> Ink {
        self.ink_of(&self.look())
    }
}

//! Text as a browser sets it: white space counts as one space, blocks stand on lines of their own.

use crate::documents::ink::Ink;
use crate::documents::layers::Line;
use crate::documents::{MAX_LINES, MAX_TEXT};

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// Its text, and the line of the file on which it starts, from 1.
    pub line: Line,
    /// True if it belongs to what the page marks as its main text.
    pub main: bool,
    /// True if it stands in what is beside the text: a menu, a side column, the head or the foot of the page.
    pub beside: bool,
}

/// Lines of text in the making.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    /// The lines that are done.
    pub done: Vec<Paragraph>,
    /// The line that is being written.
    pub now: Paragraph,
    /// Number of lines that are done and seen.
    pub seen: usize,
    /// Bytes of the lines that are done.
    written: usize,
    /// Lines that are left for a while, for what stands beside them.
    left: Vec<Paragraph>,
    /// Lines beside the one that is being written, which come after it.
    beside: Vec<Paragraph>,
    /// Text above the letters of the line, which comes after it.
    above: Line,
}

impl Flow {
    /// Adds text; `keeps` for text whose lines and spaces are to stay.
    pub(crate) fn push(&mut self, text: &str, line: u32, keeps: bool, ink: Ink) {
        let mut line = line;
        let mut utf8 = [0; 4];
        for c in text.chars() {
            match c {
                '\n' if keeps => self.end_in(ink),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' if !keeps => self.now.line.space(ink),
                c => self.now.line.push(c.encode_utf8(&mut utf8), ink, line),
            }
            line += u32::from(c == '\n');
        }
    }

    /// Adds a gap that is wider than a space.
    pub(crate) fn gap(&mut self, ink: Ink) {
        self.now.line.gap(ink);
    }

    /// Returns true if it has as much text as is read.
    pub(crate) fn is_full(&self) -> bool {
        self.written + self.now.line.len() > MAX_TEXT || self.done.len() > MAX_LINES
    }

    /// Leaves the line for what stands beside it.
    pub(crate) fn step_aside(&mut self) {
        let (main, beside) = (self.now.main, self.now.beside);
        self.left.push(std::mem::take(&mut self.now));
        (self.now.main, self.now.beside) = (main, beside);
    }

    /// Goes on with the line that was left.
    pub(crate) fn step_back(&mut self) {
        let Some(line) = self.left.pop() else { return };
        let mut beside = std::mem::replace(&mut self.now, line);
        beside.line.trim_end();
        if !beside.line.is_blank() {
            self.beside.push(beside);
        }
    }

    /// Changes between the line and what stands above its letters.
    pub(crate) fn change_height(&mut self) {
        std::mem::swap(&mut self.now.line, &mut self.above);
    }

    /// Adds lines of another text.
    pub(crate) fn append(&mut self, lines: Vec<Paragraph>) {
        self.end();
        self.written += lines.iter().map(|paragraph| paragraph.line.len()).sum::<usize>();
        self.seen += lines.iter().filter(|paragraph| !paragraph.line.seen().is_empty()).count();
        self.done.extend(lines);
    }

    /// Ends the last line.
    pub(crate) fn finish(&mut self) {
        while !self.left.is_empty() {
            self.step_back();
        }
        self.end();
    }

    /// Ends a line by something in an ink: what is not seen ends none that is.
    pub(crate) fn end_in(&mut self, ink: Ink) {
        if ink.how.is_none() || self.now.line.seen().is_empty() {
            self.end();
        } else {
            self.now.line.space(ink);
        }
    }

    /// Ends the line.
    pub(crate) fn end(&mut self) {
        let (main, beside) = (self.now.main, self.now.beside);
        let paragraph = std::mem::take(&mut self.now);
        (self.now.main, self.now.beside) = (main, beside);
        self.add(paragraph);
        // What stands beside a line that is left waits for it.
        if self.left.is_empty() {
            let above = Paragraph { line: std::mem::take(&mut self.above), main, beside };
            let all = std::mem::take(&mut self.beside);
            all.into_iter().chain([above]).for_each(|paragraph| self.add(paragraph));
        }
    }

    fn add(&mut self, mut paragraph: Paragraph) {
        paragraph.line.trim_end();
        if !paragraph.line.is_blank() {
            self.written += paragraph.line.len();
            self.seen += usize::from(!paragraph.line.seen().is_empty());
            self.done.push(paragraph);
        }
    }
}

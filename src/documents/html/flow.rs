//! Text as a browser sets it: white space counts as one space, blocks stand on lines of their own.

use crate::documents::layers::{Ink, Line};
use crate::documents::{MAX_LINES, MAX_TEXT};

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text, and the line of the file on which it starts, from 1.
    pub line: Line,
    /// Whether it belongs to what the page marks as its main text.
    pub main: bool,
    /// Whether it stands in what is beside the text: a menu, a side column, the head or the foot of the page.
    pub beside: bool,
}

/// Lines of text in the making.
#[derive(Debug, Default)]
pub struct Flow {
    /// The lines that are done.
    pub done: Vec<Paragraph>,
    /// The line that is being written.
    pub now: Paragraph,
    /// Bytes of the lines that are done.
    written: usize,
}

impl Flow {
    /// Adds text; `keeps` for text whose lines and spaces are to stay.
    pub fn push(&mut self, text: &str, line: u32, keeps: bool, ink: Ink) {
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

    /// A gap that is wider than a space.
    pub fn gap(&mut self, ink: Ink) {
        self.now.line.gap(ink);
    }

    /// Whether it has as much text as is read.
    pub fn is_full(&self) -> bool {
        self.written + self.now.line.len() > MAX_TEXT || self.done.len() > MAX_LINES
    }

    /// The end of a line: what is not seen ends none that is.
    pub fn end_in(&mut self, ink: Ink) {
        if ink.how.is_none() || self.now.line.seen().is_empty() {
            self.end();
        } else {
            self.now.line.space(ink);
        }
    }

    /// The line is done.
    pub fn end(&mut self) {
        let (main, beside) = (self.now.main, self.now.beside);
        let mut paragraph = std::mem::take(&mut self.now);
        (self.now.main, self.now.beside) = (main, beside);
        paragraph.line.trim_end();
        if !paragraph.line.is_blank() {
            self.written += paragraph.line.len();
            self.done.push(paragraph);
        }
    }
}

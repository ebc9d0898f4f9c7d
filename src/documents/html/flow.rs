//! Text as a browser sets it: white space counts as one space, blocks stand on lines of their own.

use crate::documents::{MAX_LINES, MAX_TEXT};

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text.
    pub text: String,
    /// The line of the file on which it starts, from 1.
    pub line: u32,
    /// Whether it belongs to what the page marks as its main text.
    pub main: bool,
}

/// Lines of text in the making.
#[derive(Debug, Default)]
pub struct Flow {
    /// The lines that are done.
    pub done: Vec<Paragraph>,
    /// The line that is being written.
    pub now: Paragraph,
    /// A space is due before the next letter.
    space: bool,
    /// Bytes of the lines that are done.
    written: usize,
}

impl Flow {
    /// Adds text; `keeps` for text whose lines and spaces are to stay.
    pub fn push(&mut self, text: &str, line: u32, keeps: bool) {
        let mut line = line;
        for c in text.chars() {
            match c {
                '\n' if keeps => self.end(),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' if !keeps => self.space = true,
                c => self.letter(c, line),
            }
            line += u32::from(c == '\n');
        }
    }

    fn letter(&mut self, c: char, line: u32) {
        if self.now.text.is_empty() {
            self.now.line = line;
        } else if self.space {
            self.now.text.push(' ');
        }
        self.space = false;
        self.now.text.push(c);
    }

    /// Whether it has as much text as is read.
    pub fn is_full(&self) -> bool {
        self.written + self.now.text.len() > MAX_TEXT || self.done.len() > MAX_LINES
    }

    /// A gap that is wider than a space.
    pub fn gap(&mut self) {
        if !self.now.text.is_empty() {
            self.now.text.push('\u{2003}');
            self.space = false;
        }
    }

    /// The line is done.
    pub fn end(&mut self) {
        let main = self.now.main;
        let mut paragraph = std::mem::take(&mut self.now);
        (self.now.main, self.space) = (main, false);
        paragraph.text.truncate(paragraph.text.trim_end().len());
        if !paragraph.text.trim().is_empty() {
            self.written += paragraph.text.len();
            self.done.push(paragraph);
        }
    }
}

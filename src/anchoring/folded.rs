//! A text folded for comparing, as a row of characters, with the way to the bytes of the original and back.

use std::ops::Range;

use crate::base::Spans;
use crate::base::fold::{Sink, fold_into};

/// The folded characters of a text. Takes 6 bytes a character.
pub(crate) struct Folded {
    /// The characters that are compared.
    pub chars: Vec<char>,
    spans: Spans,
    /// The length of the original in bytes.
    len: usize,
}

impl Folded {
    /// Folds a text.
    pub(crate) fn new(text: &str) -> Self {
        // Most texts fold to a character for every one or two bytes; what is not needed of this is never touched.
        let mut writer = Writer { chars: Vec::with_capacity(text.len()), spans: Spans::with_capacity(text.len()) };
        fold_into(text, &mut writer);
        let Writer { chars, spans } = writer;
        Self { chars, spans, len: text.len() }
    }

    /// The bytes of the original that folded characters come from, with the marks on the last one.
    pub(crate) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let at = if range.start < self.chars.len() { self.spans.get(range.start).start } else { self.len };
            return at..at;
        }
        self.spans.get(range.start).start..self.spans.get(range.end - 1).end
    }

    /// The first folded character that comes from a byte of the original or from one after it.
    pub(crate) fn of_byte(&self, byte: usize) -> usize {
        self.spans.first_from(byte)
    }
}

struct Writer {
    chars: Vec<char>,
    spans: Spans,
}

impl Sink for Writer {
    fn letter(&mut self, c: char, original: &Range<usize>) {
        self.chars.push(c);
        self.spans.push(original.clone());
    }

    fn space(&mut self, original: Range<usize>) {
        match self.chars.last() {
            Some(' ') => self.spans.extend_last(original.end),
            _ => self.letter(' ', &original),
        }
    }

    /// Takes a mark, which belongs to the letter before it if it follows at once.
    fn mark(&mut self, mark: Range<usize>) {
        if !self.spans.is_empty() && self.spans.last().end == mark.start {
            self.spans.extend_same(mark.end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base;

    #[test]
    fn letters_and_places_are_those_of_the_plain_folding() {
        let texts = [
            "",
            "ًً",
            "«كَتَـبَ» ﷺً  \n ﷻ\u{64b}\u{64b} ﬁ \u{200f}İ e\u{301}\u{301}\u{202c}ً 12",
            "\u{a8}  \u{203e}x ـ ـ  ",
            &format!("ا{}ب{}ج", "\u{64b}".repeat(500), " ".repeat(500)),
            &"ﷺ مُحَمَّدٌ رسول ".repeat(50),
        ];
        for text in texts {
            let (folded, plain) = (Folded::new(text), base::Folded::new(text));
            assert_eq!(folded.chars.iter().collect::<String>(), plain.as_str(), "{text}");
            let at: Vec<usize> =
                plain.as_str().char_indices().map(|(at, _)| at).chain([plain.as_str().len()]).collect();
            for from in 0..folded.chars.len() {
                for to in from + 1..=folded.chars.len().min(from + 40) {
                    assert_eq!(folded.bytes(from..to), plain.original_range(at[from]..at[to]), "{from} {to} {text}");
                }
            }
            let starts: Vec<usize> = (0..folded.chars.len()).map(|nth| folded.bytes(nth..nth + 1).start).collect();
            for byte in 0..=text.len() {
                assert_eq!(folded.of_byte(byte), starts.partition_point(|start| *start < byte), "{byte} {text}");
            }
        }
    }
}

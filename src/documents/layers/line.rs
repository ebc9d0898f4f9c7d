//! A paragraph in the making.

use super::script_digits::{LOWERED, RAISED, ScriptDigits, as_script};
use crate::documents::ink::Ink;
use crate::model::Concealment;

/// A paragraph in the making: the text that is seen of it, and all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// The text that is seen.
    pub(super) seen: String,
    /// True if a space comes before the next text that is seen.
    seen_space: bool,
    /// Number of the line or paragraph of the file in which the first letter that is seen stands.
    pub(super) seen_at: u32,
    /// All text, seen or not.
    pub(super) all: String,
    /// True if a space comes before the next text.
    all_space: bool,
    /// Number of the line or paragraph of the file in which the first letter stands.
    pub(super) at: u32,
    /// Bytes of `all` at which a piece starts that is shown otherwise than the one before it.
    pieces: Vec<(usize, Ink)>,
    /// Byte of `all` at which the last text starts, if it stands above or below the line but is written with plain digits,
    /// and the digits that it would be written with.
    script: Option<(usize, ScriptDigits)>,
    /// True if the file calls it a heading.
    pub(super) is_heading: bool,
}

impl Line {
    /// Number of bytes of all that stands in it.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// Returns true if nothing but white space stands in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.all.trim().is_empty()
    }

    /// Returns true if a text is all that stands in it, and is seen.
    pub(crate) fn is_only(&self, text: &str) -> bool {
        self.all == text && self.seen == text
    }

    /// Sets the number of the line or paragraph of the file in which it stands.
    pub(crate) fn set_place(&mut self, at: u32) {
        (self.at, self.seen_at) = (at, at);
    }

    /// Marks it as a heading.
    pub(crate) fn set_heading(&mut self) {
        self.is_heading = true;
    }

    /// The text that is seen of it.
    pub(crate) fn seen(&self) -> &str {
        &self.seen
    }

    /// All that stands in it from a byte on; nothing if a character goes on there.
    pub(crate) fn after(&self, from: usize) -> &str {
        self.all.get(from..).unwrap_or_default()
    }

    /// Returns true if a digit is the last of it.
    pub(crate) fn ends_with_digit(&self) -> bool {
        !self.all_space && self.all.ends_with(char::is_numeric)
    }

    /// Conceals what is seen of it from a byte of all its text on.
    pub(crate) fn conceal(&mut self, from: usize, how: Concealment) {
        let mut line = Self::default();
        let mut at = 0;
        for (text, ink) in self.pieces() {
            let cut = text.floor_char_boundary(from.saturating_sub(at).min(text.len()));
            at += text.len();
            line.push(&text[..cut], ink, self.at);
            line.push(&text[cut..], Ink { how: ink.how.or(Some(how)), ..ink }, self.at);
        }
        (line.at, line.seen_at, line.is_heading) = (self.at, self.seen_at, self.is_heading);
        *self = line;
    }

    /// Adds text that stands above the line. Digits behind a number are exponents or the numbers of notes, and behind a word
    /// the numbers of notes; they must not read as more digits of the number, so raised digits of Unicode are written.
    pub(crate) fn push_raised(&mut self, text: &str, ink: Ink, at: u32) {
        let number = text.trim().trim_matches(['(', ')', '[', ']']);
        // What goes on above the line is not above itself.
        let goes_on = !self.all_space && self.script.is_some_and(|(_, last)| last == RAISED);
        match as_script(number, RAISED).filter(|digits| !digits.is_empty() && !goes_on && self.ends_with_word()) {
            Some(digits) => {
                self.script = None;
                self.push(&text.trim().replacen(number, &digits, 1), ink, at);
            }
            None => self.push_script(text, ink, at, RAISED),
        }
    }

    /// Returns true if a word, or a mark behind one, is the last of it. Words of one or two letters are units and unknowns,
    /// with exponents.
    fn ends_with_word(&self) -> bool {
        const LETTERS: usize = 3;
        let is_mark = |c: char| ".,;:!?)\"”’»،؛؟".contains(c);
        let word = self.all.trim_end_matches(is_mark);
        let letters = word.chars().rev().take(LETTERS).filter(|c| c.is_alphabetic()).count();
        !self.all_space && letters == LETTERS
    }

    /// Adds text that stands below the line: as [`push_raised`](Self::push_raised) does.
    pub(crate) fn push_lowered(&mut self, text: &str, ink: Ink, at: u32) {
        self.push_script(text, ink, at, LOWERED);
    }

    /// Adds text that stands above or below the line, where `digits` are written.
    fn push_script(&mut self, text: &str, ink: Ink, at: u32, digits: ScriptDigits) {
        // What goes on above the line is not above itself.
        let before = self.script.take().filter(|(_, last)| *last == digits && !self.all_space);
        if let Some(before) = before {
            self.push(text, ink, at);
            self.script = Some(before);
            return;
        }
        let behind_number = self.ends_with_digit();
        match as_script(text.trim(), digits).filter(|text| behind_number && !text.is_empty()) {
            Some(text) => self.push(&text, ink, at),
            None => {
                self.push(text, ink, at);
                self.script = Some((self.all.len() - text.len(), digits));
            }
        }
    }

    /// Writes the last text with raised or lowered digits if it stands above or below the line and a number comes right after
    /// it: it is no part of that either.
    fn part_from_script(&mut self, next: &str) {
        let Some((from, digits)) = self.script.take() else { return };
        let last = self.all.get(from..).unwrap_or_default().to_owned();
        let meets = !self.all_space && next.starts_with(|c: char| c.is_numeric());
        let Some(plain) = as_script(&last, digits).filter(|_| meets && !last.is_empty()) else { return };
        self.all.truncate(from);
        self.all.push_str(&plain);
        if let Some(before) = self.seen.strip_suffix(&last).map(str::len) {
            self.seen.truncate(before);
            self.seen.push_str(&plain);
        }
    }

    /// Adds text that stands in the line or paragraph `at` of the file.
    pub(crate) fn push(&mut self, text: &str, ink: Ink, at: u32) {
        if text.is_empty() {
            return;
        }
        self.part_from_script(text);
        if ink.how.is_none() {
            // Two spaces were one before and one after what is not seen.
            let after_gap = self.pieces.last().is_some_and(|(_, last)| last.how.is_some());
            let twice = after_gap && (self.seen_space || self.seen.ends_with(' ')) && text.starts_with(' ');
            if self.seen.is_empty() {
                self.seen_at = at;
            } else if self.seen_space {
                self.seen.push(' ');
            }
            self.seen.push_str(if twice { &text[1..] } else { text });
            self.seen_space = false;
        }
        if self.all.is_empty() {
            self.at = at;
        }
        if self.pieces.last().is_none_or(|(_, last)| *last != ink) {
            self.pieces.push((self.all.len(), ink));
        }
        if self.all_space && !self.all.is_empty() {
            self.all.push(' ');
        }
        self.all.push_str(text);
        self.all_space = false;
    }

    /// Adds white space: one space before the next letter, and nothing at the ends.
    pub(crate) fn space(&mut self, ink: Ink) {
        self.seen_space |= ink.how.is_none();
        self.all_space = true;
    }

    /// Adds a gap between cells of a table: an em space.
    pub(crate) fn gap(&mut self, ink: Ink) {
        const GAP: char = '\u{2003}';
        if ink.how.is_none() && !self.seen.is_empty() {
            self.seen.push(GAP);
            self.seen_space = false;
        }
        if !self.all.is_empty() {
            self.all.push(GAP);
            self.all_space = false;
        }
    }

    /// Takes white space away from the end.
    pub(crate) fn trim_end(&mut self) {
        self.seen.truncate(self.seen.trim_end().len());
        self.all.truncate(self.all.trim_end().len());
        let end = self.all.len();
        while self.pieces.last().is_some_and(|(start, _)| *start >= end) {
            self.pieces.pop();
        }
    }

    /// Its pieces, each shown alike all over, in their order.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (&str, Ink)> {
        let ends = self.pieces.iter().skip(1).map(|(start, _)| *start).chain([self.all.len()]);
        self.pieces.iter().zip(ends).map(|((start, ink), end)| (&self.all[*start..end], *ink))
    }
}

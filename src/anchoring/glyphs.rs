//! A text as characters that are read: marks, controls and white space are told by the characters beside them.

use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::characters::{DOUBLE_PRIME, PRIME, is_letter, is_shape, is_thin, is_vowel, unified};
use crate::base::fold::is_ignored;

const NFD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfd();

const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();

/// The zero-width non-joiner, which Persian has where other texts have a space or nothing.
const ZWNJ: char = '\u{200c}';

/// White space before a character, from none to a new line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Space {
    No,
    /// Does not break a number.
    Thin,
    Plain,
    /// Space between cells.
    Wide,
    Line,
}

/// A character as it is read.
pub(super) struct Glyph {
    pub(super) c: char,
    pub(super) vowels: Vec<char>,
    pub(super) at: Range<usize>,
    pub(super) space: Space,
    /// A zero-width non-joiner stands before it.
    pub(super) seam: bool,
    /// A soft hyphen stands before it.
    pub(super) hyphen: bool,
    /// A digit below the line, read as a plain one.
    lowered: bool,
}

impl Glyph {
    pub(super) fn is_letter(&self) -> bool {
        is_letter(self.c)
    }
}

/// The characters of a text as they are read.
pub(super) fn glyphs(text: &str) -> Vec<Glyph> {
    let mut row = Row { glyphs: Vec::with_capacity(text.len() / 2), space: Space::No, seam: false, hyphen: false };
    for (start, c) in text.char_indices() {
        let at = start..start + c.len_utf8();
        match c {
            _ if c.is_whitespace() => row.widen(c),
            ZWNJ => row.seam = row.space == Space::No,
            '\u{AD}' => row.hyphen = row.space == Space::No,
            _ if c.is_ascii() => row.push(c, &at),
            '…' => "...".chars().for_each(|c| row.push(c, &at)),
            _ if is_shape(c) => NFKD.normalize_iter(std::iter::once(c)).for_each(|c| row.push(c, &at)),
            _ => NFD.normalize_iter(std::iter::once(c)).for_each(|c| row.push(c, &at)),
        }
    }
    row.glyphs
}

/// Glyphs, and what was read after the last one.
struct Row {
    glyphs: Vec<Glyph>,
    space: Space,
    seam: bool,
    hyphen: bool,
}

impl Row {
    fn widen(&mut self, c: char) {
        let one = match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Space::Line,
            '\t' | '\u{2003}' => Space::Wide,
            _ if is_thin(c) => Space::Thin,
            _ => Space::Plain,
        };
        // Two narrow spaces are a wide one.
        self.space = if self.space == Space::Thin { one.max(Space::Plain) } else { self.space.max(one) };
        (self.seam, self.hyphen) = (false, false);
    }

    fn push(&mut self, d: char, at: &Range<usize>) {
        if d == ' ' {
            self.space = self.space.max(Space::Plain);
        } else if is_vowel(d) {
            if let Some(last) = self.glyphs.last_mut().filter(|_| self.space == Space::No) {
                last.vowels.push(d);
                last.at.end = at.end;
            }
        } else if matches!(d, '\u{202d}' | '\u{202e}') || !is_ignored(d) {
            let after_number = self.space == Space::No && self.glyphs.last().is_some_and(|last| last.c.is_numeric());
            let d = match d {
                PRIME if !after_number => '\'',
                DOUBLE_PRIME if !after_number => '"',
                _ => d,
            };
            let lowered = self.lowered(d);
            let glyph = Glyph {
                c: lowered.unwrap_or_else(|| unified(d)),
                vowels: Vec::new(),
                at: at.clone(),
                space: self.space,
                seam: self.seam,
                hyphen: self.hyphen,
                lowered: lowered.is_some(),
            };
            self.glyphs.push(glyph);
            (self.space, self.seam, self.hyphen) = (Space::No, false, false);
        }
    }

    /// The plain digit for one below the line in a formula, "H₂O": there it is written either way. After a number it
    /// is another matter, and before one, "log₂8", no part of it.
    fn lowered(&mut self, d: char) -> Option<char> {
        let last = self.glyphs.last().filter(|_| self.space == Space::No)?;
        let digit = char::from_digit(u32::from(d).wrapping_sub(0x2080), 10);
        if digit.is_none() && last.lowered && d.is_numeric() {
            for glyph in self.glyphs.iter_mut().rev().take_while(|glyph| glyph.lowered) {
                glyph.c = char::from_u32(u32::from(glyph.c) - u32::from('0') + 0x2080).unwrap_or(glyph.c);
                glyph.lowered = false;
            }
            return None;
        }
        digit.filter(|_| last.lowered || last.is_letter() || last.c == ')' || last.c == ']')
    }
}

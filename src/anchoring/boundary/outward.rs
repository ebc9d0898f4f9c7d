//! The characters beside a border, and which of them belong to the number or the word there.

use super::super::token::{is_letter, is_separator, is_sign_of_number, unified};
use super::super::vocabulary::folded;
use crate::base::fold::{is_ignored, is_mark};

/// Characters looked at on either side of a border.
pub(super) const NEAR: usize = 40;

/// The one sign that is a minus with a space after it, too.
pub(super) const MINUS: char = '\u{2212}';

/// The characters of a text from a border outwards, as they are read, without marks.
pub(super) struct Outward {
    pub chars: Vec<char>,
}

impl Outward {
    fn new(chars: impl Iterator<Item = char>) -> Self {
        let is_read = |c: &char| matches!(c, '\u{202d}' | '\u{202e}') || !is_mark(*c) && !is_ignored(*c);
        let shape = |c| if c == MINUS { c } else { unified(c) };
        Self { chars: chars.take(4 * NEAR).filter(is_read).map(shape).take(NEAR).collect() }
    }

    pub fn before(text: &str, at: usize) -> Self {
        Self::new(text[..at].chars().rev())
    }

    pub fn after(text: &str, at: usize) -> Self {
        Self::new(text[at..].chars())
    }

    pub fn at(&self, nth: usize) -> Option<char> {
        self.chars.get(nth).copied()
    }

    pub fn is(&self, nth: usize, test: impl Fn(char) -> bool) -> bool {
        self.at(nth).is_some_and(test)
    }

    /// The letters from a place on, in the order in which they stand here.
    pub fn letters(&self, from: usize) -> impl Iterator<Item = char> {
        self.chars.iter().skip(from).copied().take_while(|c| is_letter(*c))
    }

    /// The folded letters from a place on, where they are read towards the border.
    pub fn word(&self, from: usize) -> String {
        let letters: Vec<char> = self.letters(from).collect();
        folded(&letters.into_iter().rev().collect::<String>())
    }

    /// The number of characters of white space here.
    pub fn spaces(&self) -> usize {
        self.chars.iter().take_while(|c| c.is_whitespace()).count()
    }
}

pub(super) fn is_sign(c: char) -> bool {
    is_sign_of_number(c) || c == MINUS
}

pub(super) fn parts_number(c: char) -> bool {
    is_separator(c) || c == MINUS
}

/// Returns true for white space between lines and between cells of a table.
pub(super) fn parts_blocks(c: char) -> bool {
    matches!(c, '\n' | '\t' | '\u{2003}')
}

pub(super) fn is_digit(c: char) -> bool {
    c.is_numeric()
}

/// Returns true for signs that make a number a bound, a rough one, another power or another root.
pub(super) fn is_comparison(c: char) -> bool {
    matches!(
        c,
        '<' | '>'
            | '~'
            | '≤'
            | '≥'
            | '≦'
            | '≧'
            | '≪'
            | '≫'
            | '⩽'
            | '⩾'
            | '≈'
            | '≃'
            | '≅'
            | '∼'
            | '≠'
            | '¬'
            | '√'
            | '∛'
            | '∜'
            | '×'
            | '÷'
    )
}

/// Returns true where the sign at a place, read away from a number, is none of that number: the end of a tag, an arrow,
/// the mark of a quoted line, the tildes around struck words.
pub(super) fn is_no_comparison(before: &Outward, at: usize) -> bool {
    let next = before.at(at + 1);
    match before.at(at) {
        Some('~') => next == Some('~'),
        Some('>') => {
            let mut inner =
                before.chars[(at + 1).min(before.chars.len())..].iter().skip_while(|c| !"< \n".contains(**c));
            let is_tag = next.is_some_and(|c| !c.is_whitespace()) && inner.next() == Some(&'<');
            is_tag || matches!(next, None | Some('-' | '=' | '\n' | '>'))
        }
        _ => false,
    }
}

/// Digits above the line, as of notes.
pub(super) fn is_raised(c: char) -> bool {
    matches!(c, '\u{b9}' | '\u{b2}' | '\u{b3}' | '\u{2070}'..='\u{2079}')
}

//! The characters beside a border, and which of them belong to the number or the word there.

use super::super::characters::{is_letter, is_separator, is_sign_of_number, unified};
use super::super::word_list::folded;
use crate::base::fold::{is_ignored, is_mark};

/// Characters looked at on either side of a border.
pub(super) const BORDER_CHARS: usize = 40;

/// The one sign that is a minus with a space after it, too.
pub(super) const MINUS: char = '\u{2212}';

/// The characters of a text from a border outwards, as they are read, without marks.
pub(super) struct Outward {
    /// At most [`BORDER_CHARS`], the one at the border first.
    pub chars: Vec<char>,
}

impl Outward {
    fn new(chars: impl Iterator<Item = char>) -> Self {
        let is_read = |c: &char| matches!(c, '\u{202d}' | '\u{202e}') || !is_mark(*c) && !is_ignored(*c);
        let shape = |c| match c {
            MINUS => c,
            // The full-width shapes of ASCII.
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            _ => unified(c),
        };
        Self { chars: chars.take(4 * BORDER_CHARS).filter(is_read).map(shape).take(BORDER_CHARS).collect() }
    }

    /// The characters before a byte of a text, backwards.
    pub(crate) fn before(text: &str, at: usize) -> Self {
        Self::new(text[..at].chars().rev())
    }

    /// The characters from a byte of a text on.
    pub(crate) fn after(text: &str, at: usize) -> Self {
        Self::new(text[at..].chars())
    }

    /// The nth character, counted from 0.
    pub(crate) fn at(&self, nth: usize) -> Option<char> {
        self.chars.get(nth).copied()
    }

    /// Returns true if there is an nth character and it passes the test.
    pub(crate) fn is(&self, nth: usize, test: impl Fn(char) -> bool) -> bool {
        self.at(nth).is_some_and(test)
    }

    /// The letters from a place on, in the order in which they stand here.
    pub(crate) fn letters(&self, from: usize) -> impl Iterator<Item = char> {
        self.chars.iter().skip(from).copied().take_while(|c| is_letter(*c))
    }

    /// The folded letters from a place on, where they are read towards the border.
    pub(crate) fn word(&self, from: usize) -> String {
        let letters: Vec<char> = self.letters(from).collect();
        folded(&letters.into_iter().rev().collect::<String>())
    }

    /// The number of characters of white space here.
    pub(crate) fn spaces(&self) -> usize {
        self.chars.iter().take_while(|c| c.is_whitespace()).count()
    }
}

/// Returns true for signs before a number, a minus with a space after it among them.
pub(super) fn is_sign(c: char) -> bool {
    is_sign_of_number(c) || c == MINUS
}

/// Returns true for what may stand between the digits of a number.
pub(super) fn parts_number(c: char) -> bool {
    is_separator(c) || c == MINUS
}

/// Returns true for white space between lines and between cells of a table.
pub(super) fn parts_blocks(c: char) -> bool {
    matches!(c, '\n' | '\t' | '\u{2003}')
}

/// Returns true for digits and numerals of any script.
pub(super) fn is_digit(c: char) -> bool {
    c.is_numeric()
}

/// Returns true for signs that make a number a bound, a rough one, another power or another root.
pub(super) fn is_comparison(c: char) -> bool {
    matches!(c, '<' | '>' | '~' | '¬' | '√' | '∛' | '∜' | '×' | '÷')
        || matches!(c, '\u{2241}'..='\u{225f}' | '\u{2264}'..='\u{2281}' | '\u{2a7d}'..='\u{2abe}' | '∼')
}

/// Returns true where the sign at a place, read away from a number, is none of that number: the end of a tag, an arrow,
/// the mark of a quoted line, the tildes around struck words.
pub(super) fn is_no_comparison(before: &Outward, at: usize) -> bool {
    let next = before.at(at + 1);
    match before.at(at) {
        Some('~') => next == Some('~'),
        // ">5" is more than five, "> 5" at the start of a line a quoted line.
        Some('>') if at == 0 && matches!(next, None | Some('\n' | '>')) => false,
        Some('>') => {
            let mut inner =
                before.chars[(at + 1).min(before.chars.len())..].iter().skip_while(|c| !"< \n".contains(**c));
            let is_tag = next.is_some_and(|c| !c.is_whitespace()) && inner.next() == Some(&'<');
            is_tag || matches!(next, None | Some('-' | '=' | '\n' | '>'))
        }
        _ => false,
    }
}

/// Returns true for digits above the line, as of notes.
pub(super) fn is_raised(c: char) -> bool {
    matches!(c, '\u{b9}' | '\u{b2}' | '\u{b3}' | '\u{2070}'..='\u{2079}')
}

/// Returns true for one character that is a part of one: "½".
pub(super) fn is_vulgar(c: char) -> bool {
    matches!(c, '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{215f}' | '\u{2189}')
}

/// Returns true where a proper fraction begins: "1/2", but not "1/2/2021".
pub(super) fn is_fraction(outward: &Outward, from: usize) -> bool {
    let digits = |from: usize| outward.chars.iter().skip(from).take_while(|c| c.is_ascii_digit()).count();
    let value = |from: usize, count: usize| -> u32 {
        outward
            .chars
            .iter()
            .skip(from)
            .take(count)
            .filter_map(|c| c.to_digit(10))
            .fold(0, |sum, digit| 10 * sum + digit)
    };
    let upper = digits(from);
    let below = from + upper + 1;
    let lower = digits(below);
    let is_short = (1..=2).contains(&upper) && (1..=2).contains(&lower);
    let ends = !outward.is(below + lower, |c| c == '/');
    is_short && outward.is(below - 1, |c| c == '/') && ends && value(from, upper) < value(below, lower)
}

/// Returns true for the numerals of Chinese and Japanese.
pub(super) fn is_han_numeral(c: char) -> bool {
    "〇零一二三四五六七八九两兩".contains(c) || is_han_scale(c)
}

/// Returns true for those that multiply what stands before them.
pub(super) fn is_han_scale(c: char) -> bool {
    "十百千万萬亿億兆".contains(c)
}

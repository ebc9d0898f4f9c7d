//! Characters as the bidirectional algorithm (UAX #9) sees them, in the few classes that matter for a line of a page.

use super::is_mark;
use crate::base::Direction;
use crate::base::bidi::mirror;

/// Class of a glyph for the bidirectional algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A letter of a left-to-right script.
    Left,
    /// A letter of a right-to-left script.
    Right,
    /// A digit.
    Digit,
    /// A separator within numbers: `.`, `,`, `/`, `:`, `،`.
    Separator,
    /// A bracket that opens, of left-to-right text.
    Opening,
    /// A bracket that closes, of left-to-right text.
    Closing,
    /// All else.
    Neutral,
}

impl Class {
    /// Class of a glyph's letters: that of the first one that is not neutral.
    pub(crate) fn of(text: &str) -> Self {
        let mut chars = text.chars().map(Self::of_char);
        let first = chars.next().unwrap_or(Self::Neutral);
        if first == Self::Neutral { chars.find(|class| *class != Self::Neutral).unwrap_or(first) } else { first }
    }

    fn of_char(c: char) -> Self {
        match c {
            '0'..='9' | '\u{660}'..='\u{669}' | '\u{66B}'..='\u{66C}' | '\u{6F0}'..='\u{6F9}' => Self::Digit,
            '.' | ',' | '/' | ':' | '\u{60C}' => Self::Separator,
            '\u{5BE}' | '\u{5C0}' | '\u{5C3}' | '\u{5D0}'..='\u{5F4}' => Self::Right,
            '\u{608}' | '\u{60B}' | '\u{61B}'..='\u{669}' | '\u{66D}'..='\u{6EF}' | '\u{6FA}'..='\u{8FF}'
                if !is_mark(c) =>
            {
                Self::Right
            }
            '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' => Self::Right,
            '\u{1E800}'..='\u{1EFFF}' => Self::Right,
            c if c.is_alphabetic() => Self::Left,
            c if mirror(c).is_some() => {
                if opens(c) {
                    Self::Opening
                } else {
                    Self::Closing
                }
            }
            _ => Self::Neutral,
        }
    }
}

/// Returns true if a bracket opens in left-to-right text.
pub(crate) fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '<' | '«' | '‹')
}

/// Direction of most letters, by the number of left-to-right and of right-to-left ones; left-to-right if both are equal.
pub(crate) fn direction(left: usize, right: usize) -> Direction {
    if right > left { Direction::Rtl } else { Direction::Ltr }
}

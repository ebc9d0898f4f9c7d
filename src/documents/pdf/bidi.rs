//! From the order on the page back to the order of reading: the bidirectional algorithm (UAX #9) undone for a line.
//!
//! Different texts can look alike, so that no inverse is exact; among them is taken the one that people write.

use std::ops::Range;

use super::letters::is_mark;
use crate::base::Direction;

/// What a glyph is to the bidirectional algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A letter of a left-to-right script.
    Left,
    /// A letter of a right-to-left script.
    Right,
    /// A digit.
    Digit,
    /// What joins digits into a number: `.`, `,`, `/`, `:`.
    Separator,
    /// A bracket that opens, of left-to-right text.
    Opening,
    /// A bracket that closes, of left-to-right text.
    Closing,
    /// All else.
    Neutral,
}

impl Class {
    /// Of a glyph, by its first letter that is not neutral.
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

/// A glyph in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// Its place from the left.
    pub at: usize,
    /// True if it stands among right-to-left text, where brackets show their mirror image.
    pub mirrored: bool,
}

/// The order of reading of glyphs that stand from left to right in a line of text of direction `base`.
pub(crate) fn reading_order(classes: &[Class], base: Direction) -> Vec<Step> {
    let mut steps = Vec::with_capacity(classes.len());
    match base {
        Direction::Ltr => {
            let mut done = 0;
            while let Some(run) = right_run(classes, done) {
                steps.extend((done..run.start).map(plain));
                push_reversed(classes, run.clone(), &mut steps);
                done = run.end;
            }
            steps.extend((done..classes.len()).map(plain));
        }
        Direction::Rtl => push_reversed(classes, 0..classes.len(), &mut steps),
    }
    steps
}

fn plain(at: usize) -> Step {
    Step { at, mirrored: false }
}

/// The next stretch from a right-to-left letter to the last one before a left-to-right letter.
fn right_run(classes: &[Class], from: usize) -> Option<Range<usize>> {
    let start = from + classes[from..].iter().position(|class| *class == Class::Right)?;
    let until = classes[start..].iter().position(|class| *class == Class::Left).map_or(classes.len(), |n| start + n);
    let last = classes[start..until].iter().rposition(|class| *class == Class::Right)?;
    Some(start..start + last + 1)
}

/// Reads a stretch from its right end; what runs left to right in it keeps its order.
fn push_reversed(classes: &[Class], range: Range<usize>, steps: &mut Vec<Step>) {
    let mut islands = islands(classes, range.clone());
    let mut at = range.end;
    while at > range.start {
        match islands.last() {
            Some(island) if island.end == at => {
                steps.extend(island.clone().map(plain));
                at = island.start;
                islands.pop();
            }
            _ => {
                at -= 1;
                steps.push(Step { at, mirrored: true });
            }
        }
    }
}

/// The stretches of right-to-left text that run left to right, from left to right: words of other scripts with the
/// numbers after them and what is between, and numbers.
fn islands(classes: &[Class], range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let rest = &classes[at..range.end];
        let length = match classes[at] {
            Class::Left => words_length(rest),
            Class::Digit => number_length(rest),
            _ => 0,
        };
        if length > 0 {
            found.push(at..at + length);
        }
        at += length.max(1);
    }
    found
}

/// From a left-to-right letter to the last letter or digit before right-to-left text, and to the brackets that close
/// what it opened (UAX #9, N0).
fn words_length(classes: &[Class]) -> usize {
    let until = classes.iter().position(|class| *class == Class::Right).unwrap_or(classes.len());
    let is_end = |class: &Class| matches!(class, Class::Left | Class::Digit);
    let length = classes[..until].iter().rposition(is_end).map_or(1, |last| last + 1);
    let count = |wanted: Class| classes[..length].iter().filter(|class| **class == wanted).count();
    let open = count(Class::Opening).saturating_sub(count(Class::Closing));
    length + classes[length..until].iter().take(open).take_while(|class| **class == Class::Closing).count()
}

/// Digits with single separators between them, and left-to-right words that cling to them.
fn number_length(classes: &[Class]) -> usize {
    let mut at = 0;
    loop {
        at += classes[at..].iter().take_while(|class| **class == Class::Digit).count();
        match classes[at..] {
            [Class::Separator, Class::Digit, ..] => at += 1,
            [Class::Left, ..] => return at + words_length(&classes[at..]),
            _ => return at,
        }
    }
}

/// The mirror image of a bracket (UAX #9, Bidi_Mirrored).
pub(crate) fn mirror(c: char) -> Option<char> {
    const PAIRS: [(char, char); 6] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›')];
    PAIRS.iter().find_map(|(open, close)| match c {
        c if c == *open => Some(*close),
        c if c == *close => Some(*open),
        _ => None,
    })
}

/// Returns true if a bracket opens.
pub(crate) fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '<' | '«' | '‹')
}

/// The direction of most letters.
pub(crate) fn direction(left: usize, right: usize) -> Direction {
    if right > left { Direction::Rtl } else { Direction::Ltr }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(shown: &str, base: Direction) -> String {
        let shown: Vec<char> = shown.chars().collect();
        let classes: Vec<Class> = shown.iter().map(|c| Class::of(&c.to_string())).collect();
        let steps = reading_order(&classes, base);
        let letter = |step: &Step| if step.mirrored { mirror(shown[step.at]) } else { None }.unwrap_or(shown[step.at]);
        steps.iter().map(letter).collect()
    }

    #[test]
    fn lines_are_read_as_they_were_written() {
        // As shown from left to right, and as read; Hebrew letters stand for any right-to-left ones.
        let cases = [
            (Direction::Rtl, "גבא", "אבג"),
            (Direction::Rtl, "ה GPT-4 ד", "ד GPT-4 ה"),
            (Direction::Rtl, ".Llama 3 ד", "ד Llama 3."),
            (Direction::Rtl, "2024 ,2023 א", "א 2023, 2024"),
            (Direction::Rtl, "ב 12.5 א", "א 12.5 ב"),
            (Direction::Rtl, "ב 2024/5/12 א", "א 2024/5/12 ב"),
            (Direction::Rtl, "2021-2020 א", "א 2020-2021"),
            (Direction::Rtl, "ב (GPU) א", "א (GPU) ב"),
            (Direction::Rtl, "«בא» א", "א «אב»"),
            (Direction::Rtl, "ב 3D א", "א 3D ב"),
            (Direction::Rtl, "ב Meta (US) א", "א Meta (US) ב"),
            (Direction::Ltr, "abc גבא def", "abc אבג def"),
            (Direction::Ltr, "abc ד 12 גבא def", "abc אבג 12 ד def"),
            (Direction::Ltr, "abc (גבא) 12", "abc (אבג) 12"),
            (Direction::Ltr, "plain (text) 1", "plain (text) 1"),
        ];
        for (base, shown, read_as) in cases {
            assert_eq!(read(shown, base), read_as, "{shown}");
        }
    }
}

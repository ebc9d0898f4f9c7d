//! From the order on the page back to the order of reading: the bidirectional algorithm (UAX #9) undone for a line.
//!
//! Different texts can look alike, so that no inverse is exact; among them is taken the one that people write.

use std::ops::Range;

use crate::base::Direction;
use crate::documents::pdf::letters::Class;

/// One glyph of a line, in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// Its place from the left.
    pub at: usize,
    /// True if it stands among right-to-left text, where brackets show their mirror image.
    pub mirrored: bool,
}

/// The glyphs of a line in the order of reading; `classes` are theirs from left to right, `base` the direction of the line.
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

/// A glyph of left-to-right text.
fn plain(at: usize) -> Step {
    Step { at, mirrored: false }
}

/// The next stretch from a right-to-left letter to the last one before a left-to-right letter, half-open.
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

/// Islands: the stretches within right-to-left text that run left to right (half-open, from left to right). They are words
/// of other scripts with the numbers after them and what is between, and numbers.
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

/// Length of an island that begins with a letter: to the last letter or digit before right-to-left text, and to the brackets
/// that close what it opened (UAX #9, N0).
fn words_length(classes: &[Class]) -> usize {
    let until = classes.iter().position(|class| *class == Class::Right).unwrap_or(classes.len());
    let is_end = |class: &Class| matches!(class, Class::Left | Class::Digit);
    let length = classes[..until].iter().rposition(is_end).map_or(1, |last| last + 1);
    let count = |wanted: Class| classes[..length].iter().filter(|class| **class == wanted).count();
    let open = count(Class::Opening).saturating_sub(count(Class::Closing));
    length + classes[length..until].iter().take(open).take_while(|class| **class == Class::Closing).count()
}

/// Length of an island that begins with a digit: digits with single separators between them, and left-to-right words that
/// cling to them.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::bidi::mirror;

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

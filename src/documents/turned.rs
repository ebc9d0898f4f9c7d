//! Letters that an override sets in the other direction (UAX #9 §2.2): what a reader of the page reads.
//!
//! Under a right-to-left override Latin letters and digits stand in reversed order, and under a left-to-right one Arabic
//! letters do.

use crate::base::bidi::first_strong;
use crate::base::{Direction, fold};

/// The sign that begins an override.
pub fn sign(direction: Direction) -> char {
    match direction {
        Direction::Ltr => '\u{202d}',
        Direction::Rtl => '\u{202e}',
    }
}

/// The sign that ends an override or an embedding.
pub const END: char = '\u{202c}';

/// Whether a text has an override in it.
pub fn has_any(text: &str) -> bool {
    text.contains(['\u{202d}', '\u{202e}'])
}

/// Which override is in force, from sign to sign.
#[derive(Default)]
pub struct Overrides {
    /// What is open: an override or none, and whether it is an isolate.
    open: Vec<(Option<Direction>, bool)>,
}

impl Overrides {
    /// Takes a letter; `None` for the signs of an override, which are not drawn.
    pub fn take(&mut self, c: char) -> Option<Option<Direction>> {
        match c {
            '\u{202d}' => self.open.push((Some(Direction::Ltr), false)),
            '\u{202e}' => self.open.push((Some(Direction::Rtl), false)),
            '\u{202a}' | '\u{202b}' => self.open.push((None, false)),
            '\u{2066}'..='\u{2068}' => self.open.push((None, true)),
            END => drop(self.open.pop_if(|(_, isolate)| !*isolate)),
            '\u{2069}' => {
                if let Some(at) = self.open.iter().rposition(|(_, isolate)| *isolate) {
                    self.open.truncate(at);
                }
            }
            _ => return Some(self.open.last().and_then(|(direction, _)| *direction)),
        }
        None
    }
}

/// A text under an override as it is read from the page.
pub fn read(text: &str, direction: Direction) -> String {
    let other = match direction {
        Direction::Ltr => Direction::Rtl,
        Direction::Rtl => Direction::Ltr,
    };
    let clusters = clusters(text);
    let strong = |cluster: &str| first_strong(cluster);
    let mut out = String::with_capacity(text.len());
    let mut rest = &clusters[..];
    while !rest.is_empty() {
        // A stretch without letters of the direction, from its first letter or digit to its last.
        let turns = |cluster: &&str| match strong(cluster) {
            Some(found) => found == other,
            None => direction == Direction::Rtl && cluster.starts_with(char::is_numeric),
        };
        let start = rest.iter().position(|cluster| turns(cluster)).unwrap_or(rest.len());
        out.extend(rest[..start].iter().copied());
        rest = &rest[start..];
        let stops = rest.iter().position(|cluster| strong(cluster) == Some(direction)).unwrap_or(rest.len());
        // All that stands under the override is turned, with the signs at its ends, where no other letters are in it.
        let whole = start + stops == clusters.len();
        let end = if whole { stops } else { rest[..stops].iter().rposition(|c| turns(&c)).map_or(0, |at| at + 1) };
        out.push_str(&reversed(&rest[..end], direction));
        rest = &rest[end..];
    }
    out
}

/// Letters with the marks on them.
fn clusters(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = text.char_indices().filter(|(_, c)| !fold::is_mark(*c)).map(|(at, _)| at).collect();
    if starts.first().is_none_or(|first| *first > 0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).filter(|cluster| !cluster.is_empty()).collect()
}

/// Clusters in reversed order; a reader from right to left still reads digits from left to right.
fn reversed(clusters: &[&str], direction: Direction) -> String {
    let is_digit = |cluster: &str| cluster.starts_with(char::is_numeric);
    let (mut out, mut rest) = (String::new(), clusters);
    while let Some(last) = rest.last() {
        let kept = if direction == Direction::Ltr && is_digit(last) {
            rest.iter().rev().take_while(|cluster| is_digit(cluster)).count()
        } else {
            1
        };
        let (before, taken) = rest.split_at(rest.len() - kept);
        out.extend(taken.iter().copied());
        rest = before;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overridden_letters_are_read_as_they_stand() {
        use Direction::{Ltr, Rtl};
        let cases = [
            ("guilty", Rtl, "ytliug"),
            ("He paid 64.", Rtl, ".46 diap eH"),
            ("guilty", Ltr, "guilty"),
            ("64 of 100", Ltr, "64 of 100"),
            ("سند", Ltr, "دنس"),
            ("سند", Rtl, "سند"),
            ("عام 1995 كان", Rtl, "عام 5991 كان"),
            ("عام 1995 كان", Ltr, "ناك 1995 ماع"),
            ("قال he said ذلك", Rtl, "قال dias eh ذلك"),
            ("e\u{301}a", Rtl, "ae\u{301}"),
            ("", Rtl, ""),
        ];
        for (text, direction, expected) in cases {
            assert_eq!(read(text, direction), expected, "{text} {direction:?}");
        }
    }
}

//! A text in two layers: first what a reader of the file sees, then, after an empty line, what a reader does not see or
//! sees struck out.
//!
//! The first layer reads as if the rest were not there, so that no visible sentence is torn apart and places in it do
//! not depend on the rest. In the second stands every paragraph that has something concealed once more, whole and with
//! the concealed words where the file has them, so that a quote which runs from words that are seen into words that are
//! not is found there too. All of the second layer counts as concealed: whoever looks for words looks in the first one
//! before it.

use std::ops::Range;

use super::ink::Ink;
use super::{Extract, MAX_LINES, MAX_TEXT, effects};
use crate::base::fold::decimal_digit;
use crate::model::{Concealed, Concealment, SourceMap, Unit};

/// The raised form of a digit.
pub(crate) fn raised(digit: char) -> Option<char> {
    RAISED.get(digit.to_digit(10)? as usize).copied()
}

/// A paragraph in the making.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    seen: String,
    seen_space: bool,
    /// The line or paragraph of the file in which the first letter that is seen stands.
    seen_at: u32,
    all: String,
    all_space: bool,
    at: u32,
    /// Where a piece of `all` starts that is shown otherwise than the one before it.
    pieces: Vec<(usize, Ink)>,
    /// Where the last text starts in `all`, if it stands above or below the line and is written with plain digits.
    shifted: Option<(usize, Shifted)>,
}

/// Digits above or below the line, from 0 to 9.
type Shifted = [char; 10];

const RAISED: Shifted = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const LOWERED: Shifted = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// A text of digits alone, written with others.
fn shifted(text: &str, digits: Shifted) -> Option<String> {
    let plain = |c: char| decimal_digit(c).unwrap_or(c).to_digit(10);
    text.chars().map(|c| digits.get(plain(c)? as usize).copied()).collect()
}

impl Line {
    /// Bytes of all that stands in it.
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

    /// Says in which line or paragraph of the file it stands.
    pub(crate) fn set_place(&mut self, at: u32) {
        (self.at, self.seen_at) = (at, at);
    }

    /// What is seen of it.
    pub(crate) fn seen(&self) -> &str {
        &self.seen
    }

    /// All that stands in it from a byte on.
    pub(crate) fn after(&self, from: usize) -> &str {
        self.all.get(from..).unwrap_or_default()
    }

    /// Returns true if a digit is the last of it.
    pub(crate) fn ends_with_digit(&self) -> bool {
        !self.all_space && self.all.ends_with(char::is_numeric)
    }

    /// What is seen of it from a byte on is concealed.
    pub(crate) fn conceal(&mut self, from: usize, how: Concealment) {
        let mut line = Self::default();
        let mut at = 0;
        for (text, ink) in self.pieces() {
            let cut = text.floor_char_boundary(from.saturating_sub(at).min(text.len()));
            at += text.len();
            line.push(&text[..cut], ink, self.at);
            line.push(&text[cut..], Ink { how: ink.how.or(Some(how)), ..ink }, self.at);
        }
        (line.at, line.seen_at) = (self.at, self.seen_at);
        *self = line;
    }

    /// Adds text that stands above the line. Digits behind a number are exponents or the numbers of notes, and not more of
    /// its digits, and behind a word they are the numbers of notes: they are the raised digits of Unicode.
    pub(crate) fn push_raised(&mut self, text: &str, ink: Ink, at: u32) {
        let number = text.trim().trim_matches(['(', ')', '[', ']']);
        // What goes on above the line is not above itself.
        let goes_on = !self.all_space && self.shifted.is_some_and(|(_, last)| last == RAISED);
        match shifted(number, RAISED).filter(|digits| !digits.is_empty() && !goes_on && self.ends_with_word()) {
            Some(digits) => {
                self.shifted = None;
                self.push(&text.trim().replacen(number, &digits, 1), ink, at);
            }
            None => self.push_shifted(text, ink, at, RAISED),
        }
    }

    /// Returns true if a word, or a mark behind one, is the last of it. Shorter ones are units and unknowns, with
    /// exponents.
    fn ends_with_word(&self) -> bool {
        const LETTERS: usize = 3;
        let is_mark = |c: char| ".,;:!?)\"”’»،؛؟".contains(c);
        let word = self.all.trim_end_matches(is_mark);
        let letters = word.chars().rev().take(LETTERS).filter(|c| c.is_alphabetic()).count();
        !self.all_space && letters == LETTERS
    }

    /// Adds text that stands below the line: as [`push_raised`](Self::push_raised) does.
    pub(crate) fn push_lowered(&mut self, text: &str, ink: Ink, at: u32) {
        self.push_shifted(text, ink, at, LOWERED);
    }

    fn push_shifted(&mut self, text: &str, ink: Ink, at: u32, digits: Shifted) {
        // What goes on above the line is not above itself.
        let before = self.shifted.take().filter(|(_, last)| *last == digits && !self.all_space);
        if let Some(before) = before {
            self.push(text, ink, at);
            self.shifted = Some(before);
            return;
        }
        let behind_number = self.ends_with_digit();
        match shifted(text.trim(), digits).filter(|text| behind_number && !text.is_empty()) {
            Some(text) => self.push(&text, ink, at),
            None => {
                self.push(text, ink, at);
                self.shifted = Some((self.all.len() - text.len(), digits));
            }
        }
    }

    /// Digits that stand above or below the line are no part of a number right behind them either.
    fn part_from_shifted(&mut self, next: &str) {
        let Some((from, digits)) = self.shifted.take() else { return };
        let last = self.all.get(from..).unwrap_or_default().to_owned();
        let meets = !self.all_space && next.starts_with(|c: char| c.is_numeric());
        let Some(plain) = shifted(&last, digits).filter(|_| meets && !last.is_empty()) else { return };
        self.all.truncate(from);
        self.all.push_str(&plain);
        if let Some(before) = self.seen.strip_suffix(&last).map(str::len) {
            self.seen.truncate(before);
            self.seen.push_str(&plain);
        }
    }

    /// Adds text that stands in a line or paragraph of the file.
    pub(crate) fn push(&mut self, text: &str, ink: Ink, at: u32) {
        if text.is_empty() {
            return;
        }
        self.part_from_shifted(text);
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

    /// White space that is one space before the next letter, and nothing at the ends.
    pub(crate) fn space(&mut self, ink: Ink) {
        self.seen_space |= ink.how.is_none();
        self.all_space = true;
    }

    /// A gap between cells.
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

    /// The pieces that are shown alike, in their order.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (&str, Ink)> {
        let ends = self.pieces.iter().skip(1).map(|(start, _)| *start).chain([self.all.len()]);
        self.pieces.iter().zip(ends).map(|((start, ink), end)| (&self.all[*start..end], *ink))
    }

    /// The line as it is seen where characters in it turn, strike out or hide others; `None` if none do.
    fn with_effects(&self) -> Option<Self> {
        if !self.all.contains(effects::is_effect) {
            return None;
        }
        let mut line = Self::default();
        for (text, ink) in effects::applied(self.pieces()) {
            // The space before words that are concealed may part words that are seen.
            let inner = if ink.how.is_some() { text.trim_start_matches(' ') } else { &text };
            if inner.len() < text.len() {
                line.space(Ink::default());
            }
            line.push(inner, ink, self.at);
        }
        (line.at, line.seen_at) = (self.at, self.seen_at);
        Some(line)
    }

    /// The paragraph with all that is concealed in it, and why every part of it is; `None` if nothing is.
    fn whole(&self) -> Option<(String, Vec<Concealed>)> {
        let concealed = |(text, ink): &(&str, Ink)| ink.how.is_some() && !text.trim().is_empty();
        if !self.pieces().any(|piece| concealed(&piece)) {
            return None;
        }
        let pieces = without_replacements(&self.pieces().collect::<Vec<_>>());
        let first = pieces.iter().find_map(|(_, ink)| ink.how)?;
        let (mut text, mut parts) = (String::with_capacity(self.all.len()), Vec::<Concealed>::new());
        for (nth, (piece, ink)) in pieces.iter().enumerate() {
            if is_torn(&pieces, nth) {
                text.push(' ');
            }
            let how = ink.how.or(parts.last().map(|last| last.how)).unwrap_or(first);
            text.push_str(piece);
            match parts.last_mut() {
                Some(last) if last.how == how => last.range.end = text.len(),
                _ => {
                    let start = parts.last().map_or(0, |last| last.range.end);
                    parts.push(Concealed { range: start..text.len(), how });
                }
            }
        }
        text.truncate(text.trim_end().len());
        parts.retain(|part| part.range.start < text.len());
        parts.last_mut()?.range.end = text.len();
        Some((text, parts))
    }
}

/// The pieces but those that were put in the place of struck words, or are read where the file has others.
fn without_replacements<'t>(pieces: &[(&'t str, Ink)]) -> Vec<(&'t str, Ink)> {
    let is_struck = |nth: Option<usize>| {
        let how = nth.and_then(|nth| pieces.get(nth)).and_then(|(_, ink)| ink.how);
        matches!(how, Some(Concealment::Struck | Concealment::Replaced))
    };
    let replaces = |nth: usize, ink: &Ink| {
        ink.inserted && ink.how.is_none() && (is_struck(nth.checked_sub(1)) || is_struck(Some(nth + 1)))
    };
    pieces.iter().enumerate().filter(|(nth, (_, ink))| !replaces(*nth, ink)).map(|(_, piece)| *piece).collect()
}

/// Returns true if a piece needs a space before it, as words meet there that are two: whole words that are concealed
/// beside others, or two numbers. Where letters inside a word are concealed, it stays one.
fn is_torn(pieces: &[(&str, Ink)], nth: usize) -> bool {
    let meets = |nth: usize| -> Option<(char, char)> {
        let (before, after) = (pieces.get(nth.checked_sub(1)?)?.0, pieces.get(nth)?.0);
        let pair = (before.chars().next_back()?, after.chars().next()?);
        (pair.0.is_alphanumeric() && pair.1.is_alphanumeric()).then_some(pair)
    };
    let Some((before, after)) = meets(nth) else { return false };
    let other = if pieces[nth].1.how.is_some() { nth + 1 } else { nth - 1 };
    // What is said in the place of some letters of a word or number is a part of it.
    let replaced = [nth - 1, nth].iter().any(|nth| pieces[*nth].1.how == Some(Concealment::Replaced));
    !replaced && (before.is_numeric() && after.is_numeric() || meets(other).is_none())
}

/// Both layers of a file in the making.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    text: String,
    starts: Vec<(usize, u32)>,
    /// The bytes of the page's own text that stand there; of pages only.
    origins: Vec<Range<usize>>,
    /// Where what follows stands in the margins of pages.
    margins: Option<usize>,
    tail: String,
    tail_starts: Vec<(usize, u32)>,
    concealed: Vec<Concealed>,
    cut: bool,
}

impl Layers {
    /// Says that the file has more text than is read.
    pub(crate) fn cut(&mut self) {
        self.cut = true;
    }

    /// Returns true if the text is as long as is read, or was cut.
    pub(crate) fn is_full(&self) -> bool {
        let lines = self.starts.len() + self.tail_starts.len();
        self.cut || self.text.len() + self.tail.len() > MAX_TEXT || lines > MAX_LINES
    }

    /// Adds a paragraph that is done.
    pub(crate) fn push(&mut self, line: &Line) {
        let changed = line.with_effects();
        let line = changed.as_ref().unwrap_or(line);
        let seen = line.seen.trim_end();
        if !seen.trim_start().is_empty() {
            self.starts.push((self.text.len(), line.seen_at));
            self.text.push_str(seen);
            self.text.push('\n');
        }
        if let Some((text, parts)) = line.whole() {
            self.push_concealed(&text, parts, line.at);
        }
    }

    /// Adds a line of plain text with its white space and its end, also an empty one.
    pub(crate) fn push_kept(&mut self, line: &Line, end: &str) {
        let changed = line.with_effects();
        let line = changed.as_ref().unwrap_or(line);
        self.starts.push((self.text.len(), line.at));
        self.text.push_str(&line.seen);
        self.text.push_str(end);
        if let Some((text, parts)) = line.whole() {
            self.push_concealed(&text, parts, line.at);
        }
    }

    /// Says that what is added from now on stands in the margins of pages.
    pub(crate) fn begin_margins(&mut self) {
        self.margins = Some(self.text.len());
    }

    /// Adds a stretch of the text of a page: the bytes `origin` of it.
    pub(crate) fn push_stretch(&mut self, text: &str, number: u32, origin: Range<usize>) {
        self.starts.push((self.text.len(), number));
        self.origins.push(origin);
        self.text.push_str(text);
    }

    /// Changes the end of the text, so that what is added next goes on in the same sentence.
    pub(crate) fn join(&mut self, join: impl FnOnce(&mut String)) {
        let length = self.text.len();
        join(&mut self.text);
        // A hyphen that is taken away is no longer a part of what its page gave.
        let gone = length.saturating_sub(self.text.len());
        if let Some(origin) = self.origins.last_mut() {
            origin.end = origin.end.saturating_sub(gone).max(origin.start);
        }
    }

    /// Ends a paragraph of pages, with an empty line after a page.
    pub(crate) fn end_paragraph(&mut self, page: bool) {
        if !self.text.is_empty() {
            self.text.push_str(if page { "\n\n" } else { "\n" });
        }
    }

    /// Adds the paragraphs of a page that have something concealed.
    pub(crate) fn push_concealed_lines(&mut self, concealed: &[Line], number: u32) {
        for (text, parts) in concealed.iter().filter_map(Line::whole) {
            self.push_concealed(&text, parts, number);
        }
    }

    /// Adds a paragraph of the second layer, all parts of which are given.
    fn push_concealed(&mut self, text: &str, parts: impl IntoIterator<Item = Concealed>, at: u32) {
        let start = self.tail.len();
        self.tail_starts.push((start, at));
        self.tail.push_str(text);
        self.tail.push('\n');
        let moved = |part: Concealed| Concealed { range: part.range.start + start..part.range.end + start, ..part };
        self.concealed.extend(parts.into_iter().map(moved));
    }

    /// Writes both layers.
    pub(crate) fn write(mut self, unit: Unit, out: &mut Extract) {
        if self.tail.is_empty() {
            // The last paragraph of pages ends with a line feed.
            let end = self.text.trim_end_matches('\n').len();
            self.text.truncate(self.text.len().min(end + 1));
        } else {
            let gap = if self.text.is_empty() || self.text.ends_with("\n\n") {
                ""
            } else if self.text.ends_with('\n') {
                "\n"
            } else {
                "\n\n"
            };
            self.text.push_str(gap);
        }
        let start = self.text.len();
        self.text.push_str(&self.tail);
        self.starts.extend(self.tail_starts.into_iter().map(|(at, number)| (at + start, number)));
        let moved = |part: Concealed| Concealed { range: part.range.start + start..part.range.end + start, ..part };
        out.concealed = self.concealed.into_iter().map(moved).collect();
        out.text = self.text;
        let margins = self.margins.map_or(0..0, |from| from.min(start)..start);
        out.source_map = SourceMap { unit, starts: self.starts, origins: self.origins, margins };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Concealment::{Covered, Hidden, Struck};

    /// Pieces, the text, and the kinds of its parts.
    type Case = (&'static [(&'static str, Ink)], &'static str, &'static [Concealment]);

    fn layers(pieces: &[(&str, Ink)]) -> Extract {
        let mut line = Line::default();
        pieces.iter().for_each(|(text, ink)| line.push(text, *ink, 7));
        let (mut layers, mut out) = (Layers::default(), Extract::default());
        layers.push(&line);
        layers.write(Unit::Line, &mut out);
        out
    }

    #[test]
    fn what_is_concealed_comes_after_what_is_seen() {
        const fn ink(how: Option<Concealment>, inserted: bool) -> Ink {
            Ink { how, inserted }
        }
        const SEEN: Ink = ink(None, false);
        const PUT_IN: Ink = ink(None, true);
        const STRUCK: Ink = ink(Some(Struck), false);
        const HIDDEN: Ink = ink(Some(Hidden), false);
        const COVERED: Ink = ink(Some(Covered), false);
        const REPLACED: Ink = ink(Some(Concealment::Replaced), false);
        let cases: [Case; 13] = [
            (&[("seen", SEEN)], "seen\n", &[]),
            (&[("a ", SEEN), ("b ", PUT_IN)], "a b\n", &[]),
            (&[("all", HIDDEN)], "all\n", &[Hidden]),
            (&[("is ", SEEN), ("not ", HIDDEN), ("so", SEEN)], "is so\n\nis not so\n", &[Hidden]),
            (&[("is ", SEEN), ("not", STRUCK), (" so", SEEN)], "is so\n\nis not so\n", &[Struck]),
            (&[("a ", SEEN), ("b ", STRUCK), ("c", SEEN), ("d", COVERED)], "a c\n\na b c d\n", &[Struck, Covered]),
            // What was put in for struck words was not there with them.
            (
                &[("is ", SEEN), ("100", STRUCK), ("120", PUT_IN), (" now", SEEN)],
                "is 120 now\n\nis 100 now\n",
                &[Struck],
            ),
            // Two numbers stay two, two words too, and a word one.
            (&[("100", STRUCK), ("120", SEEN)], "120\n\n100 120\n", &[Struck]),
            (&[("6", SEEN), ("4000", REPLACED)], "6\n\n64000\n", &[Concealment::Replaced]),
            (&[("was ", SEEN), ("bad", STRUCK), ("good", SEEN)], "was good\n\nwas bad good\n", &[Struck]),
            (&[("colo", SEEN), ("u", STRUCK), ("r", SEEN)], "color\n\ncolour\n", &[Struck]),
            (&[("a", SEEN), (" ", HIDDEN), ("b", SEEN)], "ab\n", &[]),
            (&[("  ", SEEN), ("b ", HIDDEN), (" ", SEEN)], "  b\n", &[Hidden]),
        ];
        for (pieces, text, kinds) in cases {
            let out = layers(pieces);
            assert_eq!(out.text, text, "{pieces:?}");
            assert_eq!(out.concealed.iter().map(|part| part.how).collect::<Vec<_>>(), kinds, "{pieces:?}");
            let from = out.concealed.first().map_or(out.text.len(), |part| part.range.start);
            assert!(out.text[..from].is_empty() || out.text[..from].ends_with('\n'));
            assert!(out.source_map.starts.iter().all(|(_, number)| *number == 7));
            let joined: String = out.concealed.iter().map(|part| &out.text[part.range.clone()]).collect();
            assert_eq!(joined, out.text[from..].trim_end(), "{pieces:?}");
        }
    }
}

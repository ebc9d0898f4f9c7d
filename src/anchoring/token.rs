//! A text as the words, numbers and signs that a reader reads: what differs by marks alone is the same.
//!
//! Left out are tashkeel, points, tatweel, soft hyphens, zero-width and bidirectional controls and the shapes of white
//! space, quotation marks, hyphens, digits, kaf and presentation forms, and of digits below the line in formulas. Kept,
//! unlike in [`crate::base::Folded`], are hamza, case, accents, superscripts but the numbers of notes and all else that
//! is written otherwise, strokes through letters, and overrides of the direction, which make digits read backwards.

use std::ops::Range;

use super::characters::{is_letter, is_measure, is_punctuation, is_separator, is_sign_of_number, is_unspaced};
use super::glyphs::{Glyph, Space, glyphs};
use super::word_list::folded;

/// Kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters.
    Word,
    /// Digits with their sign and the separators between them, and other numerals.
    Number,
    /// Mathematical, monetary and other symbols.
    Sign,
    /// All other marks between words.
    Punctuation,
}

/// A word, a number or a sign of a text.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub kind: TokenKind,
    /// Letters without marks.
    pub form: String,
    /// Folded form, as searching has it.
    pub folded: String,
    /// The vowel marks, each with the letter of `form` that it is on.
    pub vowels: Vec<(usize, char)>,
    /// The letters of `form` before which a zero-width non-joiner stands.
    pub seams: Vec<usize>,
    /// Its letters, by their number, before which a soft hyphen stands: there a line may have broken it, or did.
    pub hyphens: Vec<usize>,
    /// Range in bytes of the text.
    pub range: Range<usize>,
    /// Follows the token before it without white space.
    pub joined: bool,
    /// A line ends before it.
    pub after_line: bool,
    /// A line or a cell of a table ends before it, or there is space as wide as between cells.
    pub after_block: bool,
    /// The number of a note above the line behind a word, read as plain digits.
    pub is_note: bool,
}

impl Token {
    /// Returns true for words and numbers.
    pub(crate) fn is_alphanumeric(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }

    /// Returns true for all but punctuation.
    pub(crate) fn is_said(&self) -> bool {
        self.kind != TokenKind::Punctuation
    }

    /// Returns true for a full stop or the like that is told by its form.
    pub(crate) fn is(&self, form: &str) -> bool {
        self.form == form
    }

    /// Returns true for question marks.
    pub(crate) fn is_question(&self) -> bool {
        matches!(&*self.form, "?" | "؟" | "⸮" | "՞")
    }
}

/// The tokens of a text.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let glyphs = glyphs(text);
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let (kind, end) = token_at(&glyphs, at);
        tokens.push(token(kind, &glyphs[at..end], at == 0));
        read_note(&mut tokens);
        at = end;
    }
    tokens
}

/// Letters of a word that digits above the line are a note of, and no exponent of a unit, at least.
const WITH_NOTE: usize = 3;

/// Longer units that have exponents.
const UNITS_WITH_POWERS: [&str; 18] = [
    "sec", "mol", "foot", "feet", "yard", "yards", "mile", "miles", "inch", "inches", "meter", "meters", "metre",
    "metres", "متر", "مترا", "قدم", "ميل",
];

/// Returns true if digits above the line right behind a folded word are the number of a note.
pub(crate) fn takes_note(word: &str) -> bool {
    word.chars().nth(WITH_NOTE - 1).is_some() && !UNITS_WITH_POWERS.contains(&word)
}

/// The digit that one above the line raises.
fn lowered_digit(c: char) -> Option<char> {
    match c {
        '\u{b9}' => Some('1'),
        '\u{b2}' => Some('2'),
        '\u{b3}' => Some('3'),
        '\u{2070}' | '\u{2074}'..='\u{2079}' => char::from_digit(u32::from(c) - 0x2070, 10),
        _ => None,
    }
}

/// Reads the last token as the number of a note if it is one: digits above the line behind a word, whatever mark stands
/// between them.
fn read_note(tokens: &mut [Token]) {
    let [before @ .., last] = tokens else { return };
    if last.kind != TokenKind::Number {
        return;
    }
    let is_mark = |token: &&Token| token.kind == TokenKind::Punctuation;
    let marks = before.iter().rev().take(MARKS_BEFORE_NOTE).take_while(is_mark).count();
    let Some(word) = before.len().checked_sub(marks + 1).map(|at| &before[at]) else { return };
    let is_joined = last.joined && before[before.len() - marks..].iter().all(|mark| mark.joined);
    if is_joined
        && word.kind == TokenKind::Word
        && takes_note(&word.folded)
        && let Some(digits) = last.form.chars().map(lowered_digit).collect::<Option<String>>()
    {
        (last.folded, last.form, last.is_note) = (digits.clone(), digits, true);
    }
}

/// Marks between a word and the number of its note, at most: the end of a sentence that is quoted, and a bracket.
const MARKS_BEFORE_NOTE: usize = 3;

fn token(kind: TokenKind, glyphs: &[Glyph], is_first: bool) -> Token {
    let mut form = String::new();
    let (mut vowels, mut seams, mut hyphens) = (Vec::new(), Vec::new(), Vec::new());
    for (nth, glyph) in glyphs.iter().enumerate() {
        if nth > 0 && glyph.space == Space::Thin {
            form.push(' ');
        }
        form.push(glyph.c);
        vowels.extend(glyph.vowels.iter().map(|vowel| (nth, *vowel)));
        seams.extend(glyph.seam.then_some(nth));
        hyphens.extend(glyph.hyphen.then_some(nth));
    }
    Token {
        kind,
        folded: if kind == TokenKind::Word { folded(&form) } else { form.clone() },
        form,
        vowels,
        seams,
        hyphens,
        range: glyphs[0].at.start..glyphs[glyphs.len() - 1].at.end,
        joined: !is_first && glyphs[0].space == Space::No,
        after_line: glyphs[0].space == Space::Line,
        after_block: glyphs[0].space >= Space::Wide,
        is_note: false,
    }
}

/// The kind of the token that begins at a glyph, and where it ends.
fn token_at(glyphs: &[Glyph], at: usize) -> (TokenKind, usize) {
    let c = glyphs[at].c;
    let next_digit = glyphs.get(at + 1).is_some_and(|next| next.c.is_numeric());
    let next_joined = glyphs.get(at + 1).is_some_and(|next| next.space == Space::No);
    let is_free = at == 0
        || glyphs[at].space != Space::No
        || !(glyphs[at - 1].c.is_alphanumeric() || glyphs[at - 1].c == glyphs[at].c);
    match () {
        () if c.is_numeric() => (TokenKind::Number, number_end(glyphs, at)),
        () if is_free
            && next_digit
            && (next_joined && (is_sign_of_number(c) || matches!(c, '.' | ',')) || c == '±') =>
        {
            (TokenKind::Number, number_end(glyphs, at + 1))
        }
        () if is_unspaced(c) => (TokenKind::Word, at + 1),
        () if is_letter(c) => (TokenKind::Word, word_end(glyphs, at)),
        () if is_punctuation(c) && !is_measure(c) => (TokenKind::Punctuation, at + 1),
        () => (TokenKind::Sign, at + 1),
    }
}

fn word_end(glyphs: &[Glyph], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(glyph) = glyphs.get(at).filter(|glyph| glyph.space == Space::No) {
        let apostrophe =
            glyph.c == '\'' && glyphs.get(at + 1).is_some_and(|next| next.space == Space::No && next.is_letter());
        if !apostrophe && (!glyph.is_letter() || is_unspaced(glyph.c)) {
            break;
        }
        at += 1;
    }
    at
}

/// The end of a number whose first digit is given: digits, with separators and narrow spaces between them.
fn number_end(glyphs: &[Glyph], first: usize) -> usize {
    let digit = |at: usize| glyphs.get(at).is_some_and(|glyph| glyph.c.is_numeric());
    let joined = |at: usize| glyphs.get(at).is_some_and(|glyph| glyph.space == Space::No);
    let mut at = first + 1;
    let mut group = first;
    loop {
        let separated = glyphs.get(at).is_some_and(|glyph| is_separator(glyph.c)) && joined(at);
        if digit(at) && joined(at) {
            at += 1;
        } else if separated && digit(at + 1) && joined(at + 1) {
            group = at + 1;
            at += 2;
        } else if at - group <= 3 && is_group(glyphs, at) {
            group = at;
            at += 3;
        } else {
            break;
        }
    }
    // "64+" is 64 or more.
    let is_open =
        glyphs.get(at).is_some_and(|glyph| glyph.c == '+') && joined(at) && !(digit(at + 1) && joined(at + 1));
    at + usize::from(is_open)
}

/// Returns true for three digits after a narrow or unbreakable space.
fn is_group(glyphs: &[Glyph], at: usize) -> bool {
    let Some(three) = glyphs.get(at..at + 3) else { return false };
    let ends = glyphs.get(at + 3).is_none_or(|next| !next.c.is_numeric() || next.space != Space::No);
    let joined = three[1..].iter().all(|glyph| glyph.space == Space::No);
    three[0].space == Space::Thin && joined && ends && three.iter().all(|glyph| glyph.c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_signs() {
        let shown = |text: &str| tokens(text).into_iter().map(|token| token.form).collect::<Vec<_>>().join("|");
        assert_eq!(shown("-5 ±5 GPT-4 2019–2020"), "-5|±5|GPT|-|4|2019-2020");
        assert_eq!(shown("64\u{a0}000 64 000 64% 6⁴ .5 64+"), "64 000|64|000|64|%|6⁴|.5|64+");
        assert_eq!(shown("شَـرِكةٌ «ﻻ»\u{200f}"), "شركة|\"|لا|\"");
        assert_eq!(shown("٦٤٫٥ ６４ ۶۴"), "64.5|64|64");
        assert_eq!(shown("他说64 don't"), "他|说|64|don't");
        assert_eq!(shown("H₂O Ca(OH)₂ 10₂ log₂8 10²"), "H|2|O|Ca|(|OH|)|2|10₂|log|₂8|10²");
        assert_eq!(shown("m² metres² word¹² end.³ end(⁴) نفذ¹"), "m|²|metres|²|word|12|end|.|3|end|(|4|)|نفذ|1");
    }

    #[test]
    fn ranges_are_of_the_text() {
        let text = "«كَتَـبَ» ﷺ ﬁ \u{200f}İ e\u{301}\u{202c}ً 12,5";
        for token in tokens(text) {
            assert!(text.get(token.range.clone()).is_some_and(|part| !part.is_empty()), "{token:?}");
        }
    }
}

//! The pieces that a text is made of.

use super::clock::Clock;
use super::numeric::{Numbers, Pair};
use super::word::Word;

/// A piece of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Meaning of a word or of several, and they themselves.
    Word(Word, String),
    /// A number, how many digits it has, and the letters that hang on it: such as `th`.
    Number(u32, usize, &'static str),
    /// A date of numbers.
    Date(Numbers),
    /// A year and a number that is a month of it or a later year: `2011/12`.
    Pair(Pair),
    /// A time of day.
    Clock(Clock),
    Dash,
    Slash,
    Equals,
    Open,
    Close,
    Tilde,
    Question,
}

/// Suffix of a year of two digits with an apostrophe before it: `'21`.
pub(super) const APOSTROPHE: &str = "'";

/// A run of characters of one kind, and where it starts and ends in the text.
#[derive(Debug)]
pub(super) struct Run<'a> {
    pub start: usize,
    pub end: usize,
    pub kind: RunKind<'a>,
}

#[derive(Debug)]
pub(super) enum RunKind<'a> {
    Letters(&'a str),
    Token(Token),
}

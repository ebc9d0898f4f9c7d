//! Likeness of two words: the same, the same in another spelling, or another.

use super::letters::{do_vowels_differ, is_same_but_for_shapes, is_same_hundred};
use super::token::{Token, TokenKind};
use super::vocabulary::{is_negation, look_alike, negates};
use super::word_list::{folded, stems};

/// Letters of a word of which one may be a misprint. In shorter words one letter makes another word too easily:
/// "contract" and "contact", «استقلال» and «استغلال».
const LONG_WORD: usize = 8;

/// Letters at either end of a word that are no place for a misprint: there are the prefixes and endings that say who
/// acts, and how many.
const ENDING: usize = 2;

/// Knowledge about words besides their letters.
pub(crate) trait Knowledge {
    /// Returns true if a folded word is in a name.
    fn is_name(&self, word: &str) -> bool;
    /// Returns true if a folded word stands in the text more than `times` times.
    fn stands(&self, word: &str, times: usize) -> bool;
}

/// Nothing is known.
pub(crate) struct Nothing;

impl Knowledge for Nothing {
    fn is_name(&self, _: &str) -> bool {
        false
    }

    fn stands(&self, _: &str, _: usize) -> bool {
        false
    }
}

/// Likeness of two tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Likeness {
    Same,
    Spelling,
    Other,
}

/// Returns true for Latin words with a capital.
pub(crate) fn is_capitalized(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.form.starts_with(|c: char| c.is_uppercase())
}

/// Likeness of two tokens, wherever they stand.
pub(crate) fn likeness(a: &Token, b: &Token, knowledge: &impl Knowledge) -> Likeness {
    if a.kind != b.kind {
        return Likeness::Other;
    }
    if a.form == b.form || a.kind == TokenKind::Word && is_same_but_for_shapes(a, b) {
        return if do_vowels_differ(a, b) { Likeness::Other } else { Likeness::Same };
    }
    let spelling = match a.kind {
        TokenKind::Punctuation => a.is_question() == b.is_question() && !a.is("-") && !b.is("-"),
        TokenKind::Number => same_value(&a.form, &b.form),
        TokenKind::Sign => false,
        TokenKind::Word => {
            a.folded == b.folded
                || is_same_shape(&a.form, &b.form)
                || is_same_hundred(&a.folded, &b.folded)
                || is_misprint(a, b, knowledge)
        }
    };
    if spelling { Likeness::Spelling } else { Likeness::Other }
}

/// Returns true for the same digits in groups and without groups.
fn same_value(a: &str, b: &str) -> bool {
    let plain = |number: &str| {
        let mut groups = number.split([',', ' ', '\'']);
        let first = groups.next().is_some_and(|first| (1..=3).contains(&first.trim_start_matches(['+', '-']).len()));
        let digits = |group: &str| {
            group.split('.').next().is_some_and(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()))
        };
        let is_grouped = first && groups.clone().next().is_some() && groups.all(digits);
        if is_grouped { number.replace([',', ' ', '\''], "") } else { number.to_owned() }
    };
    plain(a) == plain(b)
}

/// Returns true if two words look the same, with letters of another script in one of them.
fn is_same_shape(a: &str, b: &str) -> bool {
    let is_foreign = |word: &str| word.chars().any(|c| matches!(c, '\u{370}'..='\u{52f}'));
    (is_foreign(a) || is_foreign(b)) && shape(a) == shape(b)
}

/// A word in the Latin letters that its letters look like.
fn shape(word: &str) -> String {
    folded(&word.chars().map(look_alike).collect::<String>())
}

/// Returns true if two long words differ by one letter within, which is doubled, swapped with its neighbour or another
/// one, and neither of them is known as a word of its own.
fn is_misprint(a: &Token, b: &Token, knowledge: &impl Knowledge) -> bool {
    let [length, other_length] = [a, b].map(|token| token.folded.chars().count());
    if length.min(other_length) < LONG_WORD || length.abs_diff(other_length) > 1 {
        return false;
    }
    let [own, other] = [a, b].map(|token| stems(&token.folded).last().unwrap_or_default());
    let (x, y): (Vec<char>, Vec<char>) = (a.folded.chars().collect(), b.folded.chars().collect());
    let particles = x.len().saturating_sub(own.chars().count());
    let long_enough = [own, other].iter().all(|stem| stem.chars().count() >= LONG_WORD);
    long_enough
        && !is_capitalized(a)
        && !is_capitalized(b)
        && is_one_letter(&x, &y, particles)
        && !is_negation(&a.folded)
        && !is_negation(&b.folded)
        && !negates(&a.folded, &b.folded)
        && !knowledge.is_name(&a.folded)
        && !knowledge.is_name(&b.folded)
        && !knowledge.stands(&a.folded, 0)
        && !knowledge.stands(&b.folded, 1)
}

fn is_one_letter(x: &[char], y: &[char], particles: usize) -> bool {
    let (long, short) = if x.len() >= y.len() { (x, y) } else { (y, x) };
    let start = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    let end = long.iter().rev().zip(short.iter().rev()).take_while(|(a, b)| a == b).count();
    let is_within = start >= particles + ENDING && end.min(short.len() - start) >= ENDING;
    let rest = |word: &[char]| word.len().saturating_sub(start + end);
    match (rest(long), rest(short)) {
        (1, 1) => is_within && !is_vowel(long[start]) && !is_vowel(short[start]),
        (2, 2) => is_within && long[start] == short[start + 1] && long[start + 1] == short[start],
        // A doubled letter: what is left over is what stands beside it.
        _ if long.len() == short.len() + 1 => {
            let extra = long.len() - 1 - end.min(long.len() - 1);
            start > particles && start + end >= short.len() && extra > 0 && long[extra] == long[extra - 1]
                || start > particles && start + end >= short.len() && start > 0 && long[start] == long[start - 1]
        }
        _ => false,
    }
}

/// Letters that make other forms of a word in Arabic, and other words in English.
fn is_vowel(c: char) -> bool {
    matches!(c, 'ا' | 'و' | 'ي' | 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'א' | 'ו' | 'י')
}

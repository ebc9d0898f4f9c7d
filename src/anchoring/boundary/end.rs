//! Ends of words and numbers at a place.

use std::ops::Range;

use super::super::characters::{PRIME, is_letter, is_measure, is_unspaced};
use super::super::numerals::{self, is_counted, is_numeral, is_sided};
use super::super::token::takes_note;
use super::nearby::{first_words, last_words};
use super::outward::{
    MINUS, Outward, is_digit, is_fraction, is_han_numeral, is_han_scale, is_raised, is_sign, is_vulgar, parts_blocks,
    parts_number,
};
use super::qualifiers::{is_below_zero, is_default_era, is_qualified, qualifies_joined};
use super::question::is_asked;

/// Returns true if a word or number ends at the end of a range, or none stands there.
pub(super) fn ends(text: &str, range: Range<usize>) -> bool {
    let (own, after) = (Outward::before(text, range.end), Outward::after(text, range.end));
    match own.at(0) {
        _ if after.at(0).is_none() => true,
        _ if after.is(0, |c| matches!(c, '?' | '؟')) && is_asked(text, &range) => false,
        Some(c) if c.is_numeric() => number_ends(&own, &after, &text[range.end..]),
        Some(c) if is_letter(c) => word_ends(c, &own, &after, text, &range),
        Some(c) if parts_number(c) || is_sign(c) => !(own.is(1, is_digit) && after.is(0, is_digit)),
        _ => true,
    }
}

fn number_ends(own: &Outward, after: &Outward, rest: &str) -> bool {
    let Some(c) = after.at(0) else { return true };
    let spaces = after.spaces();
    match c {
        _ if c.is_numeric() || is_measure(c) || matches!(c, '+' | '×') => false,
        // "5—7", and "1990's", which are ten years.
        '\u{2014}' if after.is(1, is_digit) => false,
        '\'' if after.is(1, is_letter) => false,
        // "12-A", "12/A", "5-fold".
        '-' | '/' if after.letters(1).count() == 1 => false,
        '-' if qualifies_joined(&after.letters(1).collect::<String>()) => false,
        _ if (parts_number(c) || is_joint(c)) && after.is(1, is_digit) => false,
        // "5-" is less than nothing where the sign is written on the left; "5-year" is not.
        '-' | MINUS if !after.is(1, is_letter) => false,
        _ if is_letter(c) => is_unspaced(c) && !is_han_scale(c) || is_default_era(&digits(own), after),
        _ if c.is_whitespace() => {
            let group = own.chars.iter().take_while(|c| c.is_numeric()).count() <= 3;
            let three = (1..4).all(|at| after.is(at, is_digit)) && !after.is(4, is_digit);
            let narrow = spaces == 1 && !parts_blocks(c) && group && three;
            let measured = spaces == 1 && after.is(1, |c| is_measure(c) || is_vulgar(c));
            let mixed = spaces == 1 && group && is_fraction(after, 1);
            // "5 ± 2".
            let joint =
                spaces == 1 && after.is(1, is_joint) && after.is(2, char::is_whitespace) && after.is(3, is_digit);
            !narrow && !measured && !mixed && !joint && !is_qualified(&digits(own), rest)
        }
        _ => true,
    }
}

/// Signs between two numbers that make them one.
fn is_joint(c: char) -> bool {
    matches!(c, '±' | '×' | '÷' | '~' | '-' | '\u{2014}' | ':' | '/')
}

/// The digits and separators that a number ends with.
fn digits(own: &Outward) -> String {
    let digits: Vec<char> = own.chars.iter().copied().take_while(|c| c.is_numeric() || parts_number(*c)).collect();
    digits.into_iter().rev().collect()
}

fn word_ends(c: char, own: &Outward, after: &Outward, text: &str, range: &Range<usize>) -> bool {
    let Some(next) = after.at(0) else { return true };
    match next {
        _ if is_han_numeral(c) && is_han_numeral(next) => false,
        _ if is_unspaced(c) || is_unspaced(next) => true,
        _ if is_letter(next) => false,
        _ if is_raised(next) => takes_note(&own.word(0)),
        _ if next.is_numeric() => false,
        '\'' | PRIME if after.is(1, is_letter) => {
            let ending: String = after.letters(1).collect();
            matches!(&*ending.to_lowercase(), "s" | "ll" | "ve" | "re" | "d" | "m")
        }
        _ if next.is_whitespace() => {
            let rest = &text[range.end..];
            let is_qualified = || {
                let word = own.word(0);
                (is_counted(&word) || is_sided(&word)) && is_qualified("", rest)
            };
            !counts_after(text, range) && !is_qualified() && !is_below_zero(rest)
        }
        // "C++", "five million+".
        '+' | '#' => after.is(1, char::is_alphanumeric),
        // "defendant(s)".
        '(' => {
            let ending: String = after.letters(1).collect();
            let is_closed = after.is(ending.chars().count() + 1, |c| c == ')');
            !(is_closed && IN_BRACKETS.contains(&&*ending.to_lowercase()))
        }
        '-' if after.is(1, is_digit) => false,
        // "in-" at the end of a line goes on in the next one.
        '-' if after.is(1, |c| c == '\n') && after.is(2, |c| is_letter(c) && !c.is_uppercase()) => false,
        '-' if after.is(1, is_letter) && is_numeral(&own.word(0)) => {
            !counts_after(text, range) && !qualifies_joined(&after.letters(1).collect::<String>())
        }
        '-' => !ENDINGS.contains(&&*after.letters(1).collect::<String>().to_lowercase()),
        _ => true,
    }
}

/// Endings that stand in brackets where the word may have them or not.
const IN_BRACKETS: [&str; 18] =
    ["s", "es", "d", "ed", "r", "n", "e", "en", "in", "ة", "ه", "ون", "ين", "ات", "ان", "ها", "هم", "ي"];

/// Words that make the one before them another where a hyphen joins them.
const ENDINGS: [&str; 9] = ["in", "free", "less", "not", "elect", "designate", "like", "to", "proof"];

/// Returns true if what stands after is part of the number: "five | hundred".
fn counts_after(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (last_words(&text[range.clone()]), first_words(&text[range.end..]));
    numerals::goes_on(&before, &after) || numerals::is_part_of(&before, &after)
}

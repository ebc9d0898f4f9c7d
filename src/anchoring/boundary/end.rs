//! Whether a word or a number ends at a place.

use std::ops::Range;

use super::super::numerals::{self, is_numeral, multipliers};
use super::super::token::{is_letter, is_measure, is_unspaced, tokens};
use super::outward::{MINUS, NEAR, Outward, is_comparison, is_digit, is_raised, is_sign, parts_blocks, parts_number};
use super::{WITH_NOTE, first_words, last_words};

/// Returns true if a word or number ends at the end of a range, or none stands there.
pub(super) fn ends(text: &str, range: Range<usize>) -> bool {
    let (own, after) = (Outward::before(text, range.end), Outward::after(text, range.end));
    match own.at(0) {
        _ if after.at(0).is_none() => true,
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
        _ if c.is_numeric() || is_measure(c) || c == '+' => false,
        _ if (parts_number(c) || is_joint(c)) && after.is(1, is_digit) => false,
        // "5-" is less than nothing where the sign is written on the left; "5-year" is not.
        '-' | MINUS if !after.is(1, is_letter) => false,
        _ if is_letter(c) => is_unspaced(c),
        _ if c.is_whitespace() => {
            let group = own.chars.iter().take_while(|c| c.is_numeric()).count() <= 3;
            let three = (1..4).all(|at| after.is(at, is_digit)) && !after.is(4, is_digit);
            let narrow = spaces == 1 && !parts_blocks(c) && group && three;
            let measured = spaces == 1 && after.is(1, |c| is_measure(c) || c.is_numeric() && !c.is_ascii_digit());
            // "5 ± 2".
            let joint =
                spaces == 1 && after.is(1, is_joint) && after.is(2, char::is_whitespace) && after.is(3, is_digit);
            !narrow && !measured && !joint && !counts_on(rest)
        }
        _ => true,
    }
}

/// Signs between two numbers that make them one.
fn is_joint(c: char) -> bool {
    matches!(c, '±' | '×' | '÷') || is_comparison(c) && c == '~'
}

/// Returns true if a text begins with words that multiply the number before it.
fn counts_on(rest: &str) -> bool {
    let start: String = rest.chars().take(NEAR).collect();
    multipliers(&tokens(&start)) > 0
}

fn word_ends(c: char, own: &Outward, after: &Outward, text: &str, range: &Range<usize>) -> bool {
    let Some(next) = after.at(0) else { return true };
    match next {
        _ if is_unspaced(c) || is_unspaced(next) => true,
        _ if is_letter(next) => false,
        _ if is_raised(next) => own.letters(0).count() >= WITH_NOTE,
        _ if next.is_numeric() => false,
        '\'' if after.is(1, is_letter) => {
            let ending: String = after.letters(1).collect();
            matches!(&*ending.to_lowercase(), "s" | "ll" | "ve" | "re" | "d" | "m")
        }
        _ if next.is_whitespace() => !counts_after(text, range),
        '-' if after.is(1, is_digit) => false,
        // "in-" at the end of a line goes on in the next one.
        '-' if after.is(1, |c| c == '\n') && after.is(2, |c| is_letter(c) && !c.is_uppercase()) => false,
        '-' if after.is(1, is_letter) && is_numeral(&own.word(0)) && counts_after(text, range) => false,
        '-' => !ENDINGS.contains(&&*after.letters(1).collect::<String>().to_lowercase()),
        _ => true,
    }
}

/// Words that make the one before them another where a hyphen joins them.
const ENDINGS: [&str; 8] = ["free", "less", "not", "elect", "designate", "like", "to", "proof"];

/// "five | hundred": what stands after is part of the number.
fn counts_after(text: &str, range: &Range<usize>) -> bool {
    numerals::goes_on(&last_words(&text[range.clone()]), &first_words(&text[range.end..]))
}

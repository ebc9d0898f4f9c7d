//! Whether a word or a number begins at a place.

use std::ops::Range;

use super::super::numerals::{self, is_multiplier, is_tens};
use super::super::token::{OVERRIDE, is_letter, is_measure, is_unspaced};
use super::super::vocabulary::{are_particles, changes_with_hyphen, folded};
use super::outward::{
    MINUS, NEAR, Outward, is_comparison, is_digit, is_no_comparison, is_raised, is_sign, parts_blocks, parts_number,
};
use super::{AFTER_ARTICLE, AFTER_PARTICLE, first_words, last_words};

/// Returns true if a word or number begins at the start of a range, or none stands there.
pub(super) fn begins(text: &str, range: Range<usize>) -> bool {
    let (before, own) = (Outward::before(text, range.start), Outward::after(text, range.start));
    match own.at(0) {
        _ if before.at(0).is_none() => true,
        Some(_) if before.is(0, |c| c == OVERRIDE) => false,
        Some(c) if c.is_numeric() => number_begins(&before, &own) && !is_below_zero(&before),
        // "-$5".
        Some(c) if is_measure(c) && own.is(1, is_digit) => !before.is(0, |c| is_sign(c) || is_digit(c)),
        Some(c) if is_sign(c) || c == '.' || c == ',' => !(own.is(1, is_digit) && before.is(0, is_digit)),
        Some(c) if is_letter(c) => word_begins(c, &before, &own, text, range),
        _ => true,
    }
}

fn number_begins(before: &Outward, own: &Outward) -> bool {
    let Some(c) = before.at(0) else { return true };
    match c {
        _ if c.is_numeric() || is_sign(c) || is_measure(c) => false,
        _ if is_comparison(c) => is_no_comparison(before, 0),
        // ".5", but not the full stop of a sentence without a space after it.
        '.' | ',' if before.is(1, char::is_whitespace) || before.at(1).is_none() => false,
        '^' if before.is(1, char::is_alphanumeric) => false,
        // ">=5".
        '=' if before.is(1, |c| is_comparison(c) || c == '!') => false,
        _ if parts_number(c) && before.is(1, is_digit) => false,
        _ if is_letter(c) => is_unspaced(c) || are_particles(&before.word(0)),
        _ if c.is_whitespace() => !is_apart(before, own),
        _ => true,
    }
}

/// Returns true if a word before a number says that it is less than nothing: "minus | 5".
fn is_below_zero(before: &Outward) -> bool {
    let spaces = before.spaces();
    spaces > 0 && matches!(&*before.word(spaces), "minus" | "ناقص" | "منفی" | "moins" | "מינוס")
}

/// Returns true if what stands before a space belongs to the number after it: "64 | 000", "≥ | 5", "€ | 5".
fn is_apart(before: &Outward, own: &Outward) -> bool {
    if before.spaces() != 1 {
        return false;
    }
    // A year before a number is no group of it.
    let group = (1..=3).contains(&before.chars[1..].iter().take_while(|c| c.is_numeric()).count());
    let three = (0..3).all(|at| own.is(at, is_digit)) && !own.is(3, is_digit);
    let narrow = !before.is(0, parts_blocks) && group && three;
    narrow
        || match before.at(1) {
            Some(MINUS | '±') => true,
            Some('×') => before.is(2, char::is_alphanumeric) || before.is(3, char::is_alphanumeric),
            Some(c) if is_comparison(c) => !is_no_comparison(before, 1),
            Some(c) => is_measure(c) && c != '%' && c != '°',
            None => false,
        }
}

fn word_begins(c: char, before: &Outward, own: &Outward, text: &str, range: Range<usize>) -> bool {
    let Some(last) = before.at(0) else { return true };
    match last {
        '不' | '没' | '沒' | '未' | '非' | '無' | '无' => false,
        _ if is_unspaced(c) || is_unspaced(last) => true,
        _ if is_letter(last) => {
            let joined = before.word(0);
            let with_article = joined.ends_with("ال") || joined.ends_with("لل");
            let least = if with_article { AFTER_ARTICLE } else { AFTER_PARTICLE };
            let is_tens = || first_words(&text[range.clone()]).first().is_some_and(|first| is_tens(first));
            let is_added = joined == "و" && (is_tens() || counts_before(text, &range));
            are_particles(&joined) && own.letters(0).count() >= least && !is_added
        }
        _ if is_raised(last) => true,
        _ if last.is_numeric() => false,
        // "l'été", but not what is left of "isn't".
        '\'' if before.is(1, is_letter) => {
            let joined = before.word(1);
            joined.chars().count() == 1 && joined != "n" || joined == "qu"
        }
        '-' if before.is(1, is_letter) => !changes_with_hyphen(&before.word(1)) && !counts_before(text, &range),
        // "(un)lawful".
        ')' | ']' if before.is(1, is_letter) => {
            let length = before.letters(1).count();
            !(before.is(length + 1, |c| matches!(c, '(' | '[')) && changes_with_hyphen(&before.word(1)))
        }
        _ if last.is_whitespace() => !goes_on_across_line(before) && !counts_before(text, &range),
        _ => true,
    }
}

/// "un-" at the end of a line goes on in the next one.
fn goes_on_across_line(before: &Outward) -> bool {
    let spaces = before.spaces();
    let is_hyphenated = before.chars[..spaces].contains(&'\n') && before.is(spaces, |c| c == '-');
    is_hyphenated && changes_with_hyphen(&before.word(spaces + 1))
}

/// "64 | thousand", "twenty | five": what stands before is part of the number.
fn counts_before(text: &str, range: &Range<usize>) -> bool {
    let first = first_words(&text[range.clone()]);
    let Some(word) = first.first() else { return false };
    let before = last_words(&text[..range.start]);
    let digits = before.last().is_some_and(|last| last.starts_with(is_digit));
    digits && is_multiplier(word) || numerals::goes_on(&before, &first) || numerals::is_part_of(&before, &first)
}

/// The first word of a text, folded.
pub(super) fn first_letters(text: &str) -> String {
    let start: String = text.chars().take(NEAR).take_while(|c| is_letter(*c)).collect();
    folded(&start)
}

//! Starts of words and numbers at a place.

use std::ops::Range;

use super::super::characters::{OVERRIDE, PRIME, is_letter, is_measure, is_unspaced};
use super::super::numerals::{self, is_article, is_below, is_counted, is_multiplier, is_share};
use super::super::vocabulary::{are_particles, changes_with_hyphen};
use super::super::word_list::folded;
use super::nearby::{AFTER_ARTICLE, AFTER_PARTICLE, first_words, last_words};
use super::outward::{
    BORDER_CHARS, MINUS, Outward, is_comparison, is_digit, is_fraction, is_han_numeral, is_han_scale, is_no_comparison,
    is_raised, is_sign, is_vulgar, parts_blocks, parts_number,
};

/// Returns true if a word or number begins at the start of a range, or none stands there.
pub(super) fn begins(text: &str, range: Range<usize>) -> bool {
    let (before, own) = (Outward::before(text, range.start), Outward::after(text, range.start));
    match own.at(0) {
        _ if before.at(0).is_none() => true,
        Some(_) if before.is(0, |c| c == OVERRIDE) => false,
        Some(c) if c.is_numeric() => number_begins(&before, &own) && !is_qualified(&before, &own),
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
        // "5—7", "A/12".
        '\u{2014}' if before.is(1, is_digit) => false,
        '/' | '_' if before.is(1, is_letter) => false,
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

/// Returns true if a word before a number says that it is less than nothing, of another calendar, or a rough one:
/// "minus | 5", "AH | 1445", "c. | 1500".
fn is_qualified(before: &Outward, own: &Outward) -> bool {
    let spaces = before.spaces();
    if spaces == 0 {
        return false;
    }
    let is_short = before.is(spaces, |c| c == '.');
    let from = spaces + usize::from(is_short);
    let word: String = before.letters(from).collect();
    is_below(&before.word(spaces))
        || !is_short && (word == "HA" || word == "DA" && !own.is(3, is_digit))
        || is_short && matches!(&*word, "c" | "ac" | "xorppa") && before.word(from).len() == word.len()
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
    let mixed = before.is(1, is_digit) && group && (own.is(0, is_vulgar) || is_fraction(own, 0));
    narrow
        || mixed
        || match before.at(1) {
            Some(MINUS | '±') => true,
            // "5 – 7", "3 : 1".
            Some('-' | '\u{2014}' | ':' | '/') if before.is(2, char::is_whitespace) && before.is(3, is_digit) => true,
            Some('×') => before.is(2, char::is_alphanumeric) || before.is(3, char::is_alphanumeric),
            Some(c) if is_comparison(c) => !is_no_comparison(before, 1),
            Some(c) => is_measure(c) && c != '%' && c != '°',
            None => false,
        }
}

fn word_begins(c: char, before: &Outward, own: &Outward, text: &str, range: Range<usize>) -> bool {
    let Some(last) = before.at(0) else { return true };
    match last {
        _ if is_comparison(last) && !is_no_comparison(before, 0) => !starts_with_number(text, &range),
        _ if is_han_numeral(c) && is_han_numeral(last) || is_han_scale(c) && last.is_numeric() => false,
        '不' | '没' | '沒' | '未' | '非' | '無' | '无' => false,
        _ if is_unspaced(c) || is_unspaced(last) => true,
        _ if is_letter(last) => {
            let joined = before.word(0);
            let with_article = joined.ends_with("ال") || joined.ends_with("لل");
            let least = if with_article { AFTER_ARTICLE } else { AFTER_PARTICLE };
            let is_added = joined == "و" && counts_before(text, &range);
            are_particles(&joined) && own.letters(0).count() >= least && !is_added
        }
        _ if is_raised(last) => true,
        _ if last.is_numeric() => false,
        // "l'été", but not what is left of "isn't".
        '\'' | PRIME if before.is(1, is_letter) => {
            let joined = before.word(1);
            joined.chars().count() == 1 && joined != "n" || joined == "qu"
        }
        '-' if before.is(1, is_letter) => !changes_with_hyphen(&before.word(1)) && !counts_before(text, &range),
        // "(un)lawful".
        ')' | ']' if before.is(1, is_letter) => {
            let length = before.letters(1).count();
            !(before.is(length + 1, |c| matches!(c, '(' | '[')) && changes_with_hyphen(&before.word(1)))
        }
        _ if last.is_whitespace() => {
            let is_below = || is_below(&before.word(before.spaces())) && starts_with_number(text, &range);
            !goes_on_across_line(before) && !counts_before(text, &range) && !is_below()
        }
        _ => true,
    }
}

/// Returns true for a word that a line breaks: "un-" at the end of a line goes on in the next one.
fn goes_on_across_line(before: &Outward) -> bool {
    let spaces = before.spaces();
    let is_hyphenated = before.chars[..spaces].contains(&'\n') && before.is(spaces, |c| c == '-');
    is_hyphenated && changes_with_hyphen(&before.word(spaces + 1))
}

/// Returns true if what stands before is part of the number: "64 | thousand", "twenty | five".
fn counts_before(text: &str, range: &Range<usize>) -> bool {
    let first = first_words(&text[range.clone()]);
    let Some(word) = first.first() else { return false };
    let mut before = last_words(&text[..range.start]);
    // A hundred is no other number than hundred.
    if is_multiplier(word) && before.last().is_some_and(|last| is_article(last)) {
        before.pop();
    }
    let digits = before.last().is_some_and(|last| last.starts_with(is_digit));
    let counted = digits || before.last().is_some_and(|last| is_counted(last));
    digits && is_multiplier(word)
        || counted && is_share(&first)
        || numerals::goes_on(&before, &first)
        || numerals::is_part_of(&before, &first)
}

/// Returns true if a range begins with a number in words.
fn starts_with_number(text: &str, range: &Range<usize>) -> bool {
    first_words(&text[range.clone()]).first().is_some_and(|first| is_counted(first))
}

/// The first word of a text, folded.
pub(super) fn first_letters(text: &str) -> String {
    let start: String = text.chars().take(BORDER_CHARS).take_while(|c| is_letter(*c)).collect();
    folded(&start)
}

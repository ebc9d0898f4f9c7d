//! Other spellings of a letter: ligatures, look-alikes of other alphabets, mirrored brackets. A text that a file gives for a
//! glyph may name the glyph's letter in one of them without saying anything else.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::{is_marks, push};
use crate::base::bidi::mirror;

/// Returns true if `letter` is a raised digit (¹) and `told` the same one on the line (1): other files raise digits by place
/// and size alone, so that this is no other text.
pub(crate) fn is_raised(told: &str, letter: char) -> bool {
    is_raised_digit(letter) && folded(&letter.to_string()) == told
}

/// Returns true for ⁰ to ⁹.
fn is_raised_digit(letter: char) -> bool {
    matches!(letter, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹')
}

/// Returns true if the text `told` says a letter in some spelling, or nothing that could be compared with it.
pub(crate) fn is_same(told: &str, letter: char) -> bool {
    let mut own = String::new();
    push(&mut own, letter);
    if told == own || own.trim().is_empty() || is_marks(&own) || told.chars().any(is_unknown) {
        return true;
    }
    // Raised digits are more than a way to write others.
    if is_raised_digit(letter) {
        return false;
    }
    let (told, own) = (folded(told), folded(&own));
    let mut pair = told.chars().zip(own.chars());
    let is_pair = told.chars().count() == 1 && own.chars().count() == 1;
    told == own
        || is_pair
            && pair
                .all(|(told, own)| !matches!(own, '<' | '>') && mirror(own) == Some(told) || is_look_alike(told, own))
}

/// Returns true if letters of two alphabets may share a glyph, or one is a letter without the dots that are drawn
/// apart.
fn is_look_alike(told: char, own: char) -> bool {
    let is_latin = |c: char| c.is_alphabetic() && c < '\u{250}';
    let is_other = |c: char| ('\u{370}'..'\u{530}').contains(&c);
    let is_bare =
        |c: char| matches!(c, '\u{66E}' | '\u{66F}' | '\u{6A1}' | '\u{6BA}' | '\u{6CC}' | '\u{649}' | 'ı' | 'ȷ');
    let is_alphabet = own != 'μ' && (is_latin(told) && is_other(own) || is_other(told) && is_latin(own));
    is_alphabet || is_other(told) && is_other(own) || is_bare(own)
}

/// Returns true if a character stands for one that is not known: the replacement character, or one of private use.
pub(crate) fn is_unknown(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER || ('\u{E000}'..='\u{F8FF}').contains(&c)
}

/// Form in which a character is compared with others: one for dashes, and one for Arabic letters that share a glyph.
pub(crate) fn common_form(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        'ى' | 'ی' => 'ي',
        'ە' | 'ہ' | 'ھ' => 'ه',
        'ک' => 'ك',
        c => c,
    }
}

/// A text with one form for letters and signs that look alike.
fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{AD}' | '\u{2043}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' | '`' | '´' | 'ʼ' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{2033}' => '"',
        '\u{201A}' => ',',
        '•' | '∙' | '‧' | '⋅' | '●' => '·',
        'º' | '˚' | '∘' => '°',
        '∗' => '*',
        '∼' | '˜' => '~',
        'ˆ' => '^',
        '∕' | '⁄' => '/',
        '∣' => '|',
        '∆' => 'Δ',
        '∑' => 'Σ',
        '∏' => 'Π',
        '¯' | 'ˉ' => '\u{2C9}',
        // Persian digits that look like the Arabic ones; 4, 5 and 6 do not.
        '\u{6F0}'..='\u{6F3}' | '\u{6F7}'..='\u{6F9}' => char::from_u32(u32::from(c) - 0x90).unwrap_or(c),
        c => common_form(c),
    };
    let plainer: String = text.chars().map(plain).collect();
    ComposingNormalizerBorrowed::new_nfkc().normalize(&plainer).chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn spellings_are_told_from_lies() {
        for (told, letter) in [
            ("fi", 'ﬁ'),
            ("-", '−'),
            ("\u{AD}", '-'),
            ("(", ')'),
            ("»", '«'),
            ("لا", 'ﻻ'),
            ("ي", 'ی'),
            ("1/2", '½'),
            ("ñ", 'ñ'),
            ("μ", 'µ'),
            ("\'", '’'),
            ("\u{FFFD}", 'a'),
            ("А", 'A'),
            ("ا", 'ﺎ'),
            ("Ω", '\u{2126}'),
            ("ب", 'ٮ'),
            ("٣", '۳'),
        ] {
            assert!(is_same(told, letter), "{told} {letter}");
        }
        for (told, letter) in [
            ("5", '9'),
            (" ", '-'),
            ("", '9'),
            ("\u{200C}", '.'),
            (",", '.'),
            ("£", '€'),
            ("=", '≠'),
            (" ", '%'),
            ("2", '²'),
            ("n", 'ñ'),
            ("m", 'µ'),
            (".", '?'),
            ("-", '/'),
            ("%", '°'),
            ("=", '±'),
            (" ", '"'),
            (" ", '('),
            ("٥", '٩'),
            ("٤", '۴'),
            ("ب", 'ت'),
        ] {
            assert!(!is_same(told, letter), "{told} {letter}");
        }
    }
}

//! Characters by what they are to a reader, and one character for all shapes of it.

use crate::base::fold::{decimal_digit, is_mark};

/// The sign of minutes and feet, which some write for an apostrophe.
pub(crate) const PRIME: char = '\u{2032}';

/// The sign of seconds and inches, which some write for a quotation mark.
pub(crate) const DOUBLE_PRIME: char = '\u{2033}';

/// An override of the direction, whichever.
pub(crate) const OVERRIDE: char = '\u{202e}';

/// One character for all shapes of it.
pub(crate) fn unified(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '〝' | '〞' | '״' => '"',
        '‘'
        | '’'
        | '‚'
        | '‛'
        | '‹'
        | '›'
        | '`'
        | '´'
        | '׳'
        | '\u{2b9}'
        | '\u{2bb}'..='\u{2bd}'
        | '\u{55a}'
        | '\u{a78c}' => '\'',
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '־' | '\u{fe63}' => '-',
        '\u{2015}' => '\u{2014}',
        '٪' | '\u{fe6a}' => '%',
        '؉' => '‰',
        '٫' => '.',
        '٬' => ',',
        '؍' | '\u{2044}' | '\u{2215}' => '/',
        'ک' | 'ڪ' => 'ك',
        'ہ' => 'ه',
        '\u{202d}' => OVERRIDE,
        _ => decimal_digit(c).unwrap_or(c),
    }
}

/// Returns true for what stands between the digits of one number, range, date or time.
pub(crate) fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '،' | '\'' | '/' | ':' | '-' | '×' | '*' | '^' | '·' | '_' | '~')
}

/// Returns true for signs before a number.
pub(crate) fn is_sign_of_number(c: char) -> bool {
    matches!(c, '+' | '-' | '±' | '∓')
}

/// Returns true for letters, and marks that are kept.
pub(crate) fn is_letter(c: char) -> bool {
    !c.is_numeric() && (c.is_alphabetic() || is_kept_mark(c) || is_unspaced(c) || is_mark_of_india(c))
}

/// Returns true for signs within the words of India and its neighbours that Unicode does not call alphabetic, as the
/// virama.
fn is_mark_of_india(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}' | '\u{1040}'..='\u{109f}' | '\u{1a00}'..='\u{1cff}') && !is_punctuation(c)
}

/// Returns true for letters of scripts that put no space between words.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' | '\u{e80}'..='\u{eff}' | '\u{f40}'..='\u{fbc}'
        | '\u{1000}'..='\u{103f}' | '\u{1780}'..='\u{17d3}' | '\u{3005}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
        && !c.is_numeric()
}

/// Returns true for percent, permille, signs of money, degrees, minutes and seconds.
pub(crate) fn is_measure(c: char) -> bool {
    matches!(c, '%' | '‰' | '‱' | '$' | '¢' | '£' | '¤' | '¥' | '\u{60b}' | '\u{20a0}'..='\u{20cf}' | '\u{fdfc}')
        || matches!(c, '°' | '℃' | '℉' | '\u{3371}'..='\u{33df}' | PRIME | DOUBLE_PRIME)
}

pub(super) fn is_punctuation(c: char) -> bool {
    match c {
        '+' | '<' | '>' | '=' | '%' | '^' | '~' | '|' | '$' => false,
        _ if c.is_ascii() => true,
        '\u{80}'..='\u{a1}' | '§' | '©' | '«' | '®' | '¶' | '·' | '»' | '¿' => true,
        '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{5be}'..='\u{5f4}' => true,
        '\u{60c}' | '\u{60d}' | '\u{61b}' | '\u{61e}' | '\u{61f}' | '\u{66d}' | '\u{6d4}' => true,
        '\u{964}' | '\u{965}' => true,
        '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{205e}' | '\u{25a0}'..='\u{25ff}' | '\u{2e00}'..='\u{2e7f}' => true,
        '\u{3001}'..='\u{303f}' | '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe6f}' => true,
        _ => false,
    }
}

/// Returns true for presentation forms, ligatures, full-width and mathematical shapes of letters and digits.
pub(super) fn is_shape(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{ff01}'..='\u{ff5e}' | '\u{1d400}'..='\u{1d7ff}')
}

/// Returns true for tashkeel, Quranic signs, points and variation selectors; neither for hamza nor for the accents of
/// other scripts.
pub(super) fn is_vowel(c: char) -> bool {
    is_mark(c) && !is_kept_mark(c)
}

fn is_kept_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{653}'..='\u{655}')
}

/// Returns true for white space that stands within numbers.
pub(super) fn is_thin(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2005}'..='\u{200a}' | '\u{202f}')
}

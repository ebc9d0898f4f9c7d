//! Decimal digits of every script.

use std::borrow::Cow;

/// The zeros of Unicode 16 (General_Category Nd): each has the digits 1 to 9 behind it.
const ZEROS: &str = "\u{660}\u{6F0}\u{7C0}\u{966}\u{9E6}\u{A66}\u{AE6}\u{B66}\u{BE6}\u{C66}\u{CE6}\u{D66}\u{DE6}\
    \u{E50}\u{ED0}\u{F20}\u{1040}\u{1090}\u{17E0}\u{1810}\u{1946}\u{19D0}\u{1A80}\u{1A90}\u{1B50}\u{1BB0}\u{1C40}\
    \u{1C50}\u{A620}\u{A8D0}\u{A900}\u{A9D0}\u{A9F0}\u{AA50}\u{ABF0}\u{FF10}\u{104A0}\u{10D30}\u{10D40}\u{11066}\
    \u{110F0}\u{11136}\u{111D0}\u{112F0}\u{11450}\u{114D0}\u{11650}\u{116C0}\u{116D0}\u{116DA}\u{11730}\u{118E0}\
    \u{11950}\u{11BF0}\u{11C50}\u{11D50}\u{11DA0}\u{11F50}\u{16130}\u{16A60}\u{16AC0}\u{16B50}\u{16D70}\u{1CCF0}\
    \u{1D7CE}\u{1D7D8}\u{1D7E2}\u{1D7EC}\u{1D7F6}\u{1E140}\u{1E2F0}\u{1E4F0}\u{1E5F1}\u{1E950}\u{1FBF0}";

/// The Latin digit that a character stands for, if it is a decimal digit of another script.
fn latin(c: char) -> Option<char> {
    // Nearly all are letters, and texts may be long.
    if !c.is_numeric() {
        return None;
    }
    let zero = ZEROS.chars().rev().find(|zero| *zero <= c)?;
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

/// Returns true if a character only steers the direction of text or the joining of letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// A number or a date as a machine reads it: Latin digits, `-` for every minus, plain spaces, and no marks that are
/// not seen. Separators of thousands stay.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let as_read = |c: char| match c {
        '\u{2212}' | '\u{FF0D}' => '-',
        '\u{FF1A}' => ':',
        '\u{FF0F}' | '\u{2044}' => '/',
        c if c.is_whitespace() => ' ',
        c => latin(c).unwrap_or(c),
    };
    Cow::Owned(text.chars().filter(|c| !is_mark(*c)).map(as_read).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_digits_of_every_script() {
        let cases = [
            ("١٩٥٢", "1952"),
            ("۱۹۷۹/۲", "1979/2"),
            ("२०२४-०३", "2024-03"),
            ("২০২৪", "2024"),
            ("๒๕๖๗", "2567"),
            ("２０２４／３", "2024/3"),
            ("\u{1D7D8}\u{1D7FF}", "09"),
            ("\u{200F}\u{2212}٤٤\u{200E}", "-44"),
            ("1952", "1952"),
            ("مارس ٢٠٠٤", "مارس 2004"),
            ("²½〇", "²½〇"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn zeros_are_in_order_and_apart() {
        let zeros: Vec<u32> = ZEROS.chars().map(u32::from).collect();
        assert!(zeros.windows(2).all(|pair| pair[0] + 10 <= pair[1]));
    }
}

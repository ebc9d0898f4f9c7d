//! Letters as they should stand in a text: ligatures and presentation forms undone, controls left out; with their class in
//! bidirectional text, and other spellings of them.

mod class;
pub(crate) mod spelling;

use hayro::hayro_interpret::hayro_cmap::BfString;
use icu_normalizer::ComposingNormalizerBorrowed;

use crate::base::marks::is_steering;

pub(crate) use class::{Class, direction, opens};

/// Tatweel: the stroke that lengthens the join of two Arabic letters.
pub(crate) const TATWEEL: char = '\u{640}';

/// Adds a character of a glyph as it should stand in a text: presentation forms (Alphabetic U+FB00–FB4F, Arabic
/// U+FB50–FDFF and U+FE70–FEFC) become the letters that they show, every space U+0020, and directional controls nothing.
/// A line break inside a glyph is a space; other controls, which no font shows, are U+FFFD.
pub(crate) fn push(text: &mut String, c: char) {
    match c {
        '\u{200B}' | '\u{FEFF}' | '\u{2060}' => {}
        c if is_steering(c) => {}
        '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
            let mut utf8 = [0; 4];
            let folded = ComposingNormalizerBorrowed::new_nfkc().normalize(c.encode_utf8(&mut utf8)).into_owned();
            // The isolated forms of marks are a space and the mark.
            text.push_str(folded.trim_start());
        }
        c if c.is_whitespace() => text.push(' '),
        c if c.is_control() => text.push(char::REPLACEMENT_CHARACTER),
        c => text.push(c),
    }
}

/// Adds the letters that a font's map to Unicode gives for a glyph, as [`push`] does.
pub(crate) fn push_told(text: &mut String, told: &BfString) {
    match told {
        BfString::Char(c) => push(text, *c),
        BfString::String(told) => told.chars().for_each(|c| push(text, c)),
    }
}

/// The text of a PDF text string: UTF-16BE or UTF-8 by its byte order mark, else PDFDocEncoding, of which only what it
/// has in common with Latin-1 is read (ISO 32000-2, 7.9.2.2).
pub(crate) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Value of a digit from 0 to 9: European, Arabic-Indic or Persian.
pub(crate) fn digit_value(c: char) -> Option<u32> {
    match c {
        '\u{660}'..='\u{669}' => Some(u32::from(c) - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(u32::from(c) - 0x6F0),
        c => c.to_digit(10),
    }
}

/// Returns true if a text is combining marks only.
pub(crate) fn is_marks(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_mark)
}

/// Returns true if a letter is a combining mark of Arabic or Hebrew, or a general one.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}'
        | '\u{5C4}'..='\u{5C5}' | '\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{8D3}'..='\u{8FF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::marks::with_isolates;

    #[test]
    fn forms_become_letters_and_controls_nothing() {
        let cases = [
            ("\u{FB01}\u{FB03}", "fiffi"),
            ("\u{FEFB}", "لا"),
            ("\u{FEDF}\u{FEE0}\u{FEEA}", "لله"),
            ("\u{FDF2}", "الله"),
            ("\u{FE76}", "\u{64E}"),
            ("\u{FB2A}", "ש\u{5C1}"),
            ("\u{200F}a\u{202B}b\u{202C}⟪c⟧", "abc"),
            ("a\u{A0}b\tc\nd", "a b c d"),
            ("\u{0}", "\u{FFFD}"),
            ("²½", "²½"),
        ];
        for (from, to) in cases {
            let mut text = String::new();
            with_isolates(from).chars().for_each(|c| push(&mut text, c));
            assert_eq!(text, to, "{from:?}");
        }
    }

    #[test]
    fn text_strings_are_read_by_their_byte_order_mark() {
        let cases: [(&[u8], &str); 4] = [
            (&[0xFE, 0xFF, 0x06, 0x44, 0x06, 0x27], "لا"),
            (&[0xFE, 0xFF, 0xD8, 0x00, 0x00], "\u{FFFD}"),
            (b"\xEF\xBB\xBF\xD9\x84", "ل"),
            (b"caf\xE9", "café"),
        ];
        for (bytes, text) in cases {
            assert_eq!(text_string(bytes), text);
        }
    }
}

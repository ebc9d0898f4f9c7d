//! From the bytes of a file to text: UTF-8, or what can be saved of something else.

use std::borrow::Cow;

use super::diagnostic::Place;

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text, without a byte order mark; U+FFFD stands for what could not be read.
    pub text: Cow<'b, str>,
    /// Difference of the bytes from plain UTF-8, if there is one.
    pub oddity: Option<EncodingIssue>,
}

/// Difference of a file from plain UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncodingIssue {
    /// It is UTF-8, and starts with a byte order mark.
    ByteOrderMark,
    /// It is UTF-16.
    Utf16,
    /// It is not UTF-8; the first wrong byte stands here.
    NotUtf8(Place),
}

/// Decodes the bytes of a file.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            let decoded = utf8(rest);
            Decoded { oddity: decoded.oddity.or(Some(EncodingIssue::ByteOrderMark)), ..decoded }
        }
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // Without a mark, what begins with two ASCII characters tells itself (as RFC 4627 §3 has it for JSON).
        [b'\t'..=b'~', 0, b'\t'..=b'~', 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0, b'\t'..=b'~', 0, b'\t'..=b'~', ..] => utf16(bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Decoded<'_> {
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), oddity: None };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), oddity: None },
        Err(error) => {
            let text = String::from_utf8_lossy(bytes);
            let place = Place::of_byte(&text, error.valid_up_to());
            Decoded { text, oddity: Some(EncodingIssue::NotUtf8(place)) }
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded<'static> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>();
    Decoded { text: Cow::Owned(text), oddity: Some(EncodingIssue::Utf16) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_editors_write() {
        let utf16: Vec<u8> = [0xFEFFu16, 0x633, 0x646, 0x62F].iter().flat_map(|u| u.to_le_bytes()).collect();
        let place = Place { line: 2, column: 2 };
        let cases: [(&[u8], &str, Option<EncodingIssue>); 9] = [
            (b"", "", None),
            ("سند".as_bytes(), "سند", None),
            (b"\xEF\xBB\xBF{}", "{}", Some(EncodingIssue::ByteOrderMark)),
            (&utf16, "سند", Some(EncodingIssue::Utf16)),
            (b"a\nb\xC7c", "a\nb\u{FFFD}c", Some(EncodingIssue::NotUtf8(place))),
            (b"\xFF\xFEa", "", Some(EncodingIssue::Utf16)),
            (b"{\0\n\0}\0", "{\n}", Some(EncodingIssue::Utf16)),
            (b"\0{\0\n\0}", "{\n}", Some(EncodingIssue::Utf16)),
            (b"{\0}", "{\0}", None),
        ];
        for (bytes, text, oddity) in cases {
            let decoded = decode(bytes);
            assert_eq!((&*decoded.text, decoded.oddity), (text, oddity), "{bytes:?}");
        }
    }
}

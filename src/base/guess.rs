//! From bytes to text where nothing says the encoding: tables, documents and old pages come in many.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::decode::{self, EncodingIssue};
use super::diagnostic::Place;

/// Number of bytes that the guess of an encoding looks at.
const SAMPLE: usize = 1 << 20;

/// The text of a file.
pub struct Text<'b> {
    /// The text, without a byte order mark.
    pub text: Cow<'b, str>,
    /// Its encoding, if that is not UTF-8; `None` for UTF-8.
    pub encoding: Option<&'static str>,
    /// True if the encoding was guessed from the bytes, rather than told by a mark.
    pub guessed: bool,
    /// True if some bytes could not be read.
    pub damaged: bool,
    /// The first byte that could not be read of what is in UTF-8 else.
    pub wrong: Option<Place>,
}

/// Decodes a file: UTF-8, UTF-16 with or without a mark, else the encoding that its bytes look like.
pub fn decode(bytes: &[u8]) -> Text<'_> {
    if let Some(encoding) = unmarked_utf16(bytes) {
        return guessed(bytes, encoding);
    }
    let decoded = decode::decode(bytes);
    match decoded.oddity {
        Some(EncodingIssue::NotUtf8(_)) if !bytes.starts_with(b"\xEF\xBB\xBF") && !is_mostly_utf8(bytes) => {
            guessed(bytes, guess(bytes))
        }
        oddity => Text {
            encoding: (oddity == Some(EncodingIssue::Utf16)).then_some("UTF-16"),
            guessed: false,
            damaged: matches!(oddity, Some(EncodingIssue::NotUtf8(_))) || decoded.text.contains('\u{FFFD}'),
            text: decoded.text,
            wrong: if let Some(EncodingIssue::NotUtf8(place)) = oddity { Some(place) } else { None },
        },
    }
}

/// Decodes a file in an encoding that is known by its name; `None` is [`decode()`]. A byte order mark counts for more.
pub fn decode_as<'b>(bytes: &'b [u8], encoding: Option<&str>) -> Text<'b> {
    let Some(encoding) = encoding.and_then(|name| Encoding::for_label(name.as_bytes())) else { return decode(bytes) };
    let (text, encoding, damaged) = encoding.decode(bytes);
    Text { text, encoding: (encoding != UTF_8).then_some(encoding.name()), guessed: false, damaged, wrong: None }
}

/// The encoding that a file names in its own first bytes (WHATWG Encoding §4.2). A file whose bytes could be read so
/// far is not in UTF-16, whatever it says (WHATWG HTML §13.2.3.2), and what only protects browsers is none.
pub fn named(label: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label_no_replacement(label.trim().as_bytes())?;
    Some(if [UTF_16BE, UTF_16LE].contains(&encoding) { UTF_8 } else { encoding })
}

fn guessed<'b>(bytes: &'b [u8], encoding: &'static Encoding) -> Text<'b> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    Text { text, encoding: Some(encoding.name()), guessed: true, damaged, wrong: None }
}

/// Returns true if bytes are UTF-8 but for a few, as in a file that was cut off or damaged: letters of several bytes
/// hardly ever come about by chance.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    letters >= 4 * wrong
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    detector.feed(sample, sample.len() == bytes.len());
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 without a byte order mark: a text has spaces and letters of few scripts, and so the same high bytes again and
/// again in every second place: those of Latin, Greek, Cyrillic, Hebrew, Arabic and of marks (U+20xx).
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(512)];
    if sample.len() < 4 || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || !sample.contains(&0) {
        return None;
    }
    let high = |from: usize| {
        let places = sample.iter().skip(from).step_by(2);
        places.clone().filter(|b| matches!(b, 0 | 3..=7 | 0x20)).count() * 10 >= places.count() * 9
    };
    match (high(0), high(1)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "التاريخ,العنوان\n2023-10-07,بداية الحرب على غزة\n2024-01-26,قرار محكمة العدل الدولية\n";

    #[test]
    fn reads_every_encoding_that_tables_come_in() {
        let (windows, _, unmappable) = encoding_rs::WINDOWS_1256.encode(ARABIC);
        assert!(!unmappable);
        let little: Vec<u8> = ARABIC.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = ARABIC.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let cases: [(&str, Vec<u8>, Option<&str>); 7] = [
            ("utf-8", ARABIC.into(), None),
            ("marked utf-8", [b"\xEF\xBB\xBF", ARABIC.as_bytes()].concat(), None),
            ("marked utf-16 le", [b"\xFF\xFE", &*little].concat(), Some("UTF-16")),
            ("marked utf-16 be", [b"\xFE\xFF", &*big].concat(), Some("UTF-16")),
            ("utf-16 le", little, Some("UTF-16LE")),
            ("utf-16 be", big, Some("UTF-16BE")),
            ("windows-1256", windows.into(), Some("windows-1256")),
        ];
        for (name, bytes, encoding) in cases {
            let text = decode(&bytes);
            assert_eq!((&*text.text, text.encoding, text.damaged), (ARABIC, encoding, false), "{name}");
        }
    }

    /// Bytes, the encoding that is told, the text, and the encoding that is named.
    type Told = (&'static [u8], Option<&'static str>, &'static str, Option<&'static str>);

    #[test]
    fn reads_the_encoding_that_is_told() {
        let cases: [Told; 4] = [
            (b"\xD3\xE4\xCF", Some("windows-1256"), "سند", Some("windows-1256")),
            (b"\xEF\xBB\xBFa", Some("windows-1256"), "a", None),
            ("سند".as_bytes(), None, "سند", None),
            ("سند".as_bytes(), Some("no encoding"), "سند", None),
        ];
        for (bytes, told, text, encoding) in cases {
            let decoded = decode_as(bytes, told);
            assert_eq!((&*decoded.text, decoded.encoding), (text, encoding), "{told:?}");
        }
    }

    #[test]
    fn knows_encodings_by_their_names() {
        let cases = [
            ("windows-1256", Some("windows-1256")),
            (" ISO-8859-6 ", Some("ISO-8859-6")),
            ("latin1", Some("windows-1252")),
            ("utf-16", Some("UTF-8")),
            ("iso-2022-kr", None),
            ("none", None),
        ];
        for (label, name) in cases {
            assert_eq!(named(label).map(Encoding::name), name, "{label}");
        }
    }

    #[test]
    fn says_what_cannot_be_read() {
        assert!(decode(b"\xEF\xBB\xBFa,\xC7").damaged);
        // A file of UTF-8 that is cut off in a letter, or has a wrong byte, is still one.
        let cut = &ARABIC.as_bytes()[..ARABIC.len() - 2];
        let wrong = [&ARABIC.as_bytes()[..40], b"\xFF", &ARABIC.as_bytes()[40..]].concat();
        for bytes in [cut, &wrong] {
            let text = decode(bytes);
            assert!(
                text.damaged && text.encoding.is_none() && text.wrong.is_some() && text.text.starts_with("التاريخ")
            );
        }
        assert_eq!(&*decode(b"").text, "");
    }
}

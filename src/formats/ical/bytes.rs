//! The bytes of a calendar: unfolded first and decoded afterwards, as many programs fold in the middle of a letter
//! (RFC 5545 §3.1). The encodings of vCalendar 1.0, quoted-printable and Base64, are undone on the way.

use std::borrow::Cow;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use encoding_rs::Encoding;

use super::head::{PropertyHead, TransferEncoding};
use crate::base::guess::{self, Text};

/// The text of a file, a logical line to a line, with empty lines where it was folded, so that lines keep their
/// numbers.
pub(crate) struct Unfolded {
    /// The text.
    pub text: String,
    /// Its encoding, if it is not UTF-8; but for `UTF-16`, which a mark tells, as far as the bytes tell.
    pub encoding: Option<&'static str>,
    /// True if it starts with the mark of UTF-8.
    pub marked: bool,
    /// Place where what could not be read stands in the text.
    pub damaged: Option<usize>,
}

/// Unfolds and decodes a file.
pub(crate) fn unfolded(bytes: &[u8]) -> Unfolded {
    let whole = guess::decode(bytes);
    let is_wide = whole.encoding.is_some_and(|name| name.starts_with("UTF-16"));
    let (bytes, marked) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        _ if is_wide => (Cow::Owned(whole.text.into_owned().into_bytes()), false),
        Some(rest) => (Cow::Borrowed(rest), true),
        None => (Cow::Borrowed(bytes), false),
    };
    let lines: Vec<LogicalLine> = logical(&bytes);
    let other = if marked || is_wide { None } else { encoding_of(&lines) };
    let mut text = String::with_capacity(bytes.len());
    let mut damaged = None;
    for line in &lines {
        let at = text.len();
        line.decode(other, &mut text);
        damaged = damaged.or_else(|| text[at..].find('\u{FFFD}').map(|more| at + more));
        text.extend(std::iter::repeat_n('\n', line.height));
    }
    let encoding = if is_wide { whole.encoding } else { other.map(Encoding::name) };
    Unfolded { text, encoding, marked, damaged }
}

/// A logical line.
struct LogicalLine {
    bytes: Vec<u8>,
    /// Number of lines of the file that it takes.
    height: usize,
}

/// A line that begins with a space or a tab goes on with the one before; one of quoted-printable that ends in `=` goes
/// on with the one after (vCalendar 1.0 §2.1.3, RFC 2045 §6.7).
fn logical(bytes: &[u8]) -> Vec<LogicalLine> {
    let mut lines: Vec<LogicalLine> = Vec::new();
    let mut soft = false;
    for raw in bytes.split(|b| *b == b'\n') {
        let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
        let folded = matches!(raw.first(), Some(b' ' | b'\t'));
        match lines.last_mut() {
            Some(last) if soft => {
                last.bytes.pop();
                last.bytes.extend_from_slice(raw);
                last.height += 1;
            }
            Some(last) if folded => {
                last.bytes.extend_from_slice(&raw[1..]);
                last.height += 1;
            }
            _ => lines.push(LogicalLine { bytes: raw.to_vec(), height: 1 }),
        }
        soft = lines.last().is_some_and(|line| raw.ends_with(b"=") && line.is_quoted());
    }
    lines
}

/// The encoding of a file whose letters beyond ASCII are not UTF-8. Where more lines are UTF-8 than not, the others are
/// damaged and not of another encoding.
fn encoding_of(lines: &[LogicalLine]) -> Option<&'static Encoding> {
    let foreign: Vec<&LogicalLine> =
        lines.iter().filter(|line| !line.bytes.is_ascii() && line.charset().is_none()).collect();
    let right = foreign.iter().filter(|line| std::str::from_utf8(&line.bytes).is_ok()).count();
    if right * 2 >= foreign.len() {
        return None;
    }
    let sample: Vec<u8> = foreign.iter().flat_map(|line| line.bytes.iter().copied().chain([b'\n'])).collect();
    let Text { encoding, .. } = guess::decode(&sample);
    encoding.and_then(|name| Encoding::for_label(name.as_bytes()))
}

impl LogicalLine {
    /// The name and the parameters before the value.
    fn head(&self) -> Option<(PropertyHead, &[u8])> {
        let end = PropertyHead::end(&self.bytes)?;
        let head = PropertyHead::parse(std::str::from_utf8(&self.bytes[..end]).ok()?)?;
        Some((head, &self.bytes[end + 1..]))
    }

    fn is_quoted(&self) -> bool {
        self.head().is_some_and(|(head, _)| head.transfer() == Some(TransferEncoding::Quoted))
    }

    fn charset(&self) -> Option<&'static Encoding> {
        Encoding::for_label(self.head()?.0.parameter("CHARSET")?.trim().as_bytes())
    }

    /// Appends the line in UTF-8; `other` is the encoding of the file, if it has one of its own.
    fn decode(&self, other: Option<&'static Encoding>, out: &mut String) {
        let told = self.head().filter(|(head, _)| head.is_text() && (head.transfer().is_some() || head.has("CHARSET")));
        let Some((head, value)) = told else { return out.push_str(&decoded(&self.bytes, other)) };
        let charset = head.parameter("CHARSET").and_then(|name| Encoding::for_label(name.trim().as_bytes()));
        let raw = match head.transfer() {
            Some(TransferEncoding::Quoted) => Some(Cow::Owned(quoted(value))),
            Some(TransferEncoding::Base64) => base64(value).map(Cow::Owned),
            None => Some(Cow::Borrowed(value)),
        };
        let Some(raw) = raw else { return out.push_str(&decoded(&self.bytes, other)) };
        // What says its encoding is in it, unless it is UTF-8 all the same.
        let text = match std::str::from_utf8(&raw) {
            Ok(text) => text.into(),
            Err(_) => decoded(&raw, charset.or(other).or_else(|| guessed(&raw))),
        };
        out.push_str(&head.without_encoding().to_string());
        out.push(':');
        let plain = head.transfer().is_none();
        if plain { out.push_str(&text) } else { push_escaped(&text, out) }
    }
}

/// A single text says too little for a guess of anything but the encodings of one byte.
fn guessed(raw: &[u8]) -> Option<&'static Encoding> {
    let encoding = guess::decode(raw).encoding?;
    Encoding::for_label(encoding.as_bytes()).filter(|encoding| encoding.is_single_byte())
}

fn decoded<'b>(bytes: &'b [u8], encoding: Option<&'static Encoding>) -> Cow<'b, str> {
    match encoding {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
        None => String::from_utf8_lossy(bytes),
    }
}

/// Undoes quoted-printable. What is no pair of hexadecimal digits stays as it is.
fn quoted(value: &[u8]) -> Vec<u8> {
    let digit = |b: Option<&u8>| char::from(*b?).to_digit(16);
    let mut out = Vec::with_capacity(value.len());
    let mut at = 0;
    while let Some(byte) = value.get(at) {
        match (byte, digit(value.get(at + 1)), digit(value.get(at + 2))) {
            (b'=', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    out
}

fn base64(value: &[u8]) -> Option<Vec<u8>> {
    let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let bare: Vec<u8> = value.iter().copied().filter(|b| !b.is_ascii_whitespace()).collect();
    GeneralPurpose::new(&STANDARD, config).decode(bare).ok()
}

/// Line breaks as RFC 5545 §3.3.11 writes them, and a reverse stroke that stands for itself.
fn push_escaped(text: &str, out: &mut String) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' => out.push_str("\\n"),
            // vCalendar 1.0 has no other escapes.
            '\\' if !matches!(chars.peek(), Some(';' | ',' | '\\')) => out.push_str("\\\\"),
            '\\' => {
                out.push('\\');
                out.extend(chars.next());
            }
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        unfolded(bytes).text
    }

    #[test]
    fn letters_that_were_folded_in_two_are_whole() {
        let summary = "SUMMARY:جلسة استماع أولى في الدعوى رقم 118\n";
        for at in 8..summary.len() - 1 {
            for fold in ["\r\n ", "\n\t"] {
                let folded = [&summary.as_bytes()[..at], fold.as_bytes(), &summary.as_bytes()[at..]].concat();
                let read = unfolded(&folded);
                assert_eq!(read.text.replace("\n\n", "\n").trim_end(), summary.trim_end(), "at {at}");
                assert_eq!((read.encoding, read.damaged), (None, None), "at {at}");
            }
        }
        assert_eq!(text(b"a\r\n b\r\nc"), "ab\n\nc\n");
    }

    #[test]
    fn the_encodings_of_vcalendar_are_undone() {
        let windows = encoding_rs::WINDOWS_1256.encode("SUMMARY;CHARSET=windows-1256:سند\n").0.into_owned();
        let cases: [(&[u8], &str); 9] = [
            (b"SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D8=B3=D9=86=D8=AF", "SUMMARY:سند"),
            (
                b"SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=utf-8:=D8=B3=\r\n=D9=86=D8=\r\n=AF\r\nX:1",
                "SUMMARY:سند\n\n\nX:1",
            ),
            (b"SUMMARY;QUOTED-PRINTABLE:a=0D=0Ab=3D", "SUMMARY:a\\nb="),
            (b"SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=windows-1256:=D3=E4=CF", "SUMMARY:سند"),
            (b"DESCRIPTION;ENCODING=BASE64;CHARSET=UTF-8:2LPZhtiv", "DESCRIPTION:سند"),
            (b"DESCRIPTION;ENCODING=b:2LPZ\r\n htiv\r\n", "DESCRIPTION:سند\n"),
            (b"SUMMARY;ENCODING=QUOTED-PRINTABLE;LANGUAGE=ar:C:\\new =ZZ", "SUMMARY;LANGUAGE=ar:C:\\\\new =ZZ"),
            (b"ATTACH;ENCODING=BASE64;VALUE=BINARY:AAEC", "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAEC"),
            (&windows, "SUMMARY:سند\n"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(text(bytes).trim_end(), expected.trim_end(), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn files_of_other_encodings_are_read() {
        let calendar = "BEGIN:VCALENDAR\r\nSUMMARY:جلسة المحكمة التجارية في الدعوى المرفوعة\r\nDESCRIPTION:قررت المحكمة \
            تأجيل النظر إلى جلسة لاحقة\r\nEND:VCALENDAR\r\n";
        let windows = encoding_rs::WINDOWS_1256.encode(calendar).0.into_owned();
        let wide: Vec<u8> = [0xFEFF].into_iter().chain(calendar.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for (bytes, encoding) in [(&windows, Some("windows-1256")), (&wide, Some("UTF-16")), (&calendar.into(), None)] {
            let read = unfolded(bytes);
            assert_eq!((read.encoding, read.damaged), (encoding, None));
            assert_eq!(read.text.trim_end(), calendar.replace("\r\n", "\n").trim_end());
        }
        // One damaged line does not make the others wrong.
        let damaged = ["SUMMARY:سند\nX:سند\nDESCRIPTION:".as_bytes(), b"\xD8\n"].concat();
        let read = unfolded(&damaged);
        assert_eq!((read.encoding, read.damaged.is_some()), (None, true));
        assert!(read.text.starts_with("SUMMARY:سند\n"));
    }
}

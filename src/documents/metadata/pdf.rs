//! The title of a PDF, where it stands in the clear: in its XMP packet or its information dictionary (ISO 32000-2 §14.3).
//!
//! The bytes are looked through as they are. The file is not read as a PDF for this, which is done in a process of its own.

use std::borrow::Cow;

use memchr::memmem::{find, rfind};

use super::said::Metadata;

/// Bytes of a title that are looked at.
const MAX_TITLE: usize = 2_000;

/// Statements of a PDF that stand in the clear.
pub(super) fn metadata(bytes: &[u8]) -> Metadata {
    let title = xmp_title(bytes).or_else(|| info_title(bytes));
    Metadata { title, language: language(bytes), ..Metadata::default() }
}

/// `dc:title` of the last XMP packet (ISO 16684-1 §8.3).
fn xmp_title(bytes: &[u8]) -> Option<String> {
    let packet = &bytes[rfind(bytes, b"<x:xmpmeta")?..];
    let packet = &packet[..find(packet, b"</x:xmpmeta>")?];
    let title = after(packet, b"<dc:title")?;
    let title = &title[..find(title, b"</dc:title>")?];
    let item = after(title, b"<rdf:li")?;
    let item = &item[find(item, b">")? + 1..];
    let text = str::from_utf8(&item[..find(item, b"</rdf:li>")?]).ok()?;
    quick_xml::escape::unescape(text).ok().map(Cow::into_owned).filter(|text| !text.trim().is_empty())
}

/// `/Title` of the last information dictionary that stands in the clear.
fn info_title(bytes: &[u8]) -> Option<String> {
    let info = &bytes[rfind(bytes, b"/Producer").or_else(|| rfind(bytes, b"/Creator"))?..];
    let start = bytes.len() - info.len();
    let from = start.saturating_sub(MAX_TITLE);
    let around = &bytes[from..(start + MAX_TITLE).min(bytes.len())];
    let value = after(around, b"/Title")?;
    let value = &value[value.iter().position(|b| !b.is_ascii_whitespace())?..];
    let raw = match value.first()? {
        b'(' => literal(&value[1..])?,
        b'<' => hexadecimal(&value[1..])?,
        _ => return None,
    };
    decoded(&raw).filter(|text| !text.trim().is_empty())
}

/// `/Lang` of the catalogue.
fn language(bytes: &[u8]) -> Option<String> {
    let value = after(bytes, b"/Lang")?;
    let value = value.strip_prefix(b" ").unwrap_or(value).strip_prefix(b"(")?;
    let end = value.iter().take(20).position(|b| *b == b')')?;
    str::from_utf8(&value[..end]).ok().map(str::to_owned)
}

fn after<'b>(bytes: &'b [u8], word: &[u8]) -> Option<&'b [u8]> {
    find(bytes, word).map(|at| &bytes[at + word.len()..])
}

/// A literal string (ISO 32000-2 §7.3.4.2) up to its closing parenthesis.
fn literal(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut out, mut depth, mut rest) = (Vec::new(), 0, bytes.iter().copied().take(MAX_TITLE).peekable());
    while let Some(byte) = rest.next() {
        match byte {
            b')' if depth == 0 => return Some(out),
            b'\\' => match rest.next()? {
                b'n' | b'r' | b't' => out.push(b' '),
                digit @ b'0'..=b'7' => {
                    let mut value = u32::from(digit - b'0');
                    for _ in 0..2 {
                        let Some(digit) = rest.next_if(|b| (b'0'..=b'7').contains(b)) else { break };
                        value = value * 8 + u32::from(digit - b'0');
                    }
                    out.push(value as u8);
                }
                other => out.push(other),
            },
            byte => {
                depth += i32::from(byte == b'(') - i32::from(byte == b')');
                out.push(byte);
            }
        }
    }
    None
}

fn hexadecimal(bytes: &[u8]) -> Option<Vec<u8>> {
    let end = bytes.iter().take(MAX_TITLE).position(|b| *b == b'>')?;
    let digits: Vec<u8> = bytes[..end].iter().filter_map(|b| char::from(*b).to_digit(16).map(|d| d as u8)).collect();
    Some(digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or_default()).collect())
}

/// A text string (ISO 32000-2 §7.9.2.2); `None` for one that is encrypted or in letters that are not ASCII.
fn decoded(raw: &[u8]) -> Option<String> {
    if let Some(units) = raw.strip_prefix(b"\xFE\xFF") {
        let units = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        return char::decode_utf16(units).collect::<Result<String, _>>().ok();
    }
    let text = str::from_utf8(raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(raw)).ok()?;
    (!text.chars().any(char::is_control)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_in_the_clear_are_read() {
        let xmp = "<x:xmpmeta><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">حكم &amp; أمر</rdf:li></rdf:Alt></dc:title></x:xmpmeta>";
        let cases: [(&[u8], Option<&str>); 8] = [
            (xmp.as_bytes(), Some("حكم & أمر")),
            (b"<< /Title (Order \\(Doc. 1\\)) /Producer (x) >>", Some("Order (Doc. 1)")),
            (b"<< /Producer (x) /Title (a (b) c) >>", Some("a (b) c")),
            (b"<< /Title <FEFF062D06430645> /Creator (x) >>", Some("\u{62d}\u{643}\u{645}")),
            (b"<< /Title (\\376\\377\\006\\055) /Creator (x) >>", Some("\u{62d}")),
            (b"<< /Title (\x91\x92\xF0) /Creator (x) >>", None),
            (b"<< /Title () /Creator (x) >>", None),
            (b"<< /Title (never ends /Creator (x) >>", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(metadata(bytes).title.as_deref(), expected, "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(metadata(b"/Catalog /Lang (ar-EG) >>").language.as_deref(), Some("ar-EG"));
    }
}

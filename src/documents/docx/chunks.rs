//! Files that are embedded whole and shown as part of the text (`altChunk`, ECMA-376 part 1 §17.17.2).

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use encoding_rs::Encoding;

use crate::documents::{Extract, html, plain};

/// Text of an embedded file; `None` if it is of a kind that is not read. `docx` reads one of a word processor.
pub(crate) fn read(part: &str, bytes: &[u8], docx: impl Fn(&[u8]) -> Extract) -> Option<Extract> {
    let ending = part.rsplit('.').next().unwrap_or_default().to_lowercase();
    match ending.as_str() {
        "mht" | "mhtml" | "eml" => page_of(bytes).map(|page| html::extract(&page)),
        "htm" | "html" | "xhtml" => Some(html::extract(bytes)),
        "txt" => Some(plain::extract(bytes)),
        "docx" | "docm" | "dotx" | "dotm" => Some(docx(bytes)),
        _ => None,
    }
}

/// The page in a saved web page (RFC 2557), in UTF-8.
fn page_of(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, body) = split(bytes);
    let boundary = parameter(&field(&head, "content-type")?, "boundary");
    let Some(boundary) = boundary else { return Some(decoded(&head, body)) };
    let mark = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut from = None;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let at = line.as_ptr() as usize - body.as_ptr() as usize;
        if line.starts_with(mark.as_bytes()) {
            parts.extend(from.map(|from: usize| &body[from..at]));
            from = Some(at + line.len());
        }
    }
    parts.extend(from.map(|from| &body[from..]));
    let of = |kind: &'static str| {
        parts
            .iter()
            .map(|part| split(part))
            .find(|(head, _)| field(head, "content-type").is_some_and(|t| t.to_lowercase().starts_with(kind)))
    };
    let (head, body) = of("text/html").or_else(|| of("application/xhtml"))?;
    Some(decoded(&head, body))
}

/// Header and body.
fn split(bytes: &[u8]) -> (String, &[u8]) {
    let end = |mark: &[u8]| bytes.windows(mark.len()).position(|window| window == mark).map(|at| (at, at + mark.len()));
    let (head, body) =
        [end(b"\r\n\r\n"), end(b"\n\n")].into_iter().flatten().min().unwrap_or((bytes.len(), bytes.len()));
    (
        String::from_utf8_lossy(&bytes[..head]).replace("\r\n", "\n").replace("\n\t", " ").replace("\n ", " "),
        &bytes[body..],
    )
}

fn field(head: &str, name: &str) -> Option<String> {
    let named = |line: &str| {
        line.split_once(':')
            .filter(|(field, _)| field.trim().eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim().to_owned())
    };
    head.lines().find_map(named)
}

fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|parameter| {
        let (found, value) = parameter.split_once('=')?;
        found.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// A body without its transfer encoding (RFC 2045 §6), in UTF-8 if its encoding is named.
fn decoded(head: &str, body: &[u8]) -> Vec<u8> {
    let transfer = field(head, "content-transfer-encoding").unwrap_or_default().to_lowercase();
    let bytes: Cow<'_, [u8]> = match transfer.as_str() {
        "quoted-printable" => unquoted(body).into(),
        "base64" => {
            let letters: Vec<u8> = body.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
            STANDARD.decode(letters).unwrap_or_default().into()
        }
        _ => body.into(),
    };
    let charset = field(head, "content-type").and_then(|kind| parameter(&kind, "charset"));
    match charset.and_then(|name| Encoding::for_label(name.as_bytes())) {
        Some(encoding) => encoding.decode(&bytes).0.into_owned().into_bytes(),
        None => bytes.into_owned(),
    }
}

fn unquoted(body: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::with_capacity(body.len()), body);
    let digit = |byte: u8| char::from(byte).to_digit(16);
    while let Some((first, after)) = rest.split_first() {
        rest = match (first, after) {
            (b'=', [b'\r', b'\n', after @ ..] | [b'\n', after @ ..]) => after,
            (b'=', [high, low, after @ ..]) if digit(*high).is_some() && digit(*low).is_some() => {
                out.push((digit(*high).unwrap_or(0) * 16 + digit(*low).unwrap_or(0)) as u8);
                after
            }
            (byte, after) => {
                out.push(*byte);
                after
            }
        };
    }
    out
}

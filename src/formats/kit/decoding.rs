//! The text of a file in whatever encoding: UTF-8 or UTF-16, else what its bytes look like, which is said.

use std::borrow::Cow;

use crate::base::Diagnostic;
use crate::base::decode::{self, Decoded, EncodingIssue};
use crate::base::guess;

/// With so few bytes that are no UTF-8, a file is a damaged one in UTF-8 rather than one in another encoding.
const MAX_DAMAGED: usize = 8;

/// Decodes a file whose format has UTF-8, as JSON has it, though some programs write it otherwise; with a finding if
/// the encoding was guessed.
pub(crate) fn decoded(bytes: &[u8]) -> (Decoded<'_>, Option<Diagnostic>) {
    let strict = decode::decode(bytes);
    if !matches!(strict.oddity, Some(EncodingIssue::NotUtf8(_))) && !has_zeros(&strict.text) {
        return (strict, None);
    }
    let wrong = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).take(MAX_DAMAGED + 1).count();
    let text = guess::decode(bytes);
    match text.encoding.filter(|_| text.guessed && !text.damaged && (wrong > MAX_DAMAGED || has_zeros(&strict.text))) {
        Some(encoding) => {
            let decoded = Decoded { text: Cow::Owned(text.text.into_owned()), oddity: None };
            (decoded, Some(Diagnostic::warning("tl-encoding").arg("encoding", encoding)))
        }
        None => (strict, None),
    }
}

/// Returns true if a text begins like UTF-16 that was taken for something else.
fn has_zeros(text: &str) -> bool {
    text.as_bytes().iter().take(64).any(|byte| *byte == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_in_the_encoding_of_their_bytes() {
        let json = "{\"title\":\"قرار محكمة العدل الدولية\"}";
        let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(json);
        let little: Vec<u8> = "سند قضائي".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: [(Vec<u8>, &str, Option<&str>); 5] = [
            (json.into(), json, None),
            (windows.into_owned(), json, Some("tl-encoding")),
            (little, "سند قضائي", Some("tl-encoding")),
            (b"{\"a\":\"b\xFFc\"}".to_vec(), "{\"a\":\"b\u{FFFD}c\"}", None),
            ([json.as_bytes(), b"\xFF"].concat(), &format!("{json}\u{FFFD}"), None),
        ];
        for (bytes, text, code) in cases {
            let (decoded, found) = decoded(&bytes);
            assert_eq!((&*decoded.text, found.map(|found| found.code)), (text, code));
        }
    }
}

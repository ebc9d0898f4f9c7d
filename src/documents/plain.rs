//! Plain text: UTF-8, or what can be saved of something else.

use memchr::memchr_iter;

use super::{Extract, MAX_LINES, MAX_TEXT};
use crate::base::Diagnostic;
use crate::base::decode::{Oddity, decode};
use crate::model::{Locators, Unit};

/// The text as it is, and its lines.
pub fn extract(bytes: &[u8]) -> Extract {
    // UTF-16 takes two bytes for a letter of one; what is damaged may become longer when it is decoded.
    if bytes.len() > 2 * MAX_TEXT {
        return Extract::too_long();
    }
    let decoded = decode(bytes);
    if decoded.text.len() > MAX_TEXT || memchr_iter(b'\n', decoded.text.as_bytes()).count() > MAX_LINES {
        return Extract::too_long();
    }
    let fault = match decoded.oddity {
        Some(Oddity::NotUtf8(place)) => Some(Diagnostic::error("document-not-utf8").at(place)),
        Some(Oddity::Utf16) => Some(Diagnostic::note("document-utf-16")),
        Some(Oddity::ByteOrderMark) | None => None,
    };
    let text = decoded.text.into_owned();
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let starts = starts.zip(1..).collect();
    let locators = Locators { unit: Unit::Line, starts, ..Locators::default() };
    Extract { text, locators, faults: fault.into_iter().collect(), ..Extract::default() }
}

//! The text of a file in whatever encoding: the same for plain text, Markdown, web pages and what is embedded in others.

use std::borrow::Cow;

use super::MAX_TEXT;
use crate::base::{Diagnostic, guess};

/// The text of a file and what is to be said of its encoding; `None` if it is too long to be decoded.
pub(crate) fn text_of(bytes: &[u8]) -> Option<(Cow<'_, str>, Option<Diagnostic>)> {
    // UTF-16 takes two bytes for a letter of one; what is damaged may become longer when it is decoded.
    if bytes.len() > 2 * MAX_TEXT {
        return None;
    }
    let text = guess::decode(bytes);
    let fault = match (text.encoding, text.guessed) {
        (None, _) => text.wrong.map(|place| Diagnostic::error("document-not-utf8").at(place)),
        (Some(_), false) => Some(Diagnostic::note("document-utf-16")),
        (Some(encoding), true) => Some(read_as(encoding, text.damaged)),
    };
    Some((text.text, fault))
}

/// Says in which encoding a file was read.
pub(crate) fn read_as(encoding: &str, damaged: bool) -> Diagnostic {
    let fault = if damaged { Diagnostic::warning("document-damaged") } else { Diagnostic::note("document-encoding") };
    fault.arg("encoding", encoding)
}

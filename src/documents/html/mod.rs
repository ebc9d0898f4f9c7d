//! Web pages: their main text, without scripts, menus and forms; and HTML in the texts of other files.
//!
//! Text that a reader does not see, as the page itself says (attributes, style sheets in the page), is read and told apart:
//! `look` says what is not seen, `layers` where it goes. Neither scripts are run nor other files fetched.
//!
//! Read tag by tag (html5ever's tokenizer, WHATWG HTML §13.2.5), not as a tree: a page may nest a hundred thousand
//! elements, and every paragraph keeps the line of the file on which it starts.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::layers::Layers;
use super::{Extract, MAX_TEXT, decoding};
use crate::base::decode::{EncodingIssue, decode};
use crate::base::{Diagnostic, guess};
use crate::model::Unit;

mod attributes;
mod colors;
mod css;
mod data;
mod elements;
mod flow;
mod forms;
mod fragment;
mod generated;
mod head;
mod lengths;
mod lists;
mod look;
mod page;
mod scripts;
mod selectors;
mod sheets;
mod tokens;
mod variables;

pub use fragment::{Fragment, escaped, fragment};
pub(super) use page::Page;
pub(super) use sheets::Sheets;

/// Bytes from the start of a page that are looked through for its encoding (WHATWG HTML §13.2.3.2).
const PRESCAN: usize = 1024;

/// The main text of a page.
pub fn extract(bytes: &[u8]) -> Extract {
    // Decoding takes three times their size.
    if bytes.len() > 2 * MAX_TEXT && str::from_utf8(bytes).is_err() {
        return Extract::too_long();
    }
    let (html, faults) = text_of(bytes);
    let Some(page) = page::read(&html) else { return Extract::too_long() };
    let mut extract = Extract { faults, ..Extract::default() };
    if page.spent {
        extract.faults.push(Diagnostic::warning("html-styles-too-many"));
    }
    extract.faults.extend(page.doubts);
    if page.rewritten {
        extract.faults.push(Diagnostic::note("html-scripts-not-run"));
    }
    let mut layers = Layers::with_headings();
    page.all.iter().for_each(|paragraph| layers.push(&paragraph.line));
    extract.too_long = layers.is_full();
    layers.write(Unit::Line, &mut extract);
    extract
}

/// Statements of a page about itself.
pub(crate) fn head_of(bytes: &[u8]) -> head::Head {
    head::read(&text_of(bytes).0)
}

/// The page as text: by its mark, by what it says of its encoding, as UTF-8, else by what it looks like.
fn text_of(bytes: &[u8]) -> (Cow<'_, str>, Vec<Diagnostic>) {
    let decoded = decode(bytes);
    if !matches!(decoded.oddity, Some(EncodingIssue::NotUtf8(_))) {
        return (decoded.text, Vec::new());
    }
    drop(decoded);
    if let Some(encoding) = declared(&bytes[..bytes.len().min(PRESCAN)]) {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        return (text, vec![decoding::read_as(encoding.name(), damaged)]);
    }
    let (text, fault) = decoding::text_of(bytes).unwrap_or_default();
    (text, fault.into_iter().collect())
}

/// The encoding that a page names in a `meta` element.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    let at = lower.windows(7).position(|window| window == b"charset")? + 7;
    let rest = String::from_utf8_lossy(&lower[at..]).into_owned();
    let label = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    guess::named(label.split(['"', '\'', ' ', '>', ';', '/']).next()?)
}

#[cfg(test)]
mod tests;

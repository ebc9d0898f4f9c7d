//! Web pages: their main text, without scripts, menus and forms; and HTML in the texts of other files.
//!
//! What a reader does not see, as the page itself says (attributes, style sheets in the page), is read and told apart:
//! `look` says what is not seen, `layers` where it goes. Neither scripts are run nor other files fetched.
//!
//! Read tag by tag (html5ever's tokenizer, WHATWG HTML §13.2.5), not as a tree: a page may nest a hundred thousand
//! elements, and every paragraph keeps the line of the file on which it starts.

use std::borrow::Cow;
use std::cell::RefCell;

use encoding_rs::Encoding;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::layers::Layers;
use super::{Extract, MAX_TEXT, decoding};
use crate::base::decode::{Oddity, decode};
use crate::base::{Diagnostic, guess};
use crate::model::Unit;

mod attributes;
mod colors;
mod covers;
mod css;
mod data;
mod doubts;
mod elements;
mod flow;
mod forms;
mod fragment;
mod generated;
mod lengths;
mod lists;
mod look;
#[cfg(test)]
mod look_tests;
mod page;
mod pictures;
mod room;
mod scripts;
mod selectors;
mod sheets;
mod variables;

pub use fragment::{Fragment, escaped, fragment};
pub(super) use page::Page;
pub(super) use sheets::Sheets;

/// So many bytes from the start of a page are looked through for its encoding (WHATWG HTML §13.2.3.2).
const PRESCAN: usize = 1024;

/// So many bytes are handed to the tokenizer at a time, which copies them.
const PIECE: usize = 1 << 20;

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
    let mut layers = Layers::default();
    page.all.iter().for_each(|paragraph| layers.push(&paragraph.line));
    extract.too_long = layers.is_full();
    layers.write(Unit::Line, &mut extract);
    extract
}

/// The page as text: by its mark, by what it says of its encoding, as UTF-8, else by what it looks like.
fn text_of(bytes: &[u8]) -> (Cow<'_, str>, Vec<Diagnostic>) {
    let decoded = decode(bytes);
    if !matches!(decoded.oddity, Some(Oddity::NotUtf8(_))) {
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

/// What becomes of tags and text.
trait Reader {
    /// An element begins, or has no content.
    fn open(&mut self, tag: &Tag);
    /// An element ends.
    fn close(&mut self, name: &str);
    /// Text that starts on a line of the file, counted from 1.
    fn text(&mut self, text: &str, line: u32);
    /// The file ends inside a tag.
    fn cut_off(&mut self) {}
    /// Whether it wants nothing more.
    fn is_full(&self) -> bool {
        false
    }
}

impl<R: Reader> Reader for &mut R {
    fn open(&mut self, tag: &Tag) {
        R::open(self, tag);
    }

    fn close(&mut self, name: &str) {
        R::close(self, name);
    }

    fn text(&mut self, text: &str, line: u32) {
        R::text(self, text, line);
    }

    fn cut_off(&mut self) {
        R::cut_off(self);
    }

    fn is_full(&self) -> bool {
        R::is_full(self)
    }
}

/// Hands the tokens of HTML to a reader.
struct Sink<R> {
    state: RefCell<(R, u64)>,
}

impl<R: Reader> TokenSink for Sink<R> {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let (reader, before) = &mut *self.state.borrow_mut();
        let from = std::mem::replace(before, line);
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => reader.close(&tag.name),
            Token::TagToken(tag) => {
                reader.open(&tag);
                // XHTML closes `<script/>` at once. A browser would not in HTML, and read on to the next `</script>`;
                // a page that has it is more likely to be XHTML than to want that.
                return if tag.self_closing { TokenSinkResult::Continue } else { raw(&tag.name) };
            }
            Token::CharacterTokens(text) => reader.text(&text, u32::try_from(from).unwrap_or(u32::MAX)),
            Token::ParseError(what) if what.contains("EOF in state") && !what.contains("omment") => reader.cut_off(),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// How the content of an element is to be read (WHATWG HTML §13.2.6.4.4, §13.2.6.4.7).
fn raw(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
        "plaintext" => TokenSinkResult::Plaintext,
        _ => TokenSinkResult::Continue,
    }
}

/// Reads HTML to its end.
fn run<R: Reader>(html: &str, reader: R) -> R {
    let options = TokenizerOpts::default();
    let tokenizer = Tokenizer::new(Sink { state: RefCell::new((reader, 1)) }, options);
    let input = BufferQueue::default();
    let html = attributes::bounded(html);
    let mut rest = &*html;
    while !rest.is_empty() && !tokenizer.sink.state.borrow().0.is_full() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        rest = after;
        input.push_back(StrTendril::from_slice(piece));
        // The tokenizer stops after every script, which a browser would run here.
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
    }
    tokenizer.end();
    tokenizer.sink.state.into_inner().0
}

#[cfg(test)]
mod tests;

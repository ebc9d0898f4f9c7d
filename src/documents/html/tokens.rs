//! Tags and texts of a page one after another, as html5ever's tokenizer gives them.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::attributes::bounded;

/// Bytes that are handed to the tokenizer at a time, which copies them.
const PIECE: usize = 1 << 20;

/// Receiver of tags and text.
pub(crate) trait Reader {
    /// Takes the start of an element, also of one that has no content.
    fn open(&mut self, tag: &Tag);
    /// Takes the end of an element.
    fn close(&mut self, name: &str);
    /// Takes text that starts on a line of the file, counted from 1.
    fn text(&mut self, text: &str, line: u32);
    /// Notes that the file ends inside a tag.
    fn cut_off(&mut self) {}
    /// Returns true if it wants nothing more.
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

/// State in which the content of an element is read (WHATWG HTML §13.2.6.4.4, §13.2.6.4.7).
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
pub(crate) fn run<R: Reader>(html: &str, reader: R) -> R {
    let options = TokenizerOpts::default();
    let tokenizer = Tokenizer::new(Sink { state: RefCell::new((reader, 1)) }, options);
    let input = BufferQueue::default();
    let html = bounded(html);
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

//! A document set for reading: paragraphs laid out one by one, marks of quotes, and text selected by the mouse.

use std::ops::Range;
use std::sync::Arc;

use super::session::Session;
use super::state::State;
use crate::base::{Direction, DocIx, ExcerptIx, Pos, Rect};
use crate::model::Attests;
use crate::text::{Align, Family, TextEngine, TextLayout, TextRequest, TextStyle};

/// Running text.
const TEXT: TextStyle = TextStyle { family: Family::Naskh, size: 18.0, weight: 400, line_height: 1.85 };
/// A short line between paragraphs.
const HEADING: TextStyle = TextStyle { family: Family::Naskh, size: 19.0, weight: 700, line_height: 1.7 };
/// Free height between paragraphs.
const SPACE: f32 = 12.0;
/// A line with fewer letters and no full stop is set as a heading.
const HEADING_LETTERS: usize = 64;

/// A paragraph on the page.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its bytes of the document.
    pub range: Range<usize>,
    /// Its lines.
    pub layout: Arc<TextLayout>,
    /// Its top edge, from the top of the page.
    pub top: f32,
}

/// A quote on the page.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The excerpt.
    pub excerpt: ExcerptIx,
    /// Its bytes of the document.
    pub range: Range<usize>,
    /// What it attests.
    pub attests: Attests,
    /// Where its words stand, from the top left corner of the page.
    pub areas: Vec<Rect>,
}

/// What a page was laid out for.
type Key = (DocIx, usize, u32, u64);

/// The page of the document that is read.
#[derive(Debug, Default)]
pub struct Reader {
    key: Option<Key>,
    /// Paragraphs from the top.
    pub blocks: Vec<Block>,
    /// Quotes in their order.
    pub marks: Vec<Mark>,
    /// Height of the page.
    pub height: f32,
    /// Selected text: where it was begun and where it ends, in bytes.
    pub selection: Option<(usize, usize)>,
}

impl Reader {
    /// Lays the document out for `width` points, unless that is what was done last.
    pub fn update(&mut self, engine: &TextEngine, session: &Session, document: DocIx, width: f32) {
        let Some(text) = session.texts.get(document.index()).and_then(|text| text.text()) else {
            *self = Self::default();
            return;
        };
        let identity = Arc::as_ptr(text).cast::<u8>() as usize;
        let key = (document, identity, width.to_bits(), session.revision);
        let fonts_came = self.blocks.iter().any(|block| block.layout.missing);
        if self.key == Some(key) && !fonts_came {
            return;
        }
        if self.key.is_some_and(|old| old.1 != identity) {
            self.selection = None;
        }
        self.key = Some(key);
        let language = session.project.documents[document.index()].language.as_deref();
        let direction = Direction::of_language(language.unwrap_or(&session.project.language));
        self.lay_out(engine, text, direction, width);
        self.marks = self.find_marks(session, document);
    }

    fn lay_out(&mut self, engine: &TextEngine, text: &str, direction: Direction, width: f32) {
        self.blocks.clear();
        let (mut top, mut start) = (0.0, 0);
        for paragraph in text.split_inclusive('\n') {
            let range = start..start + paragraph.trim_end_matches(['\n', '\r']).len();
            start += paragraph.len();
            if text[range.clone()].trim().is_empty() {
                continue;
            }
            let style = if is_heading(&text[range.clone()]) { HEADING } else { TEXT };
            let layout = engine.layout(&TextRequest {
                text: &text[range.clone()],
                style,
                direction: Some(direction),
                max_width: Some(width),
                max_lines: None,
                align: Align::Start,
            });
            let height = layout.size.h;
            self.blocks.push(Block { range, layout, top });
            top += height + SPACE;
        }
        self.height = top;
    }

    /// The areas of a range of the document, from the top left corner of the page.
    pub fn areas(&self, range: &Range<usize>) -> Vec<Rect> {
        let from = self.blocks.partition_point(|block| block.range.end <= range.start);
        let touched = self.blocks[from..].iter().take_while(|block| block.range.start < range.end);
        let of_block = |block: &Block| {
            let part = range.start.max(block.range.start) - block.range.start
                ..range.end.min(block.range.end) - block.range.start;
            let top = block.top;
            block.layout.highlight(part).into_iter().map(move |rect| rect.translate(0.0, top)).collect::<Vec<_>>()
        };
        touched.flat_map(of_block).collect()
    }

    fn find_marks(&self, session: &Session, document: DocIx) -> Vec<Mark> {
        let mark = |(excerpt, range): (ExcerptIx, Range<usize>)| {
            let attests = session.project.excerpt(excerpt).map_or(Attests::Event, |e| e.attests);
            Mark { excerpt, attests, areas: self.areas(&range), range }
        };
        session.placed_in(document).into_iter().map(mark).collect()
    }

    /// The byte of the document at a point of the page.
    pub fn hit(&self, at: Pos) -> Option<usize> {
        let next = self.blocks.partition_point(|block| block.top <= at.y);
        let block = self.blocks.get(next.saturating_sub(1))?;
        Some(block.range.start + block.layout.hit(at.offset(0.0, -block.top)))
    }

    /// The word around a byte of the document.
    pub fn word(&self, byte: usize) -> Option<Range<usize>> {
        let block = self.blocks.iter().find(|block| block.range.contains(&byte))?;
        let word = block.layout.word_at(byte - block.range.start);
        Some(block.range.start + word.start..block.range.start + word.end)
    }

    /// The paragraph around a byte of the document.
    pub fn paragraph(&self, byte: usize) -> Option<Range<usize>> {
        self.blocks.iter().find(|block| block.range.start <= byte && byte <= block.range.end).map(|b| b.range.clone())
    }

    /// The selected range, in order; `None` if it is empty.
    pub fn selected(&self) -> Option<Range<usize>> {
        let (a, b) = self.selection?;
        (a != b).then_some(a.min(b)..a.max(b))
    }

    /// The selected text.
    pub fn selected_text(&self, state: &State) -> Option<String> {
        let session = state.session.as_ref()?;
        let text = session.texts.get(self.key?.0.index())?.text()?;
        text.get(self.selected()?).map(ToOwned::to_owned)
    }
}

fn is_heading(paragraph: &str) -> bool {
    let ends = |c: char| matches!(c, '.' | '،' | ',' | ':' | '؛' | ';' | '!' | '”' | '»' | '"');
    paragraph.chars().count() < HEADING_LETTERS && !paragraph.trim_end().ends_with(ends)
}

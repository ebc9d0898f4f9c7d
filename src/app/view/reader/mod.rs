//! A document set for reading: its paragraphs, marks of quotes, and text selected by the mouse.

use std::ops::Range;
use std::sync::Arc;

use crate::app::session::Session;
use crate::base::{DocIx, ExcerptIx, Pos, Rect};
use crate::model::Attests;
use crate::text::{Caret, Step, TextEngine, TextLayout, words};

pub mod blocks;
mod headings;
pub mod pages;
pub mod readable;

use blocks::{Block, Blocks};

/// A quote on the page.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The excerpt.
    pub excerpt: ExcerptIx,
    /// Its bytes of the document.
    pub range: Range<usize>,
    /// The kind of thing that it attests.
    pub attests: Attests,
    /// Areas of its words, from the top left corner of the page.
    pub areas: Vec<Rect>,
}

/// Document, address of its text and bits of the width that a page was made for.
type Key = (DocIx, usize, u32);

/// Revision of the project, state of the blocks and bytes in view that the marks were found for.
type MarksKey = (u64, u64, Range<usize>);

/// The page of the document that is read.
#[derive(Debug, Default)]
pub struct Reader {
    key: Option<Key>,
    marks_key: Option<MarksKey>,
    blocks: Blocks,
    /// Quotes in view, in their order.
    pub marks: Vec<Mark>,
}

impl Reader {
    /// Takes up the document for `width` points, unless that is what was done last.
    pub fn update(&mut self, session: &Session, document: DocIx, width: f32) {
        let Some(text) = session.texts.get(document.index()).and_then(|text| text.text()) else {
            *self = Self::default();
            return;
        };
        let identity = Arc::as_ptr(text).cast::<u8>() as usize;
        let key = (document, identity, width.to_bits());
        if self.key == Some(key) {
            return;
        }
        (self.key, self.marks_key) = (Some(key), None);
        let language = session.project.documents[document.index()].language.as_deref();
        let told = session.texts.get(document.index()).and_then(|text| text.source_map()?.headings.as_deref());
        self.blocks = Blocks::new(text.clone(), language.unwrap_or(&session.project.language), told, width);
    }

    /// Lays out what stands between two heights of the page, and finds the marks there. Returns how far down this moved
    /// what stands at `from`.
    pub fn prepare(&mut self, engine: &TextEngine, session: &Session, from: f32, to: f32) -> f32 {
        let moved = self.blocks.prepare(engine, from, to);
        let seen = self.blocks.between(from + moved, to + moved);
        let bytes = seen.first().map_or(0, |block| block.range.start)..seen.last().map_or(0, |block| block.range.end);
        let key = (session.revision, self.blocks.generation, bytes.clone());
        if self.marks_key.as_ref() != Some(&key) {
            self.marks = self.find_marks(session, &bytes);
            self.marks_key = Some(key);
        }
        moved
    }

    /// The paragraphs between two heights of the page that are laid out, with their positions among all.
    pub fn laid_out(&self, from: f32, to: f32) -> impl Iterator<Item = (usize, &Block, &Arc<TextLayout>)> {
        self.blocks.laid_out(from, to)
    }

    /// Height of the page; a guess as far as it was not seen yet.
    pub fn height(&self) -> f32 {
        self.blocks.height
    }

    /// The paragraphs between two heights of the page.
    pub fn between(&self, from: f32, to: f32) -> &[Block] {
        self.blocks.between(from, to)
    }

    /// The top and the bottom of a range of the document, whose surroundings are laid out for this; `None` if the page
    /// has nothing of it.
    pub fn locate(&mut self, engine: &TextEngine, range: &Range<usize>, around: f32) -> Option<(f32, f32)> {
        let top = self.blocks.of_range(range).first()?.top;
        self.blocks.prepare(engine, top - around, top + around);
        let quote = self.areas(range).into_iter().reduce(|a, b| a.union(&b))?;
        Some((quote.min.y, quote.max.y))
    }

    /// The areas of a range of the document as far as it is laid out, from the top left corner of the page.
    pub fn areas(&self, range: &Range<usize>) -> Vec<Rect> {
        let of_block = |block: &Block| {
            let part = range.start.max(block.range.start) - block.range.start
                ..range.end.min(block.range.end) - block.range.start;
            let rects = block.layout.as_ref().map(|layout| layout.highlight(part)).unwrap_or_default();
            rects.into_iter().map(|rect| rect.translate(0.0, block.top)).collect::<Vec<_>>()
        };
        self.blocks.of_range(range).iter().flat_map(of_block).collect()
    }

    fn find_marks(&self, session: &Session, bytes: &Range<usize>) -> Vec<Mark> {
        let Some((document, ..)) = self.key else { return Vec::new() };
        let seen = |(_, range): &(ExcerptIx, Range<usize>)| range.start < bytes.end && bytes.start < range.end;
        let mark = |(excerpt, range): (ExcerptIx, Range<usize>)| {
            let attests = session.project.excerpt(excerpt).map_or(Attests::Event, |e| e.attests);
            Mark { excerpt, attests, areas: self.areas(&range), range }
        };
        session.placed_in(document).into_iter().filter(seen).map(mark).collect()
    }

    /// The byte of the document at a point of the page.
    pub fn hit(&self, at: Pos) -> Option<usize> {
        let (block, layout) = self.blocks.hit(at.y)?;
        Some(block.range.start + layout.hit(at.offset(0.0, -block.top)))
    }

    /// The word around a byte of the document.
    pub fn word(&self, byte: usize) -> Option<Range<usize>> {
        let block = self.blocks.around(byte)?;
        let word = block.layout.as_ref()?.word_at(byte - block.range.start);
        Some(block.range.start + word.start..block.range.start + word.end)
    }

    /// The paragraph around a byte of the document.
    pub fn paragraph(&self, byte: usize) -> Option<Range<usize>> {
        Some(self.blocks.around(byte)?.range.clone())
    }

    /// The sentence around a byte of the document (UAX #29), without the space after it.
    pub fn sentence(&self, byte: usize) -> Option<Range<usize>> {
        let block = self.blocks.around(byte)?;
        let sentence = words::sentence_at(&block.layout.as_ref()?.text, byte - block.range.start);
        Some(block.range.start + sentence.start..block.range.start + sentence.end)
    }

    /// The caret after a step, both among the bytes of the document.
    pub fn step(&mut self, engine: &TextEngine, from: Caret, step: Step) -> Caret {
        self.blocks.step(engine, from, step)
    }

    /// The place of a caret on the page: the top of its line, and its height.
    pub fn caret(&mut self, engine: &TextEngine, caret: Caret) -> Option<(Pos, f32)> {
        self.blocks.caret(engine, caret)
    }
}

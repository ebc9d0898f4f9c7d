//! The paragraphs of a document, laid out only where they are seen: the others have the height they likely have.

use std::ops::Range;
use std::sync::Arc;

use super::headings::headings;
use crate::base::direction::{direction_of_language, direction_within};
use crate::base::{Direction, Pos};
use crate::text::caret::Beyond;
use crate::text::{Caret, Family, Language, Step, TextEngine, TextLayout, TextRequest, TextStyle};

/// Running text.
const TEXT: TextStyle = TextStyle { family: Family::Naskh, size: 18.0, weight: 400, line_height: 1.85 };
/// A heading.
const HEADING: TextStyle = TextStyle { family: Family::Naskh, size: 19.0, weight: 700, line_height: 1.7 };
/// Free height between paragraphs.
const SPACE: f32 = 12.0;
/// A paragraph longer than this is laid out in parts, in bytes: a file may be one line.
const PART: usize = 6_000;
/// Width of a letter of the reading face, as a part of its size, where it has to be guessed.
const ADVANCE: f32 = 0.44;
/// Height that is laid out beyond what is seen, and kept beyond that, in points.
const AHEAD: f32 = 600.0;

/// A paragraph, or a part of a long one.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its bytes of the document.
    pub range: Range<usize>,
    /// Its top edge, from the top of the page.
    pub top: f32,
    /// Its lines, if it was seen lately.
    pub layout: Option<Arc<TextLayout>>,
    style: TextStyle,
    /// Height with the space below it; a guess until it is laid out once.
    height: f32,
    measured: bool,
    /// Free height below it.
    space: f32,
}

/// The paragraphs of a document from its top.
#[derive(Debug, Default)]
pub struct Blocks {
    text: Arc<str>,
    /// Of its language: of what has letters of another, the letters decide.
    direction: Option<Direction>,
    language: Language,
    width: f32,
    blocks: Vec<Block>,
    /// Height of them all.
    pub height: f32,
    /// Grows whenever a block gets a layout or moves.
    pub generation: u64,
}

impl Blocks {
    /// The paragraphs of a text in the language of a tag, `width` points wide. `told` are the bytes at which headings start,
    /// if the file tells them.
    pub fn new(text: Arc<str>, tag: &str, told: Option<&[usize]>, width: f32) -> Self {
        let block = |Paragraph { range, is_heading, is_end }| {
            let style = if is_heading { HEADING } else { TEXT };
            let space = if is_end { SPACE } else { 0.0 };
            let height = guess(&text[range.clone()], style, width) + space;
            Block { range, top: 0.0, layout: None, style, height, measured: false, space }
        };
        let blocks = paragraphs(&text, told).map(block).collect();
        let (direction, language) = (Some(direction_of_language(tag)), Language::of_tag(tag));
        let mut all = Self { text, direction, language, width, blocks, height: 0.0, generation: 0 };
        all.stack(0);
        all
    }

    /// Lays out what stands between two heights and a little around it. Returns how far down this moved what stands at
    /// `from`: what lies above it turned out to be higher than was guessed.
    pub fn prepare(&mut self, engine: &TextEngine, from: f32, to: f32) -> f32 {
        let mut moved = 0.0;
        let above = self.blocks.partition_point(|block| block.top < from);
        let mut at = self.at(from - AHEAD);
        while let Some(block) = self.blocks.get(at).filter(|block| block.top < to + AHEAD) {
            let height = block.height;
            if block.layout.as_ref().is_none_or(|layout| layout.missing) {
                self.lay_out(engine, at);
                moved += if at < above { self.blocks[at].height - height } else { 0.0 };
            }
            at += 1;
        }
        self.forget(from - 3.0 * AHEAD, to + 3.0 * AHEAD);
        moved
    }

    fn lay_out(&mut self, engine: &TextEngine, at: usize) {
        let block = &mut self.blocks[at];
        let text = &self.text[block.range.clone()];
        let (language, direction) = (self.language, direction_within(text, self.direction));
        let request = TextRequest { language, direction, ..TextRequest::new(text, block.style) };
        let layout = engine.layout(&TextRequest { max_width: Some(self.width), ..request });
        if block.layout.as_ref().is_some_and(|old| Arc::ptr_eq(old, &layout)) {
            return;
        }
        let height = layout.size.h + block.space;
        let fits = block.measured && block.height == height;
        (block.layout, block.height, block.measured) = (Some(layout), height, true);
        self.generation += 1;
        if !fits {
            self.stack(at);
        }
    }

    /// Lets go of layouts that are out of sight, and keeps their heights.
    fn forget(&mut self, from: f32, to: f32) {
        let near = self.at(from)..self.at(to) + 1;
        let far = |(at, _): &(usize, &mut Block)| !near.contains(at);
        self.blocks.iter_mut().enumerate().filter(far).for_each(|(_, block)| block.layout = None);
    }

    /// Puts the blocks from `first` on below each other.
    fn stack(&mut self, first: usize) {
        let mut top = first.checked_sub(1).map_or(0.0, |above| self.blocks[above].top + self.blocks[above].height);
        for block in &mut self.blocks[first..] {
            block.top = top;
            top += block.height;
        }
        self.height = top;
    }

    /// The position of the block at a height, or of the last one above it.
    fn at(&self, y: f32) -> usize {
        self.blocks.partition_point(|block| block.top <= y).saturating_sub(1)
    }

    /// The blocks between two heights.
    pub fn between(&self, from: f32, to: f32) -> &[Block] {
        let end = self.blocks.partition_point(|block| block.top < to);
        &self.blocks[self.at(from).min(end)..end]
    }

    /// The blocks between two heights that are laid out, with their positions among all.
    pub fn laid_out(&self, from: f32, to: f32) -> impl Iterator<Item = (usize, &Block, &Arc<TextLayout>)> {
        let first = self.at(from);
        let blocks = self.between(from, to).iter().enumerate();
        blocks.filter_map(move |(i, block)| Some((first + i, block, block.layout.as_ref()?)))
    }

    /// The blocks that hold some of a range of the document.
    pub fn of_range(&self, range: &Range<usize>) -> &[Block] {
        let from = self.blocks.partition_point(|block| block.range.end <= range.start);
        let to = self.blocks.partition_point(|block| block.range.start < range.end);
        &self.blocks[from.min(to)..to]
    }

    /// The block at a height, laid out.
    pub fn hit(&self, y: f32) -> Option<(&Block, &TextLayout)> {
        let block = self.blocks.get(self.at(y))?;
        Some((block, block.layout.as_deref()?))
    }

    /// The caret, among the bytes of the document, after a step; as it was at the ends of the document.
    pub fn step(&mut self, engine: &TextEngine, from: Caret, step: Step) -> Caret {
        let Some(at) = self.position(from.byte) else { return from };
        let Some(layout) = self.laid_out_at(engine, at) else { return from };
        let start = self.blocks[at].range.start;
        let within = Caret { byte: from.byte.saturating_sub(start), ..from };
        let (at, to) = match layout.step(within, step) {
            Ok(to) => (at, to),
            Err(beyond) => {
                let next = match beyond {
                    Beyond::Before => at.checked_sub(1),
                    Beyond::After => Some(at + 1),
                };
                let Some((next, layout)) = next.and_then(|at| Some((at, self.laid_out_at(engine, at)?))) else {
                    return from;
                };
                let entered_from = if beyond == Beyond::After { Beyond::Before } else { Beyond::After };
                (next, layout.enter(entered_from, step))
            }
        };
        Caret { byte: self.blocks[at].range.start + to.byte, ..to }
    }

    /// The place of a caret on the page: the top of its line, and its height.
    pub fn caret(&mut self, engine: &TextEngine, caret: Caret) -> Option<(Pos, f32)> {
        let at = self.position(caret.byte)?;
        let layout = self.laid_out_at(engine, at)?;
        let block = &self.blocks[at];
        let within = Caret { byte: caret.byte.saturating_sub(block.range.start), ..caret };
        let (place, height) = layout.caret_at(within);
        Some((place.offset(0.0, block.top), height))
    }

    fn laid_out_at(&mut self, engine: &TextEngine, at: usize) -> Option<Arc<TextLayout>> {
        if self.blocks.get(at)?.layout.is_none() {
            self.lay_out(engine, at);
        }
        self.blocks[at].layout.clone()
    }

    /// The position of the block around a byte, or of the last one before it.
    fn position(&self, byte: usize) -> Option<usize> {
        let next = self.blocks.partition_point(|block| block.range.start <= byte);
        (!self.blocks.is_empty()).then(|| next.saturating_sub(1))
    }

    /// The block around a byte of the document.
    pub fn around(&self, byte: usize) -> Option<&Block> {
        let next = self.blocks.partition_point(|block| block.range.start <= byte);
        self.blocks.get(next.checked_sub(1)?).filter(|block| byte <= block.range.end)
    }
}

/// A paragraph of a document, or a part of a long one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// Its bytes of the document.
    pub range: Range<usize>,
    /// It is set as a heading.
    pub is_heading: bool,
    /// Nothing of the same paragraph follows.
    pub is_end: bool,
}

/// The paragraphs of a text that hold more than space. `told` are the bytes at which headings start, if the file tells
/// them.
pub(crate) fn paragraphs(text: &str, told: Option<&[usize]>) -> impl Iterator<Item = Paragraph> {
    let lines = text.split_inclusive('\n').scan(0, |start, line| {
        let range = *start..*start + line.trim_end_matches(['\n', '\r']).len();
        *start += line.len();
        Some(range)
    });
    let lines: Vec<_> = lines.filter(|range| !text[range.clone()].trim().is_empty()).collect();
    let headings = headings(text, &lines, told);
    lines.into_iter().zip(headings).flat_map(move |(whole, is_heading)| {
        let end = whole.end;
        parts(text, whole).map(move |range| Paragraph { is_end: range.end == end, range, is_heading })
    })
}

/// A paragraph in parts that are not too long, cut between words where there are any.
fn parts(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = range.start;
    std::iter::from_fn(move || {
        let rest = &text[start..range.end];
        let cut = text.floor_char_boundary((start + PART).min(range.end)) - start;
        let gap = rest[..cut].rfind(' ').filter(|_| cut < rest.len());
        let end = start + gap.map_or(cut, |gap| gap + 1);
        let part = start..end;
        start = end;
        (!part.is_empty()).then_some(part)
    })
}

fn guess(text: &str, style: TextStyle, width: f32) -> f32 {
    let letters = text.chars().count() as f32;
    let lines = (letters * style.size * ADVANCE / width).ceil().max(1.0);
    lines * style.size * style.line_height
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Blocks {
        Blocks::new(text.into(), "ar", None, 400.0)
    }

    #[test]
    fn every_letter_is_in_one_block() {
        let long = "كلمة طويلة ".repeat(3000);
        let one = "ا".repeat(20_000);
        for text in ["", "\n\n", "سطر\n\nآخر.\r\n", &long, &one, &format!("{long}\n{one}\n")] {
            let blocks = blocks(text);
            let joined: String = blocks.blocks.iter().map(|block| &text[block.range.clone()]).collect();
            assert_eq!(joined, text.replace(['\n', '\r'], ""));
            assert!(blocks.blocks.iter().all(|block| block.range.len() <= PART));
        }
    }

    #[test]
    fn only_what_is_seen_is_laid_out() {
        let engine = TextEngine::bundled();
        let mut blocks = blocks(&"فقرة قصيرة من كلمات قليلة.\n".repeat(50_000));
        blocks.prepare(&engine, 0.0, 800.0);
        let laid_out = |blocks: &Blocks| blocks.blocks.iter().filter(|block| block.layout.is_some()).count();
        assert!((10..100).contains(&laid_out(&blocks)), "{}", laid_out(&blocks));
        let middle = blocks.height / 2.0;
        blocks.prepare(&engine, middle, middle + 800.0);
        assert!((10..200).contains(&laid_out(&blocks)), "{}", laid_out(&blocks));
        assert!(blocks.between(middle, middle + 800.0).iter().all(|block| block.layout.is_some()));
    }

    #[test]
    fn what_is_looked_at_stays_where_it_is() {
        let engine = TextEngine::bundled();
        let mut blocks = blocks(&format!("{}.\n", "كلمات كثيرة في فقرة ".repeat(30)).repeat(40));
        let from = blocks.blocks[20].top;
        let moved = blocks.prepare(&engine, from, from + 500.0);
        assert!(moved != 0.0);
        assert!((blocks.blocks[20].top - from - moved).abs() < 0.5);
        assert_eq!(blocks.prepare(&engine, from + moved, from + moved + 500.0), 0.0);
    }

    #[test]
    fn blocks_are_found_by_byte_and_by_height() {
        let engine = TextEngine::bundled();
        let text = "أول السطور.\nثانيها.\nثالثها.\n";
        let mut blocks = blocks(text);
        blocks.prepare(&engine, 0.0, 800.0);
        let second = text.find("ثانيها").expect("it is there");
        assert_eq!(blocks.around(second + 2).map(|block| block.range.start), Some(second));
        assert_eq!(blocks.of_range(&(second..second + 2)).len(), 1);
        assert_eq!(blocks.of_range(&(0..text.len())).len(), 3);
        let top = blocks.around(second).map_or(0.0, |block| block.top);
        assert_eq!(blocks.hit(top + 3.0).map(|(block, _)| block.range.start), Some(second));
    }
}

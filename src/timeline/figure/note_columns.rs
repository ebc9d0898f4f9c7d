//! The source notes in columns: over the notes the one source of all, or below them the documents.

use std::sync::Arc;

use super::context::{FigureContext, SPACE};
use super::notes::Note;
use super::painter::{PagePainter, place};
use super::sources::CitedSource;
use crate::base::marks::{LRM, RLM};
use crate::base::{Direction, ExcerptIx, Rect};
use crate::i18n::without_isolates;
use crate::scene::{ItemId, Link, LinkTo, Shape, Target, TextRole};
use crate::text::{Family, TextLayout, TextStyle};
use crate::timeline::labels::DirectedText;

/// A source note.
const NOTE: TextStyle = TextStyle { family: Family::Naskh, size: 11.5, weight: 400, line_height: 1.5 };
/// The number of a source note.
const NUMBER: TextStyle = TextStyle { family: Family::Sans, size: 10.5, weight: 700, line_height: 1.5 };
/// The one source of all notes, and the heading of several.
const SOURCE: TextStyle = TextStyle { family: Family::Sans, size: 11.5, weight: 600, line_height: 1.4 };
/// A document among several.
const DOCUMENT: TextStyle = TextStyle { family: Family::Sans, size: 11.0, weight: 400, line_height: 1.45 };
/// A longer note is cut.
const LINES: usize = 14;
/// Lines of the one source.
const SOURCE_LINES: usize = 3;
/// Width kept for the number of a note.
const NUMBER_WIDTH: f32 = 26.0;
/// The least width of a column of notes.
const COLUMN: f32 = 340.0;
/// Free height below a note.
const GAP: f32 = 4.0;
/// Free height between the line over the notes and the one source, and in all around it; and below the line without
/// one.
const SOURCE_TOP: f32 = 5.0;
const SOURCE_PAD: f32 = 8.0;
const HEAD: f32 = 4.0;
/// Part of the paler colour in the numbers of notes.
const NUMBER_TINT: f32 = 0.3;
/// Parts of a point by which heights that are added up in another order may differ.
const ROUNDING: f32 = 0.01;

/// Block of a column.
enum NoteBlock<'a> {
    Note(&'a Note),
    Heading,
    CitedSource(&'a CitedSource),
}

/// Notes, then documents; documents first where not all notes have room, since every note that has needs them.
fn blocks<'a>(cx: &'a FigureContext<'_>, documents_first: bool) -> Vec<NoteBlock<'a>> {
    let notes = cx.notes.notes.iter().map(NoteBlock::Note);
    let several = cx.notes.sources.len() > 1;
    let listed = cx.notes.sources.iter().filter(|_| several).map(NoteBlock::CitedSource);
    let documents = several.then_some(NoteBlock::Heading).into_iter().chain(listed);
    if documents_first { documents.chain(notes).collect() } else { notes.chain(documents).collect() }
}

/// Columns of a page of this width: their number, and the width of each.
fn columns(width: f32) -> (usize, f32) {
    let columns = (width / COLUMN).floor().max(1.0);
    (columns as usize, (width - (columns - 1.0) * 2.0 * SPACE) / columns)
}

fn heights(cx: &FigureContext<'_>, blocks: &[NoteBlock<'_>], width: f32) -> Vec<f32> {
    let lines = |said: &DirectedText, style| cx.kit.block(said, style, cx.side, width - NUMBER_WIDTH, LINES).size.h;
    let one = |block: &NoteBlock<'_>| match block {
        NoteBlock::Note(note) => lines(&note.words, NOTE) + GAP,
        NoteBlock::Heading => SOURCE.size * SOURCE.line_height + GAP,
        NoteBlock::CitedSource(source) => lines(&source.words, DOCUMENT) + GAP,
    };
    blocks.iter().map(one).collect()
}

/// The height that all notes need in columns over `width` points, with the space above them.
pub(crate) fn height(cx: &FigureContext<'_>, width: f32) -> f32 {
    if cx.notes.sources.is_empty() && cx.notes.notes.is_empty() {
        return 0.0;
    }
    if cx.notes.notes.is_empty() {
        return head(cx, width);
    }
    let (columns, column) = columns(width);
    head(cx, width) + column_height(&heights(cx, &blocks(cx, false), column), columns) + 1.0
}

/// The height of the line over the notes, and of the source if there is only one.
fn head(cx: &FigureContext<'_>, width: f32) -> f32 {
    SPACE + one_source(cx, width).map_or(HEAD, |layout| layout.size.h + SOURCE_PAD)
}

/// The documents over the notes: the only one, or all of them where there are no notes to refer to them.
fn one_source(cx: &FigureContext<'_>, width: f32) -> Option<Arc<TextLayout>> {
    let sources = &cx.notes.sources;
    let (id, lines) = match (sources.len(), cx.notes.notes.is_empty()) {
        (1, _) => ("figure-source", SOURCE_LINES),
        (2.., true) => ("figure-source-line", 2),
        _ => return None,
    };
    // Every part of it is an isolate: a mark says which way they follow each other (UAX #9, P2).
    let mark = if cx.side == Direction::Rtl { RLM } else { LRM };
    let words: Vec<&str> = sources.iter().map(|source| &*source.words.text).collect();
    let words = format!("{mark}{}", words.join("  ·  "));
    let text = cx.kit.messages.format(id, &[("source", words.into())]);
    let said = DirectedText::new(text, cx.kit.messages.locale().as_tag());
    Some(cx.kit.block(&said, SOURCE, cx.side, width, lines))
}

/// Draws as many notes as have room at the foot of a page that they share; gives how many are left out.
pub(crate) fn draw_shared(painter: &mut PagePainter<'_, '_>, area: Rect) -> usize {
    let all = painter.cx.notes.notes.len();
    let fits = height(painter.cx, area.width()) <= area.height() + 0.5;
    let blocks = blocks(painter.cx, !fits);
    let notes = |blocks: &[NoteBlock<'_>]| blocks.iter().filter(|block| matches!(block, NoteBlock::Note(_))).count();
    let placed = draw_blocks(painter, area, &blocks);
    all - notes(&blocks[..placed])
}

/// Draws notes on a page of their own from a block on; gives the block to go on with, or `None` at the end.
pub(crate) fn draw_page(painter: &mut PagePainter<'_, '_>, area: Rect, from: usize) -> Option<usize> {
    let blocks = blocks(painter.cx, false);
    let placed = draw_blocks(painter, area, &blocks[from..]);
    let next = from + placed.max(1);
    (next < blocks.len()).then_some(next)
}

/// Number of notes before a block.
pub(crate) fn before(cx: &FigureContext<'_>, block: usize) -> usize {
    block.min(cx.notes.notes.len())
}

/// Draws blocks in columns as even as can be; gives how many had room.
fn draw_blocks(painter: &mut PagePainter<'_, '_>, area: Rect, blocks: &[NoteBlock<'_>]) -> usize {
    let cx = painter.cx;
    let top = area.split_top(SPACE).1;
    painter.fill(top.split_top(1.0).0, cx.kit.theme.border);
    if let Some(layout) = one_source(cx, area.width()) {
        let pos = top.min.offset(0.0, SOURCE_TOP);
        cx.notes.sources.iter().for_each(|source| link_address(painter, &layout, pos.x, pos.y, source));
        painter.scene.push_as(TextRole::NotesHead, Shape::Text { layout, pos, color: cx.kit.theme.ink });
    }
    let strip = area.split_top(head(cx, area.width())).1;
    let (columns, width) = columns(area.width());
    let heights = heights(cx, blocks, width);
    let even = column_height(&heights, columns).min(strip.height());
    let (mut column, mut y) = (0, 0.0);
    for (nth, (block, height)) in blocks.iter().zip(heights).enumerate() {
        if y > 0.0 && y + height > even + 0.5 {
            (column, y) = (column + 1, 0.0);
        }
        if column >= columns || y + height > strip.height() + 1.0 {
            return nth;
        }
        let at = place(strip, cx.side, column as f32 * (width + 2.0 * SPACE), width);
        draw_block(painter, block, at.translate(0.0, y), height);
        y += height;
    }
    blocks.len()
}

fn draw_block(painter: &mut PagePainter<'_, '_>, block: &NoteBlock<'_>, at: Rect, height: f32) {
    let (cx, theme) = (painter.cx, painter.cx.kit.theme);
    let (number_at, text_at) = at.split_start(cx.side, NUMBER_WIDTH);
    let locale = cx.kit.messages.locale().as_tag();
    match block {
        NoteBlock::Heading => {
            let said = DirectedText::new(cx.kit.messages.get("figure-sources"), locale);
            painter.text_as(TextRole::SourcesHeading, &said, SOURCE, at, (1, theme.ink));
        }
        NoteBlock::CitedSource(source) => {
            let letter = DirectedText::new(format!("[{}]", source.letter), locale);
            painter.text_as(TextRole::Source, &letter, NUMBER, number_at, (1, theme.accent));
            let layout = cx.kit.block(&source.words, DOCUMENT, cx.side, text_at.width(), LINES);
            link_address(painter, &layout, text_at.min.x, text_at.min.y, source);
            let words = Shape::Text { layout, pos: text_at.min, color: theme.muted };
            painter.scene.push_as(TextRole::Source, words);
        }
        NoteBlock::Note(note) => {
            let owner = ItemId::Excerpt(ExcerptIx { event: note.event, nth: 0 });
            let number = cx.kit.messages.format("plain-number", &[("number", note.number.into())]);
            let layout = cx.kit.block(&DirectedText::new(&*number, locale), NUMBER, cx.side, NUMBER_WIDTH, 1);
            painter.scene.push_for(&owner, Shape::Text { layout, pos: number_at.min, color: theme.accent });
            let layout = cx.kit.block(&note.words, NOTE, note.words.direction, text_at.width(), LINES);
            let color = theme.ink.mix(theme.muted, NUMBER_TINT);
            painter.scene.push_for(&owner, Shape::Text { layout, pos: text_at.min, color });
            let words = without_isolates(&note.words.text);
            let args = [("number", number.into()), ("words", words.into())];
            let name = without_isolates(&cx.kit.messages.format("figure-note-name", &args)).into();
            painter.scene.targets.push(Target { owner, rect: at.split_top(height - GAP).0, name });
        }
    }
}

fn link_address(painter: &mut PagePainter<'_, '_>, layout: &TextLayout, x: f32, y: f32, source: &CitedSource) {
    let Some(address) = &source.address else { return };
    let Some(at) = layout.text.find(address.as_str()) else { return };
    for rect in layout.highlight(at..at + address.len()) {
        let to = LinkTo::Address(address.as_str().into());
        painter.scene.links.push(Link { rect: rect.translate(x, y), to });
    }
}

/// The least height at which blocks of these heights, in order, fit into so many columns.
fn column_height(heights: &[f32], columns: usize) -> f32 {
    let fits = |limit: f32| {
        let (mut used, mut y) = (1, 0.0);
        for height in heights {
            if y > 0.0 && y + height > limit + ROUNDING {
                (used, y) = (used + 1, 0.0);
            }
            y += height;
        }
        used <= columns
    };
    let (mut low, mut high) = (heights.iter().fold(0.0, |a: f32, &b| a.max(b)), heights.iter().sum::<f32>());
    if fits(low) {
        return low;
    }
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if fits(middle) { high = middle } else { low = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_low_as_the_order_allows() {
        for (heights, columns, expected) in
            [(vec![10.0, 10.0, 10.0, 10.0], 2, 20.0), (vec![30.0, 10.0, 10.0, 10.0], 2, 30.0), (vec![5.0], 3, 5.0)]
        {
            assert!((column_height(&heights, columns) - expected).abs() < 0.1, "{heights:?}");
        }
        assert_eq!(column_height(&[], 2), 0.0);
    }
}

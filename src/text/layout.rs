//! A text laid out: lines, glyph runs with their text ranges, and the geometry of selections.

use std::ops::Range;
use std::sync::Arc;

use crate::base::{Direction, Size};

/// A shaped and positioned glyph.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Index in the font.
    pub id: u32,
    /// Final position of the glyph's origin, from the left edge of the layout.
    pub x: f32,
    /// Final position of the baseline at this glyph, from the top edge of the layout.
    pub y: f32,
    /// Advance, in points.
    pub advance: f32,
    /// Bytes of the laid out text that the glyph's cluster stands for.
    pub range: Range<u32>,
}

/// Glyphs of one font, size and direction on one line, in visual order from left to right.
#[derive(Clone, Debug)]
pub struct GlyphRun {
    /// The font: see [`crate::text::FontId`].
    pub font: super::FontId,
    /// Size of an em, in points.
    pub size: f32,
    /// Normalised variation coordinates (2.14 fixed point), empty for a static font.
    pub coords: Arc<[i16]>,
    /// The weight set on the font's `wght` axis, in the font's own units, for writers that name axes; `None` for a
    /// static font.
    pub axis_weight: Option<f32>,
    /// True if it runs right to left.
    pub rtl: bool,
    /// Bytes of the laid out text that the run stands for.
    pub range: Range<u32>,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
}

/// One line of a layout.
#[derive(Clone, Debug)]
pub struct Line {
    /// Bytes of the laid out text, with the spaces or the break that end the line.
    pub range: Range<u32>,
    /// Top edge.
    pub top: f32,
    /// Bottom edge.
    pub bottom: f32,
    /// Baseline.
    pub baseline: f32,
    /// Left edge of the ink-bearing part (trailing spaces left out).
    pub left: f32,
    /// Right edge of the ink-bearing part.
    pub right: f32,
    /// Base direction of the line's paragraph.
    pub direction: Direction,
    /// Its runs, from left to right.
    pub runs: Vec<GlyphRun>,
    /// Places of its grapheme clusters, from left to right.
    pub(super) cells: Vec<Cell>,
}

/// The place of a grapheme cluster on its line. The parts of a ligature share its width evenly.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    /// Its bytes.
    pub(super) range: Range<u32>,
    /// Left edge.
    pub(super) left: f32,
    /// Right edge.
    pub(super) right: f32,
    /// True if it belongs to a right-to-left run.
    pub(super) rtl: bool,
    /// True if it is white space at the end of the line, which no highlight shows.
    pub(super) trailing: bool,
}

impl Cell {
    /// Width, in points.
    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }
}

/// A text laid out. Origin is the top left corner; x from 0 to `size.w`.
#[derive(Clone, Debug)]
pub struct TextLayout {
    /// The text as laid out: the request's, or with its end replaced by an ellipsis.
    pub text: Arc<str>,
    /// Width (the request's `max_width` if given, else of the widest line) and height.
    pub size: Size,
    /// The widest line's ink-bearing width.
    pub ink_width: f32,
    /// The lines, from the top.
    pub lines: Vec<Line>,
    /// True if some of the text was cut, with an ellipsis in its place.
    pub truncated: bool,
    /// True if a character had no glyph in any font at hand.
    pub missing: bool,
}

impl TextLayout {
    /// Bytes of the clusters in whose place boxes stand, in the order of the text, each once.
    pub(super) fn boxed(&self) -> impl Iterator<Item = Range<usize>> {
        let glyphs = self.lines.iter().filter(|_| self.missing).flat_map(|line| &line.runs).flat_map(|run| &run.glyphs);
        let ranges = glyphs.filter(|glyph| glyph.id == 0).map(|g| g.range.start as usize..g.range.end as usize);
        let mut ranges: Vec<Range<usize>> = ranges.collect();
        ranges.sort_by_key(|range| range.start);
        ranges.dedup();
        ranges.into_iter()
    }
}

//! Turns a line of parley's into ours: glyphs and cells in their final order, from the line's left edge.

use std::ops::Range;
use std::sync::Arc;

use parley::{Cluster, Layout, Run};

use super::fonts::{FontId, Fonts};
use super::layout::{Cell, Glyph, GlyphRun};
use super::paragraph::{is_trailing, is_unseen};

/// A line before it is placed: x counts from the left edge of its ink-bearing part, y from its baseline.
#[derive(Clone, Default)]
pub(super) struct RawLine {
    /// Bytes of the paragraph.
    pub(super) range: Range<usize>,
    /// Width of the ink-bearing part.
    pub(super) width: f32,
    /// Distance from the line's top to its baseline.
    pub(super) ascent: f32,
    pub(super) runs: Vec<GlyphRun>,
    pub(super) cells: Vec<Cell>,
    pub(super) missing: bool,
}

/// Reads line `index` of a broken layout of `paragraph`.
///
/// parley leaves out rule L1 of UAX #9: white space at the end of a line keeps the place its run gives it, which may
/// be the middle of the line. Here it is taken out and set at the end side. The order of the rest does not change by
/// that, because L2 reverses whole sequences and the white space comes last in each that it belongs to.
pub(super) fn read_line(layout: &Layout<()>, index: usize, paragraph: &str, fonts: &mut Fonts) -> RawLine {
    let Some(line) = layout.get(index) else { return RawLine::default() };
    let metrics = line.metrics();
    // An empty paragraph is shaped as a space.
    let range = line.text_range().start..line.text_range().end.min(paragraph.len());
    let mut raw =
        RawLine { range: range.clone(), ascent: metrics.baseline - metrics.block_min_coord, ..RawLine::default() };
    if paragraph.is_empty() {
        return raw;
    }
    let inked = range.start + paragraph[range].trim_end_matches(is_trailing).len();
    let mut pen = Pen::default();
    let mut tail = Vec::new();
    for run in line.runs() {
        let mut out = new_run(&run, fonts);
        for cluster in run.visual_clusters() {
            if cluster.text_range().start < inked {
                pen.add(&cluster, &mut out, &mut raw);
            } else {
                tail.push((cluster.text_range(), cluster.advance()));
            }
        }
        if !out.glyphs.is_empty() {
            raw.runs.extend(with_boxes(out, paragraph, fonts));
        }
    }
    raw.missing |= raw.runs.iter().flat_map(|run| &run.glyphs).any(|glyph| glyph.id == 0);
    raw.width = pen.x;
    add_tail(&mut raw, tail, layout.is_rtl());
    raw
}

/// The parts of a run, from left to right, with boxes in the place of glyphs that could not be drawn.
fn with_boxes(run: GlyphRun, paragraph: &str, fonts: &mut Fonts) -> Vec<GlyphRun> {
    let mut is_boxed = |glyph: &Glyph| {
        let text = paragraph.get(glyph.range.start as usize..glyph.range.end as usize).unwrap_or_default();
        let has_ink = glyph.advance > 0.0 && !text.trim().is_empty();
        // Which font's sign it would be else is not the same on every machine.
        has_ink && (glyph.id == 0 || fonts.is_undrawable(run.font, glyph.id, &run.coords))
    };
    let boxed: Vec<bool> = run.glyphs.iter().map(&mut is_boxed).collect();
    let has_joiners = fonts.is_foreign(run.font) && run.glyphs.iter().any(|glyph| glyph.advance <= 0.0);
    if run.font == FontId::FIRST || !(boxed.contains(&true) || has_joiners) {
        return vec![run];
    }
    // From a font of the system they would only tell the files of machines apart.
    let is_boxed = |range: &Range<u32>| run.glyphs.iter().zip(&boxed).any(|(g, boxed)| *boxed && g.range == *range);
    let is_idle = |glyph: &Glyph| {
        let text = paragraph.get(glyph.range.start as usize..glyph.range.end as usize).unwrap_or_default();
        glyph.advance <= 0.0 && (text.chars().all(is_unseen) || is_boxed(&glyph.range))
    };
    let mut parts: Vec<(bool, GlyphRun)> = Vec::new();
    for (glyph, &boxed) in run.glyphs.iter().zip(&boxed).filter(|(glyph, _)| !is_idle(glyph)) {
        if parts.last().is_none_or(|(before, _)| *before != boxed) {
            let mut part = GlyphRun { range: 0..0, glyphs: Vec::new(), ..run.clone() };
            if boxed {
                (part.font, part.coords, part.axis_weight) = (FontId::FIRST, Arc::from([]), None);
            }
            parts.push((boxed, part));
        }
        if let Some((_, part)) = parts.last_mut() {
            part.range = union(&part.range, &glyph.range);
            part.glyphs.push(Glyph { id: if boxed { 0 } else { glyph.id }, ..glyph.clone() });
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

fn new_run(run: &Run<'_, ()>, fonts: &mut Fonts) -> GlyphRun {
    let font = run.font();
    let weight = run.synthesis().variation_settings().iter().find(|(tag, _)| tag.into_bytes() == *b"wght").map(|v| v.1);
    let coords: Vec<i16> = run.normalized_coords().iter().map(|c| c.to_bits()).collect();
    GlyphRun {
        font: fonts.id(&font.data, font.index),
        size: run.font_size(),
        coords: Arc::from(coords),
        axis_weight: weight,
        rtl: run.is_rtl(),
        range: 0..0,
        glyphs: Vec::new(),
    }
}

/// Walks the clusters of a line from left to right.
#[derive(Default)]
struct Pen {
    x: f32,
    /// In a right-to-left run the later parts of a ligature come before the first one, which has the glyphs: where
    /// the ligature begins, and where its text ends.
    ligature: Option<(f32, u32)>,
}

impl Pen {
    fn add(&mut self, cluster: &Cluster<'_, ()>, run: &mut GlyphRun, line: &mut RawLine) {
        let range = to_u32(cluster.text_range());
        let left = self.x;
        self.x += cluster.advance();
        line.cells.push(Cell { range: range.clone(), left, right: self.x, rtl: run.rtl, trailing: false });
        run.range = union(&run.range, &range);
        if cluster.is_ligature_continuation() {
            self.continue_ligature(left, range, run);
            return;
        }
        let (mut x, end) = self.ligature.take().unwrap_or((left, range.end));
        let range = range.start..end;
        for glyph in cluster.glyphs() {
            line.missing |= glyph.id == 0;
            let position = (x + glyph.x, glyph.y);
            run.glyphs.push(Glyph {
                id: glyph.id,
                x: position.0,
                y: position.1,
                advance: glyph.advance,
                range: range.clone(),
            });
            x += glyph.advance;
        }
    }

    fn continue_ligature(&mut self, left: f32, range: Range<u32>, run: &mut GlyphRun) {
        if run.rtl {
            let (start, end) = self.ligature.unwrap_or((left, range.end));
            self.ligature = Some((start, end.max(range.end)));
            return;
        }
        let first = run.glyphs.last().map(|glyph| glyph.range.start);
        for glyph in run.glyphs.iter_mut().rev().take_while(|glyph| Some(glyph.range.start) == first) {
            glyph.range.end = range.end;
        }
    }
}

/// Puts the white space that ends the line beyond its end side, in reading order. It has cells, for the caret, and no
/// glyphs.
fn add_tail(raw: &mut RawLine, mut tail: Vec<(Range<usize>, f32)>, rtl: bool) {
    tail.sort_by_key(|(range, _)| range.start);
    let mut cells = Vec::with_capacity(tail.len());
    let (mut x, sign) = if rtl { (0.0, -1.0) } else { (raw.width, 1.0) };
    for (range, advance) in tail {
        let next = x + sign * advance;
        cells.push(Cell {
            range: to_u32(range),
            left: f32::min(x, next),
            right: f32::max(x, next),
            rtl,
            trailing: true,
        });
        x = next;
    }
    if rtl {
        cells.reverse();
        raw.cells.splice(0..0, cells);
    } else {
        raw.cells.append(&mut cells);
    }
}

fn to_u32(range: Range<usize>) -> Range<u32> {
    // A text of 4 GiB does not get here: files are bounded far below.
    range.start as u32..range.end as u32
}

fn union(a: &Range<u32>, b: &Range<u32>) -> Range<u32> {
    if a.is_empty() { b.clone() } else { a.start.min(b.start)..a.end.max(b.end) }
}

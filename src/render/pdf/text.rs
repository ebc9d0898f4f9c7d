//! Text as text: glyphs of embedded fonts that say which letters they stand for.

use std::collections::HashMap;
use std::sync::Arc;

use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};

use super::Grid;
use crate::base::Pos;
use crate::text::{FontId, Glyph, GlyphRun, Line, TextEngine, TextLayout};

/// The fonts of a document.
pub(super) struct Fonts<'e> {
    engine: &'e TextEngine,
    made: HashMap<(FontId, Arc<[i16]>), Option<Font>>,
}

impl<'e> Fonts<'e> {
    pub fn new(engine: &'e TextEngine) -> Self {
        Self { engine, made: HashMap::new() }
    }

    fn font(&mut self, run: &GlyphRun) -> Option<Font> {
        let make = || {
            let data = self.engine.font(run.font);
            let axes: Vec<(Tag, f32)> = run.axis_weight.map(|w| (Tag::new(b"wght"), w)).into_iter().collect();
            Font::new_variable(data.shared().into(), data.index(), &axes)
        };
        self.made.entry((run.font, Arc::clone(&run.coords))).or_insert_with(make).clone()
    }

    pub fn draw(&mut self, surface: &mut Surface<'_>, layout: &TextLayout, grid: &Grid, pos: Pos) -> Vec<Identifier> {
        let mut ids = Vec::new();
        let actual = std::env::var("PDFX_ACTUAL").unwrap_or_default();
        let order = std::env::var("PDFX_ORDER").unwrap_or_default();
        if actual.is_empty() {
            ids.push(surface.start_tagged(ContentTag::Other));
        }
        let origin = grid.device.text_origin(pos);
        for line in &layout.lines {
            let mut pieces: Vec<(u32, &GlyphRun, Vec<Glyph>)> = Vec::new();
            for run in &line.runs {
                if order.contains("words") {
                    let mut word: Vec<Glyph> = Vec::new();
                    let mut flush = |word: &mut Vec<Glyph>| {
                        if let Some(start) = word.iter().map(|g| g.range.start).min() {
                            pieces.push((start, run, std::mem::take(word)));
                        }
                    };
                    for glyph in &run.glyphs {
                        let space = layout.text[glyph.range.start as usize..glyph.range.end as usize].trim().is_empty();
                        if run.rtl && space { flush(&mut word); }
                        word.push(glyph.clone());
                        if !run.rtl && space { flush(&mut word); }
                    }
                    flush(&mut word);
                    if run.rtl { // the space came first: it belongs to the word before: fix by re-splitting
                    }
                } else if order.contains("each") {
                    for g in &run.glyphs { pieces.push((g.range.start, run, vec![g.clone()])); }
                } else {
                    pieces.push((run.range.start, run, run.glyphs.clone()));
                }
            }
            if !order.contains("visual") {
                pieces.sort_by_key(|p| p.0);
            }
            if actual == "line" {
                let text = &layout.text[line.range.start as usize..line.range.end as usize];
                ids.push(surface.start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(Some(text)))));
            }
            for (_, run, mut glyphs) in pieces {
                if order.contains("glyphs") && run.rtl {
                    glyphs.sort_by_key(|g| g.range.start);
                }
                if actual == "word" {
                    let a = glyphs.iter().map(|g| g.range.start).min().unwrap() as usize;
                    let b = glyphs.iter().map(|g| g.range.end).max().unwrap() as usize;
                    ids.push(surface.start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(Some(&layout.text[a..b])))));
                }
                self.piece(surface, layout, grid, origin, line, run, &glyphs);
                if actual == "word" { surface.end_tagged(); }
            }
            if actual == "line" { surface.end_tagged(); }
        }
        if actual.is_empty() {
            surface.end_tagged();
        }
        ids
    }

    fn piece(&mut self, surface: &mut Surface<'_>, layout: &TextLayout, grid: &Grid, origin: Pos, line: &Line, run: &GlyphRun, glyphs: &[Glyph]) {
        let Some(font) = self.font(run) else { return };
        let scale = grid.device.scale;
        let baseline = grid.device.baseline(line.baseline);
        let Some(first) = glyphs.first() else { return };
        let start = Point::from_xy((origin.x + first.x * scale) * grid.unit, (origin.y + baseline) * grid.unit);
        let out: Vec<KrillaGlyph> = glyphs.iter().enumerate().map(|(i, g)| {
            let next = glyphs.get(i + 1).map_or(g.x + g.advance, |n| n.x);
            KrillaGlyph::new(GlyphId::new(g.id), (next - g.x) / run.size, 0.0, -(g.y - line.baseline) / run.size, 0.0,
                g.range.start as usize..g.range.end as usize, None)
        }).collect();
        surface.draw_glyphs(start, &out, font, &layout.text, run.size * scale * grid.unit, false);
    }
}

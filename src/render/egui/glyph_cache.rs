//! Places of the glyphs of texts, kept while a text is on the screen.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::atlas::{Atlas, STEPS};
use crate::base::Color;
use crate::render::pixel_grid::{PixelGrid, nearest};
use crate::text::{GlyphRun, Line, TextEngine, TextLayout};

/// A glyph on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quad {
    /// Left, top, right and bottom, in pixels from the origin of the layout.
    pub rect: [f32; 4],
    /// Left, top, right and bottom in the texture.
    pub uv: [f32; 4],
    /// True if it has colours of its own.
    pub colored: bool,
}

/// Everything by which the same text comes out in different pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RasterKey {
    scale: f32,
    /// Steps of the origin right of a pixel's edge.
    phase: u8,
    /// True if the ink is lighter than its ground is likely to be.
    strong: bool,
}

impl RasterKey {
    /// Key of a layout whose origin is at `x` pixels.
    pub(crate) fn new(x: f32, pixel_grid: PixelGrid, color: Color) -> Self {
        let phase = nearest(x * STEPS).rem_euclid(STEPS) as u8;
        Self { scale: pixel_grid.scale, phase, strong: color.luminance() > LIGHT_INK }
    }

    /// The whole pixel from which quads are counted.
    pub(crate) fn snapped_x(self, x: f32) -> f32 {
        (nearest(x * STEPS) / STEPS).floor()
    }
}

/// Relative luminance between inks that can be read on a light ground and inks that can on a dark one:
/// a contrast of 4.5 against white (WCAG 2.1 AA).
const LIGHT_INK: f32 = 0.18;

/// Lines of one layout in one key; a line is made when it is first seen.
type Lines = Vec<Option<Rc<[Quad]>>>;

struct Entry {
    /// Held so that no other layout can come to lie at the same address.
    _layout: Arc<TextLayout>,
    by_key: Vec<(RasterKey, Lines)>,
    last_used: u64,
}

/// Quads by layout (its address) and key.
#[derive(Default)]
pub(super) struct GlyphCache {
    entries: HashMap<usize, Entry>,
    generation: u32,
    frame: u64,
}

/// Frames after which an unused text is let go, and inks that one text may have at a time.
const KEEP_FRAMES: u64 = 120;
const MAX_KEYS: usize = 16;

impl GlyphCache {
    /// Called before anything is drawn.
    pub(crate) fn begin(&mut self, frame: u64) {
        if frame != self.frame {
            self.frame = frame;
            if frame.is_multiple_of(KEEP_FRAMES) {
                self.entries.retain(|_, entry| frame - entry.last_used.min(frame) < KEEP_FRAMES);
            }
        }
    }

    /// The quads of a line. May begin a new generation of the atlas.
    pub(crate) fn line(
        &mut self,
        layout: &Arc<TextLayout>,
        nth: usize,
        key: RasterKey,
        engine: &TextEngine,
        atlas: &mut Atlas,
    ) -> Rc<[Quad]> {
        if self.generation != atlas.generation() {
            self.generation = atlas.generation();
            self.entries.clear();
        }
        let lines = self.lines(layout, key);
        if let Some(Some(quads)) = lines.get(nth) {
            return Rc::clone(quads);
        }
        let quads = quads(&layout.lines[nth], key, engine, atlas);
        if atlas.generation() == self.generation {
            self.lines(layout, key)[nth] = Some(Rc::clone(&quads));
        }
        quads
    }

    fn lines(&mut self, layout: &Arc<TextLayout>, key: RasterKey) -> &mut Lines {
        let new = || Entry { _layout: Arc::clone(layout), by_key: Vec::new(), last_used: 0 };
        let entry = self.entries.entry(Arc::as_ptr(layout) as usize).or_insert_with(new);
        entry.last_used = self.frame;
        let at = entry.by_key.iter().position(|(other, _)| *other == key).unwrap_or_else(|| {
            if entry.by_key.len() == MAX_KEYS {
                entry.by_key.remove(0);
            }
            entry.by_key.push((key, vec![None; layout.lines.len()]));
            entry.by_key.len() - 1
        });
        &mut entry.by_key[at].1
    }
}

/// If the atlas begins a new generation in the midst of a line, the line is made again: it then fits.
fn quads(line: &Line, key: RasterKey, engine: &TextEngine, atlas: &mut Atlas) -> Rc<[Quad]> {
    for _ in 0..2 {
        let before = atlas.generation();
        let quads: Vec<Quad> = line.runs.iter().flat_map(|run| run_quads(line, run, key, engine, atlas)).collect();
        if atlas.generation() == before {
            return quads.into();
        }
    }
    Rc::new([])
}

fn run_quads(line: &Line, run: &GlyphRun, key: RasterKey, engine: &TextEngine, atlas: &mut Atlas) -> Vec<Quad> {
    let scale = key.scale;
    let size = run.size * scale;
    let face = atlas.face(run, size);
    let baseline = nearest(line.baseline * scale);
    let start = f32::from(key.phase) / STEPS;
    let mut quads = Vec::with_capacity(run.glyphs.len());
    for glyph in &run.glyphs {
        let (x, x_phase) = split(start + glyph.x * scale);
        let (y, y_phase) = split((glyph.y - line.baseline) * scale);
        let Some(sprite) = atlas.glyph(engine, (run, face), glyph.id, size, (x_phase, y_phase), key.strong) else {
            continue;
        };
        let (left, top) = (x + sprite.left as f32, baseline + y - sprite.top as f32);
        let [.., w, h] = sprite.place.map(f32::from);
        let rect = [left, top, left + w, top + h];
        quads.push(Quad { rect, uv: atlas.uv(sprite.place), colored: sprite.colored });
    }
    quads
}

/// A whole pixel and steps beyond it.
fn split(v: f32) -> (f32, u8) {
    let steps = nearest(v * STEPS);
    ((steps / STEPS).floor(), steps.rem_euclid(STEPS) as u8)
}

//! Scene to the window: one textured mesh a clip, shapes and text together.
//!
//! The texture is the glyph atlas; its first pixel is white, for shapes. egui never sees a string.

mod atlas;
mod glyph_cache;
mod mesh;
mod paint_cache;
mod polygon;
mod rounded;

use std::sync::Arc;

use egui::{Mesh, Painter, Pos2};

use crate::base::{Color, Pos, Rect};
use crate::scene::{Fill, Item, Shape};
use crate::text::{Line, TextEngine, TextLayout};
use atlas::Atlas;
use glyph_cache::{GlyphCache, RasterKey};
use mesh::Canvas;
use paint_cache::{PaintCache, Piece, Place};

use super::outline::dashes;
use super::pixel_grid::{Drawing, PixelGrid, Rounding};

/// Draws items of scenes on egui painters and keeps glyphs between frames. One for a window.
///
/// Use it with one [`TextEngine`] only: glyphs are kept by that engine's font ids.
#[derive(Default)]
pub struct ScenePainter {
    atlas: Option<Atlas>,
    glyphs: GlyphCache,
    paint_cache: PaintCache,
}

impl ScenePainter {
    /// A painter with an empty atlas; the texture is made at the first use.
    pub fn new() -> Self {
        Self::default()
    }

    /// Draws `items` with their origin at `origin` (in egui's points), inside the painter's clip rectangle
    /// and with its opacity. Costs what is inside the clip, and little where the last pass painted the same.
    pub fn paint(&mut self, painter: &Painter, origin: Pos2, items: Vec<Item>, engine: &TextEngine) {
        if !painter.is_visible() || painter.clip_rect().is_negative() {
            return;
        }
        let ctx = painter.ctx();
        self.glyphs.begin(ctx.cumulative_frame_nr());
        self.paint_cache.begin(ctx.cumulative_pass_nr());
        let atlas = self.atlas.get_or_insert_with(|| Atlas::new(ctx));
        let (scale, generation) = (ctx.pixels_per_point(), atlas.generation());
        let place = Place { origin, clip: painter.clip_rect(), scale, generation };
        if !self.paint_cache.repaint(painter, place, &items) {
            let mut pass = Pass::new(place, self.paint_cache.spare(), atlas, &mut self.glyphs, engine);
            items.iter().for_each(|item| pass.shape(&item.shape));
            let pieces = pass.finish();
            self.paint_cache.paint(painter, place, items, pieces);
        }
        atlas.upload();
    }

    /// Draws one text with the top left corner of its layout at `pos` (in egui's points).
    pub fn text(&mut self, painter: &Painter, pos: Pos2, layout: &Arc<TextLayout>, color: Color, engine: &TextEngine) {
        let shape = Shape::Text { layout: Arc::clone(layout), pos: Pos::default(), color };
        self.paint(painter, pos, vec![Item { owner: None, shape }], engine);
    }
}

/// One call of [`ScenePainter::paint`].
struct Pass<'a> {
    pixel_grid: PixelGrid,
    canvas: Canvas,
    atlas: &'a mut Atlas,
    glyphs: &'a mut GlyphCache,
    engine: &'a TextEngine,
}

impl<'a> Pass<'a> {
    fn new(
        place: Place,
        spare: impl DoubleEndedIterator<Item = Mesh>,
        atlas: &'a mut Atlas,
        glyphs: &'a mut GlyphCache,
        engine: &'a TextEngine,
    ) -> Self {
        let Place { origin, clip, scale, .. } = place;
        let pixel_grid = PixelGrid { scale, origin: Pos::new(origin.x * scale, origin.y * scale) };
        Self { pixel_grid, canvas: Canvas::new(clip, scale, spare), atlas, glyphs, engine }
    }

    fn finish(mut self) -> Vec<Piece> {
        self.canvas.flush(self.atlas.texture());
        self.canvas.pieces
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { .. } | Shape::Circle { .. } if self.rounded(shape) => {}
            Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } | Shape::Curve { .. } => {
                if let Some(drawing) = self.pixel_grid.drawing(shape).filter(|d| self.canvas.shows(d.reach())) {
                    self.drawing(&drawing);
                }
            }
            Shape::Bars { bars, color } => {
                for bar in bars.iter().map(|bar| self.pixel_grid.bar(*bar)) {
                    if self.canvas.shows(bar) {
                        self.canvas.bar(bar, *color);
                    }
                }
            }
            Shape::Shadow { rect, radius, blur, color } => {
                let (rect, scale) = (self.pixel_grid.snapped_rect(*rect, None), self.pixel_grid.scale);
                if self.canvas.shows(rect.shrink(-3.0 * blur * scale)) {
                    self.canvas.shadow(rect, radius * scale, blur * scale, *color);
                }
            }
            Shape::Text { layout, pos, color } => self.text(layout, *pos, *color),
            Shape::PushClip(rect) => self.canvas.push_clip(self.pixel_grid.clip(*rect), self.atlas.texture()),
            Shape::PopClip => self.canvas.pop_clip(self.atlas.texture()),
        }
    }

    /// Draws a shape that is a rectangle with round corners, or nothing that can be seen; false if it is another.
    fn rounded(&mut self, shape: &Shape) -> bool {
        let Some(Rounding { rect, radius, fill, stroke }) = self.pixel_grid.rounding(shape) else { return false };
        let reach = rect.shrink(-stroke.map_or(0.0, |stroke| stroke.width) - 1.0);
        !self.canvas.shows(reach) || self.canvas.rounded(rect, radius, fill, stroke.as_ref())
    }

    fn drawing(&mut self, drawing: &Drawing<'_>) {
        let points = drawing.outline.flatten(polygon::FLATNESS);
        let closed = drawing.outline.closed;
        match drawing.fill {
            Fill::None => {}
            Fill::Solid(color) => self.canvas.fill(&points, *color),
            Fill::Horizontal(stops) => self.canvas.fill_gradient(&points, drawing.outline.bounds(), stops),
        }
        if let Some(stroke) = drawing.stroke {
            match stroke.dash {
                None => self.canvas.stroke(&points, closed, &stroke),
                Some(dash) => {
                    for piece in dashes(&points, closed, dash) {
                        self.canvas.stroke(&piece, false, &stroke);
                    }
                }
            }
        }
    }

    fn text(&mut self, layout: &Arc<TextLayout>, pos: Pos, color: Color) {
        if color.a == 0 {
            return;
        }
        let origin = self.pixel_grid.text_origin(pos);
        let ink = RasterKey::new(origin.x, self.pixel_grid, color);
        for (nth, line) in layout.lines.iter().enumerate() {
            let reach = line_reach(line, origin, self.pixel_grid.scale);
            if !self.canvas.shows(reach) {
                continue;
            }
            let before = self.atlas.generation();
            let quads = self.glyphs.line(layout, nth, ink, self.engine, self.atlas);
            if self.atlas.generation() != before {
                // What is drawn so far shows the texture as it was.
                self.canvas.flush(self.atlas.texture_before());
            }
            self.canvas.glyphs(&quads, ink.snapped_x(origin.x), origin.y, color);
        }
    }
}

/// Area that a line can touch, in pixels: marks and tails may leave it by about its height.
fn line_reach(line: &Line, origin: Pos, scale: f32) -> Rect {
    let room = line.bottom - line.top;
    let reach = Rect::new(line.left - room, line.top - room, line.right + room, line.bottom + room);
    Rect::new(reach.min.x * scale, reach.min.y * scale, reach.max.x * scale, reach.max.y * scale)
        .translate(origin.x, origin.y)
}

#[cfg(test)]
mod tests;

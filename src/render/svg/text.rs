//! Text as outlines: letters that touch are one path, so that joined ones show no seam, and equal ones are shared.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use super::paint::fill_color;
use super::path::{EM, Letters, decimal, number};
use crate::base::{Color, Pos};
use crate::render::glyphs::{Outlines, Step};
use crate::render::pixel_grid::PixelGrid;
use crate::scene::{Scene, Shape};
use crate::text::{FontId, GlyphRun, Line, TextEngine, TextLayout};

/// Glyphs of a face, each with its place relative to the first one's origin (x) and to the baseline (y), in parts of an
/// em of which there are [`EM`].
type PieceKey = (FontId, Arc<[i16]>, Vec<(u32, i32, i32)>);

/// Letters that come so near each other count as touching, in ems.
const TOUCH: f64 = 0.003;
/// Shorter path data, in bytes, is repeated: to refer to it would be as long.
const WORTH_SHARING: usize = 44;

/// Letters that touch.
struct Piece {
    letters: Letters,
    /// Number of times that they are written.
    uses: usize,
    /// Number that their definition is referred to by; `None` if they are written out each time.
    id: Option<usize>,
}

/// Writes all text of a scene.
pub(super) struct SvgTextWriter<'a> {
    outlines: Outlines<'a>,
    /// Place of each piece in `pieces`.
    places: HashMap<PieceKey, usize>,
    pieces: Vec<Piece>,
}

impl<'a> SvgTextWriter<'a> {
    /// Looks through the texts of a scene for what they share.
    pub(crate) fn new(scene: &Scene, engine: &'a TextEngine) -> Self {
        let mut texts = Self { outlines: Outlines::new(engine), places: HashMap::new(), pieces: Vec::new() };
        for item in &scene.items {
            if let Shape::Text { layout, .. } = &item.shape {
                for line in &layout.lines {
                    for run in &line.runs {
                        for (piece, _) in texts.pieces_of(run, line) {
                            texts.pieces[piece].uses += 1;
                        }
                    }
                }
            }
        }
        let shared = texts.pieces.iter_mut().filter(|p| p.uses > 1 && p.letters.len() >= WORTH_SHARING);
        shared.zip(1..).for_each(|(piece, id)| piece.id = Some(id));
        texts
    }

    /// Writes the definitions that the texts refer to.
    pub(crate) fn definitions(&self, out: &mut String) {
        for piece in &self.pieces {
            if let Some(id) = piece.id {
                let _ = write!(out, "<path id=\"_{id}\" d=\"");
                piece.letters.write(0, out);
                out.push_str("\"/>\n");
            }
        }
    }

    /// Writes a text whose top left corner is at `pos`.
    pub(crate) fn write(
        &mut self,
        layout: &TextLayout,
        pos: Pos,
        color: Color,
        pixel_grid: PixelGrid,
        out: &mut String,
    ) {
        let origin = pixel_grid.text_origin(pos);
        for line in &layout.lines {
            let y = origin.y + pixel_grid.baseline(line.baseline);
            for run in &line.runs {
                let pieces = self.pieces_of(run, line);
                if !pieces.is_empty() {
                    let size = f64::from(run.size) * f64::from(pixel_grid.scale) / EM;
                    let (x, y, size, fill) = (number(origin.x), number(y), decimal(size, 6), fill_color(color));
                    let _ = write!(out, "<g{fill} transform=\"translate({x} {y})scale({size})\">");
                    self.write_pieces(&pieces, out);
                    out.push_str("</g>\n");
                }
            }
        }
    }

    /// Writes pieces, each moved by its place: those that stand once as one path, the others by reference.
    fn write_pieces(&self, pieces: &[(usize, i32)], out: &mut String) {
        let (shared, own): (Vec<_>, Vec<_>) = pieces.iter().partition(|(piece, _)| self.pieces[*piece].id.is_some());
        if !own.is_empty() {
            out.push_str("<path d=\"");
            own.into_iter().for_each(|(piece, x)| self.pieces[piece].letters.write(x, out));
            out.push_str("\"/>");
        }
        for (piece, x) in shared {
            let id = self.pieces[piece].id.unwrap_or_default();
            let _ = write!(out, "<use href=\"#_{id}\" x=\"{x}\"/>");
        }
    }

    /// The pieces of a run, each with its place in units from the left edge of the layout.
    fn pieces_of(&mut self, run: &GlyphRun, line: &Line) -> Vec<(usize, i32)> {
        let units = |points: f32| (f64::from(points) / f64::from(run.size) * EM).round() as i32;
        let mut pieces = Vec::new();
        let mut open: Option<OpenPiece> = None;
        for glyph in &run.glyphs {
            let (x, y) = (units(glyph.x), units(glyph.y - line.baseline));
            let Some((from, to)) = extent(&self.outlines.glyph(run, glyph.id)) else { continue };
            let origin = f64::from(x) / EM;
            let (from, to) = (from + origin - TOUCH, to + origin + TOUCH);
            if let Some(done) = open.take_if(|open| from > open.to || to < open.from) {
                pieces.push(self.close(run, done));
            }
            let piece = open.get_or_insert_with(|| OpenPiece { x, from, to, glyphs: Vec::new() });
            (piece.from, piece.to) = (piece.from.min(from), piece.to.max(to));
            piece.glyphs.push((glyph.id, x - piece.x, y));
        }
        pieces.extend(open.map(|last| self.close(run, last)));
        pieces
    }

    /// Ends a piece: gives its number, which it shares with equal ones, and its place.
    fn close(&mut self, run: &GlyphRun, open: OpenPiece) -> (usize, i32) {
        let key = (run.font, Arc::clone(&run.coords), open.glyphs);
        if let Some(number) = self.places.get(&key) {
            return (*number, open.x);
        }
        let mut letters = Letters::default();
        for &(id, x, y) in &key.2 {
            letters.push(&self.outlines.glyph(run, id), (x, y));
        }
        self.pieces.push(Piece { letters, uses: 0, id: None });
        self.places.insert(key, self.pieces.len() - 1);
        (self.pieces.len() - 1, open.x)
    }
}

/// Glyphs that touch so far.
struct OpenPiece {
    /// Origin of the first one, in units.
    x: i32,
    /// Left and right edge of the ink, in ems.
    from: f64,
    to: f64,
    glyphs: Vec<(u32, i32, i32)>,
}

/// Left and right edge of an outline (of its control points), in ems; `None` without ink.
fn extent(steps: &[Step]) -> Option<(f64, f64)> {
    let edges = steps.iter().filter_map(|step| match *step {
        Step::Move(p) | Step::Line(p) => Some((p.0, p.0)),
        Step::Quad(a, p) => Some((a.0.min(p.0), a.0.max(p.0))),
        Step::Cubic(a, b, p) => Some((a.0.min(b.0).min(p.0), a.0.max(b.0).max(p.0))),
        Step::Close => None,
    });
    edges.reduce(|(from, to), (a, b)| (from.min(a), to.max(b)))
}

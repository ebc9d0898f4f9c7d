//! A mesh under construction: anti-aliased fills, lines, shadows and glyphs, in pixels.

use std::sync::Arc;

use egui::epaint::tessellator::Path;
use egui::epaint::{PathStroke, Vertex, WHITE_UV};
use egui::{Color32, Mesh, Pos2, TextureId, pos2};

use super::glyph_cache::Quad;
use super::paint_cache::Piece;
use super::polygon::{self, Corner, FEATHER};
use super::rounded::Rounded;
use crate::base::{Color, Pos, Rect};
use crate::render::shadow::{Blurred, REACH};
use crate::scene::{Fill, Stroke};

/// Collects triangles, in a new mesh whenever the clip changes.
pub(super) struct Canvas {
    /// Finished pieces.
    pub pieces: Vec<Piece>,
    scale: f32,
    mesh: Mesh,
    /// Memory for the meshes to come, the next one last.
    spare: Vec<Mesh>,
    path: Path,
    /// Clips under way, from the painter's inwards, in pixels.
    clips: Vec<Rect>,
}

impl Canvas {
    /// An empty canvas; `clip` in points, `scale` in pixels per point; `spare` are meshes whose memory can be used, in their order.
    pub(crate) fn new(clip: egui::Rect, scale: f32, spare: impl DoubleEndedIterator<Item = Mesh>) -> Self {
        let clip = clip * scale;
        let clip = Rect::new(clip.min.x, clip.min.y, clip.max.x, clip.max.y);
        let mut spare: Vec<Mesh> = spare.rev().collect();
        let mesh = spare.pop().unwrap_or_default();
        Self { pieces: Vec::new(), scale, mesh, spare, path: Path::default(), clips: vec![clip] }
    }

    fn clip(&self) -> Rect {
        self.clips[self.clips.len() - 1]
    }

    /// Returns true if a part of the rectangle is inside the clip.
    pub(crate) fn shows(&self, reach: Rect) -> bool {
        reach.overlaps(&self.clip())
    }

    /// Finishes what is collected.
    pub(crate) fn flush(&mut self, texture: TextureId) {
        if self.mesh.indices.is_empty() {
            return;
        }
        let mut mesh = std::mem::replace(&mut self.mesh, self.spare.pop().unwrap_or_default());
        mesh.texture_id = texture;
        let back = 1.0 / self.scale;
        if self.scale != 1.0 {
            for vertex in &mut mesh.vertices {
                vertex.pos = pos2(vertex.pos.x * back, vertex.pos.y * back);
            }
        }
        let Rect { min, max } = self.clip();
        let clip = egui::Rect::from_min_max(pos2(min.x * back, min.y * back), pos2(max.x * back, max.y * back));
        self.pieces.push(Piece { clip, mesh: Arc::new(mesh) });
    }

    /// Narrows the clip to `clip`.
    pub(crate) fn push_clip(&mut self, clip: Rect, texture: TextureId) {
        self.flush(texture);
        let nothing = Rect { min: clip.min, max: clip.min };
        self.clips.push(self.clip().intersection(&clip).unwrap_or(nothing));
    }

    /// Goes back to the clip before; without one, does nothing.
    pub(crate) fn pop_clip(&mut self, texture: TextureId) {
        if self.clips.len() > 1 {
            self.flush(texture);
            self.clips.pop();
        }
    }

    /// Draws a rectangle with round corners; returns false if it has to be drawn as a polygon.
    pub(crate) fn rounded(&mut self, rect: Rect, radius: f32, fill: &Fill, stroke: Option<&Stroke>) -> bool {
        let stroke = stroke.filter(|s| s.width > 0.0 && s.color.a > 0);
        let fill = match fill {
            Fill::None => None,
            Fill::Solid(color) => Some(*color).filter(|color| color.a > 0),
            Fill::Horizontal(_) => return false,
        };
        if stroke.is_some_and(|stroke| stroke.dash.is_some()) {
            return false;
        }
        let Some(rounded) = Rounded::new(rect, radius, stroke.map_or(0.0, |s| s.width)) else { return false };
        if let Some(color) = fill {
            rounded.fill(&mut self.mesh, color32(color));
        }
        if let Some(stroke) = stroke {
            rounded.stroke(&mut self.mesh, stroke.width, color32(stroke.color));
        }
        true
    }

    /// A polygon of one colour.
    pub(crate) fn fill(&mut self, points: &[Pos], color: Color) {
        if color.a == 0 {
            return;
        }
        let color = color32(color);
        if polygon::is_on_grid(points) {
            let rect = egui::Rect::from_min_max(point(points[0]), point(points[2]));
            self.mesh.add_colored_rect(rect, color);
            return;
        }
        let soft = polygon::soften(points, FEATHER);
        let base = self.mesh.vertices.len() as u32;
        self.mesh.vertices.extend(soft.vertices.iter().map(|v| vertex(v.pos, color, v.cover)));
        self.mesh.indices.extend(soft.triangles.iter().flatten().map(|i| base + i));
    }

    /// A polygon with colours along x: stops at places from 0 to 1 of `bounds`.
    pub(crate) fn fill_gradient(&mut self, points: &[Pos], bounds: Rect, stops: &[(f32, Color)]) {
        if stops.is_empty() {
            return;
        }
        let gradient = Gradient::new(bounds, stops);
        let on_grid = polygon::is_on_grid(points);
        let soft = if on_grid { polygon::hard(points) } else { polygon::soften(points, FEATHER) };
        let base = self.mesh.vertices.len() as u32;
        self.mesh.vertices.extend(soft.vertices.iter().map(|v| gradient.vertex(v)));
        for triangle in &soft.triangles {
            if !soft.is_cut(triangle, &gradient.cuts) {
                self.mesh.indices.extend(triangle.iter().map(|i| base + i));
                continue;
            }
            for piece in soft.pieces(triangle, &gradient.cuts) {
                let first = self.mesh.vertices.len() as u32;
                self.mesh.vertices.extend(piece.iter().map(|v| gradient.vertex(v)));
                let fan = (2..piece.len() as u32).flat_map(|i| [first, first + i - 1, first + i]);
                self.mesh.indices.extend(fan);
            }
        }
    }

    /// A whole line.
    pub(crate) fn stroke(&mut self, points: &[Pos], closed: bool, stroke: &Stroke) {
        if points.len() < 2 {
            return;
        }
        let mut points: Vec<Pos2> = points.iter().map(|&p| point(p)).collect();
        let pen = PathStroke::new(stroke.width, color32(stroke.color));
        self.path.clear();
        if closed && points.len() > 2 {
            self.path.add_line_loop(&points);
            self.path.stroke_closed(FEATHER, &pen, &mut self.mesh);
        } else {
            if stroke.width > FEATHER {
                pull_in_ends(&mut points);
            }
            self.path.add_open_points(&points);
            self.path.stroke_open(FEATHER, &pen, &mut self.mesh);
        }
    }

    /// The blurred shadow of a rectangle; `blur` is the standard deviation.
    pub(crate) fn shadow(&mut self, rect: Rect, radius: f32, blur: f32, color: Color) {
        if color.a == 0 || rect.width() <= 0.0 || rect.height() <= 0.0 {
            return;
        }
        let blurred = Blurred::new(rect, radius, blur);
        let color = color32(color);
        let xs = shadow_places(rect.min.x, rect.max.x, radius, blur);
        let ys = shadow_places(rect.min.y, rect.max.y, radius, blur);
        let base = self.mesh.vertices.len() as u32;
        for y in ys {
            let row = xs.map(|x| vertex(Pos::new(x, y), color, blurred.cover(blurred.depth(x, y))));
            self.mesh.vertices.extend_from_slice(&row);
        }
        let side = xs.len() as u32;
        for (row, column) in (0..side - 1).flat_map(|row| (0..side - 1).map(move |column| (row, column))) {
            let a = base + row * side + column;
            let (b, c, d) = (a + 1, a + side, a + side + 1);
            // The diagonal runs along the bend of the nearest corner, or facets would show.
            let falling = (column < side / 2) == (row < side / 2);
            self.mesh.indices.extend_from_slice(&if falling { [a, b, c, b, d, c] } else { [a, b, d, a, d, c] });
        }
    }

    /// A rectangle with hard edges.
    pub(crate) fn bar(&mut self, bar: Rect, color: Color) {
        let color = color32(color);
        let i = self.mesh.vertices.len() as u32;
        self.mesh.indices.extend_from_slice(&[i, i + 1, i + 2, i + 2, i + 1, i + 3]);
        let corners = [(bar.min.x, bar.min.y), (bar.max.x, bar.min.y), (bar.min.x, bar.max.y), (bar.max.x, bar.max.y)];
        self.mesh.vertices.extend(corners.map(|(x, y)| Vertex { pos: pos2(x, y), uv: WHITE_UV, color }));
    }

    /// Glyphs of a line whose layout has its origin at (`x`, `y`).
    pub(crate) fn glyphs(&mut self, quads: &[Quad], x: f32, y: f32, color: Color) {
        let ink = color32(color);
        // Pictures with colours of their own keep them, and fade with the text.
        let own = Color32::from_rgba_premultiplied(color.a, color.a, color.a, color.a);
        self.mesh.vertices.reserve(quads.len() * 4);
        self.mesh.indices.reserve(quads.len() * 6);
        for quad in quads {
            let [left, top, right, bottom] = quad.rect;
            let [u0, v0, u1, v1] = quad.uv;
            let color = if quad.colored { own } else { ink };
            let i = self.mesh.vertices.len() as u32;
            self.mesh.indices.extend_from_slice(&[i, i + 1, i + 2, i + 2, i + 1, i + 3]);
            self.mesh.vertices.extend_from_slice(&[
                Vertex { pos: pos2(x + left, y + top), uv: pos2(u0, v0), color },
                Vertex { pos: pos2(x + right, y + top), uv: pos2(u1, v0), color },
                Vertex { pos: pos2(x + left, y + bottom), uv: pos2(u0, v1), color },
                Vertex { pos: pos2(x + right, y + bottom), uv: pos2(u1, v1), color },
            ]);
        }
    }
}

/// Makes room for the soft ends that epaint adds to a line, or dashes would come out too long.
fn pull_in_ends(points: &mut [Pos2]) {
    let pulled = |end: Pos2, next: Pos2| {
        let way = next - end;
        end + way * (FEATHER / 2.0 / way.length().max(1e-6)).min(0.49)
    };
    let last = points.len() - 1;
    let ends = (pulled(points[0], points[1]), pulled(points[last], points[last - 1]));
    (points[0], points[last]) = ends;
}

/// Colours along x.
struct Gradient {
    /// Place of each colour, in pixels.
    places: Vec<f32>,
    colors: Vec<Color32>,
    /// The places at which triangles must be cut: at the ends of the shape the soft edge hides the bend.
    cuts: Vec<f32>,
}

impl Gradient {
    fn new(bounds: Rect, stops: &[(f32, Color)]) -> Self {
        let at = |place: f32| bounds.min.x + place.clamp(0.0, 1.0) * bounds.width();
        let places: Vec<f32> = stops.iter().map(|stop| at(stop.0)).collect();
        let inside = |x: &f32| *x > bounds.min.x + FEATHER && *x < bounds.max.x - FEATHER;
        let cuts = places.iter().copied().filter(inside).collect();
        Self { places, colors: stops.iter().map(|stop| color32(stop.1)).collect(), cuts }
    }

    fn vertex(&self, corner: &Corner) -> Vertex {
        let x = corner.pos.x;
        let after = self.places.partition_point(|&place| place < x).min(self.places.len() - 1);
        let before = after.saturating_sub(1);
        let t = (x - self.places[before]) / (self.places[after] - self.places[before]).max(1e-6);
        vertex(corner.pos, mix(self.colors[before], self.colors[after], t), corner.cover)
    }
}

/// Columns or rows of a shadow's mesh: close together where it bends, around both edges.
fn shadow_places(from: f32, to: f32, radius: f32, blur: f32) -> [f32; 12] {
    let inwards = (1.8 * blur).max(radius).min((to - from) / 2.0);
    let steps = [-REACH * blur, -1.5 * blur, -0.8 * blur, -0.2 * blur, 0.45 * inwards, inwards];
    let [a, b, c, d, e, f] = steps;
    [from + a, from + b, from + c, from + d, from + e, from + f, to - f, to - e, to - d, to - c, to - b, to - a]
}

fn point(p: Pos) -> Pos2 {
    pos2(p.x, p.y)
}

/// Premultiplied, as egui wants it.
fn color32(Color { r, g, b, a }: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(r, g, b, a)
}

fn vertex(pos: Pos, color: Color32, cover: f32) -> Vertex {
    let color = if cover >= 1.0 { color } else { mix(Color32::TRANSPARENT, color, cover) };
    Vertex { pos: point(pos), uv: WHITE_UV, color }
}

/// `t` of the way from `a` to `b`, both premultiplied.
fn mix(a: Color32, b: Color32, t: f32) -> Color32 {
    let t = t.clamp(0.0, 1.0);
    let [a, b] = [a.to_array(), b.to_array()];
    // Rounds to nearest: `round` is a call where the processor's baseline has no instruction for it.
    let ch = |i: usize| (f32::from(a[i]) + (f32::from(b[i]) - f32::from(a[i])) * t + 0.5) as u8;
    Color32::from_rgba_premultiplied(ch(0), ch(1), ch(2), ch(3))
}

//! Pieces painted in the last pass, to be painted again where nothing has changed.
//!
//! The calls of a pass are told apart by their order. Where a call is added or left out, those after it are made anew
//! once.

use std::sync::Arc;

use egui::{Mesh, Painter, Pos2};

use crate::scene::{Item, Shape};

/// All that a picture depends on besides its items.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// Origin of the items, in points.
    pub origin: Pos2,
    /// Visible part of them, in points.
    pub clip: egui::Rect,
    /// Pixels per point.
    pub scale: f32,
    /// The atlas's generation: glyphs were elsewhere in its texture before.
    pub generation: u32,
}

/// A mesh and its clip.
pub(super) struct Piece {
    /// Part of the screen outside of which the mesh is cut, in points.
    pub clip: egui::Rect,
    /// Triangles, in points.
    pub mesh: Arc<Mesh>,
}

/// One call's items and what became of them.
struct Picture {
    place: Place,
    items: Vec<Item>,
    pieces: Vec<Piece>,
}

impl Picture {
    fn is_of(&self, place: Place, items: &[Item]) -> bool {
        self.place == place
            && self.items.len() == items.len()
            && self.items.iter().zip(items).all(|(old, item)| alike(&old.shape, &item.shape))
    }
}

/// The pictures of the last pass, replaced one by one by those of this one.
#[derive(Default)]
pub(super) struct PaintCache {
    pictures: Vec<Picture>,
    /// Number of calls in this pass.
    calls: usize,
    pass: u64,
}

impl PaintCache {
    /// Called before every call of the pass.
    pub(crate) fn begin(&mut self, pass: u64) {
        if pass != self.pass {
            self.pictures.truncate(self.calls);
            (self.pass, self.calls) = (pass, 0);
        }
    }

    /// Paints this call as it was painted last; false if something has changed.
    pub(crate) fn repaint(&mut self, painter: &Painter, place: Place, items: &[Item]) -> bool {
        let Some(picture) = self.pictures.get(self.calls).filter(|picture| picture.is_of(place, items)) else {
            return false;
        };
        add(painter, &picture.pieces);
        self.calls += 1;
        true
    }

    /// The meshes of this call in the last pass, emptied: the memory that it is likely to need.
    pub(crate) fn spare(&mut self) -> impl DoubleEndedIterator<Item = Mesh> + use<> {
        let old = self.pictures.get_mut(self.calls).map(|picture| std::mem::take(&mut picture.pieces));
        // `Mesh::clear` keeps the texture and gives the memory of the vertices back.
        old.unwrap_or_default().into_iter().filter_map(|piece| Arc::into_inner(piece.mesh)).map(|mesh| {
            let Mesh { mut indices, mut vertices, .. } = mesh;
            indices.clear();
            vertices.clear();
            Mesh { indices, vertices, ..Mesh::default() }
        })
    }

    /// Paints this call and keeps it.
    pub(crate) fn paint(&mut self, painter: &Painter, place: Place, items: Vec<Item>, pieces: Vec<Piece>) {
        add(painter, &pieces);
        let picture = Picture { place, items, pieces };
        match self.pictures.get_mut(self.calls) {
            Some(old) => *old = picture,
            None => self.pictures.push(picture),
        }
        self.calls += 1;
    }
}

fn add(painter: &Painter, pieces: &[Piece]) {
    for piece in pieces {
        painter.with_clip_rect(piece.clip).add(egui::Shape::Mesh(Arc::clone(&piece.mesh)));
    }
}

/// Returns true if two shapes look the same. Texts do only if they are one layout: an equal one comes from the engine's cache.
fn alike(a: &Shape, b: &Shape) -> bool {
    match (a, b) {
        (
            Shape::Rect { rect, radius, fill, stroke },
            Shape::Rect { rect: rect_b, radius: radius_b, fill: fill_b, stroke: stroke_b },
        ) => (rect, radius, fill, stroke) == (rect_b, radius_b, fill_b, stroke_b),
        (
            Shape::Shadow { rect, radius, blur, color },
            Shape::Shadow { rect: rect_b, radius: radius_b, blur: blur_b, color: color_b },
        ) => (rect, radius, blur, color) == (rect_b, radius_b, blur_b, color_b),
        (
            Shape::Circle { center, radius, fill, stroke },
            Shape::Circle { center: center_b, radius: radius_b, fill: fill_b, stroke: stroke_b },
        ) => (center, radius, fill, stroke) == (center_b, radius_b, fill_b, stroke_b),
        (
            Shape::Path { points, closed, fill, stroke },
            Shape::Path { points: points_b, closed: closed_b, fill: fill_b, stroke: stroke_b },
        ) => (points, closed, fill, stroke) == (points_b, closed_b, fill_b, stroke_b),
        (Shape::Bars { bars, color }, Shape::Bars { bars: bars_b, color: color_b }) => {
            color == color_b && bars == bars_b
        }
        (Shape::Curve { points, stroke }, Shape::Curve { points: points_b, stroke: stroke_b }) => {
            (points, stroke) == (points_b, stroke_b)
        }
        (Shape::Text { layout, pos, color }, Shape::Text { layout: layout_b, pos: pos_b, color: color_b }) => {
            Arc::ptr_eq(layout, layout_b) && (pos, color) == (pos_b, color_b)
        }
        (Shape::PushClip(clip), Shape::PushClip(clip_b)) => clip == clip_b,
        (Shape::PopClip, Shape::PopClip) => true,
        _ => false,
    }
}

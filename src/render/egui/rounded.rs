//! Rectangles with round corners and circles, which most of a picture is made of: their vertices straight from the
//! geometry, where a polygon's would have to be found.

use std::f32::consts::FRAC_PI_2;
use std::sync::OnceLock;

use egui::epaint::{Vertex, WHITE_UV};
use egui::{Color32, Mesh, pos2};

use super::polygon::{FEATHER, FLATNESS};
use crate::base::Rect;

/// Most straight pieces of a corner.
const MOST_PIECES: usize = 24;

/// Unit vectors of a quarter of a circle, from 0 to a right angle, in 1, 2, … [`MOST_PIECES`] pieces.
fn quarter(pieces: usize) -> &'static [(f32, f32)] {
    static QUARTERS: OnceLock<Vec<Vec<(f32, f32)>>> = OnceLock::new();
    let in_pieces = |n: usize| (0..=n).map(|i| (i as f32 / n as f32 * FRAC_PI_2).sin_cos()).collect();
    &QUARTERS.get_or_init(|| (1..=MOST_PIECES).map(in_pieces).collect())[pieces - 1]
}

/// A rectangle with corners of a radius that is not 0, in pixels.
#[derive(Clone, Copy)]
pub(super) struct Rounded {
    /// The rectangle of the corners' centres.
    centers: Rect,
    radius: f32,
    quarter: &'static [(f32, f32)],
}

impl Rounded {
    /// `None` where the corners are too sharp for lines of a `width` around them.
    pub(crate) fn new(rect: Rect, radius: f32, width: f32) -> Option<Self> {
        let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
        if radius < (width + FEATHER) / 2.0 {
            return None;
        }
        // The middle of a chord is this far from its arc: r (1 − cos(a / 2)).
        let angle = 2.0 * (1.0 - FLATNESS / radius).max(0.0).acos();
        let pieces = ((FRAC_PI_2 / angle).ceil() as usize).clamp(1, MOST_PIECES);
        Some(Self { centers: rect.shrink(radius), radius, quarter: quarter(pieces) })
    }

    /// Adds its inside, with a soft edge.
    pub(crate) fn fill(&self, mesh: &mut Mesh, color: Color32) {
        let (first, n) = (mesh.vertices.len() as u32, self.corners());
        self.ring(mesh, -FEATHER / 2.0, color);
        self.ring(mesh, FEATHER / 2.0, Color32::TRANSPARENT);
        mesh.indices.extend((2..n).flat_map(|i| [first, first + i - 1, first + i]));
        join(mesh, first, n);
    }

    /// Adds a line of `width` pixels along its edge, with soft sides.
    pub(crate) fn stroke(&self, mesh: &mut Mesh, width: f32, color: Color32) {
        let (first, n) = (mesh.vertices.len() as u32, self.corners());
        let (inner, outer) = ((width - FEATHER) / 2.0, (width + FEATHER) / 2.0);
        // A line thinner than a pixel is a paler one of a pixel.
        let middle = if inner > 0.0 { vec![-inner, inner] } else { vec![0.0] };
        let color = if inner > 0.0 { color } else { color.gamma_multiply(width / FEATHER) };
        self.ring(mesh, -outer.max(FEATHER), Color32::TRANSPARENT);
        middle.iter().for_each(|by| self.ring(mesh, *by, color));
        self.ring(mesh, outer.max(FEATHER), Color32::TRANSPARENT);
        (0..=middle.len() as u32).for_each(|ring| join(mesh, first + ring * n, n));
    }

    fn corners(&self) -> u32 {
        4 * self.quarter.len() as u32
    }

    /// Corners clockwise on the screen, `by` pixels outside of the edge.
    fn ring(&self, mesh: &mut Mesh, by: f32, color: Color32) {
        let (Rect { min, max }, r) = (self.centers, self.radius + by);
        let vertex = |x: f32, y: f32| Vertex { pos: pos2(x, y), uv: WHITE_UV, color };
        let ring = &mut mesh.vertices;
        ring.extend(self.quarter.iter().map(|(sin, cos)| vertex(max.x + sin * r, min.y - cos * r)));
        ring.extend(self.quarter.iter().map(|(sin, cos)| vertex(max.x + cos * r, max.y + sin * r)));
        ring.extend(self.quarter.iter().map(|(sin, cos)| vertex(min.x - sin * r, max.y + cos * r)));
        ring.extend(self.quarter.iter().map(|(sin, cos)| vertex(min.x - cos * r, min.y - sin * r)));
    }
}

/// Triangles between a ring of `n` corners and the next.
fn join(mesh: &mut Mesh, first: u32, n: u32) {
    let band = |i: u32| {
        let (a, b) = (first + i, first + (i + 1) % n);
        [a, a + n, b, b, a + n, b + n]
    };
    mesh.indices.extend((0..n).flat_map(band));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(mesh: &Mesh) -> f32 {
        let corner = |i: u32| mesh.vertices[i as usize].pos;
        let triangle = |t: &[u32]| {
            let [a, b, c] = [corner(t[0]), corner(t[1]), corner(t[2])];
            ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2.0
        };
        mesh.indices.chunks(3).map(triangle).sum()
    }

    #[test]
    fn the_inside_and_its_soft_edge_have_the_area_of_the_grown_shape() {
        for (width, height, radius) in [(40.0, 20.0, 6.0), (16.0, 16.0, 8.0), (300.0, 24.0, 12.0)] {
            let rect = Rect::new(3.0, 4.0, 3.0 + width, 4.0 + height);
            let mut mesh = Mesh::default();
            Rounded::new(rect, radius, 0.0).unwrap().fill(&mut mesh, Color32::WHITE);
            let (w, h, r) = (width + 1.0, height + 1.0, radius + 0.5);
            let expected = w * h - (4.0 - std::f32::consts::PI) * r * r;
            // Chords lie inside of their arcs.
            assert!((area(&mesh) - expected).abs() < 0.02 * expected, "{} for {expected}", area(&mesh));
        }
    }

    #[test]
    fn a_line_has_its_width_and_is_soft_on_both_sides() {
        let rect = Rect::new(0.0, 0.0, 100.0, 50.0);
        for width in [0.5, 1.0, 2.0, 4.0] {
            let mut mesh = Mesh::default();
            Rounded::new(rect, 8.0, width).unwrap().stroke(&mut mesh, width, Color32::WHITE);
            let edge: Vec<(f32, u8)> =
                mesh.vertices.iter().filter(|v| v.pos.x == 92.0).map(|v| (v.pos.y, v.color.a())).collect();
            let top: Vec<(f32, u8)> = edge.into_iter().filter(|(y, _)| *y < 25.0).collect();
            let expected = match width {
                0.5 => vec![(1.0, 0), (0.0, 128), (-1.0, 0)],
                1.0 => vec![(1.0, 0), (0.0, 255), (-1.0, 0)],
                2.0 => vec![(1.5, 0), (0.5, 255), (-0.5, 255), (-1.5, 0)],
                _ => vec![(2.5, 0), (1.5, 255), (-1.5, 255), (-2.5, 0)],
            };
            assert_eq!(top, expected, "{width}");
        }
    }

    #[test]
    fn sharp_corners_are_left_to_polygons() {
        let rect = Rect::new(0.0, 0.0, 100.0, 50.0);
        for (radius, width, is_some) in [(0.0, 0.0, false), (0.4, 0.0, false), (1.5, 0.0, true), (1.5, 3.0, false)] {
            assert_eq!(Rounded::new(rect, radius, width).is_some(), is_some, "{radius} {width}");
        }
    }
}

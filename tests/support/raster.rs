//! Textured triangles to pixels.

use egui::epaint::Vertex;
use egui::{Color32, Pos2};

/// Steps of a pixel in which corners are counted, so that triangles that share an edge neither overlap nor gape.
const STEPS: f32 = 256.0;
/// From a pixel's corner to its middle.
const HALF: i64 = 128;

/// A texture on the processor.
pub(crate) struct Texture {
    /// Width and height.
    pub size: [usize; 2],
    /// Rows from the top, premultiplied.
    pub pixels: Vec<Color32>,
    /// Whether neighbouring pixels are blended.
    pub linear: bool,
}

impl Texture {
    fn pixel(&self, x: i64, y: i64) -> [f32; 4] {
        let [w, h] = self.size;
        let (x, y) = (x.clamp(0, w as i64 - 1) as usize, y.clamp(0, h as i64 - 1) as usize);
        self.pixels[y * w + x].to_array().map(f32::from)
    }

    /// Four channels from 0 to 255, at a place from (0, 0) to (1, 1).
    fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        let (x, y) = (u * self.size[0] as f32, v * self.size[1] as f32);
        if !self.linear {
            return self.pixel(x.floor() as i64, y.floor() as i64);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor() as i64, y.floor() as i64);
        let (tx, ty) = (x - x.floor(), y - y.floor());
        let above = mix(self.pixel(left, top), self.pixel(left + 1, top), tx);
        let below = mix(self.pixel(left, top + 1), self.pixel(left + 1, top + 1), tx);
        mix(above, below, ty)
    }
}

fn mix(a: [f32; 4], b: [f32; 4], t: f32) -> [f32; 4] {
    std::array::from_fn(|i| a[i] + (b[i] - a[i]) * t)
}

/// A picture being drawn; transparent at first.
pub(crate) struct Target {
    /// Width and height, in pixels.
    pub size: [usize; 2],
    /// Rows from the top, premultiplied.
    pub pixels: Vec<Color32>,
}

/// Twice the area on the side of `p` on which the line from `a` to `b` turns.
fn side(a: (i64, i64), b: (i64, i64), p: (i64, i64)) -> i64 {
    (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0)
}

/// A pixel whose middle is on an edge belongs to the triangle right of or below the edge.
fn owns_edge(a: (i64, i64), b: (i64, i64)) -> bool {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    (dy == 0 && dx > 0) || dy < 0
}

impl Target {
    /// Of a size in pixels.
    pub(crate) fn new(width: usize, height: usize) -> Self {
        Self { size: [width, height], pixels: vec![Color32::TRANSPARENT; width * height] }
    }

    /// Draws a triangle whose corners are in points; `clip` is left, top, right, bottom in pixels.
    pub(crate) fn triangle(&mut self, mut corners: [Vertex; 3], scale: f32, clip: [i64; 4], texture: &Texture) {
        let fixed = |p: Pos2| ((p.x * scale * STEPS).round() as i64, (p.y * scale * STEPS).round() as i64);
        let mut at = corners.map(|v| fixed(v.pos));
        let mut area = side(at[0], at[1], at[2]);
        if area < 0 {
            corners.swap(1, 2);
            at.swap(1, 2);
            area = -area;
        }
        if area == 0 {
            return;
        }
        let least = |f: fn((i64, i64)) -> i64| at.into_iter().map(f).min().unwrap_or(0).div_euclid(2 * HALF);
        let most = |f: fn((i64, i64)) -> i64| at.into_iter().map(f).max().unwrap_or(0).div_euclid(2 * HALF) + 1;
        let (left, right) = (least(|p| p.0).max(clip[0]), most(|p| p.0).min(clip[2]));
        let (top, bottom) = (least(|p| p.1).max(clip[1]), most(|p| p.1).min(clip[3]));
        let edges = [(at[1], at[2]), (at[2], at[0]), (at[0], at[1])];
        let bias = edges.map(|(a, b)| if owns_edge(a, b) { 0 } else { -1 });
        let shade = Shade::new(&corners, area, texture);
        for y in top..bottom {
            let middle = |x: i64| (x * 2 * HALF + HALF, y * 2 * HALF + HALF);
            let inside = |x: i64| {
                let weights = edges.map(|(a, b)| side(a, b, middle(x)));
                weights.iter().zip(bias).all(|(w, bias)| w + bias >= 0).then_some(weights)
            };
            let Some(from) = first(left, right, |x| edges.map(|(a, b)| side(a, b, middle(x))), bias) else { continue };
            for x in from..right {
                let Some(weights) = inside(x) else { break };
                let pixel = &mut self.pixels[y as usize * self.size[0] + x as usize];
                *pixel = shade.over(*pixel, weights);
            }
        }
    }
}

/// The first pixel of a row inside all three edges.
fn first(left: i64, right: i64, weights: impl Fn(i64) -> [i64; 3], bias: [i64; 3]) -> Option<i64> {
    if left >= right {
        return None;
    }
    let (here, next) = (weights(left), weights(left + 1));
    let mut from = left;
    for i in 0..3 {
        let (value, step) = (here[i] + bias[i], next[i] - here[i]);
        if value >= 0 {
            continue;
        }
        if step <= 0 {
            return None;
        }
        from = from.max(left + (-value + step - 1) / step);
    }
    let found = weights(from);
    (from < right && (0..3).all(|i| found[i] + bias[i] >= 0)).then_some(from)
}

/// The colours of a triangle.
enum Shade<'a> {
    /// The same everywhere.
    Flat(Color32),
    /// Between the corners, times the texture.
    Mixed { corners: &'a [Vertex; 3], area: f32, texture: &'a Texture },
}

impl<'a> Shade<'a> {
    fn new(corners: &'a [Vertex; 3], area: i64, texture: &'a Texture) -> Self {
        let [a, b, c] = corners;
        if a.color == b.color && b.color == c.color && a.uv == b.uv && b.uv == c.uv {
            return Self::Flat(times(a.color.to_array().map(f32::from), texture.sample(a.uv.x, a.uv.y)));
        }
        Self::Mixed { corners, area: area as f32, texture }
    }

    fn over(&self, below: Color32, weights: [i64; 3]) -> Color32 {
        let color = match self {
            Self::Flat(color) => *color,
            Self::Mixed { corners, area, texture } => {
                let t = weights.map(|w| w as f32 / area);
                let between = |f: &dyn Fn(&Vertex) -> f32| (0..3).map(|i| t[i] * f(&corners[i])).sum::<f32>();
                let texel = texture.sample(between(&|v| v.uv.x), between(&|v| v.uv.y));
                let tint = corners.map(|v| v.color.to_array());
                times(std::array::from_fn(|i| (0..3).map(|k| t[k] * f32::from(tint[k][i])).sum()), texel)
            }
        };
        match color.a() {
            0 if color == Color32::TRANSPARENT => below,
            255 => color,
            a => {
                let keep = 255 - u32::from(a);
                let [r, g, b, a] = color.to_array();
                let [r0, g0, b0, a0] = below.to_array();
                let ch = |c: u8, c0: u8| (u32::from(c) + (u32::from(c0) * keep + 127) / 255).min(255) as u8;
                Color32::from_rgba_premultiplied(ch(r, r0), ch(g, g0), ch(b, b0), ch(a, a0))
            }
        }
    }
}

fn times(a: [f32; 4], b: [f32; 4]) -> Color32 {
    let [r, g, b, a] = std::array::from_fn(|i| (a[i] * b[i] / 255.0).round() as u8);
    Color32::from_rgba_premultiplied(r, g, b, a)
}

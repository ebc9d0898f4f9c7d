//! Shadows as pictures. Much quicker than the rasteriser's own, and without its powers, which differ between machines.

use std::collections::HashMap;
use std::sync::Arc;

use vello_cpu::{PixelMetadata, Pixmap};

use crate::base::{Color, Pos, Rect};
use crate::render::shadow::{Blurred, REACH};

/// Steps of a standard deviation that are told apart.
const STEPS: f32 = 128.0;

/// Caster of a shadow, in pixels, its edges on the grid.
pub(super) struct Cast {
    pub rect: Rect,
    pub radius: f32,
    /// Standard deviation.
    pub blur: f32,
    pub color: Color,
}

/// The visible part relative to the rectangle (left, top, width, height), the rectangle's size, the bits of its radius
/// and blur, and its colour.
type Key = ([i32; 4], [i32; 2], [u32; 2], Color);

/// The pictures of one band: equal shadows share one.
#[derive(Default)]
pub(super) struct Shadows {
    made: HashMap<Key, Arc<Pixmap>>,
}

impl Shadows {
    /// Forgets all.
    pub(crate) fn clear(&mut self) {
        self.made.clear();
    }

    /// The part of a shadow inside `view`, and its top left corner; `None` if nothing shows.
    pub(crate) fn draw(&mut self, cast: &Cast, view: Rect) -> Option<(Pos, Arc<Pixmap>)> {
        let Rect { min, max } = cast.rect;
        if !(max.x > min.x && max.y > min.y && cast.color.a > 0 && cast.blur >= 0.0) {
            return None;
        }
        let area = cast.rect.shrink(-(REACH * cast.blur).ceil() - 1.0).intersection(&view)?;
        let (left, top) = (area.min.x.floor(), area.min.y.floor());
        let (width, height) = (area.max.x.ceil() - left, area.max.y.ceil() - top);
        let part = [(left - min.x) as i32, (top - min.y) as i32, width as i32, height as i32];
        let size = [cast.rect.width() as i32, cast.rect.height() as i32];
        let key = (part, size, [cast.radius.to_bits(), cast.blur.to_bits()], cast.color);
        let make = || Arc::new(picture(cast, left, top, width as u16, height as u16));
        Some((Pos::new(left, top), Arc::clone(self.made.entry(key).or_insert_with(make))))
    }
}

fn picture(cast: &Cast, left: f32, top: f32, width: u16, height: u16) -> Pixmap {
    let blurred = Blurred::new(cast.rect, cast.radius, cast.blur);
    let shades = shades(&blurred, cast.color);
    let last = shades.len() as f32 - 1.0;
    let mut rgba = Vec::with_capacity(usize::from(width) * usize::from(height) * 4);
    for row in 0..height {
        let y = top + f32::from(row) + 0.5;
        for column in 0..width {
            let depth = blurred.depth(left + f32::from(column) + 0.5, y);
            let step = ((depth + REACH) * STEPS).clamp(0.0, last);
            rgba.extend_from_slice(&shades[step as usize]);
        }
    }
    Pixmap::from_parts(rgba, width, height, PixelMetadata::default())
}

/// Premultiplied colours by depth, from `REACH` outside the edge to `REACH` inside.
fn shades(blurred: &Blurred, Color { r, g, b, a }: Color) -> Vec<[u8; 4]> {
    let steps = (2.0 * REACH * STEPS) as usize;
    let shade = |step: usize| {
        let alpha = f32::from(a) / 255.0 * blurred.cover(step as f32 / STEPS - REACH);
        [r, g, b, 255].map(|c| (f32::from(c) * alpha).round() as u8)
    };
    (0..=steps).map(shade).collect()
}

//! A look at the page as it is drawn, for letters that may or may not be seen: in patterns, behind masks, mixed with what lies
//! below, under something that lets light through, or drawn by the glyph itself (Type 3 fonts; ISO 32000-2, 9.6.4).

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Point, Rect};

use crate::documents::colors::ALIKE;
use crate::documents::pdf::admission::pictures;
use crate::documents::pdf::content::Glyph;
use crate::documents::pdf::raster::{Image, picture};

/// Em in pixels at which the smallest letter is drawn: its strokes are then about a pixel thick.
const MIN_EM_PIXELS: f64 = 12.0;
/// Number of pixels of a picture: a page in A4 at 250 dots an inch.
const MAX_PIXELS: f64 = 6e6;
/// Longest side of a picture in pixels.
const MAX_SIDE: f64 = 4096.0;

/// For each of some glyphs of a page, true if it leaves no trace on it; empty if the page cannot be drawn, so that all of
/// them are taken to be seen.
pub(crate) fn unseen(page: &Page<'_>, glyphs: &[&Glyph]) -> Vec<bool> {
    let picture = catch_unwind(AssertUnwindSafe(|| Picture::of(page, glyphs))).ok().flatten();
    picture.map_or_else(Vec::new, |picture| glyphs.iter().map(|glyph| picture.is_blank(glyph)).collect())
}

/// A picture of a page, `scale` pixels a point.
struct Picture {
    scale: f64,
    width: usize,
    height: usize,
    rgba: Vec<u8>,
}

impl Picture {
    /// Draws a page, large enough for the smallest of some glyphs; nothing if it cannot be drawn.
    fn of(page: &Page<'_>, glyphs: &[&Glyph]) -> Option<Self> {
        pictures::admits(page).ok()?;
        let (w, h) = page.render_dimensions();
        let (w, h) = (f64::from(w).max(1.0), f64::from(h).max(1.0));
        let smallest = glyphs.iter().fold(MIN_EM_PIXELS, |least, glyph| least.min(glyph.size)).max(MIN_EM_PIXELS / 3.0);
        let scale = (MIN_EM_PIXELS / smallest).min((MAX_PIXELS / (w * h)).sqrt()).min(MAX_SIDE / w.max(h));
        if w * scale < 1.0 || h * scale < 1.0 {
            return None;
        }
        let Image { width, height, rgba } = picture(page, scale as f32, scale as f32);
        Some(Self { scale, width: width as usize, height: height as usize, rgba })
    }

    /// Returns true if a glyph's place has one colour all over.
    fn is_blank(&self, glyph: &Glyph) -> bool {
        let area = room(glyph);
        let pixel = |at: f64, most: usize| (at * self.scale).clamp(0.0, most as f64) as usize;
        let (left, right) = (pixel(area.x0, self.width), pixel(area.x1, self.width.saturating_sub(1)) + 1);
        let (top, bottom) = (pixel(area.y0, self.height), pixel(area.y1, self.height.saturating_sub(1)) + 1);
        if left + 1 >= right || top + 1 >= bottom {
            return false;
        }
        let mut range = [(u8::MAX, 0_u8); 3];
        for row in top..bottom {
            let pixels = self.rgba.get(4 * (row * self.width + left)..4 * (row * self.width + right));
            for pixel in pixels.unwrap_or_default().as_chunks::<4>().0 {
                for (part, (low, high)) in pixel.iter().zip(&mut range) {
                    (*low, *high) = ((*low).min(*part), (*high).max(*part));
                }
            }
        }
        range.iter().all(|(low, high)| high.saturating_sub(*low) <= ALIKE)
    }
}

/// Box in which a glyph may have ink, with some room around it, in points.
fn room(glyph: &Glyph) -> Rect {
    let (along, up) = (glyph.along(), glyph.up());
    let (along, up) = (along * (glyph.advance.hypot().max(0.3 * glyph.size)), up * glyph.size);
    let corners: [Point; 4] =
        [(-0.1, -0.25), (1.1, -0.25), (-0.1, 0.85), (1.1, 0.85)].map(|(x, y)| glyph.origin + along * x + up * y);
    corners[1..].iter().fold(Rect::from_points(corners[0], corners[0]), |all, corner| all.union_pt(*corner))
}

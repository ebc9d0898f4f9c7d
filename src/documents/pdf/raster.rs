//! Pictures of pages, drawn by hayro.

use std::fmt;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Rect};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};

use super::syntax::transform;

/// A picture of pixels. All of it is opaque (a page is white where nothing is drawn), so that its colours are premultiplied and
/// straight alike.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    /// Number of pixels in a row.
    pub width: u32,
    /// Number of rows.
    pub height: u32,
    /// Red, green, blue and alpha of every pixel, row by row from the top.
    pub rgba: Vec<u8>,
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Image").field("width", &self.width).field("height", &self.height).finish_non_exhaustive()
    }
}

/// Picture of a page, `x` pixels a point across and `y` down; its sides are rounded down.
///
/// The paper is painted first: what is mixed with it shows on it as other programs draw it, not as on nothing.
pub(super) fn picture(page: &Page<'_>, x: f32, y: f32) -> Image {
    let (width, height) = page.render_dimensions();
    let mut context = RenderContext::new((width * x) as u16, (height * y) as u16);
    let (width, height) = (context.width(), context.height());
    context.set_paint(WHITE);
    context.fill_rect(&Rect::new(0.0, 0.0, f64::from(width), f64::from(height)));
    let place = Affine::scale_non_uniform(f64::from(x), f64::from(y)) * transform(page);
    let (cache, settings) = (RenderCache::new(), InterpreterSettings::default());
    render_into(page, &cache, &settings, &RenderSettings::default(), &mut context, place);
    context.flush();
    let mut pixels = Pixmap::new(width, height);
    let init = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    context.render_with(&mut pixels, &mut Resources::default(), init);
    Image { width: u32::from(width), height: u32::from(height), rgba: pixels.data_as_u8_slice().to_vec() }
}

//! Pictures of pages.

use std::fmt;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::{Failure, Pdf, pictures};

/// The longest side of a picture in pixels: 64 MB at most for a square one.
const LONGEST: f32 = 4096.0;

/// A picture. All of it is opaque (a page is white where nothing is drawn), so that its colours are premultiplied and
/// straight alike.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    /// Pixels a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Red, green, blue and alpha of every pixel, row by row from the top.
    pub rgba: Vec<u8>,
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Image").field("width", &self.width).field("height", &self.height).finish_non_exhaustive()
    }
}

impl Pdf {
    /// A picture of a page (counted from 0) that is `width` pixels wide, or smaller where a side would be longer than
    /// 4096 pixels.
    ///
    /// # Errors
    /// [`Failure::Absent`] for a page that is not there, and others for one that would take too much.
    pub fn draw(&self, page: usize, width: u32) -> Result<Image, Failure> {
        let page = self.syntax.pages().get(page).ok_or(Failure::Absent)?;
        self.admits(page)?;
        pictures::admits(page)?;
        let (w, h) = page.render_dimensions();
        // Half a pixel more, as the sides are rounded down.
        let scale = ((width.max(1) as f32 + 0.5) / w).min(LONGEST / w).min(LONGEST / h);
        let scales = |side: f32| scale.max(1.0 / side);
        let sizes = PixmapSettings { x_scale: scales(w), y_scale: scales(h), bg_color: WHITE };
        let settings = InterpreterSettings::default();
        let pixels = render(page, &RenderCache::new(), &settings, &RenderSettings::default(), &sizes);
        let (width, height) = (u32::from(pixels.width()), u32::from(pixels.height()));
        Ok(Image { width, height, rgba: pixels.data_as_u8_slice().to_vec() })
    }
}

//! Pictures of pages.

use super::raster::{Image, picture};
use super::{Failure, Pdf, pictures};

/// The longest side of a picture in pixels: 64 MB at most for a square one.
const LONGEST: f32 = 4096.0;

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
        Ok(picture(page, scales(w), scales(h)))
    }
}

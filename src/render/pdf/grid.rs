//! Points of a scene on the page.

use krilla::geom::{self, Point};

use crate::base::{Pos, Rect};
use crate::render::pixel_grid::PixelGrid;
use crate::scene::Scene;

/// Points an inch.
const POINTS: f32 = 72.0;
/// The longest side of a page that readers show, in points (ISO 32000-1, annex C.2).
const MAX_SIDE: f32 = 14_400.0;

/// Place of a scene on its page.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageGrid {
    pub pixel_grid: PixelGrid,
    /// Points of the page per pixel.
    pub unit: f32,
    pub size: geom::Size,
}

impl PageGrid {
    /// Grid of `scale` pixels per point of the scene and `dpi` pixels per inch of the page; `None` for a scene without a
    /// size.
    pub(crate) fn of(scene: &Scene, scale: f32, dpi: f32) -> Option<Self> {
        let (w, h) = (scene.size.w * scale, scene.size.h * scale);
        let unit = (POINTS / dpi).min(MAX_SIDE / w.max(h));
        let size = geom::Size::from_wh(w * unit, h * unit)?;
        let pixel_grid = PixelGrid { scale, origin: Pos::default() };
        (scale > 0.0 && unit > 0.0).then_some(Self { pixel_grid, unit, size })
    }

    pub(crate) fn point(&self, p: Pos) -> Point {
        let p = self.pixel_grid.pos(p);
        Point::from_xy(p.x * self.unit, p.y * self.unit)
    }

    /// `None` for an empty rectangle.
    pub(crate) fn rect(&self, r: Rect) -> Option<geom::Rect> {
        let (min, max) = (self.point(r.min), self.point(r.max));
        geom::Rect::from_ltrb(min.x, min.y, max.x, max.y).filter(|r| r.width() > 0.0 && r.height() > 0.0)
    }
}

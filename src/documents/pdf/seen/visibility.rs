//! Visibility of a single glyph, by what is painted over it and under it.

use hayro::kurbo::{Point, Rect, Vec2};

use super::strips::{MAX_LOOKED_AT, Strips};
use crate::documents::colors::{Rgb, is_alike};
use crate::documents::pdf::content::{Cover, Glyph, Painting, is_partly};
use crate::documents::pdf::letters::{self, Class};
use crate::model::Concealment::{self, Covered, Hidden};

/// Em in points up to which nobody reads a letter on a page of common size.
const TINY_EM: f64 = 1.0;
/// Longer side in points from which on a page has common size; on a smaller one, letters may be smaller in proportion.
const COMMON_SIDE: f64 = 500.0;
/// Part of a page that pictures take if it is a scan.
const SCAN_PART: f64 = 0.4;

/// The areas of a page, to be asked about one glyph after the other.
pub(super) struct Visibility<'p> {
    painting: &'p Painting,
    page: Rect,
    /// The areas of `painting.covers` by height.
    covers: Strips,
    /// True if the page is a picture of text.
    is_scan: bool,
}

impl<'p> Visibility<'p> {
    /// Sorts what is painted on a page, whose box is given.
    pub(super) fn new(painting: &'p Painting, page: Rect) -> Self {
        let covers = Strips::new(page, painting.covers.iter().map(|cover| (cover.bounds.y0, cover.bounds.y1)));
        let mut all = Self { painting, page, covers, is_scan: false };
        all.is_scan = all.pictured() >= SCAN_PART;
        all
    }

    /// Part of the page that pictures take, sampled at 144 points.
    fn pictured(&self) -> f64 {
        const GRID: u32 = 12;
        let steps = (0..GRID * GRID).map(|nth| ((nth % GRID) as f64 + 0.5, f64::from(nth / GRID) + 0.5));
        let points = steps.map(|(x, y)| {
            let at = Vec2::new(x * self.page.width(), y * self.page.height()) / f64::from(GRID);
            self.page.origin() + at
        });
        points.filter(|point| self.in_picture(*point)).count() as f64 / f64::from(GRID * GRID)
    }

    /// Returns true if a point may lie in a picture.
    fn in_picture(&self, point: Point) -> bool {
        self.covers(point)
            .take(MAX_LOOKED_AT)
            .any(|cover| cover.picture && self.painting.holds(cover, point) != Some(false))
    }

    /// Areas that may hold a point, in the order of drawing.
    fn covers(&self, point: Point) -> impl DoubleEndedIterator<Item = &'p Cover> + '_ {
        self.covers.near(point).map(|nth| &self.painting.covers[nth as usize])
    }

    /// Areas that may lie over a point of a glyph, the last drawn first.
    fn over(&self, glyph: &Glyph, point: Point) -> impl Iterator<Item = &'p Cover> + '_ {
        let order = glyph.drawn.order;
        self.covers(point).rev().take_while(move |cover| cover.order > order).take(MAX_LOOKED_AT)
    }

    /// Returns true if an area hides what lies under a point of it.
    fn hides(&self, cover: &Cover, point: Point) -> bool {
        cover.opaque && self.painting.holds(cover, point) == Some(true)
    }

    /// Why nothing of a glyph is seen without any doubt; nothing if some of it may be.
    pub(super) fn how(&self, glyph: &Glyph) -> Option<Concealment> {
        let points = glyph.points();
        let middle = glyph.middle();
        let scanned = self.is_scan && self.in_picture(middle);
        let tiny = TINY_EM.min(TINY_EM * self.page.width().max(self.page.height()) / COMMON_SIDE);
        let outside = !self.page.inflate(1.0, 1.0).contains(glyph.origin + glyph.advance / 2.0);
        if glyph.drawn.gone || outside || glyph.size <= tiny || glyph.drawn.unpainted && !scanned {
            return Some(Hidden);
        }
        // What is read of a scan lies over it or under it, in any colour, but not under what covers the scan.
        let is_under =
            |point: &Point| if scanned { self.is_blacked(glyph, *point) } else { self.is_under(glyph, *point) };
        if points.iter().all(is_under) || !scanned && self.melts(glyph, &points) {
            return Some(Covered);
        }
        None
    }

    /// Why a glyph would not be seen, if it is painted, or painted over, in a way that only the page as it is drawn can tell;
    /// nothing for one that is seen without doubt.
    pub(super) fn doubt(&self, glyph: &Glyph) -> Option<Concealment> {
        if self.is_scan && self.in_picture(glyph.middle()) {
            return None;
        }
        let points = glyph.points();
        let is_over =
            |point: &Point| self.over(glyph, *point).any(|cover| self.painting.holds(cover, *point) != Some(false));
        if glyph.drawn.mixed {
            return Some(Hidden);
        }
        if points.iter().any(is_over) || glyph.drawn.color.is_none() && !glyph.drawn.drawing {
            return Some(Covered);
        }
        let unknown = |point: &Point| self.back(glyph, *point).is_none();
        if glyph.drawn.drawing { Some(Hidden) } else { points.iter().any(unknown).then_some(Covered) }
    }

    /// Why a third of a glyph or more is not seen: it is covered, clipped away or beyond the page.
    ///
    /// Nothing is said of letters without a colour, which may cut out what is painted over them, of those that are
    /// not seen themselves but spell what is drawn beside them, and of those of joined scripts: their ink is elsewhere,
    /// and their marks may be drawn over them as shapes.
    pub(super) fn partly(&self, glyph: &Glyph, text: &str) -> Option<Concealment> {
        let is_spelled = glyph.drawn.gone || glyph.drawn.unpainted || glyph.drawn.color.is_none();
        let is_joined = Class::of(text) == Class::Right || letters::is_marks(text);
        if is_spelled || is_joined || glyph.drawn.drawing || self.is_scan && self.in_picture(glyph.middle()) {
            return None;
        }
        let points = glyph.ink_points(text);
        if glyph.drawn.clipped || is_partly(&points, |point| !self.page.contains(*point)) {
            return Some(Hidden);
        }
        // Lines strike out.
        let is_wide = |cover: &Cover| cover.bounds.width().min(cover.bounds.height()) > 0.2 * glyph.size;
        let is_under =
            |point: &Point| self.over(glyph, *point).any(|cover| is_wide(cover) && self.hides(cover, *point));
        is_partly(&points, is_under).then_some(Covered)
    }

    /// Returns true if something opaque is painted over a point of a glyph after it.
    fn is_under(&self, glyph: &Glyph, point: Point) -> bool {
        self.over(glyph, point).any(|cover| self.hides(cover, point))
    }

    /// Returns true if something opaque that is no picture is painted over a point of a glyph and of the scan around
    /// it.
    fn is_blacked(&self, glyph: &Glyph, point: Point) -> bool {
        self.over(glyph, point).take_while(|cover| !cover.picture).any(|cover| self.hides(cover, point))
    }

    /// Returns true if a glyph has the colour of what lies behind it at all of some points.
    fn melts(&self, glyph: &Glyph, points: &[Point]) -> bool {
        let Some(color) = glyph.drawn.color else { return false };
        points.iter().all(|point| self.back(glyph, *point).is_some_and(|back| is_alike(color, back)))
    }

    /// Colour below a point of a glyph: that of the topmost area drawn before it, or white paper; nothing if it is not known.
    fn back(&self, glyph: &Glyph, point: Point) -> Option<Rgb> {
        let earlier = self.covers(point).rev().skip_while(|cover| cover.order >= glyph.drawn.order);
        for (nth, cover) in earlier.enumerate() {
            match self.painting.holds(cover, point) {
                _ if nth > MAX_LOOKED_AT => return None,
                Some(false) => {}
                Some(true) => return cover.color,
                None => return None,
            }
        }
        Some([255; 3])
    }
}

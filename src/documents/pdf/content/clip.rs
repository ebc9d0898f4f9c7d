//! Clipping paths: what of the page is left to be painted on (ISO 32000-2, 8.5.4).

use std::rc::Rc;

use hayro::hayro_interpret::{ClipPath, FillRule};
use hayro::kurbo::{BezPath, Point, Rect, Shape as _};

use super::shape::{MAX_ELEMENTS, is_upright};

/// Number of clipping paths in force at a time whose outlines are kept, besides upright rectangles.
const MAX_OUTLINES: usize = 8;

/// A filled path.
#[derive(Debug)]
pub(crate) struct Outline {
    /// Its segments, in points from the page's top left.
    pub path: BezPath,
    /// Rule for overlaps: filled, or holes (ISO 32000-2, 8.5.3.3).
    pub fill: FillRule,
}

impl Outline {
    /// Filled wherever the path winds around a point.
    pub(crate) fn non_zero(path: BezPath) -> Self {
        Self { path, fill: FillRule::NonZero }
    }

    /// Returns true if a point lies inside.
    pub(crate) fn contains(&self, point: Point) -> bool {
        let winding = self.path.winding(point);
        if self.fill == FillRule::EvenOdd { winding % 2 != 0 } else { winding != 0 }
    }
}

/// The area that is left by all clipping paths in force: a point is left if it lies in the box and in every outline.
#[derive(Clone, Debug)]
pub(crate) struct Clip {
    /// The box around it, in points.
    pub bounds: Rect,
    /// Outlines that are no upright rectangles, the last one pushed last; `None` if one has too many elements, or there
    /// are too many, so that it is not known what is left within the box.
    pub outlines: Option<Vec<Rc<Outline>>>,
}

impl Default for Clip {
    /// Leaves everything.
    fn default() -> Self {
        Self { bounds: Rect::new(-1e9, -1e9, 1e9, 1e9), outlines: Some(Vec::new()) }
    }
}

impl Clip {
    /// The area that a further clipping path leaves of it.
    pub(crate) fn intersected(self, clip: &ClipPath) -> Self {
        let bounds = clip.path.bounding_box().intersect(self.bounds);
        let outlines = if is_upright(&clip.path) {
            self.outlines
        } else if clip.path.elements().len() > MAX_ELEMENTS {
            None
        } else {
            self.outlines.filter(|outlines| outlines.len() < MAX_OUTLINES).map(|mut outlines| {
                outlines.push(Rc::new(Outline { path: clip.path.clone(), fill: clip.fill }));
                outlines
            })
        };
        Self { bounds, outlines }
    }
}

//! The view of time, and where the parts of the timeline stand.

use crate::base::EventIx;
use crate::base::Rect;
use crate::timeline::shelf::Grid;
use crate::timeline::{Areas, Viewport};

/// The view of time.
#[derive(Debug)]
pub struct TimeView {
    /// The view now.
    pub now: Viewport,
    /// The view that it is going to.
    pub target: Viewport,
    /// Seconds a second that the view drifts on after a throw.
    pub drift: f64,
    /// Set as soon as the project was fitted into the view.
    pub fitted: bool,
    /// The event that the lanes, or the undated tray, are to scroll to, with the number of the request.
    pub reveal: (u64, Option<EventIx>),
}

impl Default for TimeView {
    fn default() -> Self {
        let start = Viewport { center: 0.0, per_point: 86_400.0 };
        Self { now: start, target: start, drift: 0.0, fitted: false, reveal: (0, None) }
    }
}

/// Places of the parts of the timeline, as follows from the window's size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimelineLayout {
    /// Titles of lanes, lanes, axis, undated tray, overview.
    pub areas: Areas,
    /// Grid of the cards in the undated tray; without cards while it is folded.
    pub tray: Grid,
    /// Set if the undated tray is one line, without its cards.
    pub is_folded: bool,
}

impl Default for TimelineLayout {
    fn default() -> Self {
        let nowhere = Rect::default();
        let areas = Areas { column: nowhere, lanes: nowhere, axis: nowhere, shelf: nowhere, overview: nowhere };
        Self { areas, tray: Grid::default(), is_folded: false }
    }
}

impl TimelineLayout {
    /// Returns the width for which a view of time is made, in points.
    pub fn lanes_width(&self) -> f32 {
        at_least_lanes(self.areas.lanes.width())
    }
}

/// Returns the width for which a view of time is made where the lanes have hardly any: no window makes it useless, and
/// a window made small and large again shows what it did.
pub fn at_least_lanes(width: f32) -> f32 {
    width.max(100.0)
}

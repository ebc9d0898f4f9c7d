//! The areas of a timeline.

use crate::base::{Direction, Rect};
use crate::timeline::metrics::LANE_COLUMN;

/// The parts of a timeline, in points of the scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Areas {
    /// Titles of the lanes, at the start side.
    pub column: Rect,
    /// The lanes.
    pub lanes: Rect,
    /// The axis below them.
    pub axis: Rect,
    /// The undated events; of no height if there are none.
    pub shelf: Rect,
    /// The overview; of no height if it is not wanted.
    pub overview: Rect,
}

impl Areas {
    /// Divides `area`, with so many points for the axis, the shelf and the overview at the foot.
    pub fn divide(area: Rect, direction: Direction, axis: f32, (shelf, overview): (f32, f32)) -> Self {
        let (overview, rest) = area.split_bottom(overview);
        let (shelf, rest) = rest.split_bottom(shelf);
        let (axis, lanes) = rest.split_bottom(axis);
        let (column, lanes) = lanes.split_start(direction, LANE_COLUMN);
        let (_, axis) = axis.split_start(direction, LANE_COLUMN);
        Self { column, lanes, axis, shelf, overview }
    }
}

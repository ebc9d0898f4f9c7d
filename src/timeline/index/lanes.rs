//! The lanes that are shown.

use crate::base::LaneIx;
use crate::timeline::labels::DirectedText;

/// A lane that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneView {
    /// The project's lane; `None` gathers events without one.
    pub lane: Option<LaneIx>,
    /// Its title.
    pub title: DirectedText,
    /// Its colour among those of the theme: the one that it has, else that of its position among the project's lanes.
    pub color: usize,
    /// Number of its events that stand on the timeline.
    pub dated: usize,
}

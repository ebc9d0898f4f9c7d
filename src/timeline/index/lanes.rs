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
    /// Its position among the project's lanes: gives its colour.
    pub color: usize,
    /// Number of its events that stand on the timeline.
    pub dated: usize,
}

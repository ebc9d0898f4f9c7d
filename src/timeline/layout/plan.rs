//! The layout of the lanes: which events have a label, and what stands on the rail of every lane.
//!
//! A plan is made for a level of zoom and a height, never for a place in time, so that panning changes nothing in it.

use std::ops::Range;

use super::label::LabelPlacement;
use super::marker::Marker;
use crate::timeline::index::density::DensityHistogram;
use crate::timeline::metrics::{EMPTY_LANE, LANE_TOP, RAIL, UNIT};
use crate::timeline::time::Seconds;

/// The band of a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Top edge, from the top of the lanes.
    pub top: f32,
    /// Height.
    pub height: f32,
}

/// Content of a lane's rail.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track {
    /// Dots and counts of the events without a label, by time.
    pub markers: Vec<Marker>,
    /// Density of events that are too many to be seen one by one.
    pub density: DensityHistogram,
    /// The events that began before the view and end in it or after it, and have no label and no sign of their own.
    pub lasting: Option<SpanningEvents>,
}

/// Events that last from before the view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpanningEvents {
    /// The weightiest of them, how many they are, and when they began.
    pub marker: Marker,
    /// The latest end.
    pub until: Seconds,
}

/// Bands of lanes and slots of labels, for one level of zoom and one height.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaneLayout {
    /// One a lane, in the content's order.
    pub bands: Vec<Band>,
    /// The placed events that have a label, by their position among them; the others show only on the rail.
    pub slots: Vec<(usize, LabelPlacement)>,
    /// One a lane.
    pub rails: Vec<Track>,
    /// Height of all lanes together; more than was asked for if they do not fit.
    pub height: f32,
}

impl LaneLayout {
    /// The label of the placed event at a position.
    pub fn slot(&self, at: usize) -> Option<LabelPlacement> {
        find(&self.slots, at)
    }

    /// Positions of the placed events that have a label and lie within `positions`.
    pub fn labelled(&self, positions: Range<usize>) -> impl Iterator<Item = usize> + Clone + '_ {
        let before = |end: usize| self.slots.partition_point(|(at, _)| *at < end);
        let (from, to) = (before(positions.start), before(positions.end));
        self.slots[from..to.max(from)].iter().map(|(at, _)| *at)
    }
}

/// The height of a lane with so many rows.
pub fn lane_height(rows: u16) -> f32 {
    if rows == 0 { EMPTY_LANE } else { LANE_TOP + f32::from(rows) * UNIT + RAIL }
}

/// Entry for a position in a list sorted by position.
pub(crate) fn find<T: Copy>(list: &[(usize, T)], i: usize) -> Option<T> {
    list.binary_search_by_key(&i, |(at, _)| *at).ok().map(|found| list[found].1)
}

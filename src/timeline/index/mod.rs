//! The events in order of time, and what answers questions about one of them or many at once.
//!
//! All but [`TimelineIndex`] works on the placed events alone, which it is given with every question.

pub mod density;
pub mod doubts;
mod gather;
mod hits;
mod lanes;
mod placed;
mod pyramid;
mod spanning;
mod timeline_index;

pub use hits::Hits;
pub use lanes::LaneView;
pub use placed::Placed;
pub use pyramid::{Cell, Pyramid};
pub use spanning::IntervalIndex;
pub use timeline_index::TimelineIndex;

//! The events in order of time, and what answers questions about many of them at once.

pub mod content;
pub mod density;
pub mod doubts;
pub mod hits;
pub mod placed;
pub mod pyramid;
pub mod spanning;

//! Time: its scale, the part of it that is seen, and the ticks of an axis. Uses no other stage of the timeline.

pub mod scale;
pub mod ticks;
pub mod viewport;

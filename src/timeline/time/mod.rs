//! Time: its scale, the part of it that is seen, and the ticks of its axes. Uses no other stage of the timeline.

mod calendar_ticks;
mod scale;
mod ticks;
mod viewport;

pub use calendar_ticks::calendar_ticks;
pub use scale::{Scale, Seconds};
pub use ticks::Step;
pub use viewport::{Viewport, level_per_point};

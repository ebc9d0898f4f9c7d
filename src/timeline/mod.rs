//! From a project and a viewport to a scene, in stages. A stage uses those before it only; `tests/architecture.rs` holds
//! the files to that.
//!
//! | stage | makes |
//! |---|---|
//! | [`metrics`] | sizes of what is drawn |
//! | [`time`] | pixels of times, and ticks |
//! | [`labels`] | words of events and of their quotes |
//! | [`index`] | events in order of time, and answers about many of them |
//! | [`layout`] | lanes, rows and labels for a zoom and a height |
//! | [`transition`] | what is between two layouts |
//! | [`draw`] | items of a scene |
//! | [`figure`] | pages of a file |

pub mod draw;
pub mod figure;
pub mod index;
pub mod labels;
pub mod layout;
pub mod metrics;
pub mod time;
pub mod transition;

pub use draw::{Areas, Composer, DrawContext, DrawState, axis, card, doubt, overview, second_axis, shelf};
pub use index::{Hits, Placed, TimelineIndex};
pub use labels::quotes;
pub use layout::{LayoutCache, LayoutKey, LayoutUpdate};
pub use time::Viewport;
pub use transition::LayoutTransition;

//! Layout: which events have a label, how much it shows, and in which row it stands. Draws nothing.

mod cache;
mod grow;
mod label;
mod marker;
mod pack;
mod plan;
mod planner;
#[cfg(test)]
mod tests;
mod tiles;
mod whole;

pub use cache::{LayoutCache, LayoutKey, LayoutUpdate, plan_at_once};
pub use label::{
    CARD_WIDTH, CARD_WIDTHS, LabelDetail, LabelPlacement, LabelSize, Measure, PAGE_TITLE_WIDTH, TITLE_WIDTH,
};
pub use marker::Marker;
pub(crate) use plan::find;
pub use plan::{Band, LaneLayout, SpanningEvents, Track, lane_height};
pub use planner::{full_height, titles_height};
pub use tiles::MAX_WHOLE;
pub(crate) use whole::fit_last;
pub use whole::{end_of_view, fit_labels};

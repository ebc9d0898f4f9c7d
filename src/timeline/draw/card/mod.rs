//! The labels of events: cards with date, title, quote and source, and the plainer forms that they shrink to.

mod measure;
mod paint;
mod sizes;
mod style;

pub use measure::{Labels, NOTE_WIDTH, measure, measure_bare, title_fitting};
pub(crate) use paint::shelved_height;
pub use paint::{draw, draw_shelved};
pub use style::LabelStyle;
pub(crate) use style::{DIMMED, FORECAST_OUTLINE, forecast_outline};

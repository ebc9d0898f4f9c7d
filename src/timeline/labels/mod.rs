//! The text of labels: what is told of an event and of its quotes. Knows no place in time.

mod directed_text;
mod group_labels;
mod label_text;
mod lane_labels;
pub mod quotes;

pub use directed_text::DirectedText;
pub(crate) use directed_text::beginning;
pub use group_labels::group_names;
pub use label_text::{InDoubt, LabelText, date_in_words, status_word};
pub use lane_labels::LaneLabels;

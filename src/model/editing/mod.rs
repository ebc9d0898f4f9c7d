//! Edits of the kinds that people make, each made from a project as one [`Edit`](super::Edit): adding, merging, removing
//! with a choice of what becomes of what hangs on it, and changes of many events at once.
//!
//! Nothing here changes a project: it says what would, and what is then to be told.

mod actors;
mod documents;
mod events;
mod ids;
mod lanes;
mod merge;
mod references;
mod remarks;
#[cfg(test)]
mod tests;
mod views;

pub use actors::{ActorFate, add_actor, merge_actors, remove_actor};
pub use documents::{DocumentUse, add_document, change_document, document_use, free_path, remove_document};
pub use events::{add_event, change_events, duplicate_event, remove_events};
pub use lanes::{LaneFate, add_lane, remove_lane};
pub use merge::{Merged, merge_events};
pub use remarks::{add_note, set_status};
pub use views::add_view;

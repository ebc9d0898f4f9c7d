//! The open project with its history, the places of its quotes and its journal. Knows no window and no egui.

pub mod compare;
pub mod history;
pub mod journal;
pub mod open;
pub mod reanchor;
pub mod words;

pub use open::{Indexed, LARGE, Refound, Reread, Session};

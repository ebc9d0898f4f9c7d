//! Content of the accessibility tree beyond the names of widgets: groups, text to be read letter by letter, values to be
//! set, words that are announced.

pub mod group;
pub mod live;
pub mod text;
pub mod tree;
pub mod value;

pub use group::{group, scope, scope_below};
pub use live::{say, speak, speak_at_pause};
pub use text::TextNodes;
pub use tree::{AccessTree, Branch, is_on};
pub use value::Adjustable;

//! The display list: what the screen and every export draw. No window, no file, no project.

pub mod item;
pub mod pattern;
pub mod style;
pub mod theme;

pub use item::{Bookmark, Item, ItemId, Link, LinkTo, Scene, Shape, Target, TextRole};
pub use pattern::Pattern;
pub use style::{Fill, Stroke};
pub use theme::{Theme, ThemeName};

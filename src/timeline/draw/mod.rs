//! Drawing: from a layout to the items of a scene.

pub mod axis;
pub mod bands;
pub mod card;
pub mod compose;
pub mod doubt;
pub mod markers;
pub mod overview;
pub mod second_axis;
pub mod shelf;

//! Drawing: from a layout to the items of a scene.

mod areas;
pub mod axis;
pub mod bands;
pub mod card;
mod composer;
mod context;
mod density;
pub mod doubt;
mod draw_state;
mod markers;
mod name_row;
pub mod overview;
pub mod second_axis;
pub mod shelf;
mod words_ground;

pub use areas::Areas;
pub use composer::Composer;
pub use context::DrawContext;
pub use draw_state::DrawState;

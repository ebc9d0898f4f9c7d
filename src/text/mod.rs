//! Text: fonts, bidi, shaping, line breaking, selection geometry. The only place that shapes text.
//!
//! Everything is in points. Nothing of parley shows outside this module.
//!
//! A request goes this way: `cache` (seen before?), `paragraph` (split, made harmless), `shaper` (parley),
//! `line` (glyphs and cells in their final order), `ellipsis` (the cut), `compose` (lines into a layout).

mod cache;
pub mod caret;
pub mod characters;
mod compose;
pub mod edit;
mod ellipsis;
pub mod engine;
pub mod fonts;
pub mod geometry;
mod glue;
mod latin;
pub mod layout;
mod line;
mod paragraph;
mod shaper;
pub mod style;
#[cfg(test)]
mod tests;
pub mod words;

pub use caret::Step;
pub use characters::Character;
pub use edit::{LineEditor, Side};
pub use engine::TextEngine;
pub use fonts::{FontData, FontId};
pub use geometry::Caret;
pub use glue::kept_together;
#[cfg(test)]
pub(crate) use latin::LATIN_SIZE;
pub use layout::{Glyph, GlyphRun, Line, TextLayout};
pub use style::{Align, Family, Language, TextRequest, TextStyle};

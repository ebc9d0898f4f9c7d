//! Everything that a page draws: glyphs with their letters and places, and what is painted over, under and through them.
//!
//! Places are in points (1/72 inch) from the page's top left, y downwards, as the page is shown; the em is the size of the
//! font. Everything drawn has a number in the order of drawing, so that it can be told what lies over what.

mod clip;
mod color;
mod glyph;
mod glyphs;
mod painting;
mod shape;

pub(crate) use color::{OPAQUE, is_faint, is_pale};
pub(crate) use glyph::{Glyph, PaintState, is_partly};
pub(crate) use glyphs::{Glyphs, Other};
pub(crate) use painting::{Cover, PaintStyle, Painting, Rule};
pub(crate) use shape::width;

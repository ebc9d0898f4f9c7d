//! Letters that fonts really draw, where the file says other letters of them.
//!
//! The letters of a glyph come from the font's map to Unicode (`to_unicode`); the form that a reader sees comes from its
//! encoding (`encoding`, with `names` of glyphs, and `signs` for the two fonts that every program has) or from its program
//! (`programs`). `conflicts` compares both.

mod conflicts;
mod encoding;
mod names;
mod programs;
mod signs;
mod to_unicode;

pub(crate) use conflicts::{FontCache, UnicodeConflicts};

//! From glyphs in the order of drawing to text in the order of reading.
//!
//! Producers draw in many orders, so the text is found from the places of its glyphs alone, in this order of steps:
//! `marks` (vowel signs go to their letters, shadows away) → `segments` (pieces of lines) → `margin` (numbers of lines
//! apart) → `columns` (regions that are read one after the other) → `lines`, with `bidi` (letters in the order of reading) →
//! `paragraphs` → `page` (a `PageText`) → `layers` (what is seen, and what is not).

mod bidi;
mod columns;
mod layers;
mod lines;
mod margin;
mod marks;
mod page;
mod paragraphs;
mod segments;

pub(crate) use layers::layers;
pub use page::PageText;
pub(crate) use page::{LineKind, PageLine};
pub(crate) use paragraphs::{end_line, join_hyphen};

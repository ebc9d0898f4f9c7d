//! PDF (ISO 32000-2): the text of pages in the order of reading, where every word of it stands, and pictures of pages.
//!
//! One page goes this way, each stage using only those before it:
//!
//! | stage | folder | gives |
//! |---|---|---|
//! | may it be read at all | `admission` | a page that takes no more time, memory and stack than a page may |
//! | its letters | `letters`, `fonts` | letters as they stand in a text; what fonts draw that the file calls otherwise |
//! | what is drawn | `content` | `Glyphs`: glyphs with letters and places, and what is painted around them |
//! | how it is read | `order` | marks → segments → margin → columns → lines → paragraphs → `PageText` |
//! | drawing it | `interpret` | hayro interprets the page; everything that it draws is kept as `content` |
//! | what a reader sees | `seen` | glyphs that are covered, hidden or struck out are marked as such |
//! | all of it | `reader` | `ReadPage`: what is seen, and the paragraphs with something that is not |
//!
//! `interpret` comes after `order`, as texts that a file gives for some glyphs are compared with these as they are read. All
//! pages of a file become one text in `pages`.
//!
//! hayro can be made to use up stack, memory and time, which no program survives that it is a part of: so files that come
//! from outside are read in a process of their own, a [`Room`].

mod admission;
mod content;
mod failure;
mod file;
mod fonts;
mod interpret;
mod letters;
mod median;
mod order;
mod pages;
mod raster;
mod read_page;
mod reader;
mod room;
mod seen;
mod syntax;

pub use failure::Failure;
pub use file::Pdf;
pub use order::PageText;
pub use pages::extract;
pub use raster::Image;
pub use room::{Room, is_worker, serve, use_this_program, use_worker};

#[cfg(test)]
mod tests;

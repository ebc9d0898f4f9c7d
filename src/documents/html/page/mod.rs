//! The paragraphs of a page.

mod build;
mod cut;
mod findings;
mod state;
mod styled;
mod text;
mod warnings;
mod writing;

pub(crate) use state::Page;
pub(crate) use text::read;

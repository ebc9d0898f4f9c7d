//! The paragraphs of a page.

mod build;
mod cut;
mod findings;
mod state;
mod styled;
mod text;
mod warnings;
mod writing;

pub use state::Page;
pub use text::read;

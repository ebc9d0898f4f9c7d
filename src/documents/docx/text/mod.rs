//! The paragraphs of one part of the file.

mod alternatives;
mod read;
mod state;
mod writing;

pub(crate) use state::{Sources, Writer};

//! Tables of delimited text: their rows and cells, read and written, with what is odd about them.

mod guard;
mod open;
mod rows;
mod write;

pub(crate) use open::{open, tell_encoding, unguard};
pub use rows::DELIMITERS;
pub(crate) use rows::{Table, TableRow, guess_delimiter, read};
pub(crate) use write::bytes_of;

//! Tables of delimited text: their rows and cells, read and written, with what is odd about them.

mod guard;
mod open;
mod rows;
mod write;

pub use open::{open, tell_encoding, unguard};
pub use rows::{DELIMITERS, Table, TableRow, guess_delimiter, read};
pub use write::bytes_of;

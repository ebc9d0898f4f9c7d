//! Tables of delimited text: their rows and cells, read and written, with what is odd about them.

pub mod guard;
mod rows;

pub use rows::{DELIMITERS, Row, Table, guess_delimiter, read};

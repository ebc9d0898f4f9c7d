//! Rules of style sheets by their selectors.

mod parse;
mod sheet;
mod simple;

pub use sheet::{Around, Declared, Met, Sheet};
pub use simple::{Element, Part};

//! Rules of style sheets by their selectors.

mod parse;
mod sheet;
mod simple;

pub(crate) use sheet::{Around, Declared, Met, Sheet};
pub(crate) use simple::{Element, Part};

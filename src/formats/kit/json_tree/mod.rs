//! A JSON reader (RFC 8259) that keeps the place of every value and goes on after a fault.

mod node;
mod parser;
mod strings;

pub(crate) use node::{Field, Node, Value};
pub(crate) use parser::{Elements, parse, parse_with};

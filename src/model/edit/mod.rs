//! Changes to a project: the only way to change one, each with its inverse.

mod apply;
mod batch;
mod change;
mod list;
#[cfg(test)]
mod tests;

pub use change::{Change, Edit, EditError, Listed};

//! Checks before hayro is let at a file or a page: small files can make it use up stack, memory and time, which no program
//! survives that it is a part of.
//!
//! `bombs` looks at a file, `weight` and `nesting` at each page that is read, `pictures` at each that is drawn.

pub(crate) mod bombs;
mod forms;
mod nesting;
pub(crate) mod pictures;
mod weight;

use hayro::hayro_syntax::page::Page;

use super::failure::Failure;
use nesting::Nesting;
use weight::Weights;

/// Measures of the objects of a file, so that each is taken once.
#[derive(Debug, Default)]
pub(crate) struct Admission {
    weights: Weights,
    nesting: Nesting,
}

impl Admission {
    /// Lets a page through that can be read in reasonable time, memory and stack.
    ///
    /// # Errors
    /// [`Failure::TooMuch`] or [`Failure::TooDeep`].
    pub(crate) fn admits(&self, page: &Page<'_>) -> Result<(), Failure> {
        self.weights.admits(page)?;
        self.nesting.admits(page)
    }
}

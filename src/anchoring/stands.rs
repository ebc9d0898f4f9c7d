//! The exact words where an excerpt says that they are.

use std::ops::Range;

use super::boundary::Cuts;
use super::context;
use super::likeness::{Knowledge, Nothing};
use super::sought::start_of;
use crate::model::Excerpt;

/// Place of the exact words, if they stand where the excerpt says, as whole words and among the very words that the
/// excerpt records: takes no preparation of the text. What is found so, [`super::Anchorer::resolve`] finds, too.
pub fn stands(text: &str, excerpt: &Excerpt) -> Option<Range<usize>> {
    let start = start_of(excerpt).filter(|_| !excerpt.exact.as_unproven().trim().is_empty())?;
    let mut rest = text.chars();
    if let Some(before) = start.checked_sub(1) {
        rest.nth(before)?;
    }
    let range = stands_at(text, excerpt, text.len() - rest.as_str().len(), &Nothing)?;
    // Other words around need a look at the names of the project.
    let is_literal = text[..range.start].ends_with(&excerpt.prefix) && text[range.end..].starts_with(&excerpt.suffix);
    is_literal.then_some(range)
}

/// Place of the exact words, if they stand at a byte of a text.
pub(super) fn stands_at(text: &str, excerpt: &Excerpt, at: usize, knowledge: &impl Knowledge) -> Option<Range<usize>> {
    let range = at..at + excerpt.exact.as_unproven().len();
    let stands = text[at..].starts_with(excerpt.exact.as_unproven())
        && Cuts::of(excerpt).is_whole(text, &range)
        && context::agrees(text, &range, excerpt, knowledge);
    stands.then_some(range)
}

//! Finds the expressions of dates in running text, in Arabic, English, Persian and Hebrew, and says what each one means.
//!
//! `token` makes words, numbers and signs of a text by the cues that `lexicon` knows, `grammar` and the files beside it
//! find expressions in them, and `resolve` gives their values: those that say all themselves by the phrase reader of
//! [`crate::model::date::phrase`], the others by the date of the document or the date that was named before. Nothing is
//! guessed: what cannot be known stays without a value, and numbers that only look like dates are passed over.

mod clock;
mod counting;
mod cue;
mod dates;
mod drafts;
mod expression;
mod finder;
mod grammar;
mod lexicon;
mod lone_years;
mod memory;
mod notation;
mod parts;
mod periods;
mod points;
mod relative;
mod resolve;
mod shift;
mod spelling;
mod token;
mod words;
mod years;

pub use drafts::{Draft, drafts};
pub use expression::{Context, Expression, Kind, Needs, Remark};
pub use finder::expressions;

#[cfg(test)]
mod tests;

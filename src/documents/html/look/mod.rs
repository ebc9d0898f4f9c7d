//! Look of the text of an element, as far as it decides whether a reader sees it: what the element and those around
//! it declare.
//!
//! Nothing is laid out. What is moved, cut or shrunk counts as hidden where the numbers leave no doubt; a colour counts
//! as that of what lies behind it only where both are known. Styles that may act on the text
//! and are not followed are told with it (see `doubts`). What scripts, other files and clicks change is not followed: a
//! `details` that is closed shows what it has at a click, and is seen.

mod arrangement;
mod cascade;
mod covers;
#[cfg(test)]
mod doubt_tests;
mod doubts;
mod drawing;
mod drawn;
mod element;
mod layer;
mod letters;
mod level;
mod paint;
mod place;
mod properties;
mod room;
mod state;
#[cfg(test)]
mod tests;
mod values;

pub(crate) use cascade::Generated;
pub(crate) use covers::{Cover, is_of_text, is_replaced};
pub(crate) use doubts::hides;
pub(crate) use drawing::{Texts, is_shape};
pub(crate) use properties::matters;
pub(crate) use state::Look;

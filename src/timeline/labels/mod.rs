//! The text of labels: what is told of an event and of its quotes.

pub mod quotes;

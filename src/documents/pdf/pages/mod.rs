//! From the pages of a file to one text: `extract` has them read, several at a time, `furniture` and `notes` tell running heads
//! and notes from the text by comparing pages, `flow` lets sentences run on over page breaks, and `faults` says what is
//! missing.

mod extract;
mod faults;
mod flow;
mod furniture;
mod notes;
mod part;

pub use extract::extract;

//! Layout: which events have a label, how much it shows, and in which row it stands.

pub mod cache;
pub mod pack;
pub mod plan;
#[cfg(test)]
mod tests;
pub mod tiles;

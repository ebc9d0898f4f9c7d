//! What the benchmarks share.

pub mod report;
pub mod stage;

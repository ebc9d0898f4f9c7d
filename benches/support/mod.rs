//! What the benchmarks share.

pub(crate) mod report;
pub(crate) mod stage;

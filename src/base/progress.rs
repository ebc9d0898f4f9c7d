//! How a long job says how far it is, and learns that nobody waits for it any more.

/// The other end of a long job.
pub trait Progress: Sync {
    /// `done` of `total` steps are done; what a step is, is the job's affair.
    fn step(&self, done: u64, total: u64);

    /// So many events were read so far, from so many of all bytes.
    fn count(&self, _events: u64, (_bytes, _of): (u64, u64)) {}

    /// Whether the job should stop as soon as it can.
    fn cancelled(&self) -> bool;
}

/// Nobody watches, nobody cancels.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn step(&self, _done: u64, _total: u64) {}

    fn cancelled(&self) -> bool {
        false
    }
}

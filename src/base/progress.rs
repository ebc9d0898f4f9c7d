//! Progress of a long job, and the way for it to learn that nobody waits for it any more.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The other end of a long job.
pub trait Progress: Sync {
    /// Tells that `done` of `total` steps are done; what a step is, is the job's affair.
    fn step(&self, done: u64, total: u64);

    /// Takes note of the number of events read so far, and of the bytes read of all bytes.
    fn count(&self, _events: u64, (_bytes, _of): (u64, u64)) {}

    /// Adds time that was waited in vain for files that hang, and says how much the whole job has waited so.
    fn waited(&self, more: Duration) -> Duration {
        more
    }

    /// Returns true if the job should stop as soon as it can.
    fn cancelled(&self) -> bool;
}

/// The progress of a job in which several files are read, which share their patience with those that hang.
pub struct Patient<'p> {
    whole: &'p dyn Progress,
    /// Time waited, in milliseconds.
    waited: AtomicU64,
}

impl<'p> Patient<'p> {
    /// Watches a job that has not hung yet.
    pub fn new(whole: &'p dyn Progress) -> Self {
        Self { whole, waited: AtomicU64::new(0) }
    }
}

impl Progress for Patient<'_> {
    fn step(&self, done: u64, total: u64) {
        self.whole.step(done, total);
    }

    fn count(&self, events: u64, bytes: (u64, u64)) {
        self.whole.count(events, bytes);
    }

    fn waited(&self, more: Duration) -> Duration {
        let more = u64::try_from(more.as_millis()).unwrap_or(u64::MAX);
        let before = self.waited.fetch_add(more, Ordering::Relaxed);
        Duration::from_millis(before.saturating_add(more))
    }

    fn cancelled(&self) -> bool {
        self.whole.cancelled()
    }
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

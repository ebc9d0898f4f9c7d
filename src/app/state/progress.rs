//! Progress of what works off the interface's thread, and whether it should stop.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::overlay::After;
use crate::formats::Progress;

/// Progress of a task, shared with its thread, and the wish that it stop.
#[derive(Debug, Default)]
pub struct Meter {
    done: AtomicU64,
    total: AtomicU64,
    events: AtomicU64,
    bytes: [AtomicU64; 2],
    cancelled: AtomicBool,
}

impl Meter {
    /// Returns the part that is done, 0 to 1.
    pub fn part(&self) -> f32 {
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        done as f32 / total.max(1) as f32
    }

    /// Returns the number of events that were read so far, then the bytes that were read and all bytes.
    pub fn read(&self) -> (u64, [u64; 2]) {
        (self.events.load(Ordering::Relaxed), self.bytes.each_ref().map(|bytes| bytes.load(Ordering::Relaxed)))
    }

    /// Asks the task to stop.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

impl Progress for Meter {
    fn step(&self, done: u64, total: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    fn count(&self, events: u64, (bytes, of): (u64, u64)) {
        self.events.store(events, Ordering::Relaxed);
        self.bytes[0].store(bytes, Ordering::Relaxed);
        self.bytes[1].store(of, Ordering::Relaxed);
    }

    fn cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// A load under way.
#[derive(Clone, Debug)]
pub struct Loading {
    /// The file's name, for people.
    pub name: String,
    /// Its progress.
    pub meter: Arc<Meter>,
}

/// A save under way.
#[derive(Debug)]
pub struct Saving {
    /// Where it goes.
    pub path: PathBuf,
    /// The session that is saved.
    pub token: Arc<()>,
    /// Its progress.
    pub meter: Arc<Meter>,
    /// When it began, in seconds of the window's clock.
    pub since: f64,
    /// Where to save next, as that was asked for meanwhile, and whether a file there may be written over.
    pub next: Option<(PathBuf, bool)>,
    /// What to do when it is done.
    pub then: Option<After>,
}

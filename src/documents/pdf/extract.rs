//! The text of a whole file, read by several at a time.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::{Failure, Read, Room, STACK, faults, flow};
use crate::base::{Diagnostic, Progress};
use crate::documents::Extract;
use crate::documents::layers::Layers;
use crate::model::Unit;

/// Pages that one takes at a time: enough to profit from the fonts that were read.
const BATCH: usize = 16;
/// The most that read at a time.
const SEVERAL: usize = 4;
/// How long a page may take; and when one has taken longer.
const PAGE: Duration = Duration::from_secs(6);
const IMPATIENT: Duration = Duration::from_millis(1500);
/// How long a file may take, and one more second for so many bytes of it.
const FILE: Duration = Duration::from_secs(12);
const READ_A_SECOND: usize = 64 << 10;
/// After so many pages that failed, no more are tried; one that took too long counts as sixteen.
const FAILURES: usize = 64;
const OF_TIME: usize = 16;
/// How long all files of a job together may be waited for in vain; …
const TOGETHER: Duration = Duration::from_secs(18);
/// … then one of them may take so long to be opened, and each of its pages to be read, until the first one that takes
/// longer.
const SHORT_OPENING: Duration = Duration::from_millis(1500);
const SHORT: Duration = Duration::from_millis(400);
/// More text than this is not read, in bytes: no document of that length is taken.
const MOST: usize = 64 << 20;

/// The text of all pages with an empty line between them where no sentence runs on, what a reader does not see of them,
/// and what could not be read.
pub fn extract(bytes: &[u8], progress: &dyn Progress) -> Extract {
    let (begun, before) = (Instant::now(), progress.waited(Duration::ZERO));
    let most = if before >= TOGETHER { SHORT_OPENING } else { Duration::MAX };
    let room = match Room::open_unless(Arc::new(bytes.to_vec()), most, &|| progress.cancelled()) {
        Ok(room) => room,
        Err(fault) => {
            let hung = fault.args.iter().any(|(name, why)| *name == "why" && why == Failure::Time.word());
            progress.waited(if hung { begun.elapsed() } else { Duration::ZERO });
            let faults = std::iter::once(*fault).chain((hung && before >= TOGETHER).then(hurried)).collect();
            return Extract { faults, ..Extract::default() };
        }
    };
    let pages = read(&room, bytes.len(), progress);
    let mut layers = Layers::default();
    flow::write(&pages, room.sizes(), &mut layers);
    let mut out = Extract { faults: faults::of(room.promised(), bytes, &pages), ..Extract::default() };
    let in_haste = |read: &Read| matches!(read.failure, Some(Failure::Time | Failure::LeftOut));
    if before >= TOGETHER && pages.iter().any(in_haste) && !progress.cancelled() {
        out.faults.push(hurried());
    }
    out.too_long = layers.is_full();
    layers.write(Unit::Page, &mut out);
    out
}

/// Said of a file that was read in haste, as others had hung.
fn hurried() -> Diagnostic {
    Diagnostic::error("pdf-hurried").arg("seconds", TOGETHER.as_secs().to_string())
}

/// What is left of the patience with a file.
struct Budget {
    begun: Instant,
    /// How long the files of the job together may still be waited for in vain.
    left: Mutex<Duration>,
    most: Duration,
    failures: AtomicUsize,
    impatient: AtomicBool,
    text: AtomicUsize,
}

impl Budget {
    fn new(bytes: usize, waited: Duration) -> Self {
        let left = Mutex::new(TOGETHER.saturating_sub(waited));
        let most = FILE + Duration::from_secs((bytes / READ_A_SECOND) as u64);
        let (failures, impatient, text) = Default::default();
        Self { begun: Instant::now(), left, most, failures, impatient, text }
    }

    /// How long the next page may take; nothing if it should not be tried.
    fn page(&self) -> Option<Duration> {
        let most = if self.impatient.load(Ordering::Relaxed) { IMPATIENT } else { PAGE };
        let most = most.min(self.together().max(SHORT));
        let left = self.most.saturating_sub(self.begun.elapsed());
        let goes_on = self.failures.load(Ordering::Relaxed) < FAILURES && self.text.load(Ordering::Relaxed) <= MOST;
        (goes_on && !left.is_zero()).then_some(most.min(left))
    }

    fn together(&self) -> Duration {
        *self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a page that took so long.
    fn count(&self, read: &Read, took: Duration) {
        self.text.fetch_add(read.page.text.len(), Ordering::Relaxed);
        let took_too_long = read.failure == Some(Failure::Time);
        if took_too_long {
            let left = self.together().saturating_sub(took);
            *self.left.lock().unwrap_or_else(PoisonError::into_inner) = left;
        }
        let in_haste = took_too_long && self.together().is_zero();
        let failures = if in_haste {
            FAILURES
        } else if took_too_long {
            OF_TIME
        } else {
            usize::from(read.failure.is_some())
        };
        self.failures.fetch_add(failures, Ordering::Relaxed);
        self.impatient.fetch_or(took_too_long, Ordering::Relaxed);
    }
}

/// All pages in order; those that were read, if the user cancels.
fn read(room: &Room, bytes: usize, progress: &dyn Progress) -> Vec<Read> {
    let count = room.sizes().len();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(count.div_ceil(BATCH)).clamp(1, SEVERAL);
    let waited = progress.waited(Duration::ZERO);
    let (next, budget) = (AtomicUsize::new(0), Budget::new(bytes, waited));
    let work = || {
        let mut clerk = room.clerk(threads);
        let batches = std::iter::repeat_with(|| next.fetch_add(BATCH, Ordering::Relaxed));
        let more = |first: &usize| {
            progress.step(*first.min(&count) as u64, count as u64);
            *first < count && !progress.cancelled()
        };
        let pages = batches.take_while(more).flat_map(|first| first..(first + BATCH).min(count));
        let mut read = |page| match budget.page() {
            None => Read { failure: Some(Failure::LeftOut), ..Read::default() },
            Some(most) => {
                let begun = Instant::now();
                let read = clerk.read(page, most, &|| progress.cancelled());
                budget.count(&read, begun.elapsed());
                read
            }
        };
        pages.map(|page| (page, read(page))).collect::<Vec<_>>()
    };
    let mut pages: Vec<(usize, Read)> = thread::scope(|scope| {
        let spawn = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        // A thread that the system does not give leaves its work to the others, or to this one.
        let threads: Vec<_> = (0..threads).filter_map(|n| spawn(n).ok()).collect();
        if threads.is_empty() {
            return work();
        }
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    // Several that wait at the same time wait once.
    progress.waited(TOGETHER.saturating_sub(waited).saturating_sub(budget.together()).min(budget.begun.elapsed()));
    pages.sort_unstable_by_key(|(page, _)| *page);
    pages.into_iter().map(|(_, read)| read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_hang_share_the_patience_of_their_job() {
        let time = || Read::failed(Failure::Time);
        let (second, none) = (Duration::from_secs(1), Duration::ZERO);
        // Waited before, how long pages took that hung, and how long the next page may take.
        let cases: [(Duration, &[Duration], Option<Duration>); 8] = [
            (none, &[], Some(PAGE)),
            (none, &[PAGE], Some(IMPATIENT)),
            (none, &[PAGE, IMPATIENT, IMPATIENT, IMPATIENT], None),
            (TOGETHER - second, &[], Some(second)),
            (TOGETHER - second, &[second], None),
            (TOGETHER, &[], Some(SHORT)),
            (TOGETHER, &[SHORT], None),
            (2 * TOGETHER, &[], Some(SHORT)),
        ];
        for (waited, pages, next) in cases {
            let budget = Budget::new(0, waited);
            pages.iter().for_each(|took| budget.count(&time(), *took));
            assert_eq!(budget.page(), next, "{waited:?} {pages:?}");
        }
        // Those that are read cost nothing.
        let budget = Budget::new(0, TOGETHER - second);
        (0..99).for_each(|_| budget.count(&Read::default(), second));
        assert_eq!(budget.page(), Some(second));
    }
}

//! The text of a whole file, several pages read at a time, within bounds of time: a file made to hang must not keep the user
//! waiting, and many of them together must not either.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::{faults, flow};
use crate::base::{Diagnostic, Progress};
use crate::documents::Extract;
use crate::documents::layers::Layers;
use crate::documents::pdf::read_page::ReadPage;
use crate::documents::pdf::reader::STACK_BYTES;
use crate::documents::pdf::{Failure, Room};
use crate::model::Unit;

/// Number of pages that a thread takes at a time: enough to profit from the fonts that it has read.
const PAGES_AT_A_TIME: usize = 16;
/// Number of threads that read at a time.
const MAX_THREADS: usize = 4;
/// Time that a page may take, …
const PAGE_TIME: Duration = Duration::from_secs(6);
/// … and after one that has taken longer.
const IMPATIENT_PAGE_TIME: Duration = Duration::from_millis(1500);
/// Time that a file may take, …
const FILE_TIME: Duration = Duration::from_secs(12);
/// … with one more second for this many bytes.
const BYTES_A_SECOND: usize = 64 << 10;
/// Number of failed pages after which no more are tried.
const MAX_FAILURES: usize = 64;
/// Number of failed pages that one which took too long counts for.
const FAILURES_PER_TIMEOUT: usize = 16;
/// Time that all files of a job (the documents of a project) together may be waited for in vain; …
const JOB_TIME: Duration = Duration::from_secs(18);
/// … then a file may take this long to be opened, …
const HURRIED_OPENING_TIME: Duration = Duration::from_millis(1500);
/// … and each of its pages this long to be read, until the first one that takes longer.
const HURRIED_PAGE_TIME: Duration = Duration::from_millis(400);
/// Number of bytes of text after which no more pages are read: no document of that length is taken.
const MAX_TEXT_BYTES: usize = 64 << 20;

/// Text of all pages with an empty line between them where no sentence runs on, the paragraphs with something that a reader
/// does not see, and diagnostics of what could not be read.
pub fn extract(bytes: &[u8], progress: &dyn Progress) -> Extract {
    let (begun, before) = (Instant::now(), progress.waited(Duration::ZERO));
    let most = if before >= JOB_TIME { HURRIED_OPENING_TIME } else { Duration::MAX };
    let room = match Room::open_unless(Arc::new(bytes.to_vec()), most, &|| progress.cancelled()) {
        Ok(room) => room,
        Err(fault) => {
            let hung = fault.args.iter().any(|(name, why)| *name == "why" && why == Failure::Time.word());
            progress.waited(if hung { begun.elapsed() } else { Duration::ZERO });
            let faults = std::iter::once(*fault).chain((hung && before >= JOB_TIME).then(hurried)).collect();
            return Extract { faults, ..Extract::default() };
        }
    };
    let pages = read(&room, bytes.len(), progress);
    let mut layers = Layers::default();
    flow::write(&pages, room.sizes(), &mut layers);
    let mut out = Extract { faults: faults::of(room.promised(), bytes, &pages), ..Extract::default() };
    let in_haste = |read: &ReadPage| matches!(read.failure, Some(Failure::Time | Failure::LeftOut));
    if before >= JOB_TIME && pages.iter().any(in_haste) && !progress.cancelled() {
        out.faults.push(hurried());
    }
    out.too_long = layers.is_full();
    layers.write(Unit::Page, &mut out);
    out
}

/// Diagnostic of a file that was read in haste, as others had hung.
fn hurried() -> Diagnostic {
    Diagnostic::error("pdf-hurried").arg("seconds", JOB_TIME.as_secs().to_string())
}

/// Time and failures that are left for a file; threads share it.
struct Budget {
    begun: Instant,
    /// Time that the files of the job together may still be waited for in vain.
    left: Mutex<Duration>,
    /// Time that the file may take.
    most: Duration,
    /// Number of failed pages.
    failures: AtomicUsize,
    /// True once a page has taken too long.
    impatient: AtomicBool,
    /// Number of bytes of text that were read.
    text: AtomicUsize,
}

impl Budget {
    /// Budget of a file of some bytes, in a job that has waited in vain for `waited`.
    fn new(bytes: usize, waited: Duration) -> Self {
        let left = Mutex::new(JOB_TIME.saturating_sub(waited));
        let most = FILE_TIME + Duration::from_secs((bytes / BYTES_A_SECOND) as u64);
        let (failures, impatient, text) = Default::default();
        Self { begun: Instant::now(), left, most, failures, impatient, text }
    }

    /// Time that the next page may take; nothing if it should not be tried.
    fn page(&self) -> Option<Duration> {
        let most = if self.impatient.load(Ordering::Relaxed) { IMPATIENT_PAGE_TIME } else { PAGE_TIME };
        let most = most.min(self.together().max(HURRIED_PAGE_TIME));
        let left = self.most.saturating_sub(self.begun.elapsed());
        let goes_on =
            self.failures.load(Ordering::Relaxed) < MAX_FAILURES && self.text.load(Ordering::Relaxed) <= MAX_TEXT_BYTES;
        (goes_on && !left.is_zero()).then_some(most.min(left))
    }

    /// Time that the files of the job together may still be waited for in vain.
    fn together(&self) -> Duration {
        *self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a page that was read, or was not, in a time.
    fn count(&self, read: &ReadPage, took: Duration) {
        self.text.fetch_add(read.page.text.len(), Ordering::Relaxed);
        let took_too_long = read.failure == Some(Failure::Time);
        if took_too_long {
            let left = self.together().saturating_sub(took);
            *self.left.lock().unwrap_or_else(PoisonError::into_inner) = left;
        }
        let in_haste = took_too_long && self.together().is_zero();
        let failures = if in_haste {
            MAX_FAILURES
        } else if took_too_long {
            FAILURES_PER_TIMEOUT
        } else {
            usize::from(read.failure.is_some())
        };
        self.failures.fetch_add(failures, Ordering::Relaxed);
        self.impatient.fetch_or(took_too_long, Ordering::Relaxed);
    }
}

/// All pages of a file of some bytes in order; those that were read so far, if the user cancels.
fn read(room: &Room, bytes: usize, progress: &dyn Progress) -> Vec<ReadPage> {
    let count = room.sizes().len();
    let threads = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(count.div_ceil(PAGES_AT_A_TIME))
        .clamp(1, MAX_THREADS);
    let waited = progress.waited(Duration::ZERO);
    let (next, budget) = (AtomicUsize::new(0), Budget::new(bytes, waited));
    let work = || {
        let mut clerk = room.clerk(threads);
        let batches = std::iter::repeat_with(|| next.fetch_add(PAGES_AT_A_TIME, Ordering::Relaxed));
        let more = |first: &usize| {
            progress.step(*first.min(&count) as u64, count as u64);
            *first < count && !progress.cancelled()
        };
        let pages = batches.take_while(more).flat_map(|first| first..(first + PAGES_AT_A_TIME).min(count));
        let mut read = |page| match budget.page() {
            None => ReadPage::failed(Failure::LeftOut),
            Some(most) => {
                let begun = Instant::now();
                let read = clerk.read(page, most, &|| progress.cancelled());
                budget.count(&read, begun.elapsed());
                read
            }
        };
        pages.map(|page| (page, read(page))).collect::<Vec<_>>()
    };
    let mut pages: Vec<(usize, ReadPage)> = thread::scope(|scope| {
        let spawn = |_| thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work);
        // A thread that the system does not give leaves its work to the others, or to this one.
        let threads: Vec<_> = (0..threads).filter_map(|n| spawn(n).ok()).collect();
        if threads.is_empty() {
            return work();
        }
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    // Several that wait at the same time wait once.
    progress.waited(JOB_TIME.saturating_sub(waited).saturating_sub(budget.together()).min(budget.begun.elapsed()));
    pages.sort_unstable_by_key(|(page, _)| *page);
    pages.into_iter().map(|(_, read)| read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_hang_share_the_patience_of_their_job() {
        let time = || ReadPage::failed(Failure::Time);
        let (second, none) = (Duration::from_secs(1), Duration::ZERO);
        // Waited before, how long pages took that hung, and how long the next page may take.
        let cases: [(Duration, &[Duration], Option<Duration>); 8] = [
            (none, &[], Some(PAGE_TIME)),
            (none, &[PAGE_TIME], Some(IMPATIENT_PAGE_TIME)),
            (none, &[PAGE_TIME, IMPATIENT_PAGE_TIME, IMPATIENT_PAGE_TIME, IMPATIENT_PAGE_TIME], None),
            (JOB_TIME - second, &[], Some(second)),
            (JOB_TIME - second, &[second], None),
            (JOB_TIME, &[], Some(HURRIED_PAGE_TIME)),
            (JOB_TIME, &[HURRIED_PAGE_TIME], None),
            (2 * JOB_TIME, &[], Some(HURRIED_PAGE_TIME)),
        ];
        for (waited, pages, next) in cases {
            let budget = Budget::new(0, waited);
            pages.iter().for_each(|took| budget.count(&time(), *took));
            assert_eq!(budget.page(), next, "{waited:?} {pages:?}");
        }
        // Those that are read cost nothing.
        let budget = Budget::new(0, JOB_TIME - second);
        (0..99).for_each(|_| budget.count(&ReadPage::default(), second));
        assert_eq!(budget.page(), Some(second));
    }
}

//! The text of a whole file, read by several threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::{Pdf, Read, faults};
use crate::base::Progress;
use crate::documents::Extract;
use crate::documents::layers::Layers;
use crate::model::Unit;

/// Pages that a thread takes at a time: enough for it to profit from the fonts that it has read.
const BATCH: usize = 16;
/// The stack of a thread: forms in forms, fifty deep at most, are interpreted by recursion.
const STACK: usize = 16 << 20;

/// The text of all pages with an empty line between them, what a reader does not see of them, and what could not be
/// read.
pub fn extract(bytes: &[u8], progress: &dyn Progress) -> Extract {
    let pdf = match Pdf::open(Arc::new(bytes.to_vec())) {
        Ok(pdf) => pdf,
        Err(fault) => return Extract { faults: vec![fault], ..Extract::default() },
    };
    let pages = read(&pdf, progress);
    let mut layers = Layers::default();
    for (page, number) in pages.iter().zip(1..) {
        layers.push_page(&page.page.text, &page.concealed, number);
    }
    let mut out = Extract { faults: faults::of(&pdf, bytes, &pages), ..Extract::default() };
    layers.write(Unit::Page, &mut out);
    out
}

/// All pages in order; those that were read, if the user cancels.
fn read(pdf: &Pdf, progress: &dyn Progress) -> Vec<Read> {
    let count = pdf.pages();
    let next = AtomicUsize::new(0);
    let work = || {
        let reader = pdf.reader();
        let batches = std::iter::repeat_with(|| next.fetch_add(BATCH, Ordering::Relaxed));
        let more = |first: &usize| {
            progress.step(*first.min(&count) as u64, count as u64);
            *first < count && !progress.cancelled()
        };
        let pages = batches.take_while(more).flat_map(|first| first..(first + BATCH).min(count));
        // Where the letters stand is read anew for the pages that are looked at: for all, it would take too much memory.
        let text_alone = |read: Read| Read { page: read.page.without_places(), ..read };
        pages.map(|page| (page, text_alone(reader.read(page)))).collect::<Vec<_>>()
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(count.div_ceil(BATCH)).max(1);
    let mut pages: Vec<(usize, Read)> = thread::scope(|scope| {
        let spawn = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        // A thread that the system does not give leaves its work to the others, or to this one.
        let threads: Vec<_> = (0..threads).filter_map(|n| spawn(n).ok()).collect();
        if threads.is_empty() {
            return work();
        }
        threads.into_iter().flat_map(|thread| thread.join().expect("reading a page does not panic")).collect()
    });
    pages.sort_unstable_by_key(|(page, _)| *page);
    pages.into_iter().map(|(_, read)| read).collect()
}

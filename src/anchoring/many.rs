//! Finds many excerpts on all cores.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::{Anchorer, Resolution};
use crate::model::Excerpt;

/// An excerpt with the text that it is to be found in, if there is one.
pub type Task<'a, 't> = (Option<&'a Anchorer<'t>>, &'a Excerpt);

/// Fewer excerpts than this are not worth a second thread.
const WORTH: usize = 48;

/// More threads than this find nothing sooner: they wait for memory.
const MAX_THREADS: usize = 8;

/// Finds excerpts, in their order; one without a text is lost. `go_on` is told on the caller's thread how many are
/// done and says whether to go on; `None` if it does not.
pub fn resolve_many(tasks: &[Task<'_, '_>], mut go_on: impl FnMut(usize) -> bool) -> Option<Vec<Resolution>> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(MAX_THREADS);
    let helpers = if tasks.len() < WORTH { 0 } else { cores - 1 };
    let (next, done, stopped) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let one = || {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let found = (at, resolve_one(tasks.get(at)?));
        done.fetch_add(1, Ordering::Relaxed);
        Some(found)
    };
    let mut found = thread::scope(|scope| {
        let work = || std::iter::from_fn(|| (!stopped.load(Ordering::Relaxed)).then(one)?).collect::<Vec<_>>();
        let helpers: Vec<_> = (0..helpers).map(|_| scope.spawn(work)).collect();
        let mut found = Vec::with_capacity(tasks.len());
        while go_on(done.load(Ordering::Relaxed)) {
            match one() {
                Some(resolution) => found.push(resolution),
                None => break,
            }
        }
        // All are taken, or nobody waits for the rest.
        stopped.store(true, Ordering::Relaxed);
        let theirs = helpers.into_iter().flat_map(|helper| helper.join().unwrap_or_default());
        found.extend(theirs);
        found
    });
    found.sort_unstable_by_key(|(at, _)| *at);
    (found.len() == tasks.len()).then(|| found.into_iter().map(|(_, resolution)| resolution).collect())
}

fn resolve_one((anchorer, excerpt): &Task<'_, '_>) -> Resolution {
    anchorer.map_or(Resolution::Lost { nearest: None }, |anchorer| anchorer.resolve(excerpt))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_number_are_those_of_the_excerpts() {
        let text: String = (0..500).map(|n| format!("كلمة{n:04} ")).collect();
        let anchorer = Anchorer::new(&text);
        let quote = |n: usize| Excerpt { exact: format!("كلمة{n:04}").into(), ..Excerpt::default() };
        let quotes: Vec<Excerpt> = (0..500).map(quote).collect();
        for count in [0, 1, WORTH - 1, WORTH, 500] {
            let tasks: Vec<Task<'_, '_>> = quotes[..count].iter().map(|quote| (Some(&anchorer), quote)).collect();
            let found = resolve_many(&tasks, |_| true).expect("nobody stops it");
            let alone: Vec<Resolution> = quotes[..count].iter().map(|quote| anchorer.resolve(quote)).collect();
            assert_eq!(found, alone);
        }
        assert_eq!(resolve_many(&[(None, &quotes[0])], |_| true), Some(vec![Resolution::Lost { nearest: None }]));
    }

    #[test]
    fn it_stops_when_told_to() {
        let quote = Excerpt { exact: "a".into(), ..Excerpt::default() };
        assert_eq!(resolve_many(&[(None, &quote); 10], |_| false), None);
    }
}

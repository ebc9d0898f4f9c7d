//! Finds many excerpts on all cores, one document after the other: prepared texts take many times their size.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::anchorer::Anchorer;
use super::resolution::Resolution;
use super::vocabulary::Names;
use crate::base::fold::most_folded;
use crate::model::Excerpt;

/// An excerpt with the number of the text that it is to be found in, if there is one.
pub type Task<'a> = (Option<usize>, &'a Excerpt);

/// Excerpts that are worth a second thread, at least.
const MIN_PARALLEL: usize = 48;

/// Threads at most: more find nothing sooner, as they wait for memory.
const MAX_THREADS: usize = 8;

/// Folded characters of all texts that are prepared at the same time, unless one alone has more. A character takes up
/// to 10 bytes.
const MAX_PREPARED: usize = 64 << 20;

/// Bytes of a text up to which its folded characters are not counted beforehand.
const SHORT_TEXT: usize = 1 << 20;

/// Finds excerpts in texts, in the order of the tasks; one without a text is lost. `names` are those of people and
/// other parties. `go_on` is told on the caller's
/// thread how many are done and says whether to go on; `None` if it does not.
pub fn resolve_many(
    texts: &[&str],
    names: &Names,
    tasks: &[Task<'_>],
    go_on: impl FnMut(usize) -> bool,
) -> Option<Vec<Resolution>> {
    let mut order: Vec<usize> = (0..tasks.len()).collect();
    order.sort_by_key(|nth| tasks[*nth].0);
    let pool = TextPool::new(texts, names, tasks);
    let one = |at: usize| {
        let (text, excerpt) = tasks[order[at]];
        match text.filter(|text| *text < texts.len()) {
            Some(text) => pool.resolve(text, excerpt),
            None => Resolution::Lost { nearest: None },
        }
    };
    let mut found: Vec<_> = order.iter().zip(on_all_cores(tasks.len(), one, go_on)?).collect();
    found.sort_unstable_by_key(|(nth, _)| **nth);
    Some(found.into_iter().map(|(_, resolution)| resolution).collect())
}

impl Anchorer<'_> {
    /// Finds several excerpts, in their order.
    pub fn resolve_all(&self, excerpts: &[Excerpt]) -> Vec<Resolution> {
        on_all_cores(excerpts.len(), |at| self.resolve(&excerpts[at]), |_| true).unwrap_or_default()
    }
}

/// The texts that are prepared. Each is let go when its last excerpt is found.
struct TextPool<'t> {
    texts: &'t [&'t str],
    names: &'t Names,
    state: Mutex<Prepared<'t>>,
    freed: Condvar,
}

struct Prepared<'t> {
    open: HashMap<usize, (Arc<Anchorer<'t>>, Weight)>,
    /// Number of excerpts that are not found yet, for every text.
    left: HashMap<usize, usize>,
    /// Weight of all open texts together.
    weight: Weight,
}

/// Number of characters that texts fold to, about.
type Weight = usize;

impl<'t> TextPool<'t> {
    fn new(texts: &'t [&'t str], names: &'t Names, tasks: &[Task<'_>]) -> Self {
        let mut left = HashMap::new();
        for text in tasks.iter().filter_map(|(text, _)| *text) {
            *left.entry(text).or_default() += 1;
        }
        let state = Mutex::new(Prepared { open: HashMap::new(), left, weight: 0 });
        Self { texts, names, state, freed: Condvar::new() }
    }

    fn resolve(&self, text: usize, excerpt: &Excerpt) -> Resolution {
        let anchorer = self.open(text);
        let found = anchorer.resolve(excerpt);
        drop(anchorer);
        self.close(text);
        found
    }

    fn lock(&self) -> MutexGuard<'_, Prepared<'t>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The prepared text. Waits while others take up all the room: their excerpts were all given out before, so that
    /// nobody waits for one who waits.
    fn open(&self, text: usize) -> Arc<Anchorer<'t>> {
        let mut state = self.lock();
        let mut known = None;
        loop {
            if let Some((anchorer, _)) = state.open.get(&text) {
                return anchorer.clone();
            }
            let weight = *known.get_or_insert_with(|| weight(self.texts[text]));
            if state.open.is_empty() || state.weight + weight <= MAX_PREPARED {
                let anchorer = Arc::new(Anchorer::new(self.texts[text]).with_names(self.names.clone()));
                state.open.insert(text, (anchorer.clone(), weight));
                state.weight += weight;
                return anchorer;
            }
            state = self.freed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn close(&self, text: usize) {
        let mut state = self.lock();
        let left = state.left.entry(text).or_default();
        *left = left.saturating_sub(1);
        if *left == 0
            && let Some((anchorer, weight)) = state.open.remove(&text)
        {
            state.weight -= weight;
            drop(state);
            // It is large: it is gone before anyone is told.
            drop(anchorer);
            self.freed.notify_all();
        }
    }
}

fn weight(text: &str) -> Weight {
    if text.len() < SHORT_TEXT { text.len() } else { most_folded(text) }
}

/// The results of `one` for every number below `count`, in order.
fn on_all_cores<T: Send>(
    count: usize,
    one: impl Fn(usize) -> T + Sync,
    mut go_on: impl FnMut(usize) -> bool,
) -> Option<Vec<T>> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(MAX_THREADS);
    let helpers = if count < MIN_PARALLEL { 0 } else { cores - 1 };
    let (next, done, stopped) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let one = || {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let found = (at < count).then(|| (at, one(at)))?;
        done.fetch_add(1, Ordering::Relaxed);
        Some(found)
    };
    let mut found = thread::scope(|scope| {
        let work = || std::iter::from_fn(|| (!stopped.load(Ordering::Relaxed)).then(one)?).collect::<Vec<_>>();
        let helpers: Vec<_> = (0..helpers).map(|_| scope.spawn(work)).collect();
        let mut found = Vec::with_capacity(count);
        while go_on(done.load(Ordering::Relaxed)) {
            match one() {
                Some(result) => found.push(result),
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
    (found.len() == count).then(|| found.into_iter().map(|(_, result)| result).collect())
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
        for count in [0, 1, MIN_PARALLEL - 1, MIN_PARALLEL, 500] {
            let tasks: Vec<Task<'_>> = quotes[..count].iter().map(|quote| (Some(0), quote)).collect();
            let found = resolve_many(&[&text], &Names::default(), &tasks, |_| true).expect("nobody stops it");
            let alone: Vec<Resolution> = quotes[..count].iter().map(|quote| anchorer.resolve(quote)).collect();
            assert_eq!(found, alone);
            assert_eq!(anchorer.resolve_all(&quotes[..count]), alone);
        }
        let lost = Some(vec![Resolution::Lost { nearest: None }; 2]);
        assert_eq!(resolve_many(&[], &Names::default(), &[(None, &quotes[0]), (Some(0), &quotes[0])], |_| true), lost);
    }

    #[test]
    fn each_excerpt_is_found_in_its_own_text_and_texts_are_let_go() {
        let texts: Vec<String> = (0..90).map(|n| format!("{} كلمة{n:04} هنا", "حشو ".repeat(n))).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let quotes: Vec<Excerpt> =
            (0..90).map(|n| Excerpt { exact: format!("كلمة{n:04}").into(), ..Excerpt::default() }).collect();
        // Out of order, and each twice.
        let tasks: Vec<Task<'_>> = (0..180).map(|n| n * 37 % 90).map(|n| (Some(n), &quotes[n])).collect();
        let found = resolve_many(&texts, &Names::default(), &tasks, |_| true).expect("nobody stops it");
        for ((text, quote), found) in tasks.iter().zip(&found) {
            let at = text.map(|text| texts[text].find(quote.exact.as_unproven()).expect("it stands there"));
            assert_eq!(found.range().map(|range| range.start), at);
        }
        let names = Names::default();
        let pool = TextPool::new(&texts, &names, &tasks);
        for (text, quote) in &tasks {
            pool.resolve(text.unwrap_or_default(), quote);
        }
        let state = pool.lock();
        assert!(state.open.is_empty() && state.weight == 0);
    }

    #[test]
    fn it_stops_when_told_to() {
        let quote = Excerpt { exact: "a".into(), ..Excerpt::default() };
        assert_eq!(resolve_many(&[], &Names::default(), &[(None, &quote); 10], |_| false), None);
    }
}

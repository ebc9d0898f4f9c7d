//! What takes too long for the interface's thread in large projects: gathering what shows, searching, sorting the list.
//!
//! State says what it wants; [`begin`] runs it as jobs, and [`take`] puts in what they bring, unless it is late. Until
//! then the old picture stands. Small projects are done at once.

use std::sync::Arc;

use crate::app::session::Indexed;
use crate::app::state::State;
use crate::app::state::list::Order;
use crate::app::state::list::rows;
use crate::app::tasks::{Jobs, Outcome, Task};
use crate::base::EventIx;
use crate::model::Project;
use crate::model::filter::Filter;
use crate::model::search::{SearchIndex, narrows};
use crate::timeline::content::Wording;
use crate::timeline::{Content, Hits};

/// Projects with more events than this are large.
pub const LARGE: usize = 20_000;

/// Hits that are more than one event in so many are looked for anew: that is faster than one by one.
const DENSE: usize = 8;

/// A kind of work of which only the newest answer counts.
#[derive(Debug, Default)]
pub struct Turn {
    number: u64,
    waits: bool,
    runs: bool,
}

impl Turn {
    /// Asks for the work; answers to earlier questions are late.
    pub fn ask(&mut self) {
        *self = Self { number: self.number + 1, waits: true, runs: false };
    }

    /// It was done at once, or is not wanted any more.
    pub fn settle(&mut self) {
        *self = Self { number: self.number + 1, waits: false, runs: false };
    }

    /// Whether an answer is awaited.
    pub fn is_busy(&self) -> bool {
        self.waits || self.runs
    }

    fn start(&mut self) -> u64 {
        (self.waits, self.runs) = (false, true);
        self.number
    }

    fn ends(&mut self, number: u64) -> bool {
        let is_newest = self.runs && self.number == number;
        self.runs &= !is_newest;
        is_newest
    }
}

/// A kind of work, for telling which broke down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Gathering what shows.
    Gather,
    /// Searching.
    Search,
    /// Sorting the list.
    Sort,
    /// Building the search index.
    Index,
}

/// The kinds of work.
#[derive(Debug, Default)]
pub struct Work {
    /// Gathering what shows.
    pub gather: Turn,
    /// Searching.
    pub search: Turn,
    /// Sorting the list.
    pub sort: Turn,
}

/// What a search found of what shows.
#[derive(Debug, Default)]
pub struct Found {
    /// The query.
    pub query: String,
    /// Every event that fits it, shown or not, in the project's order.
    pub all: Arc<Vec<EventIx>>,
    /// The shown ones in reading order.
    pub order: Arc<Vec<EventIx>>,
    /// The shown ones, for asking.
    pub hits: Hits,
}

/// What a job brings back, with the number of its turn.
pub enum Done {
    /// What shows, and what of it the search of that time finds.
    Gathered(u64, Box<Content>, Option<Found>),
    /// A search index.
    Indexed(Indexed),
    /// The end of a search.
    Searched(u64, Found),
    /// The rows of the list.
    Sorted(u64, Order, Arc<Vec<EventIx>>),
}

/// What of a project shows.
pub fn gather(project: &Project, wording: &Wording, filter: &Filter) -> Content {
    match filter.is_empty() {
        true => Content::gather(project, wording, |_| true),
        false => Content::gather(project, wording, |event| filter.matches(project, event)),
    }
}

/// Searches what shows; `last` is the search before, in the same index.
pub fn search(index: &SearchIndex, content: &Content, query: &str, last: Option<(&str, &Arc<Vec<EventIx>>)>) -> Found {
    let all = match last {
        Some((old, all)) if old == query => all.clone(),
        Some((old, all)) if all.len() < index.len() / DENSE && narrows(query, old) => {
            Arc::new(index.search_among(query, all))
        }
        _ => Arc::new(index.search(query)),
    };
    shown(content, query, all)
}

fn shown(content: &Content, query: &str, all: Arc<Vec<EventIx>>) -> Found {
    let mut ranks: Vec<u32> = all.iter().filter_map(|event| Some(content.rank(*event)? as u32)).collect();
    ranks.sort_unstable();
    let order: Vec<EventIx> = ranks.into_iter().filter_map(|rank| content.ranked(rank as usize)).collect();
    let hits = Hits::new(content, order.iter().copied());
    Found { query: query.to_owned(), all, order: Arc::new(order), hits }
}

/// Begins what is wanted.
pub fn begin(state: &mut State, jobs: &Jobs) {
    let Some(session) = &mut state.session else { return };
    if let Some(job) = session.build_index() {
        jobs.spawn_as(Task::Work(Kind::Index), move || Outcome::Done(Done::Indexed(job())));
    }
    let index = session.index().cloned();
    if state.work.gather.waits {
        let number = state.work.gather.start();
        let (project, filter, wording) = (session.project.clone(), state.filter.clone(), state.words.wording.clone());
        let wanted = state.search.is_active().then(|| state.search.query.clone());
        jobs.spawn_as(Task::Work(Kind::Gather), move || {
            let content = gather(&project, &wording, &filter);
            let found = wanted.zip(index).map(|(query, index)| search(&index, &content, &query, None));
            Outcome::Done(Done::Gathered(number, Box::new(content), found))
        });
    } else if let Some(index) = index.filter(|_| state.work.search.waits && !state.work.gather.is_busy()) {
        let number = state.work.search.start();
        let (content, query) = (state.content.clone(), state.search.query.clone());
        let last = state.search.last.clone();
        jobs.spawn_as(Task::Work(Kind::Search), move || {
            let last = last.as_ref().map(|(query, all)| (query.as_str(), all));
            Outcome::Done(Done::Searched(number, search(&index, &content, &query, last)))
        });
    }
    begin_sort(state, jobs);
}

/// Brings the rows of the list in step with what it is to show; a long sort is a job.
fn begin_sort(state: &mut State, jobs: &Jobs) {
    let Some(session) = &state.session else { return };
    if !state.settings.list_open || state.work.gather.is_busy() {
        return;
    }
    let order = state.list.order(state);
    if state.list.has(&order) {
        return;
    }
    let of = rows::Source { project: session.project.clone(), content: state.content.clone() };
    let hits = order.hits.map(|_| state.search.hits.clone());
    match rows::at_once(&order, &hits) {
        Some(made) => {
            state.work.sort.settle();
            state.list.put(order, made);
        }
        None if of.content.len() <= LARGE => {
            let made = rows::sorted(&order, &of, hits.as_deref().map(Vec::as_slice), state.words.wording.locale);
            state.work.sort.settle();
            state.list.put(order, rows::Rows::Listed(Arc::new(made)));
        }
        None if state.list.wanted.as_ref() == Some(&order) => {}
        None => {
            state.list.wanted = Some(order);
            state.work.sort.ask();
            let (number, locale) = (state.work.sort.start(), state.words.wording.locale);
            jobs.spawn_as(Task::Work(Kind::Sort), move || {
                let made = rows::sorted(&order, &of, hits.as_deref().map(Vec::as_slice), locale);
                Outcome::Done(Done::Sorted(number, order, Arc::new(made)))
            });
        }
    }
}

/// Takes in what a job brought, unless it is late.
pub fn take(state: &mut State, done: Done) {
    match done {
        Done::Gathered(number, content, found) => {
            if state.work.gather.ends(number) {
                state.put_content(*content, found);
            }
        }
        Done::Indexed(indexed) => {
            if let Some(session) = &mut state.session {
                session.take_index(indexed);
            }
        }
        Done::Searched(number, found) => {
            if state.work.search.ends(number) {
                state.search.put(found);
            }
        }
        Done::Sorted(number, order, made) => {
            if state.work.sort.ends(number) {
                state.list.put(order, rows::Rows::Listed(made));
            }
        }
    }
}

/// Nobody waits any more for work that broke down: what showed before stays.
pub fn give_up(state: &mut State, kind: Kind) {
    match kind {
        Kind::Gather => state.work.gather.settle(),
        Kind::Search => state.work.search.settle(),
        Kind::Sort => state.work.sort.settle(),
        Kind::Index => {
            if let Some(session) = &mut state.session {
                session.give_up_index();
            }
            state.work.search.settle();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_newest_answer_counts() {
        let mut turn = Turn::default();
        turn.ask();
        let first = turn.start();
        turn.ask();
        assert!(!turn.ends(first) && turn.is_busy(), "the first came late");
        let second = turn.start();
        assert!(turn.ends(second) && !turn.is_busy());
        assert!(!turn.ends(second), "an answer counts once");
        turn.ask();
        let third = turn.start();
        turn.settle();
        assert!(!turn.ends(third) && !turn.is_busy(), "nobody waits any more");
    }

    #[test]
    fn hits_come_in_reading_order_whether_anew_or_among_the_last() {
        let mut project = Project::default();
        for (title, when) in [("ab b", Some("2020")), ("ab", Some("2010")), ("abc", None), ("abc", Some("2000"))] {
            let when = when.and_then(|when| crate::model::When::parse(when).ok());
            project.events.push(crate::model::Event { title: title.into(), when, ..Default::default() });
        }
        let index = SearchIndex::build(&project);
        let wording = Wording { locale: "en", no_lane: String::new() };
        let content = gather(&project, &wording, &Filter::default());
        let order = |found: &Found| found.order.iter().map(|event| event.0).collect::<Vec<_>>();
        let first = search(&index, &content, "ab", None);
        assert_eq!(order(&first), [3, 1, 0, 2]);
        let second = search(&index, &content, "abc", Some((&first.query, &first.all)));
        assert_eq!(order(&second), [3, 2]);
        assert!(second.hits.contains(EventIx(2)) && !second.hits.contains(EventIx(0)));
    }
}

//! The search: its query, and the events that fit it.

use std::sync::Arc;

use crate::base::EventIx;
use crate::model::search::{SearchIndex, narrows};
use crate::timeline::{Hits, TimelineIndex};

/// Hits that are more than one event in so many are looked for anew: that is faster than one by one.
const DENSE: usize = 8;

/// The search.
#[derive(Debug, Default)]
pub struct Search {
    /// What is looked for.
    pub query: String,
    /// The events found, in reading order.
    pub hits: Arc<Vec<EventIx>>,
    /// The same, for asking about one event.
    pub found: Hits,
    /// The query that was looked for last, with every event that fits it, shown or not.
    pub last: Option<(String, Arc<Vec<EventIx>>)>,
    /// Grows with every answer, so that what is made of the hits knows when it is old.
    pub revision: u64,
}

impl Search {
    /// Returns true if something is looked for.
    pub fn is_active(&self) -> bool {
        !self.query.trim().is_empty()
    }

    /// Takes in the events found.
    pub fn put(&mut self, found: Found) {
        (self.hits, self.found) = (found.order, found.hits);
        self.last = Some((found.query, found.all));
        self.revision += 1;
    }

    /// Forgets the events found, and not the query.
    pub fn clear_hits(&mut self) {
        (self.hits, self.found, self.last) = (Arc::default(), Hits::default(), None);
        self.revision += 1;
    }

    /// Returns the hits, as soon as something is known of what is looked for.
    pub fn answer(&self) -> Option<&Hits> {
        (self.is_active() && self.last.is_some()).then_some(&self.found)
    }

    /// Returns the position of an event among the hits.
    pub fn position(&self, content: &TimelineIndex, event: EventIx) -> Option<usize> {
        let rank = content.rank(event)?;
        let found = self.hits.binary_search_by_key(&Some(rank), |hit| content.rank(*hit));
        found.ok().filter(|at| self.hits[*at] == event)
    }
}

/// Events that a search found.
#[derive(Debug, Default)]
pub struct Found {
    /// The query.
    pub query: String,
    /// Every event that fits it, shown or not, in the project's order.
    pub all: Arc<Vec<EventIx>>,
    /// The shown ones in reading order.
    pub order: Arc<Vec<EventIx>>,
    /// The shown ones, for asking about one event.
    pub hits: Hits,
}

/// Searches the events that show; `last` is the search before, in the same index.
pub fn search(
    index: &SearchIndex,
    content: &TimelineIndex,
    query: &str,
    last: Option<(&str, &Arc<Vec<EventIx>>)>,
) -> Found {
    let all = match last {
        Some((old, all)) if old == query => all.clone(),
        Some((old, all)) if all.len() < index.len() / DENSE && narrows(query, old) => {
            Arc::new(index.search_among(query, all))
        }
        _ => Arc::new(index.search(query)),
    };
    shown(content, query, all)
}

fn shown(content: &TimelineIndex, query: &str, all: Arc<Vec<EventIx>>) -> Found {
    let mut ranks: Vec<u32> = all.iter().filter_map(|event| Some(content.rank(*event)? as u32)).collect();
    ranks.sort_unstable();
    let order: Vec<EventIx> = ranks.into_iter().filter_map(|rank| content.ranked(rank as usize)).collect();
    let hits = content.hits(order.iter().copied());
    Found { query: query.to_owned(), all, order: Arc::new(order), hits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EdtfDate, Event, Project};
    use crate::timeline::labels::LaneLabels;

    #[test]
    fn hits_come_in_reading_order_whether_anew_or_among_the_last() {
        let mut project = Project::default();
        for (title, when) in [("ab b", Some("2020")), ("ab", Some("2010")), ("abc", None), ("abc", Some("2000"))] {
            let when = when.and_then(|when| EdtfDate::parse(when).ok());
            project.events.push(Event { title: title.into(), when, ..Default::default() });
        }
        let index = SearchIndex::build(&project);
        let wording = LaneLabels { locale: "en", no_lane: String::new() };
        let content = TimelineIndex::gather(&project, &wording, |_| true);
        let order = |found: &Found| found.order.iter().map(|event| event.0).collect::<Vec<_>>();
        let first = search(&index, &content, "ab", None);
        assert_eq!(order(&first), [3, 1, 0, 2]);
        let second = search(&index, &content, "abc", Some((&first.query, &first.all)));
        assert_eq!(order(&second), [3, 2]);
        assert!(second.hits.contains(EventIx(2)) && !second.hits.contains(EventIx(0)));
    }
}

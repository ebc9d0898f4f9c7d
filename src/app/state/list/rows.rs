//! The rows of the list in their order. The reading order needs no memory: it is that of what shows.

use std::cmp::Ordering;
use std::sync::Arc;

use super::order::{By, Order};
use crate::base::EventIx;
use crate::base::fold::fold_letters;
use crate::model::Project;
use crate::timeline::TimelineIndex;

/// The rows.
#[derive(Clone, Debug, Default)]
pub enum Rows {
    /// Everything that shows, in reading order.
    #[default]
    Reading,
    /// These events.
    Listed(Arc<Vec<EventIx>>),
}

impl Rows {
    /// How many there are.
    pub fn len(&self, content: &TimelineIndex) -> usize {
        match self {
            Self::Reading => content.len(),
            Self::Listed(events) => events.len(),
        }
    }

    /// The event of a row.
    pub fn at(&self, content: &TimelineIndex, row: usize) -> Option<EventIx> {
        match self {
            Self::Reading => content.ranked(row),
            Self::Listed(events) => events.get(row).copied(),
        }
    }

    /// The row of an event.
    pub fn find(&self, content: &TimelineIndex, event: EventIx) -> Option<usize> {
        match self {
            Self::Reading => content.rank(event),
            Self::Listed(events) => events.iter().position(|listed| *listed == event),
        }
    }
}

/// What rows are made from.
#[derive(Clone, Debug)]
pub struct Source {
    /// The project.
    pub project: Arc<Project>,
    /// What of it shows.
    pub content: Arc<TimelineIndex>,
}

/// The rows, if nothing has to be sorted for them. `hits` are in reading order.
pub fn at_once(order: &Order, hits: &Option<Arc<Vec<EventIx>>>) -> Option<Rows> {
    let is_plain = order.sort.by == By::Time && !order.sort.reversed;
    is_plain.then(|| hits.clone().map_or(Rows::Reading, Rows::Listed))
}

/// The rows, sorted; `hits` only, if they are given, and titles as readers of `locale` see them.
pub fn sorted(order: &Order, of: &Source, hits: Option<&[EventIx]>, locale: &str) -> Vec<EventIx> {
    let content = &of.content;
    let mut rows: Vec<EventIx> = match hits {
        Some(hits) => hits.to_vec(),
        None => content.reading_order().collect(),
    };
    let (project, reversed) = (&of.project, order.sort.reversed);
    match order.sort.by {
        By::Time => {
            let dated = rows.partition_point(|event| content.position(*event).is_some());
            rows[..dated].reverse();
        }
        By::Lane => by_key(&mut rows, reversed, |event| content.lane_of(event)),
        By::Importance => {
            by_key(&mut rows, reversed, |event| {
                std::cmp::Reverse(project.event(event).map(|event| event.importance()))
            });
        }
        By::Title => by_title(&mut rows, project, reversed, locale),
    }
    rows
}

fn by_key<K: Ord>(rows: &mut [EventIx], reversed: bool, key: impl Fn(EventIx) -> K) {
    rows.sort_by(|a, b| turned(key(*a).cmp(&key(*b)), reversed));
}

fn turned(order: Ordering, reversed: bool) -> Ordering {
    if reversed { order.reverse() } else { order }
}

/// Titles without what only writes them differently, one after the other, so that each is folded once.
fn by_title(rows: &mut Vec<EventIx>, project: &Project, reversed: bool, locale: &str) {
    let mut letters = String::new();
    let mut keyed: Vec<(u32, u32, EventIx)> = Vec::with_capacity(rows.len());
    for &event in rows.iter() {
        let start = letters.len();
        if let Some(event) = project.event(event) {
            fold_letters(event.title().get(locale), |c| letters.push(c));
        }
        keyed.push((short(start), short(letters.len()), event));
    }
    let title = |&(start, end, _): &(u32, u32, EventIx)| letters.get(start as usize..end as usize).unwrap_or_default();
    keyed.sort_by(|a, b| turned(title(a).cmp(title(b)), reversed));
    *rows = keyed.into_iter().map(|(.., event)| event).collect();
}

/// What is past four gigabytes of titles is not told apart.
fn short(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::order::Sort;
    use super::*;
    use crate::model::{EdtfDate, Event, Lane};
    use crate::timeline::labels::LaneLabels;

    #[test]
    fn rows_are_sorted_and_those_alike_keep_the_reading_order() {
        let lanes = ["one", "two"].map(|id| Lane { id: id.into(), ..Lane::default() }).into();
        let mut project = Project { lanes, ..Project::default() };
        let events = [
            ("2003", "ب", Some("two"), 3),
            ("2001", "أب", Some("one"), 5),
            ("", "اب", Some("two"), 1),
            ("2002", "ج", None, 5),
        ];
        for (when, title, lane, importance) in events {
            let (when, lane) = (EdtfDate::parse(when).ok(), lane.map(Into::into));
            project.events.push(Event { when, title: title.into(), lane, importance, ..Event::default() });
        }
        let wording = LaneLabels { locale: "ar", no_lane: String::new() };
        let content = Arc::new(TimelineIndex::gather(&project, &wording, |_| true));
        let of = Source { project: Arc::new(project), content };
        #[rustfmt::skip]
        let cases: [(By, bool, &[u32]); 7] = [
            (By::Time, true, &[0, 3, 1, 2]),
            (By::Lane, false, &[1, 0, 2, 3]), (By::Lane, true, &[3, 0, 2, 1]),
            (By::Title, false, &[1, 2, 0, 3]), (By::Title, true, &[3, 0, 1, 2]),
            (By::Importance, false, &[1, 3, 0, 2]), (By::Importance, true, &[2, 0, 1, 3]),
        ];
        for (by, reversed, expected) in cases {
            let order = Order { sort: Sort { by, reversed }, content: 0, hits: None };
            assert!(at_once(&order, &None).is_none());
            let rows = Rows::Listed(Arc::new(sorted(&order, &of, None, "ar")));
            let listed: Vec<u32> = (0..4).filter_map(|row| rows.at(&of.content, row)).map(|event| event.0).collect();
            assert_eq!(listed, expected, "{by:?} {reversed}");
            assert_eq!(rows.find(&of.content, EventIx(expected[2])), Some(2));
            let hits = [EventIx(1), EventIx(2)];
            assert_eq!(sorted(&order, &of, Some(&hits), "ar").len(), 2);
        }
        let order = Order { sort: Sort::default(), content: 0, hits: None };
        let rows = at_once(&order, &None).expect("the reading order is there");
        assert_eq!((rows.len(&of.content), rows.at(&of.content, 0)), (4, Some(EventIx(1))));
    }
}

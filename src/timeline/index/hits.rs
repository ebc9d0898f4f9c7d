//! The events that a search found, for asking about one and about many at once.

use crate::base::{EventIx, EventSet};
use crate::timeline::index::content::Content;
use crate::timeline::time::scale::Seconds;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    events: EventSet,
    /// Found events that are placed, by lane and time: positions among the placed ones.
    lanes: Vec<Vec<u32>>,
}

impl Hits {
    /// The shown ones of some events, as the timeline asks for them.
    pub fn new(content: &Content, found: impl IntoIterator<Item = EventIx>) -> Self {
        let mut hits = Self { lanes: vec![Vec::new(); content.lanes.len()], ..Self::default() };
        for event in found {
            let Some(rank) = content.rank(event) else { continue };
            hits.events.insert(event);
            if let Some(placed) = content.placed.get(rank) {
                hits.lanes[placed.lane()].push(rank as u32);
            }
        }
        hits.lanes.iter_mut().for_each(|lane| lane.sort_unstable());
        hits
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Whether an event was found.
    pub fn contains(&self, event: EventIx) -> bool {
        self.events.contains(event)
    }

    /// Whether one was found in a lane, from the placed event at a position to those that begin at `to`.
    pub fn any_within(&self, content: &Content, lane: usize, (first, from, to): (usize, Seconds, Seconds)) -> bool {
        let Some(lane) = self.lanes.get(lane) else { return false };
        let from_here = lane.partition_point(|at| (*at as usize) < first || content.placed[*at as usize].from < from);
        lane.get(from_here).is_some_and(|at| content.placed[*at as usize].from <= to)
    }

    /// How many were found in a lane that begin from a second (inclusive) to a second (exclusive).
    pub fn count_within(&self, content: &Content, lane: usize, (from, to): (i64, i64)) -> usize {
        let Some(lane) = self.lanes.get(lane) else { return 0 };
        let before = |time: i64| lane.partition_point(|at| content.placed[*at as usize].from < time as Seconds);
        before(to) - before(from)
    }
}

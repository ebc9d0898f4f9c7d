//! The events that a search found, for asking about one and about many at once.

use std::ops::{Range, RangeInclusive};

use super::placed::Placed;
use crate::base::{EventIx, EventSet};
use crate::timeline::time::Seconds;

/// Events that a search found and that are shown.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    events: EventSet,
    /// For every lane: positions of hits among the placed events, ascending, and so by time.
    lanes: Vec<Vec<u32>>,
}

impl Hits {
    /// Takes events with their positions in the reading order, which begins with the placed events.
    pub fn of_ranked(placed: &[Placed], lanes: usize, found: impl Iterator<Item = (EventIx, usize)>) -> Self {
        let mut hits = Self { lanes: vec![Vec::new(); lanes], ..Self::default() };
        for (event, rank) in found {
            hits.events.insert(event);
            if let Some(placed) = placed.get(rank) {
                hits.lanes[placed.lane()].push(rank as u32);
            }
        }
        hits.lanes.iter_mut().for_each(|lane| lane.sort_unstable());
        hits
    }

    /// Number of hits.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Returns true if there is no hit.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Returns true if an event is a hit.
    pub fn contains(&self, event: EventIx) -> bool {
        self.events.contains(event)
    }

    /// Returns true if `lane` has a hit at or after position `first` that begins within `begins`.
    pub fn any_within(&self, placed: &[Placed], lane: usize, first: usize, begins: RangeInclusive<Seconds>) -> bool {
        let Some(lane) = self.lanes.get(lane) else { return false };
        let is_before = |at: &u32| (*at as usize) < first || placed[*at as usize].from < *begins.start();
        lane.get(lane.partition_point(is_before)).is_some_and(|at| placed[*at as usize].from <= *begins.end())
    }

    /// Number of hits of `lane` that begin within `seconds`.
    pub fn count_within(&self, placed: &[Placed], lane: usize, seconds: Range<i64>) -> usize {
        let Some(lane) = self.lanes.get(lane) else { return 0 };
        let before = |time: i64| lane.partition_point(|at| placed[*at as usize].from < time as Seconds);
        before(seconds.end) - before(seconds.start)
    }
}

//! Index of lasting events: finds those that began before a moment and end after it without looking at all that began
//! before.

use super::placed::Placed;
use super::pyramid::Pyramid;
use crate::timeline::time::Seconds;

/// Events of less than 2^17 seconds, a day and a half, are found among those that began within that time.
const SHORT: u32 = 17;

/// Longer events of every lane, by how long they are.
#[derive(Debug, Default)]
pub struct IntervalIndex {
    /// For every lane: positions among the placed events, by their beginning, of events of 2^17 to 2^18 seconds, of
    /// 2^18 to 2^19, and so on.
    lanes: Vec<Vec<Vec<u32>>>,
}

impl IntervalIndex {
    /// Sorts placed events, which are in order of time, by their length.
    pub fn new(placed: &[Placed], lanes: usize) -> Self {
        let mut index = Self { lanes: vec![Vec::new(); lanes] };
        for (at, event) in (0..).zip(placed) {
            let Some(power) = power(event).checked_sub(SHORT) else { continue };
            let Some(lane) = index.lanes.get_mut(event.lane()) else { continue };
            let power = power as usize;
            if lane.len() <= power {
                lane.resize(power + 1, Vec::new());
            }
            lane[power].push(at);
        }
        index.lanes.iter_mut().flatten().for_each(Vec::shrink_to_fit);
        index
    }

    /// Positions of the events of a lane that began before a moment and end after it, in no order. `pyramid` is of the
    /// same events as this.
    pub fn at<'a>(
        &'a self,
        placed: &'a [Placed],
        pyramid: &'a Pyramid,
        lane: usize,
        time: i64,
    ) -> impl Iterator<Item = usize> + 'a {
        let short = pyramid.within(placed, lane, time - (1 << SHORT)..time).iter();
        let long = (SHORT..).zip(self.lanes.get(lane).into_iter().flatten()).flat_map(move |(power, events)| {
            let from = |at: &u32| placed[*at as usize].from;
            let reach = 2f64.powi(power as i32 + 1);
            let first = events.partition_point(|at| from(at) < time as Seconds - reach);
            let end = events.partition_point(|at| from(at) < time as Seconds);
            events[first..end.max(first)].iter()
        });
        let short = short.filter(move |at| power(&placed[**at as usize]) < SHORT);
        short.chain(long).map(|at| *at as usize).filter(move |at| placed[*at].to > time as Seconds)
    }
}

/// The power of two of seconds that an event lasts at least.
fn power(placed: &Placed) -> u32 {
    ((placed.to - placed.from).max(1.0) as u64).ilog2()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::EventIx;
    use crate::model::date::{Bounds, Edge, EdgeKind};

    #[test]
    fn all_that_last_are_found_and_nothing_else() {
        let mut seed = 3_u64;
        let mut next = |below: i64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as i64 % below
        };
        let edge = |time| Edge { time, kind: EdgeKind::Sharp };
        let event = |n: u32| {
            let (from, power) = (next(100_000_000), 2 + next(27));
            let length = next(1 << power);
            Placed::at(EventIx(n), n as usize % 3, Bounds { from: edge(from), to: edge(from + length) })
        };
        let mut placed: Vec<Placed> = (0..2_000).map(event).collect();
        placed.sort_by(|a, b| a.from.total_cmp(&b.from));
        let (pyramid, index) = (Pyramid::new(&placed, 3), IntervalIndex::new(&placed, 3));
        for (time, lane) in (0..200).map(|n| (n * 600_000 - 1_000_000, n as usize % 3)) {
            let mut found: Vec<usize> = index.at(&placed, &pyramid, lane, time).collect();
            found.sort_unstable();
            let lasts = |p: &Placed| p.lane() == lane && p.from < time as f64 && p.to > time as f64;
            let all: Vec<usize> = (0..placed.len()).filter(|at| lasts(&placed[*at])).collect();
            assert_eq!(found, all, "{time}");
        }
    }
}

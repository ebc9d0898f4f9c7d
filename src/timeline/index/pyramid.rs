//! Number of events that begin in every stretch of time of every lane, and the weightiest of them: for stretches of
//! 1, 2, 4, 8 … seconds, so that a picture of any zoom is made from as many cells as it has points, not from events.

use super::placed::Placed;
use std::ops::Range;

/// Events a cell of the finest stored stretch has on average. What is finer is counted when it is asked for.
const PER_CELL: u64 = 4;

/// The events that begin in one stretch of time of one lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Number of them.
    pub count: u32,
    /// The position of the weightiest among the placed events; of no meaning if there are none.
    pub best: u32,
}

/// Counts of every lane.
#[derive(Debug, Default)]
pub struct Pyramid {
    lanes: Vec<LaneCounts>,
}

#[derive(Debug, Default)]
struct LaneCounts {
    /// The lane's events by time, as positions among the placed events.
    positions: Vec<u32>,
    /// The finest stretch that is stored: 2^`base` seconds.
    base: u32,
    /// For 2^`base` seconds, 2^(`base` + 1) seconds …, up to one or two cells for all.
    levels: Vec<Level>,
}

#[derive(Debug, Default)]
struct Level {
    /// The number of the first cell: time by seconds of a cell, rounded down.
    first: i64,
    cells: Vec<Cell>,
    /// The greatest count of a cell.
    most: u32,
}

impl Pyramid {
    /// Counts placed events, which are in order of time.
    pub fn new(placed: &[Placed], lanes: usize) -> Self {
        let mut positions = vec![Vec::new(); lanes];
        for (at, event) in (0..).zip(placed) {
            if let Some(lane) = positions.get_mut(event.lane()) {
                lane.push(at);
            }
        }
        Self { lanes: positions.into_iter().map(|positions| LaneCounts::new(positions, placed)).collect() }
    }

    /// Positions of the events of a lane that begin within `seconds`, by time.
    pub fn within(&self, placed: &[Placed], lane: usize, seconds: Range<i64>) -> &[u32] {
        self.lanes.get(lane).map_or(&[], |lane| lane.within(placed, seconds))
    }

    /// The most events that begin in any stretch of 2^`power` seconds of a lane; for stretches finer than are stored,
    /// what there would be if the fullest stored one were even.
    pub fn most(&self, lane: usize, power: u32) -> u32 {
        let Some(lane) = self.lanes.get(lane) else { return 0 };
        let (finer, level) = (lane.base.saturating_sub(power), power.saturating_sub(lane.base) as usize);
        let level = lane.levels.get(level).or(lane.levels.last());
        level.map_or(0, |level| level.most.checked_shr(finer).unwrap_or_default())
    }

    /// The cell with a number, of 2^`power` seconds, of a lane.
    pub fn cell(&self, placed: &[Placed], lane: usize, power: u32, number: i64) -> Cell {
        self.lanes.get(lane).map_or_else(Cell::default, |lane| lane.cell(placed, power, number))
    }
}

impl LaneCounts {
    fn new(mut positions: Vec<u32>, placed: &[Placed]) -> Self {
        positions.shrink_to_fit();
        let second = |at: &u32| placed[*at as usize].from.floor() as i64;
        let (Some(first), Some(last)) = (positions.first().map(second), positions.last().map(second)) else {
            return Self::default();
        };
        let most = positions.len() as u64 / PER_CELL + 1;
        let base = (0..63).find(|base| (last >> base).abs_diff(first >> base) < most).unwrap_or(63);
        let mut level = Level { first: first >> base, cells: Vec::new(), most: 0 };
        level.cells.resize(((last >> base) - level.first + 1) as usize, Cell::default());
        for at in &positions {
            let cell = &mut level.cells[((second(at) >> base) - level.first) as usize];
            *cell = cell.with(Cell { count: 1, best: *at }, placed);
        }
        let mut levels = vec![level.counted()];
        while let Some(finer) = levels.last().filter(|level| level.cells.len() > 2) {
            let coarser = finer.halved(placed);
            levels.push(coarser);
        }
        Self { positions, base, levels }
    }

    fn within(&self, placed: &[Placed], seconds: Range<i64>) -> &[u32] {
        let before = |time: i64| self.positions.partition_point(|at| placed[*at as usize].from < time as f64);
        let (from, to) = (before(seconds.start), before(seconds.end));
        &self.positions[from..to.max(from)]
    }

    fn cell(&self, placed: &[Placed], power: u32, number: i64) -> Cell {
        let Some(level) = power.checked_sub(self.base) else {
            let inside = self.within(placed, number << power..(number + 1) << power);
            let one = |at: &u32| Cell { count: 1, best: *at };
            return inside.iter().map(one).fold(Cell::default(), |sum, cell| sum.with(cell, placed));
        };
        let Some(top) = self.levels.last() else { return Cell::default() };
        if let Some(level) = self.levels.get(level as usize) {
            let at = number.checked_sub(level.first).and_then(|at| usize::try_from(at).ok());
            return at.and_then(|at| level.cells.get(at)).copied().unwrap_or_default();
        }
        // Coarser than all that is stored: the few cells at the top, if they lie in it.
        let more = (level as usize + 1 - self.levels.len()) as u32;
        let here = |(at, _): &(i64, &Cell)| at.checked_shr(more).unwrap_or(if *at < 0 { -1 } else { 0 }) == number;
        let cells = (top.first..).zip(&top.cells).filter(here);
        cells.fold(Cell::default(), |sum, (_, cell)| sum.with(*cell, placed))
    }
}

impl Level {
    fn halved(&self, placed: &[Placed]) -> Self {
        let first = self.first >> 1;
        let last = (self.first + self.cells.len() as i64 - 1) >> 1;
        let mut cells = vec![Cell::default(); (last - first + 1) as usize];
        for (number, cell) in (self.first..).zip(&self.cells) {
            let sum = &mut cells[((number >> 1) - first) as usize];
            *sum = sum.with(*cell, placed);
        }
        Self { first, cells, most: 0 }.counted()
    }

    fn counted(self) -> Self {
        Self { most: self.cells.iter().map(|cell| cell.count).max().unwrap_or_default(), ..self }
    }
}

impl Cell {
    fn with(self, other: Self, placed: &[Placed]) -> Self {
        let weight = |cell: Self| placed.get(cell.best as usize).map(Placed::weight);
        let other_wins = self.count == 0 || (other.count > 0 && weight(other) > weight(self));
        Self { count: self.count + other.count, best: if other_wins { other.best } else { self.best } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::EventIx;
    use crate::model::Status;
    use crate::model::date::{Bounds, Edge, EdgeKind};

    fn events(times: &[i64]) -> Vec<Placed> {
        let edge = |time| Edge { time, kind: EdgeKind::Sharp };
        let event = |(n, time): (usize, &i64)| {
            let bounds = Bounds { from: edge(*time), to: edge(time + 1) };
            Placed::at(EventIx(n as u32), n % 2, bounds).rated(1 + (n % 5) as u8, Status::Reported)
        };
        times.iter().enumerate().map(event).collect()
    }

    #[test]
    fn every_cell_is_what_counting_gives() {
        let mut seed = 5_u64;
        let mut next = |below: i64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as i64 % below
        };
        let mut times: Vec<i64> = (0..120).map(|_| next(200_000) * next(40) - 1_000_000).collect();
        times.extend([-60_000_000_000, 60_000_000_000, 0, 0, 0, -1]);
        for times in [times, vec![], vec![7], vec![-9; 40]] {
            let mut times = times;
            times.sort_unstable();
            let placed = events(&times);
            let pyramid = Pyramid::new(&placed, 3);
            for power in 0..40 {
                let numbers = times.iter().flat_map(|t| [t >> power, (t >> power) + 1]).chain([0, -1, 5_000]);
                for (number, lane) in numbers.flat_map(|number| [(number, 0), (number, 1), (number, 2)]) {
                    let here = |p: &&(usize, &Placed)| p.1.lane() == lane && p.1.from as i64 >> power == number;
                    let all: Vec<_> = placed.iter().enumerate().collect();
                    let inside: Vec<_> = all.iter().filter(here).collect();
                    let cell = pyramid.cell(&placed, lane, power, number);
                    assert_eq!(cell.count as usize, inside.len(), "2^{power} s, {number}");
                    let best = inside.iter().max_by_key(|p| p.1.weight()).map(|p| p.0);
                    assert_eq!(best, (cell.count > 0).then_some(cell.best as usize), "2^{power} s, {number}");
                    let span = number << power..(number + 1) << power;
                    assert_eq!(pyramid.within(&placed, lane, span).len(), inside.len());
                }
            }
        }
    }
}

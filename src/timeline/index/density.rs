//! Densities: how many events begin where, as a histogram over time.

use std::ops::{Range, RangeInclusive};

use super::hits::Hits;
use super::placed::Placed;
use super::pyramid::Pyramid;
use crate::timeline::time::Seconds;

/// A run of cells of 2^`power` seconds each. A cell's number is its first second, by the length of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellRange {
    /// Length of a cell, as a power of two of seconds.
    pub power: u32,
    /// First and last number.
    pub numbers: RangeInclusive<i64>,
}

/// Largest power of two of seconds that an `i64` holds.
const MAX_POWER: f64 = 62.0;

impl CellRange {
    /// Length, as a power of two of seconds, of the shortest cells that are at least `width` points wide.
    pub fn power_for(width: f64, per_point: f64) -> u32 {
        (width * per_point).log2().ceil().clamp(0.0, MAX_POWER) as u32
    }

    /// The cells that a span of time touches.
    pub fn over(power: u32, span: (Seconds, Seconds)) -> Self {
        Self { power, numbers: span.0 as i64 >> power..=span.1 as i64 >> power }
    }

    /// The seconds of a cell.
    pub fn seconds(&self, number: i64) -> Range<i64> {
        number << self.power..(number + 1) << self.power
    }
}

/// A bar of a density histogram: how many events begin in a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DensityBar {
    /// Start of the stretch.
    pub from: Seconds,
    /// End of the stretch, exclusive.
    pub to: Seconds,
    /// Square root of the share in the most events of any such stretch of the lane, 0 to 1.
    pub strength: f32,
}

/// The density of a lane, bar by bar in order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DensityHistogram {
    /// Bars of one length; between two runs of them there may be a gap.
    pub bars: Vec<DensityBar>,
}

impl DensityHistogram {
    /// Counts the events of a lane in every cell.
    pub fn new(placed: &[Placed], pyramid: &Pyramid, lane: usize, cells: &CellRange) -> Self {
        Self::counted(pyramid, lane, cells, |number| pyramid.cell(placed, lane, cells.power, number).count)
    }

    /// Counts the hits of a lane in every cell, on the scale of all its events.
    pub fn of_hits(placed: &[Placed], pyramid: &Pyramid, lane: usize, cells: &CellRange, hits: &Hits) -> Self {
        Self::counted(pyramid, lane, cells, |number| hits.count_within(placed, lane, cells.seconds(number)) as u32)
    }

    fn counted(pyramid: &Pyramid, lane: usize, cells: &CellRange, count: impl Fn(i64) -> u32) -> Self {
        let most = pyramid.most(lane, cells.power).max(1) as f32;
        let bar = |number: i64| {
            let seconds = cells.seconds(number);
            DensityBar {
                from: seconds.start as Seconds,
                to: seconds.end as Seconds,
                strength: (count(number) as f32 / most).sqrt().min(1.0),
            }
        };
        Self { bars: cells.numbers.clone().map(bar).collect() }
    }

    /// Adds the bars of a later stretch of time.
    pub fn extend(&mut self, later: &Self) {
        self.bars.extend(&later.bars);
    }

    /// Returns true if there are no bars.
    pub fn is_empty(&self) -> bool {
        self.bars.is_empty()
    }
}

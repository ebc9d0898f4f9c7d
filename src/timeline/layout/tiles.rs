//! The plan of a project that is too large to be laid out whole: made in tiles of time, so that what is seen costs
//! what is seen.
//!
//! Tiles of even number are laid out by themselves; those of odd number fill what their two neighbours leave of them.
//! So a tile depends on its neighbours alone, wherever the view came from, and panning changes no row.

use std::collections::{HashMap, HashSet};
use std::ops::{Range, RangeInclusive};

use super::grow::{LaneRoom, MAX_LINE, PackedLabel};
use super::label::{CARD_WIDTH, LabelDetail, LabelPlacement, Measure, TITLE_WIDTH};
use super::marker::{self, Marker};
use super::pack::{OccupiedRows, RowBlock};
use super::plan::{Band, LaneLayout, SpanningEvents, Track, lane_height};
use super::whole::LabelEnd;
use crate::timeline::index::density::{CellRange, DensityHistogram};
use crate::timeline::index::{Placed, TimelineIndex};
use crate::timeline::metrics::{EMPTY_LANE, GAP, LANE_TOP, RAIL, UNIT};
use crate::timeline::time::Seconds;
use crate::timeline::time::level_per_point;

/// Number of dated events up to which a project is laid out whole.
pub const MAX_WHOLE: usize = 1_000;

/// Least length of a tile, in points; it is less than twice as long.
const MIN_TILE: f64 = 1_024.0;
/// Points of its row that a label keeps free at most: less than a tile, so that only neighbours can meet.
const MAX_BLOCK: f64 = 600.0;
/// Number of rows that a lane has for labels at most.
const MAX_LANE_ROWS: f32 = 12.0;
/// Number of events of a lane in a tile past which a density is drawn, and only the weightiest events have a label.
const MAX_SINGLE: usize = 192;
/// Number of events of a lane in a tile past which labels are no more than titles.
const MAX_CARDS: usize = 24;
/// Binary logarithm of the number of cells of the density in a tile.
const CELLS_POWER: u32 = 7;
/// Binary logarithm of the number of cells that one count stands for.
const COUNT_POWER: u32 = 4;

/// The tiles of one level of zoom and one height that were made so far.
#[derive(Debug)]
pub(crate) struct Tiles {
    per_point: f64,
    /// A tile is 2^`power` seconds long.
    power: u32,
    bands: Vec<Band>,
    height: f32,
    /// Rows of each lane.
    rows: u16,
    made: HashMap<i64, Tile>,
}

#[derive(Debug, Default)]
struct Tile {
    /// By position among the placed events.
    slots: Vec<(usize, LabelPlacement)>,
    rails: Vec<Track>,
    /// Blocks that each lane keeps free, with their rows.
    kept: Vec<Vec<(u16, RowBlock)>>,
}

impl Tiles {
    /// Makes room for the tiles of a level of zoom, for lanes of `height` points together.
    pub(crate) fn new(content: &TimelineIndex, level: i32, height: f32) -> Self {
        let per_point = level_per_point(level);
        let power = (MIN_TILE * per_point).log2().ceil().clamp(f64::from(CELLS_POWER), 62.0) as u32;
        let dated = content.lanes.iter().filter(|lane| lane.dated > 0).count();
        let empty = (content.lanes.len() - dated) as f32 * EMPTY_LANE;
        let share = (height - empty) / dated.max(1) as f32;
        let rows = ((share - LANE_TOP - RAIL) / UNIT).clamp(1.0, MAX_LANE_ROWS) as u16;
        let mut tiles = Self { per_point, power, bands: Vec::new(), height: 0.0, rows, made: HashMap::new() };
        for lane in &content.lanes {
            let height = if lane.dated > 0 { share.max(lane_height(rows)) } else { EMPTY_LANE };
            tiles.bands.push(Band { top: tiles.height, height });
            tiles.height += height;
        }
        tiles
    }

    /// The numbers of the tiles that a span of time needs, with one more at each end.
    pub(crate) fn numbers(&self, span: (Seconds, Seconds)) -> RangeInclusive<i64> {
        let number = |time: Seconds| (time as i64) >> self.power;
        number(span.0) - 1..=number(span.1) + 1
    }

    /// The seconds of a tile.
    #[cfg(test)]
    pub(super) fn seconds(&self, number: i64) -> Range<i64> {
        seconds(self.power, number)
    }

    /// Blocks that a lane of a tile keeps free, with their rows.
    #[cfg(test)]
    pub(super) fn kept(&self, number: i64, lane: usize) -> Vec<(u16, RowBlock)> {
        self.made[&number].kept[lane].clone()
    }

    /// The numbers of tiles that are still to be made for these, in an order in which each is made alone: those of
    /// even number first, with the neighbours of those of odd number at the ends.
    pub(crate) fn missing(&self, numbers: RangeInclusive<i64>) -> Vec<i64> {
        let (first, last) = (numbers.start().div_euclid(2) * 2, (numbers.end() + 1).div_euclid(2) * 2);
        let even = (first..=last).step_by(2);
        let all = even.chain(numbers.filter(|number| number % 2 != 0));
        all.filter(|number| !self.made.contains_key(number)).collect()
    }

    /// Makes a tile, and its neighbours if it needs them.
    pub(crate) fn make(&mut self, content: &TimelineIndex, number: i64, measure: &dyn Measure) {
        if self.made.contains_key(&number) {
            return;
        }
        let neighbours = if number % 2 == 0 { [None, None] } else { [Some(number - 1), Some(number + 1)] };
        neighbours.into_iter().flatten().for_each(|neighbour| self.make(content, neighbour, measure));
        let mut tile = Tile::default();
        for lane in 0..content.lanes.len() {
            let mut rows = OccupiedRows::default();
            let others = neighbours.into_iter().flatten().filter_map(|n| self.made.get(&n)?.kept.get(lane));
            others.flatten().for_each(|(row, block)| rows.keep(*row, *block));
            TileLayouter { tiles: self, content, measure, lane, number }.lane(&mut tile, rows);
        }
        tile.slots.sort_by_key(|(at, _)| *at);
        self.made.insert(number, tile);
    }

    /// The plan of some tiles, as far as they are made.
    pub(crate) fn plan(&self, numbers: RangeInclusive<i64>) -> LaneLayout {
        let rails = vec![Track::default(); self.bands.len()];
        let mut plan = LaneLayout { bands: self.bands.clone(), slots: Vec::new(), rails, height: self.height };
        for tile in numbers.filter_map(|number| self.made.get(&number)) {
            plan.slots.extend(&tile.slots);
            for (rail, part) in plan.rails.iter_mut().zip(&tile.rails) {
                rail.markers.extend(&part.markers);
                rail.density.extend(&part.density);
            }
        }
        plan
    }

    /// The beginning of the four cells in which a time is: from four to four, what lasts is counted anew.
    pub(crate) fn moment(&self, time: Seconds) -> i64 {
        let power = self.power - CELLS_POWER + 2;
        (time as i64 >> power) << power
    }

    /// Adds to a plan what lasts at a moment and is not in it.
    pub(crate) fn add_lasting(&self, plan: &mut LaneLayout, content: &TimelineIndex, moment: i64) {
        for lane in 0..plan.rails.len() {
            let alone = plan.rails[lane].markers.iter().filter(|marker| marker.count == 1).map(|marker| marker.first);
            let alone: HashSet<usize> = alone.collect();
            let is_new = |at: &usize| plan.slot(*at).is_none() && !alone.contains(at);
            let placed = &content.placed;
            let all = content.lasting.at(placed, &content.pyramid, lane, moment).filter(is_new);
            plan.rails[lane].lasting = all.map(|at| lasts(placed, at)).reduce(|a, b| both(placed, a, b));
        }
    }
}

fn lasts(placed: &[Placed], at: usize) -> SpanningEvents {
    SpanningEvents { marker: Marker::one(at, &placed[at]), until: placed[at].to }
}

fn both(placed: &[Placed], a: SpanningEvents, b: SpanningEvents) -> SpanningEvents {
    let weight = |lasts: &SpanningEvents| placed[lasts.marker.first].weight();
    let first = if weight(&b) > weight(&a) { b.marker.first } else { a.marker.first };
    let (from, to) = (a.marker.from.min(b.marker.from), a.marker.to.max(b.marker.to));
    SpanningEvents {
        marker: Marker { first, count: a.marker.count + b.marker.count, at: from, from, to },
        until: a.until.max(b.until),
    }
}

/// Makes one lane of one tile.
struct TileLayouter<'a> {
    tiles: &'a Tiles,
    content: &'a TimelineIndex,
    measure: &'a dyn Measure,
    lane: usize,
    number: i64,
}

/// A label that was packed, with the position of its event.
type Placing = (usize, PackedLabel);

impl TileLayouter<'_> {
    fn lane(&self, tile: &mut Tile, free: OccupiedRows) {
        let seconds = seconds(self.tiles.power, self.number);
        let inside = self.content.pyramid.within(&self.content.placed, self.lane, seconds.clone());
        let mut candidates: Vec<usize> = if inside.len() <= MAX_SINGLE {
            inside.iter().map(|at| *at as usize).collect()
        } else {
            self.weightiest().collect()
        };
        candidates.sort_by_key(|at| (std::cmp::Reverse(self.content.placed[*at].weight()), *at));
        let packed = self.pack(&candidates, &free, inside.len() <= MAX_CARDS);
        let band = self.tiles.bands[self.lane];
        let foot = band.top + band.height - RAIL;
        tile.slots.extend(packed.iter().map(|(at, label)| (*at, self.placement(label, foot))));
        let mut labelled: Vec<usize> = packed.iter().map(|(at, ..)| *at).collect();
        labelled.sort_unstable();
        tile.rails.push(if inside.len() <= MAX_SINGLE {
            Track { markers: self.markers(inside, &labelled, &seconds), ..Track::default() }
        } else {
            Track { markers: self.counts(&labelled), density: self.density(), lasting: None }
        });
        tile.kept.push(packed.into_iter().map(|(_, label)| (label.row, label.block)).collect());
    }

    /// The weightiest event of every cell of the tile.
    fn weightiest(&self) -> impl Iterator<Item = usize> + '_ {
        let power = self.tiles.power - CELLS_POWER;
        let first = self.number << CELLS_POWER;
        let cell = move |number| self.content.pyramid.cell(&self.content.placed, self.lane, power, number);
        (first..first + (1 << CELLS_POWER)).map(cell).filter(|cell| cell.count > 0).map(|cell| cell.best as usize)
    }

    /// The richest form in which all have room, else titles for as many as have.
    fn pack(&self, candidates: &[usize], free: &OccupiedRows, few: bool) -> Vec<Placing> {
        let richer = [LabelDetail::Full, LabelDetail::Card, LabelDetail::Brief].into_iter().filter(|_| few);
        let mut whole = richer.map(|form| self.pack_as(candidates, free, form).0);
        whole.find(|packed| packed.len() == candidates.len()).unwrap_or_else(|| {
            let (mut titles, taken) = self.pack_as(candidates, free, LabelDetail::Title);
            self.widen(&mut titles, taken);
            titles
        })
    }

    fn pack_as(&self, candidates: &[usize], free: &OccupiedRows, form: LabelDetail) -> (Vec<Placing>, OccupiedRows) {
        let mut rows = free.clone();
        let place = |&at: &usize| {
            let (width, block) = self.block(at, form);
            Some((at, PackedLabel::new(rows.place(block, self.tiles.rows)?, form, width, block)))
        };
        (candidates.iter().filter_map(place).collect(), rows)
    }

    /// Lets titles take the free width of their rows up to their length. Those of a tile of even number stay within it, so
    /// that they take no room from those of the next one, which is filled later; those of odd number may reach into the
    /// next, which is filled already.
    fn widen(&self, titles: &mut [Placing], taken: OccupiedRows) {
        let last = if self.number % 2 == 0 { self.number } else { self.number + 1 };
        let end = LabelEnd::at(seconds(self.tiles.power, last).end as f64 / self.tiles.per_point);
        let mut room = LaneRoom { taken, rows: self.tiles.rows, end };
        titles.iter_mut().for_each(|(at, label)| room.widen(label, self.measure.title_at_most(*at).min(MAX_LINE)));
    }

    /// Width of a label, and the room that it keeps.
    fn block(&self, at: usize, form: LabelDetail) -> (f32, RowBlock) {
        let placed = &self.content.placed[at];
        let (width, rows) = match form {
            LabelDetail::Title => (self.measure.title_at_most(at).min(TITLE_WIDTH), 1),
            _ => (CARD_WIDTH, form.rows(self.measure.need(at, CARD_WIDTH))),
        };
        let x0 = placed.from / self.tiles.per_point;
        let band = (placed.to - placed.from) / self.tiles.per_point;
        (width, RowBlock { x0, x1: x0 + band.min(MAX_BLOCK).max(f64::from(width)) + f64::from(GAP), rows })
    }

    /// The place of a label, which may slide as far as its room goes. It does not grow with the zoom: where labels are this
    /// many, breaking their words anew in every frame would take longer than the frame has.
    fn placement(&self, label: &PackedLabel, foot: f32) -> LabelPlacement {
        let reach = (label.block.x1 - label.block.x0 - f64::from(GAP)) * self.tiles.per_point;
        LabelPlacement { reach, room: 0.0, ..label.placement(UNIT, foot, self.tiles.per_point) }
    }

    /// Dots and counts of the events without a label. A count stands within the tile, so that it meets no other's; what
    /// it meets there when it is moved becomes a part of it.
    fn markers(&self, inside: &[u32], labelled: &[usize], span: &Range<i64>) -> Vec<Marker> {
        let bare = inside.iter().map(|at| *at as usize).filter(|at| labelled.binary_search(at).is_err());
        let mut markers = marker::fold(&self.content.placed, bare, self.tiles.per_point);
        loop {
            for marker in markers.iter_mut().filter(|marker| marker.count > 1) {
                let half = f64::from(marker.half()) * self.tiles.per_point;
                marker.at = marker.at.max(span.start as f64 + half).min(span.end as f64 - half);
            }
            let before = markers.len();
            markers = marker::join(markers, self.tiles.per_point);
            if markers.len() == before {
                return markers;
            }
        }
    }

    /// Counts of the events without a label in each eighth of the tile.
    fn counts(&self, labelled: &[usize]) -> Vec<Marker> {
        let power = self.tiles.power - CELLS_POWER + COUNT_POWER;
        let first = self.number << (CELLS_POWER - COUNT_POWER);
        let numbers = first..first + (1 << (CELLS_POWER - COUNT_POWER));
        numbers.filter_map(|number| self.count(seconds(power, number), labelled)).collect()
    }

    fn count(&self, span: Range<i64>, labelled: &[usize]) -> Option<Marker> {
        let inside = self.content.pyramid.within(&self.content.placed, self.lane, span.clone());
        let is_bare = |at: &&u32| labelled.binary_search(&(**at as usize)).is_err();
        let first = *inside.iter().find(is_bare)? as usize;
        let begin = |at: usize| self.content.placed[at].from;
        let last = inside.iter().rev().find(is_bare).map_or(first, |at| *at as usize);
        let (from, to) = (begin(first), begin(last));
        let in_span = |at: &&usize| (span.start as f64..span.end as f64).contains(&begin(**at));
        let own = |at: &usize| self.content.placed[*at].lane() == self.lane;
        let count = inside.len() - labelled.iter().filter(in_span).filter(|at| own(at)).count();
        let at = if count == 1 { from } else { (span.start as f64 + span.end as f64) / 2.0 };
        Some(Marker { first, count, at, from, to })
    }

    fn density(&self) -> DensityHistogram {
        let first = self.number << CELLS_POWER;
        let cells =
            CellRange { power: self.tiles.power - CELLS_POWER, numbers: first..=first + (1 << CELLS_POWER) - 1 };
        DensityHistogram::new(&self.content.placed, &self.content.pyramid, self.lane, &cells)
    }
}

/// The seconds of a stretch of 2^`power` seconds.
fn seconds(power: u32, number: i64) -> Range<i64> {
    number << power..(number + 1) << power
}

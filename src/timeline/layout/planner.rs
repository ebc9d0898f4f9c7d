//! Lays out a project that is small enough to be laid out whole: tries how much every label can show.

use std::cmp::Reverse;

use super::grow::{LaneRoom, PackedLabel};
use super::label::{
    CARD_WIDTH, CARD_WIDTHS, LabelDetail, LabelPlacement, LabelSize, MAX_ROWS, PAGE_TITLE_WIDTH, TITLE_WIDTH,
};
use super::marker;
use super::pack::{OccupiedRows, RowBlock};
use super::plan::{Band, LaneLayout, Track};
use super::whole::LabelEnd;
use crate::base::{Size, bounded};
use crate::timeline::index::{Placed, TimelineIndex};
use crate::timeline::metrics::{EMPTY_LANE, GAP, LANE_TOP, RAIL, ROW_GAP, UNIT};
use crate::timeline::time::level_per_point;

/// Number of events for which richer forms are tried one by one, the most important first.
const MAX_UPGRADES: usize = 48;

/// Number of events up to which wider cards are tried: more of them never fit whole.
const MAX_WIDE_CARDS: usize = 60;

/// Number of parts that a row is divided into on a page: heights are counted in them, so that cards stand as close as
/// titles.
const PAGE_PARTS: u16 = 6;

impl LaneLayout {
    /// Lays the content out at `level` for lanes of a size together.
    /// `need` measures the words of a placed event, by its index, on a card of the given width.
    pub fn build(content: &TimelineIndex, level: i32, lanes: Size, need: impl Fn(usize, f32) -> LabelSize) -> Self {
        let per_point = level_per_point(level);
        let end = LabelEnd::of_level(content, per_point, lanes.w);
        let planner = |width: f32| LaneLayouter::new(content, (per_point, end), lanes.h, width, &need);
        let few = content.placed.len() <= MAX_WIDE_CARDS;
        let whole = CARD_WIDTHS.into_iter().filter(|_| few).map(planner).find(LaneLayouter::all_fit_whole);
        whole.unwrap_or_else(|| planner(CARD_WIDTH)).plan()
    }

    /// Lays the content out for one zoom in seconds a point, in a view that ends somewhere, in points along time, with
    /// cards of one width: on a page, where nothing is panned.
    pub fn fixed(
        content: &TimelineIndex,
        (per_point, end): (f64, f64),
        height: f32,
        card_width: f32,
        need: &dyn Fn(usize, f32) -> LabelSize,
    ) -> Self {
        LaneLayouter::new(content, (per_point, LabelEnd::at(end)), height, card_width, need).on_page().plan()
    }
}

/// The height of the lanes that [`LaneLayout::fixed`] needs to show all of every card.
pub fn full_height(
    content: &TimelineIndex,
    per_point: f64,
    card_width: f32,
    need: &dyn Fn(usize, f32) -> LabelSize,
) -> f32 {
    height_of_all(content, per_point, (card_width, LabelDetail::Full), need)
}

/// The height of the lanes that [`LaneLayout::fixed`] needs to show every title.
pub fn titles_height(content: &TimelineIndex, per_point: f64, need: &dyn Fn(usize, f32) -> LabelSize) -> f32 {
    height_of_all(content, per_point, (CARD_WIDTH, LabelDetail::Title), need)
}

fn height_of_all(
    content: &TimelineIndex,
    per_point: f64,
    (card_width, form): (f32, LabelDetail),
    need: &dyn Fn(usize, f32) -> LabelSize,
) -> f32 {
    LaneLayouter::new(content, (per_point, LabelEnd::at(f64::INFINITY)), 0.0, card_width, need).on_page().total(&vec![
        form;
        content
            .placed
            .len()
    ])
}

struct LaneLayouter<'a> {
    placed: &'a [Placed],
    per_point: f64,
    /// End of the views that the layout is for.
    end: LabelEnd,
    height: f32,
    card_width: f32,
    /// Labels stand where their events begin, and never slide.
    on_page: bool,
    /// Parts that a row of a lane is divided into.
    parts: u16,
    needs: Vec<LabelSize>,
    /// Placed events of each lane, the most important first.
    members: Vec<Vec<usize>>,
}

/// Labels found for the events of a lane, by the lane's order of members.
type PackedLane = Vec<Option<PackedLabel>>;

impl<'a> LaneLayouter<'a> {
    fn new(
        content: &'a TimelineIndex,
        (per_point, end): (f64, LabelEnd),
        height: f32,
        card_width: f32,
        need: &dyn Fn(usize, f32) -> LabelSize,
    ) -> Self {
        let placed = &*content.placed;
        let mut members = vec![Vec::new(); content.lanes.len()];
        for (i, event) in placed.iter().enumerate() {
            members[event.lane()].push(i);
        }
        for lane in &mut members {
            lane.sort_by_key(|&i| (Reverse(placed[i].importance()), i));
        }
        let needs = (0..placed.len()).map(|i| need(i, card_width)).collect();
        Self { placed, per_point, end, height, card_width, on_page: false, parts: 1, needs, members }
    }

    fn on_page(self) -> Self {
        Self { on_page: true, parts: PAGE_PARTS, ..self }
    }

    /// Height of a part of a row.
    fn unit(&self) -> f32 {
        UNIT / f32::from(self.parts)
    }

    /// Height of the label of an event, in parts of a row.
    fn rows(&self, i: usize, form: LabelDetail) -> u16 {
        match form {
            LabelDetail::Full if self.on_page => {
                let most = MAX_ROWS * f32::from(self.parts);
                bounded(((self.needs[i].full_height + ROW_GAP) / self.unit()).ceil(), 1.0, most) as u16
            }
            form => form.rows(self.needs[i]) * self.parts,
        }
    }

    /// The height of a lane with so many parts of rows.
    fn lane_height(&self, rows: u16) -> f32 {
        if rows == 0 { EMPTY_LANE } else { LANE_TOP + f32::from(rows) * self.unit() + RAIL }
    }

    /// Levels tried for an event in the place of its title, the least first: on a page a card is whole or none.
    fn richer(&self) -> &'static [LabelDetail] {
        if self.on_page { &[LabelDetail::Full] } else { &LabelDetail::RICHER }
    }

    fn all_fit_whole(&self) -> bool {
        self.total(&vec![LabelDetail::Full; self.needs.len()]) <= self.height
    }

    fn plan(&self) -> LaneLayout {
        let mut forms = vec![LabelDetail::Title; self.placed.len()];
        if self.total(&forms) > self.height {
            return self.arrange(&forms, &self.share_rows(&forms));
        }
        for &form in self.richer() {
            let all = vec![form; forms.len()];
            if self.total(&all) <= self.height {
                forms = all;
            }
        }
        self.upgrade(&mut forms);
        self.arrange(&forms, &vec![u16::MAX; self.members.len()])
    }

    /// Gives the most important events the richest form for which there is room.
    fn upgrade(&self, forms: &mut [LabelDetail]) {
        let mut order: Vec<usize> = (0..forms.len()).collect();
        order.sort_by_key(|&i| (Reverse(self.placed[i].importance()), i));
        // What is on a page is few, and stays as it is.
        let most = if self.on_page { usize::MAX } else { MAX_UPGRADES };
        let mut heights: Vec<f32> = (0..self.members.len()).map(|lane| self.natural_height(lane, forms)).collect();
        for i in order.into_iter().take(most) {
            let lane = self.placed[i].lane();
            for &form in self.richer().iter().rev().filter(|form| **form > forms[i]).collect::<Vec<_>>() {
                let before = std::mem::replace(&mut forms[i], form);
                let lower = std::mem::replace(&mut heights[lane], self.natural_height(lane, forms));
                if heights.iter().sum::<f32>() <= self.height {
                    break;
                }
                (forms[i], heights[lane]) = (before, lower);
            }
        }
    }

    /// Rows for each lane when there are too few: one each, then turn by turn to those that want more.
    fn share_rows(&self, forms: &[LabelDetail]) -> Vec<u16> {
        let rows = |lane| self.pack(lane, forms, u16::MAX).1.height();
        let wanted: Vec<u16> = (0..self.members.len()).map(rows).collect();
        // Titles are whole rows.
        let one = self.parts;
        let mut given: Vec<u16> = wanted.iter().map(|&w| w.min(one)).collect();
        let fixed: f32 = wanted.iter().map(|&w| self.lane_height(w.min(one))).sum();
        let mut left = ((self.height - fixed) / self.unit()).max(0.0) as u16;
        while left >= one {
            let mut changed = false;
            for (given, wanted) in given.iter_mut().zip(&wanted) {
                if *given < *wanted && left >= one {
                    (*given, left, changed) = (*given + one, left - one, true);
                }
            }
            if !changed {
                break;
            }
        }
        given
    }

    fn total(&self, forms: &[LabelDetail]) -> f32 {
        (0..self.members.len()).map(|lane| self.natural_height(lane, forms)).sum()
    }

    fn natural_height(&self, lane: usize, forms: &[LabelDetail]) -> f32 {
        self.lane_height(self.pack(lane, forms, u16::MAX).1.height())
    }

    fn pack(&self, lane: usize, forms: &[LabelDetail], max_rows: u16) -> (PackedLane, OccupiedRows) {
        let mut rows = OccupiedRows::default();
        let found = self.members[lane].iter().map(|&i| {
            let (form, block) = (forms[i], self.block(i, forms[i]));
            Some(PackedLabel::new(rows.place(block, max_rows)?, form, self.width(i, form), block))
        });
        (found.collect(), rows)
    }

    /// Lets the labels of a lane of `height` points use what is free of it.
    fn grow(&self, lane: usize, found: &mut PackedLane, taken: OccupiedRows, height: f32) {
        let rows = ((height - LANE_TOP - RAIL) / self.unit()).max(0.0) as u16;
        let mut room = LaneRoom { taken, rows, end: self.end };
        let mut labels: Vec<(PackedLabel, LabelSize)> = Vec::new();
        for (&i, label) in self.members[lane].iter().zip(found.iter()) {
            labels.extend(label.map(|label| (label, self.needs[i])));
        }
        if self.on_page {
            room.widen_titles(&mut labels)
        } else {
            room.grow(&mut labels)
        }
        for (label, (grown, _)) in found.iter_mut().flatten().zip(labels) {
            *label = grown;
        }
    }

    fn block(&self, i: usize, form: LabelDetail) -> RowBlock {
        let placed = &self.placed[i];
        let x0 = placed.from / self.per_point;
        let label = x0 + f64::from(self.width(i, form));
        let x1 = if self.on_page { label } else { label.max(placed.to / self.per_point) };
        RowBlock { x0, x1: x1 + f64::from(GAP), rows: self.rows(i, form) }
    }

    fn width(&self, i: usize, form: LabelDetail) -> f32 {
        match form {
            LabelDetail::Title if self.on_page => self.needs[i].title_width.min(PAGE_TITLE_WIDTH),
            LabelDetail::Title => self.needs[i].title_width.min(TITLE_WIDTH),
            _ => self.card_width,
        }
    }

    fn arrange(&self, forms: &[LabelDetail], max_rows: &[u16]) -> LaneLayout {
        let packed: Vec<_> = (0..self.members.len()).map(|lane| self.pack(lane, forms, max_rows[lane])).collect();
        let mut slots: Vec<Option<LabelPlacement>> = vec![None; forms.len()];
        let natural: f32 = packed.iter().map(|(_, rows)| self.lane_height(rows.height())).sum();
        let all_rows: u16 = packed.iter().map(|(_, rows)| rows.height()).sum();
        // What is left over goes to the lanes by the rows they use.
        let spare = (self.height - natural).max(0.0) / f32::from(all_rows.max(1));
        let mut plan = LaneLayout::default();
        for (lane, (mut found, taken)) in packed.into_iter().enumerate() {
            let rows = taken.height();
            let height = self.lane_height(rows) + if all_rows > 0 { spare * f32::from(rows) } else { 0.0 };
            self.grow(lane, &mut found, taken, height);
            let foot = plan.height + height - RAIL;
            for (&i, found) in self.members[lane].iter().zip(&found) {
                let placed = &self.placed[i];
                slots[i] = found.map(|label| LabelPlacement {
                    reach: if self.on_page { 0.0 } else { placed.to - placed.from },
                    ..label.placement(self.unit(), foot, self.per_point)
                });
            }
            plan.bands.push(Band { top: plan.height, height });
            plan.height += height;
        }
        for lane in &self.members {
            let mut bare: Vec<usize> = lane.iter().copied().filter(|&i| slots[i].is_none()).collect();
            bare.sort_unstable();
            let markers = marker::fold(self.placed, bare.into_iter(), self.per_point);
            plan.rails.push(Track { markers, ..Track::default() });
        }
        plan.slots = slots.into_iter().enumerate().filter_map(|(i, slot)| Some((i, slot?))).collect();
        plan
    }
}

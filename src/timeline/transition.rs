//! The way from one layout to another: what moves, what appears and what leaves.

use std::cmp::Reverse;

use super::layout::{Band, LabelDetail, LabelPlacement, LaneLayout, find};

/// A picture between two layouts: what moves from the one to the other, and how far it is.
#[derive(Clone, Debug, Default)]
pub struct LayoutTransition {
    /// Bands of the lanes before.
    bands: Vec<Band>,
    /// Height of all lanes before.
    height: f32,
    /// Labels before, by the position of their events.
    before: Vec<(usize, MovingLabel)>,
    /// The layout that shows in the end.
    to: LaneLayout,
    /// Value of `t` at which each label that was not there before begins to appear, by the position of its event.
    arrivals: Vec<(usize, f32)>,
    /// Value of `t` by which each label that does not stay is gone, by the position of its event.
    departures: Vec<(usize, f32)>,
    /// Part of the way that is done: 0 shows what was before, 1 shows `to`.
    t: f32,
}

/// A label on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MovingLabel {
    /// Its place and detail.
    pub slot: LabelPlacement,
    /// 0 invisible to 1.
    pub opacity: f32,
    /// True if it is there in the end.
    pub stays: bool,
}

/// A label that is fainter than this is gone.
const FAINT: f32 = 0.1;
/// Number of labels that appear at once, the weightiest. The others follow one after the other: each has to be shaped
/// when it is first seen, and no frame is to wait for all of them.
const AT_ONCE: usize = 4;
/// Part of the way by which the last label begins to appear.
const LAST_ARRIVAL: f32 = 0.7;
/// Part of the way by which the last label that leaves is gone, the lightest first: they stand closer and closer while
/// the view zooms out.
const LAST_DEPARTURE: f32 = 0.3;

impl LayoutTransition {
    /// A layout at rest.
    pub fn still(layout: LaneLayout) -> Self {
        Self { to: layout, t: 1.0, ..Self::default() }
    }

    /// Turns to another layout, from where things are now. Labels appear in the order of `weight`, the greatest first.
    pub fn turn_to<W: Ord>(&mut self, layout: LaneLayout, weight: impl Fn(usize) -> W) {
        if layout == self.to {
            return;
        }
        if layout.bands.len() != self.to.bands.len() {
            *self = Self::still(layout);
            return;
        }
        let before: Vec<(usize, MovingLabel)> = self.labels().filter(|(_, label)| label.opacity >= FAINT).collect();
        (self.bands, self.height) = ((0..self.to.bands.len()).map(|lane| self.band(lane)).collect(), self.height());
        (self.before, self.to, self.t) = (before, layout, 0.0);
        let new = self.to.slots.iter().map(|(i, _)| *i).filter(|i| find(&self.before, *i).is_none()).collect();
        let old = self.before.iter().map(|(i, _)| *i).filter(|i| self.to.slot(*i).is_none()).collect();
        self.arrivals = in_turn(new, &weight, |nth, of| nth.saturating_sub(AT_ONCE) as f32 / of * LAST_ARRIVAL);
        self.departures = in_turn(old, &weight, |nth, of| (1.0 - nth as f32 / of) * LAST_DEPARTURE);
    }

    /// Goes on with more or other parts of the same layout: nothing moves.
    pub fn extend(&mut self, layout: LaneLayout) {
        self.to = layout;
    }

    /// Goes on by `dt` (1 is the whole way); true while there is way left.
    pub fn advance(&mut self, dt: f32) -> bool {
        self.t = (self.t + dt).min(1.0);
        self.t < 1.0
    }

    /// Returns true if nothing moves.
    pub fn is_still(&self) -> bool {
        self.t >= 1.0
    }

    /// The layout that is shown in the end.
    pub fn target(&self) -> &LaneLayout {
        &self.to
    }

    /// The height of the lanes now.
    pub fn height(&self) -> f32 {
        self.mix(self.height, self.to.height)
    }

    /// The band of a lane now.
    pub fn band(&self, lane: usize) -> Band {
        match (self.bands.get(lane), self.to.bands.get(lane)) {
            (Some(a), Some(b)) => Band { top: self.mix(a.top, b.top), height: self.mix(a.height, b.height) },
            (None, Some(&b)) | (Some(&b), None) => b,
            (None, None) => Band { top: 0.0, height: 0.0 },
        }
    }

    /// The label of a placed event now.
    pub fn label(&self, i: usize) -> Option<MovingLabel> {
        match (find(&self.before, i), self.to.slot(i)) {
            (_, Some(slot)) if self.is_still() => Some(MovingLabel { slot, opacity: 1.0, stays: true }),
            (Some(before), Some(slot)) => Some(self.moved(before, slot)),
            (None, Some(slot)) => {
                let start = find(&self.arrivals, i).unwrap_or(0.0);
                let opacity = eased(((self.t - start) / (1.0 - start)).max(0.0));
                Some(MovingLabel { slot, opacity, stays: true })
            }
            (Some(before), None) if !self.is_still() => {
                let opacity = before.opacity * (1.0 - self.t / find(&self.departures, i).unwrap_or(LAST_DEPARTURE));
                (opacity >= FAINT).then_some(MovingLabel { opacity, stays: false, ..before })
            }
            _ => None,
        }
    }

    fn moved(&self, before: MovingLabel, slot: LabelPlacement) -> MovingLabel {
        let a = before.slot;
        // A title is as wide as its words, whatever it was before.
        let width = if slot.form == LabelDetail::Title { slot.width } else { self.mix(a.width, slot.width) };
        let (top, height) = (self.mix(a.top, slot.top), self.mix(a.height, slot.height));
        MovingLabel {
            slot: LabelPlacement { top, height, width, ..slot },
            opacity: self.mix(before.opacity, 1.0),
            stays: true,
        }
    }

    /// Every label that shows now, by the position of its event among the placed ones.
    pub fn labels(&self) -> impl Iterator<Item = (usize, MovingLabel)> + '_ {
        let leaving = if self.is_still() { &[][..] } else { &self.before };
        let new = leaving.iter().map(|(i, _)| *i).filter(|i| self.to.slot(*i).is_none());
        let mut all: Vec<usize> = self.to.slots.iter().map(|(i, _)| *i).chain(new).collect();
        all.sort_unstable();
        all.into_iter().filter_map(|i| Some((i, self.label(i)?)))
    }

    fn mix(&self, a: f32, b: f32) -> f32 {
        if self.is_still() { b } else { a + (b - a) * eased(self.t) }
    }
}

/// Gives each of `all` the time that `time` says for its turn, counted from 0 and out of how many, the weightiest first.
/// The result is in order of position, as [`find`] needs it.
fn in_turn<W: Ord>(
    mut all: Vec<usize>,
    weight: impl Fn(usize) -> W,
    time: impl Fn(usize, f32) -> f32,
) -> Vec<(usize, f32)> {
    all.sort_by_key(|i| (Reverse(weight(*i)), *i));
    let count = all.len() as f32;
    let mut times: Vec<(usize, f32)> = all.into_iter().enumerate().map(|(nth, i)| (i, time(nth, count))).collect();
    times.sort_unstable_by_key(|(i, _)| *i);
    times
}

/// Fast at first, then slower: a cubic that ends at rest.
fn eased(t: f32) -> f32 {
    1.0 - (1.0 - t).powi(3)
}

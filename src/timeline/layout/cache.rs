//! Keeps the plan in step with the view: a small project is laid out whole at every level of zoom, of a large one the
//! tiles that are in view, a few at a time, while the old plan is still shown.

use std::ops::RangeInclusive;

use super::label::Measure;
use super::plan::LaneLayout;
use super::tiles::{MAX_WHOLE, Tiles};
use crate::base::Size;
use crate::timeline::index::TimelineIndex;
use crate::timeline::time::Seconds;

/// Tiles that are made in one step: about a millisecond. Fewer would leave a view that zooms on without a new plan.
const STEP: usize = 3;

/// Everything that a layout depends on besides the stretch of time in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayoutKey {
    /// Revision of the content.
    pub revision: u64,
    /// Level of zoom.
    pub level: i32,
    /// Bits of width and height of the lanes, in points.
    size: (u32, u32),
}

impl LayoutKey {
    /// Key of a revision of the content at a level of zoom, on lanes of a size.
    pub fn new(revision: u64, level: i32, lanes: Size) -> Self {
        Self { revision, level, size: (lanes.w.to_bits(), lanes.h.to_bits()) }
    }

    /// Size of the lanes.
    pub(super) fn lanes(&self) -> Size {
        Size::new(f32::from_bits(self.size.0), f32::from_bits(self.size.1))
    }
}

/// Outcome of a step.
#[derive(Debug)]
pub enum LayoutUpdate {
    /// The plan is the one that is shown already.
    Same,
    /// There is not enough of the new plan yet: another step is needed.
    Pending,
    /// More of the plan that is shown.
    More(LaneLayout),
    /// Another plan of the same events: their labels can move to where they stand in it.
    New(LaneLayout),
    /// The plan of other events.
    Other(LaneLayout),
}

/// The plan that is shown, and the tiles of large projects.
#[derive(Debug, Default)]
pub struct LayoutCache {
    /// Number of events of the plan that is shown.
    events: usize,
    /// Key of the plan that is shown, its tiles, and the moment at which spanning events were counted.
    shown: Option<(LayoutKey, RangeInclusive<i64>, i64)>,
    tiles: Option<(LayoutKey, Tiles)>,
}

impl LayoutCache {
    /// Returns true if no plan was shown yet.
    pub fn is_new(&self) -> bool {
        self.shown.is_none()
    }

    /// Goes on towards the plan for a view.
    pub fn step(
        &mut self,
        content: &TimelineIndex,
        key: LayoutKey,
        span: (Seconds, Seconds),
        measure: &dyn Measure,
    ) -> LayoutUpdate {
        if content.placed.len() <= MAX_WHOLE {
            return match self.shown.replace((key, 0..=0, 0)) {
                Some((shown, ..)) if shown == key => LayoutUpdate::Same,
                _ => self.planned(content, whole(content, key, measure)),
            };
        }
        if self.tiles.as_ref().is_none_or(|(of, _)| *of != key) {
            self.tiles = Some((key, Tiles::new(content, key.level, key.lanes().h)));
        }
        let Some((_, tiles)) = &mut self.tiles else { return LayoutUpdate::Pending };
        let (numbers, moment) = (tiles.numbers(span), tiles.moment(span.0));
        if self.shown.as_ref().is_some_and(|shown| *shown == (key, numbers.clone(), moment)) {
            return LayoutUpdate::Same;
        }
        // The plan of other events cannot be shown while this one is made.
        let is_shown = self.shown.as_ref().is_some_and(|(shown, ..)| shown.revision == key.revision);
        let step = if is_shown { STEP } else { usize::MAX };
        let missing = tiles.missing(numbers.clone());
        missing.iter().take(step).for_each(|number| tiles.make(content, *number, measure));
        if missing.len() > step {
            return LayoutUpdate::Pending;
        }
        let mut plan = tiles.plan(numbers.clone());
        tiles.add_lasting(&mut plan, content, moment);
        let before = self.shown.replace((key, numbers, moment));
        if before.is_some_and(|(shown, ..)| shown == key) {
            LayoutUpdate::More(plan)
        } else {
            self.planned(content, plan)
        }
    }

    /// A new plan. An edit that leaves their number leaves most events where they were in the order of time.
    fn planned(&mut self, content: &TimelineIndex, plan: LaneLayout) -> LayoutUpdate {
        let before = std::mem::replace(&mut self.events, content.placed.len());
        if before == content.placed.len() { LayoutUpdate::New(plan) } else { LayoutUpdate::Other(plan) }
    }
}

/// The plan of all that a span of time shows, at once.
pub fn plan_at_once(
    content: &TimelineIndex,
    key: LayoutKey,
    span: (Seconds, Seconds),
    measure: &dyn Measure,
) -> LaneLayout {
    match LayoutCache::default().step(content, key, span, measure) {
        LayoutUpdate::New(plan) | LayoutUpdate::Other(plan) | LayoutUpdate::More(plan) => plan,
        LayoutUpdate::Same | LayoutUpdate::Pending => LaneLayout::default(),
    }
}

fn whole(content: &TimelineIndex, key: LayoutKey, measure: &dyn Measure) -> LaneLayout {
    LaneLayout::build(content, key.level, key.lanes(), |at, width| measure.need(at, width))
}

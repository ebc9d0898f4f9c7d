//! Keeps the plan in step with the view: a small project is laid out whole at every level of zoom, of a large one the
//! tiles that are in view, a few at a time, while the old plan is still shown.

use std::ops::RangeInclusive;

use super::label::Measure;
use super::plan::Plan;
use super::tiles::{Tiles, WHOLE};
use crate::timeline::index::Content;
use crate::timeline::time::Seconds;

/// Tiles that are made in one step: about a millisecond. Fewer would leave a view that zooms on without a new plan.
const STEP: usize = 3;

/// Everything that a layout depends on besides the stretch of time in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanKey {
    /// Revision of the content.
    pub revision: u64,
    /// Level of zoom.
    pub level: i32,
    /// Bits of the height of the lanes, in points.
    pub height: u32,
}

/// Outcome of a step.
#[derive(Debug)]
pub enum Planned {
    /// The plan is the one that is shown already.
    Same,
    /// There is not enough of the new plan yet: another step is needed.
    Pending,
    /// More of the plan that is shown.
    More(Plan),
    /// Another plan of the same events: their labels can move to where they stand in it.
    New(Plan),
    /// The plan of other events.
    Other(Plan),
}

/// The plan that is shown, and the tiles of large projects.
#[derive(Debug, Default)]
pub struct Planning {
    /// Number of events of the plan that is shown.
    events: usize,
    /// Key of the plan that is shown, its tiles, and the moment at which spanning events were counted.
    shown: Option<(PlanKey, RangeInclusive<i64>, i64)>,
    tiles: Option<(PlanKey, Tiles)>,
}

impl Planning {
    /// Returns true if no plan was shown yet.
    pub fn is_new(&self) -> bool {
        self.shown.is_none()
    }

    /// Goes on towards the plan for a view.
    pub fn step(
        &mut self,
        content: &Content,
        key: PlanKey,
        span: (Seconds, Seconds),
        measure: &dyn Measure,
    ) -> Planned {
        if content.placed.len() <= WHOLE {
            return match self.shown.replace((key, 0..=0, 0)) {
                Some((shown, ..)) if shown == key => Planned::Same,
                _ => self.planned(content, whole(content, key, measure)),
            };
        }
        let height = f32::from_bits(key.height);
        if self.tiles.as_ref().is_none_or(|(of, _)| *of != key) {
            self.tiles = Some((key, Tiles::new(content, key.level, height)));
        }
        let Some((_, tiles)) = &mut self.tiles else { return Planned::Pending };
        let (numbers, moment) = (tiles.numbers(span), tiles.moment(span.0));
        if self.shown.as_ref().is_some_and(|shown| *shown == (key, numbers.clone(), moment)) {
            return Planned::Same;
        }
        // The plan of other events cannot be shown while this one is made.
        let is_shown = self.shown.as_ref().is_some_and(|(shown, ..)| shown.revision == key.revision);
        let step = if is_shown { STEP } else { usize::MAX };
        let missing = tiles.missing(numbers.clone());
        missing.iter().take(step).for_each(|number| tiles.make(content, *number, measure));
        if missing.len() > step {
            return Planned::Pending;
        }
        let mut plan = tiles.plan(numbers.clone());
        tiles.add_lasting(&mut plan, content, moment);
        let before = self.shown.replace((key, numbers, moment));
        if before.is_some_and(|(shown, ..)| shown == key) { Planned::More(plan) } else { self.planned(content, plan) }
    }

    /// A new plan. An edit that leaves their number leaves most events where they were in the order of time.
    fn planned(&mut self, content: &Content, plan: Plan) -> Planned {
        let before = std::mem::replace(&mut self.events, content.placed.len());
        if before == content.placed.len() { Planned::New(plan) } else { Planned::Other(plan) }
    }
}

/// The plan of all that a span of time shows, at once.
pub fn plan_at_once(content: &Content, key: PlanKey, span: (Seconds, Seconds), measure: &dyn Measure) -> Plan {
    match Planning::default().step(content, key, span, measure) {
        Planned::New(plan) | Planned::Other(plan) | Planned::More(plan) => plan,
        Planned::Same | Planned::Pending => Plan::default(),
    }
}

fn whole(content: &Content, key: PlanKey, measure: &dyn Measure) -> Plan {
    Plan::build(content, key.level, f32::from_bits(key.height), |at, width| measure.need(at, width))
}

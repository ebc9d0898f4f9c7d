//! The part of a project that stands on the timeline: dated events in order of time, lanes, the shelf, and their words.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::density::{CellRange, DensityHistogram};
use super::doubts::Doubts;
use super::hits::Hits;
use super::lanes::LaneView;
use super::placed::Placed;
use super::pyramid::Pyramid;
use super::spanning::IntervalIndex;
use crate::base::EventIx;
use crate::i18n::{DateWords, Messages};
use crate::model::{Evidence, Project};
use crate::timeline::labels::LabelText;
use crate::timeline::time::Seconds;

/// The part of a project that is shown, in the order that drawing needs.
#[derive(Debug, Default)]
pub struct TimelineIndex {
    /// Dated events by their beginning, then their end, then the project's order.
    pub placed: Vec<Placed>,
    /// Events without a place in time, by lane, then the project's order: (event, position in `lanes`).
    pub undated: Vec<(EventIx, usize)>,
    /// Lanes from the top.
    pub lanes: Vec<LaneView>,
    /// Earliest beginning and latest end; `None` if nothing is dated.
    pub span: Option<(Seconds, Seconds)>,
    /// Number of dated events in every stretch of time.
    pub pyramid: Pyramid,
    /// Index of the events that last at a moment.
    pub lasting: IntervalIndex,
    /// The position of every event of the project in the reading order.
    pub(super) ranks: Vec<u32>,
    words: Mutex<KeptWords>,
    /// The densities that were asked for last.
    densities: Mutex<Option<(CellRange, Densities)>>,
}

/// Words of events, and what they were made with.
#[derive(Debug, Default)]
struct KeptWords {
    evidence: Arc<Evidence>,
    of: HashMap<EventIx, Arc<LabelText>>,
    /// Made when the first count asks.
    doubts: Option<Arc<Doubts>>,
}

/// The density of every lane.
type Densities = Arc<[DensityHistogram]>;

/// In the place of a rank: the event is not shown.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Number of events whose words are kept; when it is reached, all of them are let go.
const MAX_KEPT_WORDS: usize = 4_096;

impl TimelineIndex {
    /// Takes in how the quotes stand in their sources, in the place of what was known before.
    pub fn put_evidence(&self, evidence: Arc<Evidence>) {
        *self.known() = KeptWords { evidence, ..KeptWords::default() };
    }

    /// Standing of the quotes in their sources.
    pub fn evidence(&self) -> Arc<Evidence> {
        self.known().evidence.clone()
    }

    /// Placed events with a quote in doubt, found once.
    pub fn doubts(&self, project: &Project) -> Arc<Doubts> {
        let mut known = self.known();
        let evidence = known.evidence.clone();
        let make = || Arc::new(Doubts::new(project, &self.placed, self.lanes.len(), &evidence));
        known.doubts.get_or_insert_with(make).clone()
    }

    fn known(&self) -> MutexGuard<'_, KeptWords> {
        self.words.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The position of an event among the dated ones.
    pub fn position(&self, event: EventIx) -> Option<usize> {
        self.rank(event).filter(|rank| *rank < self.placed.len())
    }

    /// The position of an event on the shelf.
    pub fn shelf_position(&self, event: EventIx) -> Option<usize> {
        self.rank(event)?.checked_sub(self.placed.len())
    }

    /// The position of an event in the reading order.
    pub fn rank(&self, event: EventIx) -> Option<usize> {
        self.ranks.get(event.index()).filter(|rank| **rank != NOWHERE).map(|rank| *rank as usize)
    }

    /// The lane of a shown event, as a position in `lanes`.
    pub fn lane_of(&self, event: EventIx) -> Option<usize> {
        let rank = self.rank(event)?;
        let undated = || self.undated.get(rank - self.placed.len()).map(|(_, lane)| *lane);
        self.placed.get(rank).map(Placed::lane).or_else(undated)
    }

    /// The event at a position in the reading order.
    pub fn ranked(&self, rank: usize) -> Option<EventIx> {
        let undated = || self.undated.get(rank.checked_sub(self.placed.len())?).map(|(event, _)| *event);
        self.placed.get(rank).map(|placed| placed.event).or_else(undated)
    }

    /// The number of events shown.
    pub fn len(&self) -> usize {
        self.placed.len() + self.undated.len()
    }

    /// Returns true if no event is shown.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every shown event in reading order: by time, then the shelf.
    pub fn reading_order(&self) -> impl Iterator<Item = EventIx> + '_ {
        self.placed.iter().map(|p| p.event).chain(self.undated.iter().map(|&(event, _)| event))
    }

    /// Those of some events that are shown, to be asked about one and about many at once.
    pub fn hits(&self, found: impl IntoIterator<Item = EventIx>) -> Hits {
        let ranked = found.into_iter().filter_map(|event| Some((event, self.rank(event)?)));
        Hits::of_ranked(&self.placed, self.lanes.len(), ranked)
    }

    /// Density of every lane over a span of time, in cells of 2^`power` seconds; kept for the span that was asked for
    /// last, since that of the overview is asked for again in every frame.
    pub fn densities(&self, power: u32, span: (Seconds, Seconds)) -> Densities {
        let cells = CellRange::over(power, span);
        let mut known = self.densities.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, densities)) = known.as_ref().filter(|(of, _)| *of == cells) {
            return densities.clone();
        }
        let of_lane = |lane| DensityHistogram::new(&self.placed, &self.pyramid, lane, &cells);
        let densities: Densities = (0..self.lanes.len()).map(of_lane).collect();
        *known = Some((cells, densities.clone()));
        densities
    }

    /// The words of an event, made once.
    pub fn words(&self, project: &Project, event: EventIx, messages: &Messages, dates: &DateWords) -> Arc<LabelText> {
        let mut known = self.known();
        let KeptWords { evidence, of, .. } = &mut *known;
        if of.len() >= MAX_KEPT_WORDS {
            of.clear();
        }
        let make = || Arc::new(LabelText::of(project, event, evidence, messages, dates));
        of.entry(event).or_insert_with(make).clone()
    }
}

//! Gathers what of a project is shown: puts its events in order of time and its lanes from top to bottom.

use super::lanes::LaneView;
use super::placed::Placed;
use super::pyramid::Pyramid;
use super::spanning::IntervalIndex;
use super::timeline_index::{NOWHERE, TimelineIndex};
use crate::base::{EventIx, LaneIx};
use crate::i18n::Messages;
use crate::model::Project;
use crate::model::date::DAY;
use crate::timeline::labels::{DirectedText, LaneLabels};

/// Open ends fade out over the whole span by this number.
const FADE_PARTS: f64 = 10.0;
/// The shortest fade of an open end, in seconds: a month.
const MIN_FADE: f64 = 30.0 * DAY as f64;

impl TimelineIndex {
    /// Gathers the events that `shown` lets through. Until [`Self::put_evidence`] says how they stand in their sources,
    /// all quotes are told as unchecked.
    pub fn build(project: &Project, messages: &Messages, shown: impl Fn(EventIx) -> bool) -> Self {
        Self::gather(project, &LaneLabels::of(messages), shown)
    }

    /// Builds an index as [`Self::build`] does, for a thread that has no messages.
    pub fn gather(project: &Project, wording: &LaneLabels, shown: impl Fn(EventIx) -> bool) -> Self {
        let mut content = Self::default();
        let lane_of = content.add_lanes(project, wording, &shown);
        for (i, event) in project.events.iter().enumerate() {
            let ix = EventIx::from(i);
            let Some(lane) = lane_of[i] else { continue };
            match Placed::new(ix, event, lane) {
                Some(placed) => content.placed.push(placed),
                None => content.undated.push((ix, lane)),
            }
        }
        content.undated.sort_by_key(|&(event, lane)| (lane, event));
        // The beginnings that are open are put somewhere first: what asks for a stretch of time relies on the order.
        content.close_open_ends();
        content
            .placed
            .sort_unstable_by(|a, b| a.from.total_cmp(&b.from).then(a.to.total_cmp(&b.to)).then(a.event.cmp(&b.event)));
        content.pyramid = Pyramid::new(&content.placed, content.lanes.len());
        content.lasting = IntervalIndex::new(&content.placed, content.lanes.len());
        content.ranks = vec![NOWHERE; project.events.len()];
        let order: Vec<EventIx> = content.reading_order().collect();
        (0..).zip(order).for_each(|(rank, event)| content.ranks[event.index()] = rank);
        for placed in &content.placed {
            content.lanes[placed.lane()].dated += 1;
        }
        content
    }

    /// These placed events alone, in the lanes that they need: what stands in one row of a page.
    pub fn part(&self, mut placed: Vec<Placed>) -> Self {
        placed.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.to.total_cmp(&b.to)).then(a.event.cmp(&b.event)));
        let mut part = Self::default();
        for (old, lane) in self.lanes.iter().enumerate() {
            let new = part.lanes.len();
            let own = placed.iter_mut().filter(|placed| placed.lane() == old);
            let dated = own.map(|placed| *placed = placed.in_lane(new)).count();
            if dated > 0 {
                part.lanes.push(LaneView { dated, ..lane.clone() });
            }
        }
        part.span = placed.iter().map(|p| (p.from, p.to)).reduce(|(a, b), (from, to)| (a.min(from), b.max(to)));
        part.pyramid = Pyramid::new(&placed, part.lanes.len());
        part.placed = placed;
        part.put_evidence(self.evidence());
        part
    }

    /// Adds the lanes that have shown events; gives each shown event its position among them.
    fn add_lanes(
        &mut self,
        project: &Project,
        wording: &LaneLabels,
        shown: &dyn Fn(EventIx) -> bool,
    ) -> Vec<Option<usize>> {
        let none = project.lanes.len();
        let raw: Vec<Option<usize>> = (project.events.iter().enumerate())
            .map(|(i, event)| {
                let lane = event.lane().and_then(|id| project.lane_ix(id)).map_or(none, LaneIx::index);
                shown(EventIx::from(i)).then_some(lane)
            })
            .collect();
        let mut position = vec![None; none + 1];
        for (lane, position) in position.iter_mut().enumerate() {
            if !raw.contains(&Some(lane)) {
                continue;
            }
            *position = Some(self.lanes.len());
            let locale = wording.locale;
            let title = match project.lanes.get(lane) {
                Some(lane) => DirectedText::local(&lane.title, locale, &project.language),
                None => DirectedText::new(&*wording.no_lane, locale),
            };
            let ix = (lane < none).then(|| LaneIx::from(lane));
            let chosen =
                project.lanes.get(lane).and_then(|lane| lane.color).map(|number| usize::from(number).saturating_sub(1));
            self.lanes.push(LaneView { lane: ix, title, color: chosen.unwrap_or(lane), dated: 0 });
        }
        raw.into_iter().map(|lane| lane.and_then(|lane| position[lane])).collect()
    }

    /// Lets open ends fade out over a tenth of the whole span, at least a month.
    fn close_open_ends(&mut self) {
        let known = self.placed.iter().flat_map(|p| {
            let from = p.from_edge().is_known().then_some(p.from);
            from.into_iter().chain(p.to_edge().is_known().then_some(p.to))
        });
        let (first, last) = known.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), t| (a.min(t), b.max(t)));
        let fade = ((last - first) / FADE_PARTS).max(MIN_FADE);
        for placed in &mut self.placed {
            if !placed.to_edge().is_known() {
                placed.to = (placed.from + fade).max(placed.to);
            }
            if !placed.from_edge().is_known() {
                placed.from = placed.from.min(placed.to - fade);
            }
        }
        let ends = self.placed.iter().map(|p| (p.from, p.to));
        self.span = ends.reduce(|(a, b), (from, to)| (a.min(from), b.max(to)));
    }
}

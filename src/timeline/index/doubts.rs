//! Placed events with a quote in doubt, for counts that fold several events.

use std::ops::{Range, RangeInclusive};

use super::placed::Placed;
use crate::base::{Color, EventIx, ExcerptIx};
use crate::model::{Evidence, Project};
use crate::scene::Theme;
use crate::timeline::time::Seconds;

/// The placed events with a quote in doubt, by lane and time.
#[derive(Debug, Default)]
pub struct Doubts {
    /// Positions among the placed events.
    all: Vec<Vec<u32>>,
    /// Those of them whose doubt is grave.
    grave: Vec<Vec<u32>>,
}

/// Doubts among the events that a count stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DoubtCount {
    /// Number of them with a quote in doubt.
    pub count: usize,
    /// True if one of the doubts is grave.
    pub is_grave: bool,
}

impl DoubtCount {
    /// The colour of its sign.
    pub fn color(&self, theme: &Theme) -> Color {
        if self.is_grave { theme.error } else { theme.warning }
    }
}

impl Doubts {
    /// Those of placed events, which are in order of time, by what the documents say.
    pub fn new(project: &Project, placed: &[Placed], lanes: usize, evidence: &Evidence) -> Self {
        let mut doubts = Self { all: vec![Vec::new(); lanes], grave: vec![Vec::new(); lanes] };
        for (at, one) in (0..).zip(placed) {
            let Some(is_grave) = doubt(project, one.event, evidence) else { continue };
            let Some(lane) = doubts.all.get_mut(one.lane()) else { continue };
            lane.push(at);
            if is_grave {
                doubts.grave[one.lane()].push(at);
            }
        }
        doubts
    }

    /// Doubts of the events of `lane` at `positions` that have no label of their own. `labelled` are positions of any
    /// lane among those.
    pub fn folded(
        &self,
        lane: usize,
        positions: Range<usize>,
        labelled: impl Iterator<Item = usize> + Clone,
    ) -> DoubtCount {
        let count = |list: &[u32]| {
            let before = |end: usize| list.partition_point(|at| (*at as usize) < end);
            let labelled = labelled.clone().filter(|at| list.binary_search(&(*at as u32)).is_ok()).count();
            (before(positions.end) - before(positions.start)).saturating_sub(labelled)
        };
        let (Some(all), Some(grave)) = (self.all.get(lane), self.grave.get(lane)) else { return DoubtCount::default() };
        match count(all) {
            0 => DoubtCount::default(),
            found => DoubtCount { count: found, is_grave: count(grave) > 0 },
        }
    }

    /// Doubts of the events of `lane` that begin within `begins` and whose position `is_meant` lets through. Only
    /// looks for one: the count is 1 or 0.
    pub fn any(
        &self,
        placed: &[Placed],
        lane: usize,
        begins: RangeInclusive<Seconds>,
        is_meant: impl Fn(usize) -> bool,
    ) -> DoubtCount {
        let any = |list: Option<&Vec<u32>>| {
            let list = list.map_or(&[][..], Vec::as_slice);
            let list = &list[list.partition_point(|at| placed[*at as usize].from < *begins.start())..];
            let mut here = list.iter().take_while(|at| placed[**at as usize].from <= *begins.end());
            here.any(|at| is_meant(*at as usize))
        };
        let is_grave = any(self.grave.get(lane));
        DoubtCount { count: usize::from(is_grave || any(self.all.get(lane))), is_grave }
    }
}

/// Returns true if the gravest doubt about a quote of the event is grave; nothing if none is in doubt.
fn doubt(project: &Project, event: EventIx, evidence: &Evidence) -> Option<bool> {
    let count = project.event(event).map_or(0, |event| event.excerpts().len());
    let excerpts = (0..count).map(|nth| ExcerptIx { event, nth: nth as u32 });
    excerpts.filter_map(|excerpt| evidence.standing(project, excerpt).doubt()).map(|doubt| doubt.is_grave()).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::evidence::{Place, Witness};
    use crate::model::quotation::{Doubt, Standing};
    use crate::model::{EdtfDate, Event, Excerpt};
    use crate::timeline::index::TimelineIndex;
    use crate::timeline::labels::LaneLabels;

    /// Five events of one lane, of which the second, the third and the last have a quote in doubt.
    fn project() -> (Project, TimelineIndex, Evidence) {
        let mut project = Project::default();
        for year in 2001..2006 {
            let when = EdtfDate::parse(&year.to_string()).ok();
            let excerpts = vec![Excerpt { exact: "words".into(), ..Default::default() }];
            project.events.push(Event { id: format!("e{year}").into(), when, excerpts, ..Default::default() });
        }
        let all = TimelineIndex::gather(&project, &LaneLabels { locale: "en", no_lane: String::new() }, |_| true);
        let text: std::sync::Arc<str> = "words".into();
        let doubtful = [(1, Doubt::Respelled), (2, Doubt::Absent), (4, Doubt::Ambiguous(2))];
        let witness = |event: usize| {
            let excerpt = ExcerptIx { event: event.into(), nth: 0 };
            let doubt = doubtful.iter().find(|(at, _)| *at == event).map(|(_, doubt)| Standing::Doubtful(*doubt));
            let place = Some(Place { range: 0..text.len(), text: text.clone() });
            Witness { excerpt, standing: doubt.unwrap_or(Standing::Verbatim), place }
        };
        (project, all, Evidence::new((0..5).map(witness).collect(), Vec::new()))
    }

    #[test]
    fn a_count_tells_the_doubts_of_the_events_that_it_folds_and_of_no_labelled_one() {
        let (project, content, evidence) = project();
        let placed = &content.placed;
        let doubts = Doubts::new(&project, placed, content.lanes.len(), &evidence);
        // The labelled events, the first and the last of the count, how many are in doubt, and whether gravely.
        let cases: [(&[usize], usize, usize, usize, bool); 6] = [
            (&[], 0, 4, 3, true),
            (&[], 0, 1, 1, false),
            (&[2], 0, 3, 1, false),
            (&[1, 2], 0, 3, 0, false),
            (&[0, 3], 1, 4, 3, true),
            (&[], 3, 3, 0, false),
        ];
        for (labelled, first, last, count, is_grave) in cases {
            let positions = first..last + 1;
            let labelled = labelled.iter().copied().filter(|at| positions.contains(at));
            let told = doubts.folded(0, positions.clone(), labelled.clone());
            assert_eq!(
                told,
                DoubtCount { count, is_grave },
                "{first}..={last} without {:?}",
                labelled.collect::<Vec<_>>()
            );
        }
        let span = placed[0].from..=placed[4].from;
        assert_eq!(doubts.any(placed, 0, span.clone(), |_| true), DoubtCount { count: 1, is_grave: true });
        assert_eq!(doubts.any(placed, 0, span.clone(), |at| at == 4), DoubtCount { count: 1, is_grave: false });
        assert_eq!(doubts.any(placed, 0, span.clone(), |at| at == 3), DoubtCount::default());
    }
}

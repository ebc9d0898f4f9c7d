//! Numbers of events of each kind that a filter can tell apart, counted in one go.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{EventRef, Id, Project, Status};

/// Numbers of events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// Number of events in each lane that an event names.
    pub lanes: HashMap<Id, usize>,
    /// Number of events without a lane.
    pub laneless: usize,
    /// Number of events with a date.
    pub dated: usize,
    /// Number of events of each status, by its position in [`Status::ALL`].
    pub statuses: [usize; Status::ALL.len()],
    /// Number of events that each actor takes part in.
    pub actors: HashMap<Id, usize>,
    /// Number of events with each tag.
    pub tags: BTreeMap<String, usize>,
    /// Number of events that quote each document.
    pub documents: HashMap<Id, usize>,
}

impl FacetCounts {
    /// Counts the events of a project.
    pub fn of(project: &Project) -> Self {
        let mut facets = Self::default();
        project.events.iter().for_each(|event| facets.add(event));
        facets
    }

    fn add(&mut self, event: EventRef<'_>) {
        match event.lane() {
            Some(lane) => count(&mut self.lanes, lane),
            None => self.laneless += 1,
        }
        self.dated += usize::from(event.has_date());
        if let Some(nth) = Status::ALL.iter().position(|status| *status == event.status()) {
            self.statuses[nth] += 1;
        }
        // An event counts once, however often it names something.
        event.actors().iter().collect::<HashSet<_>>().into_iter().for_each(|actor| count(&mut self.actors, actor));
        for tag in event.tags().iter().collect::<HashSet<_>>() {
            *self.tags.entry(tag.clone()).or_default() += 1;
        }
        let documents: HashSet<&Id> = event.excerpts().iter().map(|excerpt| &excerpt.document).collect();
        documents.into_iter().for_each(|document| count(&mut self.documents, document));
    }
}

fn count(counts: &mut HashMap<Id, usize>, id: &Id) {
    match counts.get_mut(id) {
        Some(count) => *count += 1,
        None => drop(counts.insert(id.clone(), 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EdtfDate, Event, Excerpt};

    #[test]
    fn every_event_counts_once_for_each_thing() {
        let quote = || Excerpt { document: "d".into(), ..Excerpt::default() };
        let mut project = Project::default();
        project.events.push(Event {
            lane: Some("l".into()),
            when: EdtfDate::parse("2020").ok(),
            actors: ["p", "p", "q"].map(Id::from).into(),
            tags: ["t", "t"].map(str::to_owned).into(),
            excerpts: vec![quote(), quote()],
            ..Event::default()
        });
        project.events.push(Event { status: Status::Disputed, actors: vec!["p".into()], ..Event::default() });
        let facets = FacetCounts::of(&project);
        assert_eq!((facets.lanes["l"], facets.laneless, facets.dated), (1, 1, 1));
        assert_eq!((facets.actors["p"], facets.actors["q"], facets.documents["d"]), (2, 1, 1));
        assert_eq!(facets.tags["t"], 1);
        assert_eq!(facets.statuses.iter().sum::<usize>(), 2);
    }
}

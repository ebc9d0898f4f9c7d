//! Bands of the timeline made of something else than the lanes of a project.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::view::Grouping;
use super::{EventRef, Id, Lane, LocalText, Project, Status};

/// Most bands that a project is put in; the events of all other groups stand together in one more.
pub const MAX_GROUPS: usize = 24;

/// Names of bands that no project gives, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupNames {
    /// Tag of the language.
    pub language: String,
    /// Names of the statuses, in the order of [`Status::ALL`].
    pub statuses: [String; Status::ALL.len()],
    /// Name of the band for events that are in no group.
    pub none: String,
    /// Name of the band for events of groups that have no band of their own.
    pub others: String,
}

impl Project {
    /// The project with bands made by a grouping in the place of its lanes; `None` for the lanes themselves.
    ///
    /// An event stands in one band: that of the first person, tag or document that it names. The events keep their order,
    /// so that their handles and those of their excerpts lead to the same ones.
    pub fn grouped(&self, by: Grouping, names: &GroupNames) -> Option<Self> {
        if by == Grouping::Lane {
            return None;
        }
        let keys: Vec<Option<String>> = self.events.iter().map(|event| key(event, by)).collect();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        keys.iter().flatten().for_each(|key| *counts.entry(key).or_default() += 1);
        let all = self.groups(by, &keys);
        let mut kept: Vec<&str> = all.iter().map(String::as_str).filter(|key| counts.contains_key(key)).collect();
        if kept.len() > MAX_GROUPS {
            // Those with most events have a band; they stay in their order.
            let mut by_count: Vec<usize> = (0..kept.len()).collect();
            by_count.sort_by_key(|nth| Reverse(counts[kept[*nth]]));
            by_count.truncate(MAX_GROUPS);
            by_count.sort_unstable();
            kept = by_count.into_iter().map(|nth| kept[nth]).collect();
        }
        let numbers: HashMap<&str, usize> = kept.iter().enumerate().map(|(nth, key)| (*key, nth)).collect();
        let (others, none) = (kept.len(), kept.len() + 1);
        let lane_of = |key: &Option<String>| match key {
            Some(key) => numbers.get(key.as_str()).copied().unwrap_or(others),
            None => none,
        };
        let band = |nth: usize| Id::from(format!("{}-{nth}", by.as_str()));
        let places: Vec<usize> = keys.iter().map(lane_of).collect();
        let said = |name: &str| LocalText::Map(vec![(names.language.clone(), name.to_owned())]);
        let titles =
            kept.iter().map(|key| self.title_of(by, key, names)).chain([said(&names.others), said(&names.none)]);
        let lanes = titles.enumerate().map(|(nth, title)| Lane { id: band(nth), title, ..Lane::default() });
        // Bands without events are left out, so that colours are given to those that are there.
        let lanes = lanes.enumerate().filter(|(nth, _)| places.contains(nth)).map(|(_, lane)| lane).collect();
        let mut grouped = Self { lanes, ..self.clone() };
        grouped.events.put_lanes(places.into_iter().map(band));
        Some(grouped)
    }

    /// The groups in their order: as the project lists them, then those that only events name, by the first of them.
    fn groups(&self, by: Grouping, keys: &[Option<String>]) -> Vec<String> {
        let mut all: Vec<String> = match by {
            Grouping::Person => self.actors.iter().map(|actor| actor.id.to_string()).collect(),
            Grouping::Document => self.documents.iter().map(|document| document.id.to_string()).collect(),
            Grouping::Status => Status::ALL.map(|status| status.as_str().to_owned()).into(),
            Grouping::Tag | Grouping::Lane => Vec::new(),
        };
        let mut known: std::collections::HashSet<String> = all.iter().cloned().collect();
        all.extend(keys.iter().flatten().filter(|key| known.insert((*key).clone())).cloned());
        all
    }

    fn title_of(&self, by: Grouping, key: &str, names: &GroupNames) -> LocalText {
        let title = match by {
            Grouping::Person => self.actor_ix(key).and_then(|ix| self.actor(ix)).map(|actor| actor.name.clone()),
            Grouping::Document => {
                self.document_ix(key).and_then(|ix| self.document(ix)).map(|document| document.title.clone())
            }
            Grouping::Status => {
                let nth = Status::ALL.iter().position(|status| status.as_str() == key).unwrap_or_default();
                Some(LocalText::Map(vec![(names.language.clone(), names.statuses[nth].clone())]))
            }
            Grouping::Tag | Grouping::Lane => None,
        };
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| key.into())
    }
}

/// The group that an event is in.
fn key(event: EventRef<'_>, by: Grouping) -> Option<String> {
    match by {
        Grouping::Lane => event.lane().map(ToString::to_string),
        Grouping::Person => event.actors().first().map(ToString::to_string),
        Grouping::Tag => event.tags().first().cloned(),
        Grouping::Document => event.excerpts().first().map(|excerpt| excerpt.document.to_string()),
        Grouping::Status => Some(event.status().as_str().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Document, Event, Excerpt};

    fn names() -> GroupNames {
        GroupNames {
            language: "en".into(),
            statuses: Status::ALL.map(|status| status.as_str().to_uppercase()),
            none: "None".into(),
            others: "Others".into(),
        }
    }

    fn event(id: &str, actors: &[&str], tags: &[&str], document: Option<&str>) -> Event {
        let excerpt = |document: &str| Excerpt { document: document.into(), ..Excerpt::default() };
        Event {
            id: id.into(),
            lane: Some("l".into()),
            actors: actors.iter().map(|id| Id::from(*id)).collect(),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            excerpts: document.map(excerpt).into_iter().collect(),
            status: if id == "b" { Status::Disputed } else { Status::Reported },
            ..Event::default()
        }
    }

    fn project() -> Project {
        Project {
            actors: ["q", "p", "idle"]
                .map(|id| Actor { id: id.into(), name: id.to_uppercase().into(), ..Actor::default() })
                .into(),
            documents: vec![Document { id: "d".into(), title: "Doc".into(), ..Document::default() }],
            lanes: vec![Lane { id: "l".into(), title: "Lane".into(), ..Lane::default() }],
            events: [
                event("a", &["p", "q"], &["t"], Some("d")),
                event("b", &["q"], &["u", "t"], None),
                event("c", &[], &["t"], Some("gone")),
                event("d", &["unknown"], &[], Some("d")),
            ]
            .into(),
            ..Project::default()
        }
    }

    #[test]
    fn bands_are_made_by_every_grouping() {
        let cases = [
            (Grouping::Person, "a:P b:Q c:None d:unknown", "Q P unknown None"),
            (Grouping::Tag, "a:t b:u c:t d:None", "t u None"),
            (Grouping::Document, "a:Doc b:None c:gone d:Doc", "Doc gone None"),
            (Grouping::Status, "a:REPORTED b:DISPUTED c:REPORTED d:REPORTED", "REPORTED DISPUTED"),
        ];
        for (by, expected, lanes) in cases {
            let grouped = project().grouped(by, &names()).expect("bands");
            let title = |event: EventRef<'_>| {
                let lane = event.lane().and_then(|id| grouped.lane(grouped.lane_ix(id)?));
                format!("{}:{}", event.id(), lane.map_or("", |lane| lane.title.get("en")))
            };
            assert_eq!(grouped.events.iter().map(title).collect::<Vec<_>>().join(" "), expected, "{by}");
            let told: Vec<&str> = grouped.lanes.iter().map(|lane| lane.title.get("en")).collect();
            assert_eq!(told.join(" "), lanes, "{by}");
            let same = |project: &Project| project.excerpts().map(|(ix, x)| (ix, x.clone())).collect::<Vec<_>>();
            assert_eq!(same(&grouped), same(&project()), "{by}: handles stay");
        }
        assert_eq!(project().grouped(Grouping::Lane, &names()), None);
    }

    #[test]
    fn very_many_groups_have_a_band_together() {
        let tags = |nth: usize| if nth < 60 { format!("t{nth}") } else { "often".to_owned() };
        let event = |nth: usize| Event { id: nth.to_string().into(), tags: vec![tags(nth)], ..Event::default() };
        let project = Project { events: (0..100).map(event).collect(), ..Project::default() };
        let grouped = project.grouped(Grouping::Tag, &names()).expect("bands");
        assert_eq!(grouped.lanes.len(), MAX_GROUPS + 1);
        assert!(grouped.lanes.iter().any(|lane| lane.title.get("en") == "often"));
        assert_eq!(grouped.lanes.last().map(|lane| lane.title.get("en")), Some("Others"));
    }
}

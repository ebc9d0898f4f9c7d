//! The events of a chronology in their order, and what stands beside each.

use super::words::ChronologyWords;
use crate::base::EventIx;
use crate::base::markup::is_web_address;
use crate::model::{Document, Event, Excerpt, LocalText, Project, Status};

/// The events that begin in one year; `None` for those that have no place in time.
pub(crate) struct YearSection {
    /// The year; 0 is 1 BC.
    pub year: Option<i64>,
    /// The events.
    pub events: Vec<(EventIx, Event)>,
}

/// The events in the order of time, those without a place in time last, in the order of the project.
pub(crate) fn sections(project: &Project) -> Vec<YearSection> {
    let mut sections: Vec<YearSection> = Vec::new();
    let mut placed = vec![false; project.events.len()];
    for (ix, bounds) in project.events_by_time() {
        let Some(event) = project.event(ix) else { continue };
        placed[ix.index()] = true;
        let year = crate::model::date::day_of_time(bounds.from.time).map(|day| i64::from(chrono::Datelike::year(&day)));
        match sections.last_mut() {
            Some(section) if section.year == year => section.events.push((ix, event.to_event())),
            _ => sections.push(YearSection { year, events: vec![(ix, event.to_event())] }),
        }
    }
    let undated = project.events.iter().zip(placed).enumerate().filter(|(_, (_, placed))| !placed);
    let undated: Vec<_> = undated.map(|(ix, (event, _))| (EventIx::from(ix), event.to_event())).collect();
    if !undated.is_empty() {
        sections.push(YearSection { year: None, events: undated });
    }
    sections
}

/// A text in the language of the project, and its tag.
pub(crate) fn text<'p>(project: &'p Project, text: &'p LocalText) -> (&'p str, &'p str) {
    text.get_with_language(&project.language, &project.language)
}

/// The document of an excerpt, and its number in the list of sources.
pub(crate) fn source<'p>(project: &'p Project, excerpt: &Excerpt) -> Option<(usize, &'p Document)> {
    project.documents.iter().enumerate().find(|(_, document)| document.id == excerpt.document)
}

/// The address of a document, if it may be a link.
pub(crate) fn link(document: &Document) -> Option<&str> {
    document.url.as_deref().filter(|url| is_web_address(url))
}

/// The lane, the parties and the status of an event, each with its language.
pub(crate) fn details<'p>(
    project: &'p Project,
    event: &'p Event,
    words: &'static ChronologyWords,
) -> Vec<(&'p str, &'p str)> {
    let lane = event.lane.as_ref().and_then(|id| project.lanes.iter().find(|lane| lane.id == *id));
    let actors = event.actors.iter().filter_map(|id| project.actors.iter().find(|actor| actor.id == *id));
    let status = match event.status {
        Status::Reported => None,
        Status::Confirmed => Some(words.confirmed),
        Status::Disputed => Some(words.disputed),
        Status::Forecast => Some(words.forecast),
    };
    let lane = lane.map(|lane| text(project, &lane.title));
    let actors = actors.map(|actor| text(project, &actor.name));
    let tags = event.tags.iter().map(|tag| (tag.as_str(), project.language.as_str()));
    let all = lane.into_iter().chain(actors).chain(status.map(|status| (status, words.language))).chain(tags);
    all.filter(|(text, _)| !text.is_empty()).collect()
}

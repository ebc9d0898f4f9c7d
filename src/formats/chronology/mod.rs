//! A chronology to read and to print: the events by year, each with its quotes and where they stand.

use super::{Format, Saved};
use crate::base::markup::is_web_address;
use crate::base::{Diagnostic, EventIx};
use crate::formats::kit::losses::is_translated;
use crate::model::{Actor, Document, Event, Evidence, Excerpt, Lane, LocalText, Project, Status, When};

mod html;
mod markdown;
#[cfg(test)]
mod tests;
mod words;

pub use words::machine_date;

/// The entry of Markdown (CommonMark) in the registry.
pub const MARKDOWN: Format = Format {
    name: "markdown",
    endings: &["md", "markdown"],
    sniff: |_| false,
    load: None,
    save: Some(|project| markdown(project, &Evidence::NONE)),
};

/// The entry of HTML in the registry: one page that needs no other file and runs no scripts.
pub const HTML: Format = Format {
    name: "html",
    endings: &["html", "htm"],
    sniff: |_| false,
    load: None,
    save: Some(|project| page(project, &Evidence::NONE)),
};

/// Writes Markdown with what the documents say of the quotes.
pub fn markdown(project: &Project, evidence: &Evidence) -> Saved {
    Saved { bytes: markdown::write(project, evidence).into_bytes(), losses: losses(project, false) }
}

/// Writes a page of HTML with what the documents say of the quotes.
pub fn page(project: &Project, evidence: &Evidence) -> Saved {
    Saved { bytes: html::write(project, evidence).into_bytes(), losses: losses(project, true) }
}

/// The events that begin in one year; `None` for those that have no place in time.
struct Section {
    year: Option<i64>,
    events: Vec<(EventIx, Event)>,
}

/// The events in the order of time, those without a place in time last, in the order of the project.
fn sections(project: &Project) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut placed = vec![false; project.events.len()];
    for (ix, bounds) in project.events_by_time() {
        let Some(event) = project.event(ix) else { continue };
        placed[ix.index()] = true;
        let year = crate::model::date::day_of_time(bounds.from.time).map(|day| i64::from(chrono::Datelike::year(&day)));
        match sections.last_mut() {
            Some(section) if section.year == year => section.events.push((ix, event.to_event())),
            _ => sections.push(Section { year, events: vec![(ix, event.to_event())] }),
        }
    }
    let undated = project.events.iter().zip(placed).enumerate().filter(|(_, (_, placed))| !placed);
    let undated: Vec<_> = undated.map(|(ix, (event, _))| (EventIx::from(ix), event.to_event())).collect();
    if !undated.is_empty() {
        sections.push(Section { year: None, events: undated });
    }
    sections
}

/// A text in the language of the project, and its tag.
fn text<'p>(project: &'p Project, text: &'p LocalText) -> (&'p str, &'p str) {
    text.get_with_language(&project.language, &project.language)
}

/// The document of an excerpt, and its number in the list of sources.
fn source<'p>(project: &'p Project, excerpt: &Excerpt) -> Option<(usize, &'p Document)> {
    project.documents.iter().enumerate().find(|(_, document)| document.id == excerpt.document)
}

/// The address of a document, if it may be a link.
fn link(document: &Document) -> Option<&str> {
    document.url.as_deref().filter(|url| is_web_address(url))
}

/// What a chronology does not show: one finding a kind. A page of HTML has the language of each text and the whole date
/// in its tags.
fn losses(project: &Project, is_html: bool) -> Vec<Diagnostic> {
    let Project { documents, actors, lanes, .. } = project;
    let events = project.events.to_vec();
    let positions =
        project.excerpts().filter(|(_, x)| x.start.is_some() || !x.prefix.is_empty() || !x.suffix.is_empty());
    let in_documents = |lost: fn(&Document) -> bool| documents.iter().filter(|document| lost(document)).count();
    let of_events = events.iter().flat_map(|event| [Some(&event.title), event.summary.as_ref()]);
    let of_documents = documents.iter().flat_map(|document| [Some(&document.title), document.publisher.as_ref()]);
    let of_actors = actors.iter().map(|actor| Some(&actor.name));
    let of_lanes = lanes.iter().map(|lane| Some(&lane.title));
    let texts = std::iter::once(Some(&project.title)).chain(of_events).chain(of_documents);
    let texts = texts.chain(of_actors).chain(of_lanes).flatten();
    let extras = usize::from(!project.extra.is_empty())
        + events.iter().filter(|event| !event.extra.is_empty()).count()
        + project.excerpts().filter(|(_, excerpt)| !excerpt.extra.is_empty()).count()
        + lanes.iter().filter(|lane| !lane.extra.is_empty()).count()
        + actors.iter().filter(|actor| !actor.extra.is_empty()).count()
        + in_documents(|document| !document.extra.is_empty());
    let timed = |when: &&When| when.form().dates().any(|date| date.time.is_some());
    let dates = events.iter().filter_map(|event| event.when.as_ref());
    let published = documents.iter().filter_map(|document| document.published.as_ref());
    // In the tags of HTML are the dates of events only.
    let seconds = if is_html { published.filter(timed).count() } else { dates.chain(published).filter(timed).count() };
    let languages = usize::from(!project.language.is_empty()) + in_documents(|document| document.language.is_some());
    let is_empty = |lane: &&Lane| !events.iter().any(|event| event.lane.as_ref() == Some(&lane.id));
    let is_unused = |actor: &&Actor| !events.iter().any(|event| event.actors.contains(&actor.id));
    let found = [
        ("positions", positions.count()),
        ("translations", texts.filter(|text| is_translated(text, &project.language)).count()),
        ("languages", if is_html { 0 } else { languages }),
        ("seconds", seconds),
        ("importance", events.iter().filter(|event| event.importance != Event::default().importance).count()),
        ("attests", project.excerpts().filter(|(_, x)| x.attests != crate::model::Attests::default()).count()),
        ("actor-details", actors.iter().filter(|actor| actor.kind.is_some() || actor.role.is_some()).count()),
        ("unused-actors", actors.iter().filter(is_unused).count()),
        ("empty-lanes", lanes.iter().filter(is_empty).count()),
        ("ids", events.len() + lanes.len() + actors.len() + documents.len()),
        ("files", in_documents(|document| document.path.is_some() || document.media_type.is_some())),
        ("digests", in_documents(|document| document.sha256.is_some())),
        ("unknown-fields", extras),
    ];
    let lost = found.into_iter().filter(|(_, count)| *count > 0);
    lost.map(|(what, count)| Diagnostic::note("chronology-loss").arg("what", what).arg("count", count.to_string()))
        .collect()
}

/// The lane, the parties and the status of an event, each with its language.
fn details<'p>(project: &'p Project, event: &'p Event, words: &'static words::Words) -> Vec<(&'p str, &'p str)> {
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

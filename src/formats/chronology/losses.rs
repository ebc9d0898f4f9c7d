//! Parts of a project that a chronology does not show.

use crate::base::Diagnostic;
use crate::formats::kit::losses::is_translated;
use crate::model::{Actor, Document, EdtfDate, Event, Lane, Project};

/// FileFindings on what a chronology does not show, one a kind. A page of HTML has the language of each text and the whole
/// date in its tags.
pub(crate) fn losses(project: &Project, is_html: bool) -> Vec<Diagnostic> {
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
    let timed = |when: &&EdtfDate| when.form().dates().any(|date| date.time.is_some());
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

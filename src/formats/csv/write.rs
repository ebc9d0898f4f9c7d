//! From events to the rows of a table: one event a row, the names of its parts in the first.

use std::collections::HashSet;

use super::kept::{self, KEY};
use super::own::COLUMNS;
use super::role::Role;
use crate::formats::kit::format::Saved;
use crate::formats::kit::losses::{Losses, is_translated};
use crate::formats::kit::table::bytes_of;
use crate::model::{Event, Project, Status};

/// The byte order mark in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Writes a table with a delimiter, in UTF-8 with or without a byte order mark; `format` is for the diagnostics only.
pub(crate) fn save(project: &Project, delimiter: u8, format: &'static str, mark: bool) -> Saved {
    let events = project.events.to_vec();
    let kept = kept_columns(&events);
    let mut losses = losses(project, &events);
    let header = COLUMNS.iter().map(|role| role.as_str()).chain(kept.iter().copied()).map(str::to_owned).collect();
    let rows = events.iter().map(|event| row(project, event, &kept, &mut losses)).collect::<Vec<_>>();
    let (bytes, guards) = bytes_of(std::iter::once(header).chain(rows), delimiter);
    let bytes = if mark { [MARK, &bytes].concat() } else { bytes };
    let losses = losses.finish(format).into_iter().chain(guards.diagnostics()).collect();
    Saved { bytes, losses }
}

/// The columns of the table that the project came from, in the order in which they first appear.
fn kept_columns(events: &[Event]) -> Vec<&str> {
    let mut seen = HashSet::new();
    let names = events.iter().filter_map(kept::kept).flat_map(|kept| kept.keys());
    let own = |name: &str| COLUMNS.iter().any(|role| role.as_str().eq_ignore_ascii_case(name));
    names.map(String::as_str).filter(|name| !own(name) && seen.insert(*name)).collect()
}

fn row(project: &Project, event: &Event, kept: &[&str], losses: &mut Losses) -> Vec<String> {
    let language = &*project.language;
    let own = COLUMNS.iter().map(|role| match role {
        Role::Id => event.id.to_string(),
        Role::When => event.when.as_ref().map(ToString::to_string).unwrap_or_default(),
        Role::Title => event.title.get(language).to_owned(),
        Role::Summary => event.summary.as_ref().map_or("", |summary| summary.get(language)).to_owned(),
        Role::Lane => event.lane.as_ref().map(|id| lane_name(project, id)).unwrap_or_default(),
        Role::Actors => list(event.actors.iter().map(|id| actor_name(project, id)).collect(), false, losses),
        Role::Tags => list(event.tags.clone(), true, losses),
        Role::Status if event.status != Status::default() => event.status.as_str().to_owned(),
        Role::Importance if event.importance != Event::default().importance => event.importance.to_string(),
        _ => String::new(),
    });
    let cell = |name: &&str| {
        let value = kept::kept(event).and_then(|kept| kept.get(*name));
        value.map_or(String::new(), |value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    };
    let mut row: Vec<String> = own.collect();
    row.extend(kept.iter().map(cell));
    row
}

fn lane_name(project: &Project, id: &str) -> String {
    let lane = project.lanes.iter().find(|lane| &*lane.id == id);
    lane.map(|lane| lane.title.get(&project.language)).filter(|title| !title.is_empty()).unwrap_or(id).to_owned()
}

fn actor_name(project: &Project, id: &str) -> String {
    let actor = project.actors.iter().find(|actor| &*actor.id == id);
    actor.map(|actor| actor.name.get(&project.language)).filter(|name| !name.is_empty()).unwrap_or(id).to_owned()
}

/// Elements with semicolons between them; those that hold one cannot be told apart again.
fn list(elements: Vec<String>, commas: bool, losses: &mut Losses) -> String {
    losses.add("separators", elements.iter().filter(|e| e.contains([';', '؛', '|', '\n'])).count());
    let mut text = elements.join("; ");
    // A semicolon at the end says that the commas are a part of the one element.
    if commas && elements.len() == 1 && text.contains([',', '،']) {
        text.push(';');
    }
    text
}

fn losses(project: &Project, events: &[Event]) -> Losses {
    let mut losses = Losses::default();
    losses.add("language", usize::from(!project.language.is_empty()));
    losses.add("project-title", usize::from(!project.title.is_empty()));
    losses.add("documents", project.documents.len());
    losses.add("excerpts", project.excerpts().count());
    let event_texts = events.iter().flat_map(|e| [Some(&e.title), e.summary.as_ref()]).flatten();
    let names = project.lanes.iter().map(|l| &l.title).chain(project.actors.iter().map(|a| &a.name));
    losses.add("translations", event_texts.chain(names).filter(|text| is_translated(text, &project.language)).count());
    losses.add("actor-details", project.actors.iter().filter(|a| a.kind.is_some() || a.role.is_some()).count());
    let used: HashSet<_> = events.iter().filter_map(|e| e.lane.as_ref()).collect();
    losses.add("empty-lanes", project.lanes.iter().filter(|lane| !used.contains(&lane.id)).count());
    let ids = project.lanes.iter().filter(|l| *l.id != *lane_name(project, &l.id)).count()
        + project.actors.iter().filter(|a| *a.id != *actor_name(project, &a.id)).count();
    losses.add("ids", ids);
    let unknown = |event: &Event| event.extra.keys().filter(|key| *key != KEY).count();
    let parts = project.lanes.iter().map(|lane| &lane.extra).chain(project.actors.iter().map(|actor| &actor.extra));
    losses.add("unknown-fields", parts.map(|extra| extra.len()).sum());
    losses.add("unknown-fields", project.extra.len() + events.iter().map(unknown).sum::<usize>());
    losses
}

//! From a project to the items and groups of vis-timeline.
//!
//! An item needs a start, so events without a date stand in a list of their own, `undated`, which vis-timeline does
//! not look at. A date that `start` and `end` do not say in full is in the field `edtf` too.

use std::path::Path;

use serde_json::{Map, Value as Json};

use super::read::{Fields, KEY, NAME};
use crate::base::decode::decode;
use crate::documents::html::escaped;
use crate::formats::kit::import::Import;
use crate::formats::kit::losses::{Way, Written, saved};
use crate::formats::{Saved, kit::days};
use crate::model::{Event, Extra, Lane, Project, When};

/// Writes a project.
pub fn save(project: &Project) -> Saved {
    let (mut items, mut undated) = (Vec::new(), Vec::new());
    for (nth, event) in project.events.whole().enumerate() {
        let item = item(project, &event);
        if item.contains_key("start") { &mut items } else { &mut undated }.push((nth, Json::from(item)));
    }
    let mut root = kept(&project.extra);
    let events = items.iter().chain(&undated).map(|(nth, _)| *nth).collect();
    let list = |items: Vec<(usize, Json)>| items.into_iter().map(|(_, item)| item).collect::<Json>();
    root.insert("groups".to_owned(), project.lanes.iter().map(|lane| group(project, lane)).collect());
    root.insert("items".to_owned(), list(items));
    if !undated.is_empty() {
        root.insert("undated".to_owned(), list(undated));
    }
    let mut bytes = format!("{:#}", Json::from(root)).into_bytes();
    bytes.push(b'\n');
    saved(project, Written { bytes, events }, &Way { name: NAME, load: super::read::load, key: KEY })
}

fn kept(extra: &Extra) -> Map<String, Json> {
    extra.get(KEY).and_then(Json::as_object).cloned().unwrap_or_default()
}

/// The given fields, and behind them those that were kept and have no part in them.
fn with_kept(own: Vec<(&str, Json)>, kept: Map<String, Json>) -> Map<String, Json> {
    let mut fields: Map<String, Json> = own.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    for (name, value) in kept {
        fields.entry(name).or_insert(value);
    }
    fields
}

fn group(project: &Project, lane: &Lane) -> Json {
    let title = escaped(lane.title.get(&project.language));
    with_kept(vec![("id", (*lane.id).into()), ("content", title.into())], kept(&lane.extra)).into()
}

fn item(project: &Project, event: &Event) -> Map<String, Json> {
    let mut kept = kept(&event.extra);
    let text = |text: &crate::model::LocalText| Json::from(escaped(text.get(&project.language)));
    let mut own = vec![("id", (*event.id).into())];
    // Content that is no text stays as it came.
    if !(event.title.is_empty() && kept.contains_key("content")) {
        own.push(("content", text(&event.title)));
    }
    own.extend(event.summary.as_ref().map(|summary| ("title", text(summary))));
    own.extend(event.lane.as_ref().map(|lane| ("group", Json::from(&**lane))));
    let said: Fields = kept.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    // A date as it came stands, as long as it is the date of the event.
    if read(&said) != event.when {
        ["start", "end", "edtf"].iter().for_each(|name| drop(kept.shift_remove(*name)));
        own.extend(event.when.iter().flat_map(fields_of));
    }
    with_kept(own, kept)
}

/// The date that an item says.
fn read(fields: &Fields) -> Option<When> {
    let nothing = decode(b"");
    super::read::when(&mut Import::new(&nothing, Path::new("")), &mut fields.clone(), 0)
}

/// The fields for a date.
pub fn fields_of(when: &When) -> Vec<(&'static str, Json)> {
    let mut fields = Vec::new();
    if let Some(days) = days::of(when) {
        fields.push(("start", days.first.iso().into()));
        fields.extend(days.last.map(|last| ("end", last.iso().into())));
    }
    let plain: Fields = fields.iter().map(|(name, value): &(&str, Json)| ((*name).to_owned(), value.clone())).collect();
    if read(&plain).as_ref() != Some(when) {
        fields.push(("edtf", when.as_str().into()));
    }
    fields
}

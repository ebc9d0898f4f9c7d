//! From a project to the items and groups of vis-timeline.
//!
//! An item needs a start, so events without a date stand in a list of their own, `undated`, which vis-timeline does
//! not look at.

use serde_json::{Map, Value as Json};

use super::dates::{ItemFields, date_of, fields_of};
use super::read::{KEY, NAME, load};
use crate::documents::html::escaped;
use crate::formats::kit::format::Saved;
use crate::formats::kit::kept::kept;
use crate::formats::kit::losses::{RoundTrip, WrittenFile, saved};
use crate::model::{Event, Lane, Project};

/// Writes a project.
pub(crate) fn save(project: &Project) -> Saved {
    let (mut items, mut undated) = (Vec::new(), Vec::new());
    for (nth, event) in project.events.whole().enumerate() {
        let item = item(project, &event);
        if item.contains_key("start") { &mut items } else { &mut undated }.push((nth, Json::from(item)));
    }
    let mut root = kept(&project.extra, KEY);
    let events = items.iter().chain(&undated).map(|(nth, _)| *nth).collect();
    let list = |items: Vec<(usize, Json)>| items.into_iter().map(|(_, item)| item).collect::<Json>();
    root.insert("groups".to_owned(), project.lanes.iter().map(|lane| group(project, lane)).collect());
    root.insert("items".to_owned(), list(items));
    if !undated.is_empty() {
        root.insert("undated".to_owned(), list(undated));
    }
    let mut bytes = format!("{:#}", Json::from(root)).into_bytes();
    bytes.push(b'\n');
    saved(project, WrittenFile { bytes, events }, &RoundTrip { name: NAME, load, key: KEY })
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
    with_kept(vec![("id", (*lane.id).into()), ("content", title.into())], kept(&lane.extra, KEY)).into()
}

fn item(project: &Project, event: &Event) -> Map<String, Json> {
    let mut kept = kept(&event.extra, KEY);
    let text = |text: &crate::model::LocalText| Json::from(escaped(text.get(&project.language)));
    let mut own = vec![("id", (*event.id).into())];
    // Content that is no text stays as it came.
    if !(event.title.is_empty() && kept.contains_key("content")) {
        own.push(("content", text(&event.title)));
    }
    own.extend(event.summary.as_ref().map(|summary| ("title", text(summary))));
    own.extend(event.lane.as_ref().map(|lane| ("group", Json::from(&**lane))));
    let said: ItemFields = kept.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    // A date as it came stands, as long as it is the date of the event.
    if date_of(&said) != event.when {
        ["start", "end", "edtf"].iter().for_each(|name| drop(kept.shift_remove(*name)));
        own.extend(event.when.iter().flat_map(fields_of));
    }
    with_kept(own, kept)
}

//! From a project to SIMILE's XML and JSON.

use serde_json::{Map, Value};

use super::dates::{DATES, INNER, date_of, dates_of};
use super::event::KEY;
use super::raw::Syntax;
use super::{json, xml};
use crate::base::markup::xml as escape;
use crate::documents::html::escaped;
use crate::formats::kit::format::Saved;
use crate::formats::kit::kept::kept;
use crate::formats::kit::losses::{RoundTrip, WrittenFile, saved};
use crate::formats::kit::xml_tree::is_name;
use crate::model::{Event, Project};

/// The name of the format in XML.
pub(crate) const XML_NAME: &str = "simile-xml";

/// The name of the format in JSON.
pub(crate) const JSON_NAME: &str = "simile";

/// Writes XML. Every element is an event there and needs a start, so events without a date are left out.
pub(crate) fn save_xml(project: &Project) -> Saved {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<data date-time-format=\"iso8601\"".to_owned();
    let root = kept(&project.extra, KEY);
    text.extend(root.iter().filter_map(|(n, v)| attribute(n, v)));
    text.push_str(">\n");
    let mut events = Vec::new();
    for (nth, event) in project.events.whole().enumerate() {
        let mut fields = fields(project, &event, Syntax::Xml);
        if !fields.contains_key("start") {
            continue;
        }
        events.push(nth);
        let description = fields.shift_remove("description");
        text.push_str("  <event");
        text.extend(fields.iter().filter_map(|(name, value)| attribute(name, value)));
        match description.as_ref().and_then(Value::as_str) {
            Some(description) => text.push_str(&format!(">{}</event>\n", escape(description))),
            None => text.push_str("/>\n"),
        }
    }
    text.push_str("</data>\n");
    let written = WrittenFile { bytes: text.into_bytes(), events };
    saved(project, written, &RoundTrip { name: XML_NAME, load: xml::load, key: KEY })
}

/// ` name="value"`; nothing for what cannot be an attribute.
fn attribute(name: &str, value: &Value) -> Option<String> {
    let value = match value {
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        _ => return None,
    };
    is_name(name).then(|| format!(" {name}=\"{}\"", escape(&value)))
}

/// Writes JSON. An event needs a start, so those without a date stand in a list of their own, `undated`, which SIMILE
/// does not look at.
pub(crate) fn save_json(project: &Project) -> Saved {
    let (mut dated, mut undated) = (Vec::new(), Vec::new());
    for (nth, event) in project.events.whole().enumerate() {
        let fields = fields(project, &event, Syntax::Json);
        if fields.contains_key("start") { &mut dated } else { &mut undated }.push((nth, Value::from(fields)));
    }
    let mut root = Map::from_iter([("dateTimeFormat".to_owned(), "iso8601".into())]);
    root.extend(kept(&project.extra, KEY));
    let events = dated.iter().chain(&undated).map(|(nth, _)| *nth).collect();
    let list = |events: Vec<(usize, Value)>| events.into_iter().map(|(_, event)| event).collect::<Value>();
    root.insert("events".to_owned(), list(dated));
    if !undated.is_empty() {
        root.insert("undated".to_owned(), list(undated));
    }
    let mut bytes = format!("{:#}", Value::from(root)).into_bytes();
    bytes.push(b'\n');
    saved(project, WrittenFile { bytes, events }, &RoundTrip { name: JSON_NAME, load: json::load, key: KEY })
}

fn fields(project: &Project, event: &Event, syntax: Syntax) -> Map<String, Value> {
    let mut rest = kept(&event.extra, KEY);
    let mut fields = Map::from_iter([
        ("id".to_owned(), (*event.id).into()),
        ("title".to_owned(), escaped(event.title.get(&project.language)).into()),
    ]);
    if let Some(summary) = &event.summary {
        fields.insert("description".to_owned(), escaped(summary.get(&project.language)).into());
    }
    // A date as it came stands, as long as it is the date of the event.
    if date_of(&rest, syntax) != event.when {
        DATES.iter().filter(|name| !INNER.contains(name)).for_each(|name| drop(rest.shift_remove(*name)));
        for (name, value) in event.when.iter().flat_map(|when| dates_of(when, syntax)) {
            let value = rest.shift_remove(name).unwrap_or(value);
            fields.insert(name.to_owned(), value);
        }
    }
    for (name, value) in rest {
        fields.entry(name).or_insert(value);
    }
    fields
}

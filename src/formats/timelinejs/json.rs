//! The JSON files of TimelineJS: all three versions are read, version 3 is written.

use std::path::Path;

use serde_json::{Map, Value as Json};

use super::jsonp;
use super::slide::{ERAS, KEY, Slide, Slides};
use super::slide_write::{of_event, title_of};
use crate::base::Diagnostic;
use crate::base::Severity::{Error, Note, Warning};
use crate::base::decode::{EncodingIssue, decode};
use crate::formats::kit::decoding::decoded;
use crate::formats::kit::findings::FileFindings;
use crate::formats::kit::format::{Loaded, Saved};
use crate::formats::kit::json_tree::{self as tree, Field, Node, Value};
use crate::formats::kit::kept::kept;
use crate::formats::kit::losses::{RoundTrip, WrittenFile, saved};
use crate::formats::kit::places::Places;
use crate::model::Project;

/// Bytes of a file that are looked at to tell its format.
const SNIFFED: usize = 1 << 16;

/// Returns true if the bytes look like a file of TimelineJS, by the names of its fields.
pub(crate) fn sniff(bytes: &[u8]) -> bool {
    let text = &decode(&bytes[..bytes.len().min(SNIFFED)]).text;
    let has = |name: &str| text.contains(&format!("\"{name}\""));
    has("start_date") || has("startDate") && (has("headline") || has("timeline")) || has("events") && has("headline")
}

/// Reads a file; `path` is for the diagnostics only.
pub(crate) fn load(bytes: &[u8], path: &Path) -> Loaded {
    let (decoded, encoding) = decoded(bytes);
    let mut found = FileFindings::new(&decoded.text, path);
    encoding.into_iter().for_each(|encoding| found.alone(0, encoding));
    match decoded.oddity {
        None => {}
        Some(EncodingIssue::ByteOrderMark) => found.add(Note, "byte-order-mark", "", 0, &[]),
        Some(EncodingIssue::Utf16) => found.add(Warning, "utf-16", "", 0, &[]),
        Some(EncodingIssue::NotUtf8(_)) => {
            found.add(Error, "not-utf8", "", decoded.text.find('\u{FFFD}').unwrap_or(0), &[])
        }
    }
    let unwrapped = jsonp::unwrapped(&decoded.text);
    if unwrapped.is_some() {
        found.add(Note, "timelinejs-jsonp", "", 0, &[]);
    }
    let (root, faults) = tree::parse(unwrapped.as_deref().unwrap_or(&decoded.text));
    for fault in faults {
        found.alone(fault.at, Diagnostic::error(fault.code).arg("found", fault.found));
    }
    let mut slides = Slides::new(&mut found);
    match root {
        Some(Node { value: Value::Object(fields), .. }) => read_root(fields, &mut slides),
        Some(node) => slides.found.add(Error, "timelinejs-type", "timeline", node.at, &[("field", "timeline")]),
        None => {}
    }
    let project = slides.project;
    Loaded { project, places: Places::default(), diagnostics: found.finish() }
}

/// Reads the fields of the file, or of its one field `timeline`.
fn read_root(mut fields: Vec<Field<'_>>, slides: &mut Slides<'_, '_>) {
    let inner = fields.iter().position(|f| f.name == "timeline" && matches!(f.node.value, Value::Object(_)));
    if let Some(inner) = inner
        && let Value::Object(timeline) = fields.remove(inner).node.value
    {
        fields.extend(timeline);
    }
    // Versions 1 and 2 have the title among the fields of the timeline.
    let is_old = fields.iter().any(|f| f.name == "date") || fields.iter().any(|f| f.name == "headline");
    // Eras come after events, as they are written.
    fields.sort_by_key(|f| f.name.starts_with("era"));
    let mut title = Map::new();
    let mut title_at = 0;
    for Field { name, at, node } in fields {
        match &*name {
            "title" if matches!(node.value, Value::Object(_)) => slides.title(slide_of(node)),
            "events" | "slides" | "date" => each(node, &name, slides, Slides::event),
            "eras" | "era" => each(node, &name, slides, Slides::era),
            "headline" | "text" | "asset" | "startDate" | "endDate" if is_old => {
                title_at = if title.is_empty() { at } else { title_at };
                title.insert(name.into_owned(), node.value.to_json());
            }
            _ => {
                slides.found.add(Note, "timelinejs-kept", &name, at, &[("field", &name)]);
                slides.keep(&name, node.value.to_json());
            }
        }
    }
    if !title.is_empty() {
        slides.title(Slide { value: title, at: title_at, date_at: title_at });
    }
}

/// Has `take` read every slide of a list; what is no list, or no slide in it, is told and kept.
fn each<'a, 't>(node: Node<'_>, name: &str, slides: &mut Slides<'a, 't>, take: fn(&mut Slides<'a, 't>, Slide)) {
    let Value::Array(nodes) = node.value else {
        slides.found.add(Error, "timelinejs-type", name, node.at, &[("field", name)]);
        return slides.keep(name, node.value.to_json());
    };
    let mut unused = Vec::new();
    for node in nodes {
        match node.value {
            Value::Object(_) => take(slides, slide_of(node)),
            _ => {
                slides.found.add(Error, "timelinejs-type", name, node.at, &[("field", name)]);
                unused.push(node.value.to_json());
            }
        }
    }
    if !unused.is_empty() {
        slides.keep(name, unused.into());
    }
}

/// A slide with the places of itself and of its date in the file; an empty one of what is no object.
fn slide_of(node: Node<'_>) -> Slide {
    let at = node.at;
    let date_at = match &node.value {
        Value::Object(fields) => {
            let date = fields.iter().find(|f| matches!(&*f.name, "start_date" | "startDate"));
            date.map_or(at, |field| field.node.at)
        }
        _ => at,
    };
    match node.value.to_json() {
        Json::Object(value) => Slide { value, at, date_at },
        _ => Slide { value: Map::new(), at, date_at },
    }
}

/// Writes a project in the schema of version 3.
pub(crate) fn save(project: &Project) -> Saved {
    let mut root = kept(&project.extra, KEY);
    root.shift_remove("title");
    if let Some(title) = title_of(project) {
        root.insert("title".to_owned(), title.into());
    }
    let (mut events, mut eras) = (Vec::new(), Vec::new());
    for (nth, event) in project.events.whole().enumerate() {
        let slide = of_event(project, &event);
        let is_era = event.lane.as_deref() == Some(ERAS) && slide.contains_key("end_date");
        if is_era { &mut eras } else { &mut events }.push((nth, Json::from(slide)));
    }
    let order = events.iter().chain(&eras).map(|(nth, _)| *nth).collect();
    let list = |slides: Vec<(usize, Json)>| slides.into_iter().map(|(_, slide)| slide).collect::<Json>();
    root.insert("events".to_owned(), list(events));
    if !eras.is_empty() {
        root.insert("eras".to_owned(), list(eras));
    }
    let mut bytes = format!("{:#}", Json::from(root)).into_bytes();
    bytes.push(b'\n');
    saved(project, WrittenFile { bytes, events: order }, &RoundTrip { name: "timelinejs", load, key: KEY })
}

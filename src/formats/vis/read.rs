//! From items and groups of vis-timeline to a project.

use std::path::Path;

use serde_json::Value as Json;

use super::dates::{ItemFields, as_text, when};
use crate::base::Severity;
use crate::formats::kit::format::Loaded;
use crate::formats::kit::import::Import;
use crate::formats::kit::json_tree::{Field, Node, Value};
use crate::formats::kit::load::load_json;
use crate::formats::kit::sniff::beginning;
use crate::model::{Event, Extra, LocalText};

/// The name of the format.
pub(crate) const NAME: &str = "vis";

/// The key of what is kept of the format.
pub(crate) const KEY: &str = "vis";

/// ItemFields of other programs' JSON.
const NOT_OURS: [&str; 6] = ["events", "start_date", "startDate", "format", "@context", "issued"];

/// ItemFields that name the title of a row.
const TITLES: [&str; 4] = ["title", "name", "headline", "event"];

/// Returns true if the bytes look like a file of vis-timeline.
pub(crate) fn sniff(bytes: &[u8]) -> bool {
    let text = beginning(bytes);
    let has = |name: &str| text.contains(&format!("\"{name}\""));
    let is_list = text.trim_start().starts_with('[') || has("items");
    // An item without content that has a title is a row of some table.
    let is_table = !has("content") && TITLES.iter().any(|name| has(name));
    is_list && (has("start") || has("undated")) && !is_table && !NOT_OURS.iter().any(|name| has(name))
}

/// ItemFields of an object, in order.
/// Reads the bytes of a file; `path` is for the diagnostics only.
pub(crate) fn load(bytes: &[u8], path: &Path) -> Loaded {
    load_json(bytes, path, read_root)
}

fn read_root(import: &mut Import<'_>, root: Node<'_>) {
    let (mut items, mut groups, mut kept) = (Vec::new(), Vec::new(), Extra::new());
    match root.value {
        Value::Array(nodes) => items = nodes,
        Value::Object(fields) => {
            for field in fields {
                match (&*field.name, list(field.node.value)) {
                    (name @ ("items" | "data" | "undated" | "groups"), Ok((nodes, rest))) => {
                        if name == "groups" { &mut groups } else { &mut items }.extend(nodes);
                        for field in rest {
                            import.keep(&mut kept, &field.name, field.node.value.to_json(), field.at);
                        }
                    }
                    (name, Ok((nodes, _))) => {
                        let value: Json = nodes.iter().map(|node| node.value.to_json()).collect();
                        import.keep(&mut kept, name, value, field.at);
                    }
                    (name, Err(value)) => import.keep(&mut kept, name, value.to_json(), field.at),
                }
            }
        }
        other => {
            import.report.error("tl-not-this-format", root.at, &[("format", "vis-timeline"), ("found", other.kind())]);
        }
    }
    each(import, groups, "groups", &mut kept, group);
    each(import, items, "items", &mut kept, item);
    import.keep_in_project(KEY, kept);
}

/// The elements of a list. A `DataSet` that was saved has its list in `_data`, by id, and other fields beside it.
fn list(value: Value<'_>) -> Result<(Vec<Node<'_>>, Vec<Field<'_>>), Value<'_>> {
    match value {
        Value::Array(nodes) => Ok((nodes, Vec::new())),
        Value::Object(mut fields) => match fields.iter().position(|field| field.name == "_data") {
            Some(at) => match fields.swap_remove(at).node.value {
                Value::Array(nodes) => Ok((nodes, fields)),
                Value::Object(items) => Ok((items.into_iter().map(|field| field.node).collect(), fields)),
                other => Err(other),
            },
            None => Err(Value::Object(fields)),
        },
        other => Err(other),
    }
}

fn each(
    import: &mut Import<'_>,
    nodes: Vec<Node<'_>>,
    name: &str,
    kept: &mut Extra,
    read: fn(&mut Import<'_>, ItemFields, usize),
) {
    for node in nodes {
        match node.value {
            Value::Object(fields) => {
                let fields = fields.into_iter().map(|f| (f.name.into_owned(), f.node.value.to_json())).collect();
                read(import, fields, node.at);
            }
            other => {
                import.count_of(Severity::Warning, "tl-no-event", other.kind(), node.at, "");
                import.keep(kept, name, other.to_json(), node.at);
            }
        }
    }
}

/// A string or a number as text; takes the field.
fn take(fields: &mut ItemFields, name: &str) -> Option<String> {
    let at = fields.iter().position(|(field, value)| field == name && (value.is_string() || value.is_number()))?;
    let text = as_text(&fields.remove(at).1);
    (!text.is_empty()).then_some(text)
}

/// The rest of the fields, kept under the format's name.
fn rest(import: &mut Import<'_>, fields: ItemFields, at: usize) -> Extra {
    let (mut inner, mut extra) = (Extra::new(), Extra::new());
    for (name, value) in fields {
        import.keep(&mut inner, &name, value, at);
    }
    if !inner.is_empty() {
        extra.insert(KEY.to_owned(), inner.into());
    }
    extra
}

fn group(import: &mut Import<'_>, mut fields: ItemFields, at: usize) {
    let id = take(&mut fields, "id").unwrap_or_default();
    let content = take(&mut fields, "content").map(|html| import.text(&html, at));
    let title = content.or_else(|| take(&mut fields, "title")).unwrap_or_else(|| id.clone());
    let extra = rest(import, fields, at);
    import.lane_with(&id, &id, LocalText::from(title), extra);
}

fn item(import: &mut Import<'_>, mut fields: ItemFields, at: usize) {
    let id = take(&mut fields, "id").unwrap_or_default();
    let mut texts = ["content", "title", "description"].map(|name| take(&mut fields, name)).into_iter().flatten();
    let title = texts.next().map(|html| import.text(&html, at)).unwrap_or_default();
    let more: Vec<String> = texts.map(|html| import.text(&html, at)).collect();
    let lane = take(&mut fields, "group").map(|group| import.lane(&group));
    let when = when(import, &mut fields, at);
    let mut event = Event { title: title.into(), lane, when, ..Event::default() };
    event.summary = (!more.is_empty()).then(|| more.join("\n").into());
    event.extra = rest(import, fields, at);
    import.push(&id, at, event);
}

//! From items and groups of vis-timeline to a project.

use std::path::Path;

use serde_json::Value as Json;

use crate::base::Severity;
use crate::formats::Loaded;
use crate::formats::kit::decoding::decoded;
use crate::formats::kit::import::{Import, Span};
use crate::formats::kit::json_tree::{self as tree, Field, Node, Value};
use crate::formats::kit::stamp::{Order, Stamp};
use crate::model::{Event, Extra, LocalText, When};

/// The name of the format.
pub const NAME: &str = "vis";

/// The key of what is kept of the format.
pub const KEY: &str = "vis";

/// Fields of other programs' JSON.
const NOT_OURS: [&str; 6] = ["events", "start_date", "startDate", "format", "@context", "issued"];

/// Fields that name the title of a row.
const TITLES: [&str; 4] = ["title", "name", "headline", "event"];

/// Returns true if the bytes look like a file of vis-timeline.
pub fn sniff(bytes: &[u8]) -> bool {
    let text = crate::formats::kit::sniff::beginning(bytes);
    let has = |name: &str| text.contains(&format!("\"{name}\""));
    let is_list = text.trim_start().starts_with('[') || has("items");
    // An item without content that has a title is a row of some table.
    let is_table = !has("content") && TITLES.iter().any(|name| has(name));
    is_list && (has("start") || has("undated")) && !is_table && !NOT_OURS.iter().any(|name| has(name))
}

/// Fields of an object, in order.
/// Names and values of an item.
pub type Fields = Vec<(String, Json)>;

/// Reads the bytes of a file; `path` is for the diagnostics only.
pub fn load(bytes: &[u8], path: &Path) -> Loaded {
    let (decoded, encoding) = decoded(bytes);
    let mut import = Import::new(&decoded, path);
    encoding.into_iter().for_each(|found| import.report.add(0, found));
    let (root, faults) = tree::parse(&decoded.text);
    import.report.faults(faults);
    let Some(root) = root else { return import.finish() };
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
    each(&mut import, groups, "groups", &mut kept, group);
    each(&mut import, items, "items", &mut kept, item);
    if !kept.is_empty() {
        import.project.extra.insert(KEY.to_owned(), kept.into());
    }
    import.finish()
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
    read: fn(&mut Import<'_>, Fields, usize),
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
fn take(fields: &mut Fields, name: &str) -> Option<String> {
    let at = fields.iter().position(|(field, value)| field == name && (value.is_string() || value.is_number()))?;
    let text = as_text(&fields.remove(at).1);
    (!text.is_empty()).then_some(text)
}

fn as_text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), |text| text.trim().to_owned())
}

/// The rest of the fields, kept under the format's name.
fn rest(import: &mut Import<'_>, fields: Fields, at: usize) -> Extra {
    let (mut inner, mut extra) = (Extra::new(), Extra::new());
    for (name, value) in fields {
        import.keep(&mut inner, &name, value, at);
    }
    if !inner.is_empty() {
        extra.insert(KEY.to_owned(), inner.into());
    }
    extra
}

fn group(import: &mut Import<'_>, mut fields: Fields, at: usize) {
    let id = take(&mut fields, "id").unwrap_or_default();
    let content = take(&mut fields, "content").map(|html| import.text(&html, at));
    let title = content.or_else(|| take(&mut fields, "title")).unwrap_or_else(|| id.clone());
    let extra = rest(import, fields, at);
    import.lane_with(&id, &id, LocalText::from(title), extra);
}

fn item(import: &mut Import<'_>, mut fields: Fields, at: usize) {
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

/// When it was. Takes the fields, unless they say more than the date.
pub fn when(import: &mut Import<'_>, fields: &mut Fields, at: usize) -> Option<When> {
    if let Some(when) = whole_date(fields) {
        fields.retain(|(name, _)| !["start", "end", "edtf"].contains(&name.as_str()));
        return Some(when);
    }
    let said = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
    let given = ["start", "end"].map(|name| said(name).filter(|value| !value.is_null()).cloned());
    let raw = given.iter().flatten().map(as_text).collect::<Vec<_>>().join(" – ");
    let [start, end] = given.clone().map(|value| value.map(|value| stamp(import, &value, at)));
    if let ([Some(Json::String(text)), None], Some(None)) = (&given, &start)
        && let Some(when) = import.words(text, Order::MonthFirst, at)
    {
        return Some(when);
    }
    let whole = !matches!((&start, &end), (Some(None), _) | (_, Some(None)));
    if !whole {
        import.undated(at, &raw);
    }
    let Some(start) = start.flatten() else {
        if whole {
            import.count(Severity::Warning, "tl-no-date", at, "");
        }
        return None;
    };
    let (when, exact) = import.when(at, &raw, Span::new(start, end.flatten()));
    if whole && exact {
        fields.retain(|(name, _)| name != "start" && name != "end");
    }
    when
}

/// The field `edtf` that we write, unless `start` and `end` say something else: a program that changes them does not
/// know of it.
fn whole_date(fields: &Fields) -> Option<When> {
    let said = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
    let when = When::parse(said("edtf")?.as_str()?).ok()?;
    let written = super::write::fields_of(&when);
    let same = |name: &str| said(name) == written.iter().find(|(field, _)| *field == name).map(|(_, value)| value);
    (same("start") && same("end")).then_some(when)
}

/// Milliseconds, `/Date(milliseconds)/` as ASP.NET writes it, or a date in words.
fn stamp(import: &mut Import<'_>, value: &Json, at: usize) -> Option<Stamp> {
    if let Some(number) = value.as_f64() {
        // Milliseconds of the first months of 1970 are rather years, or seconds.
        const MONTHS: f64 = 1e10;
        if number != 0.0 && number.abs() < MONTHS {
            import.count(Severity::Warning, "tl-small-number", at, &value.to_string());
        }
        return (number.abs() < 9e15).then(|| Stamp::of_millis(number as i64)).flatten();
    }
    let text = value.as_str()?.trim();
    let inner = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/"));
    match inner {
        // A shift behind the number says where it was written, not what it counts from.
        Some(inner) => {
            let end = inner.rfind(['+', '-']).filter(|at| *at > 0).unwrap_or(inner.len());
            Stamp::of_millis(inner[..end].trim().parse().ok()?)
        }
        None => import.stamp(text, Order::MonthFirst, at),
    }
}

//! SIMILE's JSON: `{"events": [...]}`.

use std::path::Path;

use super::event::{KEY, read_all};
use super::raw::{RawEvent, Syntax};
use crate::base::Severity;
use crate::formats::kit::format::Loaded;
use crate::formats::kit::import::Import;
use crate::formats::kit::json_tree::{Node, Value};
use crate::formats::kit::load::load_json;
use crate::model::Extra;

/// Reads the bytes of a file; `path` is for the diagnostics only.
pub(crate) fn load(bytes: &[u8], path: &Path) -> Loaded {
    load_json(bytes, path, read_root)
}

fn read_root(import: &mut Import<'_>, root: Node<'_>) {
    let mut kept = Extra::new();
    let mut events = Vec::new();
    let list = match root.value {
        Value::Array(nodes) => nodes,
        Value::Object(fields) => {
            let mut list = Vec::new();
            for field in fields {
                match field.node.value {
                    Value::Array(nodes) if field.name == "events" || field.name == "undated" => list.extend(nodes),
                    // How dates are written shows in them.
                    _ if field.name == "dateTimeFormat" => {}
                    value => import.keep(&mut kept, &field.name, value.to_json(), field.at),
                }
            }
            list
        }
        other => {
            import.report.error("tl-not-this-format", root.at, &[("format", "SIMILE JSON"), ("found", other.kind())]);
            return;
        }
    };
    for node in list {
        match node.value {
            Value::Object(fields) => {
                let fields = fields.into_iter().map(|f| (f.name.into_owned(), f.node.value.to_json())).collect();
                events.push(RawEvent::new(fields, node.at, Syntax::Json));
            }
            other => {
                import.count_of(Severity::Warning, "tl-no-event", other.kind(), node.at, "");
                import.keep(&mut kept, "events", other.to_json(), node.at);
            }
        }
    }
    import.keep_in_project(KEY, kept);
    read_all(import, events);
}

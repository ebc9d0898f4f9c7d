//! SIMILE's JSON: `{"events": [...]}`.

use std::path::Path;

use super::event::{Raw, Syntax, count_of, read};
use crate::base::Severity;
use crate::formats::Loaded;
use crate::formats::kit::decoding::decoded;
use crate::formats::kit::import::Import;
use crate::formats::kit::json_tree::{self as tree, Value};
use crate::model::Extra;

/// Reads the bytes of a file; `path` is for the diagnostics only.
pub fn load(bytes: &[u8], path: &Path) -> Loaded {
    let (decoded, encoding) = decoded(bytes);
    let mut import = Import::new(&decoded, path);
    encoding.into_iter().for_each(|found| import.report.add(0, found));
    let (root, faults) = tree::parse(&decoded.text);
    import.report.faults(faults);
    let Some(root) = root else { return import.finish() };
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
            return import.finish();
        }
    };
    for node in list {
        match node.value {
            Value::Object(fields) => {
                let fields = fields.into_iter().map(|f| (f.name.into_owned(), f.node.value.to_json())).collect();
                events.push(Raw::new(fields, node.at, Syntax::Json));
            }
            other => {
                import.count_of(Severity::Warning, "tl-no-event", other.kind(), node.at, "");
                import.keep(&mut kept, "events", other.to_json(), node.at);
            }
        }
    }
    if !kept.is_empty() {
        import.project.extra.insert(super::KEY.to_owned(), kept.into());
    }
    let count = count_of(&events);
    for event in events {
        read(&mut import, event, count);
    }
    import.finish()
}

//! SIMILE's XML: `<data>` with an `<event>` for each.

use std::path::Path;

use serde_json::Value;

use super::event::{KEY, read_all};
use super::raw::{RawEvent, Syntax};
use crate::base::Severity;
use crate::formats::kit::format::Loaded;
use crate::formats::kit::import::Import;
use crate::formats::kit::load::load_xml;
use crate::formats::kit::xml_tree::XmlElement;
use crate::model::Extra;

/// Reads the bytes of a file; `path` is for the diagnostics only.
pub(crate) fn load(bytes: &[u8], path: &Path) -> Loaded {
    load_xml(bytes, path, read_root)
}

fn read_root(import: &mut Import<'_>, root: XmlElement) {
    if root.name != "data" && root.child("event").is_none() {
        import.report.error("tl-not-this-format", root.at, &[("format", "SIMILE XML"), ("found", &root.name)]);
        return;
    }
    let mut kept = Extra::new();
    // How dates are written shows in them.
    for (name, value) in root.attributes.iter().filter(|(name, _)| name != "date-time-format") {
        import.keep(&mut kept, name, value.as_str(), root.at);
    }
    let mut events = Vec::new();
    for child in root.children {
        if child.name == "event" {
            events.push(raw(child));
        } else {
            import.count_of(Severity::Warning, "tl-element", &child.name, child.at, "");
            import.keep(&mut kept, &child.name, child.to_json(), child.at);
        }
    }
    import.keep_in_project(KEY, kept);
    read_all(import, events);
}

/// The text of the element is the description; one that is an attribute too goes before it.
fn raw(element: XmlElement) -> RawEvent {
    let at = element.at;
    let mut fields: Vec<(String, Value)> = element.attributes.into_iter().map(|(n, v)| (n, v.into())).collect();
    let body = element.text.trim();
    match fields.iter_mut().find(|(name, _)| name == "description") {
        Some((_, Value::String(there))) if !body.is_empty() => *there = format!("{there}<br>{body}"),
        Some(_) => {}
        None => fields.push(("description".to_owned(), body.into())),
    }
    for child in element.children {
        fields.push((child.name.clone(), child.to_json()));
    }
    fields.retain(|(name, value)| name != "description" || value.as_str() != Some(""));
    RawEvent::new(fields, at, Syntax::Xml)
}

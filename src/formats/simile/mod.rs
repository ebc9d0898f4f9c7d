//! Timelines of SIMILE Timeline: XML and JSON.

use super::Format;

mod event;
pub(super) mod import;
mod json;
pub(super) mod stamp;
#[cfg(test)]
mod tests;
mod write;
mod xml;
pub(super) mod xml_tree;

/// The key of what is kept of the format.
const KEY: &str = "simile";

/// How many bytes of a file are looked at to tell its format.
const SNIFFED: usize = 16 * 1024;

/// The beginning of a file as text, for telling formats apart.
pub(super) fn beginning(bytes: &[u8]) -> String {
    crate::base::decode::decode(&bytes[..bytes.len().min(SNIFFED)]).text.into_owned()
}

/// SIMILE's XML in the registry.
pub const XML: Format = Format {
    name: "simile-xml",
    endings: &["xml"],
    sniff: |bytes| {
        let text = beginning(bytes);
        text.contains("<data") && (text.contains("<event") || text.contains("</data") || text.contains("<data/"))
    },
    load: Some(xml::load),
    save: Some(write::save_xml),
};

/// SIMILE's JSON in the registry.
pub const JSON: Format = Format {
    name: "simile",
    endings: &["json"],
    sniff: |bytes| {
        let text = beginning(bytes);
        let has = |name: &str| text.contains(&format!("\"{name}\""));
        let dated = ["start", "latestStart", "s"].iter().any(|name| has(name));
        let other = ["start_date", "startDate", "timeline", "format", "@context"].iter().any(|name| has(name));
        has("dateTimeFormat") || (has("events") && dated && !other)
    },
    load: Some(json::load),
    save: Some(write::save_json),
};

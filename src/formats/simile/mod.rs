//! Timelines of SIMILE Timeline: XML and JSON.

use super::kit::format::Format;
use super::kit::sniff::beginning;

mod dates;
mod event;
mod json;
mod raw;
#[cfg(test)]
mod tests;
mod write;
mod xml;

/// SIMILE's XML in the registry.
pub(crate) const XML: Format = Format {
    name: write::XML_NAME,
    endings: &["xml"],
    sniff: |bytes| {
        let text = beginning(bytes);
        text.contains("<data") && (text.contains("<event") || text.contains("</data") || text.contains("<data/"))
    },
    load: Some(xml::load),
    save: Some(write::save_xml),
};

/// SIMILE's JSON in the registry.
pub(crate) const JSON: Format = Format {
    name: write::JSON_NAME,
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

//! Web annotations (W3C Web Annotation Data Model, JSON-LD): an annotation is an event, its targets are excerpts.

use super::kit::format::Format;
use crate::model::Evidence;

mod body;
mod positions;
mod read;
mod selector;
#[cfg(test)]
mod tests;
mod vocabulary;
mod write;

pub(crate) use positions::{is_wordless, settle};
pub(crate) use vocabulary::PAGE;
pub(crate) use write::save;

/// The entry in the registry.
pub(crate) const FORMAT: Format = Format {
    name: "annotations",
    endings: &["jsonld", "json"],
    sniff: |bytes| {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
        // Hypothesis exports have no context, but selectors.
        head.contains("www.w3.org/ns/anno.jsonld") || head.contains("\"TextQuoteSelector\"")
    },
    load: Some(read::load),
    save: Some(|project| save(project, &Evidence::NONE)),
};

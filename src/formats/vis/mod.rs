//! Timelines of vis-timeline: a JSON list of items, or an object with `items` and `groups`.

use crate::formats::Format;

mod dates;
mod read;
#[cfg(test)]
mod tests;
mod write;

/// The entry in the registry.
pub(crate) const FORMAT: Format = Format {
    name: read::NAME,
    endings: &["json"],
    sniff: read::sniff,
    load: Some(read::load),
    save: Some(write::save),
};

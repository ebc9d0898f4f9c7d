//! Files of The Timeline Project (`.timeline`): XML with eras, categories and events.

use crate::formats::Format;
use crate::formats::kit::sniff::beginning;

mod read;
#[cfg(test)]
mod tests;
mod write;

/// The entry in the registry.
pub(crate) const FORMAT: Format = Format {
    name: read::NAME,
    endings: &["timeline", "xml"],
    sniff: |bytes| beginning(bytes).contains("<timeline"),
    load: Some(read::load),
    save: Some(write::save),
};

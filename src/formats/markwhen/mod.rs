//! Timelines of Markwhen: lines of text such as `2023-10: title`, in sections.

use crate::formats::Format;

mod read;
#[cfg(test)]
mod tests;
mod write;

/// The entry in the registry.
pub(crate) const FORMAT: Format = Format {
    name: read::NAME,
    endings: &["mw", "markwhen"],
    sniff: |_| true,
    load: Some(read::load),
    save: Some(write::save),
};

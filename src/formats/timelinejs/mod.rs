//! TimelineJS: its JSON of version 3 (and of 1 and 2, also as JSONP, to read), and its sheet as CSV.

use super::kit::format::Format;

mod dates;
mod json;
mod jsonp;
mod old;
mod parts;
mod sheet;
mod slide;
mod slide_dates;
mod slide_texts;
mod slide_write;
#[cfg(test)]
mod tests;

/// The entry in the registry for JSON.
pub(crate) const FORMAT: Format = Format {
    name: "timelinejs",
    endings: &["json"],
    sniff: json::sniff,
    load: Some(json::load),
    save: Some(json::save),
};

/// The entry in the registry for JSON in JavaScript, which is only read.
pub(crate) const JSONP: Format =
    Format { name: "timelinejs-jsonp", endings: &["jsonp"], sniff: json::sniff, load: Some(json::load), save: None };

/// The entry in the registry for the sheet.
pub(crate) const SHEET: Format = Format {
    name: "timelinejs-csv",
    endings: &["csv", "tsv"],
    sniff: sheet::sniff,
    load: Some(sheet::load),
    save: Some(sheet::save),
};

//! Tables with the names of their columns, one event a row: comma, semicolon or tab between the cells, or objects of
//! JSON.

use super::kit::format::Format;

mod all_day;
mod beside;
mod cells;
mod clocks;
mod columns;
mod contradict;
mod dates;
mod duration;
mod ends;
mod events;
mod furniture;
mod head;
mod heading;
mod kept;
mod mapping;
mod moments;
mod names;
mod objects;
mod own;
mod parts;
mod read;
mod reader;
mod role;
mod said;
mod senses;
mod several;
#[cfg(test)]
mod tests;
mod when;
mod write;

pub use crate::formats::kit::table::DELIMITERS;
pub use crate::model::date::phrase::Order;
pub use head::Head;
pub use mapping::{Doubts, ENCODINGS, Mapping, Preview, encoding, preview, preview_json};
pub use read::{count, load, load_json, load_with};
pub use role::{Columns, Role};

/// The entry in the registry for commas; semicolons and tabs are read as well.
///
/// The file begins with a byte order mark: without one Excel takes UTF-8 for the code page of Windows, and shows
/// Arabic as rubbish.
pub const FORMAT: Format = Format {
    name: "csv",
    endings: &["csv"],
    sniff: |_| false,
    load: Some(load),
    save: Some(|project| write::save(project, b',', "csv", true)),
};

/// The entry in the registry for tabs. Excel takes the code page of Windows for them too where there is no mark.
pub const TSV: Format = Format {
    name: "tsv",
    endings: &["tsv", "tab"],
    sniff: |_| false,
    load: Some(load),
    save: Some(|project| write::save(project, b'\t', "tsv", true)),
};

/// As [`FORMAT`], without the byte order mark.
pub static UNMARKED: Format = Format { save: Some(|project| write::save(project, b',', "csv", false)), ..FORMAT };

/// As [`TSV`], without the byte order mark.
pub static TSV_UNMARKED: Format = Format { save: Some(|project| write::save(project, b'\t', "tsv", false)), ..TSV };

/// The entry in the registry for tables in JSON, which are only read.
pub const JSON: Format = Format {
    name: "json-table",
    endings: &["json", "jsonl", "ndjson"],
    sniff: objects::sniff,
    load: Some(load_json),
    save: None,
};

//! Tables with a header, one event a row: comma, semicolon or tab between the cells.

use super::Format;

mod columns;
pub(in crate::formats) mod found;
mod guard;
mod mapping;
mod read;
pub(in crate::formats) mod table;
#[cfg(test)]
mod tests;

mod write;

pub use crate::model::date::phrase::Order;
pub(in crate::formats) use crate::model::date::phrase::seconds;
pub use columns::{Columns, Role, guess};
pub use mapping::{Doubts, ENCODINGS, Mapping, Preview, count, encoding, preview};
pub use read::{load, load_with};
pub(in crate::formats) use read::{open, unguard};
pub use table::DELIMITERS;
pub(in crate::formats) use write::bytes_of;

/// The entry in the registry for commas; semicolons and tabs are read as well.
pub const FORMAT: Format = Format {
    name: "csv",
    endings: &["csv"],
    sniff: |_| false,
    load: Some(load),
    save: Some(|project| write::save(project, b',', "csv")),
};

/// The entry in the registry for tabs.
pub const TSV: Format = Format {
    name: "tsv",
    endings: &["tsv", "tab"],
    sniff: |_| false,
    load: Some(load),
    save: Some(|project| write::save(project, b'\t', "tsv")),
};

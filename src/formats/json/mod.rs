//! The project file: UTF-8 JSON.

use super::Format;

mod fields;
mod read;
mod report;
#[cfg(test)]
mod tests;
mod tree;
mod write;

pub use read::load;
pub use write::save;

/// The value of the field `format` that this version writes.
pub const VERSION: &str = "sanad/1";

/// The entry in the registry.
pub const FORMAT: Format = Format { name: "json", endings: &["json"], load, save };

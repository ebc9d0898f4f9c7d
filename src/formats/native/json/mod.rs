//! The project file: UTF-8 JSON.

use crate::formats::{Format, Saved};

mod event_ids;
mod fields;
#[cfg(test)]
mod kept_tests;
mod list_ids;
mod plain;
mod read;
mod read_work;
#[cfg(test)]
mod stream_tests;
#[cfg(test)]
mod tests;
mod vocabulary;
#[cfg(test)]
mod work_tests;
mod write;

pub use read::{load, load_watched};
pub use write::{save, save_watched};

/// The name of the project file in a folder.
pub const PROJECT_FILE: &str = "project.json";

/// The entry in the registry.
pub const FORMAT: Format = Format {
    name: "json",
    endings: &["json"],
    sniff: |bytes| String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).contains("\"sanad/"),
    load: Some(load),
    save: Some(|project| Saved { bytes: save(project), losses: Vec::new() }),
};

//! Files in and out: one file or folder a format, what they share, a registry of them, and the folder that a project
//! lives in.
//!
//! Reading never fails on content: it gives a value and diagnostics, each with its place. Only a file that
//! cannot be read at all, or a reader who cancels, gives an error.
//!
//! A format uses `kit` and itself and no other format. The registry, and what opens and saves files, stand above
//! them.

mod annotations;
mod chronology;
mod csl;
pub mod csv;
mod disk;
mod failure;
mod ical;
mod kit;
mod markwhen;
mod native;
mod open;
mod origin;
mod registry;
mod save;
mod simile;
#[cfg(test)]
mod tests;
mod timeline_project;
mod timelinejs;
mod vis;

pub use self::open::{
    ConcealedTexts, NewDocument, Opened, Question, changed_documents, evidence, free_paths, load_path, load_path_as,
    load_table, on_page, question, read_document, read_new_document, resolve_all, sample, table,
};
pub use crate::base::{Progress, Silent};
pub use chronology::machine_date;
pub use disk::{
    Committed, Conflict, ConflictKind, FileStamp, FileState, Overwrite, Privacy, Replacement, STDOUT, WriteError,
    file_state, is_same_file, stream, write_file,
};
pub use failure::Failure;
pub use kit::digest::sha256_hex;
pub use kit::format::{Format, Load, Loaded, Save, Saved};
pub use kit::losses::of_work as work_losses;
pub use kit::places::Places;
pub use native::json::PROJECT_FILE;
pub use native::{edit_json, json, picture};
pub use origin::{Origin, Packed};
pub use registry::{FORMATS, by_name, by_path, is_own, readable_endings, shows_quotes};
pub use save::{
    AddedDocument, DocumentFiles, SavedFile, bundle_bytes, document_files, privacy_of, save_path, save_path_watched,
    save_path_with, save_path_with_documents, source_files,
};

//! Saves a project so that a crash leaves either the old file or the new one, never half of one, and that no file is
//! written over which is not the one that was read.

mod documents;
mod originals;
mod project;
#[cfg(test)]
mod tests;
mod write;

pub use originals::{AddedDocument, DocumentFiles, privacy_of, source_files};
pub use project::{
    SavedFile, bundle_bytes, document_files, save_path, save_path_watched, save_path_with, save_path_with_documents,
};

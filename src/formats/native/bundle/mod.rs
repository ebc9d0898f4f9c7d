//! The bundle: a zip file of the project, its documents and a manifest with their digests.

use crate::base::Diagnostic;
use crate::formats::open::documents::inner_path;
use crate::formats::{Format, Loaded, Saved};

mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::Bundle;
pub use write::{write_bundle, write_bundle_with};

/// The path of a document in the project, and its bytes.
pub type File = (String, Vec<u8>);

/// The value of the field `format` of the manifest that this version writes.
const VERSION: &str = "sanad-bundle/1";

/// The name of the project in the bundle.
const PROJECT: &str = "project.json";

/// The name of the manifest in the bundle.
const MANIFEST: &str = "manifest.json";

/// The folder of the documents in the bundle.
const DOCUMENTS: &str = "documents/";

/// The entry in the registry. It knows of no documents: those who have some use [`Bundle`] and [`write_bundle`].
pub const FORMAT: Format = Format {
    name: "bundle",
    endings: &["sanad"],
    sniff: |bytes| bytes.starts_with(b"PK"),
    load: Some(|bytes, path| {
        let (loaded, _, mut diagnostics) = Bundle::read(bytes, path);
        diagnostics.extend(loaded.diagnostics);
        Loaded { diagnostics, ..loaded }
    }),
    save: Some(|project| match write_bundle(project, &[]) {
        Ok(bytes) if project.documents.iter().all(|document| document.path.is_none()) => {
            Saved { bytes, losses: Vec::new() }
        }
        Ok(bytes) => Saved { bytes, losses: vec![Diagnostic::warning("bundle-without-documents")] },
        Err(diagnostic) => Saved { bytes: Vec::new(), losses: vec![diagnostic] },
    }),
};

/// The name under which a bundle holds the document at a path of the project: without `.` parts. `None` for a path
/// that leads out of the project's folder.
pub fn document_name(path: &str) -> Option<String> {
    inner_path(path)?;
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

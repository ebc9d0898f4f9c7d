//! The bundle: a zip file of the project, its documents and a manifest with their digests.

use crate::base::Diagnostic;
use crate::formats::{Format, Loaded, Saved};

mod layout;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use layout::File;
pub(crate) use read::Bundle;
pub(crate) use write::{write_bundle, write_bundle_with};

/// The entry in the registry. It knows of no documents: those who have some use [`Bundle`] and [`write_bundle`].
pub(crate) const FORMAT: Format = Format {
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

//! Documents that another program has changed since they were read.

use std::path::Path;

use super::documents::document_bytes;
use crate::base::DocIx;
use crate::formats::kit::digest::sha256_hex;
use crate::formats::origin::Origin;
use crate::model::{Document, Evidence, Project};

/// The documents of a project in a folder whose files are not those that were read. One whose file is no longer there
/// keeps what was read of it.
pub fn changed_documents(project: &Project, origin: &Origin, evidence: &Evidence) -> Vec<DocIx> {
    let Origin::Path(path) = origin else { return Vec::new() };
    let folder = path.parent().unwrap_or(Path::new(""));
    let is_changed = |(at, document): (usize, &Document)| {
        let read = evidence.digest_read(DocIx::from(at))?;
        let (_, bytes) = document_bytes(folder, document).ok()?;
        (read != sha256_hex(&bytes)).then_some(DocIx::from(at))
    };
    project.documents.iter().enumerate().filter_map(is_changed).collect()
}

//! Names of what is in a bundle.

use crate::formats::kit::inner_files::inner_path;

/// The path of a document in the project, and its bytes.
pub(crate) type File = (String, Vec<u8>);

/// The value of the field `format` of the manifest that this version writes.
pub(crate) const VERSION: &str = "sanad-bundle/1";

/// The name of the project in the bundle.
pub(crate) const PROJECT: &str = "project.json";

/// The name of the manifest in the bundle.
pub(crate) const MANIFEST: &str = "manifest.json";

/// The folder of the documents in the bundle.
pub(crate) const DOCUMENTS: &str = "documents/";

/// The name under which a bundle holds the document at a path of the project: without `.` parts. `None` for a path
/// that leads out of the project's folder.
pub(crate) fn document_name(path: &str) -> Option<String> {
    inner_path(path)?;
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

//! The project that is compiled in.

use std::path::Path;

use super::assemble::assemble;
use super::documents::{read_document, text_of_bytes};
use super::opened::Opened;
use crate::base::{Progress, Silent};
use crate::formats::native::json::{self, PROJECT_FILE};
use crate::formats::origin::Origin;
use crate::model::Document;

/// The project file that is compiled in.
pub(crate) const SAMPLE: &str = include_str!("../../../data/kadrey-v-meta/project.json");

/// The documents that are compiled in, by their path in the sample's folder.
const SAMPLE_DOCUMENTS: [(&str, &str); 1] =
    [("article.ar.txt", include_str!("../../../data/kadrey-v-meta/article.ar.txt"))];

/// Opens the project that is compiled in.
pub fn sample() -> Opened {
    let path = Path::new("sample").join(PROJECT_FILE);
    let loaded = json::load(SAMPLE.as_bytes(), &path);
    let read = |document: &Document, progress: &dyn Progress| match sample_document(document) {
        Some(bytes) => {
            text_of_bytes(document, Path::new(document.path.as_deref().unwrap_or_default()), bytes, progress)
        }
        None => read_document(Path::new(""), &Document { path: None, ..document.clone() }, progress),
    };
    assemble(loaded, &path, (Origin::Sample, json::FORMAT.name, None), read, &Silent)
        .unwrap_or_else(|_| unreachable!("nobody cancels"))
}

/// The bytes of a document of the sample.
pub(crate) fn sample_document(document: &Document) -> Option<&'static [u8]> {
    let wanted = document.path.as_deref()?;
    SAMPLE_DOCUMENTS.iter().find(|(path, _)| *path == wanted).map(|(_, text)| text.as_bytes())
}

//! The documents of a project where it came from.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::{Diagnostic, Severity};
use crate::formats::disk::{Privacy, folder_of};
use crate::formats::failure::Failure;
use crate::formats::kit::inner_files::inner_path;
use crate::formats::native::bundle::{self, Bundle};
use crate::formats::open::documents::document_bytes;
use crate::formats::open::sample::sample_document;
use crate::formats::origin::Origin;
use crate::model::{Document, Project};

/// The documents of a project, as far as they are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFiles {
    /// The path of each in the project, and its bytes.
    pub files: Vec<bundle::File>,
    /// An error for each document that has a path and no file there.
    pub missing: Vec<Diagnostic>,
}

/// A document that a project has got since it was opened, and that is not at its origin yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedDocument {
    /// Its path in the project.
    pub path: String,
    /// The bytes of its file.
    pub bytes: Vec<u8>,
    /// The file that it was read from, if it was one; its copies are no less private.
    pub source: Option<PathBuf>,
}

/// The documents of a project: at its origin, or added since.
pub(crate) struct Originals<'a> {
    place: Place,
    added: &'a [AddedDocument],
}

/// Place where the documents of a project are.
enum Place {
    Sample,
    Folder(PathBuf),
    Bundle(Arc<[u8]>),
}

impl<'a> Originals<'a> {
    /// # Errors
    /// If the origin is a bundle too large to be kept in memory, and has changed since.
    pub(crate) fn of(origin: &Origin, added: &'a [AddedDocument]) -> Result<Self, Diagnostic> {
        let place = match origin {
            Origin::Sample => Place::Sample,
            Origin::Path(path) => Place::Folder(folder_of(path)),
            Origin::Packed(packed) => Place::Bundle(packed.bundle()?),
        };
        Ok(Self { place, added })
    }

    /// The documents that are not at the origin yet.
    pub(crate) fn added(&self) -> &'a [AddedDocument] {
        self.added
    }

    /// Gives each document that has a path, one after the other, and its bytes if it is there.
    pub(crate) fn each(
        &self,
        project: &Project,
        mut take: impl FnMut(&Document, &str, Option<Vec<u8>>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let mut bundle = match &self.place {
            Place::Bundle(bytes) => Some(Bundle::read(bytes, Path::new("")).1),
            Place::Sample | Place::Folder(_) => None,
        };
        for document in &project.documents {
            let Some(path) = &document.path else { continue };
            let bytes = match (self.added.iter().find(|added| added.path == *path), &self.place) {
                (Some(added), _) => Some(added.bytes.clone()),
                (None, Place::Sample) => sample_document(document).map(<[u8]>::to_vec),
                (None, Place::Folder(folder)) => document_bytes(folder, document).ok().map(|(_, bytes)| bytes),
                (None, Place::Bundle(_)) => bundle.as_mut().and_then(|bundle| bundle.document(document)),
            };
            take(document, path, bytes)?;
        }
        Ok(())
    }

    /// All documents.
    pub(crate) fn carried(&self, project: &Project) -> DocumentFiles {
        let mut carried = DocumentFiles::default();
        let all = self.each(project, |document, path, bytes| {
            match bytes {
                Some(bytes) => carried.files.push((path.to_owned(), bytes)),
                None => carried.missing.push(missing(document, path)),
            }
            Ok(())
        });
        debug_assert!(all.is_ok(), "nothing above fails");
        carried
    }

    /// Files of the bundle that its project did not name, by their names in it. A document that was taken out of the
    /// project since is not among them.
    pub(crate) fn strays(&self) -> Vec<bundle::File> {
        let Place::Bundle(bytes) = &self.place else { return Vec::new() };
        let (loaded, mut bundle, _) = Bundle::read(bytes, Path::new(""));
        bundle.unnamed(&loaded.project)
    }
}

/// Says that a document is not in what was written.
pub(crate) fn missing(document: &Document, path: &str) -> Diagnostic {
    Diagnostic::error("document-not-carried").arg("document", &*document.id).arg("path", path)
}

/// Says that a document is not in what was written, since there is no place for it: an error if what the project came
/// from held it, a warning if it is a file of its own, which stays.
pub(crate) fn left_behind(document: &Document, origin: &Origin) -> Diagnostic {
    let path = document.path.as_deref().unwrap_or_default();
    let severity = if matches!(origin, Origin::Packed(_)) { Severity::Error } else { Severity::Warning };
    Diagnostic { severity, ..Diagnostic::error("document-left-behind") }
        .arg("document", &*document.id)
        .arg("path", path)
}

/// The files that a project came from: the project file, and those of its documents that lie in its folder.
pub fn source_files(project: &Project, origin: &Origin) -> Vec<PathBuf> {
    let folder = match origin {
        Origin::Path(path) => Some(folder_of(path)),
        Origin::Sample | Origin::Packed(_) => None,
    };
    let paths = project.documents.iter().filter_map(|document| inner_path(document.path.as_deref()?));
    let documents = folder.iter().flat_map(|folder| paths.clone().map(|path| folder.join(path)));
    origin.path().map(Path::to_owned).into_iter().chain(documents).collect()
}

/// Bounds on who may read a file that holds a project and its documents, also those that were added.
pub(crate) fn privacy_with(project: &Project, origin: &Origin, added: &[AddedDocument]) -> Privacy {
    let files = source_files(project, origin);
    let sources = added.iter().filter_map(|added| added.source.as_deref());
    Privacy::of(files.iter().map(PathBuf::as_path).chain(sources))
}

/// Bounds on who may read a file that holds something of the project and, perhaps, of its documents.
pub fn privacy_of(project: &Project, origin: &Origin, with_documents: bool) -> Privacy {
    let files = source_files(project, origin);
    let bound = if with_documents { &files[..] } else { &files[..files.len().min(1)] };
    Privacy::of(bound.iter().map(PathBuf::as_path))
}

//! Saves a project so that a crash leaves either the old file or the new one, never half of one.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::documents::{document_bytes, inner_path};
use super::open::sample_document;
use super::{Failure, Format, Origin, bundle, by_path, is_own, picture, saved};
use crate::base::Diagnostic;
use crate::model::{Document, Evidence, Project};

/// Saves a project to a file whose ending names the format.
///
/// In another folder than that of `origin` the documents are copied beside the new file first, as they are.
/// A document that is missing at its origin is left out, as it was missing before.
///
/// # Errors
/// If the ending is unknown, a file cannot be written, or another file has the name of a document;
/// then the project file is what it was.
pub fn save_path(path: &Path, project: &Project, origin: &Origin) -> Result<Vec<Diagnostic>, Failure> {
    save_path_as(path, None, project, origin)
}

/// As [`save_path`], in a format that is known; gives what of the project it had no place for.
///
/// # Errors
/// As [`save_path`], and if the format cannot be written.
pub fn save_path_as(
    path: &Path,
    format: Option<&'static Format>,
    project: &Project,
    origin: &Origin,
) -> Result<Vec<Diagnostic>, Failure> {
    save_path_with(path, format, (project, &Evidence::NONE), origin)
}

/// As [`save_path_as`], with what the documents say of the quotes, which formats for readers show; without it they
/// mark every quote as unchecked.
///
/// # Errors
/// As [`save_path_as`].
pub fn save_path_with(
    path: &Path,
    format: Option<&'static Format>,
    (project, evidence): (&Project, &Evidence),
    origin: &Origin,
) -> Result<Vec<Diagnostic>, Failure> {
    let unknown = || Failure::Because(Diagnostic::error("unknown-ending").in_file(path));
    let format = format.or_else(|| by_path(path)).ok_or_else(unknown)?;
    if format.save.is_none() {
        return Err(unknown());
    }
    let originals = Originals::of(origin);
    if format.name == bundle::FORMAT.name {
        return save_bundle(path, project, &originals);
    }
    let folder = folder_of(path);
    if is_own(format.name) && !same_folder(origin, &folder) {
        for document in &project.documents {
            if let Some(bytes) = originals.bytes(document) {
                copy_document(&folder, document, &bytes)?;
            }
        }
    }
    let saved = saved(format, project, evidence).ok_or_else(unknown)?;
    write_atomically(path, &saved.bytes).map_err(|error| unwritable(path, &error))?;
    Ok(saved.losses)
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

fn same_folder(origin: &Origin, folder: &Path) -> bool {
    match origin {
        Origin::Sample => false,
        // What is in a bundle lies in no folder.
        Origin::Path(from) if from.extension().is_some_and(|ending| ending == "sanad") => false,
        Origin::Path(from) => match (folder_of(from).canonicalize(), folder.canonicalize()) {
            (Ok(from), Ok(to)) => from == to,
            _ => false,
        },
    }
}

fn save_bundle(path: &Path, project: &Project, originals: &Originals) -> Result<Vec<Diagnostic>, Failure> {
    let bytes = bundle_of(project, originals)?;
    write_atomically(path, &bytes).map_err(|error| unwritable(path, &error))?;
    Ok(Vec::new())
}

/// A project and its documents as they are at its origin, as one bundle; those that are missing are left out.
///
/// # Errors
/// As [`bundle::write_bundle`].
pub fn bundle_bytes(project: &Project, origin: &Origin) -> Result<Vec<u8>, Failure> {
    bundle_of(project, &Originals::of(origin))
}

fn bundle_of(project: &Project, originals: &Originals) -> Result<Vec<u8>, Failure> {
    bundle::write_bundle(project, &originals.files(project)).map_err(Failure::Because)
}

/// The documents of a project as they are at its origin, by their paths; those that are missing are left out.
pub fn document_files(project: &Project, origin: &Origin) -> Vec<bundle::File> {
    Originals::of(origin).files(project)
}

/// The documents where the project came from.
enum Originals {
    Sample,
    Folder(PathBuf),
    Bundle(Vec<bundle::File>),
}

impl Originals {
    fn of(origin: &Origin) -> Self {
        let Origin::Path(from) = origin else { return Self::Sample };
        let files = |bytes: &[u8]| Self::Bundle(bundle::read_bundle(bytes, from).1);
        let has_ending = |format: &Format| {
            from.extension().is_some_and(|ending| format.endings.iter().any(|own| ending.eq_ignore_ascii_case(own)))
        };
        let packed = if has_ending(&bundle::FORMAT) {
            fs::read(from).ok().map(|bytes| files(&bytes))
        } else if has_ending(&picture::FORMAT) {
            fs::read(from).ok().and_then(|bytes| picture::carried(&bytes).ok().map(files))
        } else {
            None
        };
        packed.unwrap_or_else(|| Self::Folder(folder_of(from)))
    }

    fn files(&self, project: &Project) -> Vec<bundle::File> {
        let file = |document: &Document| Some((document.path.clone()?, self.bytes(document)?));
        project.documents.iter().filter_map(file).collect()
    }

    fn bytes(&self, document: &Document) -> Option<Vec<u8>> {
        match self {
            Self::Sample => sample_document(document).map(<[u8]>::to_vec),
            Self::Folder(folder) => document_bytes(folder, document).ok().map(|(_, bytes)| bytes),
            Self::Bundle(files) => bundle::document_in(files, document).map(<[u8]>::to_vec),
        }
    }
}

/// Writes a document below `folder`, unless it is there already. Never writes over another file.
fn copy_document(folder: &Path, document: &Document, bytes: &[u8]) -> Result<(), Failure> {
    let Some(inner) = document.path.as_deref().and_then(inner_path) else { return Ok(()) };
    let path = folder.join(inner);
    let parent = folder_of(&path);
    let failed = |error: io::Error| unwritable(&path, &error);
    // A folder that is a link could lead out of the project.
    let existing = parent.ancestors().find(|folder| folder.exists()).unwrap_or(folder);
    if !existing.canonicalize().map_err(failed)?.starts_with(folder.canonicalize().map_err(failed)?) {
        let outside = Diagnostic::error("document-outside").arg("document", &*document.id).in_file(&path);
        return Err(Failure::Because(outside.arg("path", inner.display().to_string())));
    }
    fs::create_dir_all(&parent).map_err(failed)?;
    match fs::read(&path) {
        Ok(there) if there == bytes => Ok(()),
        Ok(_) => {
            let at = Diagnostic::error("document-in-the-way").arg("document", &*document.id).in_file(&path);
            Err(Failure::Because(at))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            write_atomically(&path, bytes).map_err(|error| unwritable(&path, &error))
        }
        Err(error) => Err(unwritable(&path, &error)),
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::Because(Diagnostic::error("file-unwritable").arg("reason", error.to_string()).in_file(path))
}

/// Writes to a new file beside `path`, then puts it in the place of `path`.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it leads to is replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".sanad-");
    let permissions = permissions_of(path);
    if let Some(permissions) = &permissions {
        builder.permissions(permissions.clone());
    }
    let mut file = builder.tempfile_in(folder_of(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// The permissions of the file that is replaced, else those of any new file; the system takes its mask off them.
fn permissions_of(path: &Path) -> Option<fs::Permissions> {
    let old = fs::metadata(path).ok().map(|data| data.permissions());
    #[cfg(unix)]
    let old = old.or_else(|| Some(std::os::unix::fs::PermissionsExt::from_mode(0o666)));
    old
}

//! Copies documents beside a project that is saved in another folder than it came from.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::originals::{self, AddedDocument, Originals};
use super::write::{unwritable, written};
use crate::base::Diagnostic;
use crate::formats::disk::{Overwrite, Privacy, folder_of, write_file};
use crate::formats::failure::Failure;
use crate::formats::kit::inner_files::inner_path;
use crate::model::{Document, Project};

/// Copies all documents; gives an error for each that is missing where the project came from, and not at its new place
/// already.
///
/// # Errors
/// If one cannot be written, or another file has its name.
pub(crate) fn copy(
    folder: &Path,
    project: &Project,
    originals: &Originals<'_>,
    privacy: Privacy,
) -> Result<Vec<Diagnostic>, Failure> {
    let mut missing = Vec::new();
    originals.each(project, |document, path, bytes| {
        match bytes {
            Some(bytes) => drop(copy_one(folder, document, &bytes, privacy)?),
            None => missing.push(originals::missing(document, path)),
        }
        Ok(())
    })?;
    Ok(missing)
}

/// Copies the documents that were added into the folder of their project; gives the files that are new there.
///
/// # Errors
/// As [`copy`]. No file that was new is left then.
pub(crate) fn copy_added(
    folder: &Path,
    project: &Project,
    added: &[AddedDocument],
    privacy: Privacy,
) -> Result<Vec<PathBuf>, Failure> {
    let mut created = Vec::new();
    for file in added {
        let Some(document) = project.documents.iter().find(|document| document.path.as_ref() == Some(&file.path))
        else {
            continue;
        };
        match copy_one(folder, document, &file.bytes, privacy) {
            Ok(new) => created.extend(new),
            Err(failure) => {
                remove(&created);
                return Err(failure);
            }
        }
    }
    Ok(created)
}

/// Removes files that were just written, after what they were written for has failed.
pub(crate) fn remove(created: &[PathBuf]) {
    for file in created {
        // One that cannot be removed stays as a file that nothing names; the failure itself is told.
        let _ = fs::remove_file(file);
    }
}

/// Writes a document below `folder`, unless it is there already, and gives its path if it is new. Never writes over another
/// file.
fn copy_one(folder: &Path, document: &Document, bytes: &[u8], privacy: Privacy) -> Result<Option<PathBuf>, Failure> {
    let Some(inner) = document.path.as_deref().and_then(inner_path) else { return Ok(None) };
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
    let in_the_way =
        || Failure::Because(Diagnostic::error("document-in-the-way").arg("document", &*document.id).in_file(&path));
    match fs::symlink_metadata(&path) {
        // What is no file may never end.
        Ok(_) if !fs::metadata(&path).is_ok_and(|known| known.is_file()) => Err(in_the_way()),
        Ok(_) if fs::read(&path).map_err(failed)? == bytes => Ok(None),
        Ok(_) => Err(in_the_way()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let result = write_file(&path, bytes, &Overwrite::IfAbsent, privacy);
            result.map_err(|error| written(&path, error))?;
            Ok(Some(path))
        }
        Err(error) => Err(failed(error)),
    }
}

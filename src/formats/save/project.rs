//! Saves a project in any format that can be written.

use std::io;
use std::path::Path;

use super::originals::{AddedDocument, DocumentFiles, Originals, privacy_of, privacy_with, source_files};
use super::write::{unwritable, write};
use super::{documents, originals};
use crate::base::{Diagnostic, Progress, Silent};
use crate::formats::disk::{
    Conflict, ConflictKind, FileStamp, FileState, Overwrite, STDOUT, file_state, folder_of, is_same_file, stream,
};
use crate::formats::failure::Failure;
use crate::formats::kit::format::Format;
use crate::formats::native::bundle;
use crate::formats::origin::{Origin, Packed};
use crate::formats::registry::{by_path, is_own, saved};
use crate::model::{Evidence, Project};

/// Result of saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFile {
    /// Place where the project comes from now, if it was saved in a format of our own; else where it came from before.
    pub origin: Origin,
    /// State of the file now: what the next save over it must find. `None` for what is no file.
    pub stamp: Option<FileStamp>,
    /// Parts that are not in the file: an error for each document that should be there, warnings for what the format
    /// has no place for.
    pub losses: Vec<Diagnostic>,
    /// Notes for the user on what was done besides: where the bytes of a damaged file were put.
    pub notes: Vec<Diagnostic>,
}

/// Saves a project to a file whose ending names the format, over any file of that name.
///
/// # Errors
/// As [`save_path_with`].
pub fn save_path(path: &Path, project: &Project, origin: &Origin) -> Result<SavedFile, Failure> {
    save_path_with(path, None, (project, &Evidence::NONE), origin, &Overwrite::Yes)
}

/// Saves a project to a file, in a format that is known or that its ending names.
///
/// In another folder than that of `origin` the documents are copied beside the new file first, as they are; a bundle
/// holds them. Those that are missing are named. Formats for readers show what `told` holds of the documents and mark
/// every quote as unchecked where it is [`Evidence::NONE`]. If the file that `overwrite` allows to be written over holds more than
/// was understood of it ([`FileStamp::is_damaged`]), its bytes are kept beside it under another name.
///
/// The file stands under its name only when it is whole and on the disk. What is neither file nor folder (a device, a
/// pipe) and `-`, which is standard output, are written to as they are; no documents are copied beside them.
///
/// # Errors
/// [`Failure::Conflict`] if another file is in the way; else if the ending is unknown, if a file cannot be written, if
/// another file has the name of a document, or if `path` is one of the documents or, in a format that loses something,
/// the file that the project came from. Then the file is what it was.
pub fn save_path_with(
    path: &Path,
    format: Option<&'static Format>,
    told: (&Project, &Evidence),
    origin: &Origin,
    overwrite: &Overwrite,
) -> Result<SavedFile, Failure> {
    save_path_watched(path, format, told, (origin, overwrite), &Silent)
}

/// Saves as [`save_path_with`] does, and tells how far a project file is: the part of its events that is written out.
/// It cannot be cancelled.
///
/// # Errors
/// As [`save_path_with`].
pub fn save_path_watched(
    path: &Path,
    format: Option<&'static Format>,
    told: (&Project, &Evidence),
    place: (&Origin, &Overwrite),
    progress: &dyn Progress,
) -> Result<SavedFile, Failure> {
    save_path_with_documents(path, format, told, place, (&[], progress))
}

/// As [`save_path_watched`], with documents that are not at the origin yet: a bundle holds them, and beside a project file
/// they are copied before it is written. If the project is not written, no copy is left.
///
/// # Errors
/// As [`save_path_with`].
pub fn save_path_with_documents(
    path: &Path,
    format: Option<&'static Format>,
    (project, evidence): (&Project, &Evidence),
    (origin, overwrite): (&Origin, &Overwrite),
    (added, progress): (&[AddedDocument], &dyn Progress),
) -> Result<SavedFile, Failure> {
    // A name that is no file's has no ending.
    let code = if path == Path::new(STDOUT) { "stream-format" } else { "unknown-ending" };
    let unknown = || Failure::Because(Diagnostic::error(code).in_file(path));
    let format = format.or_else(|| by_path(path)).filter(|format| format.save.is_some()).ok_or_else(unknown)?;
    if let Some(out) = stream(path).map_err(|error| unwritable(path, &error))? {
        return save_stream(out, path, format, (project, evidence), origin);
    }
    protect_sources(path, format, project, origin)?;
    check_early(path, overwrite)?;
    let originals = Originals::of(origin, added).map_err(Failure::Because)?;
    if format.name == bundle::FORMAT.name {
        return save_bundle(path, project, origin, &originals, overwrite);
    }
    let folder = folder_of(path);
    let privacy = privacy_of(project, origin, false);
    let mut losses = Vec::new();
    if is_own(format.name) && !is_same_folder(origin, &folder) {
        losses = documents::copy(&folder, project, &originals, privacy_with(project, origin, added))?;
    }
    let created = match is_own(format.name) {
        true => documents::copy_added(&folder, project, added, privacy_with(project, origin, added))?,
        false => Vec::new(),
    };
    let saved = saved(format, project, evidence, progress).ok_or_else(unknown)?;
    losses.extend(saved.losses);
    let origin = if is_own(format.name) { Origin::Path(path.to_owned()) } else { origin.clone() };
    let written = write(path, &saved.bytes, overwrite, privacy).inspect_err(|_| documents::remove(&created));
    let (stamp, committed) = written?;
    Ok(SavedFile { origin, stamp: Some(stamp), losses, notes: committed.notes(path) })
}

fn save_bundle(
    path: &Path,
    project: &Project,
    origin: &Origin,
    originals: &Originals<'_>,
    overwrite: &Overwrite,
) -> Result<SavedFile, Failure> {
    let DocumentFiles { files, missing } = originals.carried(project);
    let bytes = bundle::write_bundle_with(project, &files, &originals.strays()).map_err(Failure::Because)?;
    let privacy = privacy_with(project, origin, originals.added());
    let (stamp, committed) = write(path, &bytes, overwrite, privacy)?;
    let origin = Origin::Packed(Packed::new(path, &bytes, &stamp));
    let losses = missing.into_iter().map(|missing| missing.in_file(path)).collect();
    Ok(SavedFile { origin, stamp: Some(stamp), losses, notes: committed.notes(path) })
}

/// Writes to what is no file. A bundle holds the documents even so.
fn save_stream(
    mut out: Box<dyn io::Write>,
    path: &Path,
    format: &'static Format,
    (project, evidence): (&Project, &Evidence),
    origin: &Origin,
) -> Result<SavedFile, Failure> {
    let (bytes, losses) = if format.name == bundle::FORMAT.name {
        let carried = document_files(project, origin)?;
        (bundle::write_bundle(project, &carried.files).map_err(Failure::Because)?, carried.missing)
    } else {
        let saved = saved(format, project, evidence, &Silent).unwrap_or_default();
        let left = project.documents.iter().filter(|document| is_own(format.name) && document.path.is_some());
        let alone = left.map(|document| originals::left_behind(document, origin).in_file(path));
        (saved.bytes, alone.chain(saved.losses).collect())
    };
    out.write_all(&bytes).and_then(|()| out.flush()).map_err(|error| unwritable(path, &error))?;
    Ok(SavedFile { origin: origin.clone(), stamp: None, losses, notes: Vec::new() })
}

/// A project and its documents as they are at its origin, as one bundle, and an error for each that is missing.
///
/// # Errors
/// As `bundle::write_bundle`, and if the origin is a large bundle that has changed since it was read.
pub fn bundle_bytes(project: &Project, origin: &Origin) -> Result<(Vec<u8>, Vec<Diagnostic>), Failure> {
    let DocumentFiles { files, missing } = document_files(project, origin)?;
    Ok((bundle::write_bundle(project, &files).map_err(Failure::Because)?, missing))
}

/// The documents of a project as they are at its origin.
///
/// # Errors
/// If the origin is a large bundle that has changed since it was read.
pub fn document_files(project: &Project, origin: &Origin) -> Result<DocumentFiles, Failure> {
    Ok(Originals::of(origin, &[]).map_err(Failure::Because)?.carried(project))
}

/// Refuses to write over a document, and over the file that the project came from in a format that loses something.
fn protect_sources(path: &Path, format: &'static Format, project: &Project, origin: &Origin) -> Result<(), Failure> {
    let is_origin = |source: &Path| origin.path() == Some(source);
    let mut sources = source_files(project, origin).into_iter();
    let at = sources.find(|source| is_same_file(source, path) && !(is_origin(source) && is_own(format.name)));
    at.map_or(Ok(()), |_| Err(Failure::Because(Diagnostic::error("file-is-source").in_file(path))))
}

/// Looks for what is in the way before documents are copied; that nothing came between is seen to when the file is put
/// in its place.
fn check_early(path: &Path, overwrite: &Overwrite) -> Result<(), Failure> {
    let conflict = |kind, found| Err(Failure::Conflict(Box::new(Conflict { path: path.to_owned(), kind, found })));
    match overwrite {
        Overwrite::IfUnchanged(stamp) => match file_state(path, stamp) {
            Ok(FileState::Changed(found)) => conflict(ConflictKind::Changed, Some(found)),
            _ => Ok(()),
        },
        Overwrite::IfAbsent if path.is_file() => conflict(ConflictKind::Exists, FileStamp::of_file(path).ok()),
        Overwrite::IfAbsent | Overwrite::Yes => Ok(()),
    }
}

/// Returns true if a folder is that of the origin: what is in a bundle lies in no folder.
fn is_same_folder(origin: &Origin, folder: &Path) -> bool {
    let Origin::Path(from) = origin else { return false };
    matches!((folder_of(from).canonicalize(), folder.canonicalize()), (Ok(from), Ok(to)) if from == to)
}

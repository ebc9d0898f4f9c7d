//! Opens files.

use std::path::Path;

use super::assemble::{ProgressPart, READING, assemble};
use super::documents::{read_document, text_of_bytes};
use super::opened::Opened;
use super::source::read_seen;
use super::weight::too_heavy;
use crate::base::{Diagnostic, Progress};
use crate::formats::disk::FileStamp;
use crate::formats::failure::Failure;
use crate::formats::kit::format::Format;
use crate::formats::native::bundle::{self, Bundle};
use crate::formats::native::json::{self, PROJECT_FILE};
use crate::formats::native::picture;
use crate::formats::origin::{Origin, Packed};
use crate::formats::registry::detect;
use crate::model::{Document, DocumentText};

/// Opens a project file, or the project file in a folder, with its documents, and finds its excerpts.
///
/// The progress is of the documents and, as one more, of all excerpts.
///
/// # Errors
/// If the file cannot be read at all or has an ending that no format has, or if the user cancels.
/// Faults of the content are in the diagnostics.
pub fn load_path(path: &Path, progress: &dyn Progress) -> Result<Opened, Failure> {
    load_path_as(path, None, progress)
}

/// Opens a file as [`load_path`] does, in a format that is known; `None` looks at ending and bytes.
///
/// # Errors
/// As [`load_path`], and if the format cannot be read.
pub fn load_path_as(path: &Path, format: Option<&'static Format>, progress: &dyn Progress) -> Result<Opened, Failure> {
    let path = if path.is_dir() { path.join(PROJECT_FILE) } else { path.to_owned() };
    let unknown = || Failure::Because(Diagnostic::error("unknown-ending").in_file(&path));
    let (bytes, seen) = read_seen(&path)?;
    let format = format.or_else(|| detect(&path, &bytes)).ok_or_else(unknown)?;
    let load = format.load.ok_or_else(unknown)?;
    if format.name == bundle::FORMAT.name {
        return open_bundle(&bytes, &path, FileStamp::of_bytes(&bytes).seen(seen), progress);
    }
    if format.name == picture::FORMAT.name {
        let project = picture::carried(&bytes);
        let project = project.map_err(|code| Failure::Because(Diagnostic::error(code).in_file(&path)))?;
        let stamp = FileStamp::of_bytes(&bytes).seen(seen);
        return Ok(Opened { format: picture::FORMAT.name, ..open_bundle(project, &path, stamp, progress)? });
    }
    if let Some(kind) = compressed(&bytes) {
        return Err(Failure::Because(Diagnostic::error("file-compressed").arg("kind", kind).in_file(&path)));
    }
    if let Some(told) = too_heavy(&bytes, format) {
        return Err(Failure::Because(told.in_file(&path)));
    }
    // Reading a large project file takes the most of it.
    let reading = ProgressPart { whole: progress, from: 0.0, to: READING };
    let (loaded, stamp) = std::thread::scope(|scope| {
        // The digest of a large file need not wait until it is read.
        let stamp = scope.spawn(|| FileStamp::of_bytes(&bytes));
        let loaded = match format.name == json::FORMAT.name {
            true => json::load_watched(&bytes, &path, &reading),
            false => load(&bytes, &path),
        };
        (loaded, stamp.join().unwrap_or_else(|_| FileStamp::of_bytes(&bytes)).seen(seen))
    });
    if progress.cancelled() {
        return Err(Failure::Cancelled);
    }
    drop(bytes);
    let rest = ProgressPart { whole: progress, from: READING, to: 1.0 };
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let from = (Origin::Path(path.clone()), format.name, Some(stamp));
    assemble(loaded, &path, from, |document, progress| read_document(folder, document, progress), &rest)
}

fn open_bundle(bytes: &[u8], path: &Path, stamp: FileStamp, progress: &dyn Progress) -> Result<Opened, Failure> {
    let (mut loaded, mut bundle, found) = Bundle::read(bytes, path);
    loaded.diagnostics.splice(0..0, found);
    let read = |document: &Document, progress: &dyn Progress| match bundle.document(document) {
        Some(bytes) => {
            let inside = path.join(document.path.as_deref().unwrap_or_default());
            text_of_bytes(document, &inside, &bytes, progress)
        }
        None if document.path.is_none() => read_document(Path::new(""), document, progress),
        None => {
            let fault = bundle.why_missing(document).in_file(path);
            (DocumentText::Missing(fault.clone()), vec![fault])
        }
    };
    let origin = Origin::Packed(Packed::new(path, bytes, &stamp));
    assemble(loaded, path, (origin, bundle::FORMAT.name, Some(stamp)), read, progress)
}

/// Kind of compression of a file that should be text.
fn compressed(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], _); 4] =
        [(b"\x1F\x8B", "gzip"), (b"PK\x03\x04", "zip"), (b"BZh", "bzip2"), (b"\xFD7zXZ\0", "xz")];
    kinds.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| kind)
}

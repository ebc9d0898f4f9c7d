//! Writes one file, and says why it was not written.

use std::io;
use std::path::Path;

use crate::base::Diagnostic;
use crate::formats::disk::{Committed, FileStamp, Overwrite, Privacy, WriteError, write_file};
use crate::formats::failure::Failure;

/// Writes a file.
///
/// # Errors
/// As [`written`] says.
pub(crate) fn write(
    path: &Path,
    bytes: &[u8],
    overwrite: &Overwrite,
    privacy: Privacy,
) -> Result<(FileStamp, Committed), Failure> {
    write_file(path, bytes, overwrite, privacy).map_err(|error| written(path, error))
}

/// Returns the failure for an error of writing.
pub(crate) fn written(path: &Path, error: WriteError) -> Failure {
    match error {
        WriteError::Conflict(conflict) => Failure::Conflict(conflict),
        WriteError::Io(error) => unwritable(path, &error),
    }
}

/// Returns the failure for an error of the system.
pub(crate) fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::Because(Diagnostic::error("file-unwritable").arg("reason", error.to_string()).in_file(path))
}

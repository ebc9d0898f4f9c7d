//! The file that a project is read from.

use std::fs;
use std::io;
use std::path::Path;

use crate::base::Diagnostic;
use crate::formats::disk::Seen;
use crate::formats::disk::bounded::{Unread, read_bounded};
use crate::formats::failure::Failure;

/// Project files larger than this are not read, in bytes: the words of a project are counted in 32 bits.
const MAX_PROJECT: u64 = u32::MAX as u64;

/// Returns the bytes of a file.
///
/// # Errors
/// If it cannot be read.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    read_seen(path).map(|(bytes, _)| bytes)
}

/// The bytes of a file, and what the file system told of it before they were read.
///
/// # Errors
/// If it cannot be read.
pub(crate) fn read_seen(path: &Path) -> Result<(Vec<u8>, Option<Seen>), Failure> {
    let because = |code| Diagnostic::error(code).in_file(path);
    let gigabytes = |bytes: u64| format!("{:.1}", bytes as f64 / 1e9);
    let told = |unread| match unread {
        // A pipe to which nobody writes and a device that never ends would be read for ever.
        Unread::NoFile => because("file-no-file"),
        Unread::TooLarge(size) => {
            because("file-too-large").arg("size", gigabytes(size)).arg("most", gigabytes(MAX_PROJECT))
        }
        Unread::Refused(error) => {
            let code = if error.kind() == io::ErrorKind::NotFound { "file-missing" } else { "file-unreadable" };
            because(code).arg("reason", error.to_string())
        }
    };
    let seen = fs::metadata(path).ok().map(|known| Seen::of(&known));
    let bytes = read_bounded(path, MAX_PROJECT).map_err(|unread| Failure::Because(told(unread)))?;
    Ok((bytes, seen))
}

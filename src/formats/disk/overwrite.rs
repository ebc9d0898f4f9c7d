//! Files that may be written over, and those that are in the way.

use std::io;
use std::path::PathBuf;

use super::stamp::FileStamp;
use crate::base::Diagnostic;

/// Permission to write over a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// The file if it still holds the bytes of this stamp: that which was read. A file that is gone is made again.
    ///
    /// The bytes are compared when the new file is whole, and what the file system tells of the old one (inode, times)
    /// once more right before the new one takes its place. What another program writes between that and the renaming,
    /// some microseconds, is lost: no system offers more than that for files that exist.
    IfUnchanged(FileStamp),
    /// Nothing: the name must be free. The system itself sees to that, and no other program can come between.
    IfAbsent,
    /// Any file.
    Yes,
}

/// A file in the way of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The file.
    pub path: PathBuf,
    /// Kind of conflict.
    pub kind: ConflictKind,
    /// Its content now. Written over with [`Overwrite::IfUnchanged`] of it, no more is lost than what was looked at.
    pub found: Option<FileStamp>,
}

/// Kind of a file in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// The file that was read, changed by another program since.
    Changed,
    /// A file where none was expected.
    Exists,
}

impl Conflict {
    /// The conflict for people.
    pub fn diagnostic(&self) -> Diagnostic {
        let code = match self.kind {
            ConflictKind::Changed => "file-changed",
            ConflictKind::Exists => "file-exists",
        };
        Diagnostic::error(code).in_file(&self.path)
    }
}

/// Why a file was not written.
#[derive(Debug)]
pub enum WriteError {
    /// Another file is in the way.
    Conflict(Box<Conflict>),
    /// Error of the system.
    Io(io::Error),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

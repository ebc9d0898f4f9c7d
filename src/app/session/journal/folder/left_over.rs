//! Journals whose windows do not live any more.

use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::app::session::journal::file::{self, Contents, JournalError};
use crate::app::session::journal::folder::names::{CLAIM, JOURNAL, Names, SNAPSHOT, is_held, set_aside};
use crate::app::session::journal::record::Base;
use crate::model::Edit;

/// A journal whose window does not live any more. Claimed until it is dropped, so that no other window offers it.
#[derive(Debug)]
pub struct LeftOver {
    names: Names,
    /// Its contents.
    pub contents: Contents,
    /// Time at which it was written last.
    pub written: SystemTime,
    /// Set if the project file has changed since.
    pub is_changed: bool,
    /// Set if the project file was not there when the journal was looked for.
    pub was_gone: bool,
    _claim: File,
}

/// Journals that earlier windows left.
#[derive(Debug, Default)]
pub struct Found {
    /// Their journals, the newest first.
    pub left: Vec<LeftOver>,
    /// Journals that cannot be read, which are put aside.
    pub unreadable: Vec<Unreadable>,
    /// Journals that held nothing but edits that were taken back, which are removed.
    pub undone: Vec<Undone>,
}

/// The edits of a journal that were taken back and could have been made again.
#[derive(Debug)]
pub struct Undone {
    /// Base on which they were made.
    pub base: Base,
    /// The edits, in the order in which they were made.
    pub edits: Vec<Edit>,
}

/// A journal that could not be read, and where it lies now.
#[derive(Debug)]
pub struct Unreadable {
    /// The file.
    pub path: PathBuf,
    /// Why it could not be read.
    pub error: JournalError,
}

/// Outcomes of opening a journal that nobody holds.
pub(super) enum Opened {
    Left(Box<LeftOver>),
    Unreadable(Unreadable),
    Undone(Undone),
}

/// A journal that nobody holds; `None` if somebody does or there was nothing in it.
pub(super) fn open_left_over(names: Names) -> Option<Opened> {
    if is_held(&names) {
        return None;
    }
    let claim = File::options().create(true).truncate(false).write(true).open(names.file(CLAIM)).ok()?;
    claim.try_lock().ok()?;
    let path = names.file(JOURNAL);
    match file::read(&path) {
        Ok(contents) if contents.is_empty() => {
            let _ = names.remove();
            let undone = Undone { base: contents.header.base.clone(), edits: contents.into_undone() };
            (!undone.edits.is_empty()).then_some(Opened::Undone(undone))
        }
        Ok(contents) => {
            let written = fs::metadata(&path).and_then(|known| known.modified()).unwrap_or(UNIX_EPOCH);
            let is_changed = contents.header.base.is_changed();
            let was_gone = contents.header.base.path.as_ref().is_some_and(|path| !path.exists());
            Some(Opened::Left(Box::new(LeftOver { names, contents, written, is_changed, was_gone, _claim: claim })))
        }
        // Its window ended before the first line was whole.
        Err(JournalError::NoJournal { .. }) if fs::metadata(&path).is_ok_and(|known| known.len() == 0) => {
            let _ = names.remove();
            None
        }
        Err(JournalError::Io(error)) if error.kind() == io::ErrorKind::NotFound => {
            let _ = names.remove();
            None
        }
        Err(error) => Some(Opened::Unreadable(Unreadable { path: set_aside(&names), error })),
    }
}

impl LeftOver {
    /// The project as it was read, where the file alone does not tell.
    pub fn snapshot(&self) -> Option<PathBuf> {
        self.contents.header.base.snapshot.then(|| self.names.file(SNAPSHOT))
    }

    /// Removes it: its work is in a new journal, or is not wanted.
    ///
    /// # Errors
    /// If the system does not let it be removed.
    pub fn remove(self) -> io::Result<()> {
        self.names.remove()
    }

    /// Puts it aside, as only a part of it could be used; returns where it lies.
    pub fn set_aside(self) -> PathBuf {
        set_aside(&self.names)
    }
}

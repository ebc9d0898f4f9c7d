//! The journal of a window, which it holds and writes.

use std::fs::{self, File};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;

use crate::app::session::journal::file::{self, Contents, JournalError};
use crate::app::session::journal::folder::names::{
    EARLY, JOURNAL, Names, SNAPSHOT, create_held, create_private, keep_names, set_aside,
};

/// A journal of this window.
#[derive(Debug)]
pub struct Slot {
    pub(super) names: Names,
    pub(super) journal: File,
    /// Bytes of whole lines.
    pub(super) len: u64,
    pub(super) lock: File,
}

impl Slot {
    /// Adds lines and waits until they are on the disk.
    ///
    /// # Errors
    /// If they cannot be written; then none of them is there.
    pub fn append(&mut self, lines: &[u8]) -> io::Result<()> {
        let written = self.journal.write_all(lines).and_then(|()| self.journal.sync_data());
        match written {
            Ok(()) => self.len += lines.len() as u64,
            Err(_) => {
                // A half line in the middle would be taken for damage.
                let _ = self.journal.set_len(self.len);
                let _ = self.journal.seek(SeekFrom::Start(self.len));
            }
        }
        written
    }

    /// Replaces everything in it in one step.
    ///
    /// # Errors
    /// If it cannot be written; then it is as it was.
    pub fn replace(&mut self, bytes: &[u8]) -> io::Result<()> {
        let early = self.names.file(EARLY);
        let _ = fs::remove_file(&early);
        let mut journal = create_held(&early)?;
        let written = journal.write_all(bytes).and_then(|()| journal.sync_data());
        if let Err(error) = written.and_then(|()| fs::rename(&early, self.names.file(JOURNAL))) {
            let _ = fs::remove_file(&early);
            return Err(error);
        }
        keep_names(&self.names.folder);
        (self.journal, self.len) = (journal, bytes.len() as u64);
        Ok(())
    }

    /// Bytes in it.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Returns true if not even its first line could be written.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Reads what was written.
    ///
    /// # Errors
    /// As [`file::read`].
    pub fn read(&self) -> Result<Contents, JournalError> {
        file::read(&self.names.file(JOURNAL))
    }

    /// Keeps the project as it was read beside the journal.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write_snapshot(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = create_private(&self.names.file(SNAPSHOT))?;
        file.write_all(bytes).and_then(|()| file.sync_data())
    }

    /// Puts it aside, as a part of it could not be used; returns where it lies.
    pub fn set_aside(self) -> PathBuf {
        set_aside(&self.names)
    }

    /// Removes it.
    ///
    /// # Errors
    /// If the system does not let it be removed.
    pub fn remove(self) -> io::Result<()> {
        let Self { names, journal, lock, .. } = self;
        drop(journal);
        let removed = names.remove();
        drop(lock);
        removed
    }
}

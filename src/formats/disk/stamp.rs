//! State of a file when it was read, and whether it is still the same.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use crate::formats::kit::digest::{hex, sha256_hex};

/// Bytes that are read at once.
const CHUNK: usize = 1 << 16;

/// The content of a file when it was read or written. Two stamps are equal if they are of equal bytes.
#[derive(Clone, Debug)]
pub struct FileStamp {
    /// Length in bytes.
    pub len: u64,
    /// SHA-256 in lower-case hexadecimal digits.
    pub sha256: String,
    /// True if reading lost a part of the content, so that the file holds more than what was made of it. A save over
    /// such a file keeps its bytes beside it first.
    pub is_damaged: bool,
    seen: Option<Seen>,
}

impl PartialEq for FileStamp {
    fn eq(&self, other: &Self) -> bool {
        (self.len, &self.sha256) == (other.len, &other.sha256)
    }
}

impl Eq for FileStamp {}

/// Metadata of a file system about a file that changes whenever its content does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    modified: Option<SystemTime>,
    /// Device and inode, then seconds and nanoseconds of the last change of the inode: zeros where there is none.
    inode: (u64, u64),
    changed: (i64, i64),
}

impl Seen {
    /// State told by the metadata of a file.
    pub fn of(known: &Metadata) -> Self {
        let modified = known.modified().ok();
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            let (inode, changed) = ((known.dev(), known.ino()), (known.ctime(), known.ctime_nsec()));
            Self { modified, inode, changed }
        }
        #[cfg(not(unix))]
        Self { modified, inode: (0, 0), changed: (0, 0) }
    }
}

impl FileStamp {
    /// A stamp that was kept elsewhere.
    pub fn new(len: u64, sha256: impl Into<String>) -> Self {
        Self { len, sha256: sha256.into(), is_damaged: false, seen: None }
    }

    /// The stamp of a file that holds these bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::new(bytes.len() as u64, sha256_hex(bytes))
    }

    /// The stamp of a file as it is now.
    ///
    /// # Errors
    /// If it cannot be read, or is no regular file: a pipe would keep one waiting.
    pub fn of_file(path: &Path) -> io::Result<Self> {
        if !fs::metadata(path)?.is_file() {
            return Err(io::Error::other("not a regular file"));
        }
        let mut file = File::open(path)?;
        // Told before it is read: a change meanwhile shows as one afterwards.
        let seen = Seen::of(&file.metadata()?);
        let (mut hash, mut chunk, mut len) = (Sha256::new(), vec![0; CHUNK], 0);
        loop {
            match file.read(&mut chunk)? {
                0 => return Ok(Self::new(len, hex(&hash.finalize())).seen(seen)),
                read => {
                    hash.update(&chunk[..read]);
                    len += read as u64;
                }
            }
        }
    }

    /// The same with what the file system told before the file was read, or after it was written.
    pub fn seen(self, seen: impl Into<Option<Seen>>) -> Self {
        Self { seen: seen.into(), ..self }
    }

    /// The same of a file that holds more than what was made of it.
    pub fn damaged(self, is_damaged: bool) -> Self {
        Self { is_damaged, ..self }
    }
}

/// A file compared with what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// It holds the same bytes.
    Same,
    /// It holds others: these.
    Changed(FileStamp),
    /// There is no file of this name.
    Gone,
}

/// Compares a file with what it was. Where the file system says that nothing was written since, its bytes are not read:
/// cheap enough to be asked whenever a window comes to the front. A save compares the bytes anyway.
///
/// # Errors
/// If the file is there and cannot be read.
pub fn file_state(path: &Path, stamp: &FileStamp) -> io::Result<FileState> {
    match fs::metadata(path) {
        Ok(known) if known.len() == stamp.len && stamp.seen == Some(Seen::of(&known)) => Ok(FileState::Same),
        Ok(_) => compare(path, stamp),
        Err(error) if is_gone(&error) => Ok(FileState::Gone),
        Err(error) => Err(error),
    }
}

/// Compares as [`file_state`] does, by the bytes in any case.
pub(crate) fn compare(path: &Path, stamp: &FileStamp) -> io::Result<FileState> {
    match FileStamp::of_file(path) {
        Ok(now) if now == *stamp => Ok(FileState::Same),
        Ok(now) => Ok(FileState::Changed(now)),
        Err(error) if is_gone(&error) => Ok(FileState::Gone),
        Err(error) => Err(error),
    }
}

fn is_gone(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

//! Reads files that may be anything: no device, no pipe, nothing that never ends or keeps one waiting.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

/// Why a file was not read.
#[derive(Debug)]
pub(crate) enum Unread {
    /// It is a folder, a device or a pipe, or the system makes its content up while it is read.
    NoFile,
    /// It has more bytes than were to be read: so many, as far as is known.
    TooLarge(u64),
    /// The system refused.
    Refused(io::Error),
}

/// The bytes of a file of at most so many.
///
/// # Errors
/// See [`Unread`]. Nothing of a file that is too large is kept.
pub(crate) fn read_bounded(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    // Opening a device may already do something.
    if !fs::metadata(path).map_err(Unread::Refused)?.is_file() {
        return Err(Unread::NoFile);
    }
    let mut file = open(path).map_err(Unread::Refused)?;
    // Since then another one may have come in its place.
    let metadata = file.metadata().map_err(Unread::Refused)?;
    if !metadata.is_file() {
        return Err(Unread::NoFile);
    }
    let size = metadata.len();
    if size > most {
        return Err(Unread::TooLarge(size));
    }
    if size == 0 {
        return read_empty(&mut file);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // It may have grown, or claim less than it has.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(refused)?;
    let read = bytes.len() as u64;
    if read > most { Err(Unread::TooLarge(read)) } else { Ok(bytes) }
}

/// Reads a file that says it is empty: one that says so and is not, is made up while it is read (`/proc/kmsg`), and may
/// never end.
fn read_empty(file: &mut File) -> Result<Vec<u8>, Unread> {
    match file.read(&mut [0]).map_err(refused)? {
        0 => Ok(Vec::new()),
        _ => Err(Unread::NoFile),
    }
}

/// One who would have to wait for bytes reads no stored file.
fn refused(error: io::Error) -> Unread {
    if error.kind() == io::ErrorKind::WouldBlock { Unread::NoFile } else { Unread::Refused(error) }
}

/// Opens a file for reading, without waiting for anyone who writes.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits() as i32);
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_files_are_read_up_to_a_size() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a");
        for (bytes, most, read) in [(&b""[..], 0, true), (b"", 9, true), (b"abc", 3, true), (b"abc", 2, false)] {
            fs::write(&path, bytes).expect("written");
            match read_bounded(&path, most) {
                Ok(found) => assert!(read && found == bytes, "{bytes:?} {most}"),
                Err(Unread::TooLarge(3)) => assert!(!read, "{bytes:?} {most}"),
                Err(other) => panic!("{bytes:?} {most}: {other:?}"),
            }
        }
        assert!(matches!(read_bounded(folder.path(), 9), Err(Unread::NoFile)));
        assert!(matches!(read_bounded(&folder.path().join("b"), 9), Err(Unread::Refused(_))));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_the_system_makes_up_is_no_file() {
        for path in ["/proc/self/status", "/proc/self/maps", "/proc/self/environ", "/dev/zero", "/dev/null"] {
            assert!(matches!(read_bounded(Path::new(path), 9), Err(Unread::NoFile)), "{path}");
        }
    }
}

//! Files on their way to the disk: what they were when they were read, whether they still are it, and how they are
//! replaced so that a crash leaves either the old file or the new one.

mod access;
pub(crate) mod bounded;
mod leftovers;
mod overwrite;
mod replace;
mod stamp;
mod stream;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use access::Privacy;
pub use overwrite::{Conflict, ConflictKind, Overwrite, WriteError};
pub use replace::{Committed, Replacement, write_file};
pub(super) use stamp::Seen;
pub use stamp::{FileStamp, FileState, file_state};
pub use stream::{STDOUT, stream};

/// Links that lead to links are followed so often, as on Linux (path_resolution(7)).
const MAX_LINKS: usize = 40;

/// The folder of a file; that of the process for a mere name.
pub(crate) fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

/// The file that a path leads to over all links, whether it exists or not.
///
/// # Errors
/// If links lead in a circle or cannot be read.
pub(crate) fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::symlink_metadata(&path) {
            Ok(known) if known.is_symlink() => path = folder_of(&path).join(fs::read_link(&path)?),
            _ => return Ok(path),
        }
    }
    Err(io::Error::other("too many links"))
}

/// Returns true if two paths lead to one file that exists, over links of any kind.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let inode = |path| fs::metadata(path).map(|known| (known.dev(), known.ino()));
        matches!((inode(one), inode(other)), (Ok(one), Ok(other)) if one == other)
    }
    #[cfg(not(unix))]
    {
        matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
    }
}

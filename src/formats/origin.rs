//! Place where a project came from, and what is kept of it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::FileStamp;
use super::disk::bounded::read_bounded;
use super::native::picture;
use crate::base::Diagnostic;

/// Bundles larger than this are not kept in memory, in bytes: they are read again when they are saved.
const MAX_KEPT: usize = 256 << 20;

/// Place where a project came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The project that is compiled in.
    Sample,
    /// The project file; its documents lie in the same folder.
    Path(PathBuf),
    /// A file that holds the documents as well.
    Packed(Packed),
}

/// A bundle, or a picture that carries one, as it was read: its documents are there whatever becomes of the file.
#[derive(Clone, PartialEq, Eq)]
pub struct Packed {
    path: PathBuf,
    kept: KeptBundle,
}

#[derive(Clone, PartialEq, Eq)]
enum KeptBundle {
    /// The bundle, compressed as it is.
    Bytes(Arc<[u8]>),
    /// Stamp of the file; it is too large to be kept.
    Stamp(FileStamp),
}

impl Origin {
    /// The file; `None` for the sample.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Sample => None,
            Self::Path(path) => Some(path),
            Self::Packed(packed) => Some(&packed.path),
        }
    }
}

impl Packed {
    /// Keeps a bundle that was read from, or written to, the file of this stamp.
    pub fn new(path: &Path, bundle: &[u8], stamp: &FileStamp) -> Self {
        let kept =
            if bundle.len() > MAX_KEPT { KeptBundle::Stamp(stamp.clone()) } else { KeptBundle::Bytes(bundle.into()) };
        Self { path: path.to_owned(), kept }
    }

    /// The bundle as it was read.
    ///
    /// # Errors
    /// If it was too large to be kept, and the file is not any more what was read.
    pub(super) fn bundle(&self) -> Result<Arc<[u8]>, Diagnostic> {
        let stamp = match &self.kept {
            KeptBundle::Bytes(bytes) => return Ok(bytes.clone()),
            KeptBundle::Stamp(stamp) => stamp,
        };
        let bytes = read_bounded(&self.path, stamp.len).ok().filter(|bytes| FileStamp::of_bytes(bytes) == *stamp);
        let bytes = bytes.ok_or_else(|| Diagnostic::error("bundle-gone").in_file(&self.path))?;
        Ok(picture::carried(&bytes).map_or_else(|_| Arc::from(&*bytes), Arc::from))
    }
}

impl fmt::Debug for Packed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Packed").field("path", &self.path).finish_non_exhaustive()
    }
}

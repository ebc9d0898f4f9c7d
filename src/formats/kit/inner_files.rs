//! Files of documents below the folder of a project, or in what stands for one.

use std::path::{Component, Path};

/// Number of bytes beyond which a file is not read as a document.
pub(crate) const MAX_DOCUMENT: u64 = 512 << 20;

/// A path below the project's folder: relative, without `..`, not empty, and the same on every system
/// (no backslash, no drive letter).
pub(crate) fn inner_path(path: &str) -> Option<&Path> {
    let inner = Path::new(path);
    let plain = !path.is_empty() && !path.contains(['\\', '\0']) && !path.split('/').next().unwrap_or("").contains(':');
    let mut parts = inner.components().peekable();
    let below = parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    (plain && below).then_some(inner)
}

//! Who may read a new file: no more people than may read what it was made from, and the same as could read the file
//! that it replaces.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

/// The bits of a mode that reading and writing by all would take.
#[cfg(unix)]
const ALL: u32 = 0o666;

/// The bits of the group, and of all others.
#[cfg(unix)]
const GROUP: u32 = 0o070;
#[cfg(unix)]
const OTHERS: u32 = 0o007;

/// Place where an access control list is kept (acl(5)).
#[cfg(unix)]
const ACCESS_LIST: &str = "system.posix_acl_access";

/// Bounds on who may read a new file: those who may read all of the files that it holds something of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Privacy {
    /// Permission bits that may be set at most.
    mode: u32,
    /// The group that `mode` means; `None` if the files have not one and the same.
    group: Option<u32>,
    is_bound: bool,
}

impl Default for Privacy {
    /// As private as the process makes all its files.
    fn default() -> Self {
        Self { mode: 0o666, group: None, is_bound: false }
    }
}

impl Privacy {
    /// A file for nobody but its owner.
    pub const OWN: Self = Self { mode: 0o600, group: None, is_bound: true };

    /// The bounds of a file that holds something of all these; those that are not there bind nobody.
    pub fn of<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Self {
        paths.into_iter().fold(Self::default(), Self::and)
    }

    #[cfg(unix)]
    fn and(self, path: &Path) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        let Ok(known) = std::fs::metadata(path) else { return self };
        // The bits of the group are a bound of the list then, not what the group may do (acl(5)).
        let has_list = xattr::get(path, ACCESS_LIST).is_ok_and(|list| list.is_some());
        let group = Some(known.gid()).filter(|group| !has_list && (!self.is_bound || self.group == Some(*group)));
        // The owner of the new file may always write it.
        Self { mode: self.mode & (known.mode() | 0o600), group, is_bound: true }
    }

    #[cfg(not(unix))]
    fn and(self, _: &Path) -> Self {
        self
    }
}

/// The permissions with which an unfinished file is made. Nobody else may read one that replaces another before it has
/// the permissions of that; from those of a new file the system takes the mask of the process.
pub(crate) fn first(replaces: bool, privacy: Privacy) -> Option<std::fs::Permissions> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = if replaces { 0o600 } else { ALL & privacy.mode };
        Some(std::fs::Permissions::from_mode(mode))
    }
    #[cfg(not(unix))]
    {
        let _ = (replaces, privacy);
        None
    }
}

/// Takes from a new file what its group may do, if that is another group than was meant.
pub(crate) fn narrow(file: &File, privacy: Privacy) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
        let known = file.metadata()?;
        let mode = known.mode() & 0o777;
        let narrowed = if privacy.is_bound && privacy.group != Some(known.gid()) { without_group(mode) } else { mode };
        if narrowed != mode {
            file.set_permissions(std::fs::Permissions::from_mode(narrowed))?;
        }
    }
    let _ = (file, privacy);
    Ok(())
}

/// Gives a new file the owner, group, permissions and extended attributes (access control lists among them) of the file
/// that it replaces, as far as the system lets. A group that cannot be given gets no more than all others have. False
/// if owner or group are others now.
pub(crate) fn keep(file: &File, path: &Path, old: &Metadata) -> io::Result<bool> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
        // Only the superuser gives files away; a group may be given to those who are in it.
        if fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
            let _ = fchown(file, None, Some(old.gid()));
        }
        let now = file.metadata()?;
        let has_group = now.gid() == old.gid();
        let mode = old.mode() & 0o777;
        let mode = if has_group { mode } else { without_group(mode) };
        file.set_permissions(std::fs::Permissions::from_mode(mode))?;
        if has_group {
            keep_attributes(file, path);
        }
        Ok(has_group && now.uid() == old.uid())
    }
    #[cfg(not(unix))]
    {
        let _ = (file, path, old);
        Ok(true)
    }
}

/// The bits of a mode, of those of the group only what all others have as well.
#[cfg(unix)]
fn without_group(mode: u32) -> u32 {
    (mode & !GROUP) | (mode & ((mode & OTHERS) << 3))
}

/// Copies what can be copied: some attributes are for the system alone, and some file systems have none.
#[cfg(unix)]
fn keep_attributes(file: &File, path: &Path) {
    use xattr::FileExt as _;
    for name in xattr::list(path).into_iter().flatten() {
        if let Ok(Some(value)) = xattr::get(path, &name) {
            let _ = file.set_xattr(&name, &value);
        }
    }
}

//! A file written beside its place, and put there when it is whole.

use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::access::{self, Privacy};
use super::overwrite::{Conflict, ConflictKind, Overwrite, WriteError};
use super::stamp::{FileStamp, FileState, Seen, compare};
use super::{folder_of, leftovers, resolve};
use crate::base::Diagnostic;

/// Copies of damaged files beside one of them that are not told apart by number any more.
const MAX_COPIES: u32 = 10_000;

/// A file beside its place. Dropped before it is committed, it leaves nothing behind.
#[derive(Debug)]
pub struct Replacement {
    file: NamedTempFile,
    /// Place where it goes: what links lead to, so that links stay links.
    place: PathBuf,
    privacy: Privacy,
}

/// A file that is in its place, and on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Place where it is.
    pub place: PathBuf,
    /// Metadata of the file system about it.
    pub seen: Option<Seen>,
    /// Place where the bytes of the damaged file are that it replaced.
    pub set_aside: Option<PathBuf>,
    /// True if the file that it replaced had another owner or group, which the system does not let us give it.
    pub changed_owner: bool,
    /// True if the file that it replaced had other names (hard links): those still lead to the old content.
    pub broke_links: bool,
}

impl Committed {
    /// Notes for the user on how the file named `path` came to its place.
    pub fn notes(&self, path: &Path) -> Vec<Diagnostic> {
        let copy = |copy: &PathBuf| Diagnostic::warning("damaged-kept").arg("copy", copy.display().to_string());
        let set_aside = self.set_aside.as_ref().map(copy);
        let owner = self.changed_owner.then(|| Diagnostic::note("owner-changed"));
        let links = self.broke_links.then(|| Diagnostic::note("links-broken"));
        let notes = set_aside.into_iter().chain(owner).chain(links);
        notes.map(|note| note.in_file(path)).collect()
    }
}

impl Replacement {
    /// Begins a file that is to stand at `path`.
    ///
    /// # Errors
    /// If there is a folder or a file that may not be written at `path`, or if nothing can be written beside it.
    pub fn beside(path: &Path, privacy: Privacy) -> io::Result<Self> {
        let place = resolve(path)?;
        let old = existing(&place)?;
        if old.is_some() {
            // Renaming needs no permission of the file itself: one that was protected stays so.
            File::options().write(true).open(&place)?;
        }
        let mut builder = tempfile::Builder::new();
        let prefix = leftovers::prefix();
        builder.prefix(&prefix).suffix(leftovers::SUFFIX).rand_bytes(leftovers::RANDOM);
        if let Some(permissions) = access::first(old.is_some(), privacy) {
            builder.permissions(permissions);
        }
        let folder = folder_of(&place);
        let file = builder.tempfile_in(&folder).map_err(without_path)?;
        leftovers::clear(&folder, &file.as_file().metadata()?);
        Ok(Self { file, place, privacy })
    }

    /// The file, to be written.
    pub fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Puts the file in its place and waits until it is on the disk.
    ///
    /// # Errors
    /// If another file is in the way, or the system refuses; then what was there is there still.
    pub fn commit(self, overwrite: &Overwrite) -> Result<Committed, WriteError> {
        let old = existing(&self.place)?;
        let changed_owner = match &old {
            Some(old) => !access::keep(self.file.as_file(), &self.place, old)?,
            None => access::narrow(self.file.as_file(), self.privacy).map(|()| false)?,
        };
        self.file.as_file().sync_all()?;
        let set_aside = match overwrite {
            Overwrite::IfUnchanged(stamp) if old.is_some() => self.check(stamp)?,
            _ => None,
        };
        let broke_links = old.as_ref().is_some_and(has_other_names);
        let may_replace = *overwrite == Overwrite::Yes || (*overwrite != Overwrite::IfAbsent && old.is_some());
        let Self { file, place, .. } = self;
        let written = if may_replace { file.persist(&place) } else { file.persist_noclobber(&place) };
        let file = written.map_err(|error| match error.error {
            error if !may_replace && error.kind() == io::ErrorKind::AlreadyExists => in_the_way(&place),
            error => error.into(),
        })?;
        // The name, too, is on the disk only when its folder is. Not every system can be told so.
        let _ = File::open(folder_of(&place)).and_then(|folder| folder.sync_all());
        let seen = file.metadata().ok().map(|known| Seen::of(&known));
        Ok(Committed { place, seen, set_aside, changed_owner, broke_links })
    }

    /// Makes sure that the old file is what was read, and keeps its bytes if they are more than what was made of them.
    fn check(&self, stamp: &FileStamp) -> Result<Option<PathBuf>, WriteError> {
        let changed = |found| {
            let (path, kind) = (self.place.clone(), ConflictKind::Changed);
            WriteError::Conflict(Box::new(Conflict { path, kind, found: Some(found) }))
        };
        let before = Seen::of(&fs::metadata(&self.place)?);
        match compare(&self.place, stamp)? {
            FileState::Changed(found) => return Err(changed(found)),
            FileState::Gone => return Ok(None),
            FileState::Same => {}
        }
        let set_aside = if stamp.is_damaged { Some(set_aside(&self.place)?) } else { None };
        // A link more has changed the inode, and nothing else.
        if set_aside.is_none() && before != Seen::of(&fs::metadata(&self.place)?) {
            return Err(changed(FileStamp::of_file(&self.place)?));
        }
        Ok(set_aside)
    }
}

/// Writes bytes to a file; gives its stamp.
///
/// # Errors
/// As [`Replacement::beside`] and [`Replacement::commit`].
pub fn write_file(
    path: &Path,
    bytes: &[u8],
    overwrite: &Overwrite,
    privacy: Privacy,
) -> Result<(FileStamp, Committed), WriteError> {
    let mut replacement = Replacement::beside(path, privacy)?;
    replacement.file().write_all(bytes)?;
    let committed = replacement.commit(overwrite)?;
    Ok((FileStamp::of_bytes(bytes).seen(committed.seen), committed))
}

/// An error without the name of the file beside, which nobody knows.
fn without_path(error: io::Error) -> io::Error {
    let inner = error.get_ref().and_then(|wrapped| wrapped.source()?.downcast_ref::<io::Error>()?.raw_os_error());
    inner.map_or(error, io::Error::from_raw_os_error)
}

/// The metadata of the file at a path; `None` if the name is free.
fn existing(place: &Path) -> io::Result<Option<Metadata>> {
    match fs::metadata(place) {
        Ok(known) if known.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(known) if known.is_file() => Ok(Some(known)),
        Ok(_) => Err(io::Error::other("not a regular file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn in_the_way(place: &Path) -> WriteError {
    let found = FileStamp::of_file(place).ok();
    WriteError::Conflict(Box::new(Conflict { path: place.to_owned(), kind: ConflictKind::Exists, found }))
}

fn has_other_names(known: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        known.nlink() > 1
    }
    #[cfg(not(unix))]
    {
        let _ = known;
        false
    }
}

/// Gives a file that is about to be replaced another name beside its own: `project.json.damaged-1`. No file is written
/// over for it.
fn set_aside(place: &Path) -> io::Result<PathBuf> {
    for number in 1..MAX_COPIES {
        let mut name = place.file_name().unwrap_or_default().to_owned();
        name.push(format!(".damaged-{number}"));
        let copy = place.with_file_name(name);
        match fs::hard_link(place, &copy) {
            Ok(()) => return Ok(copy),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            // Not every file system has two names for one file.
            Err(_) => match copy_new(place, &copy) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                copied => return copied.map(|()| copy),
            },
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn copy_new(from: &Path, to: &Path) -> io::Result<()> {
    let mut from = File::open(from)?;
    let mut to = File::options().write(true).create_new(true).open(to)?;
    to.set_permissions(from.metadata()?.permissions())?;
    io::copy(&mut from, &mut to)?;
    to.sync_all()
}

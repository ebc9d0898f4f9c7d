//! The folder of journals: each is locked by its window while that lives, so that the left over ones can be told.

mod left_over;
mod names;
mod slot;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use left_over::{Opened, open_left_over};
use names::{JOURNAL, LOCK, Names, create_held, create_private, is_held, keep_names, new_stem};

use crate::app::session::journal::file;
use crate::app::session::journal::record::Header;

pub use left_over::{Found, LeftOver, Undone, Unreadable};
pub use slot::Slot;

/// The folder of journals.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
}

/// The window that has a file open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherWindow {
    /// Number of its process.
    pub process: u32,
    /// Time at which it opened the file.
    pub since: SystemTime,
}

impl Folder {
    /// The folder at `path`, which need not be there yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The folder of this user; `None` if the system names none.
    pub fn of_user() -> Option<Self> {
        data_folder().map(|folder| Self::new(folder.join("journal")))
    }

    /// Begins a journal.
    ///
    /// # Errors
    /// If the folder cannot be written to.
    pub fn create(&self, header: &Header) -> io::Result<Slot> {
        make_folder(&self.path)?;
        let names = Names { folder: self.path.clone(), stem: new_stem() };
        // Nobody sees a lock that is not held yet.
        let early = names.file("lock.new");
        let lock = create_private(&early)?;
        lock.lock()?;
        fs::rename(&early, names.file(LOCK))?;
        let journal = match create_held(&names.file(JOURNAL)) {
            Ok(journal) => journal,
            Err(error) => {
                let _ = names.remove();
                return Err(error);
            }
        };
        let mut slot = Slot { names, journal, len: 0, lock };
        match slot.append(&file::header_lines(header)?) {
            Ok(()) => {
                keep_names(&self.path);
                Ok(slot)
            }
            Err(error) => {
                let _ = slot.remove();
                Err(error)
            }
        }
    }

    /// Returns the journals that earlier windows left. Those with nothing in them are removed.
    pub fn left_over(&self) -> Found {
        let mut found = Found::default();
        for names in self.names() {
            match open_left_over(names) {
                Some(Opened::Left(left)) => found.left.push(*left),
                Some(Opened::Unreadable(unreadable)) => found.unreadable.push(unreadable),
                Some(Opened::Undone(undone)) => found.undone.push(undone),
                None => {}
            }
        }
        found.left.sort_by_key(|left| std::cmp::Reverse(left.written));
        found
    }

    /// The other window that has the file open, if one has; `own` is the journal of this window.
    pub fn other_window(&self, path: &Path, own: Option<&Slot>) -> Option<OtherWindow> {
        let others = self.names().into_iter().filter(|names| own.is_none_or(|own| own.names.stem != names.stem));
        others.filter(is_held).find_map(|names| {
            let header = file::read_header(&names.file(JOURNAL)).ok()?;
            let theirs = header.base.path.as_deref()?;
            let same = theirs == path || crate::formats::is_same_file(theirs, path);
            same.then(|| OtherWindow { process: header.process, since: header.opened_at() })
        })
    }

    /// The journals: those with a lock, and those whose lock was removed or was not copied with them.
    fn names(&self) -> Vec<Names> {
        let entries = fs::read_dir(&self.path).into_iter().flatten().flatten();
        let stem = |entry: fs::DirEntry| {
            let name = entry.file_name();
            let (stem, ending) = name.to_str()?.rsplit_once('.')?;
            [LOCK, JOURNAL].contains(&ending).then(|| stem.to_owned())
        };
        let stems: BTreeSet<String> = entries.filter_map(stem).collect();
        stems.into_iter().map(|stem| Names { folder: self.path.clone(), stem }).collect()
    }
}

/// The folder of this program's data.
pub fn data_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("org", "sanad", "Sanad").map(|dirs| dirs.data_local_dir().to_owned())
}

/// A folder that only its owner may read: journals hold what projects hold.
fn make_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    path.parent().into_iter().for_each(keep_names);
    Ok(())
}

#[cfg(test)]
mod tests;

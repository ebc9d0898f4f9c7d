//! The files of a journal: their names, and who holds them.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

pub(super) const LOCK: &str = "lock";
/// Locked by the window that offers a left over journal, so that no other one does. The lock of the journal itself is
/// that of a window that works on it.
pub(super) const CLAIM: &str = "claim";
pub(super) const JOURNAL: &str = "journal";
pub(super) const SNAPSHOT: &str = "project.json";
/// A journal that is to take the place of another.
pub(super) const EARLY: &str = "journal.new";
/// Ending of journals that could not be read and are kept.
const DAMAGED: &str = "damaged";

/// The files of a journal.
#[derive(Clone, Debug)]
pub(super) struct Names {
    pub(super) folder: PathBuf,
    pub(super) stem: String,
}

impl Names {
    pub(super) fn file(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.stem))
    }

    pub(super) fn remove(&self) -> io::Result<()> {
        let gone = |result: io::Result<()>| match result {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
        gone(fs::remove_file(self.file(JOURNAL)))?;
        gone(fs::remove_file(self.file(SNAPSHOT)))?;
        gone(fs::remove_file(self.file(EARLY)))?;
        gone(fs::remove_file(self.file(CLAIM)))?;
        // The lock goes last: a journal that is still there is then offered once more.
        gone(fs::remove_file(self.file(LOCK)))
    }
}

pub(super) fn new_stem() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    format!("{now}-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

pub(super) fn create_private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A journal that its window holds beside the lock: it is not taken for a left over one if its lock is removed. Where
/// files that are held cannot be read, the lock alone must do.
pub(super) fn create_held(path: &Path) -> io::Result<File> {
    let journal = create_private(path)?;
    if cfg!(unix) {
        journal.lock()?;
    }
    Ok(journal)
}

/// Has the names in a folder on the disk, not only what the files hold, where the system can do that. Where it cannot,
/// they come there by themselves.
pub(super) fn keep_names(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Returns true if a window holds a journal. Asking does not look like holding to others who ask.
pub(super) fn is_held(names: &Names) -> bool {
    let held = |ending| {
        let file = File::open(names.file(ending));
        file.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    };
    held(LOCK) || (cfg!(unix) && held(JOURNAL))
}

/// Returns a journal a name under which it is not offered again; where that fails it keeps its own.
pub(super) fn set_aside(names: &Names) -> PathBuf {
    let (from, to) = (names.file(JOURNAL), names.file(DAMAGED));
    match fs::rename(&from, &to) {
        Ok(()) => {
            // A snapshot stays: what can be read of the journal builds on it.
            let _ = fs::remove_file(names.file(CLAIM));
            let _ = fs::remove_file(names.file(LOCK));
            to
        }
        Err(_) => from,
    }
}

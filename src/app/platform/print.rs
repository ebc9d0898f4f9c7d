//! Printing: a PDF in a folder that only the user can read, handed to the desktop's program for PDFs, and taken away
//! when the window closes.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use directories::ProjectDirs;

use crate::export::ExportError;

/// A launcher that has not failed by then has handed the file on.
const PATIENCE: Duration = Duration::from_secs(3);
/// The ending of the files that are held locked while the folder beside them is in use.
const LOCK: &str = "lock";

/// Makes printed pages and keeps them as long as the window is open.
#[derive(Clone)]
pub struct Printer {
    /// Folder of the folders of all windows.
    base: PathBuf,
    /// Set if the desktop is asked to open what is printed: not in tests.
    uses_system: bool,
    room: Arc<Mutex<Option<Room>>>,
}

/// Printed pages, and whether some program shows them.
#[derive(Debug)]
pub struct Printed {
    /// The PDF.
    pub path: PathBuf,
    /// The desktop has a program for PDFs, and it was handed the file.
    pub opened: bool,
}

impl Printer {
    /// A printer for this window. Clears away what windows left that did not come to their end.
    pub fn new(uses_system: bool) -> Self {
        let cache = ProjectDirs::from("org", "sanad", "Sanad").map(|dirs| dirs.cache_dir().join("print"));
        let base = cache.filter(|_| uses_system).unwrap_or_else(std::env::temp_dir);
        if uses_system {
            clear_leftovers(&base);
        }
        Self { base, uses_system, room: Arc::default() }
    }

    /// Has a PDF made, and opens it.
    ///
    /// # Errors
    /// If it cannot be made. That no program opens it is no error: it is told in [`Printed::opened`].
    pub fn print(&self, make: impl FnOnce(&Path) -> Result<(), ExportError>) -> Result<Printed, ExportError> {
        let path = self.free_path().map_err(|reason| ExportError::Write { path: self.base.clone(), reason })?;
        make(&path)?;
        let kept = restrict(&path, 0o600);
        kept.map_err(|reason| ExportError::Write { path: path.clone(), reason })?;
        let opened = !self.uses_system || (has_viewer() && open::that_detached_with_timeout(&path, PATIENCE).is_ok());
        Ok(Printed { path, opened })
    }

    /// Takes away everything that was printed.
    pub fn clear(&self) {
        self.room.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// The path of a file that is not there yet, in the folder of this window.
    fn free_path(&self) -> io::Result<PathBuf> {
        let mut room = self.room.lock().unwrap_or_else(PoisonError::into_inner);
        let room = match &mut *room {
            Some(room) => room,
            empty => empty.insert(Room::new(&self.base)?),
        };
        room.count += 1;
        let number = if room.count > 1 { format!("-{}", room.count) } else { String::new() };
        Ok(room.folder.join(format!("timeline{number}.pdf")))
    }
}

/// A folder for the pages of one window, and the file beside it that says that the window is open.
struct Room {
    folder: PathBuf,
    lock: (File, PathBuf),
    count: usize,
}

impl Room {
    fn new(base: &Path) -> io::Result<Self> {
        fs::create_dir_all(base)?;
        let lock = tempfile::Builder::new().prefix("sanad-print-").suffix(".lock").tempfile_in(base)?;
        lock.as_file().try_lock()?;
        let folder = lock.path().with_extension("");
        let (file, path) = lock.keep()?;
        let room = Self { folder, lock: (file, path), count: 0 };
        create_private(&room.folder)?;
        Ok(room)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // What cannot be removed now, as an open file on Windows, the next start removes.
        if remove(&self.folder) {
            let _ = fs::remove_file(&self.lock.1);
        }
        let _ = self.lock.0.unlock();
    }
}

/// Removes the folders of windows that are not open any more: nobody holds their locks.
fn clear_leftovers(base: &Path) {
    for entry in fs::read_dir(base).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_lock = path.extension().is_some_and(|ending| ending == LOCK);
        let Some(file) = Some(&path).filter(|_| is_lock).and_then(|path| File::open(path).ok()) else { continue };
        if file.try_lock().is_ok() && remove(&path.with_extension("")) {
            let _ = fs::remove_file(&path);
        }
    }
}

/// Removes a folder; true if it is not there any more.
fn remove(folder: &Path) -> bool {
    fs::remove_dir_all(folder).is_ok() || !folder.exists()
}

/// Makes a folder that nobody else can look into.
fn create_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Gives a file exactly these permissions, where the system knows such.
fn restrict(path: &Path, mode: u32) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))?;
    let _ = (path, mode);
    Ok(())
}

/// Returns true if the desktop knows a program for PDFs. Without one, `xdg-open` falls back on a web browser. Where
/// `xdg-mime` is not there, as on other systems, the launcher says whether it found something.
fn has_viewer() -> bool {
    if cfg!(any(target_os = "macos", windows)) {
        return true;
    }
    let mut query = Command::new("xdg-mime");
    query.args(["query", "default", "application/pdf"]).stdin(Stdio::null()).stderr(Stdio::null());
    query.output().map_or(true, |answer| !answer.stdout.trim_ascii().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printer(base: &Path) -> Printer {
        Printer { base: base.to_owned(), uses_system: false, room: Arc::default() }
    }

    fn print(printer: &Printer) -> PathBuf {
        let make =
            |path: &Path| fs::write(path, "%PDF").map_err(|reason| ExportError::Write { path: path.into(), reason });
        printer.print(make).expect("it is made").path
    }

    fn count(folder: &Path) -> usize {
        fs::read_dir(folder).expect("a folder").count()
    }

    #[test]
    fn what_is_printed_goes_with_the_window() {
        let base = tempfile::tempdir().expect("a folder");
        let printer = printer(base.path());
        let (one, two) = (print(&printer), print(&printer));
        assert!(one != two && one.exists() && two.exists() && one.parent() == two.parent());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
            assert_eq!((mode(&one), mode(one.parent().expect("a folder"))), (0o600, 0o700));
        }
        printer.clear();
        assert_eq!(count(base.path()), 0);
        assert!(print(&printer).exists(), "it prints again");
        drop(printer);
        assert_eq!(count(base.path()), 0);
    }

    #[test]
    fn only_what_no_window_holds_is_cleared_away() {
        let base = tempfile::tempdir().expect("a folder");
        let open = printer(base.path());
        let held = print(&open);
        // As a window leaves it that was killed.
        let left = base.path().join("sanad-print-dead");
        fs::create_dir(&left).expect("a folder");
        fs::write(left.join("timeline.pdf"), "%PDF").expect("a file");
        fs::write(base.path().join("sanad-print-dead.lock"), "").expect("a file");
        fs::write(base.path().join("other"), "").expect("a file");
        clear_leftovers(base.path());
        assert!(held.exists() && !left.exists());
        assert_eq!(count(base.path()), 3);
        clear_leftovers(Path::new("/nonexistent-folder"));
    }

    #[test]
    fn what_fails_is_said() {
        let base = tempfile::tempdir().expect("a folder");
        fs::write(base.path().join("file"), "").expect("a file");
        let printer = printer(&base.path().join("file"));
        assert!(matches!(printer.print(|_| Ok(())), Err(ExportError::Write { .. })));
    }
}

//! The folder of journals: each is locked by its window while that lives, so that the left over ones can be told.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use super::file::{self, Contents, JournalError};
use super::record::{Base, Header};
use crate::model::Edit;

const LOCK: &str = "lock";
/// Locked by the window that offers a left over journal, so that no other one does. The lock of the journal itself is
/// that of a window that works on it.
const CLAIM: &str = "claim";
const JOURNAL: &str = "journal";
const SNAPSHOT: &str = "project.json";
/// A journal that is to take the place of another.
const EARLY: &str = "journal.new";
/// What could not be read is kept under this ending.
const DAMAGED: &str = "damaged";

/// The folder of journals.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
}

/// A journal of this window.
#[derive(Debug)]
pub struct Slot {
    names: Names,
    journal: File,
    /// Bytes of whole lines.
    len: u64,
    lock: File,
}

/// The files of a journal.
#[derive(Clone, Debug)]
struct Names {
    folder: PathBuf,
    stem: String,
}

/// A journal whose window does not live any more. Claimed until it is dropped, so that no other window offers it.
#[derive(Debug)]
pub struct LeftOver {
    names: Names,
    /// What it holds.
    pub contents: Contents,
    /// When it was written last.
    pub written: SystemTime,
    /// Whether the project file has changed since.
    pub is_changed: bool,
    /// Whether the project file was not there when the journal was looked for.
    pub was_gone: bool,
    _claim: File,
}

/// What the windows before left.
#[derive(Debug, Default)]
pub struct Found {
    /// Their journals, the newest first.
    pub left: Vec<LeftOver>,
    /// Journals that cannot be read, which are put aside.
    pub unreadable: Vec<Unreadable>,
    /// Journals that held nothing but edits that were taken back, which are removed.
    pub undone: Vec<Undone>,
}

/// The edits of a journal that were taken back and could have been made again.
#[derive(Debug)]
pub struct Undone {
    /// What they were made on.
    pub base: Base,
    /// The edits, in the order in which they were made.
    pub edits: Vec<Edit>,
}

/// A journal that could not be read, and where it lies now.
#[derive(Debug)]
pub struct Unreadable {
    /// The file.
    pub path: PathBuf,
    /// Why it could not be read.
    pub error: JournalError,
}

/// The window that has a file open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherWindow {
    /// Number of its process.
    pub process: u32,
    /// When it opened the file.
    pub since: SystemTime,
}

impl Names {
    fn file(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.stem))
    }

    fn remove(&self) -> io::Result<()> {
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

    /// What the windows before left. Journals with nothing in them are removed.
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

fn new_stem() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    format!("{now}-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
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

fn create_private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A journal that its window holds beside the lock: it is not taken for a left over one if its lock is removed. Where
/// files that are held cannot be read, the lock alone must do.
fn create_held(path: &Path) -> io::Result<File> {
    let journal = create_private(path)?;
    if cfg!(unix) {
        journal.lock()?;
    }
    Ok(journal)
}

/// Has the names in a folder on the disk, not only what the files hold, where the system can do that. Where it cannot,
/// they come there by themselves.
fn keep_names(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Whether a window holds a journal. Asking does not look like holding to others who ask.
fn is_held(names: &Names) -> bool {
    let held = |ending| {
        let file = File::open(names.file(ending));
        file.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    };
    held(LOCK) || (cfg!(unix) && held(JOURNAL))
}

/// What became of a journal that nobody holds.
enum Opened {
    Left(Box<LeftOver>),
    Unreadable(Unreadable),
    Undone(Undone),
}

/// A journal that nobody holds; `None` if somebody does or there was nothing in it.
fn open_left_over(names: Names) -> Option<Opened> {
    if is_held(&names) {
        return None;
    }
    let claim = File::options().create(true).truncate(false).write(true).open(names.file(CLAIM)).ok()?;
    claim.try_lock().ok()?;
    let path = names.file(JOURNAL);
    match file::read(&path) {
        Ok(contents) if contents.is_empty() => {
            let _ = names.remove();
            let undone = Undone { base: contents.header.base.clone(), edits: contents.into_undone() };
            (!undone.edits.is_empty()).then_some(Opened::Undone(undone))
        }
        Ok(contents) => {
            let written = fs::metadata(&path).and_then(|known| known.modified()).unwrap_or(UNIX_EPOCH);
            let is_changed = contents.header.base.is_changed();
            let was_gone = contents.header.base.path.as_ref().is_some_and(|path| !path.exists());
            Some(Opened::Left(Box::new(LeftOver { names, contents, written, is_changed, was_gone, _claim: claim })))
        }
        // Its window ended before the first line was whole.
        Err(JournalError::NoJournal { .. }) if fs::metadata(&path).is_ok_and(|known| known.len() == 0) => {
            let _ = names.remove();
            None
        }
        Err(JournalError::Io(error)) if error.kind() == io::ErrorKind::NotFound => {
            let _ = names.remove();
            None
        }
        Err(error) => Some(Opened::Unreadable(Unreadable { path: set_aside(&names), error })),
    }
}

/// Gives a journal a name under which it is not offered again; where that fails it keeps its own.
fn set_aside(names: &Names) -> PathBuf {
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

impl LeftOver {
    /// The project as it was read, where the file alone does not tell.
    pub fn snapshot(&self) -> Option<PathBuf> {
        self.contents.header.base.snapshot.then(|| self.names.file(SNAPSHOT))
    }

    /// Removes it: its work is in a new journal, or is not wanted.
    ///
    /// # Errors
    /// If the system does not let it be removed.
    pub fn remove(self) -> io::Result<()> {
        self.names.remove()
    }

    /// Puts it aside, as only a part of it could be used; gives where it lies.
    pub fn set_aside(self) -> PathBuf {
        set_aside(&self.names)
    }
}

impl Slot {
    /// Adds lines and waits until they are on the disk.
    ///
    /// # Errors
    /// If they cannot be written; then none of them is there.
    pub fn append(&mut self, lines: &[u8]) -> io::Result<()> {
        let written = self.journal.write_all(lines).and_then(|()| self.journal.sync_data());
        match written {
            Ok(()) => self.len += lines.len() as u64,
            Err(_) => {
                // A half line in the middle would be taken for damage.
                let _ = self.journal.set_len(self.len);
                let _ = self.journal.seek(SeekFrom::Start(self.len));
            }
        }
        written
    }

    /// Replaces everything in it in one step.
    ///
    /// # Errors
    /// If it cannot be written; then it is as it was.
    pub fn replace(&mut self, bytes: &[u8]) -> io::Result<()> {
        let early = self.names.file(EARLY);
        let _ = fs::remove_file(&early);
        let mut journal = create_held(&early)?;
        let written = journal.write_all(bytes).and_then(|()| journal.sync_data());
        if let Err(error) = written.and_then(|()| fs::rename(&early, self.names.file(JOURNAL))) {
            let _ = fs::remove_file(&early);
            return Err(error);
        }
        keep_names(&self.names.folder);
        (self.journal, self.len) = (journal, bytes.len() as u64);
        Ok(())
    }

    /// Bytes in it.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Returns true if not even its first line could be written.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Reads what was written.
    ///
    /// # Errors
    /// As [`file::read`].
    pub fn read(&self) -> Result<Contents, JournalError> {
        file::read(&self.names.file(JOURNAL))
    }

    /// Keeps the project as it was read beside the journal.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write_snapshot(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = create_private(&self.names.file(SNAPSHOT))?;
        file.write_all(bytes).and_then(|()| file.sync_data())
    }

    /// Puts it aside, as a part of it could not be used; gives where it lies.
    pub fn set_aside(self) -> PathBuf {
        set_aside(&self.names)
    }

    /// Removes it.
    ///
    /// # Errors
    /// If the system does not let it be removed.
    pub fn remove(self) -> io::Result<()> {
        let Self { names, journal, lock, .. } = self;
        drop(journal);
        let removed = names.remove();
        drop(lock);
        removed
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::{Base, Step};
    use super::*;
    use crate::model::Edit;

    fn header(path: &str) -> Header {
        let (path, format) = (Some(path.into()), "json".to_owned());
        Header::new(Base { path, format, stamp: None, title: "t".into(), language: "en".into(), snapshot: false })
    }

    fn step(title: &str) -> Vec<u8> {
        file::step_line(&Step::Edit(Edit::SetTitle(title.into()))).unwrap()
    }

    fn files(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_journal_is_left_over_when_its_window_has_gone() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path().join("a/journal"));
        assert!(folder.left_over().left.is_empty(), "there is no folder yet");
        let mut slot = folder.create(&header("/a.json")).unwrap();
        slot.append(&step("x")).unwrap();
        assert!(folder.left_over().left.is_empty(), "its window lives");
        let other = folder.other_window(Path::new("/a.json"), None).unwrap();
        assert_eq!(other.process, std::process::id());
        assert_eq!(folder.other_window(Path::new("/a.json"), Some(&slot)), None);
        assert_eq!(folder.other_window(Path::new("/b.json"), None), None);
        drop(slot);
        assert_eq!(folder.other_window(Path::new("/a.json"), None), None);
        let Found { mut left, unreadable, .. } = folder.left_over();
        assert!(unreadable.is_empty());
        let left = left.pop().unwrap();
        assert_eq!(left.contents.steps.len(), 1);
        assert!(folder.left_over().left.is_empty(), "one window offers it at a time");
        assert_eq!(folder.other_window(Path::new("/a.json"), None), None, "to offer it is not to work on the file");
        drop(left);
        let left = folder.left_over().left.pop().unwrap();
        left.remove().unwrap();
        assert_eq!(files(&place.path().join("a/journal")), [""; 0]);
    }

    #[test]
    fn a_journal_with_nothing_in_it_goes() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        drop(folder.create(&header("/a.json")).unwrap());
        fs::write(place.path().join("1.lock"), "").unwrap();
        fs::write(place.path().join("2.lock"), "").unwrap();
        fs::write(place.path().join("2.journal"), "").unwrap();
        let Found { left, unreadable, .. } = folder.left_over();
        assert!(left.is_empty() && unreadable.is_empty());
        assert_eq!(files(place.path()), [""; 0]);
    }

    #[test]
    fn a_journal_whose_lock_is_gone_is_left_over_when_its_window_has_gone() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let mut slot = folder.create(&header("/a.json")).unwrap();
        slot.append(&step("x")).unwrap();
        let lock = slot.names.file(LOCK);
        fs::remove_file(&lock).unwrap();
        if cfg!(unix) {
            assert!(folder.left_over().left.is_empty(), "its window lives");
            slot.replace(&fs::read(slot.names.file(JOURNAL)).unwrap()).unwrap();
            assert!(folder.left_over().left.is_empty(), "also after it was written anew");
        }
        drop(slot);
        let left = folder.left_over().left.pop().unwrap();
        assert_eq!(left.contents.steps.len(), 1);
        assert!(folder.left_over().left.is_empty(), "one window offers it at a time");
        left.remove().unwrap();
        assert_eq!(files(place.path()), [""; 0]);
    }

    #[test]
    fn what_was_taken_back_is_told_and_not_offered() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let undo = file::step_line(&Step::Undo).unwrap();
        let mut slot = folder.create(&header("/a.json")).unwrap();
        slot.append(&[step("x"), step("y"), undo.clone(), undo].concat()).unwrap();
        drop(slot);
        let Found { left, unreadable, undone } = folder.left_over();
        assert!(left.is_empty() && unreadable.is_empty());
        assert_eq!(undone[0].edits, [Edit::SetTitle("x".into()), Edit::SetTitle("y".into())]);
        assert_eq!(undone[0].base, header("/a.json").base);
        assert_eq!(files(place.path()), [""; 0]);
    }

    #[test]
    fn who_looks_for_journals_is_not_taken_for_a_window() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let mut slot = folder.create(&header("/a.json")).unwrap();
        slot.append(&step("x")).unwrap();
        drop(slot);
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| (0..200).for_each(|_| drop(folder.left_over())));
            }
            for _ in 0..200 {
                assert_eq!(folder.other_window(Path::new("/a.json"), None), None);
            }
        });
    }

    #[test]
    fn what_cannot_be_read_is_kept_aside_and_told_once() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        fs::write(place.path().join("1.lock"), "").unwrap();
        fs::write(place.path().join("1.journal"), "not a journal\n").unwrap();
        let Found { left, unreadable, .. } = folder.left_over();
        assert!(left.is_empty());
        assert_eq!(unreadable[0].path, place.path().join("1.damaged"));
        assert_eq!(files(place.path()), ["1.damaged"]);
        assert!(folder.left_over().unreadable.is_empty());
    }

    #[test]
    fn all_windows_keep_journals_of_their_own() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        std::thread::scope(|scope| {
            for nth in 0..8 {
                let folder = &folder;
                scope.spawn(move || {
                    let mut slot = folder.create(&header(&format!("/{nth}.json"))).unwrap();
                    for step_nth in 0..20 {
                        slot.append(&step(&format!("{nth}-{step_nth}"))).unwrap();
                        folder.left_over().left.into_iter().for_each(|left| assert_eq!(left.contents.steps.len(), 20));
                    }
                });
            }
        });
        let Found { left, unreadable, .. } = folder.left_over();
        assert_eq!((left.len(), unreadable.len()), (8, 0));
    }

    #[test]
    fn a_journal_is_replaced_in_one_step() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let mut slot = folder.create(&header("/a.json")).unwrap();
        slot.append(&step("x")).unwrap();
        slot.replace(&file::header_lines(&header("/b.json")).unwrap()).unwrap();
        slot.append(&step("y")).unwrap();
        let contents = slot.read().unwrap();
        assert_eq!(contents.header.base.path.as_deref(), Some(Path::new("/b.json")));
        assert_eq!(contents.steps, [Step::Edit(Edit::SetTitle("y".into()))]);
        slot.remove().unwrap();
        assert_eq!(files(place.path()), [""; 0]);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("journal");
        let mut slot = Folder::new(&path).create(&header("/a.json")).unwrap();
        slot.replace(&file::header_lines(&header("/a.json")).unwrap()).unwrap();
        slot.write_snapshot(b"{}").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o700);
        let modes: Vec<_> = files(&path).iter().map(|name| mode(&path.join(name))).collect();
        assert_eq!(modes, [0o600; 3]);
    }
}

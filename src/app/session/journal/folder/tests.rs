//! Locks, claims and what is left over of journals.

use super::*;
use crate::app::session::journal::record::{Base, Step};
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

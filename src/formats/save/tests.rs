//! What saving keeps, and what it refuses to lose.

use std::fs;
use std::path::{Path, PathBuf};

use crate::formats::{ConflictKind, Failure, Opened, Overwrite, SavedFile, Silent, load_path, sample, save_path_as};
use crate::model::LocalText;

fn save(path: &Path, opened: &Opened, overwrite: &Overwrite) -> Result<SavedFile, Failure> {
    save_path_as(path, None, &opened.project, &opened.origin, overwrite)
}

fn open(path: &Path) -> Opened {
    load_path(path, &Silent).expect("it opens")
}

/// The stamp that the file had when it was opened.
fn unchanged(opened: &Opened) -> Overwrite {
    Overwrite::IfUnchanged(opened.stamp.clone().expect("it is a file"))
}

/// The sample in a folder, and the folder.
fn sample_at(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    save(&path, &sample(), &Overwrite::IfAbsent).expect("saved");
    (folder, path)
}

fn kind(result: Result<SavedFile, Failure>) -> ConflictKind {
    match result {
        Err(Failure::Conflict(conflict)) => conflict.kind,
        other => panic!("{other:?}"),
    }
}

fn found(opened: &Opened) -> usize {
    opened.resolutions.iter().filter(|(_, resolution)| resolution.state() == "found").count()
}

#[test]
fn a_file_that_another_program_changed_is_not_written_over() {
    for name in ["project.json", "a.sanad"] {
        let (_folder, path) = sample_at(name);
        let mut opened = open(&path);
        opened.project.title = LocalText::Plain("أول".into());
        let first = save(&path, &opened, &unchanged(&opened)).expect("nobody changed it");
        // A second save finds what the first has written.
        opened.project.title = LocalText::Plain("ثان".into());
        assert_eq!(kind(save(&path, &opened, &unchanged(&opened))), ConflictKind::Changed, "{name}");
        let again = Overwrite::IfUnchanged(first.stamp.expect("a file"));
        let second = save(&path, &opened, &again).expect("nobody changed it");
        // Of the same length and with the same time.
        let (mut bytes, known) = (fs::read(&path).expect("read"), fs::metadata(&path).expect("there"));
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        fs::write(&path, &bytes).expect("written");
        fs::File::options().write(true).open(&path).and_then(|f| f.set_modified(known.modified()?)).expect("set");
        let over = Overwrite::IfUnchanged(second.stamp.expect("a file"));
        let Err(Failure::Conflict(conflict)) = save(&path, &opened, &over) else { panic!("{name}: written over") };
        assert_eq!(fs::read(&path).expect("read"), bytes, "{name}");
        // What was looked at may be written over.
        let looked_at = Overwrite::IfUnchanged(conflict.found.expect("it can be read"));
        save(&path, &opened, &looked_at).expect("written over on purpose");
        assert_eq!(open(&path).project.title, opened.project.title, "{name}");
    }
}

#[test]
fn a_name_that_is_taken_is_refused_and_one_that_is_free_again_is_not() {
    let (_folder, path) = sample_at("project.json");
    let opened = open(&path);
    assert_eq!(kind(save(&path, &opened, &Overwrite::IfAbsent)), ConflictKind::Exists);
    fs::remove_file(&path).expect("removed");
    save(&path, &opened, &unchanged(&opened)).expect("made again");
    assert_eq!(open(&path).project, opened.project);
}

#[test]
fn a_bundle_that_went_away_keeps_its_documents() {
    let all = sample().resolutions.len();
    let ways: [(&str, fn(&Path)); 3] = [
        ("moved", |path| fs::rename(path, path.with_file_name("b")).expect("moved")),
        ("deleted", |path| fs::remove_file(path).expect("removed")),
        ("cut", |path| fs::write(path, "").expect("cut")),
    ];
    for (way, harm) in ways {
        let (folder, path) = sample_at("a.sanad");
        let opened = open(&path);
        harm(&path);
        let overwrite = if way == "cut" { Overwrite::Yes } else { unchanged(&opened) };
        let saved = save(&path, &opened, &overwrite).expect("saved");
        assert_eq!((saved.losses, found(&open(&path))), (vec![], all), "{way}");
        // And so does a folder that it is saved to.
        let json = folder.path().join("project.json");
        save(&json, &opened, &Overwrite::IfAbsent).expect("saved");
        assert_eq!(found(&open(&json)), all, "{way}");
    }
}

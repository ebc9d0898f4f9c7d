//! What saving keeps, and what it refuses to lose.

use std::fs;
use std::path::{Path, PathBuf};

use crate::base::Severity;
use crate::formats::{
    ConflictKind, Failure, Opened, Overwrite, SavedFile, Silent, by_name, load_path, sample, save_path_with,
};
use crate::model::{Evidence, LocalText};

fn save(path: &Path, opened: &Opened, overwrite: &Overwrite) -> Result<SavedFile, Failure> {
    save_path_with(path, None, (&opened.project, &Evidence::NONE), &opened.origin, overwrite)
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
    type Way = (&'static str, fn(&Path));
    let ways: [Way; 3] = [
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

#[test]
fn a_document_that_was_taken_out_leaves_the_bundle_and_one_that_vanished_is_named() {
    let (folder, path) = sample_at("a.sanad");
    let mut opened = open(&path);
    opened.project.documents.clear();
    save(&path, &opened, &unchanged(&opened)).expect("saved");
    let bundle = fs::read(&path).expect("read");
    assert!(!bundle.windows(14).any(|bytes| bytes == b"article.ar.txt"), "it is confidential now, perhaps");
    let json = folder.path().join("project.json");
    save(&json, &sample(), &Overwrite::IfAbsent).expect("saved");
    let opened = open(&json);
    fs::remove_file(folder.path().join("article.ar.txt")).expect("removed");
    // Its own folder is left as it is; elsewhere the document is missed.
    assert_eq!(save(&json, &opened, &unchanged(&opened)).expect("saved").losses, []);
    fs::create_dir(folder.path().join("other")).expect("made");
    for name in ["b.sanad", "other/b.json"] {
        let losses = save(&folder.path().join(name), &opened, &Overwrite::IfAbsent).expect("saved").losses;
        let codes: Vec<_> = losses.iter().map(|loss| (loss.severity, loss.code)).collect();
        assert_eq!(codes, [(Severity::Error, "document-not-carried")], "{name}");
    }
}

#[test]
fn bytes_that_were_not_understood_are_kept_beside_the_file() {
    type Damage = (&'static str, fn(&str) -> String);
    let damages: [Damage; 9] = [
        ("nothing", |text| text.to_owned()),
        ("commas", |text| text.replacen("\n}", ",\n}", 1)),
        ("a comment", |text| text.replacen('{', "{ // mine", 1)),
        ("a name twice", |text| text.replacen('{', "{\"lanes\": [{\"id\": \"old\"}],", 1)),
        ("a name twice inside", |text| text.replacen('{', "{\"mine\": {\"a\": 1, \"a\": 2},", 1)),
        ("after the end", |text| format!("{text}more")),
        ("cut", |text| text[..text.len() - 4].to_owned()),
        ("an id of another kind", |text| text.replacen("\"id\": \"article\"", "\"id\": 7", 1)),
        ("a value out of range", |text| text.replacen("\"importance\": 5", "\"importance\": 9", 1)),
    ];
    for (name, damage) in damages {
        let (folder, path) = sample_at("project.json");
        let damaged = damage(&fs::read_to_string(&path).expect("read"));
        fs::write(&path, &damaged).expect("written");
        let opened = open(&path);
        let is_damaged = !["nothing", "commas"].contains(&name);
        assert_eq!(opened.stamp.as_ref().map(|stamp| stamp.is_damaged), Some(is_damaged), "{name}");
        let saved = save(&path, &opened, &unchanged(&opened)).expect("saved");
        let copy = |number: u32| folder.path().join(format!("project.json.damaged-{number}"));
        if !is_damaged {
            assert!(saved.notes.is_empty() && !copy(1).exists(), "{name}: {:?}", saved.notes);
            continue;
        }
        let told = saved.notes.iter().find(|note| note.code == "damaged-kept").expect(name);
        assert_eq!(told.args, [("copy", copy(1).display().to_string())], "{name}");
        assert_eq!(fs::read_to_string(copy(1)).expect("kept"), damaged, "{name}");
        // What was saved is whole; the next save keeps nothing more.
        assert!(saved.notes.iter().all(|note| note.code != "links-broken"), "{name}");
        save(&path, &opened, &Overwrite::IfUnchanged(saved.stamp.expect("a file"))).expect("saved");
        assert!(!copy(2).exists(), "{name}");
        // No copy takes the place of another.
        fs::write(&path, &damaged).expect("written");
        save(&path, &opened, &unchanged(&opened)).expect("saved");
        assert_eq!(fs::read_to_string(copy(2)).expect("kept"), damaged, "{name}");
    }
}

#[test]
fn a_source_is_never_written_over() {
    let (folder, path) = sample_at("project.json");
    let opened = open(&path);
    let code = |path: &Path, format: &str| {
        let format = by_name(format);
        match save_path_with(path, format, (&opened.project, &Evidence::NONE), &opened.origin, &Overwrite::Yes) {
            Err(Failure::Because(diagnostic)) => diagnostic.code,
            other => panic!("{other:?}"),
        }
    };
    let article = folder.path().join("article.ar.txt");
    assert_eq!([code(&article, "json"), code(&article, "bundle"), code(&path, "csv")], ["file-is-source"; 3]);
}

//! Projects on disk: documents inside and outside the folder, saving, saving elsewhere, cancelling.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::anchoring::Resolution;
use crate::base::ExcerptIx;
use crate::model::{Event, Project};

/// A project with one document at `path` and one quote of it.
fn project_with(path: &str) -> String {
    format!(
        r#"{{"format":"sanad/1","title":"t","documents":[{{"id":"d","title":"t","path":{path:?}}}],
"events":[{{"id":"e","title":"t","excerpts":[{{"document":"d","exact":"سند"}}]}}]}}"#
    )
}

fn codes(opened: &Opened) -> Vec<&'static str> {
    opened.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn the_sample_is_whole() {
    let opened = sample();
    assert_eq!(opened.diagnostics, []);
    assert_eq!((opened.project.events.len(), opened.texts.len(), &opened.origin), (12, 1, &Origin::Sample));
    assert!(opened.resolutions.iter().all(|(_, resolution)| matches!(resolution, Resolution::Found(_))));
    for (nth, event) in opened.project.events.whole().enumerate() {
        let dates = event.excerpts.iter().filter(|excerpt| excerpt.attests == crate::model::Attests::Date).count();
        assert_eq!(
            dates == 1,
            event.when.is_some(),
            "{}: a date is attested, and only a dated event has one",
            event.id
        );
        assert!(!event.excerpts.is_empty() && event.summary.is_some() && event.lane.is_some(), "{}", event.id);
        let first = ExcerptIx { event: nth.into(), nth: 0 };
        assert!(opened.resolutions.iter().any(|(ix, _)| *ix == first) && opened.places.excerpt(first).is_some());
    }
    let undated = opened.project.events.iter().filter(|event| !event.has_date()).count();
    assert_eq!(undated, 7);
}

#[test]
fn documents_are_read_from_the_project_folder_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let inside = folder.path().join("case");
    fs::create_dir_all(inside.join("sub")).expect("made");
    fs::write(folder.path().join("secret.txt"), "سند").expect("written");
    fs::write(inside.join("a.txt"), "هذا سند").expect("written");
    fs::write(inside.join("sub/b.txt"), b"\xEF\xBB\xBF\xD8\xB3\xD9\x86\xD8\xAF").expect("written");
    fs::write(inside.join("cp1256.txt"), encoding_rs::WINDOWS_1256.encode("هذا سند مفتوح من سطر واحد.").0)
        .expect("written");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../secret.txt", inside.join("link.txt")).expect("linked");
        std::os::unix::fs::symlink("..", inside.join("up")).expect("linked");
        std::os::unix::fs::symlink("a.txt", inside.join("alias.txt")).expect("linked");
    }
    let absolute = folder.path().join("secret.txt").display().to_string();
    let mut cases: Vec<(&str, &[&str], &str)> = vec![
        ("a.txt", &[], "found"),
        ("./sub/b.txt", &[], "found"),
        ("cp1256.txt", &["document-encoding"], "found"),
        ("none.txt", &["document-missing"], "lost"),
        ("sub", &["document-no-file"], "lost"),
        ("../secret.txt", &["document-path"], "lost"),
        ("sub/../../secret.txt", &["document-path"], "lost"),
        (&absolute, &["document-path"], "lost"),
        ("", &["document-path"], "lost"),
    ];
    if cfg!(unix) {
        cases.push(("alias.txt", &[], "found"));
        cases.push(("link.txt", &["document-outside"], "lost"));
        cases.push(("up/secret.txt", &["document-outside"], "lost"));
    }
    for (path, expected, state) in cases {
        let file = inside.join("project.json");
        fs::write(&file, project_with(path)).expect("written");
        let opened = load_path(&file, &Silent).expect("it can be read");
        assert_eq!(codes(&opened), expected, "{path}");
        let resolution = &opened.resolutions[0].1;
        assert_eq!(resolution.state(), state, "{path}: {resolution:?}");
        assert_eq!(
            opened.texts[0].text().is_some(),
            expected.is_empty() || expected == ["document-encoding"],
            "{path}"
        );
        if let Some(diagnostic) = opened.diagnostics.first().filter(|d| d.code != "document-encoding") {
            assert_eq!(
                (diagnostic.file.as_deref(), diagnostic.place.map(|p| p.line)),
                (Some(&*file), Some(1)),
                "{path}"
            );
        }
    }
}

#[test]
fn what_cannot_be_opened_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), "سند").expect("written");
    let cases = [
        ("none.json", "file-missing"),
        ("a.txt", "unknown-ending"),
        ("", "file-missing"),
        ("none/a.json", "file-missing"),
    ];
    for (name, code) in cases {
        match load_path(&folder.path().join(name), &Silent) {
            Err(Failure::Because(diagnostic)) => assert_eq!(diagnostic.code, code, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
}

/// Cancels after some questions.
struct Impatient(AtomicU32);

impl Progress for Impatient {
    fn step(&self, done: u64, total: u64) {
        assert!(done <= total);
    }

    fn cancelled(&self) -> bool {
        let less = |left: u32| left.checked_sub(1);
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_err()
    }
}

#[test]
fn loading_stops_when_it_is_cancelled() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("project.json");
    save_path(&path, &sample().project, &Origin::Sample).expect("saved");
    // Before the documents, before the first of them, and before every one of the 27 excerpts.
    for patience in 0..29 {
        assert_eq!(load_path(&path, &Impatient(AtomicU32::new(patience))), Err(Failure::Cancelled), "{patience}");
    }
    assert!(load_path(folder.path(), &Impatient(AtomicU32::new(29))).is_ok());
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn saving_elsewhere_takes_the_documents_along() {
    let folder = tempfile::tempdir().expect("a folder");
    let [first, second] = ["one", "two"].map(|name| folder.path().join(name));
    fs::create_dir(&first).expect("made");
    fs::create_dir(&second).expect("made");
    let original = sample();
    let (one, two) = (first.join("project.json"), second.join("case.json"));
    save_path(&one, &original.project, &Origin::Sample).expect("saved");
    let opened = load_path(&first, &Silent).expect("it can be read");
    assert_eq!(
        (&opened.project, opened.diagnostics.as_slice(), &opened.origin),
        (&original.project, &[][..], &Origin::Path(one.clone()))
    );
    save_path(&two, &opened.project, &opened.origin).expect("saved");
    assert_eq!(names(&first), ["article.ar.txt", "project.json"]);
    assert_eq!(names(&second), ["article.ar.txt", "case.json"]);
    assert_eq!(fs::read(&one).ok(), fs::read(&two).ok());
    // In its own folder nothing is copied, and the document may be missing.
    fs::remove_file(first.join("article.ar.txt")).expect("removed");
    let mut project = opened.project.clone();
    project.events.push(Event { id: "new".into(), ..Event::default() });
    save_path(&one, &project, &opened.origin).expect("saved");
    assert_eq!(names(&first), ["project.json"]);
    assert_eq!(load_path(&one, &Silent).expect("it can be read").project, project);
}

#[test]
fn saving_writes_over_no_other_file_and_leaves_nothing_half_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = sample().project;
    let because = |path: PathBuf| match save_path(&path, &project, &Origin::Sample) {
        Err(Failure::Because(diagnostic)) => diagnostic.code,
        other => panic!("{other:?}"),
    };
    fs::write(folder.path().join("article.ar.txt"), "another text").expect("written");
    assert_eq!(because(folder.path().join("project.json")), "document-in-the-way");
    assert_eq!(because(folder.path().join("project.txt")), "unknown-ending");
    assert_eq!(because(folder.path().join("none/project.json")), "file-unwritable");
    assert_eq!(names(folder.path()), ["article.ar.txt"]);
    assert_eq!(fs::read_to_string(folder.path().join("article.ar.txt")).ok().as_deref(), Some("another text"));
    fs::remove_file(folder.path().join("article.ar.txt")).expect("removed");
    fs::create_dir(folder.path().join("taken.json")).expect("made");
    assert_eq!(because(folder.path().join("taken.json")), "file-unwritable");
    assert_eq!(names(folder.path()), ["article.ar.txt", "taken.json"]);
}

#[cfg(unix)]
#[test]
fn saving_keeps_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    let real = folder.path().join("real.json");
    let link = folder.path().join("link.json");
    fs::write(&real, "old").expect("written");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("set");
    symlink("real.json", &link).expect("linked");
    write_file(&link, b"new", &Overwrite::Yes, Privacy::default()).expect("written");
    assert_eq!(fs::read(&real).ok().as_deref(), Some(&b"new"[..]));
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o640);
}

#[test]
fn formats_are_found_by_name_and_ending() {
    for (path, name) in
        [("a.json", Some("json")), ("A.JSON", Some("json")), ("a", None), ("a.txt", None), (".json", None)]
    {
        assert_eq!(by_path(Path::new(path)).map(|format| format.name), name, "{path}");
    }
    for format in FORMATS {
        assert_eq!(by_name(format.name).map(|found| found.name), Some(format.name));
        assert!(format.endings.iter().all(|ending| *ending == ending.to_lowercase()));
    }
    assert!(by_name("none").is_none());
}

/// The sample as a bundle, opened, saved as a folder and opened again, is the sample with all its quotes.
#[test]
fn a_bundle_carries_its_documents_there_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let sample = sample();
    let (bundle, second, json) =
        (folder.path().join("a.sanad"), folder.path().join("b.sanad"), folder.path().join("out/project.json"));
    fs::create_dir(folder.path().join("out")).unwrap();
    save_path(&bundle, &sample.project, &sample.origin).unwrap();
    let opened = load_path(&bundle, &Silent).unwrap();
    assert_eq!((&opened.project, opened.diagnostics.len()), (&sample.project, 0));
    assert!(is_own(opened.format));
    save_path(&second, &opened.project, &opened.origin).unwrap();
    assert_eq!(fs::read(&bundle).unwrap(), fs::read(&second).unwrap());
    save_path(&json, &opened.project, &opened.origin).unwrap();
    let again = load_path(&json, &Silent).unwrap();
    assert!(again.resolutions.iter().all(|(_, resolution)| resolution.state() == "found"));
    assert_eq!(again.resolutions.len(), sample.resolutions.len());
}

/// What a foreign format has no place for is said; what it has a place for comes back.
#[test]
fn a_way_through_another_format_says_what_it_loses() {
    let folder = tempfile::tempdir().unwrap();
    let sample = sample();
    for (name, wanted) in [("a.csv", "csv"), ("a.tsv", "tsv")] {
        let path = folder.path().join(name);
        let losses = save_path(&path, &sample.project, &sample.origin).unwrap().losses;
        assert!(!losses.is_empty(), "{name}: excerpts are lost");
        let back = load_path(&path, &Silent).unwrap();
        assert_eq!(back.format, wanted);
        assert!(!is_own(back.format));
        let dates = |project: &Project| project.events.iter().map(|e| e.when()).collect::<Vec<_>>();
        assert_eq!(dates(&back.project), dates(&sample.project), "{name}");
    }
}

/// The direction of time follows the language, which few formats name.
#[test]
fn imports_without_a_language_get_that_of_their_script() {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("a.csv", "date,title\n2024-09-23,TITLE\n"),
        ("a.xml", "<data><event start=\"2024-09-23\" title=\"TITLE\"/></data>"),
        ("a.json", r#"[{"id": 1, "content": "TITLE", "start": "2024-09-23"}]"#),
        ("a.mw", "2024-09-23: TITLE\n"),
        (
            "a.ics",
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20240101T000000Z\r\n\
             DTSTART;VALUE=DATE:20240923\r\nSUMMARY:TITLE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        ),
    ];
    let titles = [
        ("اليوم الوطني", "ar"),
        ("جشن نوروز و گزارش کمیسیون", "fa"),
        ("حادثے کی رپورٹ پیش کی گئی", "ur"),
        ("یום העצמאות בישראל", "he"),
        ("عمر", "und-Arab"),
        ("National Day", ""),
    ];
    for (name, text) in files {
        for (title, language) in titles {
            let path = folder.path().join(name);
            fs::write(&path, text.replace("TITLE", title)).unwrap();
            let opened = load_path(&path, &Silent).expect("opens");
            assert_eq!(opened.project.language, language, "{name} {title}");
            let told = opened.diagnostics.iter().filter(|diagnostic| diagnostic.code == "language-guessed").count();
            assert_eq!(told, usize::from(!language.is_empty()), "{name} {title}: a guess is told");
        }
    }
    let own = folder.path().join("a.json");
    fs::write(&own, r#"{"format": "sanad/1", "title": "سند"}"#).unwrap();
    assert_eq!(load_path(&own, &Silent).expect("opens").project.language, "", "what is ours stays as it is");
}

/// Changes of a whole document that leave every sentence as it was.
#[test]
fn the_article_may_be_set_otherwise() {
    let article = include_str!("../../data/kadrey-v-meta/article.ar.txt");
    let project = sample().project;
    let wrapped: Vec<String> = article
        .split('\n')
        .map(|line| {
            let mut column = 0;
            let mut words = Vec::new();
            for word in line.split(' ') {
                column += word.chars().count() + 1;
                words.push(if column > 60 { "\n" } else { " " });
                words.push(word);
                column = if column > 60 { word.chars().count() } else { column };
            }
            words.concat().trim().to_owned()
        })
        .collect();
    let documents = [
        ("paragraph before", format!("تحديث: نُقح هذا المقال بعد نشره.\n{article}")),
        ("paragraphs between", article.replace('\n', "\n\nإعلان: اشترك في نشرتنا.\n\n")),
        ("wrapped lines", wrapped.join("\n")),
        ("wrapped lines, empty ones between", wrapped.join("\n\n")),
        ("one line", article.replace('\n', " ")),
        ("marks", article.replace('“', "«").replace('”', "»").replace(" في ", " فِي ").replace('4', "٤")),
        ("spaces", article.replace("، ", " ، ").replace(' ', "\u{a0}")),
        ("quotes in paragraphs of their own", article.replace(": “", ":\n“").replace("قائلًا “", "قائلًا\n“")),
    ];
    for (name, text) in documents {
        let anchorer = crate::anchoring::Anchorer::new(&text).with_names(crate::anchoring::Names::of(&project.actors));
        for (_, quote) in project.excerpts() {
            let state = anchorer.resolve(quote).state();
            assert!(matches!(state, "found" | "moved"), "{name}: {} is {state}", quote.exact.as_unproven());
        }
    }
}

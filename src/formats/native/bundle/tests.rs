//! Bundles: whole, changed, hostile.

use std::io::{Cursor, Write as _};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::layout::{DOCUMENTS, PROJECT, document_name};
use super::*;
use crate::formats::json;
use crate::formats::open::sample::SAMPLE;
use crate::model::Project;

fn sample() -> Project {
    json::load(SAMPLE.as_bytes(), Path::new("p")).project
}

fn documents() -> Vec<(String, Vec<u8>)> {
    vec![("article.ar.txt".into(), "سند".repeat(1000).into_bytes()), ("./فرع/b.pdf".into(), vec![0, 255, 7])]
}

/// A zip file of these files, as they are.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("started");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// A bundle with all files of its folder of documents, by their paths there.
fn read_whole(bytes: &[u8]) -> (Loaded, Vec<File>, Vec<Diagnostic>) {
    let (loaded, mut bundle, found) = Bundle::read(bytes, Path::new("a.sanad"));
    let mut files = bundle.unnamed(&Project::default());
    for (name, _) in &mut files {
        *name = name.strip_prefix(DOCUMENTS).unwrap_or(name).to_owned();
    }
    (loaded, files, found)
}

fn codes(bytes: &[u8]) -> Vec<&'static str> {
    read_whole(bytes).2.iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn a_bundle_is_read_as_it_was_written() {
    let bytes = write_bundle(&sample(), &documents()).expect("written");
    let (loaded, files, found) = read_whole(&bytes);
    assert_eq!((found, &loaded.diagnostics), (vec![], &vec![]));
    assert_eq!(loaded.project, sample());
    let [(a, b), (c, d)] = &files[..] else { panic!("{files:?}") };
    assert_eq!((&**a, b, &**c, d), ("article.ar.txt", &documents()[0].1, "فرع/b.pdf", &documents()[1].1));
    assert_eq!(document_name("./فرع/b.pdf").as_ref(), Some(c));
    assert_eq!(write_bundle(&loaded.project, &files).expect("written"), bytes, "the same bytes every time");
    let mut turned = documents();
    turned.reverse();
    assert_eq!(write_bundle(&sample(), &turned).expect("written"), bytes);
    assert!(write_bundle(&sample(), &[("../x".into(), vec![])]).is_err());
    assert!(write_bundle(&sample(), &[("x".repeat(70_000), vec![])]).is_err());
}

#[test]
fn what_is_wrong_is_told() {
    let project = SAMPLE.as_bytes();
    let manifest = |name: &str, digest: &str| {
        format!(r#"{{"format":"sanad-bundle/1","files":[{{"path":"{name}","sha256":"{digest}"}}]}}"#).into_bytes()
    };
    let digest = crate::formats::kit::digest::sha256_hex(project);
    let good = manifest(PROJECT, &digest);
    let cases: [(Vec<u8>, &[&str]); 13] = [
        (zip(&[("project.json", project), ("manifest.json", &good)]), &[]),
        (vec![], &["bundle-broken", "bundle-without-manifest", "bundle-without-project"]),
        (b"PK\x03\x04 no".to_vec(), &["bundle-broken", "bundle-without-manifest", "bundle-without-project"]),
        (zip(&[("project.json", project)]), &["bundle-without-manifest"]),
        (zip(&[("project.json", project), ("manifest.json", b"{")]), &["bundle-manifest"]),
        (zip(&[("project.json", b"{}"), ("manifest.json", &good)]), &["bundle-digest"]),
        (zip(&[("manifest.json", &good)]), &["bundle-missing", "bundle-without-project"]),
        (zip(&[("project.json", project), ("manifest.json", &good), ("documents/x", b"")]), &["bundle-unlisted"]),
        (zip(&[("project.json", project), ("manifest.json", &good), ("readme", b"")]), &["bundle-stray"]),
        (zip(&[("project.json", project), ("manifest.json", &good), ("../x", b"")]), &["bundle-path"]),
        (zip(&[("project.json", project), ("manifest.json", &good), ("/etc/x", b"")]), &["bundle-path"]),
        (zip(&[("project.json", project), ("manifest.json", &good), ("documents/../../x", b"")]), &["bundle-path"]),
        (zip(&[("project.json", project), ("manifest.json", &good), ("documents\\x", b"")]), &["bundle-path"]),
    ];
    for (bytes, expected) in cases {
        assert_eq!(codes(&bytes), expected);
    }
}

#[test]
fn names_are_the_same_however_they_are_spelt() {
    const WHOLE: &str = "\u{622}دم.txt";
    const APART: &str = "\u{627}\u{653}دم.txt";
    let project =
        format!(r#"{{"format":"sanad/1","title":"t","documents":[{{"id":"d","title":"d","path":"أدلة/{WHOLE}"}}]}}"#);
    let project = project.as_bytes();
    let digest = crate::formats::kit::digest::sha256_hex(b"text");
    let listed = format!(
        r#"{{"files":[{{"path":"documents/أدلة/{WHOLE}","sha256":"{digest}"}},{{"path":"project.json","sha256":"{}"}}]}}"#,
        crate::formats::kit::digest::sha256_hex(project)
    );
    let apart = names_apart("أدلة");
    let entry = |start: &str, name: &str| format!("{start}{apart}/{name}");
    let (in_documents, beside, in_folder) = (entry("documents/", APART), entry("", APART), entry("case/", APART));
    /// The files of the bundle, what is told, and what is read of the document.
    type Case<'a> = (&'a [(&'a str, &'a [u8])], &'a [&'a str], Option<&'a str>);
    let cases: [Case<'_>; 6] = [
        (
            &[("project.json", project), ("manifest.json", listed.as_bytes()), (&in_documents, b"text")],
            &[],
            Some("text"),
        ),
        (&[("project.json", project), (&beside, b"text")], &["bundle-without-manifest"], Some("text")),
        (
            &[("project.json", project), (&beside, b"text"), ("__MACOSX/._project.json", b"x"), (".DS_Store", b"x")],
            &["bundle-without-manifest"],
            Some("text"),
        ),
        (
            &[("case/project.json", project), (&in_folder, b"text"), ("__MACOSX/case/._x", b"x")],
            &["bundle-without-manifest"],
            Some("text"),
        ),
        (
            &[("project.json", project), (&in_documents, b"apart"), (&format!("documents/أدلة/{WHOLE}"), b"whole")],
            &["bundle-without-manifest"],
            Some("whole"),
        ),
        (&[("project.json", project), ("أدلة/another.txt", b"x")], &["bundle-stray", "bundle-without-manifest"], None),
    ];
    for (files, told, text) in cases {
        let bytes = zip(files);
        let (loaded, mut bundle, found) = Bundle::read(&bytes, Path::new("a.sanad"));
        assert_eq!(found.iter().map(|fault| fault.code).collect::<Vec<_>>(), told, "{files:?}");
        let document = &loaded.project.documents[0];
        assert_eq!(bundle.document(document).as_deref(), text.map(str::as_bytes), "{files:?}");
        if text.is_none() {
            assert_eq!(bundle.why_missing(document).code, "document-not-in-bundle");
        }
    }
}

/// A name with its letters taken apart, as macOS hands it out.
fn names_apart(name: &str) -> String {
    icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(name).into_owned()
}

#[test]
fn duplicates_are_named() {
    let bytes = zip(&[("project.json", SAMPLE.as_bytes()), ("documents/a", b"1"), ("documents/b", b"2")]);
    let twice: Vec<u8> = String::from_utf8_lossy(b"documents/b").bytes().collect();
    let mut bytes = bytes;
    while let Some(at) = bytes.windows(twice.len()).position(|window| window == twice) {
        bytes[at + twice.len() - 1] = b'a';
    }
    assert!(codes(&bytes).contains(&"bundle-duplicate"), "{:?}", codes(&bytes));
}

#[test]
fn links_and_bombs_are_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("documents/link", "/etc/passwd", SimpleFileOptions::default()).expect("added");
    let link = writer.finish().expect("finished").into_inner();
    let (_, files, found) = read_whole(&link);
    assert!(files.is_empty() && found.iter().any(|diagnostic| diagnostic.code == "bundle-path"));
    let zeros = vec![0; 20 << 20];
    let bomb = zip(&[("documents/a", &zeros), ("documents/b", &zeros)]);
    assert!(bomb.len() < 100_000);
    assert_eq!(codes(&bomb), ["bundle-bomb", "bundle-without-manifest", "bundle-without-project"]);
}

#[test]
fn no_cut_or_flipped_byte_panics() {
    let bytes = write_bundle(&sample(), &documents()).expect("written");
    for cut in (0..bytes.len()).step_by(37) {
        assert!(!codes(&bytes[..cut]).is_empty(), "{cut}");
    }
    for at in (0..bytes.len()).step_by(23) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x55;
        codes(&changed);
    }
}

#[test]
fn what_is_no_part_of_the_project_takes_no_room_from_it() {
    let zeros = vec![0; 20 << 20];
    let bytes = zip(&[("video.mp4", &zeros), ("project.json", SAMPLE.as_bytes()), ("notes.txt", b"mine")]);
    let (loaded, mut bundle, found) = Bundle::read(&bytes, Path::new("a.sanad"));
    let codes: Vec<&str> = found.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, ["bundle-stray-too-large", "bundle-stray", "bundle-without-manifest"]);
    assert_eq!(loaded.project, sample());
    assert_eq!(bundle.unnamed(&loaded.project), [("notes.txt".to_owned(), b"mine".to_vec())]);
}

//! Files are written whole or not at all, and each preset has its pixels.

use std::fs;

use super::*;
use crate::base::{EventIx, Size};
use crate::formats;
use crate::i18n::{Locale, Messages};
use crate::model::{Document, EdtfDate, Event, EventNote, Project};
use crate::render::png;
use crate::scene::Scene;

/// Every preset at every scale that may be tried: rounding must not add a pixel.
#[test]
fn presets_have_their_pixels() {
    for preset in PRESETS {
        let scaling = Scaling::AtLeast(preset.scale);
        for scale in [scaling.larger(), vec![preset.scale], scaling.smaller(preset.dpi)].concat() {
            let size = Size::new(preset.pixels.0 as f32 / scale, preset.pixels.1 as f32 / scale);
            let scene = Scene { size, ..Scene::default() };
            assert_eq!(png::pixel_size(&scene, scale).unwrap(), preset.pixels, "{} at {scale}", preset.name);
        }
    }
}

fn with(pixels: (u32, u32), scale: f32) -> ExportOptions {
    ExportOptions { page: PageOptions::exactly(pixels, scale), ..ExportOptions::default() }
}

fn archival(pixels: (u32, u32)) -> ExportOptions {
    ExportOptions { file: FileOptions { archival: true, ..FileOptions::default() }, ..with(pixels, 1.0) }
}

#[test]
fn what_cannot_be_made_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::default();
    let target = folder.path().join("a.png");
    for options in [with((40_000, 100), 1.0), with((32_000, 32_000), 1.0), with((800, 600), 0.0), with((0, 5), 1.0)] {
        let error = export(&project, &options, &target).expect_err("it cannot be made");
        assert!(error.is_usage(), "{options:?}");
    }
    let small = with((400, 300), 1.0);
    fs::create_dir(folder.path().join("b.png")).unwrap();
    let cases = [("a.gif", "export-ending"), ("b.png", "export-is-folder"), ("none/a.png", "export-no-folder")];
    for (name, code) in cases {
        let error = export(&project, &small, &folder.path().join(name)).expect_err(name);
        assert_eq!(error.diagnostic().code, code, "{name}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "only the folder b.png is there");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    // Told at the end of a small picture, and in the midst of a large one.
    for pixels in [(400, 300), (3000, 2000)] {
        let project = formats::sample().project;
        let error = export_as(&project, &with(pixels, 1.0), (Target::Png, Path::new("/dev/full")), &Silent);
        assert_eq!(error.expect_err("it is full").diagnostic().code, "export-disk-full", "{pixels:?}");
    }
    assert!(!fs::metadata("/dev/full").unwrap().is_file(), "the device is still there");
}

#[test]
fn several_pages_are_several_files_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let project = formats::sample().project;
    let mut options = with((900, 700), 1.0);
    options.figure.pages = Some(Many::Exactly(3));
    let names = || {
        let mut names: Vec<String> =
            fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    fs::create_dir(folder.path().join("t-2.png")).unwrap();
    let path = folder.path().join("t.png");
    let error = export(&project, &options, &path).expect_err("a name is taken");
    assert_eq!(error.diagnostic().code, "export-is-folder");
    assert_eq!(names(), ["t-2.png"]);
    fs::remove_dir(folder.path().join("t-2.png")).unwrap();
    let written = export(&project, &options, &path).expect("written");
    assert_eq!((written.files.len(), names()), (3, vec!["t-1.png".into(), "t-2.png".into(), "t-3.png".into()]));
    let first = fs::read(&written.files[0]).unwrap();
    export(&project, &options, &path).expect("written again");
    assert_eq!(first, fs::read(&written.files[0]).unwrap(), "the same bytes twice");
}

#[test]
fn files_say_what_they_are() {
    let options = ExportOptions::default();
    let pages = pages(&formats::sample().project, &options).expect("a page");
    assert_eq!((pages.scenes.len(), &*pages.about.language), (1, "ar"));
    assert!(pages.about.description.contains("12") && pages.about.description.contains("GPT-4"));
    assert_eq!(pages.about.sources.len(), 1);
    assert!(pages.about.sources[0].contains("SHA-256: "), "{:?}", pages.about.sources);
    assert!(pages.warnings.is_empty(), "{:?}", pages.warnings);
}

#[test]
fn a_picture_that_carries_its_project_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let (path, bare) = (folder.path().join("a.png"), folder.path().join("bare.png"));
    let opened = formats::sample();
    export(&opened, &with((640, 360), 1.0), &path).expect("written");
    let again = formats::load_path(&path, &Silent).expect("the picture opens");
    assert_eq!(again.project, opened.project);
    assert_eq!((again.texts, again.resolutions), (opened.texts.clone(), opened.resolutions.clone()));
    assert!(!formats::is_own(again.format), "saving asks for a name: the picture is not written over");
    let mut options = with((640, 360), 1.0);
    options.file.carried = false;
    export(&opened, &options, &bare).expect("written");
    let refused = formats::load_path(&bare, &Silent).expect_err("there is nothing in it");
    assert!(matches!(refused, formats::Failure::Because(d) if d.code == "picture-without-project"));
    assert!(fs::metadata(&bare).unwrap().len() < fs::metadata(&path).unwrap().len());
    // Saved elsewhere, it has its documents with it.
    let saved = folder.path().join("again").join("project.json");
    fs::create_dir(saved.parent().unwrap()).unwrap();
    formats::save_path(&saved, &again.project, &again.origin).expect("saved");
    assert_eq!(formats::load_path(&saved, &Silent).expect("opens").texts, opened.texts);
}

#[test]
fn every_format_gives_the_same_bytes_twice() {
    let folder = tempfile::tempdir().unwrap();
    let opened = formats::sample();
    for target in Target::ALL {
        let mut options = archival((1600, 900));
        options.figure.pages = Some(Many::Auto);
        let write = |name: &str| {
            let path = folder.path().join(name).with_extension(target.name());
            fs::read(&export(&opened, &options, &path).expect("written").files[0]).unwrap()
        };
        assert!(write("a") == write("b"), "{target:?}");
    }
}

/// Cancelled at once.
struct Gone;

impl Progress for Gone {
    fn step(&self, _done: u64, _total: u64) {}

    fn cancelled(&self) -> bool {
        true
    }
}

#[test]
fn a_cancelled_export_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.png");
    let result = export_as(&formats::sample(), &with((1600, 900), 1.0), (Target::Png, &path), &Gone);
    assert!(matches!(result, Err(ExportError::Cancelled)));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// What an archive cannot hold is told in words that people can act on; what has no title gets one.
#[test]
fn archives_take_what_they_can_and_say_what_they_cannot() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    fs::write(folder.path().join("note.txt"), "نص").unwrap();
    let document = |media_type: &str| Document {
        id: "d".into(),
        path: Some("note.txt".into()),
        media_type: Some(media_type.into()),
        ..Document::default()
    };
    let cases = [
        ("حدث", "text/plain", None),
        // Of private use: no font of any system has them.
        (
            "حدث \u{e124} و\u{e123}",
            "text/plain",
            Some(("export-archive-characters", "\u{e123} (U+E123) \u{e124} (U+E124)")),
        ),
        ("حدث", "what?", Some(("export-attachment", "note.txt"))),
    ];
    for (title, media_type, refused) in cases {
        let event =
            Event { id: "e".into(), when: EdtfDate::parse("2024").ok(), title: title.into(), ..Event::default() };
        let project = Project {
            language: "ar".into(),
            documents: vec![document(media_type)],
            events: vec![event].into(),
            ..Project::default()
        };
        let origin = formats::Origin::Path(folder.path().join("project.json"));
        let material = Material { origin: Some(&origin), ..Material::from(&project) };
        let options = archival((1600, 900));
        let told = export(material, &options, &path).err().map(|error| error.diagnostic());
        assert_eq!(told.as_ref().map(|told| (told.code, &*told.args[0].1)), refused, "{title} {media_type}");
        assert_eq!(path.exists(), refused.is_none(), "{title} {media_type}");
        for locale in Locale::ALL.iter().filter(|_| told.is_some()) {
            let words = Messages::new(*locale).diagnostic(told.as_ref().expect("told"));
            assert!(words.contains("--archive") && !words.contains("Glyph"), "{words}");
        }
        let _ = fs::remove_file(&path);
    }
}

#[test]
fn a_page_says_how_many_events_it_leaves_out() {
    let folder = tempfile::tempdir().unwrap();
    let event = |i: usize| Event { id: i.to_string().into(), title: "x".into(), ..Event::default() };
    for (more, expected) in [(0, None), (3, Some("3"))] {
        let events: Vec<Event> = (0..html::MOST_LISTED + more).map(event).collect();
        let project = Project { events: events.into(), ..Project::default() };
        let written = export(&project, &ExportOptions::default(), &folder.path().join("a.html")).expect("written");
        let told = written.warnings.first().map(|warning| (warning.code, &*warning.args[1].1));
        assert_eq!(told, expected.map(|count| ("export-left-out", count)));
        assert_eq!(written.warnings.len(), usize::from(expected.is_some()));
    }
}

/// An event that goes on, or that may have been within the span, is part of it in every format.
#[test]
fn a_span_takes_what_meets_it() {
    let span = |from: &str, to: &str| {
        let at = |date: &str| EdtfDate::parse(date).unwrap().bounds().unwrap().from.time as f64;
        Some((at(from), at(to)))
    };
    let options = ExportOptions { span: span("2024-06-05", "2024-06-21"), ..ExportOptions::default() };
    let cases = [
        ("2024-06-05", true),
        ("2024-06-21", false),
        ("2024-06-04", false),
        ("2024-06", true),
        ("2024-01/2024-12", true),
        ("2024-01/..", true),
        ("2024-01/", false),
        ("2024-06/", true),
        ("../2024-12", true),
        ("/2024-06", true),
        ("/2024-12", false),
    ];
    for (date, shown) in cases {
        let event = Event { id: "e".into(), when: EdtfDate::parse(date).ok(), title: "x".into(), ..Event::default() };
        let project = Project { events: vec![event].into(), ..Project::default() };
        assert_eq!(options.shows(&project, EventIx(0)), shown, "{date}");
        let listed = html::write(Material::from(&project), &options, false, std::io::sink()).unwrap().listed;
        assert_eq!(listed, usize::from(shown), "{date}");
    }
}

#[test]
fn letters_without_a_font_are_named_with_their_events() {
    let event = |id: &str, title: &str| Event {
        id: id.into(),
        when: EdtfDate::parse("2024-03-03").ok(),
        title: title.into(),
        ..Event::default()
    };
    // Of private use: no font of any system has them.
    let events = [event("a", "فيه \u{e123}"), event("b", "ليس فيه"), event("c", "فيه \u{e124} و ʿAyn → Ελλ")];
    let project = Project { language: "ar".into(), events: events.into(), ..Project::default() };
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.png", "a.svg", "a.pdf"] {
        let written = export(&project, &with((900, 600), 1.0), &folder.path().join(name)).expect(name);
        let told: Vec<_> = written.warnings.iter().filter(|d| d.code == "export-missing-characters").collect();
        assert_eq!(told.len(), 1, "{name}: {:?}", written.warnings);
        let arg = |name: &str| &told[0].args.iter().find(|(arg, _)| *arg == name).expect("an argument").1;
        assert!(arg("characters").contains("U+E123") && arg("characters").contains("U+E124"), "{name}");
        assert!(!arg("characters").contains('ʿ') && !arg("characters").contains('→'), "{name}");
        assert_eq!((&**arg("count"), arg("events").matches("فيه").count()), ("2", 2), "{name}");
        assert!(!arg("events").contains("ليس"), "{name}");
    }
    let error = export(&project, &archival((900, 600)), &folder.path().join("b.pdf")).expect_err("no archive");
    let diagnostic = error.diagnostic();
    assert_eq!(diagnostic.code, "export-archive-characters");
    let told = Messages::new(Locale::En).diagnostic(&diagnostic);
    assert!(told.contains("U+E123") && told.contains("فيه"), "{told}");
    assert!(!folder.path().join("b.pdf").exists());
}

#[test]
fn files_keep_remarks_only_if_they_are_asked_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut opened = formats::sample();
    let event = opened.project.events.to_vec().remove(0);
    let note = EventNote { by: "ن".into(), text: "qzjx".into(), ..EventNote::default() };
    opened.project.events.replace(0, Event { notes: vec![note.clone()], ..event });
    opened.project.extra.insert("drafts".to_owned(), "qzjx".into());
    for (remarked, kept) in [(false, vec![]), (true, vec![note])] {
        let mut options = with((800, 600), 1.0);
        options.file.remarked = remarked;
        let path = folder.path().join("a.png");
        export(&opened, &options, &path).expect("written");
        let carried = formats::load_path(&path, &Silent).expect("it carries its project").project;
        assert_eq!(carried.events.get(0).expect("an event").notes(), kept);
        assert!(carried.extra.is_empty(), "drafts are never let out");
        for (name, archival) in [("a.svg", false), ("a.html", false), ("a.pdf", true)] {
            options.file.archival = archival;
            let path = folder.path().join(name);
            export(&opened, &options, &path).expect(name);
            let bytes = fs::read(&path).unwrap();
            assert!(!String::from_utf8_lossy(&bytes).contains("qzjx"), "{name}");
        }
    }
}

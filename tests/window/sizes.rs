//! Every panel, dialog and state in windows of every size: nothing falls over, and nothing stands nowhere.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Key, Modifiers, pos2, vec2};
use sanad::app::state::settings::ThemeChoice;
use sanad::app::state::{Overlay, State};
use tempfile::TempDir;

use crate::driver::{Role, Setup, Window};
use crate::states::sample_in_folder;

/// Widths and heights in points. A window of 640 × 420 pixels has 256 × 168 points where everything is largest.
const LENGTHS: [f32; 18] =
    [1.0, 2.0, 5.0, 9.0, 14.0, 21.0, 33.0, 47.0, 64.0, 83.0, 120.5, 168.0, 256.0, 333.3, 420.0, 640.0, 1440.0, 7680.0];
/// Sizes that people and desktops make.
const USUAL: [(f32, f32); 8] = [
    (450.0, 300.0),
    (320.0, 210.0),
    (900.0, 600.0),
    (600.0, 2400.0),
    (2560.0, 300.0),
    (1024.0, 768.0),
    (3840.0, 2160.0),
    (7680.0, 4320.0),
];
/// Pixels a point.
const SCALES: [f32; 6] = [1.0, 0.5, 2.0, 1.25, 4.0, 3.0];

/// Sizes from a point to 8K: square ones, flat ones and narrow ones.
fn sizes() -> Vec<(f32, f32)> {
    let square = LENGTHS.iter().map(|length| (*length, *length));
    let uneven = LENGTHS.iter().zip(LENGTHS.iter().rev()).map(|(width, height)| (*width, *height));
    square.chain(uneven).chain(USUAL).collect()
}

/// Shows a window in all sizes, back and forth, and asks whether everything stands somewhere.
fn sweep(window: &mut Window, name: &str, still: impl Fn(&State) -> bool) {
    for (nth, size) in sizes().into_iter().enumerate() {
        let scale = SCALES[nth % SCALES.len()];
        window.frame_at(size, scale);
        // What a frame keeps for the next one, such as the end of the thread, is from this size, too.
        window.frame_at(size, scale);
        assert!(still(window.state()), "{name}: at {size:?} another thing shows");
        let misplaced = window.misplaced();
        assert!(misplaced.is_empty(), "{name}: at {size:?}, {scale} pixels a point: {misplaced:#?}");
    }
}

/// Arabic and light, English and dark; with the list and the source open.
fn setups() -> [Setup; 2] {
    let open = |s: &mut sanad::app::state::settings::Settings| (s.list_open, s.source_open) = (true, true);
    let dark = Setup::english().with(|s| s.theme = ThemeChoice::Dark);
    [Setup::arabic().with(open), dark.with(open)]
}

/// Opens a file in both languages, does something and sweeps.
fn sweep_file(name: &str, file: Option<&Path>, prepare: impl Fn(&mut Window)) {
    for setup in setups() {
        let language = setup.settings.language.clone();
        let mut window = match file {
            Some(file) => setup.file(file).open(),
            None => setup.open(),
        };
        prepare(&mut window);
        let overlay = window.state().overlay().cloned();
        sweep(&mut window, &format!("{name} in {language}"), |state| state.overlay() == overlay.as_ref());
    }
}

fn select_first(window: &mut Window) {
    window.press(Key::Home);
    let events = window.events_in_view();
    let event = events.first().expect("an event").clone();
    window.click(&event);
    assert!(window.state().project().unwrap().selection.event.is_some());
}

fn project(text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("project.json");
    fs::write(&path, text).unwrap();
    (folder, path)
}

#[test]
fn the_panels_of_the_bundled_project() {
    sweep_file("nothing chosen", None, |_| {});
    sweep_file("a quote chosen", None, select_first);
    sweep_file("searched and filtered", None, |window| {
        window.press(Key::Slash);
        window.type_text("GPT");
        window.wait("the search", |state| state.project().unwrap().search.last.is_some());
    });
}

#[test]
fn projects_without_documents_events_or_dates() {
    let texts = [
        r#"{"format": "sanad/1", "title": "خالٍ", "language": "ar"}"#,
        r#"{"format": "sanad/1", "title": "t", "events": [{"id": "a", "when": "2020", "title": "First"}]}"#,
        r#"{"format": "sanad/1", "events": [{"id": "a", "title": "First"}, {"id": "b", "title": "Second"}]}"#,
        r#"{"format": "sanad/1", "lanes": [{"id": "l", "title": "l"}], "events": [
            {"id": "a", "when": "2020-01-01T10:00:00", "title": "A", "lane": "l"},
            {"id": "b", "when": "2020-01-01T10:00:01", "title": "B"}]}"#,
    ];
    for text in texts {
        let (_folder, path) = project(text);
        sweep_file(text, Some(&path), |_| {});
    }
}

#[test]
fn a_lost_quote_and_a_document_that_is_missing() {
    let folder = sample_in_folder();
    let (article, file) = (folder.path().join("article.ar.txt"), folder.path().join("project.json"));
    let text = fs::read_to_string(&article).unwrap();
    fs::write(&article, text.replace("GPT", "شيء آخر تمامًا لا صلة له بما كان")).unwrap();
    sweep_file("a lost quote", Some(&file), |window| {
        select_first(window);
        window.press(Key::N);
    });
    fs::remove_file(&article).unwrap();
    sweep_file("a missing document", Some(&file), select_first);
}

#[test]
fn pages_of_pdf_and_several_documents() {
    let folder = tempfile::tempdir().unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf");
    for file in ["article-ar-chromium.pdf", "ligatures-ar-typst.pdf"] {
        fs::copy(fixtures.join(file), folder.path().join(file)).unwrap();
    }
    let file = folder.path().join("project.json");
    let text = r#"{"format": "sanad/1", "title": "t", "documents": [
        {"id": "a", "title": "A", "path": "article-ar-chromium.pdf", "url": "https://example.org/a"},
        {"id": "b", "title": "B", "path": "ligatures-ar-typst.pdf"}],
        "events": [{"id": "e", "when": "2020", "title": "E", "excerpts": [{"document": "a", "exact": "الشركة"}]}]}"#;
    fs::write(&file, text).unwrap();
    sweep_file("pages", Some(&file), |window| {
        assert!(window.state().session().is_some());
        window.pause();
    });
}

#[test]
fn every_dialog_that_a_key_opens() {
    let (ctrl, ctrl_shift) = (Modifiers::COMMAND, Modifiers::COMMAND.plus(Modifiers::SHIFT));
    let keys = [
        (Modifiers::NONE, Key::F10),
        (ctrl_shift, Key::P),
        (Modifiers::NONE, Key::F1),
        (ctrl, Key::Comma),
        (ctrl, Key::L),
        (ctrl, Key::E),
        (Modifiers::NONE, Key::F2),
    ];
    for (held, key) in keys {
        sweep_file(&format!("{key:?}"), None, |window| {
            select_first(window);
            window.press_with(held, key);
            assert!(window.state().overlay().is_some(), "{key:?} opens something");
        });
    }
}

#[test]
fn dialogs_that_other_things_open() {
    for (command, overlay) in [("Problems", Overlay::Problems), ("About", Overlay::About)] {
        let mut window = setups().into_iter().last().expect("two").open();
        window.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
        window.type_text(command);
        window.press(Key::Enter);
        assert_eq!(window.state().overlay(), Some(&overlay));
        sweep(&mut window, command, |state| state.overlay() == Some(&overlay));
    }
    sweep_file("unsaved", None, |window| {
        select_first(window);
        window.press(Key::Delete);
        let folder = sample_in_folder();
        window.drop_file(folder.path().join("project.json"));
        assert!(matches!(window.state().overlay(), Some(Overlay::Unsaved(_))));
    });
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("table.csv");
    fs::write(&table, "when,title,x\n2020,\"a\",b\n2021,b,c\n").unwrap();
    for setup in setups() {
        let mut window = setup.file(&table).open_at_once();
        window.wait("the question", |state| state.overlay() == Some(&Overlay::Columns));
        sweep(&mut window, "columns", |state| state.overlay() == Some(&Overlay::Columns));
    }
}

#[test]
fn loading_failing_dropping_and_telling() {
    for setup in setups() {
        let mut window = setup.file("/nonexistent-folder/project.json").open_at_once();
        window.wait("the failure", |state| state.notices().shown().is_some());
        sweep(&mut window, "a failure", |state| state.session().is_none());
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("project.json");
    let events: Vec<String> =
        (0..150_000).map(|i| format!(r#"{{"id": "e{i}", "title": "t", "when": "2020"}}"#)).collect();
    fs::write(&path, format!(r#"{{"format": "sanad/1", "events": [{}]}}"#, events.join(","))).unwrap();
    let mut window = Setup::arabic().file(&path).open_at_once();
    assert!(window.state().is_loading());
    sweep(&mut window, "loading", |_| true);
    let mut window = Setup::english().open();
    for size in sizes() {
        window.hold_file();
        window.frame_at(size, 1.0);
        assert_eq!(window.misplaced(), [""; 0], "a file over {size:?}");
    }
}

#[test]
fn a_tool_tip_has_its_place() {
    for setup in setups() {
        let mut window = setup.open();
        let button = window.nodes().into_iter().find(|node| node.role == Role::Button).expect("a button");
        window.point_at(button.rect.center());
        window.pause();
        for size in sizes() {
            let at = pos2(button.rect.center().x.min(size.0 - 0.5), button.rect.center().y.min(size.1 - 0.5));
            window.point_at(at);
            (0..4).for_each(|_| window.frame_at(size, 1.0));
            assert_eq!(window.misplaced(), [""; 0], "{size:?}");
        }
    }
}

#[test]
fn keys_and_pointer_in_small_windows() {
    #[rustfmt::skip]
    let keys = [
        Key::W, Key::S, Key::F, Key::F, Key::A, Key::D, Key::Home, Key::End, Key::ArrowLeft, Key::ArrowRight,
        Key::ArrowUp, Key::ArrowDown, Key::Comma, Key::Period, Key::Enter, Key::N, Key::P, Key::PageDown, Key::PageUp,
        Key::Tab, Key::Num0, Key::L, Key::T, Key::L, Key::T,
    ];
    for (setup, size) in setups().into_iter().zip([(3.0, 2.0), (60.0, 90.0)]) {
        let mut window = setup.open();
        let span = |window: &Window| {
            let state = window.state();
            state.project().unwrap().time.target.scale(state.time_direction(), state.layout().areas.lanes).span()
        };
        let before = span(&window);
        window.frame_at(size, 1.0);
        window.frame_at((1440.0, 900.0), 1.0);
        let (after, point) = (span(&window), window.state().project().unwrap().time.target.per_point);
        assert!((after.0 - before.0).abs() < point && (after.1 - before.1).abs() < point, "{before:?} {after:?}");
        for key in keys {
            window.frame_at(size, 1.0);
            window.press(key);
            assert_eq!(window.misplaced(), [""; 0], "{key:?}");
        }
        let middle = pos2(size.0 / 2.0, size.1 / 2.0);
        window.wheel(middle, vec2(40.0, 90.0));
        window.drag(middle, pos2(0.0, size.1));
        window.click_at(middle);
        window.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::E);
        window.settle();
        window.frame_at((900.0, 600.0), 2.0);
        assert_eq!(window.misplaced(), [""; 0]);
    }
}

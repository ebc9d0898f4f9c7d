//! Little room: at every size the buttons of dialogs are whole, notices cover none of them, and every panel is reachable.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Key, Modifiers, Rect};
use sanad::app::state::settings::ThemeChoice;
use sanad::app::ui::BODY;
use sanad::text::{TextEngine, TextRequest};
use tempfile::TempDir;

use crate::columns::{ODD, table};
use crate::driver::{Node, Role, Setup, Window, names, plain};
use crate::repair::{LOST, project};
use crate::states::sample_in_folder;

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// Windows of 900 × 600 and 1280 × 960 pixels at 200 %, and of 900 × 600 at 100 %, in points.
const SIZES: [(f32, f32); 3] = [(450.0, 300.0), (640.0, 480.0), (900.0, 600.0)];

/// Arabic and light, English and dark.
fn setups() -> [Setup; 2] {
    [Setup::arabic(), Setup::english().with(|s| s.theme = ThemeChoice::Dark)]
}

/// Files that a window works on.
struct Files {
    project: PathBuf,
    journals: PathBuf,
    table: PathBuf,
    other: PathBuf,
    _folders: (TempDir, TempDir, TempDir, TempDir),
}

fn files() -> Files {
    let (folder, other, journals) = (sample_in_folder(), sample_in_folder(), tempfile::tempdir().unwrap());
    let (tables, table) = table(ODD);
    Files {
        project: folder.path().join("project.json"),
        journals: journals.path().to_owned(),
        table,
        other: other.path().join("project.json"),
        _folders: (folder, other, journals, tables),
    }
}

fn message(window: &Window, id: &str) -> String {
    plain(&window.state().localization().messages.get(id))
}

/// A dialog: the way to it, and the messages of its buttons.
type Case = (&'static str, fn(&mut Window, &Files), &'static [&'static str]);

/// Every dialog that has buttons or choices.
fn dialogs() -> Vec<Case> {
    fn delete(window: &mut Window) {
        window.press(Key::Home);
        window.press(Key::Delete);
    }
    fn change(file: &Path) {
        let text = fs::read_to_string(file).unwrap();
        fs::write(file, text.replacen("2024-07", "2024-08", 1)).unwrap();
    }
    vec![
        ("settings", |w, _| w.press_with(CTRL, Key::Comma), &[]),
        ("filter", |w, _| w.press_with(CTRL, Key::L), &["cmd-clear-filter"]),
        ("export", |w, _| w.press_with(CTRL, Key::E), &["export-save", "export-choose", "cancel"]),
        ("event", |w, _| w.press(Key::E), &["apply", "cancel", "cmd-delete-event"]),
        (
            "unapplied",
            |w, _| {
                w.press(Key::E);
                w.type_text("x");
                w.press(Key::Escape);
            },
            &["apply", "unapplied-discard", "unapplied-back"],
        ),
        (
            "unsaved",
            |w, files| {
                delete(w);
                w.drop_file(files.other.clone());
            },
            &["unsaved-save", "unsaved-discard", "cancel"],
        ),
        (
            "columns",
            |w, files| {
                w.drop_file(files.table.clone());
                w.wait("the question", |state| state.overlay().is_some());
            },
            &["columns-open", "cancel"],
        ),
        (
            "conflict",
            |w, files| {
                delete(w);
                change(&files.project);
                w.press_with(CTRL, Key::S);
                w.wait("the comparison", |state| {
                    state
                        .project()
                        .and_then(|project| project.conflict.as_ref())
                        .is_some_and(|theirs| theirs.answer.is_some())
                });
            },
            &["cmd-save-as", "conflict-reload", "conflict-overwrite", "cancel"],
        ),
        (
            "exists",
            |w, files| {
                w.press_with(CTRL, Key::E);
                let out = files.project.with_file_name("there.md");
                fs::write(&out, "mine").unwrap();
                let field = w.nodes().into_iter().find(|n| n.role == Role::TextInput && n.value.contains('/'));
                w.set_text(&field.expect("the path"), out.to_str().unwrap());
                let export = w.get(Role::Button, &message(w, "export-save"));
                w.click(&export);
            },
            &["exists-other", "exists-replace", "cancel"],
        ),
        (
            "recovery",
            |w, files| {
                delete(w);
                let (size, language) = (w.size(), w.state().settings().language);
                let setup = Setup::arabic().with(|s| s.language = language).sized(size.x, size.y);
                // The window goes without saving; only then its journal is free.
                *w = Setup::arabic().open();
                *w = setup.file(&files.project).journal(&files.journals).open();
                w.wait("the question", |state| state.overlay().is_some());
            },
            &["recovery-recover", "recovery-later", "recovery-discard"],
        ),
        (
            "fault",
            |w, _| {
                w.break_down();
                w.step();
                w.settle();
            },
            &["fault-go-on", "fault-save", "cmd-close"],
        ),
    ]
}

/// The width of words on a button.
fn width(engine: &TextEngine, text: &str) -> f32 {
    engine.layout(&TextRequest { max_lines: Some(1), ..TextRequest::new(text, BODY) }).size.w
}

fn notice(window: &Window) -> Option<Rect> {
    let text = plain(&window.state().notices().shown()?.text);
    let told = |node: &Node| matches!(node.role, Role::Status | Role::Alert) && node.name == text;
    Some(window.nodes().into_iter().find(told).unwrap_or_else(|| panic!("{:#?}", names(&window.nodes()))).rect)
}

#[test]
fn buttons_of_dialogs_are_whole_and_no_notice_covers_them() {
    let engine = TextEngine::bundled();
    for size in SIZES {
        for nth in 0..2 {
            for (name, way, ids) in dialogs() {
                let files = files();
                let setup = setups().into_iter().nth(nth).expect("two").sized(size.0, size.1);
                let mut window = setup.file(&files.project).journal(&files.journals).open();
                window.press(Key::Home);
                // A notice shows when the dialog opens.
                window.copy();
                assert!(window.state().notices().shown().is_some());
                way(&mut window, &files);
                let place = format!("{name} in {} at {size:?}", window.state().settings().language.as_tag());
                assert!(window.state().overlay().is_some() || name == "fault", "{place}");
                assert_whole(&window, &engine, ids, &place);
            }
        }
    }
}

fn assert_whole(window: &Window, engine: &TextEngine, ids: &[&str], place: &str) {
    let (whole, nodes) = (Rect::from_min_size(egui::Pos2::ZERO, window.size()), window.nodes());
    let mut found: Vec<Rect> = Vec::new();
    for id in ids {
        let label = message(window, id);
        let wide = width(engine, &label);
        let fits =
            |node: &&Node| whole.contains_rect(node.rect) && node.rect.width() >= wide && node.rect.height() >= 30.0;
        let named: Vec<&Node> = nodes.iter().filter(|node| node.role == Role::Button && node.name == label).collect();
        let node = named.iter().copied().find(fits).unwrap_or_else(|| panic!("{place}: {label} of {wide}: {named:#?}"));
        let other = found.iter().find(|other| other.shrink(0.1).intersects(node.rect));
        assert!(other.is_none(), "{place}: {label} at {:?} and {other:?}", node.rect);
        found.push(node.rect);
    }
    for radio in nodes.iter().filter(|node| node.role == Role::RadioButton) {
        let wide = width(engine, &radio.name);
        assert!(radio.rect.width() >= wide, "{place}: {} of {wide} is cut: {:?}", radio.name, radio.rect);
    }
    if let Some(notice) = notice(window) {
        assert!(whole.contains_rect(notice), "{place}: {notice:?}");
        let covered = found.iter().find(|button| button.intersects(notice));
        assert!(covered.is_none(), "{place}: the notice at {notice:?} covers {covered:?}");
    }
}

#[test]
fn a_notice_covers_neither_shelf_nor_overview_nor_the_way_to_the_problems_and_can_be_taken_away() {
    for size in [(450.0, 300.0), (900.0, 600.0), (1440.0, 900.0)] {
        for setup in setups() {
            let (_folder, path) = project(LOST);
            let mut window = setup.sized(size.0, size.1).file(path).open();
            let problems =
                plain(&window.state().localization().messages.format("status-problems", &[("count", 1.into())]));
            let at = notice(&window).expect("the problem is told");
            let chip = window.get(Role::Button, &problems).rect;
            assert!(!at.intersects(chip), "{at:?} {chip:?}");
            window.press(Key::Home);
            window.copy();
            let (at, areas) = (notice(&window).expect("it is said"), window.state().layout().areas);
            for area in [areas.lanes, areas.axis, areas.shelf, areas.overview].iter().filter(|area| area.height() > 0.0)
            {
                assert!(at.min.y >= area.max.y - 0.5, "{size:?}: {at:?} covers {area:?}");
            }
            let cross = window.get(Role::Button, &message(&window, "notice-dismiss"));
            window.click(&cross);
            assert!(window.state().notices().shown().is_none());
        }
    }
}

/// What cannot be opened is told in many words, after a while.
fn long_notice(window: &mut Window) -> String {
    let folder = tempfile::tempdir().unwrap();
    let name: String = (0..6).map(|nth| format!("{nth} a folder with a long name that says what is in it ")).collect();
    let path = folder.path().join(name.trim()).with_extension("json");
    window.drop_file(path);
    window.wait("the failure", |state| state.notices().shown().is_some() && !state.is_loading());
    plain(&window.state().notices().shown().expect("it is told").text)
}

#[test]
fn a_long_notice_covers_nothing_and_can_be_opened_and_taken_away() {
    for size in [(450.0, 300.0), (900.0, 450.0), (900.0, 600.0)] {
        for setup in setups() {
            let mut window = setup.sized(size.0, size.1).open();
            let before = window.state().layout().areas;
            let text = long_notice(&mut window);
            let at = notice(&window).expect("it is told");
            let areas = window.state().layout().areas;
            for area in [areas.lanes, areas.axis, areas.shelf, areas.overview].iter().filter(|area| area.height() > 0.0)
            {
                assert!(at.min.y >= area.max.y - 0.5, "{size:?}: {at:?} covers {area:?}");
            }
            for button in window.nodes().iter().filter(|node| node.role == Role::Button && node.in_view()) {
                let own = ["notice-dismiss", "notice-more"].iter().any(|id| button.name == message(&window, id));
                assert!(own || !button.rect.shrink(0.5).intersects(at), "{size:?}: {at:?} covers {button:?}");
            }
            assert!(at.height() < size.1 * 0.25, "{size:?}: {at:?}");
            let more = message(&window, "notice-more");
            if let Some(more) = window.nodes().into_iter().find(|node| node.name == more) {
                window.click(&more);
                let open = notice(&window).expect("it stays");
                assert!(open.height() > at.height() && open.min.y >= 0.0, "{size:?}: {open:?} {at:?}");
                // What is being read does not go by itself.
                (0..600).for_each(|_| window.step());
                assert_eq!(plain(&window.state().notices().shown().expect("it stays").text), text);
                let less = window.get(Role::Button, &message(&window, "notice-less"));
                window.click(&less);
                assert_eq!(notice(&window), Some(at));
            }
            let cross = window.get(Role::Button, &message(&window, "notice-dismiss"));
            window.click(&cross);
            assert!(window.state().notices().shown().is_none());
            assert_eq!(window.state().layout().areas, before, "the panels have their room again");
        }
    }
}

#[test]
fn what_needs_no_action_is_not_told_in_a_notice() {
    let folder = sample_in_folder();
    let path = folder.path().join("project.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("\u{feff}{text}")).unwrap();
    let window = Setup::english().file(path).open();
    let session = window.state().session().unwrap();
    assert_eq!(session.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["byte-order-mark"]);
    assert!(window.state().notices().shown().is_none() && window.has(Role::Button, "1 problem"));
}

#[test]
fn list_source_and_timeline_are_reachable_in_a_small_window() {
    let seen = |window: &Window, role: Role| -> f32 {
        let nodes = window.nodes();
        nodes.iter().filter(|node| node.role == role).map(|node| node.rect.height()).fold(0.0, f32::max)
    };
    for setup in setups() {
        let mut window = setup.sized(450.0, 300.0).open();
        let shown = |window: &Window| {
            let (lanes, state) = (window.state().layout().areas.lanes, window.state());
            assert!(lanes.width() > 200.0 && lanes.height() > 80.0, "{lanes:?}");
            // One at a time, and that has the whole width.
            let [document, list] = [Role::Document, Role::List].map(|role| seen(window, role));
            assert_eq!([document > 60.0, list > 60.0], [state.shows_source(), state.shows_list()], "{document} {list}");
            assert_eq!(window.events_in_view().is_empty(), !state.shows_timeline());
            (state.shows_timeline(), state.shows_source(), state.shows_list())
        };
        let (timeline, source, list) = ((true, false, false), (false, true, false), (false, false, true));
        assert_eq!(shown(&window), timeline);
        window.press(Key::L);
        assert_eq!(shown(&window), list);
        assert!(window.nodes().iter().filter(|node| node.role == Role::ListItem).count() >= 2);
        // Enter leads from the list to the quote.
        window.press(Key::Home);
        window.press(Key::Enter);
        assert_eq!(shown(&window), source);
        for (key, expected) in [
            (Key::L, list),
            (Key::L, timeline),
            (Key::T, source),
            (Key::Escape, timeline),
            (Key::T, source),
            (Key::T, timeline),
        ] {
            window.press(key);
            assert_eq!(shown(&window), expected, "{key:?}");
        }
        // A larger window has room for all.
        window.resize(900.0, 600.0);
        assert!(seen(&window, Role::Document) > 60.0 && seen(&window, Role::List) > 80.0);
    }
}

#[test]
fn the_undated_tray_is_as_high_as_its_cards_and_folds_to_a_line() {
    for setup in setups() {
        let mut window = setup.sized(900.0, 600.0).open();
        let (before, lanes) = (window.state().layout().areas.shelf, window.state().layout().areas.lanes);
        assert!(before.height() > 40.0 && before.height() < 90.0, "{before:?}");
        let fold = window.get(Role::Button, &message(&window, "shelf-fold"));
        assert!(fold.rect.width() >= 24.0 && fold.rect.height() >= 24.0 && before.min.y < fold.rect.min.y);
        window.click(&fold);
        let (folded, more) = (window.state().layout().areas.shelf, window.state().layout().areas.lanes);
        assert!(folded.height() < 30.0 && more.height() > lanes.height(), "{folded:?}");
        assert!(window.state().settings().tray_folded);
        let open = window.get(Role::Button, &message(&window, "shelf-unfold"));
        assert!(open.rect.width() >= 24.0 && open.rect.height() >= 24.0, "{:?}", open.rect);
        window.click(&open);
        assert_eq!(window.state().layout().areas.shelf, before);
    }
}

/// WCAG 2.2, "target size (minimum)": 24 points, whatever is drawn of it.
#[test]
fn what_can_be_pressed_is_large_enough() {
    for setup in setups() {
        let mut window = setup.with(|s| s.list_open = true).open();
        (0..4).for_each(|_| window.press(Key::Minus));
        let wanted =
            [Role::Button, Role::RadioButton, Role::CheckBox, Role::TextInput, Role::Splitter, Role::ScrollBar];
        let nodes = window.nodes();
        let own: Vec<&Node> = nodes.iter().filter(|node| wanted.contains(&node.role) && node.in_view()).collect();
        assert!(own.iter().any(|node| node.role == Role::Splitter) && own.len() > 20);
        for node in own {
            let rect = node.rect;
            // Quotes in a text are as high as its lines.
            let is_quote = rect.height() < 24.0 && node.name.contains(['«', '“']);
            assert!(is_quote || rect.width().min(rect.height()) >= 23.9, "{:?} {}: {rect:?}", node.role, node.name);
        }
    }
}

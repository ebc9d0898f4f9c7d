//! Quotes that are not found are repaired in the source panel, and the repair is taken back.

use std::fs;
use std::path::PathBuf;

use egui::{Key, Modifiers};
use tempfile::TempDir;

use crate::driver::{Node, Role, Setup, Window, names};

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// A text of three lines, of which two hold the same words.
const TEXT: &str = "وردت رسالة أولى في أكتوبر.\nكلام بينهما لا صلة له بشيء.\nثم وردت رسالة أخيرة في مايو.\n";

/// A project of one event with one quote from [`TEXT`].
pub(crate) fn project(quote: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("project.json");
    fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    let text = format!(
        r#"{{"format": "sanad/1", "title": "رسائل", "language": "ar",
        "documents": [{{"id": "a", "title": "وثيقة", "language": "ar", "path": "a.txt"}}],
        "events": [{{"id": "e", "when": "2023", "title": {{"ar": "حدث", "en": "Event"}},
            "excerpts": [{{"document": "a", {quote}}}]}}]}}"#
    );
    fs::write(&path, text).unwrap();
    (folder, path)
}

pub(crate) const AMBIGUOUS: &str = r#""exact": "وردت رسالة""#;
pub(crate) const CHANGED: &str = r#""exact": "كلام بينهما لا صلة لها بشيء", "start": 27, "end": 54"#;
pub(crate) const LOST: &str = r#""exact": "نص حُذف من الوثيقة كلها فليس فيها""#;

fn state(window: &Window) -> &'static str {
    window.state().session().unwrap().resolutions()[0].1.state()
}

fn exact(window: &Window) -> String {
    window.state().session().unwrap().project.events.to_vec()[0].excerpts[0].exact.as_unproven().to_owned()
}

fn open(quote: &str, setup: Setup) -> (TempDir, Window) {
    let (folder, path) = project(quote);
    let mut window = setup.file(path).open();
    window.press(Key::Home);
    (folder, window)
}

fn alert(window: &Window) -> String {
    let alerts: Vec<Node> = window.nodes().into_iter().filter(|node| node.role == Role::Alert).collect();
    alerts.first().unwrap_or_else(|| panic!("{:#?}", names(&window.nodes()))).name.clone()
}

#[test]
fn one_of_several_places_is_chosen() {
    let (_folder, mut window) = open(AMBIGUOUS, Setup::english());
    assert_eq!(state(&window), "ambiguous");
    assert!(alert(&window).contains("fits 2 places"), "{}", alert(&window));
    assert!(window.get(Role::Button, "Choose this place").disabled, "none is chosen in silence");
    let second = window.get(Role::MenuItem, "Place 2 of 2, line 3");
    window.click(&second);
    assert!(window.get(Role::MenuItem, "Place 2 of 2").chosen);
    let choose = window.get(Role::Button, "Choose this place");
    window.click(&choose);
    assert_eq!(state(&window), "found");
    let session = window.state().session().unwrap();
    let range = session.resolutions()[0].1.range().unwrap().clone();
    assert_eq!(range.start, TEXT.rfind("وردت").unwrap());
    assert_eq!(session.project.events.to_vec()[0].excerpts[0].suffix, " أخيرة في مايو.\n");
    window.press_with(CTRL, Key::Z);
    assert_eq!(state(&window), "ambiguous");
    assert!(alert(&window).contains("fits 2 places"));
}

#[test]
fn a_place_is_chosen_by_keyboard_alone() {
    let (_folder, mut window) = open(AMBIGUOUS, Setup::arabic());
    window.tab_to("الموضع 1 من 2");
    window.press(Key::Enter);
    window.tab_to("اختيار هذا الموضع");
    window.press(Key::Enter);
    assert_eq!(state(&window), "found");
    assert!(!window.pointer_used);
}

#[test]
fn changed_words_are_taken_as_they_stand() {
    let (_folder, mut window) = open(CHANGED, Setup::english());
    assert_eq!(state(&window), "changed-in-meaning");
    let said = alert(&window);
    assert!(said.contains("لا صلة لها") && said.contains("لا صلة له بشيء"), "old and new words are told: {said}");
    window.press(Key::K);
    assert_eq!((state(&window), &*exact(&window)), ("found", "كلام بينهما لا صلة له بشيء"));
    assert!(!window.nodes().iter().any(|node| node.role == Role::Alert));
    window.press_with(CTRL, Key::Z);
    assert_eq!((state(&window), &*exact(&window)), ("changed-in-meaning", "كلام بينهما لا صلة لها بشيء"));
}

#[test]
fn a_lost_quote_is_given_the_selected_words() {
    let (_folder, mut window) = open(LOST, Setup::english());
    assert_eq!(state(&window), "lost");
    assert!(window.get(Role::Button, "Use the selected words").disabled);
    window.press(Key::U);
    assert_eq!(state(&window), "lost", "nothing is selected");
    assert!(window.has(Role::Alert, "First select the words"), "{:#?}", names(&window.nodes()));
    // Along the first line of the text, from its right end to its middle.
    let page = window.get(Role::Document, "").rect;
    let reader = |window: &Window| window.source_offset();
    let below = window.get(Role::Button, "Use the selected words").rect.max.y;
    let (right, y) = (page.max.x - 30.0, below + 62.0);
    window.drag(egui::pos2(right, y), egui::pos2(right - 90.0, y));
    let scroll = reader(&window);
    let button = window.get(Role::Button, "Use the selected words");
    assert!(!button.disabled, "words are selected");
    window.click(&button);
    assert_eq!(state(&window), "found");
    assert!(TEXT.starts_with(exact(&window).chars().next().unwrap()) || TEXT.contains(&exact(&window)));
    assert_eq!(reader(&window), scroll);
    window.press_with(CTRL, Key::Z);
    assert_eq!(state(&window), "lost");
}

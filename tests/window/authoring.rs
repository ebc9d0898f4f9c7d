//! Events made out of the words that are selected in a document.

use egui::{Key, Modifiers};
use sanad::model::{Attests, Project};

use crate::driver::{Action, Role, Setup, Window, names};

const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const TEXT: &str =
    "أعلنت الشركة في مارس 2024 أنها ستبيع وحداتها، ثم سكتت. ولم يقل أحد شيئًا.\nفقرة أخرى عن GPT-4 وحده.\n";

/// A window with one document and no event.
fn window(setup: Setup) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("source.txt"), TEXT).expect("the folder is there");
    let project = r#"{"format": "sanad/1", "title": "t", "language": "ar",
        "documents": [{"id": "d", "title": "d", "path": "source.txt", "language": "ar"}],
        "lanes": [{"id": "l", "title": "المسار"}],
        "events": [{"id": "e", "title": "حدث بلا تاريخ", "lane": "l",
            "excerpts": [{"document": "d", "exact": "ولم يقل أحد شيئًا"}]}]}"#;
    let path = folder.path().join("project.json");
    std::fs::write(&path, project).expect("the folder is there");
    (folder, setup.file(path).open())
}

fn project(window: &Window) -> &Project {
    &window.state().session().expect("a project is open").project
}

fn selected(window: &Window) -> &str {
    window.state().project().and_then(|project| project.source.selected()).map_or("", |range| &TEXT[range])
}

/// Goes to the document by Tab and puts the caret at its beginning.
fn enter_document(window: &mut Window) {
    let document = window.get(Role::Document, "");
    window.ask(&document, Action::Focus, None);
    window.press(Key::ArrowLeft);
    assert_eq!(window.state().project().expect("it is open").source.selection, Some((0, 0)));
}

#[test]
fn words_are_selected_and_made_an_event_by_keys_alone() {
    let (_folder, mut window) = window(Setup::arabic());
    enter_document(&mut window);
    for _ in 0..5 {
        window.press_with(CTRL_SHIFT, Key::ArrowLeft);
    }
    assert_eq!(selected(&window), "أعلنت الشركة في مارس 2024");
    window.press_with(SHIFT, Key::ArrowRight);
    assert!(TEXT.starts_with(selected(&window)) && !selected(&window).is_empty());
    window.press_with(SHIFT, Key::End);
    window.press(Key::N);
    window.wait_for(Role::Dialog, "");
    window.press(Key::Enter);
    let made = project(&window).events.get(1).expect("it was made").to_event();
    assert_eq!(
        (&*made.id, made.when.as_ref().map(|when| when.as_str().to_owned())),
        ("event-2", Some("2024-03".to_owned()))
    );
    assert_eq!(made.lane.as_deref(), Some("l"));
    let quote = &made.excerpts[0];
    assert!(TEXT.contains(quote.exact.as_unproven()) && quote.start == Some(0) && quote.attests == Attests::Event);
    let date = &made.excerpts[1];
    assert_eq!((date.exact.as_unproven(), date.attests), ("مارس 2024", Attests::Date), "the words that give it");
    assert_eq!(window.state().session().expect("it is open").quotes_found(), (3, 3));
    window.press_with(CTRL, Key::Z);
    assert_eq!(project(&window).events.len(), 1);
}

#[test]
fn words_are_given_to_the_selected_event() {
    let (_folder, mut window) = window(Setup::english());
    let event = window.events()[0].clone();
    window.ask(&event, Action::Click, None);
    enter_document(&mut window);
    for _ in 0..3 {
        window.press_with(CTRL, Key::ArrowLeft);
    }
    for _ in 0..2 {
        window.press_with(CTRL_SHIFT, Key::ArrowLeft);
    }
    assert_eq!(selected(&window).trim(), "مارس 2024");
    assert!(window.has(Role::Button, "Date"), "{:#?}", names(&window.nodes()));
    window.press(Key::D);
    let event = project(&window).events.get(0).expect("it is there").to_event();
    assert_eq!(event.when.as_ref().map(|when| when.as_str()), Some("2024-03"));
    assert_eq!((event.excerpts.len(), event.excerpts[1].attests), (2, Attests::Date));
    assert_eq!(event.excerpts[1].exact.as_unproven(), "مارس 2024");
    assert_eq!(selected(&window), "");
    window.press_with(CTRL, Key::Z);
    let event = project(&window).events.get(0).expect("it is there").to_event();
    assert!(event.when.is_none() && event.excerpts.len() == 1);
}

#[test]
fn nothing_is_made_of_words_without_an_event_or_of_no_words() {
    let (_folder, mut window) = window(Setup::english());
    enter_document(&mut window);
    window.press_with(CTRL_SHIFT, Key::ArrowLeft);
    assert!(window.get(Role::Button, "Quote").disabled);
    window.press(Key::Q);
    assert!(window.has(Role::Alert, "First select the event"), "{:#?}", names(&window.nodes()));
    window.press(Key::Escape);
    assert!(selected(&window).is_empty() && !window.has(Role::Button, "Quote"));
    // Without words the letter is what it is elsewhere, and Insert makes an event without a quote.
    window.press(Key::Insert);
    window.wait_for(Role::Dialog, "");
    window.press(Key::Enter);
    let made = project(&window).events.get(1).expect("it was made").to_event();
    assert!(made.excerpts.is_empty() && made.when.is_none());
}

#[test]
fn clicks_select_a_word_a_sentence_and_a_paragraph() {
    let (_folder, mut window) = window(Setup::arabic());
    let page = window.get(Role::Document, "").rect;
    let at = egui::pos2(page.max.x - 70.0, page.min.y + 44.0);
    window.click_at(at);
    let mut lengths = Vec::new();
    for _ in 0..3 {
        window.click_at(at);
        lengths.push(selected(&window).to_owned());
    }
    assert!(!lengths[0].contains(' ') && lengths[1].ends_with("سكتت.") && lengths[2].ends_with("شيئًا."), "{lengths:?}");
}

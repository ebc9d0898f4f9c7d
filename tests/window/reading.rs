//! The tree as assistive programs read it: texts letter by letter, groups, dialogs, values, and what is handed on.

use std::path::Path;
use std::time::{Duration, Instant};

use egui::accesskit::{ActionData, NodeId, TreeUpdate};
use egui::{Context, Event, Key, Modifiers, RawInput};
use sanad::app::{App, Start};

use crate::driver::{Action, Role, Setup, Window, is_quote, names};

const CTRL: Modifiers = Modifiers::COMMAND;

/// A project with one document, in a folder.
fn project(folder: &Path, text: &str) -> std::path::PathBuf {
    std::fs::write(folder.join("source.txt"), text).expect("the folder is there");
    let project = r#"{"format": "sanad/1", "title": "t", "language": "ar",
        "documents": [{"id": "d", "title": "d", "path": "source.txt", "language": "ar"}],
        "events": [{"id": "e", "when": "2023-10", "title": "حدث",
            "excerpts": [{"document": "d", "exact": "آخر الكلام"}]}]}"#;
    let path = folder.join("project.json");
    std::fs::write(&path, project).expect("the folder is there");
    path
}

#[test]
fn a_document_is_read_to_the_letter_in_view_or_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!("{}\r\n\n  آخر الكلام.\n", "فقرة من كلمات GPT-4 لا يغطيها اقتباس.\n".repeat(300));
    let mut window = Setup::arabic().file(project(folder.path(), &text)).open();
    let read = window.read(Role::Document).0;
    let own = window.state().session().expect("it is open").texts[0].text().expect("it is there").clone();
    assert_eq!(read, &*own);
    let nodes = window.nodes();
    assert_eq!(nodes.iter().filter(|node| node.role == Role::Paragraph).count(), 301);
    // The quote is far out of view, and can be chosen all the same.
    let quote = nodes.iter().find(|node| is_quote(node)).expect("it is there").clone();
    window.ask(&quote, Action::Click, None);
    assert!(window.get(Role::Link, &quote.name).chosen);
    assert!(window.source_offset() > 1000.0);
    assert_eq!(window.read(Role::Document).0, &*own, "scrolled to its end");
    let at = own[..own.find("آخر الكلام").expect("it is there")].chars().count();
    assert_eq!(window.read(Role::Document).1, at, "the caret stands before the quote");
}

#[test]
fn a_field_tells_text_caret_and_fault() {
    let mut window = Setup::arabic().open();
    window.press_with(CTRL, Key::F);
    window.type_text("هدف");
    assert_eq!(window.read(Role::TextInput), ("هدف".to_owned(), 3, 3));
    window.press_with(Modifiers::SHIFT, Key::Home);
    assert_eq!(window.read(Role::TextInput), ("هدف".to_owned(), 0, 3));
    let field = window.focused().expect("the search has it");
    window.ask(&field, Action::ReplaceSelectedText, Some(ActionData::Value("عدد".into())));
    assert_eq!(window.read(Role::TextInput).0, "عدد");
    window.set_text(&field, "");
    assert_eq!(window.read(Role::TextInput), (String::new(), 0, 0));
}

#[test]
fn a_dialog_takes_the_keyboard_hides_what_is_behind_and_gives_it_back() {
    for key in [Key::E, Key::Comma] {
        let mut window = Setup::arabic().open();
        window.press_with(CTRL, Key::F);
        let before = window.focus();
        window.press_with(CTRL, key);
        let dialog = window.nodes().into_iter().find(|node| node.role == Role::Dialog).expect("it is open");
        let inside = window.focused().expect("something in the dialog has the keyboard");
        assert!(dialog.rect.contains_rect(inside.rect), "{inside:#?}");
        let behind = window.nodes().into_iter().filter(|node| node.role == Role::Document || node.role == Role::Slider);
        assert_eq!(behind.count(), 0, "{:#?}", names(&window.nodes()));
        window.press(Key::Escape);
        assert!(window.nodes().iter().any(|node| node.role == Role::Document));
        assert_eq!(window.focus(), before);
    }
}

#[test]
fn choices_are_groups_with_names_of_their_own() {
    let mut window = Setup::arabic().open();
    window.press_with(CTRL, Key::E);
    let mut groups: Vec<String> =
        window.nodes().into_iter().filter(|node| node.role == Role::RadioGroup).map(|node| node.name).collect();
    assert!(groups.len() > 5 && groups.iter().all(|name| !name.is_empty()), "{groups:?}");
    groups.sort();
    let count = groups.len();
    groups.dedup();
    assert_eq!(groups.len(), count, "{groups:?}");
}

#[test]
fn values_can_be_set() {
    let mut window = Setup::arabic().open();
    let slider = window.get(Role::Slider, "التكبير");
    let zoom = |window: &Window| window.state().project().expect("it is open").time.target.per_point;
    let before = zoom(&window);
    window.ask(&slider, Action::Increment, None);
    assert!(zoom(&window) < before);
    window.ask(&slider, Action::SetValue, Some(ActionData::NumericValue(0.0)));
    assert!(zoom(&window) > before);
    let splitter = window.nodes().into_iter().find(|node| node.role == Role::Splitter).expect("it is there");
    window.ask(&splitter, Action::SetValue, Some(ActionData::NumericValue(30.0)));
    assert!((window.state().settings().source_share - 0.3).abs() < 0.001);
}

/// One frame of a window of its own; the tree that is handed on.
fn frame(context: &Context, app: &mut App, time: f64, events: Vec<Event>) -> TreeUpdate {
    let screen_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1440.0, 900.0)));
    let input = RawInput { screen_rect, time: Some(time), events, focused: true, ..RawInput::default() };
    let mut output = context.run_ui(input, |ui| app.frame(ui));
    output.textures_delta.clear();
    output.platform_output.accesskit_update.expect("somebody listens")
}

#[test]
fn of_a_long_document_a_frame_hands_on_what_has_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = "فقرة من وثيقة طويلة لا يغطيها اقتباس، وفيها كلمات كثيرة تُقرأ حرفًا حرفًا.\n";
    let text = format!("{}آخر الكلام.\n", line.repeat(1_000_000 / line.len()));
    let context = Context::default();
    context.set_fonts(egui::FontDefinitions::empty());
    context.enable_accesskit();
    let start = Start { file: Some(project(folder.path(), &text)), ..Start::default() };
    let mut app = App::new(&context, start);
    let mut time = 0.0;
    let mut next = |app: &mut App, events: Vec<Event>| {
        time += 0.02;
        let begun = Instant::now();
        let update = frame(&context, app, time, events);
        (update, begun.elapsed())
    };
    let begun = Instant::now();
    let mut whole = (0, Duration::ZERO);
    while app.state().is_loading() || whole.0 < 10_000 {
        assert!(begun.elapsed() < Duration::from_secs(60), "waited in vain for the document");
        let (update, took) = next(&mut app, Vec::new());
        whole = whole.max((update.nodes.len(), took));
    }
    // Settled, the window has as many nodes as without the document.
    let mut still = (0, Duration::ZERO);
    for _ in 0..10 {
        let (update, took) = next(&mut app, Vec::new());
        still = (update.nodes.len(), took);
    }
    assert!(still.0 < 300, "{still:?} of {whole:?}");
    let document = |update: &TreeUpdate| update.nodes.iter().find(|(_, node)| node.role() == Role::Document).cloned();
    let (_, node) = document(&next(&mut app, Vec::new()).0).expect("it is shown");
    assert_eq!(node.children().len(), 1);
    // Scrolling hands on what comes into view.
    let wheel = Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -400.0),
        modifiers: Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
    };
    let at =
        node.bounds().map(|b| egui::pos2((b.x0 + b.x1) as f32 / 2.0, (b.y0 + b.y1) as f32 / 2.0)).expect("a place");
    let mut most = (0, Duration::ZERO);
    for _ in 0..10 {
        let (update, took) = next(&mut app, vec![Event::PointerMoved(at), wheel.clone()]);
        let ids: std::collections::HashSet<NodeId> = update.nodes.iter().map(|(id, _)| *id).collect();
        assert_eq!(ids.len(), update.nodes.len(), "each once");
        most = most.max((update.nodes.len(), took));
    }
    assert!(most.0 < 1500 && app.source_offset() > 500.0, "{most:?}");
    println!("whole: {whole:?}, still: {still:?}, scrolled: {most:?}");
}

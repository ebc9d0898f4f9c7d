//! Changes of the project, filter and search, language and theme.

use egui::{Key, Modifiers};

use crate::driver::{Node, Role, Setup, Window, is_quote, names};

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
const CTRL_SHIFT: Modifiers = Modifiers { ctrl: true, command: true, shift: true, ..Modifiers::NONE };

/// The status line.
fn status(window: &Window) -> String {
    let height = window.size().y;
    let labels = window.nodes().into_iter().filter(|n| n.role == Role::Label && n.rect.min.y > height - 40.0);
    labels.map(|n| n.name).collect::<Vec<_>>().join(" | ")
}

fn retitle(window: &mut Window, title: &str) {
    window.press(Key::Home);
    window.press(Key::E);
    let field = window.get(Role::TextInput, "Title");
    window.set_text(&field, title);
    let apply = window.get(Role::Button, "Apply");
    window.click(&apply);
}

#[test]
fn an_edit_is_undone_and_redone() {
    let mut window = Setup::english().open();
    assert!(!status(&window).contains("not saved"), "{}", status(&window));
    retitle(&mut window, "A quite different title");
    let node = window.get(Role::Button, "October 2023, A quite different title");
    assert!(status(&window).contains("not saved"));
    assert!(node.chosen, "the edited event is still chosen");
    window.press_with(CTRL, Key::Z);
    assert!(!window.has(Role::Button, "October 2023, A quite different title"));
    assert!(window.has(Role::Button, "October 2023, “Our goal"));
    assert!(!status(&window).contains("not saved"), "{}", status(&window));
    window.press_with(CTRL_SHIFT, Key::Z);
    assert!(window.has(Role::Button, "October 2023, A quite different title"));
    window.press_with(CTRL, Key::Z);
    window.press_with(CTRL, Key::Y);
    assert!(window.has(Role::Button, "October 2023, A quite different title"));
}

#[test]
fn a_new_date_moves_the_event_and_a_wrong_one_is_refused() {
    let mut window = Setup::english().open();
    window.press(Key::Home);
    window.press(Key::E);
    let field = window.get(Role::TextInput, "Date");
    assert_eq!(field.value, "2023-10");
    window.set_text(&field, "2023-13");
    assert!(window.get(Role::Button, "Apply").disabled);
    let field = window.get(Role::TextInput, "Date");
    window.set_text(&field, "2024-01?");
    let apply = window.get(Role::Button, "Apply");
    window.click(&apply);
    assert!(window.nodes().iter().any(|n| is_event_like(n, "January 2024")), "{:#?}", names(&window.nodes()));
    window.press_with(CTRL, Key::Z);
    assert!(window.has(Role::Button, "October 2023, “Our goal"));
}

#[test]
fn a_date_in_plain_words_is_understood() {
    let mut window = Setup::english().open();
    window.press(Key::Home);
    window.press(Key::E);
    let field = window.get(Role::TextInput, "Date");
    window.set_text(&field, "yesterday");
    assert!(window.get(Role::Button, "Apply").disabled);
    let field = window.get(Role::TextInput, "Date");
    window.set_text(&field, "تشرين الأول ٢٠٢٤");
    let apply = window.get(Role::Button, "Apply");
    window.click(&apply);
    assert!(window.nodes().iter().any(|n| is_event_like(n, "October 2024")), "{:#?}", names(&window.nodes()));
}

fn is_event_like(node: &Node, part: &str) -> bool {
    node.role == Role::Button && node.name.contains(part) && node.name.contains("Our goal")
}

#[test]
fn a_deleted_event_comes_back() {
    let mut window = Setup::english().open();
    let before = status(&window);
    window.press(Key::Home);
    window.press(Key::Delete);
    assert_ne!(status(&window), before);
    assert!(!window.has(Role::Button, "October 2023, “Our goal"));
    window.press_with(CTRL, Key::Z);
    assert!(window.has(Role::Button, "October 2023, “Our goal"));
    assert_eq!(status(&window), before);
}

#[test]
fn unsaved_changes_are_asked_about_before_another_project_is_opened() {
    let mut window = Setup::english().open();
    retitle(&mut window, "Changed");
    let folder = crate::states::sample_in_folder();
    window.drop_file(folder.path().join("project.json"));
    assert!(window.has(Role::Dialog, "Save the changes?"));
    let cancel = window.get(Role::Button, "Cancel");
    window.click(&cancel);
    assert!(window.has(Role::Button, "October 2023, Changed"));
    window.drop_file(folder.path().join("project.json"));
    let discard = window.get(Role::Button, "Discard the changes");
    window.click(&discard);
    window.wait("the other project", |s| s.session().is_some_and(|session| session.path().is_some()));
    assert!(window.has(Role::Button, "October 2023, “Our goal"));
}

#[test]
fn a_changed_project_is_saved_to_its_file() {
    let folder = crate::states::sample_in_folder();
    let path = folder.path().join("project.json");
    let mut window = Setup::english().file(&path).open();
    retitle(&mut window, "Kept in the file");
    window.press_with(CTRL, Key::S);
    assert!(window.has(Role::Status, "Saved:"), "{:#?}", names(&window.nodes()));
    assert!(!status(&window).contains("not saved"));
    assert!(std::fs::read_to_string(&path).unwrap().contains("Kept in the file"));
}

#[test]
fn the_filter_hides_events_and_the_status_line_says_so() {
    let mut window = Setup::english().open();
    let all = window.events().len();
    let filter = window.get(Role::Button, "Filter");
    window.click(&filter);
    let lane = window.get(Role::CheckBox, "Internal messages");
    assert!(lane.chosen);
    window.click(&lane);
    assert!(!window.get(Role::CheckBox, "Internal messages").chosen);
    window.press(Key::Escape);
    let left = window.events().len();
    assert!(left < all && left > 0, "{left} of {all}");
    assert!(!window.has(Role::Button, "October 2023, “Our goal"));
    let (shown, of) =
        (window.state().project().unwrap().content.reading_order().count(), window.state().session().unwrap());
    let said = format!("{shown} of {} shown", of.project.events.len());
    assert!(status(&window).contains(&said), "{} should say {said}", status(&window));
    let filter = window.get(Role::Button, "Filter");
    window.click(&filter);
    let clear = window.get(Role::Button, "Clear the filter");
    window.click(&clear);
    window.press(Key::Escape);
    assert_eq!(window.events().len(), all);
}

#[test]
fn a_search_ignores_variants_of_letters_and_dims_the_rest() {
    // The article writes "أبريل", "وحدة معالجة"; people type it in many ways.
    #[rustfmt::skip]
    let cases = [
        ("هدفنا", true), ("هَدَفُنا", true), ("هـــدفنا", true), ("وحده معالجه", true), ("الدّحل", true),
        ("احمد الدحل", true), ("أحمد الدحل", true), ("زوكربيرج", true), ("gpt-4", true), ("GPT-٤", true),
        ("libgen", true), ("قمح", false),
    ];
    let mut window = Setup::arabic().open();
    for (query, found) in cases {
        let field = window.get(Role::TextInput, "بحث");
        window.set_text(&field, query);
        let hits = window.state().project().unwrap().search.hits.len();
        assert_eq!(hits > 0, found, "{query}: {hits} hits");
        let all = window.state().project().unwrap().content.reading_order().count();
        assert!(hits < all, "{query} finds everything");
        if !found {
            assert!(window.has(Role::Label, "لا نتائج"));
        }
    }
}

#[test]
fn what_a_search_did_not_find_is_paler() {
    let mut window = Setup::arabic().open();
    // The share of a label's pixels that are as dark as its words: those of second rank are not.
    let ink = |window: &mut Window, start: &str| {
        let rect = window.get(Role::Button, start).rect.shrink(4.0);
        let picture = window.picture();
        let (xs, ys) = (rect.min.x as u32..rect.max.x as u32, rect.min.y as u32..rect.max.y as u32);
        let dark = ys.flat_map(|y| xs.clone().map(move |x| (x, y)));
        let dark = dark.filter(|&(x, y)| picture.get_pixel(x, y).0[..3].iter().all(|&c| c < 80)).count();
        dark as f32 / rect.area()
    };
    let (hit, other) = ("أكتوبر 2023، «هدفنا", "يوليو 2024، زوكربيرج");
    let before = (ink(&mut window, hit), ink(&mut window, other));
    let field = window.get(Role::TextInput, "بحث");
    window.set_text(&field, "هدفنا");
    let after = (ink(&mut window, hit), ink(&mut window, other));
    assert!(after.1 < before.1 * 0.1, "what was not found: {} before, {} after", before.1, after.1);
    assert!(before.0 > 0.01 && after.0 > before.0 * 0.8, "what was found: {} before, {} after", before.0, after.0);
}

#[test]
fn the_language_switch_mirrors_the_panels() {
    let mut window = Setup::arabic().open();
    let places = |window: &Window| {
        let page = window.get(Role::Document, "").rect.center().x;
        let lanes = window.state().layout().areas.lanes.center().x;
        let menu =
            window.nodes().into_iter().find(|n| n.name == "القائمة" || n.name == "Menu").unwrap().rect.center().x;
        (page < lanes, menu > 720.0)
    };
    assert_eq!(places(&window), (true, true), "Arabic: source at the left, menu at the right");
    let switch = window.get(Role::Button, "En");
    window.click(&switch);
    assert_eq!(places(&window), (false, false), "English: source at the right, menu at the left");
    let nodes = window.nodes();
    let arabic = |c: char| ('\u{0620}'..='\u{064A}').contains(&c);
    // The document stays as it is.
    let document = window.state().session().expect("it is open").texts[0].text().expect("it is there").clone();
    let of_document = |n: &Node| n.role == Role::Paragraph || document.contains(&n.name);
    let left: Vec<&Node> =
        nodes.iter().filter(|n| n.name.chars().any(arabic) && !is_quote(n) && !of_document(n)).collect();
    let left: Vec<&Node> = left.into_iter().filter(|n| n.name != "ع").collect();
    assert!(left.is_empty(), "words that stayed Arabic: {left:#?}");
    // The project is Arabic: its time still runs to the left.
    let (early, late) = (window.get(Role::Button, "October 2023, “Our"), window.get(Role::Button, "July 2024"));
    assert!(late.rect.center().x < early.rect.center().x);
    let switch = window.get(Role::Button, "ع");
    window.click(&switch);
    assert_eq!(places(&window), (true, true));
}

#[test]
fn the_direction_of_time_can_be_reversed() {
    let mut window = Setup::arabic().open();
    let order = |window: &Window| {
        let x = |start| window.get(Role::Button, start).rect.center().x;
        x("يوليو 2024، زوكربيرج") < x("أكتوبر 2023، «هدفنا")
    };
    assert!(order(&window), "later is at the left");
    window.press_with(CTRL_SHIFT, Key::D);
    assert!(!order(&window), "later is at the right");
}

#[test]
fn the_theme_switch_changes_every_ground() {
    let mut window = Setup::arabic().open();
    let light = window.picture();
    let theme = window.get(Role::Button, "فاتح أو داكن");
    window.click(&theme);
    let dark = window.picture();
    let bright = |picture: &image::RgbaImage| {
        let bright = picture.pixels().filter(|p| p.0[..3].iter().all(|&c| c > 200)).count();
        bright as f64 / (picture.width() * picture.height()) as f64
    };
    assert!(bright(&light) > 0.85, "{}", bright(&light));
    assert!(bright(&dark) < 0.05, "{}", bright(&dark));
}

/// The interface is in another language than the project: the text that was shown is changed, and what is cited is in the
/// language of the project.
#[test]
fn a_project_in_another_language_is_edited_and_cited_in_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("project.json");
    let text = "The quick brown fox jumps over the lazy dog in October.";
    std::fs::write(folder.path().join("a.txt"), text).unwrap();
    let project = r#"{"format": "sanad/1", "title": "", "language": "en",
        "documents": [{"id": "a", "title": "Letter", "path": "a.txt", "published": "2023-10"}],
        "events": [{"id": "e", "when": "2023-10", "title": "Wrong name",
            "excerpts": [{"document": "a", "exact": "The quick brown fox jumps over the lazy dog"}]}]}"#;
    std::fs::write(&path, project).unwrap();
    let mut window = Setup::arabic().file(&path).open();
    window.press(Key::Home);
    let copied = window.copy().expect("a quote");
    assert!(copied.ends_with("— Letter, October 2023"), "{copied:?}");
    window.press(Key::E);
    window.press_with(CTRL, Key::A);
    window.type_text("Right name");
    let apply = window.get(Role::Button, "تطبيق");
    window.click(&apply);
    window.press_with(CTRL, Key::S);
    window.pause();
    let saved = std::fs::read_to_string(&path).unwrap();
    assert!(saved.contains("\"title\": \"Right name\"") && !saved.contains("Wrong name"), "{saved}");
    window.press(Key::E);
    window.press_with(CTRL, Key::A);
    window.type_and_press("typed in the frame of the save", CTRL, Key::S);
    window.pause();
    let saved = std::fs::read_to_string(&path).unwrap();
    assert!(saved.contains("\"title\": \"typed in the frame of the save\""), "{saved}");
}

#[test]
fn times_are_told_by_the_clock_of_the_zone_of_the_settings() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.ics");
    let event = "BEGIN:VEVENT\nSUMMARY:A letter\nDTSTART:20240610T223000Z\nEND:VEVENT\n";
    std::fs::write(&file, format!("BEGIN:VCALENDAR\n{event}END:VCALENDAR\n")).expect("written");
    let mut window = Setup::english().file(file).open();
    assert!(window.has(Role::Button, "10 June 2024, 22:30 UTC"), "{:#?}", names(&window.nodes()));
    for (name, told) in
        [("Asia/Beirut", "11 June 2024, 01:30 UTC+3"), ("Nowhere", "11 June 2024"), ("", "10 June 2024")]
    {
        window.press_with(CTRL, Key::Comma);
        let field = window.get(Role::TextInput, "Time zone");
        window.set_text(&field, name);
        window.press(Key::Escape);
        assert!(window.has(Role::Button, told), "{name}: {:#?}", names(&window.nodes()));
    }
    assert_eq!(window.state().settings().time_zone, "");
}

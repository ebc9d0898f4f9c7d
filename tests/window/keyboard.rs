//! The main job by keyboard alone: no pointer is ever moved.

use std::sync::Arc;

use egui::{Key, Modifiers};

use crate::driver::{Role, Setup, Window, is_quote};
use crate::mouse::page;

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
const CTRL_SHIFT: Modifiers = Modifiers { ctrl: true, command: true, shift: true, ..Modifiers::NONE };
const SHIFT: Modifiers = Modifiers::SHIFT;

/// Opens the search with the key that is "/" on most layouts.
fn slash(window: &mut Window) {
    window.press_on_layout(Modifiers::NONE, Key::Slash, Key::Slash, Some("/"));
}

#[test]
fn from_search_to_quote_to_picture() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.png");
    let mut window = Setup::arabic().open();
    slash(&mut window);
    assert_eq!(window.focus(), "بحث");
    assert_eq!(window.focused().unwrap().value, "", "the key that opens the search is not typed into it");
    window.type_text("هدفنا");
    assert_eq!(window.focused().unwrap().value, "هدفنا");
    window.press(Key::Enter);
    assert_eq!(window.focus(), "بحث", "Enter may be pressed again for the next hit");
    assert!(window.get(Role::Button, "أكتوبر 2023، «هدفنا").chosen);
    let quote = window.get(Role::Link, "اقتباس: هدفنا يجب أن يكون GPT-4");
    assert!(quote.chosen);
    assert!(page(&window).rect.contains_rect(quote.rect));

    window.press_with(CTRL, Key::E);
    assert!(window.has(Role::Dialog, "تصدير الخط الزمني"));
    window.tab_to("الحفظ في");
    window.press_with(CTRL, Key::A);
    window.type_text(file.to_str().unwrap());
    assert_eq!(window.focused().unwrap().value, file.to_str().unwrap());
    window.tab_to("تصدير الملف");
    window.press(Key::Space);
    window.wait("the export", |state| !state.is_exporting() && state.overlay().is_none());
    assert_eq!(image::open(&file).expect("a whole PNG").to_rgba8().dimensions(), (1920, 1080));
    assert!(!window.pointer_used);
}

#[test]
fn enter_in_the_path_field_saves() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.png");
    let mut window = Setup::english().open();
    window.press_with(CTRL, Key::E);
    window.tab_to("Save to");
    window.press_with(CTRL, Key::A);
    window.type_text(file.to_str().unwrap());
    window.press(Key::Enter);
    window.wait("the export", |state| !state.is_exporting() && state.overlay().is_none());
    assert!(file.exists());
}

#[test]
fn tab_goes_through_events_and_arrows_choose_them() {
    let mut window = Setup::arabic().open();
    window.tab_to("أكتوبر 2023");
    let first = window.focus();
    window.press(Key::Space);
    assert!(window.get(Role::Button, &first).chosen);
    assert_eq!(window.focus(), first);
    // In a right-to-left timeline ← is later.
    let mut seen = vec![first.clone()];
    for _ in 0..20 {
        window.press(Key::ArrowLeft);
        let now = window.focus();
        assert!(window.chosen().contains(&now), "the keyboard is at the chosen event, not at “{now}”");
        if seen.last() != Some(&now) {
            seen.push(now);
        }
    }
    let all = window.state().project().unwrap().content.reading_order().count();
    assert_eq!(seen.len(), all, "← comes to every event from the first: {seen:#?}");
    for _ in 0..20 {
        window.press(Key::ArrowRight);
    }
    assert_eq!(window.focus(), seen[0], "→ comes back");
    assert!(!window.pointer_used);
}

#[test]
fn up_and_down_change_the_lane() {
    let mut window = Setup::arabic().open();
    window.press(Key::Home);
    let lane = |window: &Window| {
        let state = window.state();
        let event = state.project().unwrap().selection.event.expect("an event is chosen");
        state.session().unwrap().project.event(event).unwrap().lane().cloned()
    };
    let first = lane(&window);
    window.press(Key::ArrowDown);
    let second = lane(&window);
    assert_ne!(first, second);
    window.press(Key::ArrowUp);
    assert_eq!(lane(&window), first);
}

#[test]
fn quotes_are_stepped_through_in_their_order() {
    let mut window = Setup::english().open();
    let mut offsets = Vec::new();
    for _ in 0..30 {
        window.press(Key::N);
        let state = window.state();
        let ix = state.project().unwrap().selection.excerpt.expect("a quote is chosen");
        let range = state.session().unwrap().resolution(ix).unwrap().range().unwrap().clone();
        let quote: Vec<_> = window.nodes().into_iter().filter(|n| n.chosen && is_quote(n)).collect();
        assert_eq!(quote.len(), 1, "the chosen quote is in view");
        offsets.push((range.start, range.end, ix));
    }
    offsets.dedup();
    assert!(offsets.is_sorted());
    assert_eq!(offsets.len(), window.state().session().unwrap().quotes_found().0, "each quote once");
    window.press(Key::P);
    let ix = window.state().project().unwrap().selection.excerpt.unwrap();
    assert_eq!(ix, offsets[offsets.len() - 2].2);
}

#[test]
fn letters_go_by_their_place_on_the_keyboard() {
    // (place, what the layout makes of it, what it writes, what has to be open)
    let mut window = Setup::arabic().open();
    window.press(Key::Home);
    // E edits on every layout; here its place writes another letter.
    window.press_on_layout(Modifiers::NONE, Key::E, Key::Period, Some("ث"));
    assert!(window.has(Role::Dialog, "تحرير الحدث"));
    assert_eq!(window.get(Role::TextInput, "العنوان").value, "«هدفنا يجب أن يكون GPT-4»", "nothing was typed into it");
    window.press(Key::Escape);
    let before = window.state().project().unwrap().time.target.per_point;
    window.press_on_layout(Modifiers::NONE, Key::W, Key::Z, Some("ص"));
    assert!(window.state().project().unwrap().time.target.per_point < before, "W zooms in");
    window.press_on_layout(CTRL, Key::E, Key::Period, None);
    assert!(window.has(Role::Dialog, "تصدير الخط الزمني"));
    window.press(Key::Escape);
    assert!(!window.has(Role::Dialog, ""));
    // The Arabic question mark stands on the same key as the Latin one.
    window.press_on_layout(SHIFT, Key::Slash, Key::Questionmark, Some("؟"));
    assert!(window.has(Role::Dialog, "اختصارات"));
    window.press(Key::Escape);
    window.press_on_layout(Modifiers::NONE, Key::Slash, Key::Period, Some("ظ"));
    assert_eq!(window.focus(), "بحث");
    assert_eq!(window.focused().unwrap().value, "");
}

#[test]
fn escape_closes_what_is_on_top_then_the_search_then_the_selection() {
    let mut window = Setup::arabic().open();
    slash(&mut window);
    window.type_text("LibGen");
    window.press(Key::Enter);
    window.press_with(CTRL_SHIFT, Key::P);
    assert!(window.has(Role::Dialog, "كل الأوامر"));
    window.press(Key::Escape);
    assert!(!window.has(Role::Dialog, ""));
    assert_eq!(window.get(Role::TextInput, "بحث").value, "LibGen");
    assert_eq!(window.chosen().len(), 2);
    window.press(Key::Escape);
    assert_eq!(window.get(Role::TextInput, "بحث").value, "");
    assert_eq!(window.chosen().len(), 2, "the selection is still there");
    window.press(Key::Escape);
    assert_eq!(window.chosen(), [""; 0]);
}

#[test]
fn the_keyboard_stays_in_a_dialog_and_comes_back_from_it() {
    let mut window = Setup::arabic().open();
    window.press(Key::Home);
    window.tab_to("أكتوبر 2023، «هدفنا");
    let before = window.focus();
    window.press_with(CTRL, Key::E);
    let dialog = window.get(Role::Dialog, "تصدير الخط الزمني");
    for step in 0..40 {
        window.press(Key::Tab);
        let focused = window.focused().expect("something has the keyboard");
        assert!(dialog.rect.contains_rect(focused.rect.shrink(1.0)), "after {step} steps it is at “{}”", focused.name);
    }
    window.press(Key::Escape);
    assert!(!window.has(Role::Dialog, ""));
    assert_eq!(window.focus(), before, "the keyboard is where it was");
}

#[test]
fn lists_that_scroll_are_reached_to_their_end() {
    let mut window = Setup::english().sized(900.0, 600.0).open();
    window.press_with(CTRL, Key::L);
    window.tab_to("Documents of Kadrey v. Meta");
    window.press(Key::Space);
    assert!(window.get(Role::CheckBox, "Documents of Kadrey").chosen);
    window.press(Key::Escape);
    window.press(Key::F1);
    let seen = |window: &Window| window.nodes().iter().any(|node| node.name.contains("Move or resize the view"));
    assert!(!seen(&window), "the list is longer than the dialog");
    window.press(Key::End);
    assert!(seen(&window));
}

#[test]
fn the_palette_runs_commands() {
    let mut window = Setup::english().open();
    window.press_with(CTRL_SHIFT, Key::P);
    assert_eq!(window.focused().map(|node| node.role), Some(Role::TextInput));
    window.type_text("light or");
    window.press(Key::Enter);
    assert!(!window.has(Role::Dialog, ""));
    assert!(window.state().theme().dark);
    window.press_with(CTRL_SHIFT, Key::P);
    window.type_text("short");
    window.press(Key::Enter);
    assert!(window.has(Role::Dialog, "Shortcuts"));
}

#[test]
fn enter_and_shift_enter_step_through_hits() {
    let mut window = Setup::english().open();
    slash(&mut window);
    window.type_text("Llama");
    let hits = window.state().project().unwrap().search.hits.clone();
    assert!(hits.len() >= 4, "{hits:?}");
    window.press(Key::Enter);
    assert_eq!(window.state().project().unwrap().selection.event, Some(hits[0]));
    window.press(Key::Enter);
    assert_eq!(window.state().project().unwrap().selection.event, Some(hits[1]));
    assert!(window.has(Role::Label, &format!("2 of {}", hits.len())));
    window.press_with(SHIFT, Key::Enter);
    assert_eq!(window.state().project().unwrap().selection.event, Some(hits[0]));
    window.press(Key::F3);
    assert_eq!(
        window.state().project().unwrap().selection.event,
        Some(hits[1]),
        "F3 writes nothing, so it acts in a field, too"
    );
}

#[test]
fn what_is_typed_is_no_command() {
    let mut window = Setup::english().open();
    window.press(Key::Home);
    let before = (window.state().project().unwrap().time.target, window.state().project().unwrap().selection.event);
    slash(&mut window);
    window.type_text("wsad0-=+efntp[],. /?");
    assert_eq!(window.get(Role::TextInput, "Search").value, "wsad0-=+efntp[],. /?");
    assert_eq!(
        (window.state().project().unwrap().time.target, window.state().project().unwrap().selection.event),
        before
    );
    assert_eq!(window.state().overlay(), None);
    assert!(window.state().settings().source_open);
}

#[test]
fn signs_that_need_shift_work_with_it() {
    let mut window = Setup::english().open();
    let zoom = |window: &Window| window.state().project().unwrap().time.target.per_point;
    let before = zoom(&window);
    window.press_on_layout(SHIFT, Key::Equals, Key::Plus, Some("+"));
    assert!(zoom(&window) < before, "+ on a Latin keyboard");
    let before = zoom(&window);
    window.press_on_layout(Modifiers::NONE, Key::Minus, Key::Minus, Some("-"));
    assert!(zoom(&window) > before);
    window.press_on_layout(SHIFT, Key::Slash, Key::Questionmark, Some("?"));
    assert!(window.has(Role::Dialog, "Shortcuts"));
}

#[test]
fn an_event_is_copied_with_all_its_quotes() {
    let mut window = Setup::english().open();
    window.press(Key::Home);
    let Some(egui::OutputCommand::CopyText(text)) = window.sent_by(CTRL_SHIFT, Key::C) else { panic!("no text") };
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("October 2023 — "), "{text}");
    assert!(lines.iter().filter(|line| line.contains("Documents of Kadrey v. Meta")).count() >= 2, "{text}");
    assert!(text.contains("«أكتوبر 2023»"), "{text}");
}

#[test]
fn the_view_is_copied_as_a_picture() {
    let mut window = Setup::arabic().open();
    let Some(egui::OutputCommand::CopyImage(picture)) = window.sent_by(CTRL_SHIFT, Key::E) else {
        panic!("no picture")
    };
    let lanes = window.state().layout().areas.lanes;
    assert!(picture.size[0] as f32 >= 2.0 * lanes.width() && picture.size[1] as f32 >= 2.0 * lanes.height());
    let colors: std::collections::HashSet<_> = picture.pixels.iter().collect();
    assert!(colors.len() > 50, "only {} colours", colors.len());
    assert!(window.has(Role::Status, "نُسخ"));
}

#[test]
fn what_is_printed_is_on_the_paper_of_its_name() {
    let mut window = Setup::arabic().open();
    window.press_with(CTRL, Key::P);
    window.wait("the pages", |state| state.printed().is_some());
    let path = window.state().printed().map(ToOwned::to_owned).expect("it was made");
    let bytes = std::fs::read(&path).expect("it is there");
    drop(window);
    assert!(!path.exists() && !path.parent().expect("a folder of its own").exists(), "it goes with the window");
    let pdf = sanad::documents::pdf::Pdf::open(Arc::new(bytes)).expect("a PDF");
    assert_eq!(pdf.pages(), 1);
    // A4 across: 297 × 210 mm at 72 points an inch, on whole pixels of 300 an inch.
    let size = pdf.size(0);
    assert!((size.w - 841.9).abs() < 0.3 && (size.h - 595.3).abs() < 0.3, "{size:?}");
}

#[test]
fn the_quote_is_copied_with_its_citation() {
    let mut window = Setup::english().open();
    window.press(Key::Home);
    let copied = window.copy().expect("something is copied");
    assert!(copied.contains("هدفنا يجب أن يكون GPT-4"), "{copied}");
    assert!(copied.contains("Documents of Kadrey v. Meta"), "{copied}");
    assert!(window.has(Role::Status, "Copied"));
}

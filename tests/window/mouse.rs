//! The main job by mouse: from an event to its quote, back, and to a PNG.

use egui::{Pos2, pos2, vec2};
use sanad::export::Target;
use sanad::scene::ThemeName;

use crate::driver::{Node, Role, Setup, Window, is_quote};

/// The middle of the source panel's page.
pub(crate) fn page(window: &Window) -> Node {
    window.get(Role::Document, "")
}

/// Points all over a node.
fn points(node: &Node) -> impl Iterator<Item = Pos2> {
    let rect = node.rect;
    let at = move |i: u32, n: u32, from: f32, size: f32| from + size * (i as f32 + 0.5) / n as f32;
    (0..6).flat_map(move |row| {
        (0..16).map(move |column| pos2(at(column, 16, rect.min.x, rect.width()), at(row, 6, rect.min.y, rect.height())))
    })
}

#[test]
fn an_event_leads_to_its_quote() {
    let mut window = Setup::arabic().open();
    assert_eq!(window.chosen(), [""; 0], "nothing is chosen at first");
    let event = window.get(Role::Button, "أكتوبر 2023، «هدفنا");
    window.click(&event);
    let event = window.get(Role::Button, "أكتوبر 2023، «هدفنا");
    assert!(event.chosen);
    assert_eq!(window.focus(), event.name);
    let quote = window.get(Role::Link, "اقتباس: هدفنا يجب أن يكون GPT-4");
    assert!(quote.chosen, "{quote:?}");
    let page = page(&window);
    assert!(page.rect.contains_rect(quote.rect), "the quote {:?} is in view on the page {:?}", quote.rect, page.rect);
    let chosen = window.chosen();
    assert_eq!(chosen.len(), 2, "only the event and its quote: {chosen:?}");
}

#[test]
fn every_event_leads_to_a_quote_in_view() {
    for mut window in [Setup::arabic().open(), Setup::english().sized(1100.0, 700.0).open()] {
        let mut led = 0;
        for node in window.events() {
            window.click(&node);
            let (event, excerpt) = (
                window.state().project().unwrap().selection.event,
                window.state().project().unwrap().selection.excerpt,
            );
            assert!(event.is_some() && excerpt.is_some_and(|e| Some(e.event) == event), "{}", node.name);
            let quote: Vec<Node> = window.nodes().into_iter().filter(|n| n.chosen && is_quote(n)).collect();
            assert_eq!(quote.len(), 1, "one chosen quote for {}: {quote:?}", node.name);
            assert!(page(&window).rect.contains_rect(quote[0].rect), "{} at {:?}", quote[0].name, quote[0].rect);
            led += 1;
        }
        assert!(led >= 7, "only {led} events were in view");
    }
}

#[test]
fn a_quote_leads_to_its_event() {
    let mut window = Setup::arabic().open();
    let event = window.get(Role::Button, "أبريل 2024، ميتا تطلق");
    window.click(&event);
    let date = window.get(Role::Link, "عبارة تدل على التاريخ: أبريل 2024");
    window.click_at(pos2(900.0, 780.0));
    window.click(&date);
    assert!(window.get(Role::Link, "عبارة تدل على التاريخ: أبريل 2024").chosen);
    assert!(window.get(Role::Button, "أبريل 2024، ميتا تطلق").chosen);
}

#[test]
fn a_quote_leads_to_an_event_that_was_out_of_view() {
    let mut window = Setup::arabic().open();
    window.press(egui::Key::End);
    (0..6).for_each(|_| window.press(egui::Key::W));
    window.press(egui::Key::End);
    assert!(!window.get(Role::Button, "أكتوبر 2023، «هدفنا").in_view(), "zoomed in on the last event");
    let middle = page(&window).rect.center();
    window.wheel(middle, vec2(0.0, 9000.0));
    let quotes = window.named("عبارة تدل على التاريخ: أكتوبر 2023");
    let date = quotes.first().expect("the words are at the start of the article");
    window.click(date);
    let event = window.get(Role::Button, "أكتوبر 2023، «هدفنا");
    assert!(event.chosen, "{event:?}");
    assert!(window.state().layout().areas.lanes.shrink(-1.0).max.x >= event.rect.max.x);
}

#[test]
fn quotes_that_lie_over_each_other_are_all_reached_by_clicking_again() {
    let mut window = Setup::arabic().open();
    // Two events are dated by the same words, and one's quote lies inside the other's.
    for (start, wanted) in [("عبارة تدل على التاريخ: أكتوبر 2023", 2), ("اقتباس: لدينا 64 ألف", 2)]
    {
        let node = window.nodes().into_iter().find(|n| n.name.starts_with(start)).expect(start);
        let mut best = 0;
        for at in points(&node) {
            let mut events = Vec::new();
            for _ in 0..3 {
                window.click_at(at);
                window.pause();
                events.extend(window.state().project().unwrap().selection.event);
            }
            events.sort();
            events.dedup();
            best = best.max(events.len());
            if best >= wanted {
                break;
            }
        }
        assert!(best >= wanted, "{start}: {best} events reached");
    }
}

#[test]
fn a_picture_is_exported() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("صورة الخط الزمني.png");
    let mut window = Setup::arabic().open();
    let export = window.get(Role::Button, "تصدير…");
    window.click(&export);
    assert!(window.has(Role::Dialog, "تصدير الخط الزمني"));
    let path = window.get(Role::TextInput, "الحفظ في");
    window.set_text(&path, file.to_str().unwrap());
    assert_eq!(window.get(Role::TextInput, "الحفظ في").value, crate::driver::plain(file.to_str().unwrap()));
    let free = window.get(Role::RadioButton, "حر");
    window.click(&free);
    for (name, number) in [("العرض (بكسل)", "1200"), ("الارتفاع (بكسل)", "640")] {
        let field = window.get(Role::TextInput, name);
        window.set_text(&field, number);
    }
    let save = window.get(Role::Button, "تصدير الملف");
    window.click(&save);
    window.wait("the export", |state| !state.is_exporting() && state.overlay().is_none());
    let picture = image::open(&file).expect("a whole PNG").to_rgba8();
    assert_eq!(picture.dimensions(), (1200, 640));
    let colors: std::collections::HashSet<_> = picture.pixels().map(|p| p.0).collect();
    assert!(colors.len() > 50, "only {} colours", colors.len());
    assert!(window.has(Role::Status, "كُتب الملف"), "{:?}", crate::driver::names(&window.nodes()));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the picture");
}

#[test]
fn an_export_that_cannot_be_written_says_so_and_keeps_the_dialog() {
    let mut window = Setup::english().open();
    let export = window.get(Role::Button, "Export…");
    window.click(&export);
    let path = window.get(Role::TextInput, "Save to");
    window.set_text(&path, "/nonexistent-folder/a.png");
    let save = window.get(Role::Button, "Export the file");
    window.click(&save);
    window.wait("the refusal", |state| !state.is_exporting() && state.notices().shown().is_some());
    assert!(window.has(Role::Alert, "The picture was not written"));
    assert!(window.has(Role::Dialog, "Export the timeline"));
}

#[test]
fn the_preview_comes_and_follows_the_options() {
    let mut window = Setup::english().open();
    let export = window.get(Role::Button, "Export…");
    window.click(&export);
    let width = window.get(Role::TextInput, "Width (pixels)");
    assert_eq!(width.value, "1920");
    let preset = window.get(Role::RadioButton, "4K");
    window.click(&preset);
    assert_eq!(window.get(Role::TextInput, "Width (pixels)").value, "3840");
    assert!(window.get(Role::RadioButton, "4K").chosen);
    let width = window.get(Role::TextInput, "Width (pixels)");
    window.set_text(&width, "40000");
    assert!(window.get(Role::RadioButton, "Free").chosen, "typed numbers are no preset");
}

#[test]
fn every_format_is_written_and_the_choice_is_kept_for_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Setup::english().open();
    for (format, begins) in
        [("SVG", &b"<?xml"[..]), ("PDF", b"%PDF-"), ("HTML", b"<!doctype html>"), ("PNG", b"\x89PNG")]
    {
        let export = window.get(Role::Button, "Export…");
        window.click(&export);
        let path = window.get(Role::TextInput, "Save to");
        window.set_text(&path, folder.path().join("out.png").to_str().unwrap());
        let choice = window.get(Role::RadioButton, format);
        window.click(&choice);
        let ending = format!("out.{}", format.to_lowercase());
        assert!(window.get(Role::TextInput, "Save to").value.ends_with(&ending), "{format}");
        if format == "PDF" {
            let print = window.get(Role::RadioButton, "Print");
            window.click(&print);
        }
        let save = window.get(Role::Button, "Export the file");
        window.click(&save);
        window.wait("the export", |state| !state.is_exporting() && state.overlay().is_none());
        let bytes = std::fs::read(folder.path().join(&ending)).expect(&ending);
        assert!(bytes.to_ascii_lowercase().starts_with(&begins.to_ascii_lowercase()), "{format}");
    }
    let kept = window.state().settings().export_of(None).expect("what was chosen last");
    assert_eq!((kept.format, kept.options.figure.theme), (Target::Png, ThemeName::Print));
    // Another size tells what it cannot show.
    let export = window.get(Role::Button, "Export…");
    window.click(&export);
    assert!(window.get(Role::RadioButton, "Print").chosen);
    let social = window.get(Role::RadioButton, "Social");
    window.click(&social);
    assert!(window.get(Role::RadioButton, "Landscape").chosen);
    window.wait_for(Role::Label, "The cards");
}

#[test]
fn the_selected_quote_is_copied_with_its_source() {
    let mut window = Setup::english().open();
    let event = window.get(Role::Button, "October 2023, “Our goal");
    window.click(&event);
    let copy = window.get(Role::Button, "Copy the quote with its source");
    window.click(&copy);
    assert!(window.has(Role::Status, "Copied"));
}

#[test]
fn a_file_is_opened_by_dropping_it() {
    let mut window = Setup::english().open();
    let folder = crate::states::sample_in_folder();
    window.drop_file(folder.path().join("project.json"));
    window.wait("the dropped project", |state| state.session().is_some_and(|session| session.path().is_some()));
    assert!(window.has(Role::Button, "October 2023, “Our goal"));
}

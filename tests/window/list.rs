//! The list of events: rows, order, marks, keys, and what an assistive program reads of it.

use std::fs;
use std::path::PathBuf;

use egui::{Key, Modifiers};
use tempfile::TempDir;

use crate::driver::{Node, Role, Setup, Window, names};

/// A project of so many events, one a day, the last ones without a date; with two lanes, and more important every
/// tenth.
fn project(count: usize) -> (TempDir, PathBuf) {
    let event = |n: usize| {
        let when = if n + 2 < count {
            format!(r#""when": "{}-{:02}-{:02}","#, 2000 + n / 336, n / 28 % 12 + 1, n % 28 + 1)
        } else {
            String::new()
        };
        let (lane, importance) =
            (if n.is_multiple_of(3) { "b" } else { "a" }, if n.is_multiple_of(10) { 5 } else { 2 });
        format!(
            r#"{{"id": "e{n}", {when} "title": "Event {n:05} {}", "lane": "{lane}", "importance": {importance}}}"#,
            if n.is_multiple_of(7) { "needle" } else { "hay" }
        )
    };
    let events: Vec<String> = (0..count).map(event).collect();
    let text = format!(
        r#"{{"format": "sanad/1", "title": "t", "language": "en", "lanes": [{{"id": "a", "title": "A"}}, {{"id": "b", "title": "B"}}], "events": [{}]}}"#,
        events.join(",\n")
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("project.json");
    fs::write(&path, text).unwrap();
    (folder, path)
}

fn open(count: usize) -> (TempDir, Window) {
    let (folder, path) = project(count);
    let mut window = Setup::english().with(|s| s.list_open = true).file(&path).open();
    window.settle();
    (folder, window)
}

/// The rows in view, from the top.
fn rows(window: &Window) -> Vec<Node> {
    window.nodes().into_iter().filter(|node| node.role == Role::ListItem).collect()
}

/// The numbers of the events whose rows are in view.
fn numbers(window: &Window) -> Vec<usize> {
    let number = |node: Node| node.name.split("Event ").nth(1)?.get(..5)?.parse().ok();
    rows(window).into_iter().filter_map(number).collect()
}

fn selected(window: &Window) -> Option<u32> {
    window.state().project().unwrap().selection.event.map(|event| event.0)
}

fn click_row(window: &mut Window, at: usize) {
    let row = rows(window)[at].clone();
    window.pause();
    window.click(&row);
}

#[test]
fn a_command_shows_and_hides_it() {
    let (_folder, path) = project(12);
    for (setup, button, list) in
        [(Setup::english(), "Show or hide the list", "Events"), (Setup::arabic(), "إظهار قائمة الأحداث", "الأحداث")]
    {
        let mut window = setup.file(&path).open();
        assert!(!window.has(Role::List, list));
        let button = window.get(Role::Button, button);
        window.click(&button);
        assert!(window.has(Role::List, list), "{:#?}", names(&window.nodes()));
        assert_eq!(rows(&window).len(), 12);
        window.press(Key::L);
        assert!(rows(&window).is_empty(), "the key does the same");
    }
}

#[test]
fn only_rows_in_view_are_there_and_they_are_in_reading_order() {
    let (_folder, mut window) = open(5_000);
    let seen = numbers(&window);
    assert!(seen.len() < 40 && seen.iter().copied().eq(0..seen.len()), "{seen:?}");
    let list = window.get(Role::List, "Events");
    window.click_at(rows(&window)[3].rect.center());
    assert_eq!(selected(&window), Some(3));
    assert_eq!(window.focus(), "4 January 2000, Event 00003 hay", "the row is read out");
    window.press(Key::End);
    assert_eq!(selected(&window), Some(4_998));
    assert_eq!(numbers(&window).last(), Some(&4_998), "the undated ones come last, by lane");
    let last = rows(&window).last().unwrap().rect;
    assert!(last.max.y <= list.rect.max.y + 0.5, "the whole of the row is seen");
    window.press(Key::PageUp);
    let at = selected(&window).unwrap();
    assert!((4_970..4_995).contains(&at), "{at}");
    window.press(Key::Home);
    window.press(Key::ArrowDown);
    assert_eq!(selected(&window), Some(1));
}

#[test]
fn a_selection_on_the_timeline_scrolls_the_list_and_a_row_moves_the_timeline() {
    let (_folder, mut window) = open(2_000);
    window.press(Key::End);
    let last = selected(&window).unwrap() as usize;
    assert!(numbers(&window).contains(&last), "{last} is in {:?}", numbers(&window));
    let marked = rows(&window).into_iter().filter(|row| row.chosen).count();
    assert_eq!(marked, 1);
    window.press(Key::W);
    let before = window.state().project().unwrap().time.target;
    for _ in 0..4 {
        window.press(Key::W);
    }
    let list = window.get(Role::List, "Events");
    window.wheel(list.rect.center(), egui::vec2(0.0, 1e6));
    assert_eq!(numbers(&window)[0], 0, "the wheel scrolls the list");
    click_row(&mut window, 0);
    assert_eq!(selected(&window), Some(0));
    assert!(window.state().project().unwrap().time.target.center < before.center, "the timeline went to the event");
}

#[test]
fn columns_sort_and_the_same_once_more_turns_them_round() {
    let (_folder, mut window) = open(100);
    let cases: [(&str, &[usize]); 6] = [
        ("Sort by Importance", &[0, 10, 20, 30]),
        ("Sorted by Importance", &[1, 2, 3, 4]),
        ("Sort by Lane", &[1, 2, 4, 5]),
        ("Sort by Title", &[0, 1, 2, 3]),
        ("Sorted by Title", &[99, 98, 97, 96]),
        ("Sort by Time", &[0, 1, 2, 3]),
    ];
    for (head, expected) in cases {
        let head = window.get(Role::RadioButton, head);
        window.pause();
        window.click(&head);
        assert_eq!(numbers(&window)[..4], *expected, "{}", head.name);
    }
    let head = window.get(Role::RadioButton, "Sorted by Time");
    window.pause();
    window.click(&head);
    assert_eq!(numbers(&window)[..2], [97, 96], "those without a date stay last");
}

#[test]
fn several_rows_are_marked_and_copied() {
    let (_folder, mut window) = open(50);
    click_row(&mut window, 2);
    for _ in 0..3 {
        window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    }
    let marked =
        |window: &Window| window.state().project().unwrap().list.marks.iter().map(|event| event.0).collect::<Vec<_>>();
    assert_eq!(marked(&window), [2, 3, 4, 5]);
    assert!(window.has(Role::Status, "4 events marked"), "{:#?}", names(&window.nodes()));
    let copied = window.copy().expect("something is copied");
    assert_eq!(copied.lines().count(), 4, "{copied}");
    assert!(copied.starts_with("3 January 2000 — Event 00002 hay"), "{copied}");
    window.press_on_layout(Modifiers::COMMAND | Modifiers::CTRL, Key::A, Key::A, None);
    assert_eq!(marked(&window).len(), 50);
    window.press(Key::ArrowUp);
    assert_eq!(marked(&window), [4], "a plain arrow marks one again");
}

#[test]
fn a_quote_is_copied_with_its_source_and_enter_opens_it() {
    let mut window = Setup::english().with(|s| s.list_open = true).open();
    let first = rows(&window)[0].clone();
    window.click(&first);
    let copied = window.copy().expect("something is copied");
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines.len(), 2, "{copied}");
    assert!(lines[1].contains(" — "), "{copied}");
    window.press(Key::T);
    assert!(!window.state().settings().source_open);
    window.press(Key::Enter);
    assert!(window.state().settings().source_open && window.state().project().unwrap().selection.excerpt.is_some());
    assert!(window.focus().contains("Our goal must be GPT-4"), "the keyboard stays in the list: {}", window.focus());
}

#[test]
fn hits_alone_show_if_that_is_wanted() {
    let (_folder, mut window) = open(70);
    window.press(Key::Slash);
    window.type_text("needle");
    assert_eq!(numbers(&window)[..3], [0, 1, 2], "at first everything stays");
    let button = window.get(Role::Button, "Hits only");
    window.click(&button);
    assert_eq!(numbers(&window), (0..70).step_by(7).collect::<Vec<_>>());
    let field = window.get(Role::TextInput, "Search");
    window.set_text(&field, "nothing like it");
    assert!(rows(&window).is_empty());
    let told = window.nodes().iter().filter(|node| node.name == "Nothing found").count();
    assert_eq!(told, 3, "the tool bar and the list say so, and it is announced: {:#?}", names(&window.nodes()));
    window.set_text(&field, "");
    assert_eq!(numbers(&window)[..3], [0, 1, 2]);
}

#[test]
fn a_large_project_is_searched_sorted_and_filtered_by_jobs() {
    let (_folder, mut window) = open(25_000);
    window.wait("the search index", |state| state.session().is_some_and(|s| s.index().is_some()));
    window.press(Key::Slash);
    window.type_text("needle");
    window.wait("hits", |state| !state.project().unwrap().requests.search.is_busy());
    assert_eq!(window.state().project().unwrap().search.hits.len(), 25_000_usize.div_ceil(7));
    window.type_text(" 00014");
    window.wait("fewer hits", |state| !state.project().unwrap().requests.search.is_busy());
    assert_eq!(window.state().project().unwrap().search.hits.iter().map(|event| event.0).collect::<Vec<_>>(), [14]);
    let head = window.get(Role::RadioButton, "Sort by Importance");
    window.click(&head);
    window.wait("the order", |state| !state.project().unwrap().requests.sort.is_busy());
    assert_eq!(numbers(&window)[..3], [0, 10, 20]);
    let lanes = window.state().project().unwrap().content.lanes.len();
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::L);
    let lane = window.get(Role::CheckBox, "B");
    window.click(&lane);
    window.wait("the filter", |state| !state.project().unwrap().requests.gather.is_busy());
    assert_eq!(window.state().project().unwrap().content.lanes.len(), lanes - 1);
    window.wait("the order of what is left", |state| !state.project().unwrap().requests.sort.is_busy());
    // The filter hides what lies behind it.
    window.press(Key::Escape);
    assert_eq!(numbers(&window)[..3], [10, 20, 40]);
}

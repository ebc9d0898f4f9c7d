//! A table is opened: what its columns hold is shown first, and can be changed.

use std::path::PathBuf;

use egui::Key;
use sanad::app::state::Overlay;
use tempfile::TempDir;

use crate::driver::{Role, Setup, Window};

/// A table whose header says little.
pub(crate) const ODD: &str = "حصل في;ما جرى;المدينة;فئة\n1/2/2024;اجتماع أول;القاهرة;اجتماعات\n3/4/2024;لقاء ثان;بيروت;اجتماعات\n;بلا تاريخ;عمّان;أخرى\n";

/// A folder with a table in it.
pub(crate) fn table(text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    std::fs::write(&path, text).unwrap();
    (folder, path)
}

/// A window that asks about the columns of a table.
fn asked(mut window: Window, path: PathBuf) -> Window {
    ask(&mut window, path);
    window
}

/// Drops a table on a window, and waits for the question about its columns.
pub(crate) fn ask(window: &mut Window, path: PathBuf) {
    window.drop_file(path);
    window.wait("the question", |state| state.overlay() == Some(&Overlay::Columns));
}

fn project(window: &mut Window) -> std::sync::Arc<sanad::model::Project> {
    window.wait("the table", |state| !state.is_loading() && state.session().is_some_and(|s| s.path().is_some()));
    window.state().session().unwrap().project.clone()
}

#[test]
fn a_column_is_changed_before_the_table_opens() {
    let (_folder, path) = table(ODD);
    let mut window = asked(Setup::english().open(), path);
    assert!(window.has(Role::Dialog, "What the columns hold"));
    let lane = window.get(Role::ComboBox, "Column “المدينة”");
    assert!(lane.name.ends_with("Nothing (kept as it is)"), "{}", lane.name);
    window.click(&lane);
    let entry = window.get(Role::MenuItem, "Lane");
    window.click(&entry);
    assert!(window.get(Role::ComboBox, "Column “المدينة”").name.ends_with(": Lane"));
    assert!(window.get(Role::ComboBox, "Column “فئة”").name.ends_with("Nothing (kept as it is)"), "one lane only");
    assert!(window.get(Role::ComboBox, "Column “حصل في”").name.ends_with(": Date or start"), "it holds dates");
    assert!(window.get(Role::ComboBox, "Column “ما جرى”").name.ends_with(": Title"));
    for _ in 0..200 {
        if window.has(Role::Label, "3 events: 2 with a date, 1 without") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.settle();
    }
    assert!(window.has(Role::Label, "3 events: 2 with a date, 1 without"));
    let open = window.get(Role::Button, "Open table");
    window.click(&open);
    let project = project(&mut window);
    let lanes: Vec<&str> = project.lanes.iter().map(|lane| &*lane.id).collect();
    assert_eq!(lanes, ["القاهرة", "بيروت", "عمّان"]);
    let whens: Vec<_> = project.events.iter().map(|event| event.when().map(|when| when.to_string())).collect();
    assert_eq!(whens, [Some("2024-02-01".to_owned()), Some("2024-04-03".to_owned()), None]);
}

#[test]
fn enter_opens_the_table() {
    let (_folder, path) = table("when,what,where\n2024-01-02,a,b\n");
    let mut window = asked(Setup::english().open(), path);
    let lane = window.get(Role::ComboBox, "Column “where”");
    window.click(&lane);
    window.press(Key::Enter);
    assert!(window.state().overlay().is_some(), "under an open list it is not meant for the table");
    let (_folder, path) = table("when,what,where\n2024-01-02,a,b\n");
    let mut window = asked(Setup::english().open(), path);
    window.press(Key::Enter);
    assert_eq!(project(&mut window).events.len(), 1);
}

#[test]
fn day_and_month_are_asked_for_where_nothing_tells() {
    let (_folder, path) = table("date,title\n1/2/2024,a\n");
    let mut window = asked(Setup::english().open(), path);
    let month_first = window.get(Role::RadioButton, "1/2 is January 2");
    window.click(&month_first);
    let open = window.get(Role::Button, "Open table");
    window.click(&open);
    assert_eq!(project(&mut window).events.to_vec()[0].when.as_ref().unwrap().to_string(), "2024-01-02");
}

#[test]
fn the_keyboard_alone_is_enough() {
    let (_folder, path) = table("when,what,where\n2024-01-02,a,b\n");
    let mut window = asked(Setup::english().open(), path);
    window.tab_to("Column “where”");
    (0..6).for_each(|_| window.press(Key::ArrowDown));
    assert_eq!(window.focus(), "Column “where”: Lane");
    window.press(Key::Escape);
    assert!(window.state().overlay().is_none(), "Escape cancels");
    assert!(window.state().session().unwrap().path().is_none(), "what was open is still open");
}

#[test]
fn a_table_of_ours_is_not_asked_about() {
    let (_folder, path) = table("id,when,title,summary,lane,actors,tags,status,importance\na,2024,b,,,,,,\n");
    let mut window = Setup::english().open();
    window.drop_file(path);
    assert_eq!(project(&mut window).events.len(), 1);
}

#[test]
fn another_delimiter_and_encoding_show_at_once() {
    let (_folder, path) = table("تاريخ|حدث;x\n2024-01-02|أول;y\n");
    let mut window = asked(Setup::english().open(), path);
    let delimiter = window.get(Role::ComboBox, "Between cells: ");
    let guessed = delimiter.name.clone();
    window.click(&delimiter);
    let other = if guessed.ends_with("semicolons") { "vertical lines" } else { "semicolons" };
    let entry = window.get(Role::MenuItem, other);
    window.click(&entry);
    assert!(window.get(Role::ComboBox, "Between cells: ").name.ends_with(other));
    let columns = if other == "semicolons" { ["تاريخ|حدث", "x"] } else { ["تاريخ", "حدث;x"] };
    for column in columns {
        assert!(window.has(Role::ComboBox, &format!("Column “{column}”")), "{column}");
    }
    window.tab_to("Encoding: UTF-8");
    window.press(Key::ArrowDown);
    assert_eq!(window.focus(), "Encoding: windows-1256");
    assert!(!window.has(Role::ComboBox, "Column “تاريخ"), "the letters are others now");
    window.press(Key::ArrowUp);
    assert!(window.has(Role::ComboBox, "Column “تاريخ"));
    assert!(window.get(Role::ComboBox, "Between cells: ").name.ends_with(other), "what was chosen stays");
}

#[test]
fn a_table_opens_in_the_encoding_that_was_chosen() {
    // The guess is that of a short text in another alphabet.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    std::fs::write(&path, b"when,what\n2024,\xD3\xE4\xCF\n").unwrap();
    let mut window = asked(Setup::english().open(), path);
    let encoding = window.get(Role::ComboBox, "Encoding: ");
    window.click(&encoding);
    let entry = window.get(Role::MenuItem, "windows-1256");
    window.click(&entry);
    let open = window.get(Role::Button, "Open table");
    window.click(&open);
    assert_eq!(project(&mut window).events.to_vec()[0].title.get(""), "سند");
}

#[test]
fn the_row_of_the_names_is_chosen_with_the_keyboard_or_by_a_press_on_it() {
    let (_folder, path) = table("Log of the night,\nMade by unit 4,\nDate,Event\n2024-03-01,a\n,b\n2024-03-02,c\n");
    let mut window = asked(Setup::english().open(), path);
    let names = window.get(Role::ComboBox, "Names of the columns: ");
    assert!(names.name.contains("row 3"), "{}", names.name);
    assert!(window.has(Role::ComboBox, "Column “Event”"));
    window.tab_to("Names of the columns: ");
    window.press(Key::ArrowUp);
    assert!(window.focus().contains("row 2"), "{}", window.focus());
    assert!(window.has(Role::ComboBox, "Column “Made by unit 4”"), "the columns go by the row");
    (0..2).for_each(|_| window.press(Key::ArrowUp));
    assert!(window.focus().contains("none"), "{}", window.focus());
    let row = window.get(Role::Label, "Date | Event");
    window.click(&row);
    assert!(window.get(Role::ComboBox, "Names of the columns: ").name.contains("row 3"));
    let open = window.get(Role::Button, "Open table");
    window.click(&open);
    let project = project(&mut window);
    assert_eq!((project.title.get(""), project.events.len()), ("Log of the night", 3));
}

#[test]
fn a_list_of_objects_is_asked_about_as_a_table_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.json");
    std::fs::write(&path, r#"{"rows":[{"seen":"2024-01-02","what":"a"}]}"#).unwrap();
    let mut window = asked(Setup::english().open(), path);
    assert!(window.get(Role::ComboBox, "Column “seen”").name.ends_with(": Date or start"));
    assert!(!window.has(Role::ComboBox, "Between cells"), "nothing stands between the cells");
    let open = window.get(Role::Button, "Open table");
    window.click(&open);
    assert_eq!(project(&mut window).events.len(), 1);
}

//! Saving is a job: what is done while it runs is neither lost nor taken for saved.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use tempfile::TempDir;

use crate::driver::{Role, Setup, Window, names};
use crate::states::sample_in_folder;

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };
const SAVE: (Modifiers, Key) = (CTRL, Key::S);
const UNDO: (Modifiers, Key) = (CTRL, Key::Z);
const REDO: (Modifiers, Key) = (CTRL_SHIFT, Key::Z);

/// The bundled project as files in a window with a journal, in which the first event was called “First” and then
/// “Second”.
fn edited() -> (TempDir, TempDir, PathBuf, Window) {
    let (journals, folder) = (tempfile::tempdir().unwrap(), sample_in_folder());
    let path = folder.path().join("project.json");
    let mut window = Setup::english().file(&path).journal(journals.path()).open();
    for title in ["First", "Second"] {
        window.press(Key::Home);
        window.press(Key::E);
        let field = window.get(Role::TextInput, "Title");
        window.set_text(&field, title);
        press(&mut window, "Apply");
    }
    (journals, folder, path, window)
}

fn press(window: &mut Window, button: &str) {
    let button = window.get(Role::Button, button);
    window.click(&button);
}

fn is_dirty(window: &Window) -> bool {
    window.state().session().is_some_and(|session| session.history.is_dirty())
}

fn has_event(window: &Window, title: &str) -> bool {
    window.has(Role::Button, &format!("October 2023, {title}"))
}

fn holds(path: &Path, title: &str) -> bool {
    fs::read_to_string(path).unwrap().contains(&format!("\"{title}\""))
}

#[test]
fn what_is_edited_while_it_is_saved_is_not_saved() {
    let (_journals, _folder, path, mut window) = edited();
    window.press_in_one_frame(&[SAVE, UNDO], false);
    assert!(holds(&path, "Second") && !holds(&path, "First"), "what stood there when it was saved");
    assert!(has_event(&window, "First") && is_dirty(&window));
    window.press_with(CTRL_SHIFT, Key::Z);
    assert!(has_event(&window, "Second") && !is_dirty(&window), "this is what stands in the file");
    window.press_in_one_frame(&[UNDO, SAVE, REDO], false);
    assert!(holds(&path, "First") && has_event(&window, "Second") && is_dirty(&window));
    window.press_with(CTRL, Key::S);
    assert!(holds(&path, "Second") && !is_dirty(&window), "the file is known for the one that was written");
}

#[test]
fn a_save_that_is_asked_for_twice_is_made_for_what_came_between() {
    for (keys, title) in
        [(&[SAVE, SAVE][..], "Second"), (&[SAVE, UNDO, SAVE], "First"), (&[SAVE, UNDO, SAVE, SAVE, REDO], "Second")]
    {
        let (_journals, _folder, path, mut window) = edited();
        window.press_in_one_frame(keys, false);
        assert!(holds(&path, title) && !is_dirty(&window), "{keys:?}");
        assert!(window.state().overlay().is_none() && !window.state().is_saving());
    }
}

#[test]
fn a_window_that_is_closed_while_it_saves_waits_for_that() {
    let (journals, _folder, path, mut window) = edited();
    assert!(window.press_in_one_frame(&[SAVE], true), "not in this frame");
    assert!(window.state().may_close() && holds(&path, "Second") && window.state().overlay().is_none());
    window.close();
    assert_eq!(fs::read_dir(journals.path()).unwrap().count(), 0, "nothing is left to recover");
}

#[test]
fn a_window_that_is_closed_with_edits_after_its_save_asks() {
    for (button, title) in [("Save", "First"), ("Discard the changes", "Second")] {
        let (_journals, _folder, path, mut window) = edited();
        assert!(window.press_in_one_frame(&[SAVE, UNDO], true));
        assert!(!window.state().may_close() && is_dirty(&window));
        press(&mut window, button);
        assert!(window.state().may_close() && holds(&path, title), "{button}: {:#?}", names(&window.nodes()));
    }
}

#[test]
fn a_save_that_fails_closes_nothing_and_gives_nothing_up() {
    let (_journals, folder, path, mut window) = edited();
    fs::remove_dir_all(folder.path()).unwrap();
    fs::write(folder.path(), "no folder").unwrap();
    assert!(window.press_in_one_frame(&[SAVE], true));
    assert!(!window.state().may_close() && is_dirty(&window) && !path.exists());
    assert!(window.state().notices().shown().is_some_and(|notice| notice.failed));
    fs::remove_file(folder.path()).unwrap();
}

#[test]
fn a_file_that_another_program_changed_is_asked_about_before_the_window_closes() {
    let (_journals, _folder, path, mut window) = edited();
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + " ").unwrap();
    assert!(window.press_in_one_frame(&[SAVE], true));
    assert!(window.has(Role::Dialog, "The file was changed by another program"), "{:#?}", names(&window.nodes()));
    assert!(!window.state().may_close() && !holds(&path, "Second"));
    window.wait("the comparison", |state| {
        state.project().and_then(|project| project.conflict.as_ref()).is_some_and(|theirs| theirs.answer.is_some())
    });
    press(&mut window, "Write over it");
    assert!(holds(&path, "Second") && window.state().may_close(), "what waited is done");
}

#[test]
fn edits_made_while_it_is_saved_are_in_the_journal_of_what_was_saved() {
    let (journals, _folder, path, mut window) = edited();
    window.press_in_one_frame(&[SAVE, UNDO], false);
    // The window goes without a word.
    drop(window);
    let mut window = Setup::english().file(&path).journal(journals.path()).open();
    window.wait_for(Role::Dialog, "Unsaved work was found");
    assert!(window.named("has been changed since").is_empty() && window.named("1 edit:").len() == 1);
    press(&mut window, "Recover");
    window.wait("the work", |state| !state.is_loading());
    assert!(has_event(&window, "First") && is_dirty(&window), "{:#?}", names(&window.nodes()));
    window.press_with(CTRL, Key::Z);
    assert!(has_event(&window, "Second") && !is_dirty(&window));
}

//! Nothing is lost: journals and recovery, files changed by others, questions before work is given up, faults.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use tempfile::TempDir;

use crate::driver::{Role, Setup, Window, names};
use crate::states::sample_in_folder;

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
const CTRL_SHIFT: Modifiers = Modifiers { ctrl: true, command: true, shift: true, ..Modifiers::NONE };

/// Opens the form of the first event and sets its title, without applying it.
fn type_title(window: &mut Window, title: &str) {
    window.press(Key::Home);
    window.press(Key::E);
    let field = window.get(Role::TextInput, "Title");
    window.set_text(&field, title);
}

fn retitle(window: &mut Window, title: &str) {
    type_title(window, title);
    press(window, "Apply");
}

fn press(window: &mut Window, button: &str) {
    let button = window.get(Role::Button, button);
    window.click(&button);
}

/// Returns true if the project has an event whose title begins so, and, unless a dialog lies over it, the timeline too.
fn has_event(window: &Window, title: &str) -> bool {
    let session = window.state().session().expect("a project is open");
    let is_there = session.project.events.iter().any(|event| event.title().get("en").starts_with(title));
    let is_covered = window.nodes().iter().any(|node| node.role == Role::Dialog);
    is_there && (is_covered || window.has(Role::Button, &format!("October 2023, {title}")))
}

fn is_dirty(window: &Window) -> bool {
    window.state().session().is_some_and(|session| session.history.is_dirty())
}

fn said(window: &Window, part: &str) -> bool {
    window.nodes().iter().any(|node| matches!(node.role, Role::Alert | Role::Status) && node.name.contains(part))
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// A folder of journals, and the bundled project as files, open in a window.
fn open() -> (TempDir, TempDir, PathBuf, Window) {
    let (journals, folder) = (tempfile::tempdir().unwrap(), sample_in_folder());
    let path = folder.path().join("project.json");
    let window = again(&journals, &path);
    (journals, folder, path, window)
}

/// A window as after the next start.
fn again(journals: &TempDir, path: &Path) -> Window {
    Setup::english().file(path).journal(journals.path()).open()
}

#[test]
fn edits_of_a_window_that_went_unsaved_are_offered_and_made_again() {
    let (journals, _folder, path, mut window) = open();
    retitle(&mut window, "First");
    retitle(&mut window, "Second");
    retitle(&mut window, "Third");
    window.press_with(CTRL, Key::Z);
    drop(window);
    let mut window = again(&journals, &path);
    window.wait_for(Role::Dialog, "Unsaved work was found");
    assert!(window.named("2 edits").len() == 1 && !window.named("Event: Second").is_empty());
    assert!(window.named(path.to_str().unwrap()).len() == 1, "{:#?}", names(&window.nodes()));
    assert!(has_event(&window, "“Our goal"), "nothing is done unasked");
    press(&mut window, "Recover");
    window.wait("the work", |state| !state.is_loading());
    assert!(has_event(&window, "Second") && is_dirty(&window) && said(&window, "Recovered: 2 edits"));
    window.press_with(CTRL_SHIFT, Key::Z);
    assert!(has_event(&window, "Third"), "what was taken back can be made again");
    for title in ["Second", "First", "“Our goal"] {
        window.press_with(CTRL, Key::Z);
        assert!(has_event(&window, title), "{title}");
    }
    assert!(!is_dirty(&window));
    window.press_with(CTRL_SHIFT, Key::Z);
    window.press_with(CTRL, Key::S);
    assert!(fs::read_to_string(&path).unwrap().contains("First") && !is_dirty(&window));
    window.close();
    assert!(is_empty(journals.path()), "what was saved is not offered again");
}

#[test]
fn work_left_for_later_is_offered_again_and_discarded_work_is_not() {
    let (journals, _folder, path, mut window) = open();
    retitle(&mut window, "Kept");
    drop(window);
    for key in [Key::Escape, Key::Escape] {
        let mut window = again(&journals, &path);
        window.wait_for(Role::Dialog, "Unsaved work was found");
        window.press(key);
        assert!(!window.has(Role::Dialog, "Unsaved work was found"));
        window.close();
    }
    let mut window = again(&journals, &path);
    window.wait_for(Role::Dialog, "Unsaved work was found");
    press(&mut window, "Discard");
    assert!(!window.has(Role::Dialog, "Unsaved work was found") && has_event(&window, "“Our goal"));
    window.close();
    assert!(is_empty(journals.path()));
}

#[test]
fn recovery_is_asked_about_in_arabic_and_enter_recovers() {
    let journals = tempfile::tempdir().unwrap();
    let mut window = Setup::english().journal(journals.path()).open();
    retitle(&mut window, "عنوان آخر");
    drop(window);
    let mut window = Setup::arabic().journal(journals.path()).open();
    window.wait_for(Role::Dialog, "عُثر على عمل لم يُحفظ");
    assert_eq!(window.focus(), "استعادة");
    window.press(Key::Enter);
    window.wait("the work", |state| state.session().is_some_and(|session| session.history.is_dirty()));
    assert!(said(&window, "استُعيد تعديل واحد"), "{:#?}", names(&window.nodes()));
}

#[test]
fn what_was_being_typed_stands_in_the_form_again() {
    let (journals, _folder, path, mut window) = open();
    type_title(&mut window, "Half a sent");
    drop(window);
    let mut window = again(&journals, &path);
    window.wait_for(Role::Dialog, "Unsaved work was found");
    press(&mut window, "Recover");
    window.wait_for(Role::Dialog, "Edit the event");
    assert_eq!(window.get(Role::TextInput, "Title").value, "Half a sent");
    press(&mut window, "Apply");
    assert!(has_event(&window, "Half a sent"));
}

#[test]
fn edits_are_made_again_on_a_file_that_changed_and_its_name_is_asked_for() {
    let (journals, _folder, path, mut window) = open();
    retitle(&mut window, "Mine");
    drop(window);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("\"language\": \"ar\"", "\"language\": \"ar\", \"x-theirs\": 1", 1)).unwrap();
    let mut window = again(&journals, &path);
    window.wait_for(Role::Dialog, "Unsaved work was found");
    assert!(!window.named("The file has been changed since").is_empty());
    press(&mut window, "Recover");
    window.wait("the work", |state| !state.is_loading());
    assert!(has_event(&window, "Mine") && said(&window, "Saving will ask for a name"));
    let session = window.state().session().unwrap();
    assert!(session.project.extra.contains_key("x-theirs") && !session.is_own_format);
}

#[test]
fn work_on_a_file_that_is_gone_waits_until_it_is_back() {
    let (journals, folder, path, mut window) = open();
    retitle(&mut window, "Waiting");
    drop(window);
    let away = folder.path().join("away.json");
    fs::rename(&path, &away).unwrap();
    // Enter takes the safe way, and nothing is lost by it.
    let mut window = Setup::english().journal(journals.path()).open();
    window.wait_for(Role::Dialog, "Unsaved work was found");
    assert!(!window.named("The file is not there any more").is_empty(), "{:#?}", names(&window.nodes()));
    assert_eq!(window.focus(), "Later");
    assert!(window.get(Role::Button, "Recover").disabled);
    window.press(Key::Enter);
    assert!(!window.has(Role::Dialog, "Unsaved work was found"));
    window.close();
    // It is put back while the question stands.
    let mut window = Setup::english().journal(journals.path()).open();
    window.wait_for(Role::Dialog, "Unsaved work was found");
    fs::rename(&away, &path).unwrap();
    window.step();
    assert!(!window.named("is there again").is_empty(), "{:#?}", names(&window.nodes()));
    press(&mut window, "Recover");
    window.wait("the work", |state| !state.is_loading());
    assert!(has_event(&window, "Waiting") && is_dirty(&window) && said(&window, "Recovered: 1 edit"));
    assert!(window.state().session().unwrap().is_own_format, "it is the same file, and saved there");
}

#[test]
fn work_that_is_in_the_file_already_is_said_to_be() {
    let (journals, _folder, path, mut window) = open();
    retitle(&mut window, "In the file");
    // As if the process ended right after the file was written.
    let kept = tempfile::tempdir().unwrap();
    let save = |from: &Path, to: &Path| {
        fs::read_dir(from)
            .unwrap()
            .flatten()
            .for_each(|file| assert!(fs::copy(file.path(), to.join(file.file_name())).is_ok()));
    };
    while !fs::read_to_string(journal_in(journals.path())).unwrap().contains("\"edit\":") {
        window.step();
    }
    save(journals.path(), kept.path());
    window.press_with(CTRL, Key::S);
    window.close();
    let mut window = again(&kept, &path);
    window.wait_for(Role::Dialog, "Unsaved work was found");
    press(&mut window, "Recover");
    window.wait("the work", |state| !state.is_loading());
    assert!(said(&window, "The file already holds all of it") && !is_dirty(&window));
    window.close();
    assert!(is_empty(kept.path()));
}

#[test]
fn a_journal_that_cannot_be_read_is_told_and_kept() {
    let journals = tempfile::tempdir().unwrap();
    fs::write(journals.path().join("1.lock"), "").unwrap();
    fs::write(journals.path().join("1.journal"), "\u{1b}[2J not a journal \u{202e}").unwrap();
    let mut window = Setup::english().journal(journals.path()).open();
    window.wait_for(Role::Alert, "");
    assert!(said(&window, "1.damaged") && said(&window, "cannot be read"));
    assert!(journals.path().join("1.damaged").exists());
}

/// The journal in a folder.
fn journal_in(folder: &Path) -> PathBuf {
    let is_journal = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "journal");
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).find(is_journal).expect("a journal")
}

/// Puts other words into a line (from 0) of the journal in a folder.
fn damage(folder: &Path, line: usize) {
    let path = journal_in(folder);
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines[line] = "torn";
    fs::write(&path, lines.join("\n") + "\n").unwrap();
}

/// Takes an event out of a project file.
fn take_event(path: &Path, id: &str) {
    let mut project: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let events = project["events"].as_array_mut().unwrap();
    let before = events.len();
    events.retain(|event| event["id"] != id);
    assert_eq!(events.len(), before - 1);
    fs::write(path, project.to_string()).unwrap();
}

/// The id of the chosen event.
fn chosen(window: &Window) -> String {
    let session = window.state().session().unwrap();
    session.project.event(window.state().project().unwrap().selection.event.unwrap()).unwrap().id().to_string()
}

fn recover(journals: &TempDir, path: &Path) -> Window {
    let mut window = again(journals, path);
    window.wait_for(Role::Dialog, "Unsaved work was found");
    press(&mut window, "Recover");
    window.wait("the work", |state| !state.is_loading() && state.session().is_some());
    window
}

#[test]
fn edits_that_could_not_be_made_again_are_named_and_the_notice_of_them_stays() {
    let (journals, _folder, path, mut window) = open();
    retitle(&mut window, "Gone");
    let gone = chosen(&window);
    window.press(Key::End);
    window.press(Key::E);
    let field = window.get(Role::TextInput, "Title");
    window.set_text(&field, "Fits");
    press(&mut window, "Apply");
    drop(window);
    take_event(&path, &gone);
    let mut window = recover(&journals, &path);
    assert!(said(&window, "1 edit could not be made again"), "{:#?}", names(&window.nodes()));
    let kept = |state: &sanad::app::state::State| state.findings().iter().any(|told| told.code == "journal-aside");
    window.wait("the old journal", kept);
    assert!(said(&window, "1 edit could not be made again"), "what comes next waits");
    let waits = &window.state().notices().waiting();
    assert!(waits.iter().any(|notice| notice.text.contains(".damaged")), "{waits:?}");
    window.press_with(CTRL, Key::Z);
    window.press_with(CTRL_SHIFT, Key::Z);
    assert!(said(&window, "1 edit could not be made again"), "also what the user does next");
    let problems = window.nodes().into_iter().find(|node| node.name.ends_with("problems")).unwrap();
    window.click(&problems);
    let refused = window.named("Not made again: Event: Gone");
    assert!(!refused.is_empty() && refused[0].name.contains(&format!("there is no event “{gone}”")), "{refused:?}");
    assert!(!window.named(".damaged").is_empty());
}

#[test]
fn what_was_typed_for_an_event_that_is_gone_is_told() {
    let (journals, _folder, path, mut window) = open();
    type_title(&mut window, "Typed for nothing");
    let gone = chosen(&window);
    drop(window);
    take_event(&path, &gone);
    let window = recover(&journals, &path);
    assert!(said(&window, "1 edit could not be made again"), "{:#?}", names(&window.nodes()));
    let diagnostics = &window.state().session().unwrap().diagnostics;
    let told = diagnostics.iter().find(|told| told.code == "draft-refused").expect("it is listed");
    assert!(told.args.iter().any(|(_, text)| text.contains("Typed for nothing")), "{told:?}");
    let kept = fs::read_dir(journals.path()).unwrap().flatten();
    assert!(kept.into_iter().any(|file| file.path().extension().is_some_and(|ending| ending == "damaged")));
}

#[test]
fn an_edit_that_was_taken_back_is_told_and_not_offered() {
    let (journals, _folder, path, mut window) = open();
    retitle(&mut window, "Taken back");
    window.press_with(CTRL, Key::Z);
    drop(window);
    let mut window = again(&journals, &path);
    window.wait_for(Role::Alert, "Sanad ended before");
    assert!(said(&window, "1 edit that had been taken back can no longer be made again: Event: Taken back"));
    assert!(window.state().overlay().is_none() && window.state().left_over().is_empty());
    let diagnostics = &window.state().session().unwrap().diagnostics;
    assert!(diagnostics.iter().any(|told| told.code == "journal-undone"), "it stays in the list of problems");
    window.close();
    assert!(is_empty(journals.path()));
}

#[test]
fn a_damaged_line_costs_its_own_edit_only_and_the_journal_is_kept() {
    for (line, count) in [(0, "3 edits"), (1, "3 edits"), (3, "2 edits")] {
        let (journals, _folder, path, mut window) = open();
        for title in ["First", "Second", "Third"] {
            retitle(&mut window, title);
        }
        drop(window);
        damage(journals.path(), line);
        let mut window = again(&journals, &path);
        window.wait_for(Role::Dialog, "Unsaved work was found");
        assert!(!window.named("1 line of it cannot be used").is_empty(), "{:#?}", names(&window.nodes()));
        assert_eq!(window.named(count).len(), 1, "line {line}: {:#?}", names(&window.nodes()));
        press(&mut window, "Recover");
        let kept = |state: &sanad::app::state::State| state.findings().iter().any(|told| told.code == "journal-aside");
        window.wait("the old journal", kept);
        assert!(has_event(&window, "Third") && said(&window, "1 damaged line"), "{:#?}", names(&window.nodes()));
        let told = window.state().session().unwrap().diagnostics.clone();
        let aside = told.iter().find(|told| told.code == "journal-aside").expect("it is listed");
        assert!(aside.file.as_ref().unwrap().exists());
    }
}

#[test]
fn a_damaged_journal_is_kept_when_its_work_is_discarded() {
    let (journals, _folder, path, mut window) = open();
    retitle(&mut window, "First");
    retitle(&mut window, "Second");
    drop(window);
    damage(journals.path(), 2);
    let mut window = again(&journals, &path);
    window.wait_for(Role::Dialog, "Unsaved work was found");
    press(&mut window, "Discard");
    assert!(said(&window, ".damaged"), "{:#?}", names(&window.nodes()));
    window.close();
    let mut kept = fs::read_dir(journals.path()).unwrap().flatten();
    assert!(kept.next().unwrap().path().extension().unwrap() == "damaged" && kept.next().is_none());
}

#[test]
fn a_journal_whose_lock_was_not_copied_with_it_is_offered() {
    let (journals, _folder, path, mut window) = open();
    retitle(&mut window, "Kept");
    drop(window);
    fs::remove_file(journal_in(journals.path()).with_extension("lock")).unwrap();
    let mut window = recover(&journals, &path);
    assert!(has_event(&window, "Kept"));
    window.press_with(CTRL, Key::S);
    window.close();
    assert!(is_empty(journals.path()));
}

#[test]
fn enter_applies_what_is_typed() {
    let mut window = Setup::english().open();
    type_title(&mut window, "By Enter");
    window.press(Key::Enter);
    assert!(has_event(&window, "By Enter") && window.state().overlay().is_none());
    // From a button with the keyboard, too.
    window.press(Key::E);
    let field = window.get(Role::TextInput, "Title");
    window.set_text(&field, "By Ctrl and Enter");
    window.tab_to("Reported");
    window.press_with(CTRL, Key::Enter);
    assert!(has_event(&window, "By Ctrl and Enter"), "{:#?}", names(&window.nodes()));
    // What cannot be applied is not.
    window.press(Key::E);
    let field = window.get(Role::TextInput, "Date");
    window.set_text(&field, "2023-13");
    window.press(Key::Enter);
    assert_eq!(window.get(Role::TextInput, "Date").value, "2023-13", "the form stays");
}

#[test]
fn a_second_window_on_a_file_says_so() {
    let (journals, _folder, path, first) = open();
    let mut second = again(&journals, &path);
    second.wait_for(Role::Alert, "This file is open in another window of Sanad");
    press(&mut second, "1 problem");
    assert!(second.named("open in another window").len() > 1, "it stays in the list of problems");
    drop(first);
    drop(second);
    let third = again(&journals, &path);
    assert!(!said(&third, "open in another window"));
}

#[test]
fn a_file_changed_by_another_program_is_not_written_over() {
    let (journals, _folder, path, mut window) = open();
    retitle(&mut window, "Mine");
    let text = fs::read_to_string(&path).unwrap();
    let theirs = text.replacen("2024-07", "2024-08", 1);
    assert_ne!(theirs, text);
    fs::write(&path, &theirs).unwrap();
    window.leave_and_return();
    window.wait_for(Role::Alert, "Another program has changed");
    window.press_with(CTRL, Key::S);
    assert!(window.has(Role::Dialog, "The file was changed by another program"), "{:#?}", names(&window.nodes()));
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    window.wait("the comparison", |state| {
        state.project().and_then(|project| project.conflict.as_ref()).is_some_and(|conflict| conflict.answer.is_some())
    });
    assert!(!window.named("Events, compared with this window").is_empty(), "{:#?}", names(&window.nodes()));
    press(&mut window, "Cancel");
    assert!(is_dirty(&window) && has_event(&window, "Mine"));
    // Theirs, with my edit on it.
    window.press_with(CTRL, Key::S);
    window.wait("the comparison", |state| {
        state.project().and_then(|project| project.conflict.as_ref()).is_some_and(|conflict| conflict.answer.is_some())
    });
    press(&mut window, "Reload with my edits");
    window.wait("their file", |state| !state.is_loading());
    assert!(has_event(&window, "Mine") && is_dirty(&window) && said(&window, "1 edit of yours"));
    window.press_with(CTRL, Key::S);
    let saved = fs::read_to_string(&path).unwrap();
    assert!(saved.contains("Mine") && saved.contains("2024-08") && !is_dirty(&window));
    window.close();
    assert!(is_empty(journals.path()));
}

/// The quote of the first event, with a denial in its midst.
fn deny(path: &Path) {
    let article = path.parent().unwrap().join("article.ar.txt");
    let text = fs::read_to_string(&article).unwrap();
    let theirs = text.replacen("هدفنا يجب أن يكون", "هدفنا لا يجب أن يكون", 1);
    assert_ne!(theirs, text);
    fs::write(&article, theirs).unwrap();
}

#[test]
fn a_document_changed_by_another_program_is_read_again() {
    let (_journals, _folder, path, mut window) = open();
    assert!(window.state().session().is_some_and(|session| session.doubts() == 0));
    deny(&path);
    window.leave_and_return();
    window.wait_for(Role::Alert, "Another program has changed the document article");
    let session = window.state().session().unwrap();
    assert!(session.doubts() > 0 && session.texts[0].text().unwrap().contains("هدفنا لا يجب"));
    assert!(!is_dirty(&window), "the project is as it was");
    // Told once.
    press(&mut window, "Dismiss this notice");
    window.leave_and_return();
    window.settle();
    assert!(!said(&window, "Another program has changed"));
}

#[test]
fn a_picture_is_made_of_documents_as_they_were_read_or_not_at_all() {
    let (_journals, folder, path, mut window) = open();
    let picture = folder.path().join("picture.png");
    window.press_with(CTRL, Key::E);
    let field = window.get(Role::TextInput, "Save to");
    window.set_text(&field, picture.to_str().unwrap());
    deny(&path);
    press(&mut window, "Export the file");
    window.wait("the export", |state| !state.is_exporting());
    window.wait("the documents", |state| state.session().is_some_and(|session| session.doubts() > 0));
    assert!(!picture.exists());
    let all = names(&window.nodes());
    assert!(all.iter().any(|name| name.contains("has changed")), "{all:#?}");
}

#[test]
fn their_file_is_written_over_on_purpose_only_as_it_was_seen() {
    let (_journals, _folder, path, mut window) = open();
    retitle(&mut window, "Mine");
    fs::write(&path, "{\"format\": \"sanad/1\", \"title\": \"theirs\"}").unwrap();
    window.press_with(CTRL, Key::S);
    // What comes of the comparison moves the buttons.
    window.wait("the comparison", |state| {
        state.project().and_then(|project| project.conflict.as_ref()).is_some_and(|conflict| conflict.answer.is_some())
    });
    fs::write(&path, "{\"format\": \"sanad/1\", \"title\": \"newer\"}").unwrap();
    press(&mut window, "Write over it");
    assert!(window.has(Role::Dialog, "The file was changed by another program"), "it changed once more");
    window.wait("the comparison", |state| {
        state.project().and_then(|project| project.conflict.as_ref()).is_some_and(|conflict| conflict.answer.is_some())
    });
    press(&mut window, "Write over it");
    assert!(fs::read_to_string(&path).unwrap().contains("Mine") && !is_dirty(&window));
}

#[test]
fn what_is_typed_is_not_lost_by_escape_or_by_closing() {
    let mut window = Setup::english().open();
    type_title(&mut window, "Typed");
    window.press(Key::Escape);
    assert!(window.has(Role::Dialog, "Apply what you typed?"));
    window.press(Key::Escape);
    assert_eq!(window.get(Role::TextInput, "Title").value, "Typed", "back in the form");
    assert!(window.ask_to_close());
    assert!(window.has(Role::Dialog, "Save the changes?"));
    assert!(!window.named("not applied yet").is_empty());
    press(&mut window, "Cancel");
    assert_eq!(window.get(Role::TextInput, "Title").value, "Typed");
    window.press_with(CTRL_SHIFT, Key::P);
    assert!(!window.has(Role::Dialog, "Edit the event"), "the palette lies over it");
    window.press(Key::Escape);
    assert_eq!(window.get(Role::TextInput, "Title").value, "Typed");
    window.press(Key::Escape);
    press(&mut window, "Apply");
    assert!(has_event(&window, "Typed"));
    type_title(&mut window, "Given up");
    window.press(Key::Escape);
    press(&mut window, "Discard what was typed");
    assert!(has_event(&window, "Typed") && window.state().overlay().is_none());
    // A form that was not changed closes at once.
    window.press(Key::E);
    window.press(Key::Escape);
    assert!(window.state().overlay().is_none());
}

#[test]
fn saving_in_the_form_applies_and_saves() {
    let folder = sample_in_folder();
    let path = folder.path().join("project.json");
    let mut window = Setup::english().file(&path).open();
    type_title(&mut window, "Typed and saved");
    window.press_with(CTRL, Key::S);
    assert!(fs::read_to_string(&path).unwrap().contains("Typed and saved"));
    assert!(has_event(&window, "Typed and saved") && window.state().overlay().is_none());
    window.press(Key::E);
    let field = window.get(Role::TextInput, "Date");
    window.set_text(&field, "2023-13");
    window.press_with(CTRL, Key::S);
    assert!(said(&window, "is no date"));
    assert_eq!(window.get(Role::TextInput, "Date").value, "2023-13", "the form stays");
}

#[test]
fn enter_saves_and_goes_on_to_what_was_asked_for() {
    let (folder, other) = (sample_in_folder(), sample_in_folder());
    let (path, other) = (folder.path().join("project.json"), other.path().join("project.json"));
    let mut window = Setup::english().file(&path).open();
    retitle(&mut window, "Saved first");
    window.drop_file(other.clone());
    assert_eq!(window.focus(), "Save");
    window.press(Key::Enter);
    window.wait("the other project", |s| s.session().is_some_and(|session| session.path() == Some(&*other)));
    assert!(fs::read_to_string(&path).unwrap().contains("Saved first"));
    retitle(&mut window, "Stays");
    window.drop_file(path);
    window.press(Key::Escape);
    assert!(has_event(&window, "Stays") && is_dirty(&window) && !window.state().is_loading());
}

/// A project that takes a while to open.
fn slow_project() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("slow.json");
    let event = |i| format!(r#"{{"id": "e{i}", "title": "t", "when": "2020-01", "excerpts": []}}"#);
    let events: Vec<String> = (0..150_000).map(event).collect();
    fs::write(&path, format!(r#"{{"format": "sanad/1", "title": "t", "events": [{}]}}"#, events.join(","))).unwrap();
    (folder, path)
}

#[test]
fn edits_made_while_another_project_loads_are_asked_about() {
    let (_folder, path) = slow_project();
    let mut window = Setup::english().open();
    window.drop_file_at_once(path.clone());
    assert!(window.state().is_loading());
    window.step();
    assert!(window.has(Role::ProgressIndicator, "Opening"), "a load shows although a project is open");
    retitle(&mut window, "Meanwhile");
    window.wait("the load", |state| !state.is_loading());
    assert!(window.has(Role::Dialog, "Save the changes?"), "{:#?}", names(&window.nodes()));
    assert!(has_event(&window, "Meanwhile"), "nothing was thrown away");
    press(&mut window, "Cancel");
    assert!(has_event(&window, "Meanwhile") && said(&window, "The other file was not opened"));
    // Given up once, it is not asked about twice.
    window.drop_file_at_once(path);
    window.settle();
    press(&mut window, "Discard the changes");
    window.wait("the load", |state| !state.is_loading());
    assert_eq!(window.state().session().unwrap().project.events.len(), 150_000);
}

#[test]
fn an_export_does_not_replace_a_file_unasked() {
    let folder = sample_in_folder();
    let mut window = Setup::english().file(folder.path().join("project.json")).open();
    let out = folder.path().join("kept.md");
    fs::write(&out, "mine").unwrap();
    for (name, expected) in [("kept.md", "exists"), ("article.ar.txt", "source"), ("project.json", "source")] {
        window.press_with(CTRL, Key::E);
        let path = folder.path().join(name);
        let before = fs::read(&path).unwrap();
        let field = window.nodes().into_iter().find(|node| node.role == Role::TextInput && node.value.contains('/'));
        window.set_text(&field.expect("the field of the path"), path.to_str().unwrap());
        let save = window.get(Role::Button, "Export the file");
        if save.disabled {
            window.press(Key::Escape);
            continue;
        }
        window.click(&save);
        match expected {
            "exists" => {
                assert!(window.has(Role::Dialog, "Replace the file?"), "{:#?}", names(&window.nodes()));
                window.press(Key::Escape);
            }
            _ => assert!(said(&window, "The project was made from this file"), "{:#?}", names(&window.nodes())),
        }
        assert_eq!(fs::read(&path).unwrap(), before, "{name}");
        window.press(Key::Escape);
        window.press(Key::Escape);
    }
}

#[test]
fn a_fault_of_a_frame_loses_nothing_and_can_be_gone_on_from() {
    let (journals, _folder, path, mut window) = open();
    retitle(&mut window, "Before the fault");
    window.break_down();
    window.step();
    window.settle();
    let alert = window.named("Something in Sanad broke down");
    assert!(!alert.is_empty(), "{:#?}", names(&window.nodes()));
    assert!(window.has(Role::Button, "Save a copy"));
    assert!(is_dirty(&window));
    press(&mut window, "Go on");
    assert!(has_event(&window, "Before the fault"));
    window.press_with(CTRL, Key::S);
    assert!(fs::read_to_string(&path).unwrap().contains("Before the fault"));
    window.close();
    assert!(is_empty(journals.path()));
}

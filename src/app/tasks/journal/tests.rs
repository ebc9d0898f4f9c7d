//! The thread of the journal under every message.

use std::path::Path;
use std::sync::Mutex;

use super::*;
use crate::model::edit::Change;
use crate::model::{Edit, Event};

fn base(path: &str) -> Base {
    let (path, format) = (Some(path.into()), "json".to_owned());
    Base { path, format, stamp: None, title: "t".into(), language: "en".into(), snapshot: false }
}

fn beginning(path: &str) -> Beginning {
    Beginning { base: base(path), snapshot: None, continues: None, carries_on: false, is_partial: false }
}

fn step(title: &str) -> Arc<Step> {
    Arc::new(Step::Edit(Edit::SetTitle(title.into())))
}

fn draft(text: &str) -> Option<Draft> {
    Some(Draft { event: "e".into(), fields: [("title".into(), text.into())].into(), ..Draft::default() })
}

/// A writer in a folder, and what it reported.
fn writer(folder: &Path) -> (JournalWriter, Arc<Mutex<Vec<Report>>>) {
    let reports: Arc<Mutex<Vec<Report>>> = Arc::default();
    let kept = reports.clone();
    let writer = JournalWriter::start(Folder::new(folder), move |report| kept.lock().unwrap().push(report)).unwrap();
    (writer, reports)
}

fn flush(writer: &JournalWriter) {
    assert!(writer.flusher().flush(Duration::from_secs(20)));
}

#[test]
fn what_is_not_saved_is_left_over() {
    let place = tempfile::tempdir().unwrap();
    let (writer, reports) = writer(place.path());
    writer.begin(beginning("/a.json"));
    writer.step(step("a"));
    writer.draft(draft("x"));
    writer.draft(draft("xy"));
    flush(&writer);
    drop(writer);
    let left = Folder::new(place.path()).left_over().left.pop().unwrap();
    assert_eq!(left.contents.steps, [(*step("a")).clone()]);
    assert_eq!(left.contents.draft, draft("xy"));
    assert!(reports.lock().unwrap().is_empty());
}

#[test]
fn nothing_is_left_over_of_what_was_saved_or_given_up() {
    let place = tempfile::tempdir().unwrap();
    let (writer, _) = writer(place.path());
    writer.begin(beginning("/a.json"));
    writer.step(step("a"));
    writer.saved(base("/b.json"), Vec::new());
    writer.draft(draft("x"));
    writer.draft(None);
    flush(&writer);
    assert!(Folder::new(place.path()).other_window(Path::new("/b.json"), None).is_some());
    writer.begin(beginning("/c.json"));
    writer.step(step("b"));
    writer.end(false);
    assert!(std::fs::read_dir(place.path()).unwrap().next().is_none());
    drop(writer);
    assert!(Folder::new(place.path()).left_over().left.is_empty());
}

#[test]
fn a_second_window_on_a_file_is_told() {
    let place = tempfile::tempdir().unwrap();
    let (first, _) = writer(place.path());
    first.begin(beginning("/a.json"));
    flush(&first);
    let (second, reports) = writer(place.path());
    second.begin(beginning("/a.json"));
    flush(&second);
    assert!(matches!(&reports.lock().unwrap()[..], [Report::OtherWindow(path, _)] if path == Path::new("/a.json")));
}

#[test]
fn a_folder_that_takes_nothing_is_told_once() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("file");
    std::fs::write(&file, "").unwrap();
    let (writer, reports) = writer(&file.join("journal"));
    writer.begin(beginning("/a.json"));
    flush(&writer);
    assert!(reports.lock().unwrap().is_empty(), "nothing is lost yet");
    for _ in 0..3 {
        writer.step(step("a"));
        flush(&writer);
    }
    assert!(matches!(&reports.lock().unwrap()[..], [Report::Failed(_)]));
    // When there is room, everything is written that waited.
    std::fs::remove_file(&file).unwrap();
    flush(&writer);
    drop(writer);
    assert_eq!(Folder::new(file.join("journal")).left_over().left[0].contents.steps.len(), 3);
}

#[test]
fn the_first_letter_goes_to_the_disk_at_once_and_the_next_ones_soon() {
    let place = tempfile::tempdir().unwrap();
    let mut worker = Worker::new(Folder::new(place.path()), Rc::new(|report| panic!("{report:?}")));
    worker.take(Message::Begin(Box::new(beginning("/a.json"))));
    let typed = |worker: &Worker| worker.slot.as_ref().unwrap().read().unwrap().draft;
    worker.take(Message::Draft(draft("x")));
    worker.write(false);
    assert_eq!(typed(&worker), draft("x"));
    worker.take(Message::Draft(draft("xy")));
    worker.take(Message::Draft(draft("xyz")));
    assert!(worker.patience() <= DRAFT_PAUSE);
    worker.draft.as_mut().unwrap().1 = worker.drafted.unwrap();
    worker.write(false);
    assert_eq!(typed(&worker), draft("xyz"), "when it is due");
}

#[test]
fn what_was_typed_before_an_edit_does_not_come_behind_it() {
    let place = tempfile::tempdir().unwrap();
    let mut worker = Worker::new(Folder::new(place.path()), Rc::new(|report| panic!("{report:?}")));
    worker.take(Message::Begin(Box::new(beginning("/a.json"))));
    let put = Event { id: "e".into(), title: "xyz".into(), ..Event::default() };
    worker.take(Message::Draft(draft("x")));
    worker.write(false);
    worker.take(Message::Draft(draft("xy")));
    // The process ends before it is said that nothing is being typed any more.
    worker.take(Message::Step(Arc::new(Step::Edit(Edit::Event(Change::put(put))))));
    worker.write(true);
    let contents = worker.slot.as_ref().unwrap().read().unwrap();
    assert_eq!((contents.steps.len(), contents.draft), (1, None));
}

#[test]
fn a_thread_that_breaks_down_says_that_nothing_is_kept() {
    let place = tempfile::tempdir().unwrap();
    let (first, _) = writer(place.path());
    first.begin(beginning("/a.json"));
    flush(&first);
    let failed: Arc<Mutex<Vec<String>>> = Arc::default();
    let told = failed.clone();
    let second = JournalWriter::start(Folder::new(place.path()), move |report| match report {
        Report::Failed(error) => told.lock().unwrap().push(error.to_string()),
        other => std::panic::panic_any(format!("{other:?}")),
    });
    let second = second.unwrap();
    second.begin(beginning("/a.json"));
    assert!(!second.flusher().flush(Duration::from_secs(20)), "nobody is there any more");
    drop(second);
    assert_eq!(*failed.lock().unwrap(), ["the thread of the journal broke down"]);
}

#[test]
fn steps_that_have_no_room_leave_no_gap() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("file");
    std::fs::write(&file, "").unwrap();
    let reports: Rc<std::cell::RefCell<Vec<Report>>> = Rc::default();
    let kept = reports.clone();
    let mut worker =
        Worker::new(Folder::new(file.join("journal")), Rc::new(move |report| kept.borrow_mut().push(report)));
    worker.take(Message::Begin(Box::new(beginning("/a.json"))));
    worker.take(Message::Step(step("a")));
    worker.take(Message::Step(step(&"w".repeat(MAX_WAITING))));
    worker.take(Message::Step(step("c")));
    std::fs::remove_file(&file).unwrap();
    worker.write(true);
    assert_eq!(worker.slot.as_ref().unwrap().read().unwrap().steps, [(*step("a")).clone()]);
    assert!(matches!(&reports.borrow()[..], [Report::Failed(_)]));
    worker.take(Message::Saved(base("/a.json"), Vec::new()));
    worker.take(Message::Step(step("d")));
    worker.write(true);
    assert_eq!(worker.slot.as_ref().unwrap().read().unwrap().steps, [(*step("d")).clone()], "from the save on");
}

#[test]
fn a_journal_that_is_continued_goes_when_the_new_one_is_written() {
    let place = tempfile::tempdir().unwrap();
    let (first, _) = writer(place.path());
    first.begin(beginning("/a.json"));
    first.step(step("a"));
    flush(&first);
    drop(first);
    let left = Folder::new(place.path()).left_over().left.pop().unwrap();
    let (second, _) = writer(place.path());
    let steps = left.contents.steps.clone();
    second.begin(Beginning { continues: Some(left), ..beginning("/a.json") });
    steps.into_iter().for_each(|step| second.step(Arc::new(step)));
    flush(&second);
    drop(second);
    let left = Folder::new(place.path()).left_over().left;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].contents.steps.len(), 1);
}

#[test]
fn work_that_could_not_be_continued_is_put_aside() {
    let place = tempfile::tempdir().unwrap();
    let (writer, reports) = writer(place.path());
    writer.begin(beginning("/a.json"));
    writer.step(step("a"));
    flush(&writer);
    writer.begin(Beginning { carries_on: true, is_partial: true, ..beginning("/a.json") });
    flush(&writer);
    assert!(reports.lock().unwrap().is_empty(), "the new one is not on the disk");
    writer.step(step("b"));
    flush(&writer);
    writer.end(false);
    let reports = reports.lock().unwrap();
    let [Report::SetAside(path)] = &reports[..] else { panic!("{reports:?}") };
    assert_eq!(file::read(path).unwrap().steps, [(*step("a")).clone()]);
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 1);
}

#[test]
fn a_long_journal_is_made_shorter_and_comes_to_the_same() {
    let place = tempfile::tempdir().unwrap();
    let (writer, _) = writer(place.path());
    writer.begin(beginning("/a.json"));
    let words = "w".repeat(20_000);
    for nth in 0..2000 {
        let event =
            Event { id: format!("e{}", nth % 10).into(), title: format!("{nth} {words}").into(), ..Event::default() };
        writer.step(Arc::new(Step::Edit(Edit::Event(Change::put(event)))));
    }
    flush(&writer);
    drop(writer);
    let left = Folder::new(place.path()).left_over().left.pop().unwrap();
    assert!((REVERSIBLE..2000).contains(&left.contents.steps.len()), "{}", left.contents.steps.len());
    let Some(Step::Edit(Edit::Event(Change::Put { item, .. }))) = left.contents.steps.last() else { panic!() };
    assert!(item.title.get("").starts_with("1999 "));
}

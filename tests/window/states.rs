//! States that are designed: empty, missing, lost, broken, loading.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::driver::{Role, Setup, Window, is_quote, names};

/// The folder of the bundled project.
fn bundled() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/kadrey-v-meta")
}

/// The bundled project as files that may be changed.
pub(crate) fn sample_in_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in ["project.json", "article.ar.txt"] {
        fs::copy(bundled().join(file), folder.path().join(file)).unwrap();
    }
    folder
}

/// A folder with one project file.
fn project(text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("project.json");
    fs::write(&path, text).unwrap();
    (folder, path)
}

/// The names of the nodes of a role.
fn all(window: &Window, role: Role) -> Vec<String> {
    window.nodes().into_iter().filter(|node| node.role == role).map(|node| node.name).collect()
}

#[test]
fn an_empty_project_says_that_it_is_empty() {
    let (_folder, path) = project(r#"{"format": "sanad/1", "title": "خالٍ", "language": "ar"}"#);
    let mut window = Setup::arabic().file(&path).open();
    assert!(window.has(Role::Heading, "خالٍ"));
    let status = all(&window, Role::Label).join(" ");
    assert!(status.contains("لا أحداث"), "{status}");
    assert!(status.contains("لا وثائق"), "{status}");
    // Nothing falls over when there is nothing to move through.
    for key in [egui::Key::Home, egui::Key::ArrowLeft, egui::Key::W, egui::Key::F, egui::Key::N, egui::Key::E] {
        window.press(key);
    }
    let said = window.nodes().iter().any(|n| n.name.contains("لا أحداث في هذا المشروع"));
    assert!(said, "a person who does not see the window is told, too: {:#?}", names(&window.nodes()));
}

#[test]
fn without_a_document_the_timeline_has_the_window_and_a_button_says_how_to_add_one() {
    let text = r#"{"format": "sanad/1", "title": "t", "events": [{"id": "a", "when": "2020", "title": "First"}]}"#;
    let (_folder, path) = project(text);
    let cases = [
        (Setup::arabic(), "كيف تُضاف الوثائق؟", "بلا وثائق", "إظهار المصدر"),
        (Setup::english(), "How to add documents", "no documents", "Show or hide the source"),
    ];
    for (setup, button, why, toggle) in cases {
        let mut window = setup.file(&path).open();
        assert_eq!(all(&window, Role::Splitter), [""; 0]);
        let column = window.state().layout().areas.column;
        let whole = column.union(&window.state().layout().areas.lanes).width();
        assert!(whole > 1_400.0, "the timeline takes the width of the window: {whole}");
        for label in [button, toggle] {
            let button = window.get(Role::Button, label);
            window.click(&button);
            let said = all(&window, Role::Status).join(" ");
            assert!(said.contains(why) && said.contains("documents"), "{label}: {said}");
        }
        assert!(window.state().settings().source_open, "a project with documents shows them as before");
    }
}

#[test]
fn a_document_that_is_missing_is_said_to_be() {
    let folder = sample_in_folder();
    fs::remove_file(folder.path().join("article.ar.txt")).unwrap();
    let mut window = Setup::english().file(folder.path().join("project.json")).open();
    let alerts = all(&window, Role::Alert);
    assert!(alerts.iter().any(|alert| alert.contains("article.ar.txt")), "{alerts:#?}");
    let event = window.get(Role::Button, "October 2023, “Our goal");
    window.click(&event);
    let alerts = all(&window, Role::Alert);
    let lost = alerts.iter().any(|alert| alert.contains("not in the document"));
    assert!(!lost, "a document that is missing loses no quotes one by one: {alerts:#?}");
    assert!(window.has(Role::Button, "October 2023, “Our goal"), "the events are there all the same");
    let problems = window.nodes().into_iter().find(|n| n.role == Role::Button && n.name.contains("problem"));
    let problems = problems.expect("the status line leads to the problems");
    window.click(&problems);
    assert!(window.has(Role::Dialog, "Problems in the project"));
}

#[test]
fn a_lost_quote_is_shown_with_the_nearest_text() {
    let folder = sample_in_folder();
    let article = folder.path().join("article.ar.txt");
    let text = fs::read_to_string(&article).unwrap();
    // Enough is changed that the words cannot be called the same any more.
    let old = "هدفنا يجب أن يكون GPT-4، لدينا 64 ألف وحدة معالجة رسومية (GPU) قادمة!";
    assert!(text.contains(old));
    let new = "هدفنا شيء آخر تمامًا، وكل ما كان مكتوبًا في هذا الموضع حُذف قبل النشر ولم يبق منه أثر!";
    fs::write(&article, text.replace(old, new)).unwrap();
    let mut window = Setup::arabic().file(folder.path().join("project.json")).open();
    let event = window.get(Role::Button, "أكتوبر 2023، «هدفنا");
    window.click(&event);
    let alerts = all(&window, Role::Alert);
    let alert = alerts.iter().find(|alert| alert.contains("هذا الاقتباس غير موجود في الوثيقة"));
    let alert = alert.unwrap_or_else(|| panic!("{alerts:#?}\n{:#?}", names(&window.nodes())));
    assert!(alert.contains("هدفنا يجب أن يكون GPT-4"), "{alert}");
    assert!(alert.contains("أقرب نص إليه"), "{alert}");
    let status = all(&window, Role::Label).join(" ");
    assert!(!status.contains("وُجد 27 من 27") && status.contains("من 27"), "{status}");
    assert!(window.nodes().iter().any(|n| n.role == Role::Button && n.name.contains("مشكل")), "{status}");
}

#[test]
fn one_changed_letter_leaves_the_quote_found_but_noted() {
    let folder = sample_in_folder();
    let article = folder.path().join("article.ar.txt");
    let text = fs::read_to_string(&article).unwrap();
    fs::write(&article, text.replacen("هدفنا يجب أن يكون", "هدفنا يجب ان يكون", 1)).unwrap();
    let mut window = Setup::english().file(folder.path().join("project.json")).open();
    let event = window.get(Role::Button, "October 2023, “Our goal");
    window.click(&event);
    let quote = window.nodes().into_iter().find(|n| n.chosen && is_quote(n));
    assert!(quote.is_some(), "{:#?}", names(&window.nodes()));
}

#[test]
fn a_broken_file_is_said_to_be_with_line_and_column() {
    let (_folder, path) = project("{\n  \"format\": \"sanad/1\",\n  \"title\": oops,\n  \"events\": []\n}\n");
    let mut window = Setup::english().file(&path).open();
    let notices: Vec<String> = [Role::Status, Role::Alert].iter().flat_map(|role| all(&window, *role)).collect();
    assert!(!notices.is_empty(), "something is said: {:#?}", names(&window.nodes()));
    let problems = window.nodes().into_iter().find(|n| n.role == Role::Button && n.name.contains("problem"));
    window.click(&problems.expect("the status line leads to the problems"));
    let lines = window.nodes();
    let place = lines.iter().find(|n| n.name.contains("project.json:3:12"));
    assert!(place.is_some(), "file, line and column are told: {:#?}", names(&lines));
}

#[test]
fn a_file_that_is_not_there_is_said_not_to_be() {
    let window = Setup::english().file("/nonexistent-folder/project.json").open();
    let alerts = all(&window, Role::Alert);
    assert!(alerts.iter().any(|alert| alert.contains("/nonexistent-folder/project.json")), "{alerts:#?}");
    assert!(window.has(Role::Button, "Open the bundled project"), "there is a way on");
}

#[test]
fn loading_can_be_cancelled() {
    // Large enough that the job is at work when it is cancelled.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("project.json");
    let events: Vec<String> =
        (0..40_000).map(|i| format!(r#"{{"id": "e{i}", "title": "t", "when": "2020-01", "excerpts": []}}"#)).collect();
    fs::write(&path, format!(r#"{{"format": "sanad/1", "title": "t", "events": [{}]}}"#, events.join(","))).unwrap();
    let mut window = Setup::english().file(&path).open_at_once();
    assert!(window.has(Role::ProgressIndicator, "Opening"), "{:#?}", names(&window.nodes()));
    let cancel = window.get(Role::Button, "Cancel");
    window.click(&cancel);
    assert!(!window.state().is_loading() && window.state().session().is_none());
    assert!(window.has(Role::Button, "Open the bundled project"));
    // What the job brings later does not turn up.
    std::thread::sleep(std::time::Duration::from_millis(900));
    window.step();
    window.settle();
    assert!(window.state().session().is_none());
}

#[test]
fn an_undated_project_says_why_its_lanes_are_empty() {
    let text = r#"{"format": "sanad/1", "title": "t", "language": "en",
        "events": [{"id": "a", "title": "First"}, {"id": "b", "title": "Second"}]}"#;
    let (_folder, path) = project(text);
    let mut window = Setup::english().file(&path).open();
    let first = window.get(Role::Button, "No date, First");
    window.click(&first);
    assert!(window.get(Role::Button, "No date, First").chosen);
    assert!(window.nodes().iter().any(|n| n.name.contains("No event has a date")), "{:#?}", names(&window.nodes()));
}

#[test]
fn a_page_that_cannot_be_drawn_says_why_and_the_next_one_is_drawn() {
    let picture = "/Subtype/Image/Width 1000000/Height 1000000/ImageMask true/BitsPerComponent 1";
    let of_page = |content: usize, more: &str| {
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents {content} 0 R/Resources<<{more}>>>>")
    };
    let stream = |dict: &str, text: &str| format!("<<{dict}/Length {}>>stream\n{text}\nendstream", text.len());
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>".to_owned(),
        of_page(5, "/XObject<</X 7 0 R>>"),
        of_page(6, ""),
        stream("", "99 0 0 99 0 0 cm /X Do "),
        stream("", "0 0 50 50 re f "),
        stream(picture, "x"),
    ];
    let objects = objects.iter().zip(1..).map(|(object, number)| format!("{number} 0 obj\n{object}\nendobj\n"));
    let pdf = format!("%PDF-1.7\n{}trailer\n<</Root 1 0 R>>\n%%EOF\n", objects.collect::<String>());
    let (folder, path) = project(
        r#"{"format": "sanad/1", "title": "t", "documents": [{"id": "d", "title": "d", "path": "d.pdf"}],
            "events": [{"id": "a", "when": "2020", "title": "First"}]}"#,
    );
    fs::write(folder.path().join("d.pdf"), pdf).unwrap();
    let why = [
        (
            Setup::english(),
            "Page 1 of 2. This page cannot be drawn: a picture on it claims 1,000,000 × 1,000,000 pixels.",
        ),
        (Setup::arabic(), "الصفحة 1 من 2. تعذّر رسم هذه الصفحة: فيها صورة تزعم أن أبعادها 1,000,000 × 1,000,000 بكسل."),
    ];
    for (setup, said) in why {
        let mut window = setup.file(&path).open();
        window.wait_for(Role::Image, said);
        let page = if said.starts_with('P') { "Page 2 of 2" } else { "الصفحة 2 من 2" };
        assert!(window.nodes().iter().any(|node| node.role == Role::Image && node.name == page), "{page}");
    }
}

//! Quotes that do not stand in their source are told as such wherever the window shows or copies them.

use std::sync::Arc;

use egui::{Key, Modifiers};
use sanad::timeline::labels::LabelText;

use crate::driver::{Role, Setup, Window, names, plain};
use crate::repair::{AMBIGUOUS, CHANGED, LOST, project};

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };

/// An excerpt, its words, and what is said before them in both languages.
const CASES: [(&str, &str, [&str; 2]); 3] = [
    (LOST, "نص حُذف من الوثيقة كلها فليس فيها", ["ليس في المصدر:", "Not in the source:"]),
    (CHANGED, "كلام بينهما لا صلة لها بشيء", ["والمسجَّل هنا:", "recorded here:"]),
    (AMBIGUOUS, "وردت رسالة", ["يوافق موضعين في المصدر على السواء:", "Fits 2 places in the source equally well:"]),
];

fn words(window: &Window) -> Arc<LabelText> {
    let (state, words) = (window.state(), &window.state().localization());
    let session = state.session().expect("a project");
    state.project().unwrap().content.words(&session.project, 0.into(), &words.messages, &words.dates)
}

/// The words stand there after the label, and nowhere between quotation marks.
fn assert_told(text: &str, (quote, label): (&str, &str), of: &str) {
    let text = plain(text).replace('\n', " ");
    assert!(text.contains(&format!("{label} {quote}")), "{of}: {label} {quote} in {text}");
    for marked in [format!("«{quote}"), format!("“{quote}"), format!("{quote}»"), format!("{quote}”")] {
        assert!(!text.contains(&marked), "{of}: {text}");
    }
}

#[test]
fn cards_copies_and_lists_tell_what_is_in_doubt() {
    for (excerpt, quote, labels) in CASES {
        for (setup, label) in [Setup::arabic(), Setup::english()].into_iter().zip(labels) {
            let (_folder, path) = project(excerpt);
            let mut window = setup.file(path).open();
            window.press(Key::Home);
            assert_told(&words(&window).quote.text, (quote, label), "card");
            // What leaves the window speaks the language of the project.
            let cited = (quote, labels[0]);
            assert_told(&window.copy().expect("a quote is copied"), cited, "Ctrl+C");
            let Some(egui::OutputCommand::CopyText(text)) = window.sent_by(CTRL_SHIFT, Key::C) else {
                panic!("no text")
            };
            assert_told(&text, cited, "Ctrl+Shift+C");
            // The places to choose from are told in the words of the document.
            for node in window.nodes().into_iter().filter(|node| node.role != Role::MenuItem) {
                for marked in [format!("«{quote}"), format!("“{quote}")] {
                    assert!(!plain(&node.name).contains(&marked), "{node:?}");
                }
            }
            if excerpt == CHANGED {
                let mark = window.nodes().into_iter().find(|node| node.role == Role::Link && node.name.contains(quote));
                let mark = mark.unwrap_or_else(|| panic!("{:#?}", names(&window.nodes())));
                assert_told(&mark.name, (quote, label), "the mark on the document");
            }
        }
    }
}

#[test]
fn the_export_dialog_warns_and_leads_to_the_problems() {
    let (_folder, path) = project(LOST);
    let mut window = Setup::english().file(path).open();
    window.press_with(CTRL, Key::E);
    assert!(window.has(Role::Dialog, "Export"), "{:#?}", names(&window.nodes()));
    let told = window.nodes().into_iter().any(|node| plain(&node.name).starts_with("1 quote does not stand"));
    assert!(told, "{:#?}", names(&window.nodes()));
    let button = window.get(Role::Button, "Show the problems");
    window.click(&button);
    assert!(window.has(Role::Dialog, "Problems"), "{:#?}", names(&window.nodes()));
    let line = window.nodes().into_iter().find(|node| plain(&node.name).starts_with("Not in the source: نص حُذف"));
    assert!(line.is_some(), "{:#?}", names(&window.nodes()));
}

#[test]
fn rows_and_cards_of_every_size_say_that_a_quote_is_in_doubt() {
    let said = ["اقتباس موضع شك: ليس في المصدر", "Quote in doubt: Not in the source"];
    for (setup, said) in [Setup::arabic(), Setup::english()].into_iter().zip(said) {
        let (_folder, path) = project(LOST);
        let mut window = setup.file(path).open();
        window.press(Key::L);
        for role in [Role::ListItem, Role::Button] {
            let told = window.nodes().into_iter().any(|node| node.role == role && node.name.contains(said));
            assert!(told, "{role:?}: {:#?}", names(&window.nodes()));
        }
        let doubt = words(&window).doubt.clone().expect("the sign");
        assert!(doubt.is_grave && plain(&doubt.said.text) == said);
    }
    // What stands in its source has no sign.
    let (_folder, path) = project(r#""exact": "كلام بينهما لا صلة له بشيء""#);
    let window = Setup::english().file(path).open();
    assert!(words(&window).doubt.is_none() && window.named("in doubt").is_empty());
}

#[test]
fn a_card_follows_its_repair_and_the_way_back() {
    let (_folder, path) = project(CHANGED);
    let mut window = Setup::arabic().file(path).open();
    window.press(Key::Home);
    assert!(plain(&words(&window).quote.text).contains("والمسجَّل هنا"));
    window.press(Key::K);
    assert_eq!(plain(&words(&window).quote.text), "«كلام بينهما لا صلة له بشيء»");
    window.press_with(CTRL, Key::Z);
    assert!(plain(&words(&window).quote.text).contains("والمسجَّل هنا"));
}

/// Events of one day, too many for labels, of which one has a quote that its document does not hold.
fn crowd() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.txt"), "These words stand there.\n").expect("written");
    let event = |nth: usize| {
        let exact = if nth == 30 { "these do not at all" } else { "These words stand there" };
        let importance = if nth == 0 { 5 } else { 1 };
        format!(
            r#"{{"id":"e{nth}","title":"Event {nth}","when":"2024-05-01","importance":{importance},
                "excerpts":[{{"document":"a","exact":"{exact}"}}]}}"#
        )
    };
    let events: Vec<String> = (0..60).map(event).chain([event(99).replace("2024-05-01", "2020")]).collect();
    let text = format!(
        r#"{{"format":"sanad/1","title":"T","language":"en",
            "documents":[{{"id":"a","title":"A","language":"en","path":"a.txt"}}],"events":[{}]}}"#,
        events.join(",")
    );
    let path = folder.path().join("project.json");
    std::fs::write(&path, text).expect("written");
    (folder, path)
}

#[test]
fn a_count_says_that_a_quote_among_its_events_is_in_doubt() {
    let said = ["في واحد منها اقتباس موضع شك", "A quote of 1 of them is in doubt"];
    for (setup, said) in [Setup::arabic(), Setup::english()].into_iter().zip(said) {
        let (_folder, path) = crowd();
        let window = setup.file(&path).open();
        let counts: Vec<_> = window.nodes().into_iter().filter(|node| node.name.contains(said)).collect();
        assert_eq!(counts.len(), 1, "{:#?}", names(&window.nodes()));
    }
    // Without the doubt nothing is said of it.
    let (_folder, path) = crowd();
    let text = std::fs::read_to_string(&path).expect("there");
    std::fs::write(&path, text.replace("these do not at all", "These words stand there")).expect("written");
    let window = Setup::english().file(&path).open();
    assert!(window.named("in doubt").is_empty() && !window.named("events here").is_empty());
}

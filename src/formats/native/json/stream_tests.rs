//! Events are read one by one, most of them in a short way: it must give what the long way gives.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::tests::{around, findings, read};
use super::{load_watched, plain, save};
use crate::formats::Progress;
use crate::formats::kit::json_tree::{self as tree, Value};

/// A project with events, one on each line.
fn project(events: &[String]) -> String {
    around(&format!("\"lanes\":[{{\"id\":\"l\",\"title\":\"t\"}}],\"events\":[\n{}\n]", events.join(",\n")))
}

/// An event of these fields; the long way has one more, which says nothing.
fn event(fields: &str, long: bool) -> String {
    if long { format!("{{{fields},\"tags\":[]}}") } else { format!("{{{fields}}}") }
}

fn is_plain(event: &str) -> bool {
    match tree::parse(event).0.expect("a value").value {
        Value::Object(fields) => plain::read(&fields).is_some(),
        _ => false,
    }
}

#[test]
fn both_ways_give_the_same() {
    let cases = [
        (r#""id":"a","title":"x""#, true),
        (r#""title":"x","id":"a""#, true),
        (r#""id":"a","title":"x","when":"2023-10","lane":"l","status":"forecast","importance":5"#, true),
        (r#""importance":1,"status":"disputed","lane":"nowhere","when":"2023","title":"","id":"a""#, true),
        (r#""id":"\u0061\"","title":"\u0633\n\ud83d\ude00","lane":"\u006c""#, true),
        (r#""id":"a","title":"x","lane":"""#, true),
        (r#""id":"a","title":"x","title":"y""#, true),
        (r#""id":"a","title":"x" "lane":"l""#, true),
        (r#""id":"a","title":"x","when":"[2023,2024-05]""#, false),
        (r#""id":"a","title":"x","when":null"#, false),
        (r#""id":"a","title":"x","when":"""#, false),
        (r#""id":"a","title":"x","when":"2023-13""#, false),
        (r#""id":"a","title":"x","when":"October 2023""#, false),
        (r#""id":"a","title":"x","when":2023"#, false),
        (r#""id":"","title":"x""#, false),
        (r#""id":5,"title":"x""#, false),
        (r#""title":"x""#, false),
        (r#""id":"a""#, false),
        (r#""id":"a","title":{"ar":"س","en":5}"#, false),
        (r#""id":"a","title":"x","importance":0"#, false),
        (r#""id":"a","title":"x","importance":2.5"#, false),
        (r#""id":"a","title":"x","importance":"3""#, false),
        (r#""id":"a","title":"x","status":"maybe""#, false),
        (r#""id":"a","title":"x","lane":7"#, false),
        (r#""id":"a","title":"x","colour":"red""#, false),
        (r#""id":"a","title":"x","summary":"s""#, false),
    ];
    for (fields, plain) in cases {
        assert_eq!((is_plain(&event(fields, false)), is_plain(&event(fields, true))), (plain, false), "{fields}");
        let [short, long] = [false, true].map(|long| read(&project(&[event(fields, long)])));
        assert_eq!(short.project.events.len(), 1, "{fields}");
        assert_eq!(short.project, long.project, "{fields}");
        assert_eq!(short.diagnostics, long.diagnostics, "{fields}");
        assert_eq!(short.places.excerpts, long.places.excerpts, "{fields}");
    }
}

#[test]
fn ids_are_shared_by_both_ways() {
    let ids = [r#""id":"a","#, r#""id":"a","#, r#""id":"a-2","#, "", r#""id":"event-4","#, r#""id":"a","#];
    let outcome = |long: u32| {
        let one = |(n, id): (usize, &&str)| event(&format!("{id}\"title\":\"{n}\""), long >> n & 1 == 1);
        let loaded = read(&project(&ids.iter().enumerate().map(one).collect::<Vec<_>>()));
        (loaded.project.events.iter().map(|event| event.id().to_owned()).collect::<Vec<_>>(), loaded.diagnostics)
    };
    let (names, diagnostics) = outcome(0);
    assert_eq!(names, ["a", "a-2", "a-2-3", "event-4", "event-4-5", "a-6"]);
    assert_eq!(diagnostics.iter().filter(|d| d.code == "duplicate-id").count(), 4);
    for long in 1..1 << ids.len() {
        assert_eq!(outcome(long), (names.clone(), diagnostics.clone()), "{long:b}");
    }
}

/// Value in the place of the list, the ids that come of it, the findings, and what a save must still hold.
#[test]
fn other_lists_are_told_and_kept() {
    let a = r#"{"id":"a","title":"t"}"#;
    let b = r#"{"id":"b","title":"t"}"#;
    let lost = r#"{"id":"lost","title":"t","lane":"nowhere"}"#;
    let cases: [(String, &[&str], &[&str], &str); 11] = [
        (format!("\"events\":[\n{a},\n{b}]"), &["a", "b"], &["no-documents@3:1"], ""),
        (
            format!("\"events\":[\n{a},4,\"stray\",null,\n{b}]"),
            &["a", "b"],
            &["no-documents@3:1", "wrong-type@3:24", "wrong-type@3:26", "wrong-type@3:34"],
            "stray",
        ),
        (
            format!("\"events\":[{lost}],\n\"events\":[{a}]"),
            &["a"],
            &["json-duplicate-name@2:1", "no-documents@3:11"],
            "",
        ),
        (
            format!("\"events\":[{lost},4],\n\"events\":\"none\""),
            &[],
            &["json-duplicate-name@2:1", "wrong-type@2:54", "wrong-type@3:10"],
            "none",
        ),
        (format!("\"events\":5,\n\"events\":[{a}]"), &["a"], &["json-duplicate-name@2:1", "no-documents@3:11"], ""),
        (
            format!("\"events\":[{lost}],\"events\":null,\n\"x\":1"),
            &[],
            &["json-duplicate-name@2:1", "unknown-field@3:1"],
            "\"x\"",
        ),
        ("\"events\":{\"id\":\"kept\"}".to_owned(), &[], &["wrong-type@2:10"], "kept"),
        ("\"events\":null".to_owned(), &[], &[], ""),
        ("\"events\":[]".to_owned(), &[], &[], ""),
        (
            format!("\"events\":[\n{{\"id\":\"a\" \"title\":\"t\"}},\n{b} {{\"id\":\"c\",\"title\":\"t\",}},]"),
            &["a", "b", "c"],
            &[
                "no-documents@3:1",
                "json-missing-comma@3:11",
                "json-missing-comma@4:24",
                "json-trailing-comma@4:45",
                "json-trailing-comma@4:47",
            ],
            "",
        ),
        (format!("\"x\":{{\"events\":[{a}]}}"), &[], &["unknown-field@2:1"], "\"id\": \"a\""),
    ];
    for (line, ids, found, kept) in cases {
        let loaded = read(&around(&line));
        assert_eq!(loaded.project.events.iter().map(|event| event.id()).collect::<Vec<_>>(), ids, "{line}");
        assert_eq!(findings(&loaded), found, "{line}");
        let saved = String::from_utf8(save(&loaded.project)).expect("JSON is UTF-8");
        assert!(saved.contains(kept) && !saved.contains("lost"), "{line}: {saved}");
    }
}

/// Cancels after so many steps.
struct Patience(usize, AtomicUsize);

impl Progress for Patience {
    fn step(&self, done: u64, total: u64) {
        assert!(done <= total);
        self.1.fetch_add(1, Ordering::Relaxed);
    }

    fn cancelled(&self) -> bool {
        self.1.load(Ordering::Relaxed) >= self.0
    }
}

#[test]
fn whoever_cancels_gets_a_beginning_without_a_fault() {
    let events: Vec<String> = (0..10_000).map(|n| event(&format!(r#""id":"{n}","title":"t""#), n % 3 == 0)).collect();
    for (patience, count) in [(1, 4_096), (2, 8_192), (3, 10_000)] {
        let text = project(&events);
        let loaded = load_watched(text.as_bytes(), Path::new("p.json"), &Patience(patience, AtomicUsize::new(0)));
        assert_eq!(loaded.project.events.len(), count);
        assert_eq!(loaded.project.events.iter().last().expect("one").id(), (count - 1).to_string());
        assert!(findings(&loaded).iter().all(|found| found.starts_with("no-documents")));
    }
}

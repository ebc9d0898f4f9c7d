//! The reader and the writer together: hostile inputs, and what a load and a save keep.

use std::path::Path;

use super::{load, save};
use crate::base::Severity;
use crate::formats::Loaded;
use crate::model::{Attests, LocalText, Status};

pub(crate) fn read(text: &str) -> Loaded {
    load(text.as_bytes(), Path::new("p.json"))
}

/// `code@line:column` of every finding.
pub(crate) fn findings(loaded: &Loaded) -> Vec<String> {
    let place = |d: &crate::base::Diagnostic| d.place.map(|p| format!("{}:{}", p.line, p.column)).unwrap_or_default();
    loaded.diagnostics.iter().map(|d| format!("{}@{}", d.code, place(d))).collect()
}

/// A project with one line of its own, at line 2; the rest of it has no faults.
pub(crate) fn around(line: &str) -> String {
    format!("{{\"format\":\"sanad/1\",\"title\":\"t\",\n{line}\n}}")
}

/// An event with one field of its own, in line 2.
fn event(field: &str) -> String {
    around(&format!(
        r#""events":[{{"id":"e","title":"t","excerpts":[{{"document":"d","exact":"x"}}],{field}}}],"documents":[{{"id":"d","title":"t"}}]"#
    ))
}

#[test]
fn faults_have_a_code_and_a_place() {
    let deep = format!("{{\"x\":{}1{}}}", "[".repeat(1000), "]".repeat(1000));
    let deep_objects = "{\"a\":".repeat(100_000);
    let brackets = "[".repeat(100_000);
    let cases: &[(&str, &[&str])] = &[
        ("", &["json-empty@1:1"]),
        (" \n\t", &["json-empty@1:1"]),
        ("null", &["not-a-project@1:1"]),
        ("[]", &["not-a-project@1:1"]),
        ("\"سند\"", &["not-a-project@1:1"]),
        ("{}", &["missing-field@1:1", "missing-field@1:1"]),
        ("\0", &["json-unexpected@1:1"]),
        (&brackets, &["not-a-project@1:1", "json-too-deep@1:97", "json-unclosed@1:100001"]),
        (
            &deep_objects,
            &[
                "missing-field@1:1",
                "missing-field@1:1",
                "unknown-field@1:2",
                "json-too-deep@1:481",
                "json-unclosed@1:500001",
            ],
        ),
        (&deep, &["missing-field@1:1", "missing-field@1:1", "unknown-field@1:2", "json-too-deep@1:101"]),
        (&around(r#""language":"ar"} {"#), &["json-after-end@2:18"]),
        (&around(r#""language":"ar","#), &["json-trailing-comma@2:16"]),
        (&around(r#""language":"ar" "lanes":[]"#), &["json-missing-comma@2:17"]),
        (&around(r#""language":"ar",,"lanes":[]"#), &["json-missing-value@2:17"]),
        (&around(r#"language:"ar""#), &["json-missing-name@2:1"]),
        (&around(r#""language" "ar""#), &["json-missing-colon@2:12"]),
        (&around(r#""language":}, "lanes":[]"#), &["json-missing-value@2:12", "json-after-end@2:13"]),
        (&around(r#""language":'ar'"#), &["json-unexpected@2:12"]),
        (&around(r#""language":"ar" // comment"#), &["json-comment@2:17"]),
        (&around("/* x */\"language\":\"ar\""), &["json-comment@2:1"]),
        (&around(r#""lanes":[1}"#), &["wrong-type@2:10", "json-wrong-bracket@2:11", "json-after-end@3:1"]),
        (&around("\"language\":\"ar"), &["json-unclosed-string@2:12"]),
        (&around(r#""language":"\ud800""#), &["language-tag@2:12", "json-surrogate@2:13"]),
        (&around(r#""title":"\udc00\ud83d\ude00""#), &["json-duplicate-name@1:21", "json-surrogate@2:10"]),
        (&around(r#""language":"\x61r""#), &["language-tag@2:12", "json-escape@2:13"]),
        (&around(r#""language":"\u12""#), &["language-tag@2:12", "json-escape@2:13"]),
        (&around("\"title\":\"a\u{0}b\""), &["json-duplicate-name@1:21", "json-control-character@2:11"]),
        (&around("\"title\":\"two\nlines\""), &["json-duplicate-name@1:21", "json-control-character@2:13"]),
        (&around(r#""x":01"#), &["json-number@2:5"]),
        (&around(r#""x":-"#), &["json-number@2:5"]),
        (&around(r#""x":1e400"#), &["unknown-field@2:1"]),
        (&around(r#""language":"ar","language":"en""#), &["json-duplicate-name@2:1"]),
        (&around(r#""language":5"#), &["wrong-type@2:12"]),
        (&around(r#""language":"عربي""#), &["language-tag@2:12"]),
        (&around(r#""events":{}"#), &["wrong-type@2:10"]),
        (&around(r#""events":[7,null,"x"]"#), &["wrong-type@2:11", "wrong-type@2:13", "wrong-type@2:18"]),
        (&around(r#""lanes":[{"title":"t"}]"#), &["missing-id@2:10"]),
        (&around(r#""lanes":[{"id":"l","title":"t"},{"id":"l","title":"u"}]"#), &["duplicate-id@2:39"]),
        (&around(r#""lanes":[{"id":"l","title":{"ar":"ت","en":5}}]"#), &["wrong-type@2:43"]),
        (&around(r#""documents":[{"id":"d","title":"t","sha256":"12"}]"#), &["sha256-format@2:45"]),
        (&around(r#""documents":[{"id":"d","title":"t","published":"2025-99"}]"#), &["invalid-date@2:54"]),
        (&around(r#""events":[{"id":"e","title":"t"}]"#), &["no-documents@2:11"]),
        (&around(r#""events":[{"id":"e","title":"t"}],"documents":[{"id":"d","title":"t"}]"#), &["unattested@2:11"]),
        (
            &around(
                "\"events\":[{\"id\":\"e\",\"title\":\"t\"},\n{\"id\":\"f\",\"title\":\"t\"}],\"documents\":[{\"id\":\"d\",\"title\":\"t\"}]",
            ),
            &["unattested-events@2:11"],
        ),
        (&event(r#""when":"2023-13""#), &["invalid-date@2:88"]),
        (&event(r#""when":"yesterday""#), &["invalid-date@2:83"]),
        (&event(r#""when":"October 2023""#), &["plain-date@2:83"]),
        (&event(r#""when":2023"#), &["wrong-type@2:82"]),
        (&event(r#""when":null"#), &[]),
        (&event(r#""importance":9"#), &["importance-range@2:88"]),
        (&event(r#""importance":"5""#), &["wrong-type@2:88"]),
        (&event(r#""status":"maybe""#), &["unknown-word@2:84"]),
        (&event(r#""lane":"nowhere""#), &["unknown-lane@2:82"]),
        (&event(r#""actors":["nobody",3]"#), &["unknown-actor@2:85", "wrong-type@2:94"]),
        (&event(r#""colour":"red""#), &["unknown-field@2:75"]),
        (
            &around(r#""events":[{"id":"e","title":"t","excerpts":[{"document":"d"}]}]"#),
            &["missing-field@2:45", "unknown-document@2:57"],
        ),
        (
            &event("\"tags\":[]").replace(r#""exact":"x""#, r#""exact":"x","start":-1,"end":5000000000"#),
            &["wrong-type@2:81", "wrong-type@2:90"],
        ),
        (
            &event("\"tags\":[]").replace(r#""exact":"x""#, r#""exact":"x","start":3,"end":9"#),
            &["position-length@2:45"],
        ),
        (&event("\"tags\":[]").replace(r#""exact":"x""#, r#""exact":"x","stance":"why""#), &["unknown-word@2:82"]),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, findings(&read(text))))
        .filter(|(_, expected, found)| found != *expected)
        .map(|(text, expected, found)| format!("{text:.300}\n  gave    {found:?}\n  and not {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn bytes_that_are_not_utf8_are_read_as_far_as_they_can_be() {
    let cases: &[(&[u8], &[&str], &str)] = &[
        (b"\xEF\xBB\xBF{\"format\":\"sanad/1\",\"title\":\"t\"}", &["byte-order-mark@1:1"], "t"),
        (b"{\"format\":\"sanad/1\",\n\"title\":\"a\xFFb\"}", &["not-utf8@2:11"], "a\u{FFFD}b"),
        (
            b"{\"format\":\"sanad/1\",\"title\":\"\xC7\xE1\xE4\xD5\"}",
            &["not-utf8@1:30"],
            "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
        ),
        // With many such bytes it is rather in another encoding, which is a guess and told as one.
        (
            b"{\"format\":\"sanad/1\",\"title\":\"\xDE\xD1\xC7\xD1 \xE3\xCD\xDF\xE3\xC9 \xC7\xE1\xDA\xCF\xE1 \xC7\xE1\xCF\xE6\xE1\xED\xC9\"}",
            &["tl-encoding@1:1"],
            "قرار محكمة العدل الدولية",
        ),
    ];
    for (bytes, expected, title) in cases {
        let loaded = load(bytes, Path::new("p.json"));
        assert_eq!(findings(&loaded), *expected);
        assert_eq!(loaded.project.title.get("ar"), *title);
    }
    let utf16: Vec<u8> =
        "\u{FEFF}{\"format\":\"sanad/1\",\"title\":\"سند\"}".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let loaded = load(&utf16, Path::new("p.json"));
    assert_eq!((findings(&loaded), loaded.project.title.get("ar")), (vec!["utf-16@1:1".to_owned()], "سند"));
}

#[test]
fn what_is_wrong_does_not_take_the_rest_with_it() {
    let text = r#"{"format":"sanad/1","title":{"ar":"ت","en":5},
        "documents":[{"id":"d","title":"t"}],
        "events":[{"id":"a","title":"one","when":"2023-13","importance":9,"status":"guess",
                   "excerpts":[{"document":"d","exact":"x","attests":"sometimes"}]},
                  "no event",
                  {"id":"a","title":"two","when":"2023-10","excerpts":[{"document":"nowhere","exact":"y","attests":"date"}]}"#;
    let project = read(text).project;
    assert_eq!(project.title, LocalText::Map(vec![("ar".into(), "ت".into())]));
    let [one, two] = &project.events.to_vec()[..] else { panic!("{:?}", project.events) };
    assert_eq!((&*one.id, &one.when, one.importance, one.status), ("a", &None, 5, Status::Reported));
    assert_eq!(one.excerpts[0].attests, Attests::Event);
    assert_eq!((&*two.id, two.when.as_ref().map(|w| w.as_str())), ("a-2", Some("2023-10")));
    assert_eq!((two.excerpts[0].attests, &*two.excerpts[0].document), (Attests::Date, "nowhere"));
}

#[test]
fn saving_keeps_what_was_loaded() {
    let cases = [
        r#"{"format":"sanad/2","title":{"ar":"ت","en":5,"fr":["x"]},"language":7,"future":{"a":[1,2.5,null,{"b":"\u0000"}]},
            "documents":[{"id":"d","title":"t","published":"99-99","sha256":"xyz","pages":12},4],
            "actors":[{"id":"x","name":3,"kind":"person"}],"lanes":"none",
            "events":[{"id":"e","when":"2023-13","title":"t","status":"guess","importance":"high","tags":["a",1],"actors":["x",null],
              "excerpts":[{"document":"d","attests":"year","stance":"maybe","exact":"q","start":-1,"end":1.5,"page":3}]}, "stray"]}"#,
        "{}",
        r#"{"events":[{},{}],"lanes":[{}],"documents":[{}],"actors":[{}]}"#,
        crate::formats::open::sample::SAMPLE,
    ];
    for text in cases {
        let first = read(text).project;
        let saved = save(&first);
        let second = load(&saved, Path::new("p.json")).project;
        assert_eq!(first, second);
        assert_eq!(save(&second), saved, "saving twice gives the same bytes");
    }
    let saved = String::from_utf8(save(&read(cases[0]).project)).expect("JSON is UTF-8");
    for value in [
        "sanad/2",
        "\"en\": 5",
        "\"fr\"",
        "\"language\": 7",
        "2.5",
        "99-99",
        "xyz",
        "\"pages\": 12",
        "\"name\": 3",
        "\"none\"",
        "2023-13",
        "guess",
        "\"high\"",
        "year",
        "maybe",
        "-1",
        "1.5",
        "\"page\": 3",
        "stray",
    ] {
        assert!(saved.contains(value), "{value} is lost in {saved}");
    }
}

#[test]
fn the_sample_is_written_as_the_saver_writes() {
    let sample = crate::formats::open::sample::SAMPLE;
    let loaded = read(sample);
    assert_eq!(findings(&loaded), [""; 0]);
    assert_eq!(String::from_utf8(save(&loaded.project)).expect("JSON is UTF-8"), sample);
}

#[test]
fn no_truncation_and_no_change_of_a_byte_panics() {
    let sample = crate::formats::open::sample::SAMPLE.as_bytes();
    let path = Path::new("p.json");
    let mut events = 0;
    for cut in (0..sample.len()).step_by(97) {
        let loaded = load(&sample[..cut], path);
        assert!(loaded.diagnostics.iter().any(|d| d.severity == Severity::Error), "cut at {cut}");
        assert!(loaded.project.events.len() >= events, "a longer part gives no fewer events");
        events = loaded.project.events.len();
        for byte in [b'"', b'{', b']', b'\\', b',', 0, 0xFF] {
            let mut changed = sample.to_vec();
            changed[cut] = byte;
            load(&changed, path);
        }
    }
    assert_eq!(events, 12);
}

#[test]
fn a_flood_of_findings_is_told_in_short() {
    let text = format!("{{\"format\":\"sanad/1\",\"title\":\"t\",\"lanes\":[{}1]}}", "1,".repeat(5000));
    let loaded = read(&text);
    assert_eq!(loaded.diagnostics.len(), 21);
    let last = &loaded.diagnostics[20];
    assert_eq!((last.code, last.severity), ("more-alike", Severity::Error));
    assert!(last.args.contains(&("count", "4981".to_owned())));
    assert!(last.args.contains(&("lines", "1".to_owned())));
}

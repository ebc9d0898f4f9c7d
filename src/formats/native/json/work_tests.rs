//! Notes, reviews, views and drafts: the parts of a project file that are about the work on it.

use serde_json::Value;

use super::save;
use super::tests::{around, findings, read};

fn again(text: &str) -> Value {
    serde_json::from_slice(&save(&read(text).project)).expect("JSON")
}

/// An event with its own fields, at line 2.
fn event(fields: &str) -> String {
    around(&format!(r#""events":[{{"id":"e","title":"t",{fields}}}]"#))
}

fn view(fields: &str) -> String {
    around(&format!(r#""views":[{{"id":"v","name":"n",{fields}}}]"#))
}

#[test]
fn faults_have_a_code_and_a_place() {
    // The text, and what is found apart from an event that nothing attests.
    let cases: &[(&str, &[&str])] = &[
        (&event(r#""notes":[{"by":"n","at":"2024-03-01T10:00:00Z","text":"x"}]"#), &[]),
        (&event(r#""notes":[{"by":"n"}]"#), &["missing-field@2:42"]),
        (&event(r#""notes":[{"by":5,"text":"x"}]"#), &["wrong-type@2:48"]),
        (&event(r#""notes":[{"at":"soon","text":"x"}]"#), &["invalid-date@2:49"]),
        (&event(r#""reviews":[{"at":"2024","status":"sure"}]"#), &["unknown-word@2:66"]),
        (&event(r#""reviews":[{"at":"2024"}]"#), &["missing-field@2:44"]),
        (&view(r#""from":"2024","to":"2025","direction":"ltr","group_by":"person""#), &[]),
        (&view(r#""group_by":"lanes""#), &["unknown-word@2:42"]),
        (&view(r#""direction":"up""#), &["unknown-word@2:43"]),
        (&view(r#""filter":[]"#), &["wrong-type@2:40"]),
        (&view(r#""filter":{"actors":["p",3],"hidden_lanes":[""]}"#), &["view-unknown@2:51", "wrong-type@2:55"]),
        (&view(r#""filter":{"statuses":["sure"]}"#), &["unknown-word@2:53"]),
        (&view(r#""filter":{"within_span":1}"#), &["wrong-type@2:55"]),
        (&around(r#""views":[{"id":"v","name":"n"},{"id":"v","name":"m"}]"#), &["duplicate-id@2:38"]),
        (&around(r#""lanes":[{"id":"l","title":"t","color":3}],"direction":"ltr""#), &[]),
        // Proposals are known to be there, and kept whole.
        (&around(r#""drafts":[{"x":[1]}],"dismissed":{"d":["q"]}"#), &[]),
        // Fields of this name that older files have are still fields that are not known.
        (&event(r#""notes":"free words","reviews":3"#), &["unknown-field@2:33", "unknown-field@2:54"]),
        (&event(r#""notes":["words"]"#), &["unknown-field@2:33"]),
        (&around(r#""views":{"a":1},"direction":"down""#), &["unknown-field@2:1", "unknown-field@2:17"]),
        (
            &around(r##""lanes":[{"id":"l","title":"t","color":"red-ish"},{"id":"m","title":"t","color":9}]"##),
            &["unknown-field@2:32", "unknown-field@2:73"],
        ),
    ];
    let found_in = |text: &str| -> Vec<String> {
        findings(&read(text)).into_iter().filter(|found| !found.starts_with("no-documents")).collect()
    };
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, found_in(text)))
        .filter(|(_, expected, found)| found != *expected)
        .map(|(text, expected, found)| format!("{text}\n  gave    {found:?}\n  and not {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_of_them_is_lost() {
    let cases = [
        event(
            r#""notes":[{"by":"n","at":"soon","text":{"ar":"ن","en":5},"x":1},{"text":"b"}],"reviews":[{"status":"sure","y":[]}]"#,
        ),
        event(r#""notes":"free words","reviews":3"#),
        view(
            r#""from":"2024~","to":"never","direction":"up","group_by":"lanes","filter":{"actors":["p",3],"statuses":["x","disputed"],"new":{}},"more":[1]"#,
        ),
        view(r#""filter":[],"x":null"#),
        around(r#""drafts":[{"x":[1.50]}],"dismissed":{"d":["q"]},"views":{"a":1},"direction":"down""#),
        around(
            r##""lanes":[{"id":"l","title":"t","color":"red-ish"},{"id":"m","title":"t","color":8}],"drafts":null"##,
        ),
    ];
    for text in cases {
        let before: Value = serde_json::from_str(&text).expect("JSON");
        let after = again(&text);
        for (name, value) in before.as_object().expect("an object") {
            let kept = |before: &Value, after: &Value| super::kept_tests::is_kept(before, after);
            assert!(kept(value, &after[name]), "{name}: {value}\n{}", after[name]);
        }
        assert_eq!(again(&after.to_string()), after, "the second time as the first");
    }
}

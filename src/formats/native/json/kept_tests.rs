//! Parts that a load and a save keep of a file, to the digit; and that what they do not keep is known to be lost.

use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;

use super::load;
use super::save;
use super::tests::read;
use crate::formats::kit::json_tree::parse;
use crate::formats::open::damage::is_loss;

/// Numbers as people and programs write them.
const NUMBERS: [&str; 14] = [
    "123456789012345678901234567890",
    "1E400",
    "-1e-400",
    "3.14159265358979323846",
    "-0",
    "1.0",
    "1e5",
    "1E+5",
    "1e-05",
    "0.10",
    "-0.0e-0",
    "18446744073709551616",
    "-9223372036854775809",
    "0.1000000000000000055511151231257827",
];

/// A project as it is saved, with a value in an unknown field of every part.
fn with_everywhere(value: &str) -> String {
    let part = r#""id":"x","title":"t","name":"n","document":"x","exact":"q","mine":"@""#;
    let project = format!(
        r#"{{"title":"t","mine":"@","documents":[{{{part}}}],"actors":[{{{part}}}],"lanes":[{{{part}}}],
            "events":[{{{part},"excerpts":[{{{part}}}]}}]}}"#
    );
    let saved = again(&project);
    assert_eq!(saved.matches("\"@\"").count(), 6, "{saved}");
    saved.replace("\"@\"", value)
}

/// The text after a load and a save.
fn again(text: &str) -> String {
    String::from_utf8(save(&load(text.as_bytes(), Path::new("p.json")).project)).expect("JSON is UTF-8")
}

#[test]
fn numbers_keep_their_digits() {
    for digits in NUMBERS {
        let text = with_everywhere(digits);
        assert_eq!(again(&text), text, "{digits}");
        // Where a text is wanted a number stays one as well.
        let text = text.replace("\"title\": \"t\"", &format!("\"title\": {digits}"));
        assert_eq!(again(&text), text, "{digits}");
    }
}

/// Returns true if all of a value is in another one: fields that are new do not matter, nor does the order.
pub(super) fn is_kept(before: &Value, after: &Value) -> bool {
    // What is written is what stands for nothing, or is the default.
    let is_nothing = |value: &Value| {
        let empty = value.as_array().is_some_and(Vec::is_empty) || value.as_str().is_some_and(str::is_empty);
        value.is_null() || empty || *value == 3
    };
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => before
            .iter()
            .all(|(name, value)| after.get(name).is_some_and(|there| is_kept(value, there)) || is_nothing(value)),
        (Value::Array(before), Value::Array(after)) => {
            before.iter().all(|value| after.iter().any(|there| is_kept(value, there)))
        }
        (before, after) => before == after,
    }
}

/// Values of any kind, in which no number is written as we would write it.
fn any_value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,4})?",
        "\"[a-zسند ]{0,6}\"",
        Just("\"2023-10\"".to_owned()),
        Just("\"dispute\"".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(|values| format!("[{}]", values.join(","))),
            prop::collection::vec(("[abc]|id|title|exact|ar", inner), 0..3).prop_map(|fields| {
                let fields: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
                format!("{{{}}}", fields.join(","))
            }),
        ]
    })
}

/// Names of fields, known and unknown.
fn any_name() -> impl Strategy<Value = String> {
    let known = [
        "format",
        "title",
        "language",
        "documents",
        "actors",
        "lanes",
        "events",
        "id",
        "path",
        "published",
        "sha256",
        "name",
        "when",
        "summary",
        "lane",
        "tags",
        "status",
        "importance",
        "excerpts",
        "document",
        "attests",
        "exact",
        "start",
        "url",
        "role",
        "mine",
        "more",
    ];
    prop::sample::select(known.to_vec()).prop_map(str::to_owned)
}

/// Bytes that change what a JSON text means.
fn any_damage() -> impl Strategy<Value = Option<(prop::sample::Index, String)>> {
    let pieces = ["//", "/* x */", ",", "{", "}", "[", "]", "\"", "\\", ":", "x", "7", "\u{1}"];
    prop::option::weighted(0.4, (any::<prop::sample::Index>(), prop::sample::select(pieces.to_vec())))
        .prop_map(|damage| damage.map(|(at, piece)| (at, piece.to_owned())))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    /// Either the file that is saved holds all that the file held that was read, or the loss is known.
    #[test]
    fn nothing_is_lost_that_is_not_known_to_be(
        fields in prop::collection::vec((any_name(), any_value()), 0..5),
        inner in prop::collection::vec((any_name(), any_value()), 0..6),
        list in prop::sample::select(vec!["documents", "actors", "lanes", "events"]),
        damage in any_damage(),
    ) {
        let object = |fields: &[(String, String)]| {
            let fields: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
            fields.join(", ")
        };
        let mut text = format!("{{{}, \"{list}\": [{{{}}}]}}", object(&fields), object(&inner)).replace("{, ", "{");
        if let Some((at, piece)) = damage {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            text.insert_str(*at.get(&places), &piece);
        }
        let loaded = read(&text);
        if !loaded.diagnostics.iter().any(is_loss) {
            let before = parse(&text).0.map(|node| node.value.to_json()).unwrap_or_default();
            let saved = again(&text);
            let after = parse(&saved).0.map(|node| node.value.to_json()).unwrap_or_default();
            prop_assert!(is_kept(&before, &after), "{text}\n{saved}");
        }
    }

    #[test]
    fn a_number_of_any_spelling_stays_as_it_is(
        digits in "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,5})?",
    ) {
        let text = with_everywhere(&digits);
        prop_assert_eq!(again(&text), text);
    }
}

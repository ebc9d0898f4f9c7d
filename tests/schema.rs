//! The JSON Schema of the project file agrees with the program and with the bundled project.

use std::collections::BTreeSet;
use std::path::Path;

use sanad::formats::json;
use serde_json::Value;

const SCHEMA: &str = include_str!("../data/sanad.schema.json");
const BUNDLED: &str = include_str!("../data/kadrey-v-meta/project.json");
/// A project in which every field of the format has a value that is not its default.
const FULL: &str = include_str!("data/schema/full.json");

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// Checks a value by the keywords that this schema uses, and collects what is wrong and which fields were seen.
struct Checker {
    root: Value,
    faults: Vec<String>,
    seen: BTreeSet<String>,
}

impl Checker {
    fn check(&mut self, schema: &Value, value: &Value, at: &str) {
        for (keyword, rule) in schema.as_object().expect("a schema is an object") {
            let holds = match (keyword.as_str(), rule) {
                ("$schema" | "$id" | "$defs" | "title" | "description" | "default", _) => true,
                ("$ref", Value::String(name)) => {
                    let target = self.root.pointer(name.trim_start_matches('#')).expect(name).clone();
                    self.check(&target, value, at);
                    true
                }
                ("type", Value::String(kind)) => match kind.as_str() {
                    "string" => value.is_string(),
                    "integer" => value.is_u64(),
                    "boolean" => value.is_boolean(),
                    "array" => value.is_array(),
                    "object" => value.is_object(),
                    other => panic!("type {other}"),
                },
                ("const", rule) => value == rule,
                ("enum", Value::Array(words)) => words.contains(value),
                ("minLength", rule) => {
                    value.as_str().is_some_and(|s| s.chars().count() as u64 >= rule.as_u64().unwrap())
                }
                ("minimum", rule) => value.as_u64() >= rule.as_u64(),
                ("maximum", rule) => value.as_u64() <= rule.as_u64(),
                // The two kinds of patterns: a tag, a digest.
                ("pattern", Value::String(pattern)) if pattern.contains("{64}") => {
                    value.as_str().is_some_and(|s| s.len() == 64 && s.bytes().all(|b| b.is_ascii_hexdigit()))
                }
                ("pattern", _) => {
                    value.as_str().is_some_and(|s| s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
                }
                ("anyOf" | "oneOf", Value::Array(choices)) => choices.iter().any(|choice| {
                    let mut checker = Self { root: self.root.clone(), faults: Vec::new(), seen: BTreeSet::new() };
                    checker.check(choice, value, at);
                    checker.faults.is_empty()
                }),
                ("required", Value::Array(names)) => {
                    names.iter().all(|name| value.get(name.as_str().unwrap()).is_some())
                }
                ("properties", Value::Object(properties)) => {
                    for (name, value) in value.as_object().into_iter().flatten() {
                        match properties.get(name) {
                            Some(schema) => self.check(schema, value, &format!("{at}/{name}")),
                            None => self.faults.push(format!("{at}/{name}: not in the schema")),
                        }
                        self.seen.insert(format!("{at}/{name}"));
                    }
                    true
                }
                ("propertyNames" | "additionalProperties", rule) => {
                    for (name, value) in value.as_object().into_iter().flatten() {
                        let name = Value::from(name.as_str());
                        self.check(rule, if keyword == "propertyNames" { &name } else { value }, at);
                    }
                    true
                }
                ("items", rule) => {
                    value.as_array().into_iter().flatten().for_each(|value| self.check(rule, value, at));
                    true
                }
                other => panic!("this test knows no {other:?}"),
            };
            if !holds {
                self.faults.push(format!("{at}: {keyword} {rule}, not {value}"));
            }
        }
    }
}

fn check(project: &Value) -> Checker {
    let root = parse(SCHEMA);
    let mut checker = Checker { root: root.clone(), faults: Vec::new(), seen: BTreeSet::new() };
    checker.check(&root, project, "");
    checker
}

#[test]
fn the_bundled_project_is_valid() {
    assert_eq!(check(&parse(BUNDLED)).faults, [] as [&str; 0]);
}

#[test]
fn the_schema_and_the_program_name_the_same_fields() {
    let loaded = json::load(FULL.as_bytes(), Path::new("full.json"));
    assert_eq!(loaded.diagnostics, []);
    let saved: Value = serde_json::from_slice(&json::save(&loaded.project)).expect("JSON");
    assert_eq!(saved, parse(FULL), "the program writes every field of the full project");
    let checker = check(&saved);
    assert_eq!(checker.faults, [] as [&str; 0]);
    let root = parse(SCHEMA);
    let properties = |schema: &Value| schema["properties"].as_object().map_or(0, serde_json::Map::len);
    let all: usize =
        properties(&root) + root["$defs"].as_object().expect("defs").values().map(properties).sum::<usize>();
    assert_eq!(checker.seen.len(), all, "the full project has every field of the schema");
}

#[test]
fn what_is_wrong_is_found() {
    let cases = [
        ("/format", Value::from("sanad/2")),
        ("/title", Value::from(3)),
        ("/documents/0/sha256", Value::from("0f")),
        ("/documents/0/id", Value::from("")),
        ("/events/0/importance", Value::from(6)),
        ("/events/0/status", Value::from("sure")),
        ("/events/0/notes/0/text", Value::from(3)),
        ("/events/0/reviews/0/status", Value::from("sure")),
        ("/views/0/group_by", Value::from("lanes")),
        ("/views/0/direction", Value::from("up")),
        ("/views/0/filter/within_span", Value::from("yes")),
        ("/lanes/0/color", Value::from(9)),
        ("/events/0/excerpts/0/start", Value::from(-1)),
        ("/events/0/excerpts/0/exact", Value::Null),
        ("/events", Value::from("none")),
    ];
    for (pointer, wrong) in cases {
        let mut project = parse(FULL);
        *project.pointer_mut(pointer).expect(pointer) = wrong;
        assert!(!check(&project).faults.is_empty(), "{pointer}");
    }
}

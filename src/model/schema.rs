//! The JSON Schema of the project file is made from these types: `SANAD_UPDATE_SCHEMA=1 cargo test schema` writes it.

use std::borrow::Cow;
use std::{env, fs, path};

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::{EdtfDate, LocalText, Project};

/// A BCP 47 tag, as the reader of project files takes it.
const TAG: &str = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*";

macro_rules! schema {
    ($($type:ty, $name:literal, $schema:expr;)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )*};
}

/// The name of a part.
pub(crate) struct Name;

/// The language of a part.
pub(crate) struct Language;

/// A place in a text.
pub(crate) struct Offset;

/// A direction of time.
pub(crate) struct DirectionWord;

schema! {
    Name, "id", json_schema!({
        "description": "A name that other parts of the project refer to, unique in its list.",
        "type": "string",
        "minLength": 1,
    });
    Language, "language", json_schema!({
        "description": "BCP 47 tag.",
        "type": "string",
        "pattern": format!("^({TAG})?$"),
    });
    Offset, "offset", json_schema!({
        "description": "A place in the document's text, in Unicode code points.",
        "type": "integer",
        "minimum": 0,
        "maximum": u32::MAX,
    });
    DirectionWord, "direction", json_schema!({
        "description": "Direction of time: from right to left, or from left to right.",
        "enum": ["rtl", "ltr"],
    });
    EdtfDate, "when", json_schema!({
        "description": "An EDTF expression (ISO 8601-2:2019 Annex A, levels 0, 1 and 2), or, as an extension of it, an \
            interval with times of day (ISO 8601-1:2019 §5.5): 2024-03-01T23:30:00/2024-03-02T01:15:00.",
        "type": "string",
        "minLength": 1,
    });
    LocalText, "text", json_schema!({
        "description": "One text, in the language of what holds it, or a text a language.",
        "anyOf": [
            { "type": "string" },
            {
                "type": "object",
                "propertyNames": { "pattern": format!("^{TAG}$") },
                "additionalProperties": { "type": "string" },
            },
        ],
    });
}

/// The schema of a project file: that of a project, and the field that says which format it is.
fn schema() -> Value {
    let generated = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Project>().to_value();
    let Value::Object(mut schema) = generated else { panic!("a schema is an object") };
    let Some(Value::Object(fields)) = schema.remove("properties") else { panic!("a project has fields") };
    let format = ("format".to_owned(), json!({ "const": "sanad/1", "description": "The version of this format." }));
    let properties: Map<String, Value> = std::iter::once(format).chain(fields).collect();
    let about = "A timeline of events taken from documents, each tied to the exact words that attest it. \
                 Fields that are not named here are kept as they are.";
    let head = [
        ("$schema", schema["$schema"].clone()),
        ("$id", "urn:sanad:schema:sanad-1".into()),
        ("title", "Sanad project".into()),
        ("description", about.into()),
        ("type", "object".into()),
        ("properties", properties.into()),
        ("required", schema["required"].clone()),
        ("$defs", schema["$defs"].clone()),
    ];
    let mut schema = head.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    tidy(&mut schema);
    schema
}

/// Leaves out defaults that say nothing and the names of Rust's number types.
fn tidy(value: &mut Value) {
    if let Value::Object(fields) = value {
        let empty = |value: &Value| {
            matches!(value, Value::Null) || value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty)
        };
        fields.retain(|name, value| (name != "default" || !empty(value)) && (name != "format" || !value.is_string()));
    }
    match value {
        Value::Object(fields) => fields.values_mut().for_each(tidy),
        Value::Array(values) => values.iter_mut().for_each(tidy),
        _ => {}
    }
}

#[test]
fn the_schema_in_data_is_made_from_the_types() {
    let path = path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sanad.schema.json");
    let made = format!("{:#}\n", schema());
    if env::var_os("SANAD_UPDATE_SCHEMA").is_some() {
        fs::write(&path, &made).expect("the schema can be written");
    }
    let kept = fs::read_to_string(&path).expect("the schema is there");
    assert!(kept == made, "the types have changed: run this test once with SANAD_UPDATE_SCHEMA=1");
}

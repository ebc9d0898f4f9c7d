//! One event as its file has it: the attributes of XML or the fields of JSON.

use serde_json::Value;

/// Syntax that a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// `loadXML` of SIMILE reads it.
    Xml,
    /// `loadJSON` of SIMILE reads it.
    Json,
}

/// An event as the file has it.
pub(crate) struct RawEvent {
    /// Its attributes or fields, under the names of the XML.
    pub fields: Vec<(String, Value)>,
    /// Its byte offset.
    pub at: usize,
    /// Syntax that it is written in, on which it depends whether it lasts.
    pub syntax: Syntax,
}

impl RawEvent {
    /// Renames fields of older files.
    pub(crate) fn new(mut fields: Vec<(String, Value)>, at: usize, syntax: Syntax) -> Self {
        for (old, new) in ALIASES {
            if !fields.iter().any(|(name, _)| name == new)
                && let Some(field) = fields.iter_mut().find(|(name, _)| name == old)
            {
                field.0 = new.to_owned();
            }
        }
        Self { fields, at, syntax }
    }

    /// The value of a field.
    pub(crate) fn value(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// The text of a field, which stays.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.value(name).and_then(as_text)
    }

    /// Takes the text of a field.
    pub(crate) fn take(&mut self, name: &str) -> Option<String> {
        let at = self.fields.iter().position(|(field, value)| field == name && as_text(value).is_some())?;
        as_text(&self.fields.remove(at).1)
    }
}

/// Names of older files and of shortened ones, the latter as in `loadJSON` of `src/webapp/api/scripts/sources.js`.
const ALIASES: [(&str, &str); 11] = [
    ("starts", "start"),
    ("ends", "end"),
    ("s", "start"),
    ("e", "end"),
    ("ls", "latestStart"),
    ("ee", "earliestEnd"),
    ("t", "title"),
    ("d", "description"),
    ("de", "durationEvent"),
    ("eid", "eventID"),
    ("c", "classname"),
];

/// The text of a value that has one.
pub(crate) fn as_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(is) => is.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

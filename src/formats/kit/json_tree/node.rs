//! Values of JSON, each with its place.

use std::borrow::Cow;

/// A value and where it starts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node<'t> {
    pub value: Value<'t>,
    /// Byte offset of its first character.
    pub at: usize,
}

/// A JSON value. Numbers keep their digits.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'t> {
    Null,
    Bool(bool),
    Number(&'t str),
    String(Cow<'t, str>),
    Array(Vec<Node<'t>>),
    Object(Vec<Field<'t>>),
}

/// A field of an object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field<'t> {
    pub name: Cow<'t, str>,
    /// Byte offset of the name.
    pub at: usize,
    pub node: Node<'t>,
}

impl Value<'_> {
    /// Name of this kind of value in messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "boolean",
            Self::Number(_) => "number",
            Self::String(_) => "string",
            Self::Array(_) => "array",
            Self::Object(_) => "object",
        }
    }

    /// The same value without places. Numbers keep their digits.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Bool(b) => serde_json::Value::Bool(*b),
            Self::Number(digits) => serde_json::Value::Number(number(digits)),
            Self::String(s) => serde_json::Value::String(s.clone().into_owned()),
            Self::Array(nodes) => nodes.iter().map(|node| node.value.to_json()).collect(),
            Self::Object(fields) => {
                serde_json::Value::Object(fields.iter().map(|f| (f.name.to_string(), f.node.value.to_json())).collect())
            }
        }
    }
}

/// The number of these digits, which are those of a number by RFC 8259 §6. The parser of `serde_json` writes exponents
/// in its own way (`1e5` becomes `1e+5`), so that a number would change with a load and a save.
fn number(digits: &str) -> serde_json::Number {
    serde_json::Number::from_string_unchecked(digits.to_owned())
}

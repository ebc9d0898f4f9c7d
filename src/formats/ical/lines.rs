//! Lines of iCalendar: split into name, parameters and value, and unescaped (RFC 5545 §3.1, §3.3.11).

use std::fmt;

use serde_json::{Map, Value as Json};

use super::head::PropertyHead;

/// A line: `NAME;PARAMETER=x:value`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Property {
    /// Name and parameters.
    pub head: PropertyHead,
    /// As it is written.
    pub value: String,
}

impl Property {
    /// One without parameters.
    pub(crate) fn plain(name: &str, value: impl Into<String>) -> Self {
        Self { head: PropertyHead { name: name.to_owned(), parameters: Vec::new() }, value: value.into() }
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        &self.head.name
    }

    /// The value of a parameter.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.head.parameter(name)
    }

    /// The value alone, or an object of value and parameters.
    pub(crate) fn to_json(&self) -> Json {
        if self.head.parameters.is_empty() {
            return unescape(&self.value).into();
        }
        let mut map = Map::new();
        map.insert("value".to_owned(), unescape(&self.value).into());
        for (name, value) in &self.head.parameters {
            map.insert(name.clone(), value.as_str().into());
        }
        map.into()
    }
}

impl fmt::Display for Property {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.head, self.value)
    }
}

/// The properties of a text with their byte offsets; a line that is none comes as it is.
pub(crate) fn properties(text: &str) -> impl Iterator<Item = (usize, Result<Property, String>)> {
    let mut at = 0;
    let lines = text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    });
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| (at, property(line).ok_or_else(|| line.to_owned())))
}

fn property(line: &str) -> Option<Property> {
    let end = PropertyHead::end(line.as_bytes())?;
    Some(Property { head: PropertyHead::parse(&line[..end])?, value: line[end + 1..].to_owned() })
}

/// Undoes `\n`, `\,`, `\;` and `\\`.
pub(crate) fn unescape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c @ (',' | ';' | '\\' | ':' | '"')) => out.push(c),
                Some(c) => out.extend(['\\', c]),
                None => out.push('\\'),
            },
            c => out.push(c),
        }
    }
    out
}

/// The parts of a list between commas that are not escaped.
pub(crate) fn split_list(value: &str) -> Vec<String> {
    let (mut parts, mut part, mut escaped) = (Vec::new(), String::new(), false);
    for c in value.chars() {
        if c == ',' && !escaped {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    parts.push(part);
    parts.iter().map(|part| unescape(part).trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// A text as RFC 5545 §3.3.11 has it.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            // Control characters have no place in a line; a carriage return is a part of a line break.
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

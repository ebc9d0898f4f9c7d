//! Lines of iCalendar: unfolded, split into name, parameters and value, and unescaped (RFC 5545 §3.1, §3.3.11).

use std::fmt;

use serde_json::{Map, Value as Json};

/// A line: `NAME;PARAMETER=x:value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// In upper case.
    pub name: String,
    /// Names in upper case, and values without quotation marks.
    pub parameters: Vec<(String, String)>,
    /// As it is written.
    pub value: String,
}

impl Property {
    /// The value of a parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(there, _)| there == name).map(|(_, value)| value.as_str())
    }

    /// The value alone, or an object of value and parameters.
    pub fn to_json(&self) -> Json {
        if self.parameters.is_empty() {
            return unescape(&self.value).into();
        }
        let mut map = Map::new();
        map.insert("value".to_owned(), unescape(&self.value).into());
        for (name, value) in &self.parameters {
            map.insert(name.clone(), value.as_str().into());
        }
        map.into()
    }
}

impl fmt::Display for Property {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        for (name, value) in &self.parameters {
            // A parameter has no way to hold control characters or quotation marks (RFC 5545 §3.2).
            let value: String = value.chars().filter(|c| !c.is_control() && *c != '"').collect();
            let marks = if value.contains([':', ';', ',']) { "\"" } else { "" };
            write!(f, ";{name}={marks}{value}{marks}")?;
        }
        write!(f, ":{}", self.value)
    }
}

/// The properties of a file with their byte offsets; a line that is none comes as it is.
pub fn properties(text: &str) -> impl Iterator<Item = (usize, Result<Property, String>)> {
    unfolded(text).filter(|(_, line)| !line.trim().is_empty()).map(|(at, line)| (at, property(&line).ok_or(line)))
}

/// Logical lines: a line that begins with a space or a tab goes on with the one before.
fn unfolded(text: &str) -> impl Iterator<Item = (usize, String)> {
    let mut at = 0;
    let mut lines = text
        .split('\n')
        .map(move |line| {
            let start = at;
            at += line.len() + 1;
            (start, line.strip_suffix('\r').unwrap_or(line))
        })
        .peekable();
    std::iter::from_fn(move || {
        let (start, first) = lines.next()?;
        let mut whole = first.to_owned();
        while let Some((_, more)) = lines.next_if(|(_, line)| line.starts_with([' ', '\t'])) {
            whole.push_str(&more[1..]);
        }
        Some((start, whole))
    })
}

fn property(line: &str) -> Option<Property> {
    let end = line.find([':', ';'])?;
    let name = line[..end].trim().to_ascii_uppercase();
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.' || b == b'_') {
        return None;
    }
    let mut parameters = Vec::new();
    let mut rest = &line[end..];
    while let Some(parameter) = rest.strip_prefix(';') {
        let mut quoted = false;
        let stop = parameter.find(|c: char| {
            quoted ^= c == '"';
            !quoted && (c == ';' || c == ':')
        });
        let stop = stop.or_else(|| parameter.find(':'))?;
        let (key, value) = parameter[..stop].split_once('=').unwrap_or((&parameter[..stop], ""));
        parameters.push((key.trim().to_ascii_uppercase(), value.replace('"', "")));
        rest = &parameter[stop..];
    }
    Some(Property { name, parameters, value: rest.strip_prefix(':')?.to_owned() })
}

/// Undoes `\n`, `\,`, `\;` and `\\`.
pub fn unescape(value: &str) -> String {
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
pub fn split_list(value: &str) -> Vec<String> {
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

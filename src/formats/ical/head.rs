//! Name and parameters of a line of iCalendar (RFC 5545 §3.1, §3.2).

use std::fmt;

/// Way in which the bytes of a value are written in letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TransferEncoding {
    /// `=D8=A7`
    Quoted,
    /// `2KfZhA==`
    Base64,
}

/// Name and parameters before the value of a line: `NAME;PARAMETER=x`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PropertyHead {
    /// In upper case.
    pub name: String,
    /// Names in upper case, and values without quotation marks.
    pub parameters: Vec<(String, String)>,
}

impl PropertyHead {
    /// Place where the colon before the value stands.
    pub(crate) fn end(line: &[u8]) -> Option<usize> {
        let mut quoted = false;
        let colon = line.iter().position(|b| {
            quoted ^= *b == b'"';
            !quoted && *b == b':'
        });
        // A quotation mark without its other one is none.
        colon.or_else(|| line.iter().position(|b| *b == b':'))
    }

    /// Reads it; `None` for what is none.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let (mut part, mut quoted) = (0, false);
        let balanced = text.matches('"').count().is_multiple_of(2);
        for (at, c) in text.char_indices() {
            quoted ^= c == '"' && balanced;
            if c == ';' && !quoted {
                parts.push(&text[part..at]);
                part = at + 1;
            }
        }
        parts.push(&text[part..]);
        let mut parts = parts.into_iter();
        let name = parts.next()?.trim().to_ascii_uppercase();
        let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.' || b == b'_';
        if name.is_empty() || !name.bytes().all(fits) {
            return None;
        }
        let parameters = parts.map(|part| {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            (key.trim().to_ascii_uppercase(), without_carets(&value.replace('"', "")))
        });
        Some(Self { name, parameters: parameters.collect() })
    }

    /// The value of a parameter.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(there, _)| there == name).map(|(_, value)| value.as_str())
    }

    /// Returns true if a parameter is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.parameter(name).is_some()
    }

    /// Returns true if the value is a text, rather than a file that is put into the calendar.
    pub(crate) fn is_text(&self) -> bool {
        self.name != "ATTACH" && !self.parameter("VALUE").is_some_and(|kind| kind.eq_ignore_ascii_case("BINARY"))
    }

    /// Encoding of the bytes of the value. vCalendar 1.0 may leave `ENCODING=` out.
    pub(crate) fn transfer(&self) -> Option<TransferEncoding> {
        self.parameters.iter().find_map(|(name, value)| {
            match if name == "ENCODING" { value.to_ascii_uppercase() } else { name.clone() }.as_str() {
                "QUOTED-PRINTABLE" | "Q" => Some(TransferEncoding::Quoted),
                "BASE64" | "B" => Some(TransferEncoding::Base64),
                _ => None,
            }
        })
    }

    /// The same for a value that is plain text.
    pub(crate) fn without_encoding(&self) -> Self {
        const ENCODINGS: [&str; 4] = ["ENCODING", "CHARSET", "QUOTED-PRINTABLE", "BASE64"];
        let mut head = self.clone();
        head.parameters.retain(|(name, _)| !ENCODINGS.contains(&name.as_str()));
        head
    }
}

impl fmt::Display for PropertyHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        for (name, value) in &self.parameters {
            let value = with_carets(value);
            let marks = if value.contains([':', ';', ',']) { "\"" } else { "" };
            write!(f, ";{name}={marks}{value}{marks}")?;
        }
        Ok(())
    }
}

/// Undoes `^n`, `^^` and `^'` of a parameter (RFC 6868 §3.2).
fn without_carets(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        let meant = match (c, chars.peek()) {
            ('^', Some('n')) => '\n',
            ('^', Some('^')) => '^',
            ('^', Some('\'')) => '"',
            _ => {
                out.push(c);
                continue;
            }
        };
        chars.next();
        out.push(meant);
    }
    out
}

/// A parameter, which has no other way to hold line breaks and quotation marks (RFC 5545 §3.2, RFC 6868 §3.1).
fn with_carets(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\n' => out.push_str("^n"),
            '^' => out.push_str("^^"),
            '"' => out.push_str("^'"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

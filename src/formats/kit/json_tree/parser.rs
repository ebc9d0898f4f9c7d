//! A JSON reader (RFC 8259) that keeps the place of every value and goes on after a fault.
//!
//! A reader that stops at the first fault would show an empty timeline for one missing comma. This one says
//! what is wrong and where, and gives everything that can still be read.

use std::borrow::Cow;
use std::collections::HashSet;

use super::node::{Field, Node, Value};
use crate::formats::kit::fault::SyntaxError;

/// Values nested deeper than this are skipped, so that no input overflows the stack.
pub(crate) const MAX_DEPTH: usize = 64;

/// The same of a project file: what an importer kept of another file lies a few levels deeper in it.
pub(crate) const MAX_DEPTH_OWN: usize = MAX_DEPTH + 32;

/// Characters that end a word that is not in quotation marks.
const DELIMITERS: [char; 12] = [' ', '\t', '\r', '\n', ',', ':', '[', ']', '{', '}', '"', '/'];

/// Most objects have no more fields.
const FIELDS: usize = 8;

/// Of so many fields each is compared with each.
const FEW_FIELDS: usize = 16;

/// Faults past this number are not recorded, but for the first of each kind: what is lost decides how a file is saved.
const MAX_FAULTS: usize = 1000;

/// Number of values that are read outside the long list of a file, and in each of its elements: they are in memory at
/// once, at a hundred bytes each or more.
const MAX_VALUES: usize = 5_000_000;

/// Among more values than this, objects take no more room than they need.
const MANY_VALUES: usize = 100_000;

/// Takes the elements of the one long list of a file as they are read, so that they are never all in memory.
pub(crate) trait Elements<'t> {
    /// The list begins; again, if it is there twice: the last one counts.
    fn begin(&mut self);

    /// Takes an element that ends at a byte of the text; false to stop reading.
    fn element(&mut self, node: Node<'t>, end: usize) -> bool;
}

/// Reads a text; gives its value, if it has any, and its faults in order of the text.
pub(crate) fn parse(text: &str) -> (Option<Node<'_>>, Vec<SyntaxError>) {
    read(text, None)
}

/// Parses as [`parse`] does, but the elements of the list with this name in the outermost object go elsewhere: an empty
/// one stands in its place.
pub(crate) fn parse_with<'t>(
    text: &'t str,
    name: &'static str,
    elements: &mut dyn Elements<'t>,
) -> (Option<Node<'t>>, Vec<SyntaxError>) {
    read(text, Some(Stream { name, elements }))
}

/// Place where the elements of a list go.
struct Stream<'t, 'e> {
    name: &'static str,
    elements: &'e mut dyn Elements<'t>,
}

fn read<'t>(text: &'t str, stream: Option<Stream<'t, '_>>) -> (Option<Node<'t>>, Vec<SyntaxError>) {
    let max_depth = if stream.is_some() { MAX_DEPTH_OWN } else { MAX_DEPTH };
    let mut reader =
        JsonParser { text, pos: 0, depth: 0, max_depth, values: 0, unclosed: false, faults: Vec::new(), stream };
    reader.space();
    if reader.peek().is_none() {
        reader.fault("json-empty", 0, "");
        return (None, reader.faults);
    }
    let node = reader.value();
    reader.space();
    if reader.peek().is_some() && !reader.unclosed {
        let found = reader.shown();
        reader.fault("json-after-end", reader.pos, found);
    }
    reader.faults.sort_by_key(|fault| fault.at);
    (node, reader.faults)
}

pub(super) struct JsonParser<'t, 'e> {
    pub(super) text: &'t str,
    pub(super) pos: usize,
    depth: usize,
    max_depth: usize,
    /// Values that were read outside the long list, or in the element of it.
    values: usize,
    /// True if the end of the file was met inside a value: said once.
    unclosed: bool,
    faults: Vec<SyntaxError>,
    stream: Option<Stream<'t, 'e>>,
}

impl<'t> JsonParser<'t, '_> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.pos).copied()
    }

    pub(super) fn fault(&mut self, code: &'static str, at: usize, found: impl Into<String>) {
        let is_told = self.faults.len() < MAX_FAULTS || self.faults.iter().all(|fault| fault.code != code);
        if is_told {
            self.faults.push(SyntaxError { code, at, found: found.into() });
        }
    }

    /// The word or character at the position, as a message shows it.
    fn shown(&self) -> String {
        let rest = &self.text[self.pos..];
        let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || "+-._".contains(*c)).take(20).collect();
        match rest.chars().next() {
            Some(_) if !word.is_empty() => word,
            Some(c) if c.is_control() => format!("U+{:04X}", u32::from(c)),
            Some(c) => c.to_string(),
            None => String::new(),
        }
    }

    /// Skips white space, and comments with a fault.
    #[inline]
    fn space(&mut self) {
        loop {
            while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
                self.pos += 1;
            }
            if self.peek() != Some(b'/') {
                return;
            }
            let comment = &self.text[self.pos..];
            let end = match comment.as_bytes() {
                [b'/', b'/', ..] => comment.find('\n').unwrap_or(comment.len()),
                [b'/', b'*', ..] => comment[2..].find("*/").map_or(comment.len(), |end| end + 4),
                _ => return,
            };
            self.fault("json-comment", self.pos, "");
            self.pos += end;
        }
    }

    /// A value at the position, which is not at white space. Always moves on or stands before `,`, `]`, `}`.
    fn value(&mut self) -> Option<Node<'t>> {
        let at = self.pos;
        self.values += 1;
        if self.values > MAX_VALUES && !matches!(self.peek()?, b',' | b']' | b'}') {
            if self.values == MAX_VALUES + 1 {
                self.fault("json-too-many-values", at, MAX_VALUES.to_string());
            }
            self.skip();
            return None;
        }
        let value = match self.peek()? {
            b'{' | b'[' if self.depth >= self.max_depth => {
                self.fault("json-too-deep", at, self.max_depth.to_string());
                self.skip_nested();
                return None;
            }
            b'{' => self.nested(Self::object),
            b'[' => self.nested(Self::array),
            b'"' => Value::String(self.string()),
            b',' | b']' | b'}' => {
                self.fault("json-missing-value", at, "");
                return None;
            }
            _ => return self.bare(),
        };
        Some(Node { value, at })
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Value<'t>) -> Value<'t> {
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    /// A number, `true`, `false`, `null`, or something that does not belong here.
    fn bare(&mut self) -> Option<Node<'t>> {
        let at = self.pos;
        let rest = &self.text[at..];
        let end = rest.find(DELIMITERS).unwrap_or(rest.len());
        let word = &rest[..end];
        let value = match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            _ if is_number(word) => Value::Number(word),
            _ => {
                let code = if word.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) {
                    "json-number"
                } else {
                    "json-unexpected"
                };
                let found = self.shown();
                self.fault(code, at, found);
                self.pos += end.max(rest.chars().next().map_or(0, char::len_utf8));
                return None;
            }
        };
        self.pos += end;
        Some(Node { value, at })
    }

    fn array(&mut self) -> Value<'t> {
        let open = self.pos;
        self.pos += 1;
        let mut nodes = Vec::new();
        while self.at_next_member(open, b']', nodes.is_empty()) {
            nodes.extend(self.value());
        }
        Value::Array(nodes)
    }

    fn object(&mut self) -> Value<'t> {
        let open = self.pos;
        self.pos += 1;
        let mut fields: Vec<Field<'t>> = Vec::with_capacity(FIELDS);
        let mut first = true;
        while self.at_next_member(open, b'}', first) {
            first = false;
            fields.extend(self.field());
        }
        if self.values > MANY_VALUES {
            fields.shrink_to_fit();
        }
        Value::Object(self.without_duplicates(fields))
    }

    /// Steps over the comma before the next member. False at the end, which is stepped over too.
    fn at_next_member(&mut self, open: usize, close: u8, first: bool) -> bool {
        self.commas(first);
        match self.peek() {
            Some(c) if c == close => {
                self.pos += 1;
                false
            }
            // The bracket of a surrounding value, if there is one: this one was never closed.
            Some(c @ (b']' | b'}')) => {
                self.fault("json-wrong-bracket", self.pos, char::from(c));
                self.pos += usize::from(self.depth <= 1);
                false
            }
            Some(_) => true,
            None => {
                if !self.unclosed {
                    self.unclosed = true;
                    let line = self.text[..open].matches('\n').count() + 1;
                    self.fault("json-unclosed", self.text.len(), line.to_string());
                }
                false
            }
        }
    }

    /// Steps over white space and the one comma that belongs between two members.
    fn commas(&mut self, first: bool) {
        self.space();
        let mut wanted = !first;
        let mut last = self.pos;
        while self.peek() == Some(b',') {
            last = self.pos;
            if !wanted {
                self.fault("json-missing-value", last, "");
            }
            wanted = false;
            self.pos += 1;
            self.space();
        }
        match self.peek() {
            Some(b']' | b'}') if !first && !wanted => self.fault("json-trailing-comma", last, ""),
            None | Some(b']' | b'}') => {}
            Some(_) if wanted => self.fault("json-missing-comma", last, ""),
            Some(_) => {}
        }
    }

    fn field(&mut self) -> Option<Field<'t>> {
        let at = self.pos;
        let name = if self.peek() == Some(b'"') { self.string() } else { self.bare_name()? };
        self.space();
        match self.peek()? {
            b':' => self.pos += 1,
            _ => {
                let found = self.shown();
                self.fault("json-missing-colon", self.pos, found);
                if matches!(self.peek(), Some(b',' | b']' | b'}')) {
                    return None;
                }
            }
        }
        self.space();
        let node = if self.is_streamed(&name) { self.streamed()? } else { self.value()? };
        Some(Field { name, at, node })
    }

    /// Returns true if a field of this name is the list that goes elsewhere.
    fn is_streamed(&self, name: &str) -> bool {
        self.depth == 1 && self.peek() == Some(b'[') && self.stream.as_ref().is_some_and(|s| s.name == name)
    }

    /// Gives the elements of the list at the position away.
    fn streamed(&mut self) -> Option<Node<'t>> {
        let stream = self.stream.take()?;
        stream.elements.begin();
        self.depth += 1;
        let (open, mut first) = (self.pos, true);
        let values = self.values;
        self.pos += 1;
        while self.at_next_member(open, b']', first) {
            self.values = values;
            let Some(node) = self.value() else { continue };
            first = false;
            if !stream.elements.element(node, self.pos) {
                // Nothing of the rest is looked at, or missed.
                (self.pos, self.unclosed) = (self.text.len(), true);
            }
        }
        self.depth -= 1;
        self.stream = Some(stream);
        Some(Node { value: Value::Array(Vec::new()), at: open })
    }

    /// A name without quotation marks, or none, where something else stands in its place.
    fn bare_name(&mut self) -> Option<Cow<'t, str>> {
        let found = self.shown();
        self.fault("json-missing-name", self.pos, found);
        let rest = &self.text[self.pos..];
        let end = rest.find(DELIMITERS).unwrap_or(rest.len());
        self.pos += end;
        match rest.as_bytes().first() {
            _ if end > 0 => return Some(Cow::Borrowed(&rest[..end])),
            Some(b'{' | b'[') => self.skip_nested(),
            _ => self.pos += rest.chars().next().map_or(0, char::len_utf8),
        }
        None
    }

    /// Drops all but the last of fields with the same name, as JavaScript does.
    fn without_duplicates(&mut self, fields: Vec<Field<'t>>) -> Vec<Field<'t>> {
        let few = fields.len() <= FEW_FIELDS;
        let is_new = |(nth, field): (usize, &Field<'_>)| fields[..nth].iter().all(|other| other.name != field.name);
        if few && fields.iter().enumerate().all(is_new) {
            return fields;
        }
        let mut seen = HashSet::new();
        let last: Vec<bool> = fields.iter().rev().map(|field| seen.insert(field.name.clone())).collect();
        let mut kept = Vec::with_capacity(fields.len());
        for (field, last) in fields.into_iter().zip(last.into_iter().rev()) {
            if last {
                kept.push(field);
            } else {
                self.fault("json-duplicate-name", field.at, field.name);
            }
        }
        kept
    }

    /// Steps over a value.
    fn skip(&mut self) {
        match self.peek() {
            Some(b'{' | b'[') => self.skip_nested(),
            Some(b'"') => drop(self.string()),
            _ => drop(self.bare()),
        }
    }

    /// Steps over an array or object without reading it, at any depth.
    fn skip_nested(&mut self) {
        let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
        for (offset, byte) in self.text.as_bytes()[self.pos..].iter().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_string => escaped = true,
                b'"' => in_string = !in_string,
                _ if in_string => {}
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.pos += offset + 1;
                return;
            }
        }
        self.pos = self.text.len();
    }
}

/// Returns true if a word is a number by RFC 8259 §6.
fn is_number(word: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

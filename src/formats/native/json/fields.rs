//! Takes the fields of an object one by one; what is wrong is reported, and kept for saving.

use crate::formats::kit::json_tree::{Field, Node, Value};
use crate::formats::kit::report::Report;
use crate::model::date::phrase::{Context, parse_phrase};
use crate::model::{EdtfDate, Extra, Id, LocalText};

/// The fields of an object that nobody has taken yet.
pub(crate) struct JsonFields<'t> {
    /// Place where the object starts.
    pub at: usize,
    left: Vec<Option<Field<'t>>>,
    /// Values of known fields that could not be used.
    unused: Extra,
}

impl<'t> JsonFields<'t> {
    pub(crate) fn new(at: usize, fields: Vec<Field<'t>>) -> Self {
        Self { at, left: fields.into_iter().map(Some).collect(), unused: Extra::new() }
    }

    /// Place where the value of a field starts.
    pub(crate) fn place_of(&self, name: &str) -> Option<usize> {
        self.left.iter().flatten().find(|field| field.name == name).map(|field| field.node.at)
    }

    /// Takes a field; `null` counts as absent.
    pub(crate) fn take(&mut self, name: &str) -> Option<Node<'t>> {
        let slot = self.left.iter_mut().find(|f| f.as_ref().is_some_and(|f| f.name == name))?;
        slot.take().map(|field| field.node).filter(|node| node.value != Value::Null)
    }

    /// Keeps a value of a known field that could not be used, so that saving does not lose it.
    pub(crate) fn keep(&mut self, name: &str, value: serde_json::Value) {
        self.unused.insert(name.to_owned(), value);
    }

    /// Lets go of a value that was kept: another one, which the user is told of, stands in its place.
    pub(crate) fn forget(&mut self, name: &str) {
        self.unused.shift_remove(name);
    }

    /// Reports a value of the wrong kind and keeps it.
    pub(crate) fn reject(
        &mut self,
        report: &mut Report<'_>,
        name: &'static str,
        expected: &'static str,
        node: &Node<'t>,
    ) {
        report.wrong_type(name, expected, node);
        self.keep(name, node.value.to_json());
    }

    /// A value, or its default; a finding says that it is missing, unless it is there and was rejected.
    pub(crate) fn required<T: Default>(&self, report: &mut Report<'_>, name: &'static str, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            if !self.unused.contains_key(name) {
                report.error("missing-field", self.at, &[("field", name)]);
            }
            T::default()
        })
    }

    /// Returns true if a field is there and its value has a shape. Fields that older files may have as fields of their own
    /// are taken only then; else they stay what they were, fields that the program does not know.
    pub(crate) fn has(&self, name: &str, shape: impl Fn(&Value<'t>) -> bool) -> bool {
        self.left.iter().flatten().any(|field| field.name == name && shape(&field.node.value))
    }

    /// Takes a field that is kept as it is, whatever it holds.
    pub(crate) fn take_whole(&mut self, name: &str) -> Option<serde_json::Value> {
        let slot = self.left.iter_mut().find(|f| f.as_ref().is_some_and(|f| f.name == name))?;
        slot.take().map(|field| field.node.value.to_json())
    }

    /// Rest of the object: fields that this version does not know, with a note each, and what was kept.
    pub(crate) fn finish(self, report: &mut Report<'_>) -> Extra {
        let mut extra = self.unused;
        for field in self.left.into_iter().flatten() {
            report.note("unknown-field", field.at, &[("field", &field.name)]);
            extra.insert(field.name.into_owned(), field.node.value.to_json());
        }
        extra
    }

    pub(crate) fn string(&mut self, report: &mut Report<'_>, name: &'static str) -> Option<String> {
        let node = self.take(name)?;
        match node.value {
            Value::String(text) => Some(text.into_owned()),
            _ => {
                self.reject(report, name, "string", &node);
                None
            }
        }
    }

    /// A string that is one of a few words.
    pub(crate) fn word<T: Copy>(
        &mut self,
        report: &mut Report<'_>,
        name: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let node = self.take(name)?;
        let Value::String(found) = &node.value else {
            self.reject(report, name, "string", &node);
            return None;
        };
        let known = words.iter().find(|(word, _)| word == found).map(|(_, meaning)| *meaning);
        if known.is_none() {
            unknown_word(report, name, (node.at, found), words);
            self.keep(name, node.value.to_json());
        }
        known
    }

    /// A text in one language or in several; the texts that are no strings are kept apart.
    pub(crate) fn text(&mut self, report: &mut Report<'_>, name: &'static str) -> Option<LocalText> {
        let node = self.take(name)?;
        match node.value {
            Value::String(text) => Some(LocalText::Plain(text.into_owned())),
            Value::Object(fields) => {
                let (mut texts, mut unused) = (Vec::new(), Extra::new());
                for field in fields {
                    match field.node.value {
                        Value::String(text) => texts.push((field.name.into_owned(), text.into_owned())),
                        _ => {
                            report.wrong_type(name, "string", &field.node);
                            unused.insert(field.name.into_owned(), field.node.value.to_json());
                        }
                    }
                }
                if !unused.is_empty() {
                    self.keep(name, unused.into());
                }
                Some(LocalText::Map(texts))
            }
            _ => {
                self.reject(report, name, "text", &node);
                None
            }
        }
    }

    /// An EDTF date. The report points at the character where it stops being one, and says what a plain date would be
    /// in EDTF: which one is meant is for people to say.
    pub(crate) fn when(&mut self, report: &mut Report<'_>, name: &'static str) -> Option<EdtfDate> {
        let node = self.take(name)?;
        let Value::String(found) = &node.value else {
            self.reject(report, name, "date", &node);
            return None;
        };
        match EdtfDate::parse(found) {
            Ok(when) => {
                if when.bounds().is_none() {
                    report.warning("date-without-place", node.at, &[("field", name), ("found", found)]);
                }
                Some(when)
            }
            Err(error) => {
                // The offset counts in the string; escapes before it would shift it in the file.
                let escaped = matches!(found, std::borrow::Cow::Owned(_));
                let start = node.at + usize::from(!escaped);
                // Digits and hyphens alone are EDTF gone wrong: 2001-13 is no span of years here.
                let numeric = found.bytes().all(|b| b.is_ascii_digit() || b == b'-');
                match parse_phrase(found, &Context::default()) {
                    Ok(plain) if !numeric => {
                        let args = [("field", name), ("found", &**found), ("edtf", plain.when.as_str())];
                        report.warning("plain-date", start, &args);
                    }
                    _ => {
                        let at = start + if escaped { 0 } else { error.offset };
                        report.error("invalid-date", at, &[("field", name), ("found", found)]);
                    }
                }
                self.keep(name, node.value.to_json());
                None
            }
        }
    }

    /// A list of words, each of which is one of a few.
    pub(crate) fn words<T: Copy>(
        &mut self,
        report: &mut Report<'_>,
        name: &'static str,
        words: &[(&'static str, T)],
    ) -> Vec<T> {
        let mut meanings = Vec::new();
        for node in self.array(report, name) {
            let Value::String(found) = &node.value else {
                self.reject_element(report, name, "string", &node);
                continue;
            };
            match words.iter().find(|(word, _)| word == found) {
                Some((_, meaning)) => meanings.push(*meaning),
                None => {
                    unknown_word(report, name, (node.at, found), words);
                    self.keep_element(name, &node);
                }
            }
        }
        meanings
    }

    /// A yes or no.
    pub(crate) fn flag(&mut self, report: &mut Report<'_>, name: &'static str) -> Option<bool> {
        let node = self.take(name)?;
        if let Value::Bool(flag) = node.value {
            return Some(flag);
        }
        self.reject(report, name, "flag", &node);
        None
    }

    /// A whole number that fits in 32 bits.
    pub(crate) fn number(&mut self, report: &mut Report<'_>, name: &'static str) -> Option<u32> {
        let node = self.take(name)?;
        if let Value::Number(digits) = node.value
            && let Ok(number) = digits.parse()
        {
            return Some(number);
        }
        self.reject(report, name, "count", &node);
        None
    }

    /// The elements of a list; none for anything else.
    pub(crate) fn array(&mut self, report: &mut Report<'_>, name: &'static str) -> Vec<Node<'t>> {
        let Some(node) = self.take(name) else { return Vec::new() };
        match node.value {
            Value::Array(nodes) => nodes,
            _ => {
                self.reject(report, name, "array", &node);
                Vec::new()
            }
        }
    }

    /// Reports an element of a list and keeps it.
    pub(crate) fn reject_element(
        &mut self,
        report: &mut Report<'_>,
        name: &'static str,
        expected: &'static str,
        node: &Node<'t>,
    ) {
        report.wrong_type(name, expected, node);
        self.keep_element(name, node);
    }

    /// Keeps an element of a list that could not be used.
    fn keep_element(&mut self, name: &'static str, node: &Node<'t>) {
        let kept = self.unused.entry(name).or_insert_with(|| serde_json::Value::Array(Vec::new()));
        if let serde_json::Value::Array(kept) = kept {
            kept.push(node.value.to_json());
        }
    }

    /// A list of strings, each with its place.
    pub(crate) fn strings(&mut self, report: &mut Report<'_>, name: &'static str) -> Vec<(Id, usize)> {
        let mut strings = Vec::new();
        for node in self.array(report, name) {
            match &node.value {
                Value::String(text) => strings.push((Id::from(&**text), node.at)),
                _ => self.reject_element(report, name, "string", &node),
            }
        }
        strings
    }
}

/// Reports a word that is none of those which have a meaning.
fn unknown_word<T>(
    report: &mut Report<'_>,
    name: &'static str,
    (at, found): (usize, &str),
    words: &[(&'static str, T)],
) {
    let allowed = words.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    report.error("unknown-word", at, &[("field", name), ("found", found), ("allowed", &allowed)]);
}

//! An XML reader that keeps the place of every element and goes on after a fault.
//!
//! Nothing is ever fetched or expanded: a document type is refused, and an entity that XML does not define itself
//! stays in the text as it is written. So no input grows.

use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};

use super::decoding::decoded;
use super::fault::SyntaxError;
use crate::base::decode::Decoded;
use crate::base::{Diagnostic, guess};

/// Elements nested deeper than this are skipped, so that no input overflows the stack.
const MAX_DEPTH: usize = 64;

/// Faults past this number are not recorded.
const MAX_FAULTS: usize = 1000;

/// The longest XML declaration, in bytes.
const MAX_DECLARATION: usize = 200;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct XmlElement {
    /// Its name without a prefix.
    pub name: String,
    /// Its attributes in order, decoded.
    pub attributes: Vec<(String, String)>,
    /// The elements in it.
    pub children: Vec<XmlElement>,
    /// The text that is directly in it.
    pub text: String,
    /// Byte offset of its `<`.
    pub at: usize,
}

impl XmlElement {
    /// The first element of this name in it.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The trimmed text of the first element of this name in it; `None` if there is none or it is empty.
    pub(crate) fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.trim()).filter(|text| !text.is_empty())
    }

    /// Converts an element to JSON, for keeping what has no other place.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        if self.children.is_empty() && self.attributes.is_empty() {
            return self.text.trim().into();
        }
        let mut map = serde_json::Map::new();
        for (name, value) in &self.attributes {
            map.insert(format!("@{name}"), value.as_str().into());
        }
        for child in &self.children {
            match map.get_mut(&child.name) {
                Some(serde_json::Value::Array(there)) => there.push(child.to_json()),
                Some(there) => *there = vec![there.take(), child.to_json()].into(),
                None => {
                    map.insert(child.name.clone(), child.to_json());
                }
            }
        }
        if !self.text.trim().is_empty() {
            map.insert("#text".to_owned(), self.text.trim().into());
        }
        map.into()
    }
}

/// The text of a file in the encoding that its XML declaration names (XML 1.0 §4.3.3), and a finding if that is not
/// UTF-8. A byte order mark counts for more.
pub(crate) fn decode(bytes: &[u8]) -> (Decoded<'_>, Option<Diagnostic>) {
    let named = declared(bytes).filter(|encoding| encoding.name() != "UTF-8");
    let Some(encoding) = named else { return decoded(bytes) };
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let found = if damaged { Diagnostic::error("tl-xml-damaged") } else { Diagnostic::note("tl-xml-encoding") };
    (Decoded { text, oddity: None }, Some(found.arg("encoding", encoding.name())))
}

/// The encoding in `<?xml version="1.0" encoding="…"?>`, which is in ASCII where there is no byte order mark.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let start = &bytes[..bytes.len().min(MAX_DECLARATION)];
    let end = start.windows(2).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(&start[..end]).ok()?.trim_start().strip_prefix("<?xml")?;
    let (_, value) = declaration.split_once("encoding")?;
    guess::named(value.trim_start().strip_prefix('=')?.trim().split(['"', '\'']).nth(1)?)
}

/// Reads a text; gives its root, if it has any, and its faults.
pub(crate) fn parse(text: &str) -> (Option<XmlElement>, Vec<SyntaxError>) {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut builder = Builder { open: Vec::new(), root: None, skipped: 0, faults: Vec::new() };
    loop {
        let at = reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => builder.event(event, at),
            Err(error) => {
                builder.fault("tl-xml-broken", reader.error_position() as usize, error.to_string());
                break;
            }
        }
    }
    builder.finish()
}

struct Builder {
    open: Vec<XmlElement>,
    root: Option<XmlElement>,
    /// Number of elements that are open below the deepest one that is read.
    skipped: usize,
    faults: Vec<SyntaxError>,
}

impl Builder {
    fn fault(&mut self, code: &'static str, at: usize, found: impl Into<String>) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(SyntaxError { code, at, found: found.into() });
        }
    }

    fn event(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(start) => self.start(&start, at),
            Event::Empty(start) => {
                let before = self.skipped;
                self.start(&start, at);
                if self.skipped > before {
                    self.skipped = before;
                } else {
                    self.close();
                }
            }
            Event::End(end) => self.end(&String::from_utf8_lossy(end.local_name().as_ref()), at),
            Event::Text(text) => self.text(&String::from_utf8_lossy(&text), at),
            Event::CData(text) => self.text(&String::from_utf8_lossy(&text), at),
            Event::GeneralRef(name) => self.entity(&String::from_utf8_lossy(&name), at),
            Event::DocType(_) => self.fault("tl-xml-doctype", at, ""),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => {}
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, at: usize) {
        if self.skipped > 0 || self.open.len() >= MAX_DEPTH {
            if self.skipped == 0 {
                self.fault("tl-xml-too-deep", at, MAX_DEPTH.to_string());
            }
            self.skipped += 1;
            return;
        }
        let mut element = XmlElement {
            name: String::from_utf8_lossy(start.local_name().as_ref()).into_owned(),
            at,
            ..XmlElement::default()
        };
        for attribute in start.attributes().with_checks(false) {
            match attribute {
                Ok(attribute) => {
                    let name = String::from_utf8_lossy(attribute.key.local_name().as_ref()).into_owned();
                    let value = self.decode(&String::from_utf8_lossy(&attribute.value), at);
                    element.attributes.push((name, value));
                }
                Err(error) => {
                    self.fault("tl-xml-broken", at, error.to_string());
                    break;
                }
            }
        }
        self.open.push(element);
    }

    /// The value of an attribute, with its entities decoded.
    fn decode(&mut self, raw: &str, at: usize) -> String {
        let mut out = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some(start) = rest.find('&') {
            out.push_str(&rest[..start]);
            rest = &rest[start + 1..];
            match rest.bytes().take(40).position(|b| b == b';') {
                Some(end) => {
                    out.push_str(&self.resolve(&rest[..end], at));
                    rest = &rest[end + 1..];
                }
                None => out.push('&'),
            }
        }
        out + rest
    }

    fn resolve(&mut self, name: &str, at: usize) -> String {
        entity(name).unwrap_or_else(|| {
            self.fault("tl-xml-entity", at, format!("&{name};"));
            format!("&{name};")
        })
    }

    fn entity(&mut self, name: &str, at: usize) {
        let text = self.resolve(name, at);
        self.text(&text, at);
    }

    fn text(&mut self, text: &str, at: usize) {
        if self.skipped > 0 {
            return;
        }
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => self.fault("tl-xml-outside", at, text.trim().chars().take(30).collect::<String>()),
        }
    }

    /// Closes the nearest open element of this name, and those that it holds.
    fn end(&mut self, name: &str, at: usize) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let Some(depth) = self.open.iter().rposition(|element| element.name == name) else {
            return self.fault("tl-xml-mismatch", at, format!("</{name}>"));
        };
        if depth + 1 < self.open.len() {
            self.fault("tl-xml-mismatch", at, format!("</{name}>"));
        }
        while self.open.len() > depth {
            self.close();
        }
    }

    fn close(&mut self) {
        let Some(element) = self.open.pop() else { return };
        match (self.open.last_mut(), &mut self.root) {
            (Some(parent), _) => parent.children.push(element),
            (None, root @ None) => *root = Some(element),
            (None, Some(_)) => self.fault("tl-xml-outside", element.at, format!("<{}>", element.name)),
        }
    }

    fn finish(mut self) -> (Option<XmlElement>, Vec<SyntaxError>) {
        if let Some(element) = self.open.last() {
            let (at, name) = (element.at, format!("<{}>", element.name));
            self.fault("tl-xml-unclosed", at, name);
        }
        while !self.open.is_empty() {
            self.close();
        }
        if self.root.is_none() && self.faults.is_empty() {
            self.fault("tl-empty", 0, "");
        }
        (self.root, self.faults)
    }
}

/// Text that an entity stands for, given its name without `&` and `;`.
fn entity(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else { return resolve_html5_entity(name).map(str::to_owned) };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| *c != '\0').map(String::from)
}

/// Returns true for a name that an element or an attribute can have in every program: the Latin part of the names of
/// XML 1.0 §2.3, without colons.
pub(crate) fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_have_a_place_and_the_rest_is_read() {
        let laughs = r#"<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d><e>&b;</e></d>"#;
        let cases: [(&str, usize, &[&str]); 10] = [
            ("<d><e/><e>t</e></d>", 2, &[]),
            ("<d><e/><e>t", 2, &["tl-xml-unclosed@7"]),
            ("<d><e/><e t='", 1, &["tl-xml-broken@", "tl-xml-unclosed@0"]),
            ("<d><e><f></e></d>", 1, &["tl-xml-mismatch@9"]),
            ("<d><e/></x></d>", 1, &["tl-xml-mismatch@7"]),
            (laughs, 1, &["tl-xml-doctype@0", "tl-xml-entity@"]),
            ("<!DOCTYPE d SYSTEM 'file:///etc/passwd'><d><e/></d>", 1, &["tl-xml-doctype@0"]),
            ("", 0, &["tl-empty@0"]),
            ("{}", 0, &["tl-xml-outside@0"]),
            ("<d><e a=b c='1'/></d>", 1, &["tl-xml-broken@3"]),
        ];
        for (text, children, expected) in cases {
            let (root, faults) = parse(text);
            assert_eq!(root.map_or(0, |r| r.children.len()), children, "{text}");
            assert_eq!(faults.len(), expected.len(), "{text}: {faults:?}");
            for (fault, start) in faults.iter().zip(expected) {
                assert!(format!("{}@{}", fault.code, fault.at).starts_with(start), "{text}: {fault:?}");
            }
        }
    }

    #[test]
    fn the_declared_encoding_is_used() {
        let xml = |label: &str| format!("<?xml version='1.0' encoding='{label}'?><data title='وثيقة'/>");
        let (windows, ..) = encoding_rs::WINDOWS_1256.encode("<data title='وثيقة'/>");
        let windows = |label: &str| [format!("<?xml version='1.0' encoding='{label}'?>").as_bytes(), &windows].concat();
        let cases = [
            (xml("UTF-8").into_bytes(), true, None),
            (xml("UTF-16").into_bytes(), true, None),
            (xml("nonsense").into_bytes(), true, None),
            (windows("windows-1256"), true, Some("tl-xml-encoding")),
            (windows("windows-1252"), false, Some("tl-xml-encoding")),
            // It has no letter 0xDE, which is ق in Windows-1256.
            (windows("ISO-8859-6"), false, Some("tl-xml-damaged")),
            (["\u{FEFF}", &xml("windows-1256")].concat().into_bytes(), true, None),
        ];
        for (bytes, same, code) in cases {
            let (decoded, found) = decode(&bytes);
            let label = String::from_utf8_lossy(&bytes[..50]).into_owned();
            assert_eq!(found.map(|found| found.code), code, "{label}");
            assert_eq!(decoded.text.contains("'وثيقة'"), same, "{label}");
        }
    }

    #[test]
    fn deep_nesting_is_bounded() {
        let (root, faults) = parse(&("<a>".repeat(100_000) + &"</a>".repeat(100_000)));
        assert!(root.is_some());
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(faults[0].code, "tl-xml-too-deep");
    }

    #[test]
    fn text_and_attributes_are_decoded() {
        let (root, faults) = parse("<d a='1 &amp; &#1587;' x:b=\"&lt;\">&lt;i&gt;س<![CDATA[<b>]]> &amp; R&D</d>");
        let root = root.expect("a root");
        assert_eq!(faults, []);
        assert_eq!(root.attributes, [("a".into(), "1 & س".into()), ("b".into(), "<".into())]);
        assert_eq!(root.text, "<i>س<b> & R&D");
    }
}

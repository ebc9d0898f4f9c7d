//! The package of a file: its parts, and how they refer to each other (ECMA-376 part 2).

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use quick_xml::events::Event;
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::tags::attribute;
use crate::base::Diagnostic;
use crate::base::decode::decode;

/// A part of the file may take so many bytes, whatever it claims.
const MAX_PART: u64 = 256 << 20;
/// And so many times the bytes of the file.
const MAX_RATIO: u64 = 200;
/// Bytes that small files may take whatever the ratio.
const SMALL: u64 = 1 << 24;
/// Relationships of a part that are read.
const MAX_RELATIONSHIPS: usize = 100_000;

/// A package that is open.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The numbers of its parts, by their names in lower case.
    parts: HashMap<String, usize>,
    /// Bytes that its parts may still take.
    left: u64,
    /// Faults of its parts.
    pub faults: Vec<Diagnostic>,
}

/// Reference of a part.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Relationship {
    pub id: String,
    /// The last word of its type: `footnotes`, `header`.
    pub kind: String,
    /// The name of the part, or an address outside the package.
    pub target: String,
    pub is_external: bool,
}

/// References of a part, in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct Relationships(pub Vec<Relationship>);

impl Relationships {
    /// The part of a kind.
    pub(crate) fn of(&self, kind: &str) -> Option<&str> {
        let is_it = |relationship: &&Relationship| relationship.kind == kind && !relationship.is_external;
        self.0.iter().find(is_it).map(|relationship| &*relationship.target)
    }

    /// The parts of a kind within the package.
    pub(crate) fn parts<'r>(&'r self, kind: &'r str) -> impl Iterator<Item = &'r Relationship> {
        self.0.iter().filter(move |relationship| relationship.kind == kind && !relationship.is_external)
    }
}

impl<'b> Package<'b> {
    /// Opens a file.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Box<Diagnostic>> {
        let broken = |error: zip::result::ZipError| Diagnostic::error("docx-broken").arg("reason", error.to_string());
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Box::new(broken(error)))?;
        let left = MAX_PART.min((bytes.len() as u64).saturating_mul(MAX_RATIO).max(SMALL));
        let number = |name: &str| Some((name.to_ascii_lowercase(), archive.index_for_name(name)?));
        let parts = archive.file_names().filter_map(number).collect();
        Ok(Self { archive, parts, left, faults: Vec::new() })
    }

    /// The names of all parts.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.archive.file_names()
    }

    /// The main part: the one that the package says it is (§9.3), wherever it lies, else the one with the usual name.
    pub(crate) fn main(&mut self) -> String {
        let named = self.relationships("").of("officeDocument").map(str::to_owned);
        named.filter(|name| self.index(name).is_some()).unwrap_or_else(|| self.numbered("word/document"))
    }

    /// The part with a usual name; programs on the web number them (`word/document2.xml`).
    pub(crate) fn numbered(&self, start: &str) -> String {
        let is_part = |name: &&str| {
            let number = name.strip_prefix(start).and_then(|rest| rest.strip_suffix(".xml"));
            number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
        };
        self.names().filter(is_part).min().map_or_else(|| format!("{start}.xml"), str::to_owned)
    }

    /// References of a part; of the package itself for an empty name.
    pub(crate) fn relationships(&mut self, part: &str) -> Relationships {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let at = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        relationships(&self.xml(&at).unwrap_or_default(), folder)
    }

    /// The text of a part; `None` if there is no such part, or it cannot be read, which is noted.
    pub(crate) fn xml(&mut self, part: &str) -> Option<String> {
        self.bytes(part).map(|xml| decode(&xml).text.into_owned())
    }

    /// The bytes of a part; likewise.
    pub(crate) fn bytes(&mut self, part: &str) -> Option<Vec<u8>> {
        let nth = self.index(part)?;
        match self.unpack(nth, part) {
            Ok(bytes) => Some(bytes),
            Err(fault) => {
                self.faults.push(*fault);
                None
            }
        }
    }

    /// Names of parts are the same in upper and lower case (ECMA-376 part 2 §9.1.1).
    fn index(&self, part: &str) -> Option<usize> {
        let exact = self.archive.index_for_name(part);
        exact.or_else(|| self.parts.get(&part.to_ascii_lowercase()).copied())
    }

    fn unpack(&mut self, nth: usize, part: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
        let broken = |reason: String| Diagnostic::error("docx-part").arg("part", part).arg("reason", reason);
        let mut file = self.archive.by_index(nth).map_err(|error| Box::new(broken(error.to_string())))?;
        let mut bytes = Vec::new();
        let read = file.by_ref().take(self.left + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > self.left {
            return Err(Box::new(Diagnostic::error("docx-bomb").arg("part", part)));
        }
        self.left -= bytes.len() as u64;
        read.map_err(|error| Box::new(broken(error.to_string())))?;
        Ok(bytes)
    }
}

fn relationships(xml: &str, folder: &str) -> Relationships {
    let (mut reader, mut found) = (Reader::from_str(xml), Vec::new());
    while found.len() < MAX_RELATIONSHIPS {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == b"Relationship" => {
                let value = |name| attribute(&tag, name);
                if let (Some(id), Some(kind), Some(target)) = (value("Id"), value("Type"), value("Target")) {
                    let is_external = value("TargetMode").is_some_and(|mode| mode == "External");
                    let target = if is_external { target } else { resolved(folder, &target) };
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    found.push(Relationship { id, kind, target, is_external });
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    Relationships(found)
}

/// The name of a part that is named from within a folder.
fn resolved(folder: &str, target: &str) -> String {
    let start = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in start.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_parts() {
        let cases = [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("word", "../customXml/./item1.xml", "customXml/item1.xml"),
            ("", "text/main.xml", "text/main.xml"),
            ("a/b", "../../../c.xml", "c.xml"),
        ];
        for (folder, target, part) in cases {
            assert_eq!(resolved(folder, target), part, "{folder} {target}");
        }
    }
}

//! Texts of word processors: Office Open XML (ECMA-376 part 1 §17), as they read with all changes accepted.
//!
//! What is deleted, struck out, hidden (`vanish`, of itself or by a style) or in the colour of the page is read too and
//! told apart ([`super::layers`]). What is hidden on the web alone (`webHidden`) is seen on the page.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use self::numbering::Numbering;
use self::styles::Styles;
use self::text::Writer;
use super::Extract;
use super::layers::Layers;
use crate::base::Diagnostic;
use crate::base::decode::decode;
use crate::model::{Locators, Unit};

mod chunks;
mod numbering;
mod properties;
mod styles;
#[cfg(test)]
mod tests;
mod text;

/// A part of the file may take so many bytes, whatever it claims.
const MAX_PART: u64 = 256 << 20;
/// And so many times the bytes of the file.
const MAX_RATIO: u64 = 200;
/// What small files may take whatever the ratio, in bytes.
const SMALL: u64 = 1 << 24;
/// The first bytes of an OLE file: an old `.doc`, or a document with a password.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0";

/// The parts that hold text, in the order of reading.
const PARTS: [&str; 3] = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"];

/// The paragraphs of a document, then its notes, then its heads and feet. A row of a table is a line.
pub fn extract(bytes: &[u8]) -> Extract {
    read(bytes, true)
}

/// The same of a document that is embedded in another: what is embedded in it is not followed.
fn extract_embedded(bytes: &[u8]) -> Extract {
    read(bytes, false)
}

fn read(bytes: &[u8], follow: bool) -> Extract {
    let mut out = Extract { locators: Locators { unit: Unit::Paragraph, ..Locators::default() }, ..Extract::default() };
    if bytes.starts_with(OLE) {
        out.faults.push(Diagnostic::error("docx-ole"));
        return out;
    }
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => {
            out.faults.push(Diagnostic::error("docx-broken").arg("reason", error.to_string()));
            return out;
        }
    };
    let mut left = MAX_PART.min((bytes.len() as u64).saturating_mul(MAX_RATIO).max(SMALL));
    let name = numbered_part(&archive, "word/styles");
    let mut text_of = |archive: &mut _, name: &str, faults: &mut Vec<Diagnostic>| match unpack(archive, name, &mut left)
    {
        Ok(xml) => xml.map(|xml| decode(&xml).text.into_owned()).unwrap_or_default(),
        Err(fault) => {
            faults.push(*fault);
            String::new()
        }
    };
    let styles = text_of(&mut archive, &name, &mut out.faults);
    let lists = numbered_part(&archive, "word/numbering");
    let lists = text_of(&mut archive, &lists, &mut out.faults);
    let (mut numbering, styles) = (Numbering::read(&lists, &styles), Styles::read(&styles));
    let main = numbered_part(&archive, "word/document");
    let relationships = main.replacen("word/", "word/_rels/", 1) + ".rels";
    let relationships = text_of(&mut archive, &relationships, &mut out.faults);
    let chunks = chunks_of(&mut archive, &relationships, follow, &mut left, &mut out.faults);
    let (mut layers, mut paragraphs) = (Layers::default(), 0);
    for name in parts(&archive, &main) {
        match unpack(&mut archive, &name, &mut left) {
            Ok(Some(xml)) => {
                let sources = text::Sources { styles: &styles, numbering: &mut numbering, chunks: &chunks };
                let writer = Writer::new(&mut layers, &mut out.faults, sources, paragraphs);
                paragraphs = writer.read(&decode(&xml).text, &name);
            }
            Ok(None) if name == main => out.faults.push(Diagnostic::error("docx-no-text")),
            Ok(None) => {}
            Err(fault) => out.faults.push(*fault),
        }
    }
    out.too_long = layers.is_full();
    layers.write(Unit::Paragraph, &mut out);
    out
}

/// The parts with text: the text, its notes, and what stands at the head and the foot of pages.
fn parts(archive: &ZipArchive<Cursor<&[u8]>>, main: &str) -> Vec<String> {
    let is_edge = |name: &&str| {
        let number = ["word/header", "word/footer"].iter().find_map(|start| name.strip_prefix(start));
        number.and_then(|rest| rest.strip_suffix(".xml")).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut edges: Vec<String> = archive.file_names().filter(is_edge).map(str::to_owned).collect();
    edges.sort_unstable();
    let text = [main.to_owned()].into_iter().chain(PARTS[1..].iter().map(|part| (*part).to_owned()));
    text.chain(edges).collect()
}

/// What the embedded files say, by the ids under which the text embeds them.
fn chunks_of(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    relationships: &str,
    follow: bool,
    left: &mut u64,
    faults: &mut Vec<Diagnostic>,
) -> HashMap<String, Extract> {
    let mut found = HashMap::new();
    for (id, part) in chunks::embedded(relationships) {
        let read = match unpack(archive, &part, left) {
            Ok(bytes) => bytes.filter(|_| follow).and_then(|bytes| chunks::read(&part, &bytes)),
            Err(fault) => {
                faults.push(*fault);
                continue;
            }
        };
        match read {
            Some(read) => {
                faults.push(Diagnostic::note("docx-embedded").arg("part", &*part));
                faults.extend(read.faults.iter().cloned());
                found.insert(id, read);
            }
            None => faults.push(Diagnostic::error("docx-embedded-unread").arg("part", &*part)),
        }
    }
    found
}

/// The part with the text itself, or with the styles; programs on the web number them (`word/document2.xml`).
fn numbered_part(archive: &ZipArchive<Cursor<&[u8]>>, start: &str) -> String {
    let is_part = |name: &&str| {
        let number = name.strip_prefix(start).and_then(|rest| rest.strip_suffix(".xml"));
        number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
    };
    archive.file_names().filter(is_part).min().map_or_else(|| format!("{start}.xml"), str::to_owned)
}

/// A part of the file, or `None` if it has no such part.
fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    part: &str,
    left: &mut u64,
) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
    let Some(nth) = archive.index_for_name(part) else { return Ok(None) };
    let broken = |reason: String| Diagnostic::error("docx-part").arg("part", part).arg("reason", reason);
    let mut file = archive.by_index(nth).map_err(|error| Box::new(broken(error.to_string())))?;
    let mut xml = Vec::new();
    let read = file.by_ref().take(*left + 1).read_to_end(&mut xml);
    if xml.len() as u64 > *left {
        return Err(Box::new(Diagnostic::error("docx-bomb").arg("part", part)));
    }
    *left -= xml.len() as u64;
    read.map_err(|error| Box::new(broken(error.to_string())))?;
    Ok(Some(xml))
}

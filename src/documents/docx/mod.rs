//! Texts of word processors: Office Open XML (ECMA-376 part 1 §17), as they read with all changes accepted.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use self::text::Writer;
use super::Extract;
use crate::base::Diagnostic;
use crate::base::decode::decode;
use crate::model::{Locators, Unit};

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

/// The paragraphs of a document, then its notes. A row of a table is a line.
pub fn extract(bytes: &[u8]) -> Extract {
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
    let mut paragraphs = 0;
    for part in PARTS {
        let name = if part == PARTS[0] { main_part(&archive) } else { part.to_owned() };
        match unpack(&mut archive, &name, &mut left) {
            Ok(Some(xml)) => paragraphs = Writer::new(&mut out, paragraphs).read(&decode(&xml).text, &name),
            Ok(None) if part == PARTS[0] => out.faults.push(Diagnostic::error("docx-no-text")),
            Ok(None) => {}
            Err(fault) => out.faults.push(*fault),
        }
    }
    out.too_long |= out.is_full();
    out
}

/// The part with the text itself; programs on the web number it (`word/document2.xml`).
fn main_part(archive: &ZipArchive<Cursor<&[u8]>>) -> String {
    let is_main = |name: &&str| {
        let number = name.strip_prefix("word/document").and_then(|rest| rest.strip_suffix(".xml"));
        number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
    };
    archive.file_names().filter(is_main).min().unwrap_or(PARTS[0]).to_owned()
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

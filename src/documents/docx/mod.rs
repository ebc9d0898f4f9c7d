//! Texts of word processors: Office Open XML (ECMA-376 part 1 §17), as they read with all changes accepted.
//!
//! What is deleted, struck out, hidden (`vanish`, of itself or by a style) or in the colour of the page is read too and
//! told apart ([`super::layers`]). What is hidden on the web alone (`webHidden`) is seen on the page.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use self::styles::Styles;
use self::text::Writer;
use super::Extract;
use super::layers::Layers;
use crate::base::Diagnostic;
use crate::base::decode::decode;
use crate::model::{Locators, Unit};

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
    let name = numbered_part(&archive, "word/styles");
    let styles = match unpack(&mut archive, &name, &mut left) {
        Ok(xml) => xml.map(|xml| Styles::read(&decode(&xml).text)).unwrap_or_default(),
        Err(fault) => {
            out.faults.push(*fault);
            Styles::default()
        }
    };
    let (mut layers, mut paragraphs) = (Layers::default(), 0);
    for part in PARTS {
        let name = if part == PARTS[0] { numbered_part(&archive, "word/document") } else { part.to_owned() };
        match unpack(&mut archive, &name, &mut left) {
            Ok(Some(xml)) => {
                let writer = Writer::new(&mut layers, &mut out.faults, &styles, paragraphs);
                paragraphs = writer.read(&decode(&xml).text, &name);
            }
            Ok(None) if part == PARTS[0] => out.faults.push(Diagnostic::error("docx-no-text")),
            Ok(None) => {}
            Err(fault) => out.faults.push(*fault),
        }
    }
    out.too_long = layers.is_full();
    layers.write(Unit::Paragraph, &mut out);
    out
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

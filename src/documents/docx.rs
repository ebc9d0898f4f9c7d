//! Texts of word processors: Office Open XML (ECMA-376 part 1 §17), as they read with all changes accepted.

use std::io::{Cursor, Read as _};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::Extract;
use crate::base::Diagnostic;
use crate::model::{Locators, Unit};

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
    for part in PARTS {
        match unpack(&mut archive, part, &mut left) {
            Ok(Some(xml)) => Writer::new(&mut out).read(&xml, part),
            Ok(None) if part == PARTS[0] => out.faults.push(Diagnostic::error("docx-no-text")),
            Ok(None) => {}
            Err(fault) => out.faults.push(*fault),
        }
    }
    out
}

/// A part of the file, or `None` if it has no such part.
fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    part: &'static str,
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

/// Elements whose content is not read: deleted text, codes of fields, what older programs would show instead of the
/// part before it, and how things look.
const SKIPPED: [&[u8]; 9] =
    [b"del", b"moveFrom", b"instrText", b"delText", b"Fallback", b"pPr", b"rPr", b"sectPr", b"tblPr"];

struct Writer<'e> {
    out: &'e mut Extract,
    now: String,
    /// Elements that are open inside one that is skipped, it included.
    skipped: usize,
    /// Cells that are open: paragraphs in them do not end the line.
    cells: usize,
    in_text: bool,
    paragraphs: u32,
}

impl<'e> Writer<'e> {
    fn new(out: &'e mut Extract) -> Self {
        let paragraphs = out.locators.starts.last().map_or(0, |(_, number)| *number);
        Self { out, now: String::new(), skipped: 0, cells: 0, in_text: false, paragraphs }
    }

    fn read(&mut self, xml: &[u8], part: &'static str) {
        let mut reader = Reader::from_reader(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.start(&tag),
                Ok(Event::Empty(tag)) if self.skipped == 0 => self.empty(&tag),
                Ok(Event::End(tag)) => self.stop(tag.local_name().as_ref()),
                Ok(Event::Text(text)) if self.shows_text() => self.now.push_str(&String::from_utf8_lossy(&text)),
                Ok(Event::CData(text)) if self.shows_text() => self.now.push_str(&String::from_utf8_lossy(&text)),
                Ok(Event::GeneralRef(name)) if self.shows_text() => self.entity(&String::from_utf8_lossy(&name)),
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => {
                    let byte = reader.error_position();
                    let fault = Diagnostic::error("docx-xml").arg("part", part).arg("byte", byte.to_string());
                    self.out.faults.push(fault.arg("reason", error.to_string()));
                    break;
                }
            }
        }
        self.end();
    }

    fn shows_text(&self) -> bool {
        self.in_text && self.skipped == 0
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        if self.skipped > 0 || SKIPPED.contains(&name.as_ref()) {
            self.skipped += 1;
            return;
        }
        match name.as_ref() {
            b"t" => self.in_text = true,
            b"tc" => {
                if !self.now.is_empty() {
                    self.now.push('\u{2003}');
                }
                self.cells += 1;
            }
            // A paragraph in a paragraph: a text box.
            b"txbxContent" => self.end(),
            _ => self.empty(tag),
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            b"tab" => self.now.push(' '),
            b"br" | b"cr" => self.now.push(' '),
            b"noBreakHyphen" => self.now.push('\u{2011}'),
            _ => {}
        }
    }

    fn stop(&mut self, name: &[u8]) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            b"t" => self.in_text = false,
            b"tc" => self.cells = self.cells.saturating_sub(1),
            b"p" if self.cells > 0 => self.now.push(' '),
            b"p" | b"tr" => self.end(),
            _ => {}
        }
    }

    /// The five entities of XML and numbers; a document that declares others is not followed there.
    fn entity(&mut self, name: &str) {
        let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
        let letter = match name.strip_prefix('#') {
            Some(code) => code.strip_prefix('x').map_or_else(|| number(code, 10), |hex| number(hex, 16)),
            None => quick_xml::escape::resolve_xml_entity(name).and_then(|text| text.chars().next()),
        };
        self.now.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.now);
        self.paragraphs += 1;
        if !text.trim().is_empty() {
            self.out.locators.starts.push((self.out.text.len(), self.paragraphs));
            self.out.text.push_str(text.trim_end());
            self.out.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, xml) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).expect("a new file");
            zip.write_all(xml.as_bytes()).expect("memory");
        }
        zip.finish().expect("memory").into_inner()
    }

    fn body(xml: &str) -> Vec<u8> {
        docx(&[(PARTS[0], &format!("<w:document xmlns:w='w'><w:body>{xml}</w:body></w:document>"))])
    }

    #[test]
    fn paragraphs_become_lines() {
        let p = |inner: &str| format!("<w:p>{inner}</w:p>");
        let t = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>");
        let cases = [
            (p(&t("سند")), "سند\n"),
            (p(&(t("a ") + &t("b &amp; &#x633;"))) + &p("") + &p(&t("c")), "a b & س\nc\n"),
            (p(&(t("a") + "<w:r><w:tab/></w:r>" + &t("b") + "<w:r><w:br/></w:r>" + &t("c"))), "a b c\n"),
            (p(&format!("<w:del>{}</w:del><w:ins>{}</w:ins>", t("old"), t("new"))), "new\n"),
            (p(&format!("<w:hyperlink>{}</w:hyperlink>", t("link"))), "link\n"),
            (p(&("<w:r><w:instrText>PAGE</w:instrText></w:r>".to_owned() + &t("1"))), "1\n"),
            (
                format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p(&t("a")), p(&t("b"))),
                "a \u{2003}b\n",
            ),
            (
                p(&format!(
                    "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>",
                    t("box")
                )),
                "box\n",
            ),
        ];
        for (xml, text) in cases {
            let found = extract(&body(&xml));
            assert_eq!((found.text.as_str(), found.faults.len()), (text, 0), "{xml}");
        }
    }

    #[test]
    fn notes_come_after_the_text() {
        let part = |text: &str| format!("<w:x xmlns:w='w'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:x>");
        let file = docx(&[(PARTS[0], &part("text")), (PARTS[2], &part("end")), (PARTS[1], &part("foot"))]);
        assert_eq!(extract(&file).text, "text\nfoot\nend\n");
        assert_eq!(extract(&file).locators.starts.len(), 3);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let bomb = body(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(40 << 20)));
        let laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><w:p xmlns:w='w'><w:t>&b;</w:t></w:p>";
        let cases = [
            (b"PK\x03\x04nothing".to_vec(), "docx-broken", ""),
            (OLE.to_vec(), "docx-ole", ""),
            (docx(&[("other.xml", "")]), "docx-no-text", ""),
            (bomb, "docx-bomb", ""),
            (body("<w:p><w:r><w:t>kept</w:t></w:r></w:p></w:oops>"), "docx-xml", "kept\n"),
        ];
        for (bytes, code, text) in cases {
            let found = extract(&bytes);
            assert_eq!(found.faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [code]);
            assert_eq!(found.text, text, "{code}");
        }
        assert_eq!(extract(&docx(&[(PARTS[0], laughs)])).text, "\u{FFFD}\n");
    }
}

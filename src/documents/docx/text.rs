//! The paragraphs of one part of the file.

use std::mem::{replace, take};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::Extract;
use crate::base::Diagnostic;
use crate::documents::{MAX_LINES, MAX_TEXT};

/// Elements whose content is not read: deleted text, codes of fields, and how things look.
const SKIPPED: [&[u8]; 9] =
    [b"del", b"moveFrom", b"instrText", b"delInstrText", b"delText", b"pPr", b"rPr", b"sectPr", b"tblPr"];

/// Takes the text of parts over into an extract.
pub struct Writer<'e> {
    out: &'e mut Extract,
    /// The line that is being written.
    now: String,
    /// Elements that are open inside one that is skipped, it included.
    skipped: usize,
    /// Whether what is skipped are the properties of a paragraph.
    in_properties: bool,
    /// Whether the end of the paragraph is deleted: the next one goes on in its line.
    goes_on: bool,
    /// Cells that are open: paragraphs in them do not end the line.
    cells: usize,
    /// For every choice between drawings that is open, whether one has been taken.
    choices: Vec<bool>,
    /// What is open around every text box: its line, cells, and whether the paragraph goes on.
    around: Vec<(String, usize, bool)>,
    /// Lines of text boxes, which come after the paragraph that they are anchored in.
    boxed: Vec<String>,
    in_text: bool,
    /// Paragraphs and rows so far.
    paragraphs: u32,
}

impl<'e> Writer<'e> {
    /// Goes on after so many paragraphs.
    pub fn new(out: &'e mut Extract, paragraphs: u32) -> Self {
        Self {
            out,
            now: String::new(),
            skipped: 0,
            in_properties: false,
            goes_on: false,
            cells: 0,
            choices: Vec::new(),
            around: Vec::new(),
            boxed: Vec::new(),
            in_text: false,
            paragraphs,
        }
    }

    /// Reads a part as far as it can be read; gives the number of its last paragraph.
    pub fn read(mut self, xml: &str, part: &str) -> u32 {
        let mut reader = Reader::from_str(xml);
        let mut open = 0_usize;
        let broken = loop {
            // Nobody reads on in what is too long to be kept.
            if self.is_full() {
                self.out.too_long = true;
                break None;
            }
            match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    open += 1;
                    self.start(&tag);
                }
                Ok(Event::End(tag)) => {
                    open = open.saturating_sub(1);
                    self.stop(tag.local_name().as_ref());
                }
                Ok(Event::Eof) if open == 0 => break None,
                Ok(Event::Eof) => break Some((xml.len() as u64, "unexpected end".to_owned())),
                Ok(event) => self.content(&event),
                Err(error) => break Some((reader.error_position(), error.to_string())),
            }
        };
        if let Some((byte, reason)) = broken {
            let fault = Diagnostic::error("docx-xml").arg("part", part).arg("byte", byte.to_string());
            self.out.faults.push(fault.arg("reason", reason));
        }
        self.finish()
    }

    fn is_full(&self) -> bool {
        let lines = self.boxed.len() + self.around.len();
        self.out.is_full() || self.now.len() > MAX_TEXT || lines > MAX_LINES
    }

    fn content(&mut self, event: &Event<'_>) {
        let shows_text = self.in_text && self.skipped == 0;
        match event {
            Event::Empty(tag) => self.empty(tag),
            Event::Text(text) if shows_text => self.now.push_str(&String::from_utf8_lossy(text)),
            Event::CData(text) if shows_text => self.now.push_str(&String::from_utf8_lossy(text)),
            Event::GeneralRef(name) if shows_text => self.entity(&String::from_utf8_lossy(name)),
            _ => {}
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        if self.skipped > 0 || self.is_skipped(name.as_ref()) {
            self.property(name.as_ref());
            self.in_properties |= self.skipped == 0 && name.as_ref() == b"pPr";
            self.skipped += 1;
            return;
        }
        match name.as_ref() {
            b"t" => self.in_text = true,
            b"tc" => {
                self.now.truncate(self.now.trim_end().len());
                if !self.now.is_empty() {
                    self.now.push('\u{2003}');
                }
                self.cells += 1;
            }
            b"AlternateContent" => self.choices.push(false),
            b"txbxContent" => self.around.push((take(&mut self.now), take(&mut self.cells), take(&mut self.goes_on))),
            b"p" => {}
            _ => self.empty(tag),
        }
    }

    /// Of what is there several times for several programs, the first that is there counts.
    fn is_skipped(&mut self, name: &[u8]) -> bool {
        match (name, self.choices.last_mut()) {
            (b"Choice" | b"Fallback", Some(taken)) => replace(taken, true),
            _ => SKIPPED.contains(&name),
        }
    }

    /// The mark at the end of a paragraph may be deleted or moved away (§17.13.5.15).
    fn property(&mut self, name: &[u8]) {
        self.goes_on |= self.in_properties && matches!(name, b"del" | b"moveFrom");
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        if self.skipped > 0 {
            return self.property(name.as_ref());
        }
        match name.as_ref() {
            b"tab" | b"ptab" | b"br" | b"cr" => self.now.push(' '),
            b"noBreakHyphen" => self.now.push('\u{2011}'),
            // A picture of a font: what it shows is not said.
            b"sym" => self.now.push(char::REPLACEMENT_CHARACTER),
            b"p" if self.cells == 0 => self.end(),
            _ => {}
        }
    }

    fn stop(&mut self, name: &[u8]) {
        if self.skipped > 0 {
            self.skipped -= 1;
            self.in_properties &= self.skipped > 0;
            return;
        }
        match name {
            b"t" => self.in_text = false,
            b"tc" => self.cells = self.cells.saturating_sub(1),
            b"p" if take(&mut self.goes_on) => {}
            b"p" if self.cells > 0 => self.now.push(' '),
            b"p" | b"tr" => self.end(),
            b"AlternateContent" => self.choices.truncate(self.choices.len().saturating_sub(1)),
            b"txbxContent" => {
                self.end();
                (self.now, self.cells, self.goes_on) = self.around.pop().unwrap_or_default();
            }
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

    /// The line is done.
    fn end(&mut self) {
        let line = take(&mut self.now);
        if !self.around.is_empty() {
            return self.boxed.push(line);
        }
        self.write(&line);
        for line in take(&mut self.boxed) {
            self.write(&line);
        }
    }

    fn write(&mut self, line: &str) {
        self.paragraphs += 1;
        if !line.trim().is_empty() {
            self.out.locators.starts.push((self.out.text.len(), self.paragraphs));
            self.out.text.push_str(line.trim_end());
            self.out.text.push('\n');
        }
    }

    /// Writes what is left of a part that breaks off; gives the number of its last paragraph.
    fn finish(mut self) -> u32 {
        let rest = take(&mut self.now);
        let around = take(&mut self.around).into_iter().map(|(line, ..)| line);
        let boxed = take(&mut self.boxed);
        for line in around.chain(boxed).chain([rest]).filter(|line| !line.trim().is_empty()) {
            self.write(&line);
        }
        self.paragraphs
    }
}

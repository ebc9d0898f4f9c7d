//! The paragraphs of one part of the file.

use std::collections::HashMap;
use std::mem::{replace, take};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::numbering::{Numbering, Reference};
use super::properties::Around;
use super::styles::{Styles, attribute};
use crate::base::Diagnostic;
use crate::documents::layers::{Ink, Layers, Line};
use crate::documents::{Extract, MAX_LINES, MAX_TEXT};
use crate::model::Concealment;

/// Elements whose content is not read: codes of fields, and what is said of sections.
const SKIPPED: [&[u8]; 3] = [b"instrText", b"delInstrText", b"sectPr"];

/// Elements that say how things look.
const PROPERTIES: [&[u8]; 6] = [b"pPr", b"rPr", b"tblPr", b"tblPrEx", b"trPr", b"tcPr"];

/// What the parts of a file refer to.
pub struct Sources<'e> {
    /// The styles.
    pub styles: &'e Styles,
    /// The lists, and how far they have counted.
    pub numbering: &'e mut Numbering,
    /// What is embedded, by its id.
    pub chunks: &'e HashMap<String, Extract>,
}

/// Takes the text of parts over into an extract.
pub struct Writer<'e> {
    out: &'e mut Layers,
    faults: &'e mut Vec<Diagnostic>,
    styles: &'e Styles,
    numbering: &'e mut Numbering,
    chunks: &'e HashMap<String, Extract>,
    /// What the paragraph says of its number, and the number until the first word stands after it.
    reference: Reference,
    number: Option<String>,
    /// The line that is being written.
    now: Line,
    /// Elements that are open inside one that is skipped or says how things look, it included.
    skipped: Vec<Box<[u8]>>,
    /// Whether the end of the paragraph is deleted: the next one goes on in its line.
    goes_on: bool,
    /// Cells that are open: paragraphs in them do not end the line.
    cells: usize,
    /// For every choice between drawings that is open, whether one has been taken.
    choices: Vec<bool>,
    /// What is open around the text, and how it looks.
    around: Around,
    /// What is open around every text box: its line, cells, whether the paragraph goes on, and looks.
    boxes: Vec<(Line, usize, bool, Around)>,
    /// Lines of text boxes, which come after the paragraph that they are anchored in.
    boxed: Vec<Line>,
    /// Exponents of formulas that are open.
    exponents: usize,
    /// Whether text is read, and how it is shown.
    in_text: Option<Ink>,
    /// Paragraphs and rows so far.
    paragraphs: u32,
}

impl<'e> Writer<'e> {
    /// Goes on after so many paragraphs.
    pub fn new(out: &'e mut Layers, faults: &'e mut Vec<Diagnostic>, sources: Sources<'e>, paragraphs: u32) -> Self {
        let Sources { styles, numbering, chunks } = sources;
        Self {
            out,
            faults,
            styles,
            numbering,
            chunks,
            reference: Reference::default(),
            number: None,
            now: Line::default(),
            skipped: Vec::new(),
            goes_on: false,
            cells: 0,
            choices: Vec::new(),
            around: Around::default(),
            boxes: Vec::new(),
            boxed: Vec::new(),
            exponents: 0,
            in_text: None,
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
                self.out.cut();
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
            self.faults.push(fault.arg("reason", reason));
        }
        self.finish()
    }

    fn is_full(&self) -> bool {
        let lines = self.boxed.len() + self.boxes.len();
        self.out.is_full() || self.now.len() > MAX_TEXT || lines > MAX_LINES
    }

    fn content(&mut self, event: &Event<'_>) {
        match (event, self.in_text.filter(|_| self.skipped.is_empty())) {
            (Event::Empty(tag), _) => self.empty(tag),
            (Event::Text(text), Some(ink)) => self.push(&String::from_utf8_lossy(text), ink),
            (Event::CData(text), Some(ink)) => self.push(&String::from_utf8_lossy(text), ink),
            (Event::GeneralRef(name), Some(ink)) => self.entity(&String::from_utf8_lossy(name), ink),
            _ => {}
        }
    }

    /// Adds text, after the number of its paragraph: that is seen even where the first words are deleted.
    fn push(&mut self, text: &str, ink: Ink) {
        if let Some(number) = self.number.take() {
            let is_hidden = ink.how.is_some_and(|how| how != Concealment::Struck);
            self.now.push(&number, if is_hidden { ink } else { Ink::default() }, 0);
        }
        if self.around.run.is_superscript() || self.exponents > 0 {
            self.now.push_raised(text, ink, 0);
        } else {
            self.now.push(text, ink, 0);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        let name = name.as_ref();
        if !self.skipped.is_empty() || self.is_skipped(name) {
            self.property(name, tag);
            if self.skipped.is_empty() && name == b"rPr" {
                self.around.run = Default::default();
            }
            self.skipped.push(name.into());
            return;
        }
        self.around.set_shape(name, tag);
        match name {
            b"t" | b"delText" => self.in_text = Some(self.ink()),
            b"p" => {
                self.around.paragraph = Default::default();
                (self.reference, self.number) = Default::default();
            }
            b"r" => self.around.run = Default::default(),
            b"del" | b"moveFrom" => self.around.deleted += 1,
            b"ins" | b"moveTo" => self.around.inserted += 1,
            // In formulas: `10` and the exponent `6` are no 106, `1` over `2` is no 12.
            b"sup" => self.exponents += 1,
            b"den" => self.push("/", self.ink()),
            b"tbl" => self.around.open_table(),
            b"tr" => self.around.open_row(),
            b"tc" => self.open_cell(),
            b"AlternateContent" => self.choices.push(false),
            b"txbxContent" => self.open_box(),
            _ => self.empty(tag),
        }
    }

    fn open_cell(&mut self) {
        self.around.open_cell();
        self.now.trim_end();
        self.now.gap(Ink::default());
        self.cells += 1;
    }

    fn open_box(&mut self) {
        // The number belongs to the paragraph around the box.
        if let Some(number) = self.number.take() {
            self.now.push(&number, Ink::default(), 0);
        }
        let inner = self.around.in_box();
        let around = replace(&mut self.around, inner);
        self.boxes.push((take(&mut self.now), take(&mut self.cells), take(&mut self.goes_on), around));
    }

    fn ink(&self) -> Ink {
        self.around.ink(self.styles)
    }

    /// Of what is there several times for several programs, the first that is there counts.
    fn is_skipped(&mut self, name: &[u8]) -> bool {
        match (name, self.choices.last_mut()) {
            (b"Choice" | b"Fallback", Some(taken)) => replace(taken, true),
            _ => SKIPPED.contains(&name) || PROPERTIES.contains(&name),
        }
    }

    /// What an element says of how things look. Not what it says of how they looked before a change.
    fn property(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        if self.skipped.iter().any(|open| open.ends_with(b"Change")) {
            return;
        }
        let path = &self.skipped[self.skipped.len().saturating_sub(6)..];
        let Some((outer, inner)) = path.split_first().filter(|_| self.skipped.len() <= 6) else { return };
        match (&**outer, inner.first().map(|inner| &**inner)) {
            (b"rPr", None) => self.around.run.set(name, tag),
            (b"rPr", Some(b"textFill")) => self.around.run.set_fill(name, tag),
            (b"pPr", None) => self.around.set_paragraph(name, tag),
            (b"pPr", Some(b"numPr")) => self.reference.set(name, tag),
            // The mark at the end of a paragraph may be deleted or moved away (§17.13.5.15).
            (b"pPr", Some(b"rPr")) => self.goes_on |= matches!(name, b"del" | b"moveFrom"),
            (table, None) => self.around.set_table(table, name, tag),
            _ => {}
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        let name = name.as_ref();
        if !self.skipped.is_empty() {
            return self.property(name, tag);
        }
        match name {
            b"tab" | b"ptab" | b"br" | b"cr" => self.now.push(" ", self.ink(), 0),
            b"noBreakHyphen" => self.push("\u{2011}", self.ink()),
            b"altChunk" => self.embed(tag),
            // A picture of a font: what it shows is not said.
            b"sym" => self.push("\u{FFFD}", self.ink()),
            b"p" if self.cells == 0 => self.end(),
            b"background" => self.around.has_background = true,
            name => self.around.set_shape(name, tag),
        }
    }

    fn stop(&mut self, name: &[u8]) {
        if let Some(open) = self.skipped.pop() {
            if self.skipped.is_empty() && &*open == b"pPr" {
                self.number = self.numbering.label(&self.reference, self.around.paragraph.style());
            }
            return;
        }
        match name {
            b"t" | b"delText" => self.in_text = None,
            b"r" => self.around.run = Default::default(),
            b"del" | b"moveFrom" => self.around.deleted = self.around.deleted.saturating_sub(1),
            b"ins" | b"moveTo" => self.around.inserted = self.around.inserted.saturating_sub(1),
            b"sup" => self.exponents = self.exponents.saturating_sub(1),
            b"tbl" => self.around.close_table(),
            b"tc" => self.cells = self.cells.saturating_sub(1),
            b"p" if take(&mut self.goes_on) => {}
            b"p" if self.cells > 0 => self.now.push(" ", Ink::default(), 0),
            b"p" | b"tr" => self.end(),
            b"AlternateContent" => self.choices.truncate(self.choices.len().saturating_sub(1)),
            b"txbxContent" => {
                self.end();
                (self.now, self.cells, self.goes_on, self.around) = self.boxes.pop().unwrap_or_default();
            }
            _ => {}
        }
    }

    /// The five entities of XML and numbers; a document that declares others is not followed there.
    fn entity(&mut self, name: &str, ink: Ink) {
        let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
        let letter = match name.strip_prefix('#') {
            Some(code) => code.strip_prefix('x').map_or_else(|| number(code, 10), |hex| number(hex, 16)),
            None => quick_xml::escape::resolve_xml_entity(name).and_then(|text| text.chars().next()),
        };
        self.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut [0; 4]), ink);
    }

    /// Adds an embedded file: the lines that are seen, and those that are not.
    fn embed(&mut self, tag: &BytesStart<'_>) {
        let chunks = self.chunks;
        let Some(chunk) = attribute(tag, "id").and_then(|id| chunks.get(&id)) else { return };
        let mut at = 0;
        for text in chunk.text.split_inclusive('\n') {
            let part = chunk.concealed.iter().find(|part| part.range.end > at && part.range.start < at + text.len());
            at += text.len();
            let ink = part.map_or(Ink::default(), |part| Ink::concealed(part.how));
            let mut line = Line::default();
            line.push(text.trim_end_matches(['\n', '\r']), ink, 0);
            if !line.is_blank() {
                self.write(line);
            }
        }
    }

    /// The line is done.
    fn end(&mut self) {
        let line = take(&mut self.now);
        if !self.boxes.is_empty() {
            return self.boxed.push(line);
        }
        self.write(line);
        for line in take(&mut self.boxed) {
            self.write(line);
        }
    }

    fn write(&mut self, mut line: Line) {
        self.paragraphs += 1;
        line.set_place(self.paragraphs);
        self.out.push(&line);
    }

    /// Writes what is left of a part that breaks off; gives the number of its last paragraph.
    fn finish(mut self) -> u32 {
        let rest = take(&mut self.now);
        let around = take(&mut self.boxes).into_iter().map(|(line, ..)| line);
        let boxed = take(&mut self.boxed);
        for line in around.chain(boxed).chain([rest]).filter(|line| !line.is_blank()) {
            self.write(line);
        }
        self.paragraphs
    }
}

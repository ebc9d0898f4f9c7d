//! Text of a part from its tags.

use std::mem::{replace, take};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::super::look::{Back, Shift};
use super::super::numbering::Reference;
use super::super::tags::attribute;
use super::super::{fields, measure, symbols};
use super::state::Writer;
use crate::base::Diagnostic;
use crate::documents::ink::Ink;
use crate::documents::{MAX_LINES, MAX_TEXT};
use crate::model::Concealment;

/// End of the tag after which the properties of a text box stand.
const BOX_END: &str = "txbxContent>";

/// Bytes after the content of a text box in which its properties stand.
const MAX_BOX_PROPERTIES: usize = 4_096;

/// Boxes in boxes around which what is open is remembered whole.
const MAX_KEPT: usize = 64;

impl Writer<'_> {
    /// Reads a part as far as it can be read; gives the number of its last paragraph.
    pub(crate) fn read(mut self, xml: &str, part: &str) -> u32 {
        let mut reader = Reader::from_str(xml);
        let (mut open, mut box_end) = (0_usize, 0);
        self.follows_fields = fields::are_whole(xml);
        self.around.page = measure::page(xml);
        let broken = loop {
            // Nobody reads on in what is too long to be kept.
            if self.is_full() {
                self.out.cut();
                break None;
            }
            match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    open += 1;
                    if tag.local_name().as_ref() == b"txbxContent" {
                        let at = reader.buffer_position() as usize;
                        if box_end <= at {
                            box_end = xml[at..].find(BOX_END).map_or(xml.len(), |end| at + end + BOX_END.len());
                        }
                        if grows(&xml[box_end..]) {
                            self.around.shape.grow();
                        }
                    }
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
        match event {
            Event::Empty(tag) if self.is_foreign(tag) => {}
            Event::Empty(tag) => {
                self.open_drawing(tag);
                self.empty(tag);
                if self.skipped.is_empty() {
                    self.close_drawing(tag.local_name().as_ref());
                }
            }
            Event::Text(text) => self.text(&String::from_utf8_lossy(text)),
            Event::CData(text) => self.text(&String::from_utf8_lossy(text)),
            Event::GeneralRef(name) => self.text(entity(&String::from_utf8_lossy(name)).encode_utf8(&mut [0; 4])),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped.last().is_some_and(|open| &**open == b"instrText") {
            return self.around.fields.instruct(text);
        }
        if self.in_offset {
            self.around.drawings.open.set_offset(text);
            return self.around.shape.set_offset(text);
        }
        if !self.skipped.is_empty() {
            return;
        }
        let Some((ink, font)) = self.in_text.clone() else { return };
        self.around.fields.has_text();
        match font {
            Some(font) => self.push_symbols(text, &font, ink),
            None => self.push(text, ink),
        }
    }

    fn open_drawing(&mut self, tag: &BytesStart<'_>) {
        if self.skipped.is_empty() {
            self.around.drawings.open.open(tag.local_name().as_ref(), tag);
        }
    }

    fn close_drawing(&mut self, name: &[u8]) {
        let Some(overlay) = self.around.drawings.open.close(name) else { return };
        let is_shown = self.around.deleted == 0 && self.ink().how != Some(Concealment::Hidden);
        if is_shown {
            self.around.drawings.add(overlay);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        let name = name.as_ref();
        if !self.skipped.is_empty() || self.is_skipped(name, tag) {
            self.property(name, tag);
            if self.skipped.is_empty() && name == b"rPr" {
                self.around.run = Default::default();
            }
            self.skipped.push(name.into());
            return;
        }
        self.open_formula(name);
        self.open_drawing(tag);
        match name {
            b"t" | b"delText" => {
                let look = self.look();
                self.shift = look.shift();
                self.in_text = Some((self.ink_of(&look), look.symbols().map(str::to_owned)));
            }
            b"p" => {
                self.around.paragraph = Default::default();
                (self.reference, self.number) = (Reference::default(), self.references.take_author());
                (self.around.drawings, self.parted) = (Default::default(), false);
                self.around.drawings.from = self.now.len();
            }
            b"r" => self.around.run = Default::default(),
            b"del" | b"moveFrom" => self.around.deleted += 1,
            b"ins" | b"moveTo" => self.around.inserted += 1,
            b"bdo" => {
                let is_ltr = attribute(tag, "val").is_some_and(|value| value == "ltr");
                self.push(if is_ltr { "\u{202d}" } else { "\u{202e}" }, Ink::default());
            }
            b"tbl" => self.around.open_table(),
            b"tr" => self.around.open_row(),
            b"tc" => self.open_cell(),
            b"sdt" => self.around.open_form(),
            b"fldSimple" if self.follows_fields => {
                let is_locked = attribute(tag, "fldLock").is_some_and(|value| matches!(&*value, "1" | "true" | "on"));
                self.around.fields.begin_simple(&attribute(tag, "instr").unwrap_or_default(), is_locked);
            }
            b"footnote" | b"endnote" | b"comment" => self.around.unshown = self.references.of_note(name, tag),
            b"AlternateContent" => self.choices.push(false),
            b"txbxContent" => self.open_box(false),
            // What stands above letters to say how they are read.
            b"rt" => self.open_box(true),
            b"posOffset" => self.in_offset = true,
            _ => self.empty(tag),
        }
    }

    /// Begins a part of a formula: `10` and the exponent `6` are no 106, `1` over `2` is no 12.
    fn open_formula(&mut self, name: &[u8]) {
        if let Some(sign) = self.formulas.open(name) {
            let ink = self.ink();
            self.push(&sign, ink);
        }
        self.set_formula();
    }

    fn set_formula(&mut self) {
        (self.around.phantoms, self.around.crossed) = (self.formulas.phantoms(), self.formulas.struck());
    }

    fn open_cell(&mut self) {
        self.around.open_cell();
        self.now.trim_end();
        self.now.gap(Ink::default());
        self.cells += 1;
    }

    fn open_box(&mut self, keeps_looks: bool) {
        // The number belongs to the paragraph around the box.
        if let Some(number) = self.number.take() {
            self.now.push(&number, Ink::default(), 0);
        }
        let around = if keeps_looks && self.boxes.len() < MAX_KEPT {
            self.around.clone()
        } else {
            let inner = self.around.in_box();
            replace(&mut self.around, inner)
        };
        self.before_boxes.push(self.pieces);
        self.boxes.push((take(&mut self.now), take(&mut self.cells), take(&mut self.goes_on), around));
    }

    /// Takes what an element says of the present look, and not of the one before a change.
    fn property(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        let Some((outer, inner)) = self.skipped.split_first().filter(|_| self.skipped.len() <= 6) else { return };
        if self.skipped.iter().any(|open| open.ends_with(b"Change")) {
            return;
        }
        match (&**outer, inner.first().map(|inner| &**inner)) {
            (b"rPr", None) => self.around.run.set(name, tag, &self.styles.theme),
            (b"rPr", Some(b"textFill")) => self.around.run.set_fill(name, tag, &self.styles.theme),
            (b"pPr", None) => self.around.set_paragraph(name, tag, &self.styles.theme),
            (b"sectPr", None) | (b"pPr", Some(b"sectPr")) => self.references.set_section(name, tag),
            (b"pPr", Some(b"numPr")) => self.reference.set(name, tag),
            // The mark at the end of a paragraph may be deleted or moved away (§17.13.5.15).
            (b"pPr", Some(b"rPr")) => self.goes_on |= matches!(name, b"del" | b"moveFrom"),
            (table, None) => self.around.set_table(table, name, tag, &self.styles.theme),
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
            b"altChunk" | b"subDoc" => self.embed(tag),
            b"sym" => self.symbol(tag),
            b"p" if self.cells == 0 => self.end(),
            b"background" => self.around.background = Some(self.background(tag)),
            b"fldChar" => self.field(tag),
            b"checked" | b"default" | b"result" | b"listEntry" => {
                self.around.fields.set_form(name, attribute(tag, "val").as_deref());
            }
            b"showingPlcHdr" => self.around.set_prompt(tag),
            b"footnoteReference" | b"endnoteReference" | b"commentReference" => {
                let ink = self.ink();
                self.references.refer(name, tag, ink.how);
                let is_mark = name != b"commentReference" && ink.how.is_none();
                self.parted |= is_mark && self.now.ends_with_digit();
            }
            b"relIds" | b"chart" => self.draw(tag),
            // Words that are drawn as a picture.
            b"textpath" => self.push_boxed(&attribute(tag, "string").unwrap_or_default()),
            _ if self.formulas.set(name, tag) => self.set_formula(),
            name => self.around.shape.set(name, tag, self.around.page, &self.styles.theme),
        }
    }

    fn symbol(&mut self, tag: &BytesStart<'_>) {
        let code = attribute(tag, "char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or_default();
        let symbol = symbols::symbol(&attribute(tag, "font").unwrap_or_default(), code);
        self.push(symbol.encode_utf8(&mut [0; 4]), self.ink());
    }

    /// The background of pages is seen through what has none of its own.
    fn background(&self, tag: &BytesStart<'_>) -> Back {
        self.styles.theme.named(tag, "themeColor", "color").map_or(Back::Unknown, Back::Of)
    }

    fn field(&mut self, tag: &BytesStart<'_>) {
        if !self.follows_fields {
            return;
        }
        match attribute(tag, "fldCharType").as_deref() {
            Some("begin") => {
                let is_locked = attribute(tag, "fldLock").is_some_and(|value| matches!(&*value, "1" | "true" | "on"));
                self.around.fields.begin(is_locked);
            }
            Some("separate") => self.around.fields.separate(),
            Some("end") => self.end_field(),
            _ => {}
        }
    }

    fn end_field(&mut self) {
        if let Some(shown) = self.around.fields.end() {
            let ink = self.ink();
            self.push(&shown, ink);
            self.around.fields.has_text();
        }
    }

    fn stop(&mut self, name: &[u8]) {
        if let Some(open) = self.skipped.pop() {
            match &*open {
                b"pPr" if self.skipped.is_empty() => self.number_paragraph(),
                b"sectPr" => self.references.end_section(),
                _ => {}
            }
            return;
        }
        if let Some(sign) = self.formulas.close(name) {
            let ink = self.ink();
            self.push(&sign, ink);
        }
        self.set_formula();
        self.close_drawing(name);
        match name {
            b"t" | b"delText" => (self.in_text, self.shift) = (None, Shift::None),
            b"r" => self.around.run = Default::default(),
            b"del" | b"moveFrom" => self.around.deleted = self.around.deleted.saturating_sub(1),
            b"ins" | b"moveTo" => self.around.inserted = self.around.inserted.saturating_sub(1),
            b"bdo" => self.push("\u{202c}", Ink::default()),
            b"tbl" => self.around.close_table(),
            b"tc" => self.cells = self.cells.saturating_sub(1),
            b"sdt" => self.around.close_form(),
            b"fldSimple" if self.follows_fields => self.end_field(),
            b"footnote" | b"endnote" | b"comment" => self.around.unshown = self.unshown,
            b"p" => self.end_paragraph(),
            b"tr" => self.end(),
            b"AlternateContent" => self.choices.truncate(self.choices.len().saturating_sub(1)),
            b"txbxContent" | b"rt" => {
                self.end();
                let before = self.before_boxes.pop().unwrap_or_default();
                (self.now, self.cells, self.goes_on, self.around) = self.boxes.pop().unwrap_or_default();
                if self.pieces > before {
                    self.around.drawings.open.set_text();
                }
            }
            b"posOffset" => self.in_offset = false,
            name => self.around.shape.end(name),
        }
    }
}

/// The five entities of XML and numbers; a document that declares others is not followed there.
fn entity(name: &str) -> char {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let letter = match name.strip_prefix('#') {
        Some(code) => code.strip_prefix('x').map_or_else(|| number(code, 10), |hex| number(hex, 16)),
        None => quick_xml::escape::resolve_xml_entity(name).and_then(|text| text.chars().next()),
    };
    letter.unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Returns true if the text box after whose content this stands grows with it.
fn grows(rest: &str) -> bool {
    let rest = &rest[..rest.floor_char_boundary(MAX_BOX_PROPERTIES.min(rest.len()))];
    let ends = ["txbxContent", "</wps:wsp>"].into_iter().filter_map(|end| rest.find(end));
    rest[..ends.min().unwrap_or(rest.len())].contains("spAutoFit")
}

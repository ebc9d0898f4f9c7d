//! The fonts of a document: as many copies of each as a glyph has meanings.
//!
//! In a PDF a glyph of a font says one text (ISO 32000-1, 9.10.3). Fonts draw ب, ت and ن with one glyph and dots of
//! their own; `ActualText`, made for that, is read by few programs, and by some in the wrong order. So every further
//! meaning of a glyph goes into a further copy of the font, which holds the glyphs that need it and no others.

use std::collections::HashMap;
use std::sync::Arc;

use krilla::text::{Font, Tag};
use swash::FontRef;

use crate::text::{FontData, FontId, GlyphRun, TextEngine};

/// The fonts of one document.
pub(super) struct Fonts<'e> {
    engine: &'e TextEngine,
    faces: HashMap<(FontId, Arc<[i16]>), Face>,
}

impl<'e> Fonts<'e> {
    pub(crate) fn new(engine: &'e TextEngine) -> Self {
        Self { engine, faces: HashMap::new() }
    }

    /// The font of a run, at its place on the axes.
    pub(crate) fn face(&mut self, run: &GlyphRun) -> &mut Face {
        let make = || Face::new(self.engine.font(run.font), run);
        self.faces.entry((run.font, Arc::clone(&run.coords))).or_insert_with(make)
    }
}

/// A font at one place of its axes.
pub(super) struct Face {
    data: FontData,
    axes: Vec<(Tag, f32)>,
    hidden: Option<u32>,
    /// Text of each glyph in the copies, in their order.
    meanings: HashMap<u32, Vec<Box<str>>>,
    copies: Vec<Option<Font>>,
}

impl Face {
    fn new(data: FontData, run: &GlyphRun) -> Self {
        let axes = run.axis_weight.map(|weight| (Tag::new(b"wght"), weight)).into_iter().collect();
        let hidden = hidden(&data);
        Self { data, axes, hidden, meanings: HashMap::new(), copies: Vec::new() }
    }

    /// The glyph that stands, unseen, for letters that have no glyph of their own.
    pub(crate) fn hidden(&self) -> Option<u32> {
        self.hidden
    }

    /// The copy in which a glyph says `text`; `None` for a font that cannot be read.
    pub(crate) fn saying(&mut self, glyph: u32, text: &str) -> Option<Font> {
        let meanings = self.meanings.entry(glyph).or_default();
        let copy = meanings.iter().position(|meaning| **meaning == *text).unwrap_or_else(|| {
            meanings.push(text.into());
            meanings.len() - 1
        });
        self.copy(copy)
    }

    /// Any copy, for outlines.
    pub(crate) fn any(&mut self) -> Option<Font> {
        self.copy(0)
    }

    fn copy(&mut self, number: usize) -> Option<Font> {
        while self.copies.len() <= number {
            // Fonts of equal data are one to the writer: each copy has one byte more, behind the last table.
            let mut bytes = self.data.bytes().to_vec();
            bytes.resize(bytes.len() + self.copies.len(), 0);
            self.copies.push(Font::new_variable(bytes.into(), self.data.index(), &self.axes));
        }
        self.copies[number].clone()
    }
}

/// The full stop: PDFium leaves out texts without ink, such as a space, and poppler takes a wider glyph for a new word.
fn hidden(data: &FontData) -> Option<u32> {
    let font = FontRef::from_index(data.bytes(), data.index() as usize)?;
    Some(u32::from(font.charmap().map('.'))).filter(|glyph| *glyph != 0)
}

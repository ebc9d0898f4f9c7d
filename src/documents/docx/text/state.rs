//! State of a part while it is read.

use std::collections::HashMap;

use super::super::formulas::Formulas;
use super::super::look::Shift;
use super::super::numbering::{Numbering, Reference};
use super::super::overlays::Overlays;
use super::super::properties::Around;
use super::super::references::References;
use super::super::styles::Styles;
use crate::base::Diagnostic;
use crate::documents::Extract;
use crate::documents::ink::Ink;
use crate::documents::layers::{Layers, Line};
use crate::model::Concealment;

/// Sources to which the parts of a file refer.
pub(crate) struct Sources<'e> {
    /// The styles.
    pub styles: &'e Styles,
    /// The lists, and how far they have counted.
    pub numbering: &'e mut Numbering,
    /// Embedded files by their ids.
    pub chunks: &'e HashMap<String, Extract>,
    /// The lines of diagrams and charts, by their ids.
    pub drawings: &'e HashMap<String, Vec<String>>,
    /// References of the text.
    pub references: &'e mut References,
    /// The shapes in front of the text.
    pub overlays: &'e mut Overlays,
    /// Concealment of the whole part, as nothing refers to it.
    pub unshown: Option<Concealment>,
}

/// Takes the text of parts over into an extract.
pub(crate) struct Writer<'e> {
    pub(super) out: &'e mut Layers,
    pub(super) faults: &'e mut Vec<Diagnostic>,
    pub(super) styles: &'e Styles,
    pub(super) numbering: &'e mut Numbering,
    pub(super) chunks: &'e HashMap<String, Extract>,
    pub(super) drawings: &'e HashMap<String, Vec<String>>,
    pub(super) references: &'e mut References,
    pub(super) overlays: &'e mut Overlays,
    pub(super) unshown: Option<Concealment>,
    /// Namespaces by their prefixes, as far as elements that matter declare them.
    pub(super) namespaces: HashMap<Vec<u8>, String>,
    /// True if the fields of the part are followed.
    pub(super) follows_fields: bool,
    /// Reference of the paragraph to its list, and its number until the first word stands after it.
    pub(super) reference: Reference,
    pub(super) number: Option<String>,
    /// The line that is being written.
    pub(super) now: Line,
    /// Elements that are open inside one that is skipped or says how things look, it included.
    pub(super) skipped: Vec<Box<[u8]>>,
    /// True if the end of the paragraph is deleted: the next one goes on in its line.
    pub(super) goes_on: bool,
    /// Cells that are open: paragraphs in them do not end the line.
    pub(super) cells: usize,
    /// For every choice between drawings that is open, whether one has been taken.
    pub(super) choices: Vec<bool>,
    /// Open elements around the text, and its look.
    pub(super) around: Around,
    /// State around every text box: its line, cells, whether the paragraph goes on, and looks.
    pub(super) boxes: Vec<(Line, usize, bool, Around)>,
    /// Lines of text boxes, which come after the paragraph that they are anchored in.
    pub(super) boxed: Vec<Line>,
    /// Formulas that are open.
    pub(super) formulas: Formulas,
    /// True if text is read, how it is shown, and the font of symbols that it is drawn in.
    pub(super) in_text: Option<(Ink, Option<String>)>,
    /// Height of the text that is read above or below its line.
    pub(super) shift: Shift,
    /// True if the mark of a note stands right behind a number.
    pub(super) parted: bool,
    /// Pieces of text so far, and how many there were before every text box that is open.
    pub(super) pieces: usize,
    pub(super) before_boxes: Vec<usize>,
    /// True if the place of a shape is read.
    pub(super) in_offset: bool,
    /// Paragraphs and rows so far.
    pub(super) paragraphs: u32,
}

impl<'e> Writer<'e> {
    /// Goes on after so many paragraphs.
    pub(crate) fn new(
        out: &'e mut Layers,
        faults: &'e mut Vec<Diagnostic>,
        sources: Sources<'e>,
        paragraphs: u32,
    ) -> Self {
        let Sources { styles, numbering, chunks, drawings, references, overlays, unshown } = sources;
        Self {
            out,
            faults,
            styles,
            numbering,
            chunks,
            drawings,
            references,
            overlays,
            unshown,
            namespaces: HashMap::new(),
            follows_fields: true,
            reference: Reference::default(),
            number: None,
            now: Line::default(),
            skipped: Vec::new(),
            goes_on: false,
            cells: 0,
            choices: Vec::new(),
            around: Around::of_part(unshown),
            boxes: Vec::new(),
            boxed: Vec::new(),
            formulas: Formulas::default(),
            in_text: None,
            shift: Shift::None,
            parted: false,
            pieces: 0,
            before_boxes: Vec::new(),
            in_offset: false,
            paragraphs,
        }
    }
}

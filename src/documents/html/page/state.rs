//! State of a page while it is read: its text so far and the elements that are open.

use std::collections::HashMap;
use std::rc::Rc;

use super::super::flow::Flow;
use super::super::forms::Select;
use super::super::lists::Numbers;
use super::super::look::{Generated, Look, Texts};
use super::super::selectors::{Around, Met};
use super::super::sheets::Sheets;
use super::warnings::Warnings;
use crate::documents::ink::Ink;

/// An element that is open.
pub(crate) struct Open {
    pub(super) name: String,
    pub(super) skipped: bool,
    pub(super) main: bool,
    pub(super) beside: bool,
    pub(super) keeps: bool,
    /// In a drawing, where only some elements are text.
    pub(super) drawn: bool,
    pub(super) aside: Aside,
    pub(super) look: Look,
    pub(super) met: Met,
    pub(super) after: Option<Box<Generated>>,
    pub(super) numbers: Option<Numbers>,
    /// Number of its children that began.
    pub(super) children: u32,
    /// A class by which a sheet that is not read may hide it, and whether what has the class stands in a line.
    pub(super) suspect: Option<(Rc<str>, bool)>,
    /// For the root of a tree of its own: how many slots began before it.
    pub(super) slots: Option<usize>,
    /// The place of its last child in a grid.
    pub(super) cell: [Option<i32>; 2],
    /// True if one of several drawings in it is chosen.
    pub(super) chosen: bool,
    /// Counts before it.
    pub(super) before: Counts,
}

/// Counts by which the content of an element is measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counts {
    pub(super) letters: usize,
    /// Lines that are done, those that are blank among them.
    pub(super) lines: usize,
    /// 1 if letters of a line are written that is not done.
    pub(super) begun: usize,
    /// Lines that stand beside others.
    pub(super) side_lines: usize,
    /// Pixels that are used in the innermost box that cuts off what does not fit.
    pub(super) used: f32,
}

/// A box of a height that is given, which cuts off what does not fit.
#[derive(Clone, Debug)]
pub(crate) struct CutBox {
    /// The style that limits it, as a message names it.
    pub(super) name: Rc<str>,
    /// Pixels of its height, and of what is used of it.
    pub(super) high: f32,
    pub(super) used: f32,
}

/// True if the text of an element is taken out of the line around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aside {
    No,
    /// It stands beside the line.
    Beside,
    /// It stands above letters of the line.
    Above,
}

/// A page that is being read.
pub(crate) struct Page<'s> {
    /// Its text.
    pub flow: Flow,
    pub(super) sheets: &'s Sheets,
    pub(super) open: Vec<Open>,
    /// A list of options that is open.
    pub(super) select: Option<Select>,
    /// Number of pages around it.
    pub(super) nested: u32,
    /// True if it is a whole page, whose `html` and `body` are there without their tags.
    pub(super) is_whole: bool,
    /// The line of the file that is read.
    pub(super) line: u32,
    /// Number of elements that began, and of slots.
    pub(super) elements: usize,
    pub(super) slots: usize,
    /// Number of letters that were seen, of blank lines, and of lines that stand beside others.
    pub(super) letters: usize,
    pub(super) blanks: usize,
    pub(super) side_lines: usize,
    /// Open boxes of a height that is given, which cut off what does not fit.
    pub(super) cut_boxes: Vec<CutBox>,
    /// The texts of the drawing that is read.
    pub(super) drawn: Texts,
    pub(super) styles: Warnings,
    pub(super) classes: Warnings,
    /// A class, line of the file and paragraph of a text that begins a paragraph and may be hidden.
    pub(super) begun: Option<(Rc<str>, u32, usize)>,
    /// Number of open elements by name.
    pub(super) count: HashMap<String, usize>,
    pub(super) around: Around,
    /// Number of lines of the file before the text that is read.
    pub(super) before: u32,
    /// Look and rules outside of all elements.
    pub(super) look: Look,
    pub(super) met: Met,
}

impl<'s> Page<'s> {
    /// Before anything is read.
    pub(crate) fn new(sheets: &'s Sheets) -> Self {
        Self {
            flow: Flow::default(),
            sheets,
            open: Vec::new(),
            select: None,
            nested: 0,
            is_whole: false,
            line: 1,
            elements: 0,
            slots: 0,
            letters: 0,
            blanks: 0,
            side_lines: 0,
            cut_boxes: Vec::new(),
            drawn: Texts::default(),
            styles: Warnings::default(),
            classes: Warnings::default(),
            begun: None,
            count: HashMap::new(),
            around: Around::default(),
            before: 0,
            look: Look::of_page(sheets.colors(), sheets.scripts),
            met: Met::default(),
        }
    }

    /// Ink of text that comes now; `None` if it is none of the page.
    pub(crate) fn ink(&self) -> Option<Ink> {
        match self.open.last() {
            Some(open) => (!open.skipped && !open.drawn).then(|| open.look.ink()),
            None => Some(self.look.ink()),
        }
    }

    pub(super) fn around(&self) -> &Look {
        self.open.last().map_or(&self.look, |open| &open.look)
    }

    /// Number of elements that are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }
}

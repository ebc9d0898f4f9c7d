//! The state of a page that is being drawn.

use std::collections::HashMap;
use std::ops::Range;

use super::optional::Off;
use crate::documents::pdf::content::Glyphs;
use crate::documents::pdf::fonts::UnicodeConflicts;

/// Number of glyphs of a page that are read: a hundred times those of a page in small print.
pub(crate) const MAX_GLYPHS: usize = 1_000_000;

/// Takes what hayro draws of a page, and keeps it as [`Glyphs`].
#[derive(Debug, Default)]
pub(crate) struct Recorder {
    /// All that was drawn so far.
    pub page: Glyphs,
    /// True if there are more glyphs than [`MAX_GLYPHS`]; the rest is left out.
    pub too_many: bool,
    /// Number of glyphs of which the file says no letters at all.
    pub(super) silent: usize,
    /// True if there are letters that take no room on the line, as dots of letters do where a font draws them apart.
    pub(super) has_dots: bool,
    /// Letters that were said by a mark, with the code of the glyph that they were said of (see `is_said_before`).
    pub(super) said: HashMap<String, u32>,
    /// Letters that fonts draw where the file says otherwise.
    pub told: UnicodeConflicts,
    /// The optional content that is not shown.
    pub off: Off,
    /// Open marked contents, the innermost last.
    pub(super) marked: Vec<MarkedContent>,
    /// For every open clipping path, the glyphs that it has the form of; mostly none.
    pub(super) lettered: Vec<Range<usize>>,
}

/// A part of the page between two operators (ISO 32000-2, 14.6).
#[derive(Debug)]
pub(super) struct MarkedContent {
    /// The text that stands for all glyphs in it, if the file gives one.
    pub replacement: Option<Replacement>,
    /// True if it is optional content that is not shown.
    pub is_off: bool,
}

/// The text that stands for all glyphs of a marked content (`ActualText`; ISO 32000-2, 14.9.4), and how many there were of
/// each kind when it began.
#[derive(Debug)]
pub(super) struct Replacement {
    /// The text.
    pub text: String,
    /// The first glyph of the marked content.
    pub first: usize,
    /// Number of unreadable glyphs before it.
    pub unreadable: usize,
    /// Number of glyphs without letters before it.
    pub silent: usize,
}

impl Recorder {
    /// Returns true if what is drawn now is optional content that is not shown.
    pub(super) fn is_off(&self) -> bool {
        self.marked.iter().any(|marked| marked.is_off)
    }
}

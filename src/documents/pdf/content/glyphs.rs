//! All that a page draws, in the order of drawing.

use std::ops::Range;

use hayro::kurbo::{Point, Rect, Vec2};

use super::glyph::{Glyph, PaintState};
use super::painting::Painting;
use crate::documents::pdf::letters;
use crate::model::Concealment;

/// Points by which a glyph's origin may lie outside an area that hides it.
const SLACK: f64 = 1.0;
/// Size that a text is taken to have which is not drawn, and the width of its letters, in points: about those of print.
const UNDRAWN_SIZE: f64 = 10.0;
const UNDRAWN_LETTER: f64 = UNDRAWN_SIZE / 2.0;

/// The glyphs of a page in the order of drawing, and what is painted with them.
#[derive(Debug, Default)]
pub(crate) struct Glyphs {
    /// Letters that [`Glyph::text`] points into.
    pub raw: String,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// Number of glyphs of which the file does not say what letters they are.
    pub unreadable: usize,
    /// Number of pictures drawn.
    pub images: usize,
    /// Areas and lines that are painted beside them.
    pub painting: Painting,
    /// Texts that the file gives for glyphs that show other words.
    pub others: Vec<Other>,
    /// Letters that are too small to have a place, in the order of drawing.
    pub specks: String,
}

/// A text that the file gives for some glyphs which show another one.
#[derive(Debug)]
pub(crate) struct Other {
    /// The glyphs that show another text, half-open; none if nothing is drawn for it.
    pub glyphs: Range<usize>,
    /// The text, as a glyph that would stand in their place.
    pub glyph: Glyph,
    /// True if they differ in the dots of letters alone.
    pub by_dots: bool,
}

impl Glyphs {
    /// The letters of a glyph.
    pub(crate) fn text(&self, glyph: usize) -> &str {
        &self.raw[self.glyphs[glyph].text.clone()]
    }

    /// Returns true if a glyph shows anything; nobody sees whether a space is there.
    pub(crate) fn is_inked(&self, glyph: usize) -> bool {
        !self.text(glyph).trim().is_empty()
    }

    /// The same page with these glyphs alone, and the lines on it.
    pub(crate) fn only(&self, glyphs: impl Iterator<Item = Glyph>) -> Self {
        let mut only = Self { raw: self.raw.clone(), glyphs: glyphs.collect(), ..Self::default() };
        only.painting.rules.clone_from(&self.painting.rules);
        only
    }

    /// Adds letters as they should stand in a text, and says which bytes of [`Self::raw`] they are.
    pub(crate) fn push_letters(&mut self, text: &str) -> Range<usize> {
        let start = self.raw.len();
        text.chars().for_each(|c| letters::push(&mut self.raw, c));
        start..self.raw.len()
    }

    /// Takes away what stands in some areas: glyphs from the `glyphs`th on, and what is painted after the `order`th thing.
    pub(crate) fn hide(&mut self, glyphs: usize, order: u32, areas: &[Rect]) {
        let is_in = |glyph: &Glyph| areas.iter().any(|area| area.inflate(SLACK, SLACK).contains(glyph.origin));
        self.glyphs.iter_mut().skip(glyphs).filter(|glyph| is_in(glyph)).for_each(|glyph| glyph.drawn.gone = true);
        self.painting.hide(order, areas);
    }

    /// Adds a text that belongs to a place on the page but is not drawn there.
    pub(crate) fn say(&mut self, text: &str, origin: Point, how: Concealment) {
        let text = self.push_letters(text);
        let advance = Vec2::new(UNDRAWN_LETTER * self.raw[text.clone()].chars().count() as f64, 0.0);
        let (size, drawn) = (UNDRAWN_SIZE, PaintState::default());
        let glyph = Glyph { text, origin, advance, size, mirrored: false, ink: None, drawn, how: Some(how) };
        self.others.push(Other { glyphs: 0..0, glyph, by_dots: false });
    }

    /// Puts one glyph in the place of some, or takes them away if it has no letters.
    pub(crate) fn put(&mut self, range: Range<usize>, glyph: Glyph) {
        let glyph = Some(glyph).filter(|glyph| !glyph.text.is_empty());
        self.glyphs.splice(range, glyph);
    }
}

//! Glyphs as letters: each glyph that is written as text says one letter, so that every reader finds them in order.
//!
//! Readers put the letters of a right-to-left text in order by their places, each in its own way. A glyph that says
//! several letters comes out with them reversed from some; marks and dots between letters tear words apart in others.
//! So a ligature says one letter, and unseen glyphs beside it the others; marks and dots are drawn as shapes.

use std::ops::Range;

use super::fonts::Face;
use crate::base::marks::is_steering;
use crate::text::{Glyph, GlyphRun};

/// Distance of a second letter from the glyph, as a part of an em: further off, it is among the next letters to some
/// readers, and PDFium finds no room for a space behind it.
const APART: f32 = 0.05;

/// A glyph and the text that it says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Letter {
    pub id: u32,
    /// Origin, as in the layout.
    pub x: f32,
    pub y: f32,
    pub advance: f32,
    /// True if it is to be seen.
    pub seen: bool,
    /// Bytes of the text.
    pub range: Range<usize>,
}

/// A run as it is written.
#[derive(Default)]
pub(super) struct Letters<'a> {
    /// Letters in the order of reading, each written as text.
    pub said: Vec<Letter>,
    /// Glyphs that say nothing by themselves, drawn as shapes.
    pub drawn: Vec<&'a Glyph>,
}

impl<'a> Letters<'a> {
    /// The letters of a run of `text`.
    pub(crate) fn of(run: &'a GlyphRun, face: &Face, text: &str) -> Self {
        let mut letters = Self::default();
        let clusters = run.glyphs.chunk_by(|a, b| a.range == b.range);
        if run.rtl {
            clusters.rev().for_each(|cluster| letters.add_rtl(cluster, face.hidden(), text, run.size));
        } else {
            clusters.for_each(|cluster| letters.add_ltr(cluster));
        }
        letters.say_boxes(run, face.hidden());
        // What only puts words in order on the screen would stand between them in a search.
        letters.said.retain(|letter| !text[letter.range.clone()].chars().all(is_steering));
        letters
    }

    /// Boxes in the place of letters that no font has: drawn as shapes, with unseen glyphs that say the letters, since glyph
    /// 0 says nothing (ISO 32000-1, 9.6.6).
    fn say_boxes(&mut self, run: &'a GlyphRun, hidden: Option<u32>) {
        let Some(hidden) = hidden else { return };
        for letter in self.said.iter_mut().filter(|letter| letter.id == 0) {
            (letter.id, letter.seen) = (hidden, false);
        }
        let is_drawn = |glyph: &&Glyph| self.drawn.iter().any(|drawn| std::ptr::eq(*drawn, *glyph));
        let boxes: Vec<&Glyph> = run.glyphs.iter().filter(|glyph| glyph.id == 0 && !is_drawn(glyph)).collect();
        self.drawn.extend(boxes);
    }

    /// A cluster that runs left to right: its first glyph says all of it.
    fn add_ltr(&mut self, cluster: &'a [Glyph]) {
        let first = cluster.iter().position(|glyph| glyph.advance > 0.0).unwrap_or(0);
        for (n, glyph) in cluster.iter().enumerate() {
            if n == first {
                self.said.push(letter(glyph, bytes(glyph)));
            } else {
                self.drawn.push(glyph);
            }
        }
    }

    fn add_rtl(&mut self, cluster: &'a [Glyph], hidden: Option<u32>, text: &str, size: f32) {
        let all = bytes(&cluster[0]);
        let starts: Vec<usize> = text[all.clone()].char_indices().map(|(at, _)| all.start + at).collect();
        // Those that take room, from the right.
        let mut bases: Vec<&Glyph> = cluster.iter().rev().filter(|glyph| glyph.advance > 0.0).collect();
        if bases.is_empty() {
            bases.push(&cluster[cluster.len() - 1]);
        }
        bases.truncate(starts.len());
        self.drawn.extend(cluster.iter().filter(|glyph| !bases.iter().any(|base| std::ptr::eq(*base, *glyph))));
        let Some((last, whole)) = bases.split_last() else { return };
        let ends = starts.iter().skip(1).copied().chain([all.end]);
        let mut ranges = starts.iter().zip(ends).map(|(start, end)| *start..end);
        self.said.extend(whole.iter().zip(&mut ranges).map(|(base, range)| letter(base, range)));
        self.share(last, &ranges.collect::<Vec<_>>(), hidden, size);
    }

    /// The letters of one glyph.
    fn share(&mut self, base: &Glyph, ranges: &[Range<usize>], hidden: Option<u32>, size: f32) {
        let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else { return };
        let Some(id) = hidden.filter(|_| ranges.len() > 1) else {
            self.said.push(letter(base, first.start..last.end));
            return;
        };
        let at =
            |x: f32, range: &Range<usize>| Letter { id, x, y: base.y, advance: 0.0, seen: false, range: range.clone() };
        if let [one, other] = ranges {
            self.said.extend([letter(base, one.clone()), at(base.x - APART * size, other)]);
            return;
        }
        // Three and more, as of the name of God, have room inside: the glyph begins where the last of them does.
        let part = base.advance / ranges.len() as f32;
        let inside = ranges.iter().rev().zip(0..).skip(1).map(|(range, n)| at(base.x + part * n as f32, range));
        self.said.extend(inside.collect::<Vec<_>>().into_iter().rev());
        self.said.push(letter(base, last.clone()));
    }
}

fn letter(glyph: &Glyph, range: Range<usize>) -> Letter {
    Letter { id: glyph.id, x: glyph.x, y: glyph.y, advance: glyph.advance, seen: true, range }
}

fn bytes(glyph: &Glyph) -> Range<usize> {
    glyph.range.start as usize..glyph.range.end as usize
}

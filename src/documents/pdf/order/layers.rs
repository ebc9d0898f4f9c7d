//! The text of a page in two layers: what a reader sees, and the paragraphs in which something is not seen, with that in its
//! place.

use std::collections::HashSet;

use hayro::kurbo::Point;

use super::page::PageText;
use crate::documents::ink::Ink;
use crate::documents::layers::Line;
use crate::documents::pdf::content::{Glyph, Glyphs};
use crate::model::Concealment;

/// Side in points of the squares of the page in which letters over letters are sought.
const CELL_SIDE: f64 = 3.0;

/// Text that is seen of a page, and the paragraphs with something concealed.
pub(crate) fn layers(glyphs: Glyphs) -> (PageText, Vec<Line>) {
    let is_plain = glyphs.others.is_empty() && glyphs.glyphs.iter().all(|glyph| glyph.how.is_none());
    let mut lines = Vec::new();
    if !glyphs.specks.trim().is_empty() {
        let mut line = Line::default();
        line.push(glyphs.specks.trim(), Ink::concealed(Concealment::Hidden), 0);
        lines.push(line);
    }
    if is_plain {
        return (PageText::new(glyphs), lines);
    }
    lines.extend(concealed(&glyphs));
    let seen = glyphs.only(glyphs.glyphs.iter().filter(|glyph| glyph.how.is_none()).cloned());
    (PageText::new(seen), lines)
}

/// The paragraphs with something concealed, or the concealed words alone where they lie over what is seen.
fn concealed(glyphs: &Glyphs) -> Vec<Line> {
    let replaced = |index: usize| glyphs.others.iter().any(|other| other.glyphs.contains(&index));
    let others = glyphs.others.iter().map(|other| &other.glyph).filter(|glyph| !glyph.text.is_empty());
    let others = others.map(|glyph| Glyph { how: glyph.how.or(Some(Concealment::Replaced)), ..glyph.clone() });
    // What is hidden among words that are seen belongs in their sentence; what lies over them or under them does not.
    let in_place = !overlaps(glyphs);
    let drawn = glyphs
        .glyphs
        .iter()
        .enumerate()
        .filter(|(index, glyph)| (in_place || glyph.how.is_some()) && !replaced(*index));
    let whole = glyphs.only(drawn.map(|(_, glyph)| glyph.clone()).chain(others));
    PageText::new(whole).concealed_lines()
}

/// Returns true if something that is not seen stands where something else does that is seen.
fn overlaps(glyphs: &Glyphs) -> bool {
    let cell = |at: Point| ((at.x / CELL_SIDE).floor() as i64, (at.y / CELL_SIDE).floor() as i64);
    let all = glyphs.glyphs.iter().enumerate();
    let inked = || all.clone().filter(|(nth, _)| glyphs.is_inked(*nth)).map(|(_, glyph)| glyph);
    let middle = |glyph: &Glyph| glyph.origin + glyph.advance / 2.0;
    let seen: HashSet<(i64, i64)> =
        inked().filter(|glyph| glyph.how.is_none()).map(|glyph| cell(middle(glyph))).collect();
    inked().filter(|glyph| glyph.how.is_some()).any(|glyph| {
        let (x, y) = cell(middle(glyph));
        (x - 1..=x + 1).any(|x| seen.contains(&(x, y)))
    })
}

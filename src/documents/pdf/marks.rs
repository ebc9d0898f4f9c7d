//! Combining marks that are glyphs of their own go to the letters over or under which they stand.

use super::bidi::Class;
use super::glyphs::{Glyph, Glyphs};

/// How many glyphs before and after a mark its letter is sought among: shapers put them side by side.
const NEAR: usize = 6;
/// The same for dots apart from their letters, which are drawn before or after a whole word.
const ECHOES: usize = 32;

/// Joins every mark to the letters of its base, after them; a mark without a base stays alone.
pub fn attach(glyphs: &mut Glyphs) {
    drop_echoes(glyphs);
    let bases: Vec<(usize, usize)> =
        (0..glyphs.glyphs.len()).filter_map(|mark| Some((mark, base(glyphs, mark)?))).collect();
    if bases.is_empty() {
        return;
    }
    for (mark, base) in &bases {
        let joined = format!("{}{}", glyphs.text(*base), glyphs.text(*mark));
        let start = glyphs.raw.len();
        glyphs.raw.push_str(&joined);
        glyphs.glyphs[*base].text = start..glyphs.raw.len();
    }
    let mut marks = bases.iter().map(|(mark, _)| *mark).peekable();
    let mut index = 0;
    glyphs.glyphs.retain(|_| {
        index += 1;
        marks.next_if_eq(&(index - 1)).is_none()
    });
}

/// Takes away the dots, hamzas and vowels that are glyphs of their own and say a whole letter, as typst writes them: each
/// such glyph says the letter with which it was first used, while the glyph over which it stands says its own.
fn drop_echoes(glyphs: &mut Glyphs) {
    let mut echoes = (0..glyphs.glyphs.len()).map(|index| is_echo(glyphs, index)).collect::<Vec<_>>().into_iter();
    glyphs.glyphs.retain(|_| echoes.next() != Some(true));
}

/// Returns true if a glyph says a right-to-left letter, but takes no room and stands over or under one that does.
fn is_echo(glyphs: &Glyphs, index: usize) -> bool {
    let echo = &glyphs.glyphs[index];
    let takes_room = |glyph: &Glyph| glyph.advance.hypot() > 0.01 * echo.size;
    let says_letter = |index: usize| Class::of(glyphs.text(index)) == Class::Right;
    if echo.ink.is_some() || takes_room(echo) || !says_letter(index) {
        return false;
    }
    let holds = |other: usize| {
        let glyph = &glyphs.glyphs[other];
        let width = glyph.advance.hypot();
        let offset = echo.origin - glyph.origin;
        let at = offset.dot(glyph.advance) / width;
        let beside = (-0.5 * glyph.size..width + 0.5 * glyph.size).contains(&at);
        takes_room(glyph) && beside && offset.hypot() < width + 1.5 * glyph.size && says_letter(other)
    };
    (index.saturating_sub(ECHOES)..(index + ECHOES + 1).min(glyphs.glyphs.len())).any(holds)
}

/// The glyph whose width holds the ink of a mark, the nearest by its middle.
fn base(glyphs: &Glyphs, mark: usize) -> Option<usize> {
    let ink = glyphs.glyphs[mark].ink?;
    let end = (mark + NEAR + 1).min(glyphs.glyphs.len());
    let candidates = (mark.saturating_sub(NEAR)..end).filter_map(|index| {
        let glyph = &glyphs.glyphs[index];
        let width = glyph.advance.hypot();
        let along = glyph.advance / width;
        let offset = ink - glyph.origin;
        let (at, across) = (offset.dot(along), offset.cross(along));
        let beside = (at - width / 2.0).abs();
        let holds = width > 0.0 && beside <= width / 2.0 + 0.15 * glyph.size && across.abs() < 1.5 * glyph.size;
        let is_letter = glyph.ink.is_none() && glyphs.text(index) != " ";
        (holds && is_letter).then_some((index, beside))
    });
    candidates.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(index, _)| index)
}

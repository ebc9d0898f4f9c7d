//! Combining marks (vowel signs, accents) that are glyphs of their own go to the letters over or under which they stand;
//! shadows and dots that say a letter once more go away.

use std::collections::HashMap;

use crate::documents::pdf::content::{Glyph, Glyphs};
use crate::documents::pdf::letters::Class;

/// Number of glyphs before and after a mark among which its letter is sought: programs that shape text put them side by side.
const MARK_WITHIN: usize = 6;
/// The same for dots apart from their letters, which are drawn before or after a whole word.
const DOTS_WITHIN: usize = 32;

/// Adds every mark to the letters of its base, after them; a mark without a base stays alone.
pub(crate) fn attach(glyphs: &mut Glyphs) {
    drop_shadows(glyphs);
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

/// Distance in ems up to which a shadow lies beside its letters, across and down.
const MAX_SHADOW: f64 = 0.25;
/// Difference in ems of that distance from letter to letter.
const MAX_SHADOW_DRIFT: f64 = 0.02;
/// Number of equal letters near a letter that are tried as its shadow.
const MAX_TWINS: usize = 8;

/// Takes away shadows: the same letters in the same order, drawn before and a little beside their places.
fn drop_shadows(glyphs: &mut Glyphs) {
    let shadows = shadows(glyphs);
    if shadows.iter().any(|is_shadow| *is_shadow) {
        let mut shadows = shadows.into_iter();
        glyphs.glyphs.retain(|_| shadows.next() != Some(true));
    }
}

/// For every glyph, true if it is part of a shadow. Letters are sought by text, size and the square of the page in which
/// they stand, so that each is compared with few others.
fn shadows(glyphs: &Glyphs) -> Vec<bool> {
    let all = &glyphs.glyphs;
    let mut shadows = vec![false; all.len()];
    let (mut names, mut before) = (HashMap::new(), HashMap::<(usize, i64, i64, i64), Vec<usize>>::new());
    let mut end = 0;
    for (nth, glyph) in all.iter().enumerate() {
        let text = glyphs.text(nth);
        let (count, size) = (names.len(), (glyph.size * 4.0).round() as i64);
        let name = *names.entry(text).or_insert(count);
        let side = (2.0 * MAX_SHADOW * (size + 1) as f64 / 4.0).max(0.1);
        let cell = |at: f64| (at / side).floor() as i64;
        let (x, y) = (cell(glyph.origin.x), cell(glyph.origin.y));
        if nth >= end && !text.trim().is_empty() {
            // Half a side to each side lies in the cell and in the one beside its nearer edge.
            let beside = |at: f64| cell(at - side / 2.0)..=cell(at + side / 2.0);
            let around = beside(glyph.origin.x).flat_map(|x| beside(glyph.origin.y).map(move |y| (x, y)));
            let twins = around.filter_map(|(x, y)| before.get(&(name, size, x, y)));
            let twins = twins.flat_map(|twins| twins.iter().rev().take(MAX_TWINS));
            let longest = twins.map(|twin| (shadow(glyphs, *twin, nth), *twin)).max().filter(|(count, _)| *count > 0);
            if let Some((count, twin)) = longest {
                shadows[twin..twin + count].fill(true);
                end = nth + count;
            }
        }
        before.entry((name, size, x, y)).or_default().push(nth);
    }
    shadows
}

/// Number of glyphs from the `from`th on that are the shadow of those from the `over`th on; zero if they lie so far apart
/// that they are letters of their own.
fn shadow(glyphs: &Glyphs, from: usize, over: usize) -> usize {
    let all = &glyphs.glyphs;
    let offset = all[over].origin - all[from].origin;
    let is_twin = |nth: &usize| {
        let (Some(a), Some(b)) = (all.get(from + nth), all.get(over + nth)) else { return false };
        let apart = b.origin - a.origin;
        a.how == b.how
            && apart.x.abs().max(apart.y.abs()) <= MAX_SHADOW * a.size
            && (apart - offset).hypot() <= MAX_SHADOW_DRIFT * a.size
            && (a.size - b.size).abs() <= MAX_SHADOW_DRIFT * a.size
            && (a.advance - b.advance).hypot() <= MAX_SHADOW_DRIFT * a.size
            && glyphs.text(from + nth) == glyphs.text(over + nth)
    };
    let count = (0..over - from).take_while(is_twin).count();
    let width: f64 = all[from..from + count].iter().map(|glyph| glyph.advance.hypot()).sum();
    if width > 2.0 * offset.hypot() { count } else { 0 }
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
    (index.saturating_sub(DOTS_WITHIN)..(index + DOTS_WITHIN + 1).min(glyphs.glyphs.len())).any(holds)
}

/// The glyph whose width holds the ink of a mark: the one with its middle nearest to it.
fn base(glyphs: &Glyphs, mark: usize) -> Option<usize> {
    let ink = glyphs.glyphs[mark].ink?;
    let end = (mark + MARK_WITHIN + 1).min(glyphs.glyphs.len());
    let candidates = (mark.saturating_sub(MARK_WITHIN)..end).filter_map(|index| {
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

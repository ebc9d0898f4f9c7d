//! Glyphs whose visibility depends on others: letters that are drawn again in the colour of the paper, and letters that are
//! not painted but spell a drawing beside them.

use std::collections::HashMap;

use crate::documents::pdf::content::{Glyph, Glyphs};
use crate::documents::pdf::letters::{self, Class};
use crate::model::Concealment::{self, Covered, Hidden};

/// Number of glyphs before and after a mark among which its letter is sought.
const MARK_WITHIN: usize = 4;
/// Number of letters that a ligature stands for beside the one that it says itself.
const MAX_LIGATURE: usize = 3;

/// Marks letters over which the same are drawn again later in the colour of what lies behind them: that wipes them out.
pub(super) fn erase(glyphs: &Glyphs, hows: &mut [Option<Concealment>]) {
    let cell = |glyph: &Glyph| ((2.0 * glyph.origin.x).round() as i64, (2.0 * glyph.origin.y).round() as i64);
    let melted = (0..hows.len()).filter(|nth| hows[*nth] == Some(Covered) && glyphs.glyphs[*nth].drawn.color.is_some());
    let mut erasers: HashMap<(i64, i64), usize> = HashMap::new();
    melted.for_each(|nth| _ = erasers.insert(cell(&glyphs.glyphs[nth]), nth));
    if erasers.is_empty() {
        return;
    }
    for (nth, how) in hows.iter_mut().enumerate().filter(|(_, how)| how.is_none()) {
        let glyph = &glyphs.glyphs[nth];
        let is_erased = |eraser: &usize| {
            let over = &glyphs.glyphs[*eraser];
            over.drawn.order > glyph.drawn.order
                && over.size >= 0.99 * glyph.size
                && glyphs.text(*eraser) == glyphs.text(nth)
        };
        if erasers.get(&cell(glyph)).is_some_and(is_erased) {
            *how = Some(Covered);
        }
    }
}

/// Takes unpainted letters as seen that stand in the room of a seen ligature beside them: the file gives one letter for the
/// ligature, and these are the others.
pub(super) fn spell_ligatures(glyphs: &Glyphs, hows: &mut [Option<Concealment>]) {
    let is_right = |index: usize| Class::of(glyphs.text(index)) == Class::Right;
    let mut at = 0;
    while at < hows.len() {
        let unseen = |index: &usize| hows[*index] == Some(Hidden) && is_right(*index);
        let end = at + (at..hows.len()).take_while(unseen).count();
        let run = at..end;
        let holds = |index: usize| {
            hows.get(index).is_some_and(|how| how.is_none() && is_right(index))
                && run.clone().all(|letter| stands_in(&glyphs.glyphs[letter], &glyphs.glyphs[index]))
        };
        if (1..=MAX_LIGATURE).contains(&run.len()) && (run.start.checked_sub(1).is_some_and(holds) || holds(run.end)) {
            hows[run].fill(None);
        }
        at = end + 1;
    }
}

/// Takes unpainted vowel signs beside a seen letter as seen: the page draws them as shapes.
pub(super) fn spell_marks(glyphs: &Glyphs, hows: &mut [Option<Concealment>]) {
    let is_mark = |index: &usize| letters::is_marks(glyphs.text(*index));
    for mark in (0..hows.len()).filter(is_mark) {
        let holds = |base: usize| {
            let (mark, base_glyph) = (&glyphs.glyphs[mark], &glyphs.glyphs[base]);
            let at = (mark.origin - base_glyph.origin).dot(base_glyph.along());
            let room = 0.5 * base_glyph.size;
            hows[base].is_none() && (-room..base_glyph.advance.hypot() + room).contains(&at)
        };
        let before = (mark.saturating_sub(MARK_WITHIN)..mark).rev().find(|index| !is_mark(index));
        let after = (mark + 1..(mark + MARK_WITHIN + 1).min(hows.len())).find(|index| !is_mark(index));
        if hows[mark] == Some(Hidden) && before.into_iter().chain(after).any(holds) {
            hows[mark] = None;
        }
    }
}

/// Returns true if a letter of the same size stands on the baseline of a glyph and within its width.
fn stands_in(letter: &Glyph, glyph: &Glyph) -> bool {
    let (along, up) = (glyph.along(), glyph.up());
    let offset = letter.origin - glyph.origin;
    let room = 0.15 * glyph.size;
    (letter.size - glyph.size).abs() < 0.01 * glyph.size
        && offset.dot(up).abs() < 0.05 * glyph.size
        && (-room..glyph.advance.hypot() + room).contains(&offset.dot(along))
}

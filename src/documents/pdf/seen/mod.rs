//! Visibility: the glyphs of a page that a reader sees, and why not the others.
//!
//! Every glyph gets a [`Concealment`] or none: `visibility` compares it with what is painted over and under it, `look` draws
//! the page where that does not tell, `spelled` takes back what only spells the drawing beside it, and `strikes` finds lines
//! that strike out.
//!
//! The invisible letters that a program for reading scans puts over or under the picture of a page are taken as the text of
//! the page: nobody could quote it otherwise. What is marked as an artifact (ISO 32000-2, 14.8.2.2) is drawn, and seen.

mod look;
mod spelled;
mod strikes;
mod strips;
mod visibility;

use hayro::kurbo::Rect;

use crate::documents::pdf::content::{Glyph, Glyphs};
use crate::model::Concealment;
use spelled::{erase, spell_ligatures, spell_marks};
use visibility::Visibility;

pub(crate) use look::unseen;

/// Sets for every glyph why it is not seen, if it is not. `page` is the box of the page; `look` is asked once, for the glyphs
/// in doubt, which of them leave no trace on the page as it is drawn.
pub(crate) fn judge(glyphs: &mut Glyphs, page: Rect, look: impl FnOnce(&[&Glyph]) -> Vec<bool>) {
    let visibility = Visibility::new(&glyphs.painting, page);
    let inked = |glyph: &&Glyph| !glyphs.raw[glyph.text.clone()].trim().is_empty();
    let how = |glyph: &Glyph| Some(glyph).filter(inked).and_then(|glyph| visibility.how(glyph));
    let mut hows: Vec<Option<Concealment>> = glyphs.glyphs.iter().map(how).collect();
    let doubts: Vec<(usize, Concealment)> = glyphs
        .glyphs
        .iter()
        .enumerate()
        .filter_map(|(index, glyph)| {
            let glyph = Some(glyph).filter(inked).filter(|_| hows[index].is_none())?;
            Some((index, visibility.doubt(glyph)?))
        })
        .collect();
    let doubtful: Vec<&Glyph> = doubts.iter().map(|(index, _)| &glyphs.glyphs[*index]).collect();
    let unseen = if doubts.is_empty() { Vec::new() } else { look(&doubtful) };
    doubts.iter().zip(unseen).filter(|(_, unseen)| *unseen).for_each(|((index, how), _)| hows[*index] = Some(*how));
    erase(glyphs, &mut hows);
    spell_ligatures(glyphs, &mut hows);
    spell_marks(glyphs, &mut hows);
    strikes::mark(glyphs, page, &mut hows);
    for (glyph, how) in glyphs.glyphs.iter().zip(&mut hows) {
        *how = how.or_else(|| {
            Some(glyph).filter(inked).and_then(|glyph| visibility.partly(glyph, &glyphs.raw[glyph.text.clone()]))
        });
    }
    for (glyph, how) in glyphs.glyphs.iter_mut().zip(hows) {
        glyph.how = how;
    }
}

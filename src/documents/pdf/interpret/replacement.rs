//! Texts that the file gives for the glyphs of a marked content (`ActualText`; ISO 32000-2, 14.9.4): one that says what
//! the glyphs show takes their place, another one is kept beside them.

use super::agreement::{Agreement, agreement};
use super::recorder::{Recorder, Replacement};
use crate::documents::pdf::content::{Glyph, Other};
use crate::documents::pdf::order::PageText;

impl Recorder {
    /// Puts the text that the file gives for some glyphs in their place if they stand on one line and show the same letters;
    /// else keeps it beside them.
    pub(super) fn replace(&mut self, with: Replacement) {
        let Some((glyph, unreadable)) = self.replacement(&with) else { return };
        let range = with.first..self.page.glyphs.len();
        let drawn: String = range.clone().map(|index| self.page.text(index)).collect();
        let read = || PageText::new(self.page.only(self.page.glyphs[range.clone()].iter().cloned())).text;
        let agreement = agreement(&drawn, self.silent - with.silent, read, &with.text);
        if agreement != Agreement::Same {
            let by_dots = agreement == Agreement::Shape;
            return self.page.others.push(Other { glyphs: range, glyph, by_dots });
        }
        self.page.unreadable = unreadable;
        self.page.others.retain(|other| other.glyphs.end <= with.first);
        self.page.put(range, glyph);
    }

    /// Takes the texts that differ from the glyphs in the dots of Arabic letters alone, if the fonts of the page draw dots
    /// apart: there a glyph for a letter without its dots says the letter with which it was first used. This is known only
    /// at the end of the page.
    pub(crate) fn settle(&mut self) {
        let others = std::mem::take(&mut self.page.others);
        let mut start = usize::MAX;
        for other in others.into_iter().rev() {
            let Other { glyphs, glyph, .. } = &other;
            let nested = glyphs.end > start.min(self.page.glyphs.len());
            start = start.min(glyphs.start);
            if nested || !other.by_dots || !self.has_dots {
                self.page.others.push(other);
                continue;
            }
            let gone = glyphs.len() - usize::from(!glyph.text.is_empty());
            for later in &mut self.page.others {
                later.glyphs = later.glyphs.start.saturating_sub(gone)..later.glyphs.end.saturating_sub(gone);
            }
            self.page.put(other.glyphs, other.glyph);
        }
    }

    /// The text that the file gives for some glyphs as one glyph in their place, and the number of unreadable glyphs that are
    /// then left on the page; nothing if they do not stand on one line.
    ///
    /// The widest tells the baseline: dots and marks that are glyphs of their own stand above or below it.
    fn replacement(&mut self, with: &Replacement) -> Option<(Glyph, usize)> {
        let glyphs = self.page.glyphs.get(with.first..)?;
        let widest = glyphs.iter().max_by(|a, b| a.advance.hypot().total_cmp(&b.advance.hypot()));
        let widest = widest.filter(|glyph| glyph.advance.hypot() > 1e-6).cloned()?;
        let along = widest.advance / widest.advance.hypot();
        let off_line = |glyph: &Glyph| (glyph.origin - widest.origin).cross(along).abs() > 1.2 * widest.size;
        if glyphs.iter().any(off_line) {
            return None;
        }
        let ends = glyphs.iter().flat_map(|glyph| {
            let from = (glyph.origin - widest.origin).dot(along);
            // What has no advance stands over another, and its origin says nothing.
            let to = from + glyph.advance.dot(along);
            if to > from + 1e-6 { [from, to] } else { [0.0, 0.0] }
        });
        let (from, to) = ends.fold((f64::MAX, f64::MIN), |(from, to), end| (from.min(end), to.max(end)));
        let (text, origin) = (self.page.push_letters(&with.text), widest.origin + along * from);
        let glyph = Glyph { text, origin, advance: along * (to - from), ink: None, ..widest };
        Some((glyph, with.unreadable))
    }
}

//! One text of all pages: sentences run on over the ends of columns and pages, notes follow the text, and the furniture of the
//! pages follows the notes, so that neither tears a sentence apart.

use std::ops::Range;

use super::furniture::parts;
use super::notes::ends_sentence;
use super::part::Part;
use crate::base::Size;
use crate::documents::layers::Layers;
use crate::documents::pdf::letters::Class;
use crate::documents::pdf::order::{PageLine, PageText, end_line, join_hyphen};
use crate::documents::pdf::read_page::ReadPage;

/// Adds the text of pages, of these sizes in points, and what is concealed on them.
pub(crate) fn write(pages: &[ReadPage], sizes: &[Size], layers: &mut Layers) {
    let size = |nth: usize| sizes.get(nth).copied().unwrap_or_default();
    let sized: Vec<(&PageText, Size)> = pages.iter().enumerate().map(|(nth, read)| (&read.page, size(nth))).collect();
    let parts = parts(&sized);
    for part in [Part::Text, Part::Note, Part::Furniture] {
        if part == Part::Furniture {
            layers.begin_margins();
        }
        let mut section = Section { layers, last: None, open: 0..0 };
        for (nth, read) in pages.iter().enumerate() {
            let rows = read.page.lines.iter().enumerate();
            rows.filter(|(row, _)| parts[nth][*row] == part).for_each(|(row, _)| section.push(pages, (nth, row), part));
        }
        section.end(pages);
    }
    for (read, number) in pages.iter().zip(1..) {
        layers.push_concealed_lines(&read.concealed, number);
    }
}

/// Lines of one part of the document, as they are added: a stretch of neighbouring lines at a time.
struct Section<'l> {
    layers: &'l mut Layers,
    /// Page, and place in it, of the last line.
    last: Option<(usize, usize)>,
    /// Bytes of that page's text that are still to be added.
    open: Range<usize>,
}

impl Section<'_> {
    /// Adds the line at a page and a place in it.
    fn push(&mut self, pages: &[ReadPage], at: (usize, usize), part: Part) {
        let row = &pages[at.0].page.lines[at.1];
        if row.text.is_empty() {
            return;
        }
        if let Some(last) = self.last {
            let before = &pages[last.0].page.lines[last.1];
            if last.0 == at.0 && last.1 + 1 == at.1 && before.region == row.region {
                self.open.end = row.text.end;
                self.last = Some(at);
                return;
            }
            self.flush(pages);
            if part != Part::Furniture && goes_on(&pages[last.0].page, last.1, &pages[at.0].page, at.1) {
                self.layers.join(|text| {
                    end_line(text, false);
                    join_hyphen(text, &pages[at.0].page.text[row.text.clone()]);
                });
            } else {
                self.layers.end_paragraph(last.0 != at.0);
            }
        }
        (self.open, self.last) = (row.text.clone(), Some(at));
    }

    /// Writes the stretch that is still to be added.
    fn flush(&mut self, pages: &[ReadPage]) {
        if let Some((page, _)) = self.last.filter(|_| !self.open.is_empty()) {
            let number = u32::try_from(page + 1).unwrap_or(u32::MAX);
            self.layers.push_stretch(&pages[page].page.text[self.open.clone()], number, self.open.clone());
        }
        self.open = 0..0;
    }

    /// Ends the last paragraph.
    fn end(mut self, pages: &[ReadPage]) {
        self.flush(pages);
        if self.last.is_some() {
            self.layers.end_paragraph(true);
        }
    }
}

/// Returns true if a line at the end of a column or page goes on in another.
fn goes_on(page: &PageText, nth: usize, next_page: &PageText, next: usize) -> bool {
    let (line, following) = (&page.lines[nth], &next_page.lines[next]);
    let (said, then) = (&page.text[line.text.clone()], &next_page.text[following.text.clone()]);
    if (line.size - following.size).abs() > 0.08 * line.size || ends_sentence(said) || line.kind != following.kind {
        return false;
    }
    let Some(first) = then.chars().find(|c| !matches!(c, '"' | '“' | '‘' | '«' | '(' | '[')) else { return false };
    let broken = said.ends_with(['-', '\u{2010}', '\u{AD}', ',', '،']);
    broken || first.is_lowercase() || first.is_alphabetic() && is_full(page, nth, then)
}

/// Returns true if the first word of what follows has no room after a line.
fn is_full(page: &PageText, nth: usize, then: &str) -> bool {
    let line = &page.lines[nth];
    let around: Vec<&PageLine> =
        page.lines[nth.saturating_sub(8)..=nth].iter().filter(|row| row.region == line.region).collect();
    let (from, to) =
        around.iter().fold((f32::MAX, f32::MIN), |(from, to), row| (from.min(row.area.min.x), to.max(row.area.max.x)));
    let said = &page.text[line.text.clone()];
    let letter = line.area.width() / said.chars().count().max(1) as f32;
    let word = then.split(' ').next().unwrap_or_default().chars().count() as f32 * letter;
    let room = if is_right_to_left(said) { line.area.min.x - from } else { to - line.area.max.x };
    around.len() >= 3 && room <= word + 1.2 * line.size
}

/// Returns true if most letters of a text are right-to-left ones.
fn is_right_to_left(text: &str) -> bool {
    let sides = text.chars().map(|c| Class::of(c.encode_utf8(&mut [0; 4])));
    sides.fold(0_isize, |sum, class| match class {
        Class::Right => sum + 1,
        Class::Left => sum - 1,
        _ => sum,
    }) > 0
}

//! Selections, carets and hit tests on a layout, from the cells of its lines.

use std::ops::Range;

use super::layout::Cell;
use super::{Line, TextLayout, words};
use crate::base::{Direction, Pos, Rect};

/// A caret between two clusters. Where the direction turns, the two stand apart and the caret is beside one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Caret {
    /// The byte that the caret is before.
    pub byte: usize,
    /// True if it stands at the end of the cluster before it, rather than at the start of the one after it.
    pub after: bool,
}

impl Cell {
    /// The x where reading enters the cluster.
    fn start(&self) -> f32 {
        if self.rtl { self.right } else { self.left }
    }

    /// The x where reading leaves it.
    fn end(&self) -> f32 {
        if self.rtl { self.left } else { self.right }
    }

    fn is_wide(&self) -> bool {
        self.right > self.left
    }

    fn meets(&self, range: &Range<usize>) -> bool {
        range.start.max(self.range.start as usize) < range.end.min(self.range.end as usize)
    }
}

impl Line {
    /// The x of the caret on a line without clusters.
    fn empty_caret(&self) -> f32 {
        match self.direction {
            Direction::Rtl => self.right,
            Direction::Ltr => self.left,
        }
    }

    fn caret_x(&self, place: Caret) -> f32 {
        let before = || self.cells.iter().find(|cell| cell.range.end as usize == place.byte);
        let after = || self.cells.iter().find(|cell| cell.range.contains(&(place.byte as u32)));
        let last = || self.cells.iter().max_by_key(|cell| cell.range.end);
        let before_first = place.after.then(before).flatten().map(Cell::end);
        before_first
            .or_else(|| after().map(Cell::start))
            .or_else(|| last().map(Cell::end))
            .unwrap_or_else(|| self.empty_caret())
    }

    /// The edge of a cluster that is nearest to `x`; of two alike, one where a cluster starts.
    pub(super) fn nearest(&self, x: f32) -> Caret {
        let mut best = (f32::INFINITY, Caret { byte: self.range.start as usize, after: false });
        for cell in &self.cells {
            let start = Caret { byte: cell.range.start as usize, after: false };
            let end = Caret { byte: cell.range.end as usize, after: true };
            for (edge, place) in [(cell.start(), start), (cell.end(), end)] {
                let distance = (edge - x).abs();
                if distance < best.0 || (distance == best.0 && best.1.after && !place.after) {
                    best = (distance, place);
                }
            }
        }
        best.1
    }

    /// Returns true if the line ends because it is full: then its last byte belongs to the text.
    fn wraps(&self) -> bool {
        self.cells.iter().any(|cell| cell.range.end == self.range.end)
    }
}

impl TextLayout {
    /// The areas of a range of bytes: a rectangle for every contiguous piece of a line, from the top, left to right.
    ///
    /// White space at the end of a line is left out. A part of a grapheme cluster counts as the whole.
    pub fn highlight(&self, range: Range<usize>) -> Vec<Rect> {
        let mut rects: Vec<Rect> = Vec::new();
        let from = self.line_of(range.start);
        for line in self.lines[from..].iter().take_while(|line| (line.range.start as usize) < range.end) {
            let mut joins = false;
            for cell in line.cells.iter().filter(|cell| !cell.trailing && cell.is_wide()) {
                let selected = cell.meets(&range);
                match rects.last_mut().filter(|_| joins && selected) {
                    Some(rect) => rect.max.x = cell.right,
                    None if selected => rects.push(Rect::new(cell.left, line.top, cell.right, line.bottom)),
                    None => {}
                }
                joins = selected;
            }
        }
        rects
    }

    /// The byte whose caret is nearest to a point: on the line at its height, or the first or last line.
    pub fn hit(&self, pos: Pos) -> usize {
        self.hit_place(pos).byte
    }

    pub(super) fn hit_place(&self, pos: Pos) -> Caret {
        let at = self.lines.partition_point(|line| line.bottom <= pos.y).min(self.lines.len().saturating_sub(1));
        let Some(line) = self.lines.get(at) else { return Caret::default() };
        let place = line.nearest(pos.x);
        // The end of a full line is the start of the next: stay on the line that was pointed at.
        let next_starts = at + 1 < self.lines.len() && line.wraps() && place.byte == line.range.end as usize;
        if !next_starts {
            return place;
        }
        Caret { byte: words::previous_grapheme(&self.text, place.byte).max(line.range.start as usize), after: false }
    }

    /// The caret before a byte: its top and its height, in points.
    ///
    /// It stands where the cluster of that byte starts, or at the end of the line where none follows on it.
    pub fn caret(&self, byte: usize) -> (Pos, f32) {
        self.caret_at(Caret { byte, after: false })
    }

    /// The same for a caret that says which side of a turn of direction it is on.
    pub fn caret_at(&self, place: Caret) -> (Pos, f32) {
        let Some(line) = self.lines.get(self.line_of(place.byte)) else { return (Pos::default(), 0.0) };
        (Pos::new(line.caret_x(place), line.top), line.bottom - line.top)
    }

    /// Stretch that has to be seen with a caret, as left and right edge in points: the caret, and of the letters before it, as
    /// far as they run on in one direction, so many that the whole is at most `width` wide. Letters against the
    /// direction of the line lie beyond the caret, where nothing else would bring them into view.
    pub(super) fn around_caret(&self, place: Caret, width: f32) -> (f32, f32) {
        let x = self.caret_at(place).0.x;
        let (mut left, mut right) = (x, x);
        let Some(line) = self.lines.get(self.line_of(place.byte)) else { return (left, right) };
        let mut before: Vec<&Cell> =
            line.cells.iter().filter(|cell| cell.range.end as usize <= place.byte && cell.is_wide()).collect();
        before.sort_by_key(|cell| std::cmp::Reverse(cell.range.end));
        let rtl = before.first().map(|cell| cell.rtl);
        for cell in before.into_iter().take_while(|cell| Some(cell.rtl) == rtl) {
            let wider = (left.min(cell.left), right.max(cell.right));
            if wider.1 - wider.0 > width {
                break;
            }
            (left, right) = wider;
        }
        (left, right)
    }

    /// The line that shows a byte (index into `lines`); the last for what was cut.
    pub fn line_of(&self, byte: usize) -> usize {
        self.lines.partition_point(|line| line.range.start as usize <= byte).saturating_sub(1)
    }

    /// The next place for the caret to the left or to the right on a line, beyond one visible cluster.
    pub(super) fn beside(&self, place: Caret, to_left: bool) -> Caret {
        let Some(line) = self.lines.get(self.line_of(place.byte)) else { return place };
        let x = line.caret_x(place);
        let wide = || line.cells.iter().filter(|cell| cell.is_wide());
        let crossed = if to_left {
            wide().rfind(|cell| (cell.left + cell.right) / 2.0 < x)
        } else {
            wide().find(|cell| (cell.left + cell.right) / 2.0 > x)
        };
        let Some(cell) = crossed else { return place };
        if cell.rtl == to_left {
            Caret { byte: cell.range.end as usize, after: true }
        } else {
            Caret { byte: cell.range.start as usize, after: false }
        }
    }

    /// The code points of the text as they stand on the screen, line by line, left to right: their positions in the
    /// text. Within a grapheme cluster they keep the order of the text.
    pub fn visual_order(&self) -> Vec<usize> {
        let mut positions = vec![0; self.text.len() + 1];
        for (position, (byte, _)) in self.text.char_indices().enumerate() {
            positions[byte] = position;
        }
        let cells = self.lines.iter().flat_map(|line| &line.cells);
        let in_cell = |cell: &Cell| {
            let start = cell.range.start as usize;
            let text = self.text.get(start..cell.range.end as usize).unwrap_or("");
            text.char_indices().map(move |(offset, _)| start + offset).collect::<Vec<_>>()
        };
        cells.flat_map(in_cell).map(|byte| positions[byte]).collect()
    }

    /// The word around a byte (UAX #29); between words, the piece of space or punctuation there.
    pub fn word_at(&self, byte: usize) -> Range<usize> {
        let byte = byte.min(self.text.len());
        // No word goes over the end of a paragraph: long texts are not read from their beginning.
        let start = self.text[..self.text.floor_char_boundary(byte)].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
        let word = words::word_at(&self.text[start..end], byte - start);
        start + word.start..start + word.end
    }
}

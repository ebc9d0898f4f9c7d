//! Cuts a paragraph so that it ends in an ellipsis within its last line.
//!
//! The ellipsis is shaped by itself and set at the end side of the line, not put into the text: there it would be a
//! neutral character, which unclosed embeddings and brackets could carry to the middle of the line.

use parley::Layout;

use super::layout::Cell;
use super::line::{RawLine, read_line};
use super::paragraph::is_trailing;
use super::shaper::Shaper;
use super::{Language, TextRequest, words};
use crate::base::Direction;

/// U+2026, which both bundled families have.
pub(super) const ELLIPSIS: &str = "…";

/// Looking for a place that fits ends after so many tries; the last is taken as it is.
const MAX_TRIES: usize = 24;
/// The ellipses of so many styles are kept.
const MOST_STYLES: usize = 32;

/// Place at which a paragraph is cut.
pub(super) struct Cut {
    /// Bytes of the paragraph that stay.
    pub(super) at: usize,
    /// The lines there are to be; the last has the ellipsis.
    pub(super) lines: usize,
    /// The ellipsis, shaped.
    pub(super) ellipsis: RawLine,
}

/// Finds the cut so that `lines` lines hold the paragraph's beginning and an ellipsis.
///
/// On entry `parley` has the whole paragraph; on return, the part before the cut.
pub(super) fn cut(
    shaper: &mut Shaper,
    request: &TextRequest<'_>,
    paragraph: &str,
    direction: Direction,
    lines: usize,
    parley: &mut Layout<()>,
) -> Cut {
    let ellipsis = shape_ellipsis(shaper, request, direction);
    let width = request.max_width.unwrap_or(f32::INFINITY);
    let room = (width - ellipsis.width).max(0.0);
    let last = lines.saturating_sub(1);
    let floor = read_line(parley, last, paragraph, &mut shaper.fonts).range.start;
    // The line may end early because the next word has no room on it: a part of that word has.
    parley.break_all_lines(None);
    let mut rest = read_line(parley, 0, paragraph, &mut shaper.fonts);
    rest.range.start = floor;
    rest.cells.retain(|cell| cell.range.start as usize >= floor && !cell.trailing);
    rest.width = rest.cells.iter().map(Cell::width).sum();
    let mut at = fitting(rest, paragraph, room);
    for _ in 0..MAX_TRIES {
        shaper.shape(&paragraph[..at], (request.style, request.language), Some(direction), request.max_width, parley);
        if at <= floor {
            break;
        }
        // Letters change their form at a cut, and with it their width: what should fit may not.
        let fits = parley.len() <= lines
            && (parley.len() < lines || read_line(parley, last, &paragraph[..at], &mut shaper.fonts).width <= room);
        if fits {
            break;
        }
        at = word_end(paragraph, words::previous_grapheme(paragraph, at).max(floor), floor);
    }
    Cut { at, lines, ellipsis }
}

/// The end of what fits into `room` points of a line: all of it, else back to a space if one is near, else the last
/// whole grapheme cluster.
fn fitting(mut rest: RawLine, paragraph: &str, room: f32) -> usize {
    let floor = rest.range.start;
    if rest.width <= room {
        return trimmed(paragraph, rest.range.end, floor);
    }
    rest.cells.sort_by_key(|cell| cell.range.start);
    let mut used = 0.0;
    let full = rest.cells.iter().find(|cell| {
        used += cell.width();
        used > room
    });
    let end = full.map_or(rest.range.end, |cell| cell.range.start as usize);
    word_end(paragraph, end, floor)
}

/// Letters of a word that is not cut: what is left of a longer one, like an address, tells more than its absence.
const WHOLE: usize = 14;

/// `end` moved back to the end of a word, unless it stands in a very long one or in the first; without spaces before it.
fn word_end(paragraph: &str, end: usize, floor: usize) -> usize {
    let text = &paragraph[floor..end];
    let rest = paragraph[end..].chars().take_while(|c| !c.is_whitespace()).take(WHOLE).count();
    let word = text.rfind(char::is_whitespace).unwrap_or(0);
    let is_long = rest + text[word..].trim_start().chars().count() > WHOLE;
    let keeps = rest == 0 || is_long || text[..word].trim().is_empty();
    trimmed(paragraph, if keeps { end } else { floor + word }, floor)
}

fn trimmed(paragraph: &str, end: usize, floor: usize) -> usize {
    floor + paragraph[floor..end].trim_end_matches(is_trailing).len()
}

/// Shapes an ellipsis. There are few styles, asked for again and again: each is shaped once.
fn shape_ellipsis(shaper: &mut Shaper, request: &TextRequest<'_>, direction: Direction) -> RawLine {
    let key = (request.style, direction);
    if let Some((_, known)) = shaper.ellipses.iter().find(|(other, _)| *other == key) {
        return known.clone();
    }
    let mut layout = Layout::new();
    shaper.shape(ELLIPSIS, (request.style, Language::UNKNOWN), Some(direction), None, &mut layout);
    let line = read_line(&layout, 0, ELLIPSIS, &mut shaper.fonts);
    if shaper.ellipses.len() == MOST_STYLES {
        shaper.ellipses.clear();
    }
    shaper.ellipses.push((key, line.clone()));
    line
}

/// Sets the ellipsis at the end side of a line; `at` is where its text stands in the paragraph.
pub(super) fn append(line: &mut RawLine, mut ellipsis: RawLine, at: usize, direction: Direction) {
    line.cells.retain(|cell| !cell.trailing);
    let range = at as u32..(at + ELLIPSIS.len()) as u32;
    let (line_by, ellipsis_by) = match direction {
        Direction::Rtl => (ellipsis.width, 0.0),
        Direction::Ltr => (0.0, line.width),
    };
    shift(line, line_by);
    shift(&mut ellipsis, ellipsis_by);
    ellipsis.cells.iter_mut().for_each(|cell| cell.range = range.clone());
    for run in &mut ellipsis.runs {
        run.range = range.clone();
        run.glyphs.iter_mut().for_each(|glyph| glyph.range = range.clone());
    }
    line.width += ellipsis.width;
    line.range.end = range.end as usize;
    line.missing |= ellipsis.missing;
    let at_left = direction == Direction::Rtl;
    insert(&mut line.cells, ellipsis.cells, at_left);
    insert(&mut line.runs, ellipsis.runs, at_left);
}

fn insert<T>(into: &mut Vec<T>, more: Vec<T>, at_front: bool) {
    let at = if at_front { 0 } else { into.len() };
    into.splice(at..at, more);
}

fn shift(line: &mut RawLine, dx: f32) {
    for cell in &mut line.cells {
        cell.left += dx;
        cell.right += dx;
    }
    for glyph in line.runs.iter_mut().flat_map(|run| &mut run.glyphs) {
        glyph.x += dx;
    }
}

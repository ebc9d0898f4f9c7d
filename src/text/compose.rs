//! A whole text: its paragraphs' lines, cut to the number asked for, aligned and put below each other.

use std::ops::Range;
use std::sync::Arc;

use parley::Layout;

use super::ellipsis::{self, Cut};
use super::layout::Line;
use super::line::{RawLine, read_line};
use super::paragraph::{bounded, paragraphs};
use super::shaper::Shaper;
use super::{Align, TextLayout, TextRequest, TextStyle};
use crate::base::{Direction, Size};

/// Lays out a request, without a cache.
pub(super) fn compose(shaper: &mut Shaper, request: &TextRequest<'_>) -> TextLayout {
    let request = &sane(request);
    let mut page = Page::new(request);
    let mut parley = Layout::new();
    let shown = bounded(request);
    let cut_short = shown.len() < request.text.len();
    for (content, end) in paragraphs(shown) {
        let text = &shown[content.clone()];
        shaper.shape(text, (request.style, request.language), request.direction, request.max_width, &mut parley);
        let direction = if parley.is_rtl() { Direction::Rtl } else { Direction::Ltr };
        let part = Part { text, start: content.start, end: end.end, direction };
        let room = page.room();
        let last = end.end == shown.len();
        let more_text = !request.text[end.start..].trim().is_empty();
        let too_long = parley.len() > room || (parley.len() == room && more_text) || (last && cut_short);
        if !too_long {
            if request.max_lines.is_some() {
                balance(&mut parley, text, request);
            }
            page.add_whole(shaper, &parley, &part);
            if page.room() == 0 {
                break;
            }
            continue;
        }
        let lines = parley.len().min(room);
        let cut = ellipsis::cut(shaper, request, text, direction, lines, &mut parley);
        page.add_cut(shaper, &parley, cut, &part);
        break;
    }
    page.finish()
}

/// Paragraphs of up to so many lines are balanced.
const BALANCED: usize = 4;
/// Parts of the width that are tried for a paragraph whose last line has a single word.
const NARROWER: [f32; 5] = [0.92, 0.84, 0.76, 0.68, 0.6];

/// Breaks a short paragraph of a title or a notice again, so that no word stands alone on its last line, if as many lines
/// can do without that.
fn balance(parley: &mut Layout<()>, text: &str, request: &TextRequest<'_>) {
    let (lines, Some(width)) = (parley.len(), request.max_width) else { return };
    let is_lone = |parley: &Layout<()>| {
        let last = parley.get(lines - 1).map(|line| line.text_range());
        last.and_then(|last| text.get(last)).is_some_and(|last| last.split_whitespace().count() == 1)
    };
    if !(2..=BALANCED).contains(&lines) || !is_lone(parley) {
        return;
    }
    for part in NARROWER {
        parley.break_all_lines(Some(width * part));
        if parley.len() == lines && !is_lone(parley) {
            return;
        }
        if parley.len() > lines {
            break;
        }
    }
    parley.break_all_lines(Some(width));
}

/// The request with numbers that can be laid out, whatever the caller computed.
fn sane<'a>(request: &TextRequest<'a>) -> TextRequest<'a> {
    let or = |value: f32, default: f32| if value.is_finite() { value } else { default };
    let style = TextStyle {
        size: or(request.style.size, 12.0).clamp(0.1, 4096.0),
        weight: request.style.weight.clamp(1, 1000),
        line_height: or(request.style.line_height, 1.5).clamp(0.1, 20.0),
        ..request.style
    };
    TextRequest {
        style,
        max_width: request.max_width.filter(|width| width.is_finite()).map(|width| width.max(0.0)),
        max_lines: request.max_lines.map(|lines| lines.max(1)),
        ..*request
    }
}

/// A paragraph of the request.
struct Part<'a> {
    text: &'a str,
    /// Start and end in the request's text, with its break.
    start: usize,
    end: usize,
    direction: Direction,
}

/// The lines so far.
struct Page<'a> {
    request: &'a TextRequest<'a>,
    lines: Vec<Line>,
    /// The text, where it is not the request's.
    cut_text: Option<String>,
    missing: bool,
}

impl<'a> Page<'a> {
    fn new(request: &'a TextRequest<'a>) -> Self {
        Self { request, lines: Vec::new(), cut_text: None, missing: false }
    }

    /// Number of lines that may still come.
    fn room(&self) -> usize {
        self.request.max_lines.map_or(usize::MAX, |max| max.saturating_sub(self.lines.len()))
    }

    fn add_whole(&mut self, shaper: &mut Shaper, parley: &Layout<()>, part: &Part<'_>) {
        for index in 0..parley.len() {
            let raw = read_line(parley, index, part.text, &mut shaper.fonts);
            self.add(raw, part);
        }
        if let Some(line) = self.lines.last_mut() {
            line.range.end = part.end as u32;
        }
    }

    /// Adds the lines of a paragraph that ends in an ellipsis. `parley` has the paragraph up to the cut.
    fn add_cut(&mut self, shaper: &mut Shaper, parley: &Layout<()>, cut: Cut, part: &Part<'_>) {
        let kept = &part.text[..cut.at];
        let count = if kept.is_empty() { 0 } else { parley.len() };
        let mut raws: Vec<_> = (0..count).map(|i| read_line(parley, i, kept, &mut shaper.fonts)).collect();
        if raws.len() < cut.lines {
            raws.push(RawLine { range: cut.at..cut.at, ascent: cut.ellipsis.ascent, ..RawLine::default() });
        }
        if let Some(last) = raws.last_mut() {
            ellipsis::append(last, cut.ellipsis, cut.at, part.direction);
        }
        for raw in raws {
            self.add(raw, part);
        }
        self.cut_text = Some(format!("{}{kept}{}", &self.request.text[..part.start], ellipsis::ELLIPSIS));
    }

    /// Adds a line below the others, with its bytes counted from the start of the whole text.
    fn add(&mut self, mut raw: RawLine, part: &Part<'_>) {
        let by = part.start as u32;
        let shift = |range: &mut Range<u32>| *range = range.start + by..range.end + by;
        let height = self.request.style.size * self.request.style.line_height;
        let top = self.lines.len() as f32 * height;
        let baseline = top + raw.ascent;
        raw.cells.iter_mut().for_each(|cell| shift(&mut cell.range));
        for run in &mut raw.runs {
            shift(&mut run.range);
            for glyph in &mut run.glyphs {
                shift(&mut glyph.range);
                glyph.y += baseline;
            }
        }
        self.missing |= raw.missing;
        self.lines.push(Line {
            range: raw.range.start as u32 + by..raw.range.end as u32 + by,
            top,
            bottom: top + height,
            baseline,
            left: 0.0,
            right: raw.width,
            direction: part.direction,
            runs: raw.runs,
            cells: raw.cells,
        });
    }

    fn finish(mut self) -> TextLayout {
        let ink_width = self.lines.iter().map(|line| line.right).fold(0.0, f32::max);
        let width = self.request.max_width.unwrap_or(ink_width);
        for line in &mut self.lines {
            let dx = indent(self.request.align, line.direction, width - line.right);
            shift_line(line, dx);
        }
        let height = self.lines.last().map_or(0.0, |line| line.bottom);
        let truncated = self.cut_text.is_some();
        TextLayout {
            text: self.cut_text.map_or_else(|| Arc::from(self.request.text), Arc::from),
            size: Size::new(width, height),
            ink_width,
            lines: self.lines,
            truncated,
            missing: self.missing,
        }
    }
}

/// The x of a line's left edge when `free` points of the width are not its own. A line that is too long keeps to the
/// side where reading starts.
fn indent(align: Align, direction: Direction, free: f32) -> f32 {
    let from_start = match align {
        Align::Start => 0.0,
        _ if free <= 0.0 => 0.0,
        Align::End => free,
    };
    match direction {
        Direction::Ltr => from_start,
        Direction::Rtl => free - from_start,
    }
}

fn shift_line(line: &mut Line, dx: f32) {
    line.left += dx;
    line.right += dx;
    for cell in &mut line.cells {
        cell.left += dx;
        cell.right += dx;
    }
    for glyph in line.runs.iter_mut().flat_map(|run| &mut run.glyphs) {
        glyph.x += dx;
    }
}

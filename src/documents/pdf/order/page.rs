//! The text of a page, and the place of every glyph in it.

use std::ops::Range;

use hayro::kurbo::{Point, Rect as Area, Shape, Vec2};

use super::lines::{self, TextLine, Written};
use super::segments::{ASCENT, DESCENT, Placed, Segment, segments};
use super::{columns, margin, marks, paragraphs};
use crate::base::Rect;
use crate::documents::ink::Ink;
use crate::documents::layers::Line;
use crate::documents::pdf::content::{Glyph, Glyphs, Rule};
use crate::documents::pdf::letters::direction;
use crate::model::Concealed;

/// Cosine of the angle, about 16 degrees, by which text may lie aslant and still count as level, as in scans.
const LEVEL_COSINE: f64 = 0.96;

/// Kind of a line, as far as its page alone tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Text that runs level.
    Level,
    /// Text that runs otherwise, on a page that mostly does.
    Turned,
    /// Beside the text: numbers of lines, times, and what is written along the edge.
    Beside,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PageLine {
    /// Its bytes in [`PageText::text`], half-open, without the white space after it.
    pub text: Range<usize>,
    /// Its box in points from the page's top left; of level text only.
    pub area: Rect,
    /// The em, in points.
    pub size: f32,
    /// Number of its region: lines of one region are read without a break.
    pub region: u32,
    /// Its kind.
    pub kind: LineKind,
    /// True if a short line is drawn above it, such as parts notes from the text.
    pub ruled: bool,
}

/// The text of a page in the order of reading, and the places of its glyphs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageText {
    /// The text: every paragraph ends with a line feed.
    pub text: String,
    /// Bytes of the text that a glyph stands for, half-open, and its box in points from the page's top left; sorted by byte.
    pub glyphs: Vec<(Range<usize>, Rect)>,
    /// Place in [`Self::glyphs`] of the first glyph of every line.
    pub(crate) line_starts: Vec<usize>,
    /// The lines in the order of reading, what stands beside the text last.
    pub(crate) lines: Vec<PageLine>,
    /// Bytes of the text that are not seen, sorted.
    pub(crate) concealed: Vec<Concealed>,
}

impl PageText {
    /// Boxes of a range of bytes of the text, one for each line, in points from the page's top left.
    pub fn areas(&self, range: Range<usize>) -> Vec<Rect> {
        let first = self.glyphs.partition_point(|(bytes, _)| bytes.end <= range.start);
        let end = self.glyphs.partition_point(|(bytes, _)| bytes.start < range.end).max(first);
        let mut areas: Vec<(usize, Rect)> = Vec::new();
        for (index, (_, area)) in self.glyphs.iter().enumerate().take(end).skip(first) {
            let line = self.line_starts.partition_point(|start| *start <= index);
            match areas.last_mut() {
                Some((last, joined)) if *last == line => *joined = joined.union(area),
                _ => areas.push((line, *area)),
            }
        }
        areas.into_iter().map(|(_, area)| area).collect()
    }

    /// Puts the glyphs of a page into the order of reading.
    pub(crate) fn new(mut glyphs: Glyphs) -> Self {
        marks::attach(&mut glyphs);
        let mut page = Self::default();
        let groups = segments(&glyphs);
        let amount = |group: &Vec<Segment>| group.iter().map(|segment| segment.glyphs.len()).sum::<usize>();
        let most = groups.iter().max_by_key(|group| amount(group));
        let (most, main_up) = most.map_or((0, Vec2::ZERO), |group| (amount(group), up(&glyphs, group)));
        let is_main =
            |group: &Vec<Segment>| 4 * amount(group) >= most || main_up.dot(up(&glyphs, group)) > LEVEL_COSINE;
        let (main, edges): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_main);
        let mut beside = Vec::new();
        for group in main {
            let level = up(&glyphs, &group).y < -LEVEL_COSINE;
            let (text, columns) = if level { margin::split(&glyphs, group) } else { (group, Vec::new()) };
            page.push(&glyphs, text, if level { LineKind::Level } else { LineKind::Turned });
            beside.extend(columns);
        }
        edges.into_iter().for_each(|edge| page.push(&glyphs, edge, LineKind::Beside));
        beside.into_iter().for_each(|column| page.push_column(&glyphs, column));
        page
    }

    /// Paragraphs that have something concealed, whole.
    pub(crate) fn concealed_lines(&self) -> Vec<Line> {
        let (mut lines, mut at) = (Vec::new(), 0);
        let mut parts = self.concealed.iter().peekable();
        for paragraph in self.text.split_inclusive('\n') {
            let end = at + paragraph.trim_end_matches('\n').len();
            let mut line = Line::default();
            let mut from = at;
            while let Some(part) = parts.next_if(|part| part.range.start < end) {
                let (start, stop) = (part.range.start.max(from), part.range.end.clamp(from, end));
                line.push(&self.text[from..start], Ink::default(), 0);
                line.push(&self.text[start..stop], Ink::concealed(part.how), 0);
                from = stop;
            }
            if from > at {
                line.push(&self.text[from..end], Ink::default(), 0);
                lines.push(line);
            }
            at += paragraph.len();
        }
        lines
    }

    /// The text and its lines, without the places of glyphs.
    pub(crate) fn without_places(self) -> Self {
        Self { text: self.text, lines: self.lines, ..Self::default() }
    }

    /// Adds the segments of one direction of text.
    fn push(&mut self, glyphs: &Glyphs, segments: Vec<Segment>, kind: LineKind) {
        let (left, right) = lines::count_letters(glyphs, segments.iter().flat_map(|s| &s.glyphs));
        let regions = columns::regions(segments, direction(left, right));
        let regions: Vec<Vec<TextLine>> = regions.into_iter().map(|region| lines::lines(glyphs, region)).collect();
        let vote: isize = regions.iter().map(|lines| lines::mirror_vote(glyphs, lines)).sum();
        for lines in regions {
            let written: Vec<Written> = lines.iter().map(|line| lines::write(glyphs, line, vote >= 0)).collect();
            let breaks = paragraphs::breaks(&lines, &written);
            let region = self.next_region();
            let ruled = ruled(glyphs, &lines);
            for (nth, (line, written)) in lines.iter().zip(&written).enumerate() {
                self.push_line(glyphs, line, written);
                self.push_page_line(line, written, kind, region, ruled[nth]);
                paragraphs::end_line(&mut self.text, breaks[nth]);
            }
        }
    }

    /// Adds a column of numbers or times as one paragraph.
    fn push_column(&mut self, glyphs: &Glyphs, segments: Vec<Segment>) {
        let lines = lines::lines(glyphs, segments);
        let region = self.next_region();
        for (nth, line) in lines.iter().enumerate() {
            let written = lines::write(glyphs, line, true);
            self.push_line(glyphs, line, &written);
            self.push_page_line(line, &written, LineKind::Beside, region, false);
            paragraphs::end_line(&mut self.text, nth + 1 == lines.len());
        }
    }

    fn next_region(&self) -> u32 {
        self.lines.last().map_or(0, |line| line.region + 1)
    }

    /// Adds a line that was just written to the end of the text.
    fn push_page_line(&mut self, line: &TextLine, written: &Written, kind: LineKind, region: u32, ruled: bool) {
        let end = self.text.len();
        let start = end - written.text.len();
        let (top, bottom) = (line.baseline - ASCENT * line.size, line.baseline + DESCENT * line.size);
        let area = Rect::new(line.from as f32, top as f32, line.to as f32, bottom as f32);
        let area = if kind == LineKind::Level { area } else { Rect::default() };
        self.lines.push(PageLine { text: start..end, area, size: line.size as f32, region, kind, ruled });
    }

    /// Writes a line to the end of the text, with the places of its glyphs.
    fn push_line(&mut self, glyphs: &Glyphs, line: &TextLine, written: &Written) {
        let start = paragraphs::join_hyphen(&mut self.text, &written.text);
        self.concealed.retain(|part| part.range.start < start);
        self.follow_hyphen(start);
        self.text.push_str(&written.text);
        self.line_starts.push(self.glyphs.len());
        for (bytes, at) in &written.glyphs {
            if let Some(Placed { glyph, .. }) = line.glyphs[*at] {
                let (range, glyph) = (start + bytes.start..start + bytes.end, &glyphs.glyphs[glyph]);
                self.concealed.extend(glyph.how.map(|how| Concealed { range: range.clone(), how }));
                self.glyphs.push((range, area(glyph)));
            }
        }
    }

    /// Sets the ends of what ended with the hyphen of the line before to `start`, where the next line begins: the hyphen may
    /// have become a soft one, which has another length.
    fn follow_hyphen(&mut self, start: usize) {
        let before = &self.text[..start];
        let hyphen = before.strip_suffix(paragraphs::SOFT_HYPHEN).unwrap_or(before).len();
        if let Some(last) = self.lines.last_mut().filter(|last| last.text.end > hyphen) {
            last.text.end = start;
        }
        for part in self.concealed.iter_mut().rev().take(4).filter(|part| part.range.end > hyphen) {
            part.range.end = start;
        }
        for (bytes, _) in self.glyphs.iter_mut().rev().take_while(|(bytes, _)| bytes.end > hyphen) {
            *bytes = bytes.start.min(hyphen)..start;
        }
    }
}

/// Unit vector up from the baseline of segments that run in the same direction.
fn up(glyphs: &Glyphs, segments: &[Segment]) -> Vec2 {
    let first = segments.first().and_then(|segment| segment.glyphs.first());
    first.map_or(Vec2::ZERO, |placed| glyphs.glyphs[placed.glyph].up())
}

/// For each line of text of a region, true if a line is drawn above it that is shorter than the region, such as parts notes
/// from the text.
fn ruled(glyphs: &Glyphs, lines: &[TextLine]) -> Vec<bool> {
    let (from, to) = lines.iter().fold((f64::MAX, f64::MIN), |(from, to), line| (from.min(line.from), to.max(line.to)));
    let parts = |rule: &Rule, line: &TextLine, above: f64| {
        let (a, b) = rule.ends;
        let (left, right) = (a.x.min(b.x), a.x.max(b.x));
        let beside = left > from - line.size && right < to + line.size;
        let starts = (left - from).abs() < 2.0 * line.size || (right - to).abs() < 2.0 * line.size;
        let top = line.baseline - 0.6 * line.size;
        (a.y - b.y).abs() < 1.0
            && (2.0 * line.size..0.6 * (to - from).max(1.0)).contains(&(right - left))
            && beside
            && starts
            && (above.max(top - 2.5 * line.size)..top).contains(&a.y)
    };
    let above = std::iter::once(f64::MIN).chain(lines.iter().map(|line| line.baseline));
    let rules = &glyphs.painting.rules;
    lines.iter().zip(above).map(|(line, above)| rules.iter().any(|rule| parts(rule, line, above))).collect()
}

/// Box around a glyph of common height, in points from the page's top left.
fn area(glyph: &Glyph) -> Rect {
    let up = glyph.up() * glyph.size;
    let corner = |point: Point| Area::from_points(point - up * DESCENT, point + up * ASCENT);
    let area = corner(glyph.origin).union(corner(glyph.origin + glyph.advance)).bounding_box();
    Rect::new(area.x0 as f32, area.y0 as f32, area.x1 as f32, area.y1 as f32)
}

//! The text of a page, and where every glyph of it stands.

use std::ops::Range;

use hayro::kurbo::{Point, Rect as Area, Shape, Vec2};

use super::glyphs::{Glyph, Glyphs};
use super::lines::{self, Written};
use super::segments::{Placed, Segment, segments};
use super::{bidi, columns, marks, paragraphs};
use crate::base::{Pos, Rect};
use crate::documents::layers::{Ink, Line};
use crate::model::Concealed;

/// The text of a page and the places of its glyphs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageText {
    /// The text: every paragraph ends with a line feed.
    pub text: String,
    /// The bytes of the text that a glyph stands for, and its place in points from the page's top left; by byte.
    pub glyphs: Vec<(Range<usize>, Rect)>,
    /// The first of [`Self::glyphs`] of every line.
    pub(super) lines: Vec<usize>,
    /// The bytes of glyphs that are not seen.
    pub(super) concealed: Vec<Concealed>,
}

impl PageText {
    /// Where a range of bytes of the text stands: a rectangle a line, in points from the page's top left.
    pub fn areas(&self, range: Range<usize>) -> Vec<Rect> {
        let first = self.glyphs.partition_point(|(bytes, _)| bytes.end <= range.start);
        let end = self.glyphs.partition_point(|(bytes, _)| bytes.start < range.end).max(first);
        let mut areas: Vec<(usize, Rect)> = Vec::new();
        for (index, (_, area)) in self.glyphs.iter().enumerate().take(end).skip(first) {
            let line = self.lines.partition_point(|start| *start <= index);
            match areas.last_mut() {
                Some((last, joined)) if *last == line => *joined = join(*joined, *area),
                _ => areas.push((line, *area)),
            }
        }
        areas.into_iter().map(|(_, area)| area).collect()
    }

    /// Puts the glyphs of a page into the order of reading.
    pub(super) fn new(mut glyphs: Glyphs) -> Self {
        marks::attach(&mut glyphs);
        let mut page = Self::default();
        for turned in segments(&glyphs) {
            page.push(&glyphs, turned);
        }
        page
    }

    /// The paragraphs that have something concealed.
    pub(super) fn concealed_lines(&self) -> Vec<Line> {
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

    /// The text alone.
    pub(super) fn without_places(self) -> Self {
        Self { text: self.text, ..Self::default() }
    }

    /// Adds what is written in one direction.
    fn push(&mut self, glyphs: &Glyphs, segments: Vec<Segment>) {
        let (left, right) = lines::count_letters(glyphs, segments.iter().flat_map(|s| &s.glyphs));
        let regions = columns::regions(segments, bidi::direction(left, right));
        let regions: Vec<Vec<lines::Line>> = regions.into_iter().map(|region| lines::lines(glyphs, region)).collect();
        let vote: isize = regions.iter().map(|lines| lines::mirror_vote(glyphs, lines)).sum();
        for lines in regions {
            let written: Vec<Written> = lines.iter().map(|line| lines::write(glyphs, line, vote >= 0)).collect();
            let breaks = paragraphs::breaks(&lines, &written);
            for ((line, written), ends) in lines.iter().zip(&written).zip(breaks) {
                self.push_line(glyphs, line, written);
                paragraphs::end_line(&mut self.text, ends);
            }
        }
    }

    fn push_line(&mut self, glyphs: &Glyphs, line: &lines::Line, written: &Written) {
        let start = paragraphs::join_hyphen(&mut self.text, &written.text);
        self.concealed.retain(|part| part.range.start < start);
        self.concealed.iter_mut().rev().take(4).for_each(|part| part.range.end = part.range.end.min(start));
        // The hyphen that was left out keeps its place with the letter before it.
        for (bytes, _) in self.glyphs.iter_mut().rev().take_while(|(bytes, _)| bytes.end > start) {
            *bytes = bytes.start.min(start)..start;
        }
        self.text.push_str(&written.text);
        self.lines.push(self.glyphs.len());
        for (bytes, at) in &written.glyphs {
            if let Some(Placed { glyph, .. }) = line.glyphs[*at] {
                let (range, glyph) = (start + bytes.start..start + bytes.end, &glyphs.glyphs[glyph]);
                self.concealed.extend(glyph.how.map(|how| Concealed { range: range.clone(), how }));
                self.glyphs.push((range, area(glyph)));
            }
        }
    }
}

/// The box around a glyph of common height: a fifth of the em below the baseline, four fifths above.
fn area(glyph: &Glyph) -> Rect {
    let along = glyph.advance / glyph.advance.hypot().max(1e-9);
    let up = Vec2::new(along.y, -along.x) * glyph.size;
    let corner = |point: Point| Area::from_points(point - up * 0.2, point + up * 0.8);
    let area = corner(glyph.origin).union(corner(glyph.origin + glyph.advance)).bounding_box();
    Rect::new(area.x0 as f32, area.y0 as f32, area.x1 as f32, area.y1 as f32)
}

fn join(a: Rect, b: Rect) -> Rect {
    let (min, max) =
        (Pos::new(a.min.x.min(b.min.x), a.min.y.min(b.min.y)), (a.max.x.max(b.max.x), a.max.y.max(b.max.y)));
    Rect { min, max: Pos::new(max.0, max.1) }
}

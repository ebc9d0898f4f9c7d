//! Segments: glyphs on one baseline without a gap that could be one between columns.
//!
//! Text may run in any direction. The glyphs of each direction are turned into a frame in which their baseline runs level:
//! `from` and `to` go along it, `baseline` downwards, all in points.

use std::collections::BTreeMap;

use crate::documents::pdf::content::Glyphs;

/// Gap in ems that ends a segment: a space is a quarter to half an em, the gutter between columns an em or more.
const MAX_GAP: f64 = 0.8;
/// Height of letters above the baseline, as part of the em: that of common fonts.
pub(super) const ASCENT: f64 = 0.8;
/// Depth of letters below the baseline, as part of the em.
pub(super) const DESCENT: f64 = 0.2;

/// A glyph in the frame of its direction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed {
    /// Its number in `Glyphs::glyphs`.
    pub glyph: usize,
    /// Its left end.
    pub from: f64,
    /// Its right end.
    pub to: f64,
    /// Its baseline.
    pub baseline: f64,
    /// Its em.
    pub size: f64,
    /// True if it is a space: those at the end of a line may reach into the gutter, and do not count for its ends.
    pub blank: bool,
}

/// Glyphs on one baseline with no wide gap between them.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    /// Its glyphs from left to right.
    pub glyphs: Vec<Placed>,
    /// Its left end, without spaces.
    pub from: f64,
    /// Its right end, without spaces.
    pub to: f64,
    /// The baseline of its largest glyph.
    pub baseline: f64,
    /// The largest em.
    pub size: f64,
}

impl Segment {
    /// Segment of glyphs that are given from left to right.
    pub(crate) fn new(glyphs: Vec<Placed>) -> Self {
        let inked = || glyphs.iter().filter(|glyph| !glyph.blank);
        let from = inked().fold(f64::MAX, |from, glyph| from.min(glyph.from));
        let to = inked().fold(f64::MIN, |to, glyph| to.max(glyph.to));
        let largest = inked().max_by(|a, b| a.size.total_cmp(&b.size)).copied();
        let (baseline, size) = largest.map_or((0.0, 0.0), |glyph| (glyph.baseline, glyph.size));
        Self { glyphs, from, to, baseline, size }
    }

    /// Top of the letters: four fifths of the em above the baseline.
    pub(crate) fn top(&self) -> f64 {
        self.baseline - ASCENT * self.size
    }

    /// Bottom of the letters: a fifth of the em below the baseline.
    pub(crate) fn bottom(&self) -> f64 {
        self.baseline + DESCENT * self.size
    }

    /// Middle of the letters.
    pub(crate) fn middle(&self) -> f64 {
        self.baseline - 0.3 * self.size
    }

    /// Its width.
    pub(crate) fn width(&self) -> f64 {
        self.to - self.from
    }
}

/// The segments of a page, a list for every direction of text: level text first, then the others by the number of their
/// glyphs, most first.
pub(crate) fn segments(glyphs: &Glyphs) -> Vec<Vec<Segment>> {
    let mut by_angle = BTreeMap::<i32, Vec<Placed>>::new();
    let mut angle = 0;
    for (index, glyph) in glyphs.glyphs.iter().enumerate() {
        // Marks without an advance lie as the glyph before them.
        if glyph.advance.hypot() > 1e-6 {
            let along = if glyph.runs_left() { -glyph.advance } else { glyph.advance };
            angle = turn(along.y.atan2(along.x).to_degrees());
        }
        let (sin, cos) = f64::from(angle).to_radians().sin_cos();
        let (x, y) = (glyph.origin.x, glyph.origin.y);
        let start = x * cos + y * sin;
        let end = start + glyph.advance.x * cos + glyph.advance.y * sin;
        let (from, to) = if glyph.runs_left() { (end.min(start), end.max(start)) } else { (start, end) };
        let baseline = y * cos - x * sin;
        let blank = glyphs.text(index).bytes().all(|byte| byte == b' ');
        by_angle.entry(angle).or_default().push(Placed { glyph: index, from, to, baseline, size: glyph.size, blank });
    }
    let mut groups: Vec<_> = by_angle.into_iter().collect();
    groups.sort_by_key(|(angle, group)| (*angle != 0, std::cmp::Reverse(group.len())));
    groups.into_iter().map(|(_, group)| pieces(group)).collect()
}

/// Angle in whole degrees, from 0 to 359; what is nearly level or upright, as in a scan set straight, is taken as such.
fn turn(degrees: f64) -> i32 {
    let right = (degrees / 90.0).round() * 90.0;
    let turned = if (degrees - right).abs() < 3.0 { right } else { degrees };
    (turned.round() as i32).rem_euclid(360)
}

/// The segments of glyphs that run in one direction, from top to bottom.
fn pieces(mut glyphs: Vec<Placed>) -> Vec<Segment> {
    glyphs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut found = Vec::new();
    let mut rest = glyphs.as_mut_slice();
    while let Some(first) = rest.first() {
        // The reference is the first glyph and not the one before, lest a slope of many glyphs become one line.
        let (baseline, tolerance) = (first.baseline, 0.15 * first.size);
        let count = rest.partition_point(|glyph| glyph.baseline <= baseline + tolerance.max(0.05));
        let (row, others) = rest.split_at_mut(count);
        rest = others;
        row.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.glyph.cmp(&b.glyph)));
        split(row, &mut found);
    }
    found
}

/// Splits glyphs of one baseline, from left to right, where there is a gap.
fn split(row: &[Placed], found: &mut Vec<Segment>) {
    let mut piece: Vec<Placed> = Vec::new();
    let mut end = f64::MIN;
    for glyph in row {
        let last = piece.last().map_or(glyph.size, |last| last.size);
        if end > f64::MIN && !glyph.blank && glyph.from - end > MAX_GAP * last.max(glyph.size) {
            found.push(Segment::new(std::mem::take(&mut piece)));
            end = f64::MIN;
        }
        if !glyph.blank {
            end = end.max(glyph.to);
        }
        piece.push(*glyph);
    }
    if end > f64::MIN {
        found.push(Segment::new(piece));
    }
}

//! Glyphs to pieces of lines: what stands on one baseline without a gap that could be a column's.

use std::collections::BTreeMap;

use super::glyphs::Glyphs;

/// The gap that ends a piece of a line, in ems. A space is a quarter to half an em, the gutter between columns an em
/// or more.
const GAP: f64 = 0.8;

/// A glyph in a frame in which its baseline runs level.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed {
    /// Its index.
    pub glyph: usize,
    /// Its start, from the left.
    pub from: f64,
    /// Its end.
    pub to: f64,
    /// Its baseline, downwards.
    pub baseline: f64,
    /// Its em.
    pub size: f64,
    /// True if it is a space. Spaces at the end of a line may reach into the gutter.
    pub blank: bool,
}

/// A piece of a line: its glyphs from left to right.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    /// The glyphs.
    pub glyphs: Vec<Placed>,
    /// Its left end.
    pub from: f64,
    /// Its right end.
    pub to: f64,
    /// The baseline of its largest glyph.
    pub baseline: f64,
    /// The largest em.
    pub size: f64,
}

impl Segment {
    /// Of glyphs from left to right.
    pub(crate) fn new(glyphs: Vec<Placed>) -> Self {
        let inked = || glyphs.iter().filter(|glyph| !glyph.blank);
        let from = inked().fold(f64::MAX, |from, glyph| from.min(glyph.from));
        let to = inked().fold(f64::MIN, |to, glyph| to.max(glyph.to));
        let largest = inked().max_by(|a, b| a.size.total_cmp(&b.size)).copied();
        let (baseline, size) = largest.map_or((0.0, 0.0), |glyph| (glyph.baseline, glyph.size));
        Self { glyphs, from, to, baseline, size }
    }

    /// The top of the letters.
    pub(crate) fn top(&self) -> f64 {
        self.baseline - 0.8 * self.size
    }

    /// The bottom of the letters.
    pub(crate) fn bottom(&self) -> f64 {
        self.baseline + 0.2 * self.size
    }

    /// The middle of the letters.
    pub(crate) fn middle(&self) -> f64 {
        self.baseline - 0.3 * self.size
    }

    /// Its width.
    pub(crate) fn width(&self) -> f64 {
        self.to - self.from
    }
}

/// The pieces of lines of a page, a list for every direction of writing: level text first, then the others by how
/// much there is of them.
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

/// An angle in whole degrees; what is nearly level or upright, as in a scan set straight, is taken as such.
fn turn(degrees: f64) -> i32 {
    let right = (degrees / 90.0).round() * 90.0;
    let turned = if (degrees - right).abs() < 3.0 { right } else { degrees };
    (turned.round() as i32).rem_euclid(360)
}

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

/// Splits a row where there is a gap.
fn split(row: &[Placed], found: &mut Vec<Segment>) {
    let mut piece: Vec<Placed> = Vec::new();
    let mut end = f64::MIN;
    for glyph in row {
        let last = piece.last().map_or(glyph.size, |last| last.size);
        if end > f64::MIN && !glyph.blank && glyph.from - end > GAP * last.max(glyph.size) {
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

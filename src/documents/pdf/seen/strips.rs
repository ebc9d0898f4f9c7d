//! Things on a page by level strips of it, so that only those near a point are compared with it.

use hayro::kurbo::{Point, Rect};

/// Number of things that are looked at for a glyph, which bounds the time that a drawing of very many may take.
pub(super) const MAX_LOOKED_AT: usize = 2_000;
/// Number of strips of a page: of one in A4 each is 6.6 points high, about half a line.
const STRIP_COUNT: usize = 128;

/// Numbers of the things in every strip of a page, in ascending order.
#[derive(Debug)]
pub(crate) struct Strips {
    page: Rect,
    strips: Vec<Vec<u32>>,
}

impl Strips {
    /// Sorts things that reach from one height to another, both inclusive, in points from the page's top; they are numbered in
    /// their order.
    pub(crate) fn new(page: Rect, spans: impl Iterator<Item = (f64, f64)>) -> Self {
        let mut all = Self { page, strips: vec![Vec::new(); STRIP_COUNT] };
        for (nth, (top, bottom)) in (0..).zip(spans) {
            let (first, last) = (all.strip(top), all.strip(bottom));
            all.strips[first..=last.max(first)].iter_mut().for_each(|strip| strip.push(nth));
        }
        all
    }

    /// The strip of a height; beyond the page the nearest one.
    fn strip(&self, y: f64) -> usize {
        let part = (y - self.page.y0) / self.page.height().max(1.0);
        ((part * STRIP_COUNT as f64) as usize).min(STRIP_COUNT - 1)
    }

    /// Numbers of the things in the strips from one height to another, in ascending order.
    pub(crate) fn between(&self, top: f64, bottom: f64) -> Vec<u32> {
        let (first, last) = (self.strip(top), self.strip(bottom));
        let mut all: Vec<u32> = self.strips[first..=last.max(first)].iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Numbers of the things in the strip of a point, in ascending order.
    pub(crate) fn near(&self, point: Point) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.strips.get(self.strip(point.y)).map_or(&[][..], Vec::as_slice).iter().copied()
    }
}

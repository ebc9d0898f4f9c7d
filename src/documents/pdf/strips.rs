//! Things on a page by strips of it, so that only those near a point are looked at.

use hayro::kurbo::{Point, Rect};

/// Strips of a page.
const STRIPS: usize = 128;

/// The numbers of things in every strip of a page, in ascending order.
#[derive(Debug)]
pub(crate) struct Strips {
    page: Rect,
    strips: Vec<Vec<u32>>,
}

impl Strips {
    /// Of things that reach from a height to another one.
    pub(crate) fn new(page: Rect, spans: impl Iterator<Item = (f64, f64)>) -> Self {
        let mut all = Self { page, strips: vec![Vec::new(); STRIPS] };
        for (nth, (top, bottom)) in (0..).zip(spans) {
            let (first, last) = (all.strip(top), all.strip(bottom));
            all.strips[first..=last.max(first)].iter_mut().for_each(|strip| strip.push(nth));
        }
        all
    }

    fn strip(&self, y: f64) -> usize {
        let part = (y - self.page.y0) / self.page.height().max(1.0);
        ((part * STRIPS as f64) as usize).min(STRIPS - 1)
    }

    /// Numbers of things in the strips between two heights, in ascending order.
    pub(crate) fn between(&self, top: f64, bottom: f64) -> Vec<u32> {
        let (first, last) = (self.strip(top), self.strip(bottom));
        let mut all: Vec<u32> = self.strips[first..=last.max(first)].iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// What is in the strip of a point.
    pub(crate) fn near(&self, point: Point) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.strips.get(self.strip(point.y)).map_or(&[][..], Vec::as_slice).iter().copied()
    }
}

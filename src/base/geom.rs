//! Plane geometry in points: x grows to the right of the screen, y downwards.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The way a line of text or of time runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Right to left, as Arabic, Hebrew and Persian.
    #[default]
    Rtl,
    /// Left to right, as Latin scripts.
    Ltr,
}

impl Direction {
    /// Its name on the command line, in the settings and in HTML.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rtl => "rtl",
            Self::Ltr => "ltr",
        }
    }

    /// +1 where x grows with reading, −1 where it shrinks.
    pub fn sign(self) -> f32 {
        match self {
            Self::Rtl => -1.0,
            Self::Ltr => 1.0,
        }
    }

    /// The other direction.
    pub fn flipped(self) -> Self {
        match self {
            Self::Rtl => Self::Ltr,
            Self::Ltr => Self::Rtl,
        }
    }
}

impl FromStr for Direction {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Rtl, Self::Ltr].into_iter().find(|direction| direction.as_str() == text).ok_or("give rtl or ltr")
    }
}

/// A point on the plane, in points.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Pos {
    /// Distance from the left edge.
    pub x: f32,
    /// Distance from the top edge.
    pub y: f32,
}

impl Pos {
    /// A point from its coordinates.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// This point moved by `dx`, `dy`.
    pub fn offset(self, dx: f32, dy: f32) -> Self {
        Self::new(self.x + dx, self.y + dy)
    }

    /// Straight distance to `other`, in points.
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// Width and height, in points.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Size {
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Size {
    /// A size from width and height.
    pub const fn new(w: f32, h: f32) -> Self {
        Self { w, h }
    }
}

/// An axis-parallel rectangle, in points. `min` is the top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Rect {
    /// The corner with the smallest coordinates.
    pub min: Pos,
    /// The corner with the largest coordinates.
    pub max: Pos,
}

impl Rect {
    /// Makes a rectangle of two edges a side.
    pub const fn new(x0: f32, y0: f32, x1: f32, y1: f32) -> Self {
        Self { min: Pos::new(x0, y0), max: Pos::new(x1, y1) }
    }

    /// Makes a rectangle of the top left corner and a size.
    pub fn from_size(min: Pos, size: Size) -> Self {
        Self { min, max: min.offset(size.w, size.h) }
    }

    /// Width; negative for an inverted rectangle.
    pub fn width(&self) -> f32 {
        self.max.x - self.min.x
    }

    /// Height; negative for an inverted rectangle.
    pub fn height(&self) -> f32 {
        self.max.y - self.min.y
    }

    /// Width and height.
    pub fn size(&self) -> Size {
        Size::new(self.width(), self.height())
    }

    /// The middle.
    pub fn center(&self) -> Pos {
        Pos::new((self.min.x + self.max.x) / 2.0, (self.min.y + self.max.y) / 2.0)
    }

    /// Returns true if the point is inside or on the edge.
    pub fn contains(&self, p: Pos) -> bool {
        p.x >= self.min.x && p.x <= self.max.x && p.y >= self.min.y && p.y <= self.max.y
    }

    /// Returns true if the two share an area (touching edges do not count).
    pub fn overlaps(&self, o: &Self) -> bool {
        self.min.x < o.max.x && o.min.x < self.max.x && self.min.y < o.max.y && o.min.y < self.max.y
    }

    /// The common area, if there is one.
    pub fn intersection(&self, o: &Self) -> Option<Self> {
        self.overlaps(o).then(|| {
            Self::new(
                self.min.x.max(o.min.x),
                self.min.y.max(o.min.y),
                self.max.x.min(o.max.x),
                self.max.y.min(o.max.y),
            )
        })
    }

    /// The smallest rectangle that holds both.
    pub fn union(&self, o: &Self) -> Self {
        Self::new(self.min.x.min(o.min.x), self.min.y.min(o.min.y), self.max.x.max(o.max.x), self.max.y.max(o.max.y))
    }

    /// Moved by `dx`, `dy`.
    pub fn translate(&self, dx: f32, dy: f32) -> Self {
        Self { min: self.min.offset(dx, dy), max: self.max.offset(dx, dy) }
    }

    /// Every edge moved inwards by `d` (outwards if negative).
    pub fn shrink(&self, d: f32) -> Self {
        self.shrink2(d, d)
    }

    /// The edges moved inwards by `dx` and `dy`. Edges that would cross meet in the middle.
    pub fn shrink2(&self, dx: f32, dy: f32) -> Self {
        let (x0, x1) = inset(self.min.x, self.max.x, dx);
        let (y0, y1) = inset(self.min.y, self.max.y, dy);
        Self::new(x0, y0, x1, y1)
    }

    /// The x of the edge where reading starts: right in a right-to-left text.
    pub fn start(&self, direction: Direction) -> f32 {
        match direction {
            Direction::Rtl => self.max.x,
            Direction::Ltr => self.min.x,
        }
    }

    /// The x of the edge where reading ends.
    pub fn end(&self, direction: Direction) -> f32 {
        self.start(direction.flipped())
    }

    /// Cuts a strip of width `w` off the start side: (strip, rest). A strip wider than the rectangle is all of it.
    pub fn split_start(&self, direction: Direction, w: f32) -> (Self, Self) {
        let w = bounded(w, 0.0, self.width());
        let (mut strip, mut rest) = (*self, *self);
        match direction {
            Direction::Rtl => {
                strip.min.x = self.max.x - w;
                rest.max.x = strip.min.x;
            }
            Direction::Ltr => {
                strip.max.x = self.min.x + w;
                rest.min.x = strip.max.x;
            }
        }
        (strip, rest)
    }

    /// Cuts a strip of width `w` off the end side: (strip, rest).
    pub fn split_end(&self, direction: Direction, w: f32) -> (Self, Self) {
        self.split_start(direction.flipped(), w)
    }

    /// Cuts a strip of height `h` off the top: (strip, rest). A strip higher than the rectangle is all of it.
    pub fn split_top(&self, h: f32) -> (Self, Self) {
        let y = self.min.y + bounded(h, 0.0, self.height());
        (Self { max: Pos::new(self.max.x, y), ..*self }, Self { min: Pos::new(self.min.x, y), ..*self })
    }

    /// Cuts a strip of height `h` off the bottom: (strip, rest).
    pub fn split_bottom(&self, h: f32) -> (Self, Self) {
        let (rest, strip) = self.split_top(self.height() - h);
        (strip, rest)
    }
}

/// `value` within `[low, high]`; `low` where the two cross, as in a window that is too small for what it holds.
/// Unlike `f32::clamp`, it has no input that panics: bounds that are no numbers bound nothing.
pub fn bounded<T: PartialOrd>(value: T, low: T, high: T) -> T {
    let value = if value > high { high } else { value };
    if value < low { low } else { value }
}

/// Two edges moved towards each other by `d` each; they meet in the middle if that would make them cross.
fn inset(low: f32, high: f32, d: f32) -> (f32, f32) {
    let (a, b) = (low + d, high - d);
    if d > 0.0 && a > b { ((low + high) / 2.0, (low + high) / 2.0) } else { (a, b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_that_cross_are_no_fault() {
        for (value, low, high, expected) in
            [(5.0, 0.0, 3.0, 3.0), (-1.0, 0.0, 3.0, 0.0), (5.0, 8.0, 3.0, 8.0), (5.0, f32::NAN, f32::NAN, 5.0)]
        {
            assert_eq!(bounded(value, low, high), expected, "{value} in {low}..{high}");
        }
    }

    #[test]
    fn parts_of_a_rectangle_lie_within_it() {
        for size in [0.0, 0.5, 7.0, 100.0] {
            let whole = Rect::new(10.0, 20.0, 10.0 + size, 20.0 + size);
            for cut in [-50.0_f32, 0.0, 3.0, 60.0, 1e9] {
                let mut parts = vec![whole.shrink2(cut.max(0.0), 1.0)];
                for (part, rest) in [
                    whole.split_start(Direction::Rtl, cut),
                    whole.split_end(Direction::Rtl, cut),
                    whole.split_top(cut),
                    whole.split_bottom(cut),
                ] {
                    assert_eq!(part.union(&rest), whole, "{size} cut at {cut}");
                    parts.extend([part, rest]);
                }
                for part in parts {
                    assert!(part.width() >= 0.0 && part.height() >= 0.0, "{size} cut at {cut}: {part:?}");
                    assert_eq!(part.union(&whole), whole, "{size} cut at {cut}: {part:?}");
                }
            }
        }
    }
}

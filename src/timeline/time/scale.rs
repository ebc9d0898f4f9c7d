//! Time to pixels and back. The one place where the direction of time is a sign.

use crate::base::{Color, Direction, Rect};
use crate::scene::Fill;

/// Seconds since 1970-01-01T00:00, with room for fractions.
pub type Seconds = f64;

/// A linear map from time to x.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    direction: Direction,
    /// Edges of the area, in points.
    left: f32,
    right: f32,
    /// Time in the middle of the area.
    center: Seconds,
    /// Seconds a point.
    per_point: f64,
}

/// Distance that a sliding sign keeps from the edge of the view, in points.
const STICKY_MARGIN: f32 = 8.0;

impl Scale {
    /// A map that shows `center` in the middle of `area`, with `per_point` seconds a point.
    pub fn new(direction: Direction, area: Rect, center: Seconds, per_point: f64) -> Self {
        Self { direction, left: area.min.x, right: area.max.x, center, per_point }
    }

    /// The way time runs.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Seconds a point.
    pub fn per_point(&self) -> f64 {
        self.per_point
    }

    /// The x of a time.
    pub fn x(&self, time: Seconds) -> f32 {
        let middle = f64::from(self.left + self.right) / 2.0;
        (middle + f64::from(self.direction.sign()) * (time - self.center) / self.per_point) as f32
    }

    /// The time at an x.
    pub fn time(&self, x: f32) -> Seconds {
        let middle = f64::from(self.left + self.right) / 2.0;
        self.center + f64::from(self.direction.sign()) * (f64::from(x) - middle) * self.per_point
    }

    /// The earliest and latest time of the area.
    pub fn span(&self) -> (Seconds, Seconds) {
        let (a, b) = (self.time(self.left), self.time(self.right));
        (a.min(b), a.max(b))
    }

    /// The change of time under a pointer that moves by `dx` points.
    pub fn delta(&self, dx: f32) -> Seconds {
        f64::from(self.direction.sign()) * f64::from(dx) * self.per_point
    }

    /// The rectangle from time `from` to time `to`, between the heights `top` and `bottom`.
    pub fn rect(&self, from: Seconds, to: Seconds, top: f32, bottom: f32) -> Rect {
        let (a, b) = (self.x(from), self.x(to));
        Rect::new(a.min(b), top, a.max(b), bottom)
    }

    /// The rectangle of width `w` that begins at `from_x` and runs with time.
    pub fn flag(&self, from_x: f32, w: f32, top: f32, bottom: f32) -> Rect {
        let other = from_x + self.direction.sign() * w;
        Rect::new(from_x.min(other), top, from_x.max(other), bottom)
    }

    /// Colours along time (place from 0 to 1, ascending) as colours along x.
    pub fn gradient(&self, mut stops: Vec<(f32, Color)>) -> Fill {
        if self.direction == Direction::Rtl {
            stops.reverse();
            stops.iter_mut().for_each(|(place, _)| *place = 1.0 - *place);
        }
        Fill::Horizontal(stops)
    }

    /// Place of a sign of width `w` that begins at `from` and may slide on to `to`, so that it stays in view:
    /// the x of its start edge.
    pub fn sticky_x(&self, from: Seconds, to: Seconds, w: f32) -> f32 {
        let sign = self.direction.sign();
        let area = Rect::new(self.left, 0.0, self.right, 0.0);
        // Distances along the reading direction from the area's start edge.
        let along = |x: f32| (x - area.start(self.direction)) * sign;
        let (from, to) = (along(self.x(from)), along(self.x(to)));
        let slid = from.max(STICKY_MARGIN.min((to - w).max(from)));
        area.start(self.direction) + sign * slid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(direction: Direction) -> Scale {
        Scale::new(direction, Rect::new(100.0, 0.0, 300.0, 50.0), 1000.0, 2.0)
    }

    #[test]
    fn later_is_left_in_rtl() {
        assert_eq!(scale(Direction::Rtl).x(1020.0), 190.0);
        assert_eq!(scale(Direction::Ltr).x(1020.0), 210.0);
    }

    #[test]
    fn time_and_x_are_inverse() {
        for direction in [Direction::Rtl, Direction::Ltr] {
            let scale = scale(direction);
            for x in [100.0, 163.0, 300.0] {
                assert!((scale.x(scale.time(x)) - x).abs() < 1e-3);
            }
            assert_eq!(scale.span(), (800.0, 1200.0));
        }
    }

    #[test]
    fn a_long_sign_slides_into_view_and_leaves_with_its_end() {
        let scale = scale(Direction::Rtl);
        // Begins before the view: held 8 points inside the start edge.
        assert_eq!(scale.sticky_x(0.0, 2000.0, 50.0), 292.0);
        // Begins inside the view: stands at its beginning.
        assert_eq!(scale.sticky_x(1000.0, 2000.0, 50.0), 200.0);
        // Its end has nearly left the view: goes with the end.
        assert_eq!(scale.sticky_x(0.0, 820.0, 50.0), 340.0);
    }
}

//! The part of time that is seen: centre and zoom, and how input changes them.

use crate::base::{Direction, Rect, bounded};
use crate::timeline::time::{Scale, Seconds};

/// A minute a hundred points: closer makes no sense for dates of documents.
const MIN_PER_POINT: f64 = 0.6;
/// Two thousand centuries on a small screen.
const MAX_PER_POINT: f64 = 1e10;

/// Least part of the width that shows time when both ends are kept free.
const MIN_FREE: f32 = 0.2;
/// Part of the width that the centre may lie beyond what is to stay in view, which is so seen at an edge.
const MAX_BEYOND: f64 = 0.45;

/// Centre and zoom of the view of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The time in the middle.
    pub center: Seconds,
    /// Seconds a point.
    pub per_point: f64,
}

impl Viewport {
    /// Shows `from` to `to` on `width` points, with `before` and `after` points kept free at the two ends.
    pub fn fit(from: Seconds, to: Seconds, width: f32, before: f32, after: f32) -> Self {
        let free = f64::from((width - before - after).max(width * MIN_FREE).max(1.0));
        let per_point = ((to - from) / free).clamp(MIN_PER_POINT, MAX_PER_POINT);
        let middle = (from + to) / 2.0 + f64::from(after - before) / 2.0 * per_point;
        Self { center: middle, per_point }
    }

    /// The scale of this view on an area.
    pub fn scale(&self, direction: Direction, area: Rect) -> Scale {
        Scale::new(direction, area, self.center, self.per_point)
    }

    /// Zooms by `factor` (over 1 goes nearer) while `fixed` stays where it is.
    pub fn zoomed(&self, factor: f64, fixed: Seconds) -> Self {
        let per_point = (self.per_point / factor).clamp(MIN_PER_POINT, MAX_PER_POINT);
        let ratio = per_point / self.per_point;
        Self { center: fixed + (self.center - fixed) * ratio, per_point }
    }

    /// Moves by a stretch of time.
    pub fn panned(&self, by: Seconds) -> Self {
        Self { center: self.center + by, ..*self }
    }

    /// Keeps some of `from` to `to` within a view of `width` points.
    pub fn kept_near(&self, from: Seconds, to: Seconds, width: f32) -> Self {
        let reach = f64::from(width) * self.per_point * MAX_BEYOND;
        Self { center: bounded(self.center, from - reach, to + reach), ..*self }
    }

    /// `t` (0 to 1) of the way to `other`: zoom by equal ratios, and the centre so that the way looks straight.
    pub fn toward(&self, other: &Self, t: f64) -> Self {
        let ratio = other.per_point / self.per_point;
        let per_point = self.per_point * ratio.powf(t);
        let along = if (ratio - 1.0).abs() < 1e-6 { t } else { (ratio.powf(t) - 1.0) / (ratio - 1.0) };
        Self { center: self.center + (other.center - self.center) * along, per_point }
    }

    /// The level of detail: whole steps of √2 in zoom. Layouts are made for a level, not for a zoom.
    pub fn level(&self) -> i32 {
        (-self.per_point.log2() * LEVELS_PER_OCTAVE + LEVEL_SLACK).floor() as i32
    }
}

/// Levels for each doubling of the zoom.
const LEVELS_PER_OCTAVE: f64 = 2.0;
/// Keeps a zoom that is a whole level from falling below it by rounding.
const LEVEL_SLACK: f64 = 1e-9;

/// Seconds a point at the far end of a level: the tightest that it has to serve.
pub fn level_per_point(level: i32) -> f64 {
    2f64.powf(-f64::from(level) / LEVELS_PER_OCTAVE)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: Viewport = Viewport { center: 5000.0, per_point: 64.0 };

    #[test]
    fn fit_shows_both_ends() {
        let area = Rect::new(0.0, 0.0, 800.0, 1.0);
        let view = Viewport::fit(1000.0, 101_000.0, 800.0, 20.0, 280.0);
        let scale = view.scale(Direction::Rtl, area);
        assert!((scale.x(1000.0) - 780.0).abs() < 0.1, "{}", scale.x(1000.0));
        assert!((scale.x(101_000.0) - 280.0).abs() < 0.1, "{}", scale.x(101_000.0));
    }

    #[test]
    fn zoom_holds_what_is_under_the_pointer() {
        let area = Rect::new(0.0, 0.0, 800.0, 1.0);
        let fixed = VIEW.scale(Direction::Rtl, area).time(120.0);
        let near = VIEW.zoomed(3.0, fixed);
        assert!((near.scale(Direction::Rtl, area).x(fixed) - 120.0).abs() < 1e-3);
    }

    #[test]
    fn toward_begins_and_ends() {
        let other = Viewport { center: 90_000.0, per_point: 2.0 };
        assert_eq!(VIEW.toward(&other, 0.0), VIEW);
        let end = VIEW.toward(&other, 1.0);
        assert!((end.center - other.center).abs() < 1e-6 && (end.per_point - other.per_point).abs() < 1e-9);
    }

    #[test]
    fn a_level_is_never_tighter_than_its_far_end() {
        for per_point in [0.7, 1.0, 3.0, 64.0, 86_400.0, 1e9] {
            let level = Viewport { per_point, ..VIEW }.level();
            assert!(level_per_point(level) >= per_point * (1.0 - 1e-6));
            assert!(level_per_point(level + 1) < per_point * (1.0 + 1e-6));
        }
    }
}

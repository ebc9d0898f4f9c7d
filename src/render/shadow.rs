//! The shadow of a rectangle with rounded corners, blurred by a Gaussian: how much of it there is at a place.

use super::outline::Outline;
use crate::base::Rect;

/// Distance from the edge beyond which no shadow can be seen (under half a percent), in standard deviations.
pub(super) const REACH: f32 = 2.6;

/// A blurred rectangle, in pixels.
///
/// The blur of a rounded rectangle is near to the blur of a straight edge, taken at the distance from a rectangle with
/// rounder corners. Only operations that every processor rounds alike are used.
pub(super) struct Blurred {
    /// Centre of the rectangle.
    center: (f32, f32),
    /// Distances from the centre to the beginnings of the corners.
    core: (f32, f32),
    radius: f32,
    blur: f32,
    /// A rectangle that is small against the blur is nowhere fully covered.
    strength: f32,
}

impl Blurred {
    /// `blur` is the standard deviation.
    pub(crate) fn new(rect: Rect, radius: f32, blur: f32) -> Self {
        let (w, h, blur) = (rect.width().max(0.0) / 2.0, rect.height().max(0.0) / 2.0, blur.max(0.1));
        let half = w.min(h);
        let radius = (radius * radius + 1.3 * blur * blur).sqrt().min(half);
        let whole = |half: f32| 2.0 * edge(half / blur) - 1.0;
        let strength = whole(w) * whole(h) / edge(half / blur);
        let center = rect.center();
        Self { center: (center.x, center.y), core: (w - radius, h - radius), radius, blur, strength }
    }

    /// Standard deviations from the edge of the shadow, inwards.
    pub(crate) fn depth(&self, x: f32, y: f32) -> f32 {
        let dx = (x - self.center.0).abs() - self.core.0;
        let dy = (y - self.center.1).abs() - self.core.1;
        let outside = if dx > 0.0 && dy > 0.0 { (dx * dx + dy * dy).sqrt() } else { dx.max(dy) };
        (self.radius - outside) / self.blur
    }

    /// The line on which all places have this depth; `None` deeper than the middle.
    pub(crate) fn contour(&self, depth: f32) -> Option<Outline> {
        let out = self.radius - depth * self.blur;
        let (w, h) = (self.core.0 + out, self.core.1 + out);
        let (x, y) = self.center;
        (w > 0.0 && h > 0.0).then(|| Outline::rounded_rect(Rect::new(x - w, y - h, x + w, y + h), out))
    }

    /// 0 to 1 at a depth; 0 beyond `REACH`.
    pub(crate) fn cover(&self, depth: f32) -> f32 {
        if depth > -REACH { (self.strength * edge(depth)).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// The normal distribution's cumulative function (Abramowitz and Stegun 7.1.27, within 0.0005).
fn edge(deviations: f32) -> f32 {
    let x = deviations.abs() / std::f32::consts::SQRT_2;
    let sum = 1.0 + x * (0.278_393 + x * (0.230_389 + x * (0.000_972 + x * 0.078_108)));
    let square = sum * sum;
    let tail = 0.5 / (square * square);
    if deviations < 0.0 { tail } else { 1.0 - tail }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_edge_is_a_gaussian() {
        let blurred = Blurred::new(Rect::new(0.0, 0.0, 200.0, 100.0), 8.0, 4.0);
        let table = [
            (100.0, 50.0, 1.0),
            (100.0, 0.0, 0.5),
            (0.0, 50.0, 0.5),
            (100.0, -4.0, 0.1587),
            (100.0, 4.0, 0.8413),
            (204.0, 50.0, 0.1587),
            (100.0, -16.0, 0.0),
        ];
        for (x, y, expected) in table {
            let got = blurred.cover(blurred.depth(x, y));
            assert!((got - expected).abs() < 0.002, "{x} {y}: {got} instead of {expected}");
        }
    }

    #[test]
    fn corners_are_weaker_than_edges_and_small_ones_weaker_still() {
        let at = |radius, x, y| {
            let blurred = Blurred::new(Rect::new(0.0, 0.0, 60.0, 60.0), radius, 4.0);
            blurred.cover(blurred.depth(x, y))
        };
        // The blur of a sharp corner has a quarter there.
        assert!((at(0.0, 0.0, 0.0) - 0.25).abs() < 0.12, "{}", at(0.0, 0.0, 0.0));
        assert!(at(12.0, 0.0, 0.0) < at(0.0, 0.0, 0.0));
        let dot = Blurred::new(Rect::new(0.0, 0.0, 4.0, 4.0), 0.0, 8.0);
        assert!(dot.cover(dot.depth(2.0, 2.0)) < 0.06);
    }
}

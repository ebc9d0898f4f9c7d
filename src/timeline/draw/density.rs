//! The density of a lane, as a shape that swells along its rail.

use crate::base::{Color, Rect};
use crate::scene::{Scene, Shape};
use crate::timeline::index::density::{DensityBar, DensityHistogram};
use crate::timeline::time::Scale;

/// Half the height where there is anything at all.
const LEAST: f32 = 1.5;

/// Draws the density of a lane around `y`, up to `half` points to both sides, as far as it shows in the area.
pub(crate) fn draw(
    scene: &mut Scene,
    scale: &Scale,
    density: &DensityHistogram,
    area: Rect,
    (y, half): (f32, f32),
    color: Color,
) {
    let strips = &density.bars;
    let (from, to) = scale.span();
    let shown = strips.partition_point(|s| s.to < from)..strips.partition_point(|s| s.from <= to);
    if shown.is_empty() || y + half < area.min.y || y - half > area.max.y {
        return;
    }
    let bar = |strip: &DensityBar| {
        let half = LEAST + (half - LEAST) * strip.strength;
        scale.rect(strip.from, strip.to, y - half, y + half)
    };
    let bars = strips[shown].iter().filter(|strip| strip.strength > 0.0).map(bar).collect();
    scene.push(Shape::Bars { bars, color });
}

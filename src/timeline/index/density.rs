//! How many events begin where, as a shape that swells along the rail.

use crate::base::{Color, Rect};
use crate::scene::{Scene, Shape};
use crate::timeline::index::content::Content;
use crate::timeline::index::hits::Hits;
use crate::timeline::layout::plan::Strip;
use crate::timeline::time::scale::{Scale, Seconds};

/// Half the height where there is anything at all.
const LEAST: f32 = 1.5;

/// The density of a lane from cell to cell of 2^`power` seconds, over a span of time; of the hits of a search alone,
/// if there are any to show.
pub fn strips(content: &Content, lane: usize, power: u32, span: (Seconds, Seconds), hits: Option<&Hits>) -> Vec<Strip> {
    let most = content.pyramid.most(lane, power).max(1) as f32;
    let number = |time: Seconds| (time as i64) >> power;
    let count = |number: i64| match hits {
        Some(hits) => hits.count_within(content, lane, (number << power, (number + 1) << power)) as u32,
        None => content.pyramid.cell(content, lane, power, number).count,
    };
    let strip = |number: i64| Strip {
        from: (number << power) as Seconds,
        to: ((number + 1) << power) as Seconds,
        strength: (count(number) as f32 / most).sqrt().min(1.0),
    };
    (number(span.0)..=number(span.1)).map(strip).collect()
}

/// Draws the density of a lane around `y`, up to `half` points to both sides, as far as it shows in the area.
pub fn draw(scene: &mut Scene, scale: &Scale, strips: &[Strip], area: Rect, (y, half): (f32, f32), color: Color) {
    let (from, to) = scale.span();
    let shown = strips.partition_point(|s| s.to < from)..strips.partition_point(|s| s.from <= to);
    if shown.is_empty() || y + half < area.min.y || y - half > area.max.y {
        return;
    }
    let bar = |strip: &Strip| {
        let half = LEAST + (half - LEAST) * strip.strength;
        scale.rect(strip.from, strip.to, y - half, y + half)
    };
    let bars = strips[shown].iter().filter(|strip| strip.strength > 0.0).map(bar).collect();
    scene.push(Shape::Bars { bars, color });
}

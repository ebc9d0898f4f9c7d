//! The overview: the whole span, how dense it is, and the part of it that is in view.

use super::card::DIMMED;
use super::context::DrawContext;
use super::density;
use super::name_row::{NameRow, is_whole};
use crate::base::{Direction, Pos, Rect, bounded};
use crate::scene::{Fill, Scene, Shape, Stroke};
use crate::timeline::index::density::{CellRange, DensityHistogram};
use crate::timeline::index::{Hits, TimelineIndex};
use crate::timeline::metrics::TICK;
use crate::timeline::time::{Scale, Seconds, Step, Viewport};

/// Height of the strip of years at the foot.
const YEARS: f32 = 18.0;
/// Words at the foot stand at least so far apart.
const YEARS_GAP: f64 = 112.0;
/// Free height above and below the marks.
const MARGIN: f32 = 6.0;
/// Half the width of the handles of the window, and half their height.
const HANDLE: f32 = 3.0;
const HANDLE_HEIGHT: f32 = 9.0;
/// Free width beside everything, as a part of the width.
const AIR: f32 = 0.04;
/// Half the least width of the window: a wide enough target for the pointer.
const HALF_WINDOW: f32 = 5.0;
/// Thickness of the window's outline, radius of its corners, and opacity of its ground.
const OUTLINE: f32 = 1.5;
const RADIUS: f32 = 4.0;
const GROUND: f32 = 0.10;
/// Opacity of the density while a search shows, from which the hits stand out, and without one.
const SEARCHED_DENSITY: f32 = 0.25;
const DENSITY: f32 = 0.85;
/// Height of a mark between its bounds, and its free height in its row; least width of a mark.
const MARK_HEIGHT: (f32, f32) = (2.0, 8.0);
const MARK_GAP: f32 = 2.0;
const MIN_MARK: f32 = 3.0;

/// The scale of the overview: everything, with a little air.
pub fn scale(content: &TimelineIndex, direction: Direction, area: Rect) -> Option<Scale> {
    let (from, to) = content.span?;
    let width = area.width();
    Some(Viewport::fit(from, to, width, width * AIR, width * AIR).scale(direction, area))
}

/// The window of the overview that stands for `span`, at least wide enough to be grasped.
pub fn window(scale: &Scale, span: (Seconds, Seconds), area: Rect) -> Rect {
    let rect = scale.rect(span.0, span.1, area.min.y, area.max.y);
    let (x0, x1) = (rect.min.x.max(area.min.x), rect.max.x.min(area.max.x));
    let room = area.shrink2(HALF_WINDOW, 0.0);
    let middle = bounded((x0 + x1) / 2.0, room.min.x, room.max.x);
    Rect::new(x0.min(middle - HALF_WINDOW), area.min.y, x1.max(middle + HALF_WINDOW), area.max.y)
}

/// Draws the overview into `area`, with the window on `span`.
pub fn draw(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    content: &TimelineIndex,
    (direction, area): (Direction, Rect),
    span: (Seconds, Seconds),
    hits: Option<&Hits>,
) {
    let theme = kit.theme;
    scene.push(Shape::Rect { rect: area, radius: 0.0, fill: Fill::Solid(theme.panel), stroke: None });
    let Some(scale) = scale(content, direction, area) else { return };
    scene.push(Shape::PushClip(area));
    draw_years(scene, kit, &scale, area);
    let window = window(&scale, span, area).shrink2(0.0, 2.0);
    let fill = Fill::Solid(theme.accent.fade(GROUND));
    scene.push(Shape::Rect { rect: window, radius: RADIUS, fill, stroke: None });
    draw_marks(scene, kit, content, &scale, area, hits);
    let stroke = Some(Stroke::new(OUTLINE, theme.accent));
    scene.push(Shape::Rect { rect: window.shrink(OUTLINE / 2.0), radius: RADIUS, fill: Fill::None, stroke });
    for x in [window.min.x, window.max.x] {
        let y = window.center().y;
        let rect = Rect::new(x - HANDLE, y - HANDLE_HEIGHT, x + HANDLE, y + HANDLE_HEIGHT);
        scene.push(Shape::Rect { rect, radius: HANDLE, fill: Fill::Solid(theme.accent), stroke: None });
    }
    scene.push(Shape::PopClip);
}

fn draw_years(scene: &mut Scene, kit: DrawContext<'_>, scale: &Scale, area: Rect) {
    let (from, to) = scale.span();
    let step = Step::for_zoom(scale.per_point(), YEARS_GAP);
    let mut row = NameRow::default();
    for time in step.ticks(from, to) {
        let x = scale.x(time);
        let line = Rect::new(x - 0.5, area.min.y + MARGIN, x + 0.5, area.max.y - YEARS);
        scene.push(Shape::Rect { rect: line, radius: 0.0, fill: Fill::Solid(kit.theme.grid), stroke: None });
        let words = kit.dates.tick_full(step.unit, time as i64);
        let layout = kit.line(&words, TICK, kit.messages.locale().direction(), None);
        let pos = Pos::new(x - layout.size.w / 2.0, area.max.y - YEARS + 1.0);
        if is_whole(area.shrink2(HANDLE * 2.0, 0.0), pos.x, layout.size.w) && row.take(pos.x, layout.size.w) {
            scene.push(Shape::Text { layout, pos, color: kit.theme.muted });
        }
    }
}

/// A cell of the density is at least so many points wide.
const CELL: f64 = 4.0;
/// More events than this show as density.
const FEW: usize = 300;

/// Draws a row a lane: one mark an event, or, where they are many, how dense they lie.
fn draw_marks(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    content: &TimelineIndex,
    scale: &Scale,
    area: Rect,
    hits: Option<&Hits>,
) {
    let (_, strip) = area.shrink2(0.0, MARGIN).split_bottom(YEARS - MARGIN);
    let row = strip.height() / content.lanes.len().max(1) as f32;
    let height = (row - MARK_GAP).clamp(MARK_HEIGHT.0, MARK_HEIGHT.1);
    let color = |lane: usize| kit.theme.lane(content.lanes[lane].color);
    let middle = |lane: usize| strip.min.y + (lane as f32 + 0.5) * row;
    if content.placed.len() <= FEW {
        for placed in &content.placed {
            let y = middle(placed.lane());
            let rect = scale.rect(placed.from, placed.to, y - height / 2.0, y + height / 2.0);
            let rect = rect.shrink2(-((MIN_MARK - rect.width()) / 2.0).max(0.0), 0.0);
            let found = hits.is_none_or(|hits| hits.contains(placed.event));
            let fill = Fill::Solid(color(placed.lane()).fade(if found { 1.0 } else { DIMMED }));
            let radius = (height / 2.0).min(MIN_MARK).min(rect.width() / 2.0);
            scene.push(Shape::Rect { rect, radius, fill, stroke: None });
        }
        return;
    }
    let power = CellRange::power_for(CELL, scale.per_point());
    for (lane, all) in content.densities(power, scale.span()).iter().enumerate() {
        let around = (middle(lane), height / 2.0);
        let pale = color(lane).fade(if hits.is_some() { SEARCHED_DENSITY } else { DENSITY });
        density::draw(scene, scale, all, area, around, pale);
        if let Some(hits) = hits {
            let cells = CellRange::over(power, scale.span());
            let found = DensityHistogram::of_hits(&content.placed, &content.pyramid, lane, &cells, hits);
            density::draw(scene, scale, &found, area, around, color(lane));
        }
    }
}

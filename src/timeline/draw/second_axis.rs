//! The second row of the axis: days, months or years of the second calendar, each stretch with its name.

use super::context::DrawContext;
use super::name_row::{NameRow, is_whole};
use crate::base::{Direction, Pos, Rect};
use crate::scene::{Fill, Scene, Shape, Stroke};
use crate::timeline::metrics::{AXIS_SECOND, TICK};
use crate::timeline::time::{Scale, Seconds, calendar_ticks};

/// Free width beside the name of the row, and width that a stretch needs beyond its name.
const PAD: f32 = 8.0;

/// Draws the row at the foot of the axis; gives what is left of it: all of it without a second calendar.
pub fn draw(scene: &mut Scene, kit: DrawContext<'_>, scale: &Scale, axis: Rect) -> Rect {
    let Some(calendar) = kit.dates.second_calendar() else { return axis };
    let (area, rest) = axis.split_bottom(AXIS_SECOND);
    let fill = Fill::Solid(kit.theme.lane_even);
    scene.push(Shape::Rect { rect: area, radius: 0.0, fill, stroke: None });
    let ends = [Pos::new(area.min.x, area.min.y), Pos::new(area.max.x, area.min.y)];
    let stroke = Some(Stroke::new(1.0, kit.theme.grid));
    scene.push(Shape::Path { points: ends.to_vec(), closed: false, fill: Fill::None, stroke });
    let (unit, marks) = calendar_ticks(calendar, scale);
    let mut row = NameRow::default();
    for pair in marks.windows(2) {
        let words = kit.dates.second_tick(unit, pair[0].1);
        draw_stretch(scene, kit, scale, (area, &mut row), (pair[0].0, pair[1].0), &words);
    }
    rest
}

/// Draws the name of the row, for the column of titles.
pub fn draw_name(scene: &mut Scene, kit: DrawContext<'_>, corner: Rect, side: Direction) {
    let Some(calendar) = kit.dates.second_calendar() else { return };
    let row = corner.split_bottom(AXIS_SECOND).0.shrink2(PAD, 0.0);
    let words = kit.messages.get(&format!("second-calendar-row-{}", calendar.as_str()));
    let layout = kit.line(&words, TICK, side, Some(row.width()));
    let start = row.split_start(side, layout.size.w).0;
    let pos = Pos::new(start.min.x, row.center().y - layout.size.h / 2.0);
    scene.push(Shape::Text { layout, pos, color: kit.theme.muted });
}

fn draw_stretch(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    scale: &Scale,
    (area, row): (Rect, &mut NameRow),
    (from, to): (Seconds, Seconds),
    words: &str,
) {
    let mark = scale.flag(scale.x(from), 1.0, area.min.y, area.max.y);
    scene.push(Shape::Rect { rect: mark, radius: 0.0, fill: Fill::Solid(kit.theme.grid_major), stroke: None });
    let layout = kit.line(words, TICK, kit.messages.locale().direction(), None);
    let width = layout.size.w + PAD;
    let flag = scale.flag(scale.sticky_x(from, to, width), width, area.min.y, area.max.y);
    let pos = Pos::new(flag.center().x - layout.size.w / 2.0, flag.center().y - layout.size.h / 2.0);
    if is_whole(area, pos.x, layout.size.w) && row.take(pos.x, layout.size.w) {
        scene.push(Shape::Text { layout, pos, color: kit.theme.muted });
    }
}

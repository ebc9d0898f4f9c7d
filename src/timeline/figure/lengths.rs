//! Lengths of time in words, and the bar that shows one at the scale of a row.

use super::painter::{PagePainter, place};
use crate::base::{Direction, Pos, Rect};
use crate::scene::{Fill, Shape, Stroke};
use crate::timeline::draw::DrawContext;
use crate::timeline::metrics::META;
use crate::timeline::time::{Step, Unit};

/// Lengths that a bar can have.
const BARS: [(Unit, u32); 27] = [
    (Unit::Minute, 1),
    (Unit::Minute, 5),
    (Unit::Minute, 15),
    (Unit::Minute, 30),
    (Unit::Hour, 1),
    (Unit::Hour, 2),
    (Unit::Hour, 6),
    (Unit::Hour, 12),
    (Unit::Day, 1),
    (Unit::Day, 2),
    (Unit::Day, 7),
    (Unit::Day, 14),
    (Unit::Month, 1),
    (Unit::Month, 2),
    (Unit::Month, 3),
    (Unit::Month, 6),
    (Unit::Year, 1),
    (Unit::Year, 2),
    (Unit::Year, 5),
    (Unit::Year, 10),
    (Unit::Year, 20),
    (Unit::Year, 50),
    (Unit::Year, 100),
    (Unit::Year, 1_000),
    (Unit::Year, 10_000),
    (Unit::Year, 100_000),
    (Unit::Year, 1_000_000),
];

/// «شهر واحد», «4 سنوات».
fn words(kit: DrawContext<'_>, unit: Unit, count: i64) -> String {
    let id = match unit {
        Unit::Minute => "length-minutes",
        Unit::Hour => "length-hours",
        Unit::Day => "length-days",
        Unit::Month => "length-months",
        Unit::Year => "length-years",
    };
    kit.messages.format(id, &[("count", count.into())])
}

/// A length of time in words, in the largest unit of which it has at least two.
pub(crate) fn length(kit: DrawContext<'_>, seconds: f64) -> String {
    let units = [Unit::Year, Unit::Month, Unit::Day, Unit::Hour, Unit::Minute];
    let count = |unit: Unit| seconds / Step { unit, count: 1 }.seconds();
    let unit = units.into_iter().find(|unit| count(*unit) >= 1.95).unwrap_or(Unit::Minute);
    words(kit, unit, count(unit).round().max(1.0) as i64)
}

/// Draws a bar of a round length of time with its words over it, at the start side of `area`.
pub(crate) fn draw_bar(painter: &mut PagePainter<'_, '_>, area: Rect, per_point: f64, direction: Direction) {
    let kit = painter.cx.kit;
    let width = |(unit, count): (Unit, u32)| (Step { unit, count }.seconds() / per_point) as f32;
    let Some(&(unit, count)) = BARS.iter().rev().find(|bar| width(**bar) <= area.width()) else { return };
    let said = kit.line(&words(kit, unit, count.into()), META, painter.cx.side, None);
    let bar = place(area, direction, 0.0, width((unit, count)));
    let y = area.center().y + 6.0;
    let corners = [(bar.min.x, y - 4.0), (bar.min.x, y), (bar.max.x, y), (bar.max.x, y - 4.0)];
    let points = corners.map(|(x, y)| Pos::new(x, y)).to_vec();
    let stroke = Some(Stroke::new(1.2, kit.theme.muted));
    painter.scene.push(Shape::Path { points, closed: false, fill: Fill::None, stroke });
    let at = place(area, direction, 0.0, said.size.w);
    let top = y - 5.0 - said.size.h;
    painter.layout(said, Pos::new(at.min.x, top), kit.theme.muted);
}

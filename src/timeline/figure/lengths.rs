//! Lengths of time in words, and the bar that shows one at the scale of a row.

use super::painter::{PagePainter, place};
use crate::base::{Direction, Pos, Rect};
use crate::i18n::TickUnit;
use crate::scene::{Fill, Shape, Stroke};
use crate::timeline::draw::DrawContext;
use crate::timeline::metrics::META;
use crate::timeline::time::Step;

/// Lengths that a bar can have.
const BARS: [(TickUnit, u32); 27] = [
    (TickUnit::Minute, 1),
    (TickUnit::Minute, 5),
    (TickUnit::Minute, 15),
    (TickUnit::Minute, 30),
    (TickUnit::Hour, 1),
    (TickUnit::Hour, 2),
    (TickUnit::Hour, 6),
    (TickUnit::Hour, 12),
    (TickUnit::Day, 1),
    (TickUnit::Day, 2),
    (TickUnit::Day, 7),
    (TickUnit::Day, 14),
    (TickUnit::Month, 1),
    (TickUnit::Month, 2),
    (TickUnit::Month, 3),
    (TickUnit::Month, 6),
    (TickUnit::Year, 1),
    (TickUnit::Year, 2),
    (TickUnit::Year, 5),
    (TickUnit::Year, 10),
    (TickUnit::Year, 20),
    (TickUnit::Year, 50),
    (TickUnit::Year, 100),
    (TickUnit::Year, 1_000),
    (TickUnit::Year, 10_000),
    (TickUnit::Year, 100_000),
    (TickUnit::Year, 1_000_000),
];

/// «شهر واحد», «4 سنوات».
fn words(kit: DrawContext<'_>, unit: TickUnit, count: i64) -> String {
    let id = match unit {
        TickUnit::Minute => "length-minutes",
        TickUnit::Hour => "length-hours",
        TickUnit::Day => "length-days",
        TickUnit::Month => "length-months",
        TickUnit::Year => "length-years",
    };
    kit.messages.format(id, &[("count", count.into())])
}

/// Least number of units in which a length is told: a little less than two, so that 60 days are two months.
const ABOUT_TWO: f64 = 1.95;
/// Height of the ticks at the ends of a bar, distance of its words from it, and how far it stands below the middle of
/// its area, so that both are centred in it.
const BAR_TICK: f32 = 4.0;
const BAR_GAP: f32 = 5.0;
const BAR_DROP: f32 = 6.0;
/// Thickness of its line.
const BAR_WIDTH: f32 = 1.2;

/// A length of time in words, in the largest unit of which it has at least two.
pub(crate) fn length(kit: DrawContext<'_>, seconds: f64) -> String {
    let units = [TickUnit::Year, TickUnit::Month, TickUnit::Day, TickUnit::Hour, TickUnit::Minute];
    let count = |unit: TickUnit| seconds / Step { unit, count: 1 }.seconds();
    let unit = units.into_iter().find(|unit| count(*unit) >= ABOUT_TWO).unwrap_or(TickUnit::Minute);
    words(kit, unit, count(unit).round().max(1.0) as i64)
}

/// Draws a bar of a round length of time with its words over it, at the start side of `area`.
pub(crate) fn draw_bar(painter: &mut PagePainter<'_, '_>, area: Rect, per_point: f64, direction: Direction) {
    let kit = painter.cx.kit;
    let width = |(unit, count): (TickUnit, u32)| (Step { unit, count }.seconds() / per_point) as f32;
    let Some(&(unit, count)) = BARS.iter().rev().find(|bar| width(**bar) <= area.width()) else { return };
    let said = kit.line(&words(kit, unit, count.into()), META, painter.cx.side, None);
    let bar = place(area, direction, 0.0, width((unit, count)));
    let y = area.center().y + BAR_DROP;
    let corners = [(bar.min.x, y - BAR_TICK), (bar.min.x, y), (bar.max.x, y), (bar.max.x, y - BAR_TICK)];
    let points = corners.map(|(x, y)| Pos::new(x, y)).to_vec();
    let stroke = Some(Stroke::new(BAR_WIDTH, kit.theme.muted));
    painter.scene.push(Shape::Path { points, closed: false, fill: Fill::None, stroke });
    let at = place(area, direction, 0.0, said.size.w);
    let top = y - BAR_GAP - said.size.h;
    painter.layout(said, Pos::new(at.min.x, top), kit.theme.muted);
}

//! One row of the timeline: lanes, axis, and the signs of breaks.

use std::collections::HashMap;

use super::fit::{self, PageFit};
use super::lengths;
use super::painter::PagePainter;
use super::rows::TimelineRow;
use crate::base::marks::{FSI, PDI};
use crate::base::{Direction, EventIx, Pos, Rect};
use crate::i18n::TickUnit;
use crate::scene::{Bookmark, Fill, Shape, Stroke};
use crate::text::TextStyle;
use crate::timeline::draw::bands::{self, LaneBrush};
use crate::timeline::draw::card::Labels;
use crate::timeline::draw::{Areas, Composer, DrawState, axis, second_axis};
use crate::timeline::labels::DirectedText;
use crate::timeline::layout::{
    CARD_WIDTHS, LabelDetail, LabelPlacement, LaneLayout, LayoutKey, fit_labels, plan_at_once,
};
use crate::timeline::metrics::{AIR, AXIS, DATE, META};
use crate::timeline::time::{Scale, Step, Viewport};
use crate::timeline::transition::LayoutTransition;

/// Height of a tooth of the sign of a break, in points.
const TOOTH: f32 = 7.0;

/// How far a tooth goes to both sides, in points.
const HALF_TOOTH: f32 = 2.5;
/// Part of the width of a break that is free on each side of the strip.
const BREAK_SIDE: f32 = 0.14;
/// Thickness of its torn edges.
const BREAK_EDGE: f32 = 1.2;
/// Width between both edges of the strip and the words on it: the teeth, and a little air.
const BREAK_AIR: f32 = 10.0;
/// Free width and height around these words on their ground.
const BREAK_GROUND: (f32, f32) = (3.0, 2.0);
/// Lines of the words on a break.
const BREAK_LINES: usize = 3;
/// Free width and height around the bar of a row's scale, and around the time that a row shows.
const BAR_PAD: (f32, f32) = (9.0, 3.0);
const SPAN_PAD: (f32, f32) = (8.0, 9.0);

/// Style of the length of a break.
const BREAK: TextStyle = TextStyle { weight: 650, ..META };

/// A stretch of time on the page.
struct Stretch {
    scale: Scale,
    lanes: Rect,
    axis: Rect,
    /// The time that it shows.
    span: (f64, f64),
}

/// Draws a row into an area as high as its lanes and its axis; gives how many of its labels are not whole, and adds to `bare`
/// the events that have none.
pub(crate) fn draw(
    painter: &mut PagePainter<'_, '_>,
    fit: &PageFit,
    row: &TimelineRow,
    area: Rect,
    (numbers, bare): (Option<&HashMap<EventIx, usize>>, &mut Vec<EventIx>),
) -> usize {
    let (cx, kit) = (painter.cx, painter.cx.kit);
    let (direction, content) = (cx.setup.direction, row.content(cx.content));
    let (column, areas) = divide(painter, fit, area);
    let (plan, view) = plan(painter, fit, row, areas.lanes);
    // What stands below the lanes is cut off by the axis.
    let is_seen = |slot: &LabelPlacement| slot.top + slot.height <= areas.lanes.height() + 1.0;
    let seen = |at: usize| plan.slot(at).filter(is_seen);
    let cut = plan.slots.iter().filter(|(_, slot)| is_seen(slot) && slot.form != LabelDetail::Full).count();
    bare.extend((0..content.placed.len()).filter(|at| seen(*at).is_none()).map(|at| content.placed[at].event));
    let scale = view.scale(direction, areas.lanes);
    let stretches = stretches(row, &scale, &areas, direction, fit);
    let draw_state =
        DrawState { direction, side: cx.side, notes: numbers, bare: fit.variant.bare, ..DrawState::default() };
    let transition = LayoutTransition::still(plan);
    let composer = Composer::new(kit, (cx.project, content), (&areas, &scale, 0.0), &transition, &draw_state);
    painter.fill(column.union(&areas.axis), kit.theme.panel);
    composer.draw_lanes(painter.scene, |scene| {
        for stretch in &stretches {
            scene.push(Shape::PushClip(stretch.lanes));
            axis::draw_grid(scene, kit, &stretch.scale, stretch.lanes);
            scene.push(Shape::PopClip);
        }
    });
    for stretch in &stretches {
        axis::draw(painter.scene, kit, &stretch.scale, stretch.axis);
        mark_years(painter, stretch);
    }
    for pair in stretches.windows(2) {
        draw_break(painter, &pair[0], &pair[1], direction);
    }
    painter.scene.push(Shape::PushClip(areas.lanes));
    for lasting in &row.lasting {
        let ink = LaneBrush::of(kit, content.lanes[lasting.lane()].color);
        bands::draw(painter.scene, kit, &scale, lasting, composer.rail(lasting.lane()), ink);
    }
    painter.scene.push(Shape::PopClip);
    composer.draw_read(painter.scene);
    composer.draw_column(painter.scene);
    draw_corner(painter, fit, (row, column, areas.axis), view.per_point);
    let stroke = Some(Stroke::new(1.0, kit.theme.border));
    painter.scene.push(Shape::Rect { rect: area, radius: 0.0, fill: Fill::None, stroke });
    cut
}

/// The column of titles over the whole height, and the parts of the timeline.
fn divide(painter: &PagePainter<'_, '_>, fit: &PageFit, area: Rect) -> (Rect, Areas) {
    let direction = painter.cx.setup.direction;
    let (column, rest) = area.split_start(direction, fit.geometry.column);
    let (axis, lanes) = rest.split_bottom(fit.geometry.axis);
    let none = Rect::from_size(area.max, crate::base::Size::default());
    // Lanes without names leave the column to the words of the row.
    let own = if painter.cx.has_named_lanes() { fit.geometry.column } else { 0.0 };
    let titles = column.split_end(direction, own).0.split_top(lanes.height()).0;
    (column, Areas { column: titles, lanes, axis, shelf: none, overview: none })
}

fn plan(painter: &PagePainter<'_, '_>, fit: &PageFit, row: &TimelineRow, lanes: Rect) -> (LaneLayout, Viewport) {
    let cx = painter.cx;
    if !row.is_folded() {
        let (plan, per_point) = fit::plan(cx, fit, row, lanes.height());
        return (plan, row.view(lanes.width(), per_point));
    }
    let content = cx.content;
    let span = row.time_axis.span();
    let view = match cx.setup.span {
        Some(_) => Viewport::fit(span.0, span.1, lanes.width(), 0.0, 0.0),
        None => fit_labels(content, span, lanes.width(), CARD_WIDTHS[0]),
    };
    let labels = Labels { kit: cx.kit, project: cx.project, content, side: cx.side };
    let key = LayoutKey::new(0, view.level(), lanes.size());
    (plan_at_once(content, key, view.scale(cx.setup.direction, lanes).span(), &labels), view)
}

/// Places of the stretches of a row: the first from the very beginning of the lanes, the last to their end unless
/// another row goes on there.
fn stretches(row: &TimelineRow, scale: &Scale, areas: &Areas, direction: Direction, fit: &PageFit) -> Vec<Stretch> {
    let pieces = row.time_axis.pieces();
    let is_last = fit.rows.rows.last().is_some_and(|last| std::ptr::eq(last, row));
    let edges = |nth: usize, (from, to): (f64, f64)| {
        let begin = if nth == 0 { areas.lanes.start(direction) } else { scale.x(row.time_axis.map(from)) };
        let end = if nth + 1 < pieces.len() { scale.x(row.time_axis.map(to)) } else { areas.lanes.end(direction) };
        let end = if nth + 1 == pieces.len() && !is_last {
            let beyond = scale.x(row.time_axis.map(to)) + direction.sign() * AIR;
            if direction.sign() > 0.0 { end.min(beyond) } else { end.max(beyond) }
        } else {
            end
        };
        (begin.min(end), begin.max(end))
    };
    let stretch = |(nth, &piece): (usize, &(f64, f64))| {
        let (low, high) = edges(nth, piece);
        let across = |rect: Rect| Rect::new(low, rect.min.y, high, rect.max.y);
        let (lanes, axis) = (across(areas.lanes), across(areas.axis));
        // What is mapped runs as evenly as time within a stretch, only from elsewhere.
        let shift = row.time_axis.map(piece.0) - piece.0;
        let center = scale.time(lanes.center().x) - shift;
        let scale = Scale::new(direction, lanes, center, scale.per_point());
        Stretch { scale, lanes, axis, span: piece }
    };
    pieces.iter().enumerate().map(stretch).collect()
}

/// Adds bookmarks for the years of a stretch, for those who go from year to year.
fn mark_years(painter: &mut PagePainter<'_, '_>, stretch: &Stretch) {
    let step = Step::of_axis(&stretch.scale);
    let year = if step.unit == TickUnit::Year { step } else { Step { unit: TickUnit::Year, count: 1 } };
    let ticks = year.ticks(stretch.span.0, stretch.span.1);
    for (nth, tick) in ticks.iter().enumerate().filter(|(_, tick)| **tick <= stretch.span.1) {
        let ends_before = ticks.get(nth + 1).is_some_and(|next| *next <= stretch.span.0);
        let name = painter.cx.kit.dates.tick_full(year.unit, *tick as i64);
        let known = painter.scene.bookmarks.last().is_some_and(|last| *last.name == *name);
        if !ends_before && !known {
            let pos = Pos::new(stretch.scale.x(tick.max(stretch.span.0)), stretch.lanes.min.y);
            painter.scene.bookmarks.push(Bookmark { pos, name: name.into() });
        }
    }
}

/// Draws a torn strip over lanes and axis, and how long what is missing is.
fn draw_break(painter: &mut PagePainter<'_, '_>, before: &Stretch, after: &Stretch, direction: Direction) {
    let kit = painter.cx.kit;
    let (a, b) = (before.lanes.end(direction), after.lanes.start(direction));
    let strip = Rect::new(a.min(b), before.lanes.min.y, a.max(b), before.axis.max.y);
    let torn = |x: f32| {
        let teeth = (strip.height() / TOOTH).ceil() as usize;
        (0..=teeth).map(move |nth| {
            let y = (strip.min.y + nth as f32 * TOOTH).min(strip.max.y);
            Pos::new(x + if nth % 2 == 0 { -HALF_TOOTH } else { HALF_TOOTH }, y)
        })
    };
    let inside = strip.shrink2(strip.width() * BREAK_SIDE, 0.0);
    let (near, far): (Vec<Pos>, Vec<Pos>) = (torn(inside.min.x).collect(), torn(inside.max.x).collect());
    let points = near.iter().copied().chain(far.iter().rev().copied()).collect();
    let ground = if painter.cx.options.transparent { Fill::None } else { Fill::Solid(kit.theme.panel) };
    painter.scene.push(Shape::PushClip(strip));
    painter.scene.push(Shape::Path { points, closed: true, fill: ground, stroke: None });
    for points in [near, far] {
        let stroke = Some(Stroke::new(BREAK_EDGE, kit.theme.faint));
        painter.scene.push(Shape::Path { points, closed: false, fill: Fill::None, stroke });
    }
    painter.scene.push(Shape::PopClip);
    let said = DirectedText::new(lengths::length(kit, after.span.0 - before.span.1), kit.messages.locale().as_tag());
    // Off the teeth, but no word is broken for that.
    let words = said.text.split_whitespace().map(|word| kit.line(word, BREAK, painter.cx.side, None).size.w);
    let width = words.fold(inside.width() - BREAK_AIR, f32::max) + 1.0;
    let layout = kit.block(&said, BREAK, painter.cx.side, width, BREAK_LINES);
    // In the middle of the strip, whatever side its lines begin at.
    let slack = (layout.size.w - layout.ink_width) / 2.0 * painter.cx.side.sign();
    let middle = Pos::new(strip.center().x, before.axis.center().y);
    let pos = Pos::new(middle.x - layout.size.w / 2.0 + slack, middle.y - layout.size.h / 2.0);
    let (half, high) = (layout.ink_width / 2.0 + BREAK_GROUND.0, layout.size.h / 2.0 + BREAK_GROUND.1);
    let behind = Rect::new(middle.x - half, middle.y - high, middle.x + half, middle.y + high);
    if !painter.cx.options.transparent {
        painter.fill(behind, kit.theme.panel);
    }
    painter.layout(layout, pos, kit.theme.ink);
}

/// Draws below the titles the name of the second axis, or a bar of the row's scale; and, where lanes have no titles,
/// the time that the row shows.
fn draw_corner(
    painter: &mut PagePainter<'_, '_>,
    fit: &PageFit,
    (row, column, axis): (&TimelineRow, Rect, Rect),
    per_point: f64,
) {
    let cx = painter.cx;
    if column.width() <= 0.0 {
        return;
    }
    let corner = Rect::new(column.min.x, axis.min.y, column.max.x, axis.max.y);
    second_axis::draw_name(painter.scene, cx.kit, corner, cx.side);
    if cx.options.scale_bar || !fit.rows.alike {
        let above = corner.split_top(AXIS).0;
        lengths::draw_bar(painter, above.shrink2(BAR_PAD.0, BAR_PAD.1), per_point, cx.setup.direction);
    }
    if !cx.has_named_lanes() && fit.rows.rows.len() > 1 {
        let at = column.shrink2(SPAN_PAD.0, SPAN_PAD.1);
        let mut words = span_words(painter, row, per_point);
        let has_room = |line: &str| cx.kit.line(line, DATE, cx.side, None).ink_width <= at.width();
        if !words.lines().all(has_room) {
            // Between words rather than within one.
            words = words.replace('\u{a0}', " ");
        }
        painter.text(&DirectedText::new(words, cx.kit.messages.locale().as_tag()), DATE, at, 6, cx.kit.theme.ink);
    }
}

/// «1961 – 1963», «نوفمبر 1963».
fn span_words(painter: &PagePainter<'_, '_>, row: &TimelineRow, per_point: f64) -> String {
    let scale = Scale::new(painter.cx.setup.direction, Rect::default(), 0.0, per_point);
    let step = Step::of_axis(&scale);
    let unit = step.context().unwrap_or(step).unit;
    let (from, to) = row.time_axis.span();
    // A date stays on its line.
    let date = |time: f64| painter.cx.kit.dates.tick_full(unit, time as i64).replace(' ', "\u{a0}");
    let [from, to] = [from, to - 1.0].map(date);
    if from == to { from } else { format!("{FSI}{from}{PDI}\u{a0}–\n{FSI}{to}{PDI}") }
}

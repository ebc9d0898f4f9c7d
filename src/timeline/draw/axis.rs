//! The axis: ticks with their words, the larger unit around them, and the lines they draw across the lanes.

use super::context::DrawContext;
use super::name_row::{NameRow, is_whole};
use super::{second_axis, words_ground};
use crate::base::{Color, Pos, Rect, bounded};
use crate::scene::{Fill, Scene, Shape, Stroke};
use crate::timeline::index::density::CellRange;
use crate::timeline::index::{Hits, TimelineIndex};
use crate::timeline::metrics::{AXIS, AXIS_SECOND, TICK, TICK_MAJOR};
use crate::timeline::time::{Scale, Seconds, Step};

/// Height of the row of the larger unit.
const CONTEXT: f32 = 22.0;

/// Free width between a name that is pushed into the view and its end.
const EDGE: f32 = 4.0;

/// Height of the mark of a tick.
const MARK: f32 = 5.0;
/// Free height above the names of ticks, and above years, which stand alone on the axis.
const NAMES_TOP: f32 = 6.0;
const YEARS_TOP: f32 = 12.0;
/// Part of the paler colour in the names of ticks: the larger unit is read first.
const NAMES_TINT: f32 = 0.4;
/// Width that a stretch of the larger unit needs beyond its name, and free height below the name.
const CONTEXT_PAD: f32 = 8.0;
const CONTEXT_BOTTOM: f32 = 4.0;

/// Height of the axis, with the row of a second calendar if there is one.
pub fn height(kit: DrawContext<'_>) -> f32 {
    AXIS + kit.dates.second_calendar().map_or(0.0, |_| AXIS_SECOND)
}

/// Draws the lines of the ticks across `lanes`.
pub fn draw_grid(scene: &mut Scene, kit: DrawContext<'_>, scale: &Scale, lanes: Rect) {
    let step = Step::of_axis(scale);
    let (from, to) = scale.span();
    let mut line = |time: Seconds, color: Color| {
        let x = scale.x(time);
        if x >= lanes.min.x && x <= lanes.max.x {
            let rect = Rect::new(x - 0.5, lanes.min.y, x + 0.5, lanes.max.y);
            scene.push(Shape::Rect { rect, radius: 0.0, fill: Fill::Solid(color), stroke: None });
        }
    };
    step.ticks(from, to).into_iter().for_each(|time| line(time, kit.theme.grid));
    if let Some(context) = step.context() {
        context.ticks(from, to).into_iter().for_each(|time| line(time, kit.theme.grid_major));
    }
}

/// Draws the axis itself into `area`: ticks and their words above, the larger unit below.
pub fn draw(scene: &mut Scene, kit: DrawContext<'_>, scale: &Scale, area: Rect) {
    let theme = kit.theme;
    scene.push(Shape::Rect { rect: area, radius: 0.0, fill: Fill::Solid(theme.panel), stroke: None });
    let line = Stroke::new(1.0, theme.grid_major);
    let top = [Pos::new(area.min.x, area.min.y), Pos::new(area.max.x, area.min.y)];
    scene.push(Shape::Path { points: top.to_vec(), closed: false, fill: Fill::None, stroke: Some(line) });
    scene.push(Shape::PushClip(area));
    let area = second_axis::draw(scene, kit, scale, area);
    let step = Step::of_axis(scale);
    draw_ticks(scene, kit, scale, area, step);
    if let Some(context) = step.context() {
        draw_context(scene, kit, scale, area, context);
    }
    scene.push(Shape::PopClip);
}

/// Draws the names of the axis once more, each on a ground: over what was drawn on the axis since.
pub(crate) fn draw_names_above(scene: &mut Scene, kit: DrawContext<'_>, scale: &Scale, area: Rect) {
    let mut again = Scene::default();
    draw(&mut again, kit, scale, area);
    words_ground::draw_texts(scene, again.items, kit.theme.panel);
}

/// A cell of the hits is at least so many points wide.
const HIT_CELL: f64 = 6.0;
/// Heights by which hits hang down into the axis: of one hit, and of the fullest cell, in points.
const HIT_HEIGHTS: (f32, f32) = (3.0, 9.0);

/// Marks along the top of the axis where the hits of a search are, in all lanes together, higher where they are more.
pub fn draw_hits(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    content: &TimelineIndex,
    scale: &Scale,
    area: Rect,
    hits: &Hits,
) {
    let power = CellRange::power_for(HIT_CELL, scale.per_point());
    let cells = CellRange::over(power, scale.span());
    let count = |cell: i64| {
        (0..content.lanes.len()).map(|lane| hits.count_within(&content.placed, lane, cells.seconds(cell))).sum()
    };
    let counts: Vec<(i64, usize)> =
        cells.numbers.clone().map(|cell| (cell, count(cell))).filter(|(_, count)| *count > 0).collect();
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(1) as f32;
    let bar = |&(cell, count): &(i64, usize)| {
        let height = HIT_HEIGHTS.0 + (HIT_HEIGHTS.1 - HIT_HEIGHTS.0) * ((count - 1) as f32 / most).sqrt();
        let seconds = cells.seconds(cell);
        scale.rect(seconds.start as Seconds, seconds.end as Seconds, area.min.y, area.min.y + height)
    };
    let bars = counts.iter().map(bar).filter_map(|bar| bar.intersection(&area)).collect();
    scene.push(Shape::Bars { bars, color: kit.theme.accent });
}

/// Draws the marks of the ticks, and the names that have room: first those where a larger unit begins.
fn draw_ticks(scene: &mut Scene, kit: DrawContext<'_>, scale: &Scale, area: Rect, step: Step) {
    let (from, to) = scale.span();
    let larger = step.context().map(|context| context.ticks(from, to)).unwrap_or_default();
    let mut ticks = step.ticks(from, to);
    for time in &ticks {
        let x = scale.x(*time);
        let mark = Rect::new(x - 0.5, area.min.y, x + 0.5, area.min.y + MARK);
        scene.push(Shape::Rect { rect: mark, radius: 0.0, fill: Fill::Solid(kit.theme.faint), stroke: None });
    }
    ticks.sort_by_key(|time| !larger.contains(time));
    // Years stand alone on the axis, so they are centred on it and set as the larger unit.
    let top = area.min.y + if step.context().is_some() { NAMES_TOP } else { YEARS_TOP };
    let mut row = NameRow::default();
    for time in ticks {
        let words = kit.dates.tick(step.unit, time as i64);
        let layout = kit.line(&words, TICK, kit.messages.locale().direction(), None);
        let pos = Pos::new(scale.x(time) - layout.size.w / 2.0, top);
        if is_whole(area, pos.x, layout.size.w) && row.take(pos.x, layout.size.w) {
            scene.push(Shape::Text { layout, pos, color: kit.theme.ink.mix(kit.theme.muted, NAMES_TINT) });
        }
    }
}

/// Draws the larger unit: each stretch carries its name at its beginning, or at the edge of the view while it lasts.
fn draw_context(scene: &mut Scene, kit: DrawContext<'_>, scale: &Scale, area: Rect, step: Step) {
    let (from, to) = scale.span();
    let starts = step.ticks(from, to);
    let ends = starts.iter().skip(1).copied().chain([f64::INFINITY]);
    let mut row = NameRow::default();
    for (&start, end) in starts.iter().zip(ends) {
        let words = kit.dates.tick_full(step.unit, start as i64);
        let layout = kit.line(&words, TICK_MAJOR, kit.messages.locale().direction(), None);
        let end = if end.is_finite() { end } else { start + step.seconds() };
        let width = layout.size.w + CONTEXT_PAD;
        let flag = scale.flag(scale.sticky_x(start, end, width), width, area.min.y, area.max.y);
        // A name at the very end of the view is pushed into it as long as its tick is seen.
        let x = flag.center().x - layout.size.w / 2.0;
        let pushed = bounded(x, area.min.x + EDGE, area.max.x - layout.size.w - EDGE);
        let seen = area.contains(Pos::new(scale.x(start), area.min.y));
        // Neither through the words of the tick above nor through a name that was pushed over it.
        if !seen || pushed == x {
            let mark = scale.flag(scale.x(start), 1.0, area.max.y - CONTEXT, area.max.y);
            scene.push(Shape::Rect { rect: mark, radius: 0.0, fill: Fill::Solid(kit.theme.grid_major), stroke: None });
        }
        let pos = Pos::new(if seen { pushed } else { x }, area.max.y - layout.size.h - CONTEXT_BOTTOM);
        if is_whole(area, pos.x, layout.size.w) && row.take(pos.x, layout.size.w) {
            scene.push(Shape::Text { layout, pos, color: kit.theme.ink });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Direction;
    use crate::i18n::{DateWords, Digits, Locale, Messages, MonthNames, SecondCalendar};
    use crate::scene::Theme;
    use crate::text::TextEngine;

    /// Names of every zoom around the turns of months, years and leap days stand apart, and many of them stand.
    #[test]
    fn names_never_run_into_each_other() {
        let engine = TextEngine::bundled();
        let area = Rect::new(0.0, 0.0, 1_400.0, 70.0);
        for locale in Locale::ALL {
            let messages = Messages::new(locale);
            let dates =
                DateWords::new(locale, Digits::Latin, MonthNames::Egypt).with_second(Some(SecondCalendar::Hijri));
            let kit = DrawContext { engine: &engine, theme: Theme::light(), messages: &messages, dates: &dates };
            // 29 February 2024, 1 January 2000, 1 April 2023, and the year 44 BC.
            for center in [1_709_200_000.0, 946_700_000.0, 1_680_300_000.0, -63_500_000_000.0] {
                for zoom in (0..56).step_by(2) {
                    let per_point = 20.0 * 1.5_f64.powi(zoom);
                    let scale = Scale::new(Direction::Rtl, area, center, per_point);
                    let mut scene = Scene::default();
                    draw(&mut scene, kit, &scale, area);
                    let mut names: Vec<(i32, f32, f32, String)> = (scene.items.iter())
                        .filter_map(|item| match &item.shape {
                            Shape::Text { layout, pos, .. } => {
                                Some((pos.y as i32, pos.x, pos.x + layout.ink_width, layout.text.to_string()))
                            }
                            _ => None,
                        })
                        .collect();
                    names.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
                    for pair in names.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
                        assert!(pair[0].2 + 3.0 <= pair[1].1, "{locale:?} {center} {per_point}: {pair:?}");
                    }
                    // Beyond the calendars there are no names.
                    assert!(per_point > 1e8 || names.len() >= 4, "{locale:?} {center} {per_point}: {names:?}");
                }
            }
        }
    }
}

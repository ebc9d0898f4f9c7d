//! The second row of the axis: days, months or years of the second calendar, each stretch with its name.

use crate::base::{Direction, Pos, Rect};
use crate::i18n::{CalendarDay, SecondCalendar, TickUnit};
use crate::model::date::{DAY, Time};
use crate::scene::{Fill, Scene, Shape, Stroke};
use crate::timeline::Kit;
use crate::timeline::draw::axis;
use crate::timeline::metrics::{AXIS_SECOND, TICK};
use crate::timeline::time::scale::{Scale, Seconds};

/// Names stand at least so far apart, in points: room for a month with its year.
const MIN_GAP: f64 = 140.0;
/// More marks than this never fit.
const MOST: usize = 200;

/// Every so many units, and their mean length in days; finest first.
const STEPS: [(TickUnit, i32, f64); 12] = [
    (TickUnit::Day, 1, 1.0),
    (TickUnit::Month, 1, 29.5),
    (TickUnit::Month, 3, 88.6),
    (TickUnit::Month, 6, 177.2),
    (TickUnit::Year, 1, 354.4),
    (TickUnit::Year, 2, 708.7),
    (TickUnit::Year, 5, 1771.8),
    (TickUnit::Year, 10, 3543.7),
    (TickUnit::Year, 20, 7087.3),
    (TickUnit::Year, 50, 17_718.4),
    (TickUnit::Year, 100, 35_436.7),
    (TickUnit::Year, 500, 177_183.5),
];

/// Draws the row at the foot of the axis; gives what is left of it: all of it without a second calendar.
pub fn draw(scene: &mut Scene, kit: Kit<'_>, scale: &Scale, axis: Rect) -> Rect {
    let Some(calendar) = kit.dates.second_calendar() else { return axis };
    let (area, rest) = axis.split_bottom(AXIS_SECOND);
    let fill = Fill::Solid(kit.theme.lane_even);
    scene.push(Shape::Rect { rect: area, radius: 0.0, fill, stroke: None });
    let ends = [Pos::new(area.min.x, area.min.y), Pos::new(area.max.x, area.min.y)];
    let stroke = Some(Stroke::new(1.0, kit.theme.grid));
    scene.push(Shape::Path { points: ends.to_vec(), closed: false, fill: Fill::None, stroke });
    let (unit, marks) = marks(calendar, scale);
    let mut row = axis::NameRow::default();
    for pair in marks.windows(2) {
        let words = kit.dates.second_tick(unit, pair[0].1);
        draw_stretch(scene, kit, scale, (area, &mut row), (pair[0].0, pair[1].0), &words);
    }
    rest
}

/// The name of the row, for the column of titles.
pub fn draw_name(scene: &mut Scene, kit: Kit<'_>, corner: Rect, side: Direction) {
    let Some(calendar) = kit.dates.second_calendar() else { return };
    let row = corner.split_bottom(AXIS_SECOND).0.shrink2(8.0, 0.0);
    let words = kit.messages.get(&format!("second-calendar-row-{}", calendar.as_str()));
    let layout = kit.line(&words, TICK, side, Some(row.width()));
    let start = row.split_start(side, layout.size.w).0;
    let pos = Pos::new(start.min.x, row.center().y - layout.size.h / 2.0);
    scene.push(Shape::Text { layout, pos, color: kit.theme.muted });
}

fn draw_stretch(
    scene: &mut Scene,
    kit: Kit<'_>,
    scale: &Scale,
    (area, row): (Rect, &mut axis::NameRow),
    (from, to): (Seconds, Seconds),
    words: &str,
) {
    let mark = scale.flag(scale.x(from), 1.0, area.min.y, area.max.y);
    scene.push(Shape::Rect { rect: mark, radius: 0.0, fill: Fill::Solid(kit.theme.grid_major), stroke: None });
    let layout = kit.line(words, TICK, kit.messages.locale().direction(), None);
    let width = layout.size.w + 8.0;
    let flag = scale.flag(scale.sticky_x(from, to, width), width, area.min.y, area.max.y);
    let pos = Pos::new(flag.center().x - layout.size.w / 2.0, flag.center().y - layout.size.h / 2.0);
    if axis::within(area, pos.x, layout.size.w) && row.take(pos.x, layout.size.w) {
        scene.push(Shape::Text { layout, pos, color: kit.theme.muted });
    }
}

/// The unit at this zoom, and the marks from the last one before the view to the first one after it.
fn marks(calendar: SecondCalendar, scale: &Scale) -> (TickUnit, Vec<(Seconds, CalendarDay)>) {
    let fits = |&&(_, _, days): &&(TickUnit, i32, f64)| days * 86_400.0 / scale.per_point() >= MIN_GAP;
    let (unit, count, _) = *STEPS.iter().find(fits).unwrap_or(&STEPS[STEPS.len() - 1]);
    let (from, to) = scale.span();
    let mut passed = false;
    let marks =
        std::iter::successors(first(calendar, unit, count, from as Time), |&day| next(calendar, unit, count, day))
            .map_while(|day| Some((calendar.time_of(day)? as Seconds, day)))
            .take_while(|&(time, _)| !std::mem::replace(&mut passed, time > to))
            .take(MOST)
            .collect();
    (unit, marks)
}

/// The last mark at or before a time; the first of the calendar if it begins later.
fn first(calendar: SecondCalendar, unit: TickUnit, count: i32, time: Time) -> Option<CalendarDay> {
    let start = CalendarDay { year: 1, month: 1, day: 1 };
    let Some(day) = calendar.day_of(time) else {
        return calendar.time_of(start).filter(|&begin| begin > time).map(|_| start);
    };
    let whole = |n: i32| (n - 1) / count * count + 1;
    Some(match unit {
        TickUnit::Day => day,
        TickUnit::Month => CalendarDay { month: whole(day.month.into()) as u8, day: 1, ..day },
        // Years of larger steps are round numbers: 1400, 1410; the first stretch begins with the year 1.
        _ => CalendarDay { year: (day.year / count * count).max(1), ..start },
    })
}

fn next(calendar: SecondCalendar, unit: TickUnit, count: i32, day: CalendarDay) -> Option<CalendarDay> {
    match unit {
        TickUnit::Day => calendar.day_of(calendar.time_of(day)? + DAY),
        TickUnit::Month if i32::from(day.month) + count <= 12 => {
            Some(CalendarDay { month: day.month + count as u8, ..day })
        }
        TickUnit::Month => Some(CalendarDay { year: day.year + 1, month: 1, day: 1 }),
        _ => Some(CalendarDay { year: (day.year / count + 1) * count, ..day }),
    }
    .filter(|day| day.year <= 9999)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> CalendarDay {
        CalendarDay { year, month, day }
    }

    #[test]
    fn marks_are_round_and_follow_each_other() {
        use SecondCalendar::{Hijri, Persian};
        let cases = [
            (Hijri, TickUnit::Day, 1, day(1445, 9, 15), day(1445, 9, 15), day(1445, 9, 16)),
            (Hijri, TickUnit::Month, 1, day(1445, 12, 15), day(1445, 12, 1), day(1446, 1, 1)),
            (Hijri, TickUnit::Month, 3, day(1445, 9, 15), day(1445, 7, 1), day(1445, 10, 1)),
            (Persian, TickUnit::Month, 6, day(1402, 12, 29), day(1402, 7, 1), day(1403, 1, 1)),
            (Hijri, TickUnit::Year, 1, day(1445, 9, 15), day(1445, 1, 1), day(1446, 1, 1)),
            (Persian, TickUnit::Year, 50, day(1402, 5, 1), day(1400, 1, 1), day(1450, 1, 1)),
            (Hijri, TickUnit::Year, 100, day(70, 1, 1), day(1, 1, 1), day(100, 1, 1)),
        ];
        for (calendar, unit, count, within, begin, after) in cases {
            let time = calendar.time_of(within).expect("a day");
            assert_eq!(first(calendar, unit, count, time), Some(begin), "{within:?}");
            assert_eq!(next(calendar, unit, count, begin), Some(after), "{within:?}");
        }
    }

    #[test]
    fn far_times_have_no_marks_and_end() {
        for (from, per_point) in [(-1e18, 1e12), (1e18, 1e12), (-1e11, 1e9), (-6e10, 1e2)] {
            let view = crate::timeline::Viewport { center: from, per_point };
            for calendar in SecondCalendar::ALL {
                let (_, marks) = marks(calendar, &view.scale(Direction::Rtl, Rect::new(0.0, 0.0, 900.0, 40.0)));
                assert!(marks.len() <= MOST && marks.is_sorted_by(|a, b| a.0 < b.0), "{calendar:?} {from}");
            }
        }
    }
}

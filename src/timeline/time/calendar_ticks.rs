//! Ticks of a calendar beside the Gregorian: days, months and years of it.

use super::scale::{Scale, Seconds};
use crate::i18n::{CalendarDay, SecondCalendar, TickUnit};
use crate::model::date::{DAY, Time};

/// Names stand at least so far apart, in points: room for a month with its year.
const MIN_GAP: f64 = 140.0;
/// More marks than this never fit.
const MAX_TICKS: usize = 200;

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

/// The unit at this zoom, and the marks from the last one before the view to the first one after it.
pub fn calendar_ticks(calendar: SecondCalendar, scale: &Scale) -> (TickUnit, Vec<(Seconds, CalendarDay)>) {
    let fits = |&&(_, _, days): &&(TickUnit, i32, f64)| days * 86_400.0 / scale.per_point() >= MIN_GAP;
    let (unit, count, _) = *STEPS.iter().find(fits).unwrap_or(&STEPS[STEPS.len() - 1]);
    let (from, to) = scale.span();
    let mut passed = false;
    let marks =
        std::iter::successors(first(calendar, unit, count, from as Time), |&day| next(calendar, unit, count, day))
            .map_while(|day| Some((calendar.time_of(day)? as Seconds, day)))
            .take_while(|&(time, _)| !std::mem::replace(&mut passed, time > to))
            .take(MAX_TICKS)
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
    use crate::base::{Direction, Rect};
    use crate::timeline::time::Viewport;

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
            let view = Viewport { center: from, per_point };
            for calendar in SecondCalendar::ALL {
                let (_, marks) =
                    calendar_ticks(calendar, &view.scale(Direction::Rtl, Rect::new(0.0, 0.0, 900.0, 40.0)));
                assert!(marks.len() <= MAX_TICKS && marks.is_sorted_by(|a, b| a.0 < b.0), "{calendar:?} {from}");
            }
        }
    }
}

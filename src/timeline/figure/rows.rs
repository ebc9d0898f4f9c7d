//! A timeline in rows: where one row ends and the next begins, and what stands in each.

use super::time_axis::BrokenTimeAxis;
use crate::base::bounded;
use crate::i18n::TickUnit;
use crate::timeline::index::{Placed, TimelineIndex};
use crate::timeline::layout::fit_last;
use crate::timeline::metrics::{AIR, GAP};
use crate::timeline::time::{Seconds, Step, Viewport};

/// Rows whose lengths differ by no more than this share one scale.
const ALIKE: f64 = 1.3;

/// A consecutive stretch of time with its events.
#[derive(Debug)]
pub(crate) struct TimelineRow {
    /// Its events on the even axis of `time_axis`; `None` is the whole content as it is.
    own: Option<TimelineIndex>,
    /// The times that it shows.
    pub time_axis: BrokenTimeAxis,
    /// Events that began in a row before and go on in this one, on the even axis of `time_axis`, in lanes of its content.
    pub lasting: Vec<Placed>,
}

/// Largest part of the width of a row that is kept free for its last cards: more than in the window, as nothing on a
/// page can be moved into view.
const MAX_LAST_SHARE: f32 = 0.6;

impl TimelineRow {
    /// The row of a project that is too large to be divided.
    pub(crate) fn whole(span: (Seconds, Seconds)) -> Self {
        Self { own: None, time_axis: BrokenTimeAxis::even(span), lasting: Vec::new() }
    }

    /// Its events, of the content that it was made from.
    pub(crate) fn content<'a>(&'a self, whole: &'a TimelineIndex) -> &'a TimelineIndex {
        self.own.as_ref().unwrap_or(whole)
    }

    /// Returns true if it shows everything in one view that is not laid out for itself.
    pub(crate) fn is_folded(&self) -> bool {
        self.own.is_none()
    }

    /// Seconds a point at which the row fills `width` and leaves its last cards, `card` points wide, their room.
    pub(crate) fn per_point(&self, whole: &TimelineIndex, width: f32, card: f32) -> f64 {
        let (from, to) = self.time_axis.mapped_span();
        let last = self.content(whole).placed.last().map_or(to, |placed| placed.from);
        fit_last((from, to), Some((last, card + 2.0 * GAP)), width, MAX_LAST_SHARE).per_point
    }

    /// The view of so many seconds a point in which the row begins at the start side.
    pub(crate) fn view(&self, width: f32, per_point: f64) -> Viewport {
        let from = self.time_axis.mapped_span().0;
        Viewport { center: from + f64::from(width / 2.0 - AIR) * per_point, per_point }
    }
}

/// The rows of a page or of several.
#[derive(Debug, Default)]
pub(crate) struct TimelineRows {
    /// In order of time.
    pub rows: Vec<TimelineRow>,
    /// They are about as long as each other, so that one scale serves all.
    pub alike: bool,
}

/// Divides what a content shows of `span` into at most `count` rows with about as many events each; `breaks` says
/// which part of the width a break takes, if there are to be any.
pub(crate) fn divide(
    content: &TimelineIndex,
    span: (Seconds, Seconds),
    count: usize,
    breaks: Option<f64>,
) -> TimelineRows {
    let cuts = cuts(&content.placed, span, count);
    let edges: Vec<Seconds> = [span.0].into_iter().chain(cuts).chain([span.1]).collect();
    let last = edges.len() - 2;
    let rows: Vec<TimelineRow> = (edges.windows(2).enumerate())
        .map(|(nth, edges)| row(content, (edges[0], edges[1]), (nth == 0, nth == last), breaks))
        .collect();
    let lengths = rows.iter().map(|row| row.time_axis.mapped_span()).map(|(from, to)| to - from);
    let (least, most) = lengths.fold((f64::INFINITY, 0.0_f64), |(a, b), l| (a.min(l), b.max(l)));
    let unbroken = rows.iter().all(|row| row.time_axis.pieces().len() == 1);
    TimelineRows { alike: rows.len() < 2 || (unbroken && most <= ALIKE * least), rows }
}

/// Part of the length of a row's events up to which the time without events after them is shown.
const MAX_IDLE: f64 = 0.15;
/// Part of that length that is shown of a longer one.
const AIR_AFTER: f64 = 0.03;

fn row(
    content: &TimelineIndex,
    (from, to): (Seconds, Seconds),
    (first, last): (bool, bool),
    breaks: Option<f64>,
) -> TimelineRow {
    // An event at a cut belongs to the row that begins there.
    let begins = |p: &&Placed| (first || p.from >= from) && (last || p.from < to);
    let lasts = |p: &&Placed| !first && p.from < from && p.to > from;
    let clamped = |p: &Placed| p.spanning(bounded(p.from, from, to), bounded(p.to, from, to));
    let placed: Vec<Placed> = content.placed.iter().filter(begins).map(clamped).collect();
    let lasting: Vec<Placed> = content.placed.iter().filter(lasts).map(clamped).collect();
    let end = placed.iter().chain(&lasting).map(|p| p.to).fold(from, f64::max);
    // Time without events before the next row is left out, unless it is short.
    let trimmed = !last && to - end > MAX_IDLE * (end - from) && end > from;
    let to = if trimmed { end + AIR_AFTER * (end - from) } else { to };
    let mut all: Vec<Placed> = lasting.iter().chain(&placed).copied().collect();
    all.sort_by(|a, b| a.from.total_cmp(&b.from));
    let time_axis = match breaks {
        Some(share) => BrokenTimeAxis::broken((from, to), &all, share),
        None => BrokenTimeAxis::even((from, to)),
    };
    let mapped = |p: Placed| p.spanning(time_axis.map(p.from), time_axis.map(p.to));
    let part = content.part(placed.into_iter().map(mapped).collect());
    let in_part = |p: Placed| {
        let lane = content.lanes[p.lane()].lane;
        Some(mapped(p).in_lane(part.lanes.iter().position(|own| own.lane == lane)?))
    };
    let lasting = lasting.into_iter().filter_map(in_part).collect();
    TimelineRow { own: Some(part), time_axis, lasting }
}

/// Ends of rows: near equal numbers of events, at the widest gap there.
fn cuts(placed: &[Placed], span: (Seconds, Seconds), count: usize) -> Vec<Seconds> {
    let mut cuts: Vec<Seconds> = Vec::new();
    for nth in 1..count {
        let ideal = nth * placed.len() / count;
        let reach = (placed.len() / count / 3).max(1);
        let gap = |at: usize| placed[at].from - placed[at - 1].from;
        let near = ideal.saturating_sub(reach).max(1)..(ideal + reach + 1).min(placed.len());
        let widest = near.filter(|at| gap(*at) > 0.0).max_by(|a, b| gap(*a).total_cmp(&gap(*b)).then(b.cmp(a)));
        let Some(at) = widest else { continue };
        let cut = round((placed[at - 1].from, placed[at].from));
        if cut > span.0 && cut < span.1 && cuts.last().is_none_or(|before| *before < cut) {
            cuts.push(cut);
        }
    }
    cuts
}

/// The roundest time after `from`, up to `to`: the beginning of a year rather than of a month.
fn round((from, to): (Seconds, Seconds)) -> Seconds {
    let steps =
        [(TickUnit::Year, 10), (TickUnit::Year, 1), (TickUnit::Month, 1), (TickUnit::Day, 1), (TickUnit::Hour, 1)];
    let begin = |(unit, count)| {
        let ticks = Step { unit, count }.ticks(from, to);
        ticks.into_iter().rev().find(|tick| *tick > from && *tick <= to)
    };
    steps.into_iter().find_map(begin).unwrap_or(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Locale, Messages};
    use crate::model::{EdtfDate, Event, Project};

    fn content(dates: &[&str]) -> TimelineIndex {
        let mut project = Project::default();
        for date in dates {
            let when = Some(EdtfDate::parse(date).expect("a date"));
            project.events.push(Event { when, ..Event::default() });
        }
        TimelineIndex::build(&project, &Messages::new(Locale::En), |_| true)
    }

    #[test]
    fn every_event_begins_in_one_row_and_rows_begin_at_round_times() {
        let dates =
            ["2001-05-03", "2001-05-09", "2001-07-11", "2002-03-04", "2003-02-01", "2003-02-02/2005", "2004-06"];
        let content = content(&dates);
        let span = content.span.expect("dated");
        for count in 1..5 {
            let rows = divide(&content, span, count, None).rows;
            assert!(!rows.is_empty() && rows.len() <= count);
            let begun = |row: &TimelineRow| {
                let (from, to) = row.time_axis.span();
                content.placed.iter().filter(|p| p.from >= from && p.from < to).count()
            };
            assert_eq!(rows.iter().map(begun).sum::<usize>(), dates.len(), "{count}");
            assert!(rows.windows(2).all(|pair| pair[0].time_axis.span().1 <= pair[1].time_axis.span().0), "{count}");
        }
        let two = divide(&content, span, 2, None).rows;
        let begin = two[1].time_axis.span().0;
        assert_eq!(crate::model::date::day_of_time(begin as i64).expect("a day").to_string(), "2003-01-01");
        assert_eq!(two[1].content(&content).placed.len(), 3, "{two:?}");
    }

    #[test]
    fn a_lasting_event_goes_on_in_the_next_row_without_a_second_card() {
        let content = content(&["2001", "2001-02/2004-05", "2001-03", "2003", "2003-05", "2004"]);
        let rows = divide(&content, content.span.expect("dated"), 2, None).rows;
        let count: Vec<_> = rows.iter().map(|row| (row.content(&content).placed.len(), row.lasting.len())).collect();
        assert_eq!(count, [(3, 0), (3, 1)]);
        let (from, to) = rows[1].time_axis.span();
        let shown = rows[1].content(&content).placed.iter().chain(&rows[1].lasting);
        assert!(shown.clone().count() == 4 && shown.into_iter().all(|p| p.from >= from && p.to <= to));
    }

    #[test]
    fn events_of_one_moment_stay_together() {
        let content = content(&["2001-05-03"; 9]);
        assert_eq!(divide(&content, content.span.expect("dated"), 3, Some(0.05)).rows.len(), 1);
    }
}

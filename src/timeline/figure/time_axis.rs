//! Time on a row of a page: it runs evenly but for breaks, where a long span without events is cut out.

use crate::timeline::index::Placed;
use crate::timeline::time::Seconds;

/// A gap is cut out if it takes more than this part of what is shown …
const LONG: f64 = 0.33;
/// … and is so many times as long as the median of the others.
const UNUSUAL: f64 = 4.0;
/// Breaks of one row.
const MAX_BREAKS: usize = 4;
/// Part of what stays that is kept before and after a break.
const AIR: f64 = 0.05;

/// Stretches of time that are shown, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BrokenTimeAxis {
    pieces: Vec<(Seconds, Seconds)>,
    /// Length of a break at the scale of the stretches.
    gap: Seconds,
}

impl BrokenTimeAxis {
    /// One stretch without a break.
    pub(crate) fn even(span: (Seconds, Seconds)) -> Self {
        Self { pieces: vec![span], gap: 0.0 }
    }

    /// `span` without the long gaps between these events; a break takes `share` of the width.
    pub(crate) fn broken(span: (Seconds, Seconds), placed: &[Placed], share: f64) -> Self {
        let gaps = gaps(span, placed);
        let mut cut: Vec<(Seconds, Seconds)> = Vec::new();
        let mut left = span.1 - span.0;
        let mut by_length = gaps.clone();
        by_length.sort_by(|a, b| (b.1 - b.0).total_cmp(&(a.1 - a.0)));
        for (nth, gap) in by_length.iter().enumerate().take(MAX_BREAKS) {
            let length = gap.1 - gap.0;
            // The others are shorter: that in their middle is the median.
            let others = &by_length[nth + 1..];
            let median = others.get(others.len().saturating_sub(1) / 2).map(|other| other.1 - other.0);
            if length <= LONG * left || median.is_none_or(|median| length < UNUSUAL * median) {
                break;
            }
            left -= length;
            cut.push(*gap);
        }
        cut.sort_by(|a, b| a.0.total_cmp(&b.0));
        let air = AIR * left;
        let mut pieces = vec![span];
        for (from, to) in cut {
            // Short gaps are left out by two thirds at least.
            let air = air.min((to - from) / 6.0);
            let last = pieces.len() - 1;
            pieces[last].1 = from + air;
            pieces.push((to - air, span.1));
        }
        let shown: f64 = pieces.iter().map(|(from, to)| to - from).sum();
        let breaks = (pieces.len() - 1) as f64;
        Self { pieces, gap: shown * share / (1.0 - breaks * share).max(0.5) }
    }

    /// The stretches of time that are shown.
    pub(crate) fn pieces(&self) -> &[(Seconds, Seconds)] {
        &self.pieces
    }

    /// First and last time.
    pub(crate) fn span(&self) -> (Seconds, Seconds) {
        (self.pieces[0].0, self.pieces[self.pieces.len() - 1].1)
    }

    /// The same on the even axis that the row is laid out on.
    pub(crate) fn mapped_span(&self) -> (Seconds, Seconds) {
        let (from, to) = self.span();
        (self.map(from), self.map(to))
    }

    /// A time on the even axis that the row is laid out on: the times of the first stretch stay what they are.
    pub(crate) fn map(&self, time: Seconds) -> Seconds {
        let mut end = self.pieces[0].1;
        let mut mapped = end;
        if time <= end {
            return time;
        }
        for &(from, to) in &self.pieces[1..] {
            if time < from {
                return mapped + (time - end) / (from - end) * self.gap;
            }
            mapped += self.gap;
            if time <= to {
                return mapped + time - from;
            }
            (mapped, end) = (mapped + to - from, to);
        }
        mapped + time - end
    }
}

/// The spans between events in which nothing happens, in order.
fn gaps(span: (Seconds, Seconds), placed: &[Placed]) -> Vec<(Seconds, Seconds)> {
    let mut gaps = Vec::new();
    let mut covered: Option<Seconds> = None;
    for event in placed {
        let (from, to) = (event.from.max(span.0), event.to.min(span.1));
        if let Some(end) = covered.filter(|end| from > *end) {
            gaps.push((end, from));
        }
        covered = Some(covered.map_or(to, |end| end.max(to)));
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::EventIx;
    use crate::model::date::{Bounds, Edge, EdgeKind};

    fn events(spans: &[(i64, i64)]) -> Vec<Placed> {
        let edge = |time| Edge { time, kind: EdgeKind::Sharp };
        let at = |&(from, to): &(i64, i64)| Placed::at(EventIx(0), 0, Bounds { from: edge(from), to: edge(to) });
        spans.iter().map(at).collect()
    }

    #[test]
    fn only_long_and_unusual_gaps_are_cut() {
        type Case = (&'static [(i64, i64)], usize);
        let cases: [Case; 6] = [
            (&[(0, 1), (10, 11), (20, 21), (1000, 1001), (1010, 1020)], 1),
            (&[(0, 1), (10, 11), (5_000, 5_001), (5_010, 5_011), (90_000, 90_001), (90_009, 90_010)], 2),
            (&[(0, 1), (100, 101), (200, 201), (300, 301)], 0),
            (&[(0, 1), (1000, 1001)], 0),
            (&[(0, 1000), (10, 11), (990, 1000)], 0),
            (&[(0, 1), (10, 11), (600, 601), (1100, 1101)], 0),
        ];
        for (spans, breaks) in cases {
            let placed = events(spans);
            let span = (placed[0].from, placed.iter().map(|p| p.to).fold(0.0, f64::max));
            let time_axis = BrokenTimeAxis::broken(span, &placed, 0.05);
            assert_eq!(time_axis.pieces().len() - 1, breaks, "{spans:?}: {time_axis:?}");
            assert_eq!(time_axis.span(), span);
            for event in &placed {
                let shown = |t: f64| time_axis.pieces().iter().any(|(from, to)| (*from..=*to).contains(&t));
                assert!(shown(event.from) && shown(event.to), "{spans:?}: {time_axis:?}");
            }
        }
    }

    #[test]
    fn time_only_goes_on_and_runs_evenly_within_a_stretch() {
        let placed = events(&[(0, 1), (10, 11), (20, 21), (1000, 1001), (1010, 1020)]);
        let time_axis = BrokenTimeAxis::broken((0.0, 1020.0), &placed, 0.05);
        let mapped: Vec<f64> = (0..=1100).map(|t| time_axis.map(f64::from(t))).collect();
        assert!(mapped.is_sorted_by(|a, b| a < b));
        assert_eq!(time_axis.map(15.0), 15.0);
        assert!((time_axis.map(1015.0) - time_axis.map(1005.0) - 10.0).abs() < 1e-9);
        let (from, to) = time_axis.mapped_span();
        assert!(to - from < 100.0, "{from} {to}");
    }
}

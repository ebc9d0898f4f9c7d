//! Regions of a page that are read one after the other: columns, and what stands above and below them. A page is cut at the
//! longest gutter (free strip from top to bottom between two columns), and the parts again, until there is none.

use super::segments::Segment;
use crate::base::Direction;
use crate::documents::pdf::median::median;

/// Number of lines that columns have at least: …
const MIN_LINES: usize = 4;
/// … their average width in ems, as narrower ones are cells of a table, which is read by rows, …
const MIN_WIDTH: f64 = 7.0;
/// … and the width of the gutter between them, in ems.
const MIN_GUTTER: f64 = 0.7;
/// Number of regions in regions that are cut.
const MAX_DEPTH: usize = 24;

/// A free strip that runs down between two columns: `x` is its middle; all in points.
struct Gutter {
    x: f64,
    top: f64,
    bottom: f64,
}

/// The regions of some segments in the order of reading: above the columns, first and second column, below them.
/// `direction` tells which of two columns is the first.
pub(crate) fn regions(segments: Vec<Segment>, direction: Direction) -> Vec<Vec<Segment>> {
    let mut found = Vec::new();
    cut(segments, direction, MAX_DEPTH, &mut found);
    found
}

/// Cuts a region at its longest gutter, and its parts again.
fn cut(segments: Vec<Segment>, direction: Direction, depth: usize, found: &mut Vec<Vec<Segment>>) {
    let gutter = if depth == 0 { None } else { gutter(&segments) };
    let Some(gutter) = gutter else {
        if !segments.is_empty() {
            found.push(segments);
        }
        return;
    };
    let (above, rest): (Vec<_>, Vec<_>) = segments.into_iter().partition(|s| s.middle() < gutter.top);
    let (below, beside): (Vec<_>, Vec<_>) = rest.into_iter().partition(|s| s.middle() > gutter.bottom);
    let (left, right): (Vec<_>, Vec<_>) = beside.into_iter().partition(|s| s.from + s.to < 2.0 * gutter.x);
    let (first, second) = if direction == Direction::Rtl { (right, left) } else { (left, right) };
    for part in [above, first, second, below] {
        cut(part, direction, depth - 1, found);
    }
}

/// The longest gutter between two columns; nothing if there is none.
fn gutter(segments: &[Segment]) -> Option<Gutter> {
    if segments.len() < 2 * MIN_LINES {
        return None;
    }
    let em = median(segments.iter().map(|s| s.size));
    let (from, to) = segments.iter().fold((f64::MAX, f64::MIN), |(a, b), s| (a.min(s.from), b.max(s.to)));
    let bins = ((to - from) / (MIN_GUTTER * em)).clamp(1.0, 400.0) as usize;
    let step = (to - from) / bins as f64;
    let mut by_place: Vec<&Segment> = segments.iter().collect();
    by_place.sort_by(|a, b| a.top().total_cmp(&b.top()));
    let mut best: Option<Gutter> = None;
    let mut last = Vec::new();
    // Whatever lies beyond the text is no part of a gutter: else the shortest one at an edge would be the longest.
    let (first, end) =
        segments.iter().fold((f64::MAX, f64::MIN), |(top, low), s| (top.min(s.top()), low.max(s.bottom())));
    // Bins overlap by half, so that a gutter of a bin's width is found wherever it lies.
    for half in 0..2 * bins {
        let x = from + step * half as f64 / 2.0;
        let clear = clear_spans(&by_place, (x, x + step), (first, end), MIN_LINES as f64 * em);
        // Neighbouring bins mostly see the same.
        if clear != last {
            for (top, bottom) in &clear {
                let longer = best.as_ref().is_none_or(|best| bottom - top > best.bottom - best.top);
                if longer && divides(segments, x + step / 2.0, *top, *bottom) {
                    best = Some(Gutter { x: x + step / 2.0, top: *top, bottom: *bottom });
                }
            }
            last = clear;
        }
    }
    best
}

/// Free spans, from top to bottom, of at least `height` between `left` and `right`, within the text from `first` to `last`.
fn clear_spans(
    by_top: &[&Segment],
    (left, right): (f64, f64),
    (first, last): (f64, f64),
    height: f64,
) -> Vec<(f64, f64)> {
    let (mut clear, mut end) = (Vec::new(), first);
    for segment in by_top.iter().filter(|s| s.from < right && s.to > left) {
        if segment.top() - end >= height {
            clear.push((end, segment.top()));
        }
        end = end.max(segment.bottom());
    }
    if last - end >= height {
        clear.push((end, last));
    }
    clear
}

/// Returns true if there is a column on both sides of `x`, between `top` and `bottom`, and the two stand side by side.
fn divides(segments: &[Segment], x: f64, top: f64, bottom: f64) -> bool {
    let mut sides = [(0, 0.0, 0.0, f64::MIN, f64::MAX); 2];
    for s in segments.iter().filter(|s| s.middle() >= top && s.middle() <= bottom) {
        let (count, width, size, low, high) = &mut sides[usize::from(s.from + s.to > 2.0 * x)];
        *count += 1;
        *width += s.width();
        *size += s.size;
        (*low, *high) = (low.max(s.bottom()), high.min(s.top()));
    }
    let [(_, _, _, a_low, a_high), (_, _, _, b_low, b_high)] = sides;
    let beside = a_low.min(b_low) - a_high.max(b_high);
    let is_column =
        |(count, width, size, _, _): &(usize, f64, f64, f64, f64)| *count >= MIN_LINES && width / size >= MIN_WIDTH;
    sides.iter().all(is_column) && beside > 0.0
}

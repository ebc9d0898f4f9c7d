//! The view of the whole: all that is dated, with room for the label of what comes last; and where it ends.

use super::label::{CARD_WIDTH, TITLE_WIDTH};
use crate::timeline::index::TimelineIndex;
use crate::timeline::metrics::{AIR, GAP};
use crate::timeline::time::{Seconds, Viewport, level_per_point};

/// Number of dated events up to which a project is laid out whole.
pub const MAX_WHOLE: usize = 1_000;

/// The view that shows all of a span and leaves the last card, which begins somewhere and is so many points wide, its
/// room: at most this share of the width.
pub(crate) fn fit_last(
    (from, to): (Seconds, Seconds),
    last: Option<(Seconds, f32)>,
    width: f32,
    share: f32,
) -> Viewport {
    let mut view = Viewport::fit(from, to, width, AIR, AIR);
    let Some((begins, card)) = last else { return view };
    // Two rounds settle it: the room that the card needs depends on the zoom.
    for _ in 0..2 {
        let after = f64::from(card) - (to - begins) / view.per_point;
        let after = (after.max(f64::from(AIR)) as f32).min(width * share);
        view = Viewport::fit(from, to, width, AIR, after);
    }
    view
}

/// Largest part of the width of a view that is kept free for its last cards.
const MAX_LAST_SHARE: f32 = 0.4;

/// The view that shows all of `span` and leaves the last cards, `card` points wide, their room.
pub fn fit_labels(content: &TimelineIndex, span: (Seconds, Seconds), width: f32, card: f32) -> Viewport {
    // Very many events have titles at most.
    let card = if content.placed.len() > MAX_WHOLE { TITLE_WIDTH } else { card } + 2.0 * GAP;
    // What begins last reaches farthest.
    let last = content.placed.last().map(|placed| placed.from);
    fit_last(span, last.map(|from| (from, card)), width, MAX_LAST_SHARE)
}

/// End of a view of the whole, `width` points wide, at a zoom, in points along time; what goes beyond is cut off in it.
///
/// Nearer than the whole, the view is one of its end: what begins last reaches farthest, or what lasts longest. Farther
/// out, all is in the view wherever it was zoomed from; that it was zoomed from its middle is as likely as any.
pub fn end_of_view(content: &TimelineIndex, per_point: f64, width: f32) -> f64 {
    let zoomed = zoomed_out(content, per_point, width);
    zoomed.map_or(0.0, |(middle, _)| middle + f64::from(width) / 2.0).max(near_end(content, per_point))
}

/// The end of a view of the whole that is not zoomed out.
fn near_end(content: &TimelineIndex, per_point: f64) -> f64 {
    let last = content.placed.last().map_or(0.0, |placed| placed.from / per_point);
    let lasts = content.span.map_or(0.0, |(_, to)| to / per_point);
    f64::max(last + f64::from(CARD_WIDTH + 2.0 * GAP), lasts + f64::from(AIR))
}

/// The middle of a view that is zoomed out of the whole, in points along time, and how much farther out it is.
fn zoomed_out(content: &TimelineIndex, per_point: f64, width: f32) -> Option<(f64, f64)> {
    let whole = fit_labels(content, content.span?, width, CARD_WIDTH);
    (per_point > whole.per_point).then(|| (whole.center / per_point, per_point / whole.per_point))
}

/// Place where labels stop growing: the end of all views that a layout is for.
#[derive(Clone, Copy, Debug)]
pub(super) struct LabelEnd {
    /// At least so far, in points along time.
    near: f64,
    /// Place where what they keep for themselves ends: they grow into it as the view goes nearer.
    pub(super) kept: f64,
    /// Of views that are zoomed out of the whole: the middle and half the width, in points, and how much nearer than the
    /// farthest of them the nearest is.
    out: Option<(f64, f64, f64)>,
}

impl LabelEnd {
    /// The same place for all labels, in points along time.
    pub(super) fn at(end: f64) -> Self {
        Self { near: end, kept: end, out: None }
    }

    /// The end of all views of a level of zoom, `width` points wide. It reaches from `per_point` to a step nearer.
    pub(super) fn of_level(content: &TimelineIndex, per_point: f64, width: f32) -> Self {
        let step = level_per_point(0) / level_per_point(1);
        let out = zoomed_out(content, per_point, width)
            .map(|(middle, farther)| (middle, f64::from(width) / 2.0, farther.min(step)));
        Self { near: near_end(content, per_point), kept: f64::INFINITY, out }
    }

    /// The end for a label that begins at a place.
    pub(super) fn of(self, begins: f64) -> f64 {
        let out = self.out.map_or(f64::NEG_INFINITY, |(middle, half, nearer)| {
            // In a nearer view, what is past the middle is nearer to the end.
            let past = begins - middle;
            begins + half - if past > 0.0 { past * nearer } else { past }
        });
        self.near.max(out)
    }
}

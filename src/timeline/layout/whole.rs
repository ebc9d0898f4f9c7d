//! The view of the whole: all that is dated, with room for the label of what comes last; and where it ends.

use super::label::{CARD_WIDTH, TITLE_WIDTH};
use super::tiles::MAX_WHOLE;
use crate::timeline::index::TimelineIndex;
use crate::timeline::metrics::{AIR, GAP};
use crate::timeline::time::{Seconds, Viewport};

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
    let last = content.placed.last().map_or(0.0, |placed| placed.from / per_point);
    let lasts = content.span.map_or(0.0, |(_, to)| to / per_point);
    let near = f64::max(last + f64::from(CARD_WIDTH + 2.0 * GAP), lasts + f64::from(AIR));
    let whole = content.span.map(|span| fit_labels(content, span, width, CARD_WIDTH));
    let out = whole.filter(|whole| per_point > whole.per_point);
    out.map_or(near, |whole| near.max(whole.center / per_point + f64::from(width) / 2.0))
}

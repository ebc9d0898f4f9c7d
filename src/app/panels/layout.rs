//! Where the panels stand. Sides are named by reading; only `Rect::split_start` knows which is right.

use crate::base::{Direction, Rect};

/// Height of the tool bar.
const TOOLBAR: f32 = 52.0;
/// Height of the status line.
const STATUS: f32 = 30.0;
/// The source panel leaves the timeline at least this width.
const MIN_TIMELINE: f32 = 420.0;
/// The source panel is at least so wide.
const MIN_SOURCE: f32 = 270.0;

/// The parts of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Panels {
    /// Tool bar at the top.
    pub toolbar: Rect,
    /// Documents at the end side; of no width if closed.
    pub source: Rect,
    /// The timeline.
    pub timeline: Rect,
    /// Status line at the foot.
    pub status: Rect,
}

impl Panels {
    /// Divides the window; `share` of its width goes to the source panel, if that is open.
    pub fn divide(window: Rect, side: Direction, share: Option<f32>) -> Self {
        let (toolbar, rest) = window.split_top(TOOLBAR);
        let (status, rest) = rest.split_bottom(STATUS);
        let most = (rest.width() - MIN_TIMELINE).max(0.0);
        let width = share.map_or(0.0, |share| (rest.width() * share).max(MIN_SOURCE).min(most));
        let (source, timeline) = rest.split_end(side, width);
        Self { toolbar, source, timeline, status }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_stands_at_the_end_side_and_leaves_room() {
        let window = Rect::new(0.0, 0.0, 1200.0, 800.0);
        let arabic = Panels::divide(window, Direction::Rtl, Some(0.3));
        let english = Panels::divide(window, Direction::Ltr, Some(0.3));
        assert_eq!((arabic.source.min.x, arabic.source.max.x), (0.0, 360.0));
        assert_eq!((english.source.min.x, english.source.max.x), (840.0, 1200.0));
        assert_eq!(Panels::divide(window, Direction::Rtl, None).source.width(), 0.0);
        let narrow = Panels::divide(Rect::new(0.0, 0.0, 600.0, 500.0), Direction::Rtl, Some(0.5));
        assert_eq!(narrow.timeline.width(), MIN_TIMELINE);
    }
}

//! Where the panels stand. Sides are named by reading; only `Rect::split_start` knows which is right.

use crate::base::{Direction, Rect, bounded};

/// Height of the tool bar.
const TOOLBAR: f32 = 52.0;
/// Height of the status line.
const STATUS: f32 = 30.0;
/// The source panel leaves the timeline at least this width.
const MIN_TIMELINE: f32 = 420.0;
/// The source panel is at least so wide.
const MIN_SOURCE: f32 = 270.0;

/// The list and the source leave each other at least this height, if there is so much.
const MIN_PART: f32 = 200.0;

/// What stands at the end side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ends {
    /// Nothing: the timeline has the room.
    Nothing,
    /// The source.
    Source,
    /// The list of events.
    List,
    /// The list above the source, with this part of the height.
    Both(f32),
}

/// The parts of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Panels {
    /// Tool bar at the top.
    pub toolbar: Rect,
    /// The end side: list and source. Of no width if both are closed.
    pub end: Rect,
    /// The list of events; of no height if closed.
    pub list: Rect,
    /// Documents; of no height if closed.
    pub source: Rect,
    /// The timeline.
    pub timeline: Rect,
    /// Status line at the foot.
    pub status: Rect,
}

impl Panels {
    /// Divides the window; `share` of its width goes to the end side, if anything stands there.
    pub fn divide(window: Rect, side: Direction, share: f32, ends: Ends) -> Self {
        let (toolbar, rest) = window.split_top(TOOLBAR);
        let (status, rest) = rest.split_bottom(STATUS);
        let most = (rest.width() - MIN_TIMELINE).max(0.0);
        let width = if ends == Ends::Nothing { 0.0 } else { (rest.width() * share).max(MIN_SOURCE).min(most) };
        let (end, timeline) = rest.split_end(side, width);
        let height = match ends {
            Ends::Nothing | Ends::Source => 0.0,
            Ends::List => end.height(),
            Ends::Both(part) => {
                let least = MIN_PART.min(end.height() / 2.0);
                bounded(end.height() * part, least, end.height() - least)
            }
        };
        let (list, rest) = end.split_top(height);
        let nothing = Rect::new(end.min.x, end.max.y, end.max.x, end.max.y);
        let source = if matches!(ends, Ends::Source | Ends::Both(_)) { rest } else { nothing };
        Self { toolbar, end, list, source, timeline, status }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_stands_at_the_end_side_and_leaves_room() {
        let window = Rect::new(0.0, 0.0, 1200.0, 800.0);
        let arabic = Panels::divide(window, Direction::Rtl, 0.3, Ends::Source);
        let english = Panels::divide(window, Direction::Ltr, 0.3, Ends::Source);
        assert_eq!((arabic.source.min.x, arabic.source.max.x), (0.0, 360.0));
        assert_eq!((english.source.min.x, english.source.max.x), (840.0, 1200.0));
        assert_eq!(Panels::divide(window, Direction::Rtl, 0.3, Ends::Nothing).end.width(), 0.0);
        let narrow = Panels::divide(Rect::new(0.0, 0.0, 600.0, 500.0), Direction::Rtl, 0.5, Ends::Source);
        assert_eq!(narrow.timeline.width(), MIN_TIMELINE);
    }

    #[test]
    fn list_and_source_share_the_end_side() {
        let window = Rect::new(0.0, 0.0, 1200.0, 882.0);
        // What stands there, and the heights of list and source.
        let cases = [
            (Ends::Nothing, 0.0, 0.0),
            (Ends::Source, 0.0, 800.0),
            (Ends::List, 800.0, 0.0),
            (Ends::Both(0.5), 400.0, 400.0),
            (Ends::Both(0.1), 200.0, 600.0),
            (Ends::Both(0.9), 600.0, 200.0),
        ];
        for (ends, list, source) in cases {
            let panels = Panels::divide(window, Direction::Rtl, 0.3, ends);
            assert_eq!((panels.list.height(), panels.source.height()), (list, source), "{ends:?}");
        }
    }
}

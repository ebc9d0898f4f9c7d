//! Where the panels stand. Sides are named by reading; only `Rect::split_start` knows which is right.

use crate::base::{Direction, Rect, bounded};

/// Height of the tool bar.
const TOOLBAR: f32 = 52.0;
/// Height of the tool bar in a low window.
const LOW_TOOLBAR: f32 = 44.0;
/// Windows lower than this have a low tool bar.
const LOW_WINDOW: f32 = 400.0;
/// Height of the status line.
pub const STATUS: f32 = 30.0;
/// The source panel leaves the timeline at least this width.
const MIN_TIMELINE: f32 = 420.0;
/// Least width of the source panel, in points.
const MIN_SOURCE: f32 = 270.0;

/// A narrower source panel beside the whole of the timeline would show nothing.
const MIN_STRIP: f32 = 180.0;
/// Instead, it then has this part of the width.
const NARROW_SHARE: f32 = 0.45;
/// The same for the list, whose head needs more.
const NARROW_LIST: f32 = 0.52;

/// The list and the source leave each other at least this height, if there is so much.
const MIN_PART: f32 = 200.0;

/// Lower than this, there is no room for list and source together.
const LOW: f32 = 260.0;

/// The panels at the end side.
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

fn toolbar(window: Rect) -> f32 {
    if window.height() < LOW_WINDOW { LOW_TOOLBAR } else { TOOLBAR }
}

impl Panels {
    /// Returns true if a window has no room for list and source together: two panels of a line or two would be of no use.
    pub fn is_tight(window: Rect) -> bool {
        window.height() - toolbar(window) - STATUS < LOW
    }

    /// Returns the place of the status line.
    pub fn status(window: Rect) -> Rect {
        window.split_top(toolbar(window)).1.split_bottom(STATUS).0
    }

    /// Divides the window; `share` of its width goes to the end side, if anything stands there. So many points above the
    /// status line are left free.
    pub fn divide(window: Rect, side: Direction, share: f32, (ends, free): (Ends, f32)) -> Self {
        let (toolbar, rest) = window.split_top(toolbar(window));
        let (status, rest) = rest.split_bottom(STATUS);
        let rest = rest.split_bottom(free).1;
        let beside = rest.width() - MIN_TIMELINE;
        let narrow = if ends == Ends::List { NARROW_LIST } else { NARROW_SHARE };
        let most = if beside < MIN_STRIP { rest.width() * narrow } else { beside };
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
        let arabic = Panels::divide(window, Direction::Rtl, 0.3, (Ends::Source, 0.0));
        let english = Panels::divide(window, Direction::Ltr, 0.3, (Ends::Source, 0.0));
        assert_eq!((arabic.source.min.x, arabic.source.max.x), (0.0, 360.0));
        assert_eq!((english.source.min.x, english.source.max.x), (840.0, 1200.0));
        assert_eq!(Panels::divide(window, Direction::Rtl, 0.3, (Ends::Nothing, 0.0)).end.width(), 0.0);
        let tiny = Panels::divide(Rect::new(0.0, 0.0, 450.0, 300.0), Direction::Rtl, 0.3, (Ends::Source, 0.0));
        assert_eq!((tiny.source.width(), tiny.timeline.width()), (202.5, 247.5));
        assert!(Panels::is_tight(Rect::new(0.0, 0.0, 450.0, 300.0)) && !Panels::is_tight(window));
        let narrow = Panels::divide(Rect::new(0.0, 0.0, 600.0, 500.0), Direction::Rtl, 0.5, (Ends::Source, 0.0));
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
            let panels = Panels::divide(window, Direction::Rtl, 0.3, (ends, 0.0));
            assert_eq!((panels.list.height(), panels.source.height()), (list, source), "{ends:?}");
        }
    }
}

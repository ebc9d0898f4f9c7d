//! Places of the panels. Sides are named by reading; only `Rect::split_start` knows which is right.

use crate::app::state::PanelRoom;
use crate::base::{Direction, Rect, bounded};

/// Height of the tool bar.
const TOOLBAR: f32 = 52.0;
/// Height of the tool bar in a low window.
const LOW_TOOLBAR: f32 = 44.0;
/// Windows lower than this have a low tool bar.
const LOW_WINDOW: f32 = 400.0;
/// Height of the status line.
pub const STATUS: f32 = 30.0;
/// Beside the timeline, list and source leave it at least this width.
const MIN_TIMELINE: f32 = 400.0;
/// Least width of list and source beside the timeline, in points.
const MIN_SOURCE: f32 = 270.0;
/// Below the timeline, list and source leave it at least this height.
const MIN_ABOVE: f32 = 220.0;
/// Least height of list and source below the timeline, in points.
const MIN_BELOW: f32 = 180.0;

/// The list and the source leave each other at least this height, if there is so much.
const MIN_PART: f32 = 200.0;

/// Lower than this, there is no room for list and source together.
const LOW: f32 = 2.0 * MIN_PART;

/// The side of the timeline on which list and source stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// At its end side.
    Beside,
    /// Below it, in a window too narrow for both.
    Below,
    /// In its place, in a window too small for both.
    Instead,
}

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
    /// List and source together. Of no width if both are closed.
    pub end: Rect,
    /// The list of events; of no height if closed.
    pub list: Rect,
    /// Documents; of no height if closed.
    pub source: Rect,
    /// The timeline.
    pub timeline: Rect,
    /// Status line at the foot.
    pub status: Rect,
    /// The side of the timeline on which list and source stand.
    pub arrangement: Arrangement,
}

fn toolbar(window: Rect) -> f32 {
    if window.height() < LOW_WINDOW { LOW_TOOLBAR } else { TOOLBAR }
}

fn body_height(window: Rect) -> f32 {
    window.height() - toolbar(window) - STATUS
}

impl Panels {
    /// Returns the side of the timeline on which a window has room for list and source.
    pub fn arrangement(window: Rect) -> Arrangement {
        if window.width() >= MIN_TIMELINE + MIN_SOURCE {
            Arrangement::Beside
        } else if body_height(window) >= MIN_ABOVE + MIN_BELOW {
            Arrangement::Below
        } else {
            Arrangement::Instead
        }
    }

    /// Returns the panels that a window has room for: two of a line or two would be of no use.
    pub fn room(window: Rect) -> PanelRoom {
        match Self::arrangement(window) {
            Arrangement::Beside if body_height(window) >= LOW => PanelRoom::All,
            Arrangement::Beside | Arrangement::Below => PanelRoom::Two,
            Arrangement::Instead => PanelRoom::One,
        }
    }

    /// Returns the place of the status line.
    pub fn status(window: Rect) -> Rect {
        window.split_top(toolbar(window)).1.split_bottom(STATUS).0
    }

    /// Divides the window; `share` of it goes to list and source, if anything stands there. So many points above the
    /// status line are left free.
    pub fn divide(window: Rect, side: Direction, share: f32, (ends, free): (Ends, f32)) -> Self {
        let arrangement = Self::arrangement(window);
        let (toolbar, rest) = window.split_top(toolbar(window));
        let (status, rest) = rest.split_bottom(STATUS);
        let rest = rest.split_bottom(free).1;
        let (end, timeline) = match arrangement {
            _ if ends == Ends::Nothing => rest.split_end(side, 0.0),
            Arrangement::Beside => {
                rest.split_end(side, (rest.width() * share).max(MIN_SOURCE).min(rest.width() - MIN_TIMELINE))
            }
            Arrangement::Below => {
                let most = (rest.height() - MIN_ABOVE).max(MIN_BELOW.min(rest.height() / 2.0));
                rest.split_bottom((rest.height() * share).max(MIN_BELOW).min(most))
            }
            Arrangement::Instead => (rest, rest),
        };
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
        Self { toolbar, end, list, source, timeline, status, arrangement }
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
        let narrow = Panels::divide(Rect::new(0.0, 0.0, 700.0, 500.0), Direction::Rtl, 0.5, (Ends::Source, 0.0));
        assert_eq!((narrow.timeline.width(), narrow.source.width()), (MIN_TIMELINE, 300.0));
    }

    /// At no size is the timeline or what stands beside it a sliver: one of them is of use.
    #[test]
    fn panels_give_way_in_an_order_that_keeps_them_of_use() {
        // Width and height in points: the usual sizes at 100, 150 and 200 %, and those that a splitter or a tiling
        // desktop makes.
        let cases = [
            (1440.0, 900.0, Arrangement::Beside, PanelRoom::All),
            (960.0, 600.0, Arrangement::Beside, PanelRoom::All),
            (720.0, 450.0, Arrangement::Beside, PanelRoom::Two),
            (683.0, 384.0, Arrangement::Beside, PanelRoom::Two),
            (910.0, 340.0, Arrangement::Beside, PanelRoom::Two),
            (600.0, 400.0, Arrangement::Instead, PanelRoom::One),
            (450.0, 300.0, Arrangement::Instead, PanelRoom::One),
            (600.0, 500.0, Arrangement::Below, PanelRoom::Two),
            (450.0, 800.0, Arrangement::Below, PanelRoom::Two),
        ];
        for (width, height, arrangement, room) in cases {
            let window = Rect::new(0.0, 0.0, width, height);
            assert_eq!((Panels::arrangement(window), Panels::room(window)), (arrangement, room), "{width} {height}");
            for share in [0.15, 0.34, 0.7] {
                let panels = Panels::divide(window, Direction::Rtl, share, (Ends::Source, 0.0));
                let (source, timeline) = (panels.source, panels.timeline);
                assert!(source.width() >= MIN_SOURCE && source.height() >= MIN_BELOW, "{width} {height} {source:?}");
                assert!(timeline.width() >= MIN_TIMELINE && timeline.height() >= MIN_ABOVE, "{width} {height}");
                assert_eq!(source == timeline, arrangement == Arrangement::Instead, "{width} {height}");
                assert!(panels.status.max.y == height && panels.status.min.y >= source.max.y, "{width} {height}");
            }
        }
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

//! Where the parts of the timeline stand.

use crate::app::state::Opened;
use crate::app::state::timeline::TimelineLayout;
use crate::app::ui::context::UiContext;
use crate::base::Rect;
use crate::timeline::metrics::OVERVIEW;
use crate::timeline::{Areas, axis, shelf};

/// The undated tray has at most this many rows.
const MAX_TRAY_ROWS: usize = 2;
/// Areas lower than this give the tray one row, in points.
const LOW: f32 = 560.0;
/// Areas lower than this have no overview, and titles alone in the tray: the lanes need the room.
const LOWEST: f32 = 300.0;

/// Divides the area of the timeline.
pub fn layout(cx: &UiContext<'_>, opened: Opened<'_>, area: Rect) -> TimelineLayout {
    let content = &opened.content;
    let max_rows = if area.height() < LOW { 1 } else { MAX_TRAY_ROWS };
    let tray = shelf::Grid::new(content.undated.len(), area.width(), max_rows);
    let tray = if area.height() < LOWEST { tray.low() } else { tray };
    let overview = if content.span.is_some() && area.height() > LOWEST { OVERVIEW } else { 0.0 };
    let direction = opened.state.time_direction();
    let areas = Areas::divide(area, direction, axis::height(cx.kit), (tray.height(), overview));
    TimelineLayout { areas, tray }
}

//! Places of the parts of the timeline.

use crate::app::state::ProjectView;
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
const LOWEST: f32 = 340.0;

/// Height of the tray while it is folded, in points: that of its button.
const FOLDED: f32 = 28.0;
/// Cards whose words are measured; a tray with more of them is as high as cards may need.
const MEASURED: usize = 64;

/// Divides the area of the timeline.
pub fn layout(cx: &UiContext<'_>, opened: ProjectView<'_>, area: Rect) -> TimelineLayout {
    let content = &opened.content;
    let is_folded = opened.state.settings().tray_folded && !content.undated.is_empty();
    let tray = if is_folded { shelf::Grid::default() } else { tray(cx, opened, area) };
    let height = if is_folded { FOLDED } else { tray.height() };
    let overview = if content.span.is_some() && area.height() > LOWEST { OVERVIEW } else { 0.0 };
    let direction = opened.state.time_direction();
    let areas = Areas::divide(area, direction, axis::height(cx.kit), (height, overview));
    TimelineLayout { areas, tray, is_folded }
}

/// The cards of the tray, in rows as high as their words need.
fn tray(cx: &UiContext<'_>, opened: ProjectView<'_>, area: Rect) -> shelf::Grid {
    let content = &opened.content;
    let max_rows = if area.height() < LOW { 1 } else { MAX_TRAY_ROWS };
    let tray = shelf::Grid::new(content.undated.len(), area.width(), max_rows);
    if area.height() < LOWEST {
        return tray.low();
    }
    let words = content.undated.iter().take(MEASURED).map(|(event, _)| {
        let words = content.words(&opened.session.project, *event, cx.kit.messages, cx.kit.dates);
        shelf::height_for(cx.kit, &words, tray.width)
    });
    tray.of_height(words.fold(0.0, f32::max))
}

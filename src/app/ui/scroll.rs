//! Scrolling up and down, with a bar at the end side.

use egui::{Id, Role, Sense, Ui, WidgetInfo};

use crate::app::ui::access::Adjustable;
use crate::app::ui::context::{UiContext, to_egui};
use crate::app::ui::style::TARGET;
use crate::base::{Rect, bounded};

/// Width of the strip that the bar takes.
pub const BAR: f32 = 12.0;

/// Least length of the thumb, its distance from the ends of the bar, and the radius of its corners.
const MIN_THUMB: f32 = 28.0;
const THUMB_END: f32 = 2.0;
const THUMB_RADIUS: f32 = 3.0;
/// Free width beside the thumb, and beside one that is held or under the pointer, which is wider.
const THUMB_SIDE: f32 = 4.5;
const HELD_SIDE: f32 = 3.5;

/// Part of what is seen that one step of the bar goes on.
const PAGE: f64 = 0.8;

/// Takes wheel and bar over `area` for content of `height` points; returns the new offset.
pub fn vertical(ui: &mut Ui, cx: &UiContext<'_>, id: Id, area: Rect, height: f32, offset: f32) -> f32 {
    vertical_far(ui, cx, id, area, f64::from(height), f64::from(offset)) as f32
}

/// Takes wheel and bar as [`vertical`] does, for heights of millions of points.
pub fn vertical_far(ui: &mut Ui, cx: &UiContext<'_>, id: Id, area: Rect, height: f64, offset: f64) -> f64 {
    let reach = (height - f64::from(area.height())).max(0.0);
    let mut offset = bounded(offset, 0.0, reach);
    let over = ui.rect_contains_pointer(to_egui(area));
    if over && reach > 0.0 {
        offset = bounded(offset - f64::from(ui.input(|input| input.smooth_scroll_delta().y)), 0.0, reach);
    }
    if reach <= 0.0 {
        return 0.0;
    }
    let (bar, _) = area.split_end(cx.side, BAR);
    let length = (area.height() * (f64::from(area.height()) / height) as f32).max(MIN_THUMB).min(area.height());
    let free = area.height() - length;
    // Not a stop for Tab: the wheel, and the keys of what is scrolled, do the same.
    let response = ui.interact(to_egui(area.split_end(cx.side, TARGET).0), id, Sense::DRAG);
    let name = cx.kit.messages.get("scroll-bar");
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, &name));
    let step = 100.0 * f64::from(area.height()) * PAGE / reach;
    if let Some(wanted) = Adjustable::percent(offset / reach, step).upright().tell(ui, &response) {
        offset = wanted / 100.0 * reach;
    }
    if response.dragged() {
        offset = bounded(offset + f64::from(response.drag_delta().y / free.max(1.0)) * reach, 0.0, reach);
    }
    let top = area.min.y + (offset / reach) as f32 * free;
    let is_held = response.hovered() || response.dragged();
    let (theme, side) = (cx.kit.theme, if is_held { HELD_SIDE } else { THUMB_SIDE });
    let thumb = Rect::new(bar.min.x + side, top + THUMB_END, bar.max.x - side, top + length - THUMB_END);
    cx.fill(ui, thumb, THUMB_RADIUS, if is_held { theme.muted } else { theme.edge });
    offset
}

//! A list that scrolls, a row at a time.

use egui::{Id, Response, Role, Sense, Ui, WidgetInfo};

use super::super::cx::{Cx, to_egui};
use super::super::widgets::scroll;
use crate::base::Rect;

/// Shows `count` rows of `height` points in `area`; calls `row` for those in view. Gives the row that was pressed.
pub fn rows(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, area): (&str, Rect),
    (count, height): (usize, f32),
    offset: &mut f32,
    mut row: impl FnMut(&mut Ui, usize, Rect) -> Option<Response>,
) -> Option<usize> {
    *offset = scroll::vertical(ui, cx, Id::unique((id, "scroll")), area, count as f32 * height, *offset);
    let (_, body) = area.split_end(cx.side, scroll::BAR);
    let first = (*offset / height) as usize;
    let last = (((*offset + area.height()) / height).ceil() as usize).min(count);
    let (clip, mut pressed) = (ui.clip_rect(), None);
    ui.set_clip_rect(to_egui(area).intersect(clip));
    for i in first..last {
        let top = area.min.y + i as f32 * height - *offset;
        let rect = Rect::new(body.min.x, top, body.max.x, top + height);
        if row(ui, i, rect).is_some_and(|response| response.clicked()) {
            pressed = Some(i);
        }
    }
    ui.set_clip_rect(clip);
    pressed
}

/// The ground of a row that can be pressed.
pub fn entry(ui: &Ui, cx: &Cx<'_>, id: Id, rect: Rect, name: &str, chosen: bool) -> Response {
    let response = ui.interact(to_egui(rect), id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, chosen, name));
    let theme = cx.kit.theme;
    if chosen {
        cx.fill(ui, rect, 7.0, theme.accent.fade(0.16));
    } else if response.hovered() {
        cx.fill(ui, rect, 7.0, theme.hover);
    }
    if response.has_focus() {
        cx.focus_ring(ui, rect.shrink(2.0), 6.0);
    }
    response
}

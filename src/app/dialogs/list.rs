//! A list that scrolls, a row at a time.

use egui::{Id, Key, Response, Role, Sense, Ui, WidgetInfo};

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
        let Some(response) = row(ui, i, rect) else { continue };
        if response.clicked() {
            pressed = Some(i);
        }
        if response.gained_focus() {
            // The rows before and after are in view, too, also beyond the head of a group: Tab goes on to them.
            let (above, below) = ((i as f32 - 2.0) * height, (i as f32 + 3.0) * height - area.height());
            *offset = offset.min(above.max(0.0)).max(below);
            ui.ctx().request_repaint();
        }
    }
    ui.set_clip_rect(clip);
    pressed
}

/// Beside what has the keyboard, so much more is brought into view: Tab goes on to it.
const MORE: f32 = 48.0;

/// Shows what needs `height` points in `area`; it scrolls where the area is lower than that.
pub fn column(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, area): (&str, Rect),
    height: f32,
    offset: &mut f32,
    show: impl FnOnce(&mut Ui, Rect),
) {
    if height <= area.height() {
        *offset = 0.0;
        return show(ui, area);
    }
    *offset = scroll::vertical(ui, cx, Id::unique((id, "scroll")), area, height, *offset);
    let (_, inner) = area.split_end(cx.side, scroll::BAR + 2.0);
    let top = area.min.y - *offset;
    let clip = ui.clip_rect();
    ui.set_clip_rect(to_egui(area).expand(3.0).intersect(clip));
    show(ui, Rect::new(inner.min.x, top, inner.max.x, top + height));
    ui.set_clip_rect(clip);
    let focused = ui.memory(|memory| memory.focused()).and_then(|id| ui.ctx().read_response(id));
    if let Some(at) = focused.filter(|response| response.gained_focus()).map(|response| response.rect)
        && to_egui(inner).x_range().contains(at.center().x)
    {
        *offset += (at.max.y + MORE - area.max.y).max(0.0) - (area.min.y - at.min.y + MORE).max(0.0);
        ui.ctx().request_repaint();
    }
}

/// Scrolls a list that nothing can be pressed in by arrows, Page Up, Page Down, Home and End.
pub fn scroll_by_keys(ui: &Ui, area: Rect, (count, height): (usize, f32), offset: &mut f32) {
    let pressed = |key| ui.input(|input| input.num_presses(key) as f32);
    *offset += (pressed(Key::ArrowDown) - pressed(Key::ArrowUp)) * height;
    *offset += (pressed(Key::PageDown) - pressed(Key::PageUp)) * (area.height() - height);
    *offset += (pressed(Key::End) - pressed(Key::Home)) * count as f32 * height;
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

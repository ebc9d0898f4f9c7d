//! A list that scrolls, a row at a time.

use egui::{Id, Key, Response, Role, Sense, Ui, WidgetInfo};

use crate::app::ui::context::{UiContext, to_egui};
use crate::app::ui::scroll;
use crate::app::ui::style::{RADIUS, SELECTED};
use crate::base::Rect;

/// Shows `count` rows of `height` points in `area`; calls `row` for those in view. Returns the row that was pressed.
pub fn rows(
    ui: &mut Ui,
    cx: &UiContext<'_>,
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

/// Shows rows as [`rows`] does, of these heights in points.
pub fn uneven(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (id, area): (&str, Rect),
    heights: &[f32],
    offset: &mut f32,
    mut row: impl FnMut(&mut Ui, usize, Rect) -> Option<Response>,
) -> Option<usize> {
    let whole: f32 = heights.iter().sum();
    *offset = scroll::vertical(ui, cx, Id::unique((id, "scroll")), area, whole, *offset);
    let (_, body) = area.split_end(cx.side, scroll::BAR);
    let (clip, mut pressed, mut below) = (ui.clip_rect(), None, area.min.y - *offset);
    ui.set_clip_rect(to_egui(area).intersect(clip));
    for (i, height) in heights.iter().enumerate() {
        let rect = Rect::new(body.min.x, below, body.max.x, below + height);
        below += height;
        if !rect.overlaps(&area) {
            continue;
        }
        let Some(response) = row(ui, i, rect) else { continue };
        if response.clicked() {
            pressed = Some(i);
        }
        if response.gained_focus() {
            // The row before and the row after are in view, too: Tab goes on to them.
            let before = i.checked_sub(1).map_or(0.0, |i| heights[i].min(MORE));
            let after = heights.get(i + 1).map_or(0.0, |height| height.min(MORE));
            *offset += (rect.max.y + after - area.max.y).max(0.0);
            *offset -= (area.min.y + before - rect.min.y).max(0.0);
            ui.ctx().request_repaint();
        }
    }
    ui.set_clip_rect(clip);
    pressed
}

/// Beside what has the keyboard, so much more is brought into view: Tab goes on to it.
const MORE: f32 = 72.0;
/// More than anything is high that is laid out from the top, in points.
const FAR: f32 = 1.0e6;

/// Shows what takes as many points as it needs from the top of `area`; it scrolls where the area is lower than that.
/// `show` gives its height, which is kept for the next frame.
pub fn flow(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    place: (&str, Rect),
    (offset, height): (&mut f32, &mut f32),
    show: impl FnOnce(&mut Ui, Rect) -> f32,
) {
    let mut measured = *height;
    column(ui, cx, place, *height, offset, |ui, at| {
        measured = show(ui, Rect::new(at.min.x, at.min.y, at.max.x, at.min.y + FAR));
    });
    if *height != measured {
        *height = measured;
        ui.ctx().request_repaint();
    }
}

/// Shows what needs `height` points in `area`; it scrolls where the area is lower than that.
pub fn column(
    ui: &mut Ui,
    cx: &UiContext<'_>,
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
    draw_edges(ui, cx, area, (*offset > 0.0, height - *offset > area.height() + 0.5));
    let focused = ui.memory(|memory| memory.focused()).and_then(|id| ui.ctx().read_response(id));
    if let Some(at) = focused.filter(|response| response.gained_focus()).map(|response| response.rect)
        && to_egui(inner).x_range().contains(at.center().x)
    {
        *offset += (at.max.y + MORE - area.max.y).max(0.0) - (area.min.y - at.min.y + MORE).max(0.0);
        ui.ctx().request_repaint();
    }
}

/// Draws a line where something goes on above or below the area.
fn draw_edges(ui: &Ui, cx: &UiContext<'_>, area: Rect, (above, below): (bool, bool)) {
    let edges = above.then_some(area.min.y - 3.0).into_iter().chain(below.then_some(area.max.y + 3.0));
    for y in edges {
        cx.fill(ui, Rect::new(area.min.x, y - 0.5, area.max.x, y + 0.5), 0.0, cx.kit.theme.border);
    }
}

/// Scrolls a list that nothing can be pressed in by arrows, Page Up, Page Down, Home and End.
pub fn scroll_by_keys(ui: &Ui, area: Rect, (count, height): (usize, f32), offset: &mut f32) {
    let pressed = |key| ui.input(|input| input.num_presses(key) as f32);
    *offset += (pressed(Key::ArrowDown) - pressed(Key::ArrowUp)) * height;
    *offset += (pressed(Key::PageDown) - pressed(Key::PageUp)) * (area.height() - height);
    *offset += (pressed(Key::End) - pressed(Key::Home)) * count as f32 * height;
}

/// Width of the edge of the selected row, and its distance from the corners.
const EDGE: f32 = 3.0;
const EDGE_INSET: f32 = 6.0;
/// Distance of the ring around the row with the keyboard from its edges, beyond which the list is cut off, and the radius
/// of its corners.
const RING_INSET: f32 = 2.0;
const RING_RADIUS: f32 = 6.0;

/// The ground of a row that can be pressed.
pub fn entry(ui: &Ui, cx: &UiContext<'_>, id: Id, rect: Rect, name: &str, chosen: bool) -> Response {
    let response = ui.interact(to_egui(rect), id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, chosen, name));
    let theme = cx.kit.theme;
    if chosen {
        cx.fill(ui, rect, RADIUS, theme.accent.fade(SELECTED));
        let edge = rect.shrink2(0.0, EDGE_INSET).split_start(cx.side, EDGE).0;
        cx.fill(ui, edge, EDGE / 2.0, theme.accent);
    } else if response.hovered() {
        cx.fill(ui, rect, RADIUS, theme.hover);
    }
    if response.has_focus() {
        cx.focus_ring(ui, rect.shrink(RING_INSET), RING_RADIUS);
    }
    response
}

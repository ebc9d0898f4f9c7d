//! The splitters between panels, to be dragged.

use egui::{CursorIcon, Id, Response, Role, Sense, Ui, WidgetInfo};

use crate::app::command::WindowCommand;
use crate::app::ui::TARGET;
use crate::app::ui::context::{Arrows, to_egui};
use crate::app::ui::keys;
use crate::app::view::context::ViewContext;
use crate::base::Rect;

/// Half the length of the mark in the middle of a splitter.
const GRIP: f32 = 12.0;
/// Part of the window that an arrow key moves a splitter by.
const STEP: f32 = 0.04;

/// The splitter of the end side towards the timeline.
pub fn column(ui: &mut Ui, cx: &ViewContext<'_>, area: Rect) {
    let x = area.start(cx.side);
    let line = Rect::new(x - 0.5, area.min.y, x + 0.5, area.max.y);
    let response = splitter(ui, cx, ("source-edge", "source-resize"), line, CursorIcon::ResizeHorizontal);
    let window = ui.ctx().content_rect().width().max(1.0);
    // The end side is wider the nearer its edge is to the start side.
    let (aside, _) = keys::steps(ui, &response, cx.side, Arrows::All);
    if aside != 0.0 {
        cx.send(WindowCommand::EndShare(area.width() / window - aside * STEP));
    }
    if response.dragged() {
        let share = (area.width() - response.drag_delta().x * cx.side.sign()) / window;
        cx.send(WindowCommand::EndShare(share));
    }
}

/// The splitter between the timeline and the panels below it.
pub fn below(ui: &mut Ui, cx: &ViewContext<'_>, timeline: Rect, area: Rect) {
    let line = Rect::new(area.min.x, area.min.y - 0.5, area.max.x, area.min.y + 0.5);
    let response = splitter(ui, cx, ("source-edge", "source-resize"), line, CursorIcon::ResizeVertical);
    let (_, down) = keys::steps(ui, &response, cx.side, Arrows::All);
    if down != 0.0 {
        let share = area.height() / (timeline.height() + area.height()).max(1.0);
        cx.send(WindowCommand::EndShare(share - down * STEP));
    }
    if response.dragged() {
        let share = (area.height() - response.drag_delta().y) / (timeline.height() + area.height()).max(1.0);
        cx.send(WindowCommand::EndShare(share));
    }
}

/// The splitter between the list, in `list`, and the source below it.
pub fn between(ui: &mut Ui, cx: &ViewContext<'_>, list: Rect, source: Rect) {
    let line = Rect::new(list.min.x, list.max.y - 0.5, list.max.x, list.max.y + 0.5);
    let response = splitter(ui, cx, ("list-edge", "list-resize"), line, CursorIcon::ResizeVertical);
    let (_, down) = keys::steps(ui, &response, cx.side, Arrows::All);
    if down != 0.0 {
        let share = list.height() / (list.height() + source.height()).max(1.0);
        cx.send(WindowCommand::ListShare(share + down * STEP));
    }
    if response.dragged() {
        let share = (list.height() + response.drag_delta().y) / (list.height() + source.height()).max(1.0);
        cx.send(WindowCommand::ListShare(share));
    }
}

fn splitter(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    (id, message): (&str, &str),
    line: Rect,
    cursor: CursorIcon,
) -> Response {
    cx.fill(ui, line, 0.0, cx.kit.theme.border);
    let (dx, dy) = if line.width() < line.height() { (1.0, 0.0) } else { (0.0, 1.0) };
    let beside = (TARGET - 1.0) / 2.0;
    let handle = line.shrink2(-beside * dx, -beside * dy);
    // What can be grasped is seen.
    let (c, half) = (line.center(), (1.5 * dx + GRIP * dy, 1.5 * dy + GRIP * dx));
    cx.fill(ui, Rect::new(c.x - half.0, c.y - half.1, c.x + half.0, c.y + half.1), 1.5, cx.kit.theme.edge);
    let response = ui.interact(to_egui(handle), Id::unique(id), Sense::drag());
    let label = cx.kit.messages.get(message);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, &label));
    let response = response.on_hover_cursor(cursor);
    if response.hovered() || response.dragged() {
        cx.fill(ui, line.shrink2(-dx, -dy), 0.0, cx.kit.theme.accent);
    }
    if response.has_focus() {
        cx.focus_ring(ui, line.shrink2(-dx, -dy).shrink2(3.0 * dy, 3.0 * dx), 1.0);
    }
    response
}

//! The splitters between panels, to be dragged.

use egui::{CursorIcon, Id, Response, Role, Sense, Ui, WidgetInfo};

use crate::app::command::WindowCommand;
use crate::app::ui::access::Adjustable;
use crate::app::ui::context::to_egui;
use crate::app::view::context::ViewContext;
use crate::base::Rect;

/// The splitter of the end side towards the timeline.
pub fn column(ui: &mut Ui, cx: &ViewContext<'_>, area: Rect) {
    let x = area.start(cx.side);
    let line = Rect::new(x - 0.5, area.min.y, x + 0.5, area.max.y);
    let response = splitter(ui, cx, ("source-edge", "source-resize"), line, CursorIcon::ResizeHorizontal);
    let window = ui.ctx().content_rect().width().max(1.0);
    let value = share(cx, area.width() / window, "part-of-window");
    if let Some(wanted) = value.tell(ui, &response) {
        cx.send(WindowCommand::EndShare(wanted as f32 / 100.0));
    }
    if response.dragged() {
        let share = (area.width() - response.drag_delta().x * cx.side.sign()) / window;
        cx.send(WindowCommand::EndShare(share));
    }
}

/// The splitter between the list, in `list`, and the source below it.
pub fn between(ui: &mut Ui, cx: &ViewContext<'_>, list: Rect, source: Rect) {
    let line = Rect::new(list.min.x, list.max.y - 0.5, list.max.x, list.max.y + 0.5);
    let response = splitter(ui, cx, ("list-edge", "list-resize"), line, CursorIcon::ResizeVertical);
    let whole = (list.height() + source.height()).max(1.0);
    let value = share(cx, list.height() / whole, "part-of-side").upright();
    if let Some(wanted) = value.tell(ui, &response) {
        cx.send(WindowCommand::ListShare(wanted as f32 / 100.0));
    }
    if response.dragged() {
        let share = (list.height() + response.drag_delta().y) / whole;
        cx.send(WindowCommand::ListShare(share));
    }
}

/// A part of something in percent, to be set in steps of five.
fn share(cx: &ViewContext<'_>, part: f32, message: &str) -> Adjustable {
    let value = Adjustable::percent(f64::from(part), 5.0);
    let percent = (value.value.round() as usize).into();
    value.words(cx.kit.messages.format(message, &[("percent", percent)]))
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
    let handle = line.shrink2(-3.5 * dx, -3.5 * dy);
    let response = ui.interact(to_egui(handle), Id::unique(id), Sense::drag());
    let label = cx.kit.messages.get(message);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, &label));
    let response = response.on_hover_cursor(cursor);
    if response.hovered() || response.dragged() {
        cx.fill(ui, line.shrink2(-dx, -dy), 0.0, cx.kit.theme.accent);
    }
    response
}

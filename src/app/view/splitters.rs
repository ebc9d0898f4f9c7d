//! The splitters between panels, to be dragged.

use egui::{CursorIcon, Id, Response, Role, Sense, Ui, WidgetInfo};

use crate::app::command::WindowCommand;
use crate::app::ui::TARGET;
use crate::app::ui::access::Adjustable;
use crate::app::ui::context::{Arrows, to_egui};
use crate::app::ui::keys;
use crate::app::view::context::ViewContext;
use crate::base::Rect;

/// Half the length of the mark in the middle of a splitter.
const GRIP: f32 = 12.0;

/// Shows the splitter of the end side towards the timeline.
pub fn column(ui: &mut Ui, cx: &ViewContext<'_>, area: Rect) {
    let x = area.start(cx.side);
    let line = Rect::new(x - 0.5, area.min.y, x + 0.5, area.max.y);
    let response = splitter(ui, cx, ("source-edge", "source-resize"), line, CursorIcon::ResizeHorizontal);
    let window = ui.ctx().content_rect().width().max(1.0);
    let value = share(cx, area.width() / window, "part-of-window");
    // The end side is wider the nearer its edge is to the start side.
    let (aside, _) = keys::steps(ui, &response, cx.side, Arrows::All);
    if let Some(wanted) = wanted(ui, &response, &value, -aside) {
        cx.send(WindowCommand::EndShare(wanted));
    }
    if response.dragged() {
        let share = (area.width() - response.drag_delta().x * cx.side.sign()) / window;
        cx.send(WindowCommand::EndShare(share));
    }
}

/// Shows the splitter between the timeline and the panels below it.
pub fn below(ui: &mut Ui, cx: &ViewContext<'_>, timeline: Rect, area: Rect) {
    let line = Rect::new(area.min.x, area.min.y - 0.5, area.max.x, area.min.y + 0.5);
    let response = splitter(ui, cx, ("source-edge", "source-resize"), line, CursorIcon::ResizeVertical);
    let whole = (timeline.height() + area.height()).max(1.0);
    let value = share(cx, area.height() / whole, "part-of-window").upright();
    let (_, down) = keys::steps(ui, &response, cx.side, Arrows::All);
    if let Some(wanted) = wanted(ui, &response, &value, -down) {
        cx.send(WindowCommand::EndShare(wanted));
    }
    if response.dragged() {
        let share = (area.height() - response.drag_delta().y) / whole;
        cx.send(WindowCommand::EndShare(share));
    }
}

/// Shows the splitter between the list, in `list`, and the source below it.
pub fn between(ui: &mut Ui, cx: &ViewContext<'_>, list: Rect, source: Rect) {
    let line = Rect::new(list.min.x, list.max.y - 0.5, list.max.x, list.max.y + 0.5);
    let response = splitter(ui, cx, ("list-edge", "list-resize"), line, CursorIcon::ResizeVertical);
    let whole = (list.height() + source.height()).max(1.0);
    let value = share(cx, list.height() / whole, "part-of-side").upright();
    let (_, down) = keys::steps(ui, &response, cx.side, Arrows::All);
    if let Some(wanted) = wanted(ui, &response, &value, down) {
        cx.send(WindowCommand::ListShare(wanted));
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

/// The part that an assistive program or so many steps of arrow keys ask for.
fn wanted(ui: &Ui, response: &Response, value: &Adjustable, steps: f32) -> Option<f32> {
    let by_keys = || (steps != 0.0).then(|| value.stepped(f64::from(steps)));
    value.tell(ui, response).or_else(by_keys).map(|percent| percent as f32 / 100.0)
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
    // What can be grasped is seen; below a line, where the words of a list end on it.
    let (c, half) = (line.center().offset(0.0, 2.5 * dy), (1.5 * dx + GRIP * dy, 1.5 * dy + GRIP * dx));
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

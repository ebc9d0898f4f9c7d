//! Words that assistive programs speak when they appear or change, without being asked.

use egui::accesskit::Live;
use egui::{Id, Role, Sense, Ui, WidgetInfo};

use crate::app::ui::context::to_egui;
use crate::base::Rect;

/// Words that are drawn at `at` and told when they appear or become others: an error at once, other words when it is
/// quiet. The same `id` makes them one thing that changes.
pub fn speak(ui: &mut Ui, id: Id, at: Rect, words: &str, is_error: bool) {
    let response = ui.interact(to_egui(at), id, Sense::hover());
    let role = if is_error { Role::Alert } else { Role::Status };
    response.widget_info(|| WidgetInfo::labeled(role, true, words));
    say(ui, id, is_error);
}

/// Has the name of a widget's node be told when it appears or becomes another.
pub fn say(ui: &Ui, id: Id, is_error: bool) {
    let live = if is_error { Live::Assertive } else { Live::Polite };
    ui.ctx().accesskit_node_builder(id, |node| node.set_live(live));
}

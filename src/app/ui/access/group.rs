//! Groups of widgets: one node with a role and a name that holds the nodes of what is shown within.

use egui::{Id, Role, Ui, UiBuilder};

use super::text::bounds;
use crate::base::Rect;
use crate::base::marks::without_steering;

/// Shows widgets within a group at `rect`. It changes neither their places nor the order in which Tab goes through them.
pub fn group<R>(ui: &mut Ui, (id, rect): (Id, Rect), (role, name): (Role, &str), show: impl FnOnce(&mut Ui) -> R) -> R {
    show(&mut scope(ui, (id, rect), (role, name)))
}

/// Returns a group to show widgets in, for what belongs to several groups in turn.
pub fn scope(ui: &mut Ui, place: (Id, Rect), named: (Role, &str)) -> Ui {
    let parent = ui.unique_id();
    scope_below(ui, parent, place, named)
}

/// Returns a group as [`scope`] does, within the node of a widget.
pub fn scope_below(ui: &mut Ui, parent: Id, (id, rect): (Id, Rect), (role, name): (Role, &str)) -> Ui {
    let builder = UiBuilder::new().scope_id(id).max_rect(ui.max_rect()).accessibility_role(role);
    let builder = if name.is_empty() { builder } else { builder.accessibility_label(without_steering(name)) };
    let clip = ui.clip_rect();
    let mut child = ui.new_child(builder.accessibility_parent(parent));
    child.set_clip_rect(clip);
    ui.ctx().accesskit_node_builder(id, |node| node.set_bounds(bounds(rect)));
    child
}

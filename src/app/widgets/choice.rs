//! One of a few: segments side by side.

use egui::{Id, Role, Sense, Ui, WidgetInfo};

use super::super::cx::{Cx, to_egui};
use super::BODY;
use crate::base::Rect;

/// Shows `labels` side by side in `rect`; gives the position that was pressed.
pub fn choice(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, labels: &[&str], chosen: Option<usize>) -> Option<usize> {
    let theme = cx.kit.theme;
    cx.fill(ui, rect, 7.0, theme.hover);
    cx.outline(ui, rect.shrink(0.5), 7.0, 1.0, theme.border);
    let mut pressed = None;
    let mut rest = rect;
    for (i, label) in labels.iter().enumerate() {
        let (segment, after) = rest.split_start(cx.side, rest.width() / (labels.len() - i) as f32);
        rest = after;
        let response = ui.interact(to_egui(segment), id.with(i), Sense::click());
        let is_chosen = chosen == Some(i);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, label));
        let inner = segment.shrink(2.5);
        if is_chosen {
            cx.fill(ui, inner, 5.0, theme.card);
            cx.outline(ui, inner, 5.0, 1.2, theme.accent);
        } else if response.hovered() {
            cx.fill(ui, inner, 5.0, theme.pressed);
        }
        let ink = if is_chosen { theme.accent } else { theme.ink };
        cx.centered(ui, &cx.said(*label), BODY, inner.shrink2(4.0, 0.0), ink);
        if response.has_focus() {
            cx.focus_ring(ui, inner, 5.0);
        }
        if response.clicked() {
            pressed = Some(i);
        }
    }
    pressed
}

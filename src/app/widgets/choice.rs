//! One of a few: segments side by side.

use egui::{Id, Response, Role, Sense, Ui, WidgetInfo};

use super::super::cx::{Cx, to_egui};
use super::BODY;
use crate::base::{Color, Rect};

/// Shows `labels` side by side in `rect`; gives the position that was pressed.
pub fn choice(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, labels: &[&str], chosen: Option<usize>) -> Option<usize> {
    frame(ui, cx, rect);
    let mut pressed = None;
    let mut rest = rect;
    for (i, label) in labels.iter().enumerate() {
        let (at, after) = rest.split_start(cx.side, rest.width() / (labels.len() - i) as f32);
        rest = after;
        let is_chosen = chosen == Some(i);
        let (response, inner, ink) = segment(ui, cx, id.with(i), at, label, is_chosen);
        cx.centered(ui, &cx.said(*label), BODY, inner.shrink2(4.0, 0.0), ink);
        if response.clicked() {
            pressed = Some(i);
        }
    }
    pressed
}

/// What lies behind the segments.
pub fn frame(ui: &Ui, cx: &Cx<'_>, rect: Rect) {
    cx.fill(ui, rect, 7.0, cx.kit.theme.hover);
    cx.outline(ui, rect.shrink(0.5), 7.0, 1.0, cx.kit.theme.border);
}

/// One segment, still without its words; gives the room for them and their colour.
pub fn segment(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, name: &str, chosen: bool) -> (Response, Rect, Color) {
    let theme = cx.kit.theme;
    let response = ui.interact(to_egui(rect), id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
    let inner = rect.shrink(2.5);
    if chosen {
        cx.fill(ui, inner, 5.0, theme.card);
        cx.outline(ui, inner, 5.0, 1.2, theme.accent);
    } else if response.hovered() {
        cx.fill(ui, inner, 5.0, theme.pressed);
    }
    if response.has_focus() {
        cx.focus_ring(ui, inner, 5.0);
    }
    (response, inner, if chosen { theme.accent } else { theme.ink })
}

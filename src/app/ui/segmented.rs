//! One of a few: segments side by side.

use egui::accesskit::Action;
use egui::{Id, Response, Role, Sense, Ui, WidgetInfo};

use crate::app::ui::context::{UiContext, to_egui};
use crate::app::ui::keys;
use crate::app::ui::style::RADIUS;
use crate::app::ui::tooltip::tooltip;
use crate::app::ui::{BODY, access};
use crate::base::{Color, Rect, bounded};

/// Free width of a segment beside its words, both sides together, and on each side where it is narrower than they are.
const FRAME: f32 = 14.0;
const MIN_SIDE: f32 = 4.0;
/// Distance of a segment from the frame, the radius of its corners and the thickness of its outline.
const INSET: f32 = 2.5;
const SEGMENT_RADIUS: f32 = 5.0;
const OUTLINE: f32 = 1.5;

/// The widths that the words of segments need, and the rows in which these stand in a room of `width` points, as
/// lengths: one, if it has room for all of them.
fn rows(cx: &UiContext<'_>, width: f32, labels: &[&str]) -> (Vec<f32>, Vec<usize>) {
    let needed = |label: &&str| cx.kit.line(label, BODY, cx.side, None).size.w.ceil() + FRAME;
    let widths: Vec<f32> = labels.iter().map(needed).collect();
    if widths.iter().sum::<f32>() <= width {
        return (widths, vec![labels.len()]);
    }
    let widest = widths.iter().copied().fold(1.0, f32::max);
    let fit = bounded((width / widest) as usize, 1, labels.len());
    let columns = labels.len().div_ceil(labels.len().div_ceil(fit).max(1)).max(1);
    let rows = (0..labels.len()).step_by(columns).map(|first| columns.min(labels.len() - first)).collect();
    (widths, rows)
}

/// The height of a choice in a room of `width` points, in rows of `row` points.
pub fn height(cx: &UiContext<'_>, width: f32, labels: &[&str], row: f32) -> f32 {
    rows(cx, width, labels).1.len() as f32 * row
}

/// Shows `labels` side by side in `rect`, in several rows where one has no room for their words; returns the position
/// that was pressed, or that arrow keys have chosen. How high it should be, [`height`] knows. `name` is what the choice
/// is about.
pub fn segmented_control(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (id, name): (Id, &str),
    rect: Rect,
    labels: &[&str],
    chosen: Option<usize>,
) -> Option<usize> {
    let ui = &mut choice(ui, (id, name), rect, labels.len());
    frame(ui, cx, rect);
    let (widths, rows) = rows(cx, rect.width(), labels);
    let widest = widths.iter().copied().fold(0.0, f32::max);
    let (mut pressed, mut below, mut first) = (None, rect, 0);
    let tall = rect.height() / rows.len().max(1) as f32;
    let columns = rows.first().copied().unwrap_or(1).max(1) as f32;
    // As wide as the others, unless their words need more.
    let even = rows.len() > 1 || widest * columns <= rect.width();
    let spare = (rect.width() - widths.iter().sum::<f32>()) / columns;
    for length in rows {
        let mut row = below.split_top(tall).0;
        below = below.split_top(tall).1;
        for i in first..first + length {
            let width = if even { rect.width() / columns } else { widths[i] + spare };
            let (at, after) = row.split_start(cx.side, width);
            row = after;
            let is_stop = chosen.unwrap_or(0) == i;
            let (response, inner, ink) = segment(ui, cx, (id.with(i), is_stop), at, labels[i], chosen == Some(i));
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_position_in_set(i));
            cx.centered(ui, &cx.said(labels[i]), BODY, inner.shrink2(MIN_SIDE, 0.0), ink);
            if keys::is_chosen(ui, &response) {
                pressed = Some(i);
            }
            if let Some(next) = keys::chosen_by_arrows(ui, &response, cx.side, (i, labels.len())) {
                ui.memory_mut(|memory| memory.request_focus(id.with(next)));
                pressed = Some(next);
            }
            tooltip(response, cx, if widths[i] > at.width() + 0.5 { labels[i] } else { "" });
        }
        first += length;
    }
    pressed
}

/// A group for the segments of a choice, of which there are `count`.
pub fn choice(ui: &mut Ui, (id, name): (Id, &str), rect: Rect, count: usize) -> Ui {
    let group = access::scope(ui, (id.with("choice"), rect), (Role::RadioGroup, name));
    ui.ctx().accesskit_node_builder(group.unique_id(), |node| node.set_size_of_set(count));
    group
}

/// Draws the frame behind the segments.
pub fn frame(ui: &Ui, cx: &UiContext<'_>, rect: Rect) {
    cx.fill(ui, rect, RADIUS, cx.kit.theme.hover);
    cx.outline(ui, rect.shrink(0.5), RADIUS, 1.0, cx.kit.theme.edge);
}

/// One segment, still without its words; returns the room for them and their colour. Tab stops once in a choice, at the
/// segment that `is_stop`; arrow keys go on from there.
pub fn segment(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (id, is_stop): (Id, bool),
    rect: Rect,
    name: &str,
    chosen: bool,
) -> (Response, Rect, Color) {
    let theme = cx.kit.theme;
    // What arrow keys have just chosen has the keyboard before it is the chosen one; assistive programs may go anywhere.
    let is_asked = ui.input(|input| input.has_accesskit_action_request(id, Action::Focus));
    if is_asked {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let takes_keys = is_stop || ui.memory(|memory| memory.has_focus(id));
    let response = ui.interact(to_egui(rect), id, if takes_keys { Sense::click() } else { Sense::CLICK });
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
    ui.ctx().accesskit_node_builder(id, |node| node.add_action(Action::Focus));
    let inner = rect.shrink(INSET);
    if chosen {
        cx.fill(ui, inner, SEGMENT_RADIUS, theme.card);
        cx.outline(ui, inner, SEGMENT_RADIUS, OUTLINE, theme.accent);
    } else if response.hovered() {
        cx.fill(ui, inner, SEGMENT_RADIUS, theme.pressed);
    }
    if response.has_focus() {
        cx.focus_ring(ui, inner, SEGMENT_RADIUS);
    }
    (response, inner, if chosen { theme.accent } else { theme.ink })
}

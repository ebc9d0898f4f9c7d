//! The frame of dialogs: a veil over the window, a card, a title and a cross.

use egui::{Area, Event, Id, Key, Order, Role, Sense, Ui, WidgetInfo};

use super::super::command::{Action, Command};
use super::super::cx::{Cx, from_egui, to_egui};
use super::super::panels::states::closes_beside;
use super::super::state::Overlay;
use super::super::widgets::button::Rank;
use super::super::widgets::{Button, HEADING, HEIGHT, Icon, field};
use crate::base::{Pos, Rect, Size};
use crate::scene::{Fill, Shape, Stroke};

/// Free width inside a dialog.
pub const PAD: f32 = 20.0;

/// Opens a layer over the whole window; a click beside the dialog closes it.
pub fn layer(ui: &Ui, cx: &Cx<'_>, overlay: &Overlay, show: impl FnOnce(&mut Ui)) {
    let window = ui.ctx().content_rect();
    let area =
        Area::new(Id::unique("overlay")).order(Order::Foreground).fixed_pos(window.min).constrain(false).fade_in(false);
    area.show(ui.ctx(), |ui| {
        ui.set_clip_rect(window);
        // Tab stays in what is on top, and nothing below it can be pressed.
        ui.ctx().memory_mut(|memory| memory.set_modal_layer(ui.layer_id()));
        let veil = ui.interact(window, Id::unique("overlay-veil"), Sense::CLICK | Sense::DRAG);
        if !is_menu(overlay) {
            cx.fill(ui, from_egui(window), 0.0, cx.kit.theme.scrim);
        }
        if veil.clicked() && closes_beside(overlay) {
            cx.send(Command::Show(None));
        }
        show(ui);
        ui.advance_cursor_after_rect(window);
    });
}

fn is_menu(overlay: &Overlay) -> bool {
    matches!(overlay, Overlay::Menu | Overlay::Filter)
}

/// A card in the middle of the window, with title and cross; gives what is inside and below the title.
pub fn dialog(ui: &mut Ui, cx: &Cx<'_>, window: Rect, title: &str, size: Size) -> Rect {
    let room = window.shrink(12.0);
    let size = Size::new(size.w.min(room.width()), size.h.min(room.height()));
    let c = window.center();
    let min = Pos::new((c.x - size.w / 2.0).round(), (c.y - size.h / 2.0).round());
    card(ui, cx, Rect::from_size(min, size), title)
}

/// A card at a place of its own.
pub fn card(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, title: &str) -> Rect {
    let theme = cx.kit.theme;
    cx.draw(ui, |scene| {
        let shadow = theme.shadow;
        scene.push(Shape::Shadow { rect: rect.translate(0.0, 6.0), radius: 12.0, blur: 18.0, color: shadow });
        let stroke = Some(Stroke::new(1.0, theme.border));
        scene.push(Shape::Rect { rect, radius: 12.0, fill: Fill::Solid(theme.panel), stroke });
    });
    let body = ui.interact(to_egui(rect), Id::unique("overlay-body"), Sense::CLICK | Sense::DRAG);
    body.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, title));
    let inner = rect.shrink(PAD);
    let (row, rest) = inner.split_top(30.0);
    let (close_at, title_at) = row.split_end(cx.side, 30.0);
    cx.line(ui, &cx.said(title), HEADING, title_at, theme.ink);
    let label = cx.kit.messages.get("cmd-close");
    if Button::icon(&label, Icon::Close).hint("Esc").show(ui, cx, Id::unique("overlay-close"), close_at).clicked() {
        cx.act(Action::Close);
    }
    rest.split_top(10.0).1
}

/// Buttons at the foot, from the end side; gives the position of the one that was pressed and what is left above. Enter
/// presses the first that is of primary rank, unless what has the keyboard takes it.
pub fn buttons(ui: &mut Ui, cx: &Cx<'_>, area: Rect, labels: &[(&str, Rank, bool)]) -> (Option<usize>, Rect) {
    let (row, rest) = area.split_bottom(HEIGHT);
    let (mut left, mut pressed) = (row, None);
    for (i, (id, rank, enabled)) in labels.iter().enumerate() {
        let label = cx.kit.messages.get(id);
        let button = Button::new(&label).rank(*rank).enabled(*enabled);
        let (at, after) = left.split_end(cx.side, button.width(cx) + 12.0);
        left = after.split_end(cx.side, 8.0).1;
        if button.show(ui, cx, Id::unique(("dialog-button", id)), at).clicked() {
            pressed = Some(i);
        }
    }
    let first = labels.iter().position(|(_, rank, enabled)| *rank == Rank::Primary && *enabled);
    let pressed = pressed.or(first.filter(|_| is_entered(ui)));
    (pressed, rest.split_bottom(14.0).1)
}

/// Whether Enter was pressed and nothing that can be pressed has the keyboard; with Ctrl, whatever has it. One that is
/// held down, or that ends what an input method composes, does not count.
fn is_entered(ui: &Ui) -> bool {
    let pressed = ui.input(|input| {
        let composes = input.events.iter().any(|event| matches!(event, Event::Ime(_)));
        input.events.iter().find_map(|event| match event {
            Event::Key { key: Key::Enter, pressed: true, repeat: false, modifiers, .. } if !composes => {
                Some(*modifiers)
            }
            _ => None,
        })
    });
    let is_free = || field::has_focus(ui.ctx()) || ui.memory(|memory| memory.focused()).is_none();
    pressed.is_some_and(|held| held.command || is_free())
}

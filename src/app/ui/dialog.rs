//! The frame of dialogs: a veil over the window, a card, a title and a cross.

use egui::{Area, Event, Id, Key, Order, Role, Sense, Ui};

use crate::app::ui::access::text::bounds;
use crate::app::ui::button::Rank;
use crate::app::ui::context::{UiContext, from_egui, to_egui};
use crate::app::ui::{Button, HEADING, HEIGHT, Icon, keys, scroll_list, text_field};
use crate::base::marks::without_steering;
use crate::base::{Pos, Rect, Size};
use crate::scene::{Fill, Shape, Stroke};

/// Free width inside a dialog.
pub const PAD: f32 = 20.0;

/// Scroll position of what a dialog holds, in points, its height as it was measured last, and a mark that the dialog
/// was opened in this frame: its first field then takes the keyboard.
#[derive(Clone, Copy, Debug, Default)]
pub struct DialogState {
    /// Points that are scrolled away.
    pub scroll: f32,
    /// Height of what scrolls, as it was in the last frame; 0 until it was measured.
    pub height: f32,
    /// Set in the first frame of the dialog.
    pub is_fresh: bool,
}

/// Ways to be rid of a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dismissal {
    /// The cross beside its title.
    Cross,
    /// The window beside it.
    Beside,
}

/// Opens a layer over the whole window, dimmed if `is_veiled`; returns what was pressed to close it. In its first frame
/// what stands first in it has the keyboard, unless something else in it has asked for that.
pub fn layer(
    ui: &Ui,
    cx: &UiContext<'_>,
    (is_veiled, is_fresh): (bool, bool),
    show: impl FnOnce(&mut Ui),
) -> Option<Dismissal> {
    let window = ui.ctx().content_rect();
    let area =
        Area::new(Id::unique("overlay")).order(Order::Foreground).fixed_pos(window.min).constrain(false).fade_in(false);
    let shown = area.show(ui.ctx(), |ui| {
        ui.set_clip_rect(window);
        // Tab stays in what is on top, and nothing below it can be pressed.
        ui.ctx().memory_mut(|memory| memory.set_modal_layer(ui.layer_id()));
        let veil = ui.interact(window, Id::unique("overlay-veil"), Sense::CLICK | Sense::DRAG);
        if is_veiled {
            cx.fill(ui, from_egui(window), 0.0, cx.kit.theme.scrim);
        }
        show(ui);
        if is_fresh {
            focus_first(ui, cx);
        }
        ui.advance_cursor_after_rect(window);
        let cross = ui.ctx().read_response(cross_id()).is_some_and(|cross| cross.clicked());
        if cross { Some(Dismissal::Cross) } else { veil.clicked().then_some(Dismissal::Beside) }
    });
    shown.inner
}

/// Gives the keyboard to the first widget in the order of reading; to the cross only if there is no other.
fn focus_first(ui: &Ui, cx: &UiContext<'_>) {
    if ui.memory(|memory| memory.focused()).is_some() {
        return;
    }
    let layer = ui.layer_id();
    let first = ui.ctx().viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.get_layer(layer);
        // While egui measures a new layer, nothing in it is enabled.
        let stops = widgets.filter(|widget| widget.sense.is_focusable());
        let place = |at: egui::Rect| (at.top(), at.center().x * cx.side.sign());
        let stops = stops.map(|widget| (widget.id == cross_id(), place(widget.rect), widget.id));
        stops.min_by(|a, b| {
            let at = |(is_cross, (top, x), _): &(bool, (f32, f32), Id)| (*is_cross, *top, *x);
            at(a).partial_cmp(&at(b)).unwrap_or(std::cmp::Ordering::Equal)
        })
    });
    if let Some((.., id)) = first {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// Makes what is shown in a layer a dialog, or a menu, of that name and place: the only thing that can be used while it
/// shows.
pub fn name_layer(ui: &Ui, role: Role, title: &str, rect: Rect) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(without_steering(title));
        node.set_bounds(bounds(rect));
        node.set_modal();
    });
}

fn cross_id() -> Id {
    Id::unique("overlay-close")
}

/// A dialog before it shows: what its width makes of its title.
pub struct Dialog<'d> {
    window: Rect,
    title: &'d str,
    width: f32,
    pad: f32,
    head: f32,
}

impl<'d> Dialog<'d> {
    /// A dialog in the middle of the window, `width` points wide if there is so much.
    pub fn new(cx: &UiContext<'_>, window: Rect, title: &'d str, width: f32) -> Self {
        let pad = pad(window);
        let width = width.min(window.width() - 2.0 * margin(window)).max(0.0);
        // Commands that open a dialog end in an ellipsis; the dialog itself does not.
        let title = title.trim_end_matches('…');
        Self { window, title, width, pad, head: head(cx, title, width - 2.0 * pad) }
    }

    /// Width of what it holds, in points.
    pub fn inner(&self) -> f32 {
        (self.width - 2.0 * self.pad).max(0.0)
    }

    /// Shows it with `height` points below its title, if there are so many; returns the area of these.
    pub fn show(&self, ui: &mut Ui, cx: &UiContext<'_>, height: f32) -> Rect {
        let room = self.window.shrink(margin(self.window));
        let size = Size::new(self.width, (height + self.head + 2.0 * self.pad).min(room.height()));
        let c = self.window.center();
        let min = Pos::new((c.x - size.w / 2.0).round(), (c.y - size.h / 2.0).round().max(room.min.y));
        card(ui, cx, Rect::from_size(min, size), self.pad, self.title)
    }
}

/// Windows smaller than this leave less free around and inside a dialog.
const SMALL: Size = Size { w: 560.0, h: 420.0 };
/// Free width inside a dialog in a small window.
const SMALL_PAD: f32 = 12.0;
/// Free width around a dialog, and in a small window.
const MARGIN: f32 = 12.0;
const SMALL_MARGIN: f32 = 6.0;
/// Radius of the corners of a dialog; fall and blur of its shadow.
const RADIUS: f32 = 12.0;
const SHADOW: (f32, f32) = (6.0, 18.0);
/// Width by which a button of a dialog is wider than one elsewhere.
const BUTTON_MORE: f32 = 12.0;

fn is_small(window: Rect) -> bool {
    window.width() < SMALL.w || window.height() < SMALL.h
}

/// Free width inside a dialog.
pub fn pad(window: Rect) -> f32 {
    if is_small(window) { SMALL_PAD } else { PAD }
}

/// Free width around a dialog.
fn margin(window: Rect) -> f32 {
    if is_small(window) { SMALL_MARGIN } else { MARGIN }
}

/// Width of the cross beside a title.
const CROSS: f32 = 30.0;
/// Below a title.
const BELOW_TITLE: f32 = 10.0;
/// Lines of the longest title.
const TITLE_LINES: usize = 3;

/// Height of a title and the free room below it, in a card that is `width` points wide inside.
fn head(cx: &UiContext<'_>, title: &str, width: f32) -> f32 {
    cx.kit.block(&cx.said(title), HEADING, cx.side, width - CROSS, TITLE_LINES).size.h.max(CROSS) + BELOW_TITLE
}

/// A card in the middle of the window, with title and cross, as large as `size`; returns what is inside and below the
/// title.
pub fn dialog(ui: &mut Ui, cx: &UiContext<'_>, window: Rect, title: &str, size: Size) -> Rect {
    let dialog = Dialog::new(cx, window, title, size.w);
    let height = size.h - dialog.head - 2.0 * dialog.pad;
    dialog.show(ui, cx, height)
}

/// A card at a place of its own, with `pad` points free inside.
pub fn card(ui: &mut Ui, cx: &UiContext<'_>, rect: Rect, pad: f32, title: &str) -> Rect {
    let theme = cx.kit.theme;
    cx.draw(ui, |scene| {
        let (fall, blur) = SHADOW;
        let shadow = rect.translate(0.0, fall);
        scene.push(Shape::Shadow { rect: shadow, radius: RADIUS, blur, color: theme.shadow });
        let stroke = Some(Stroke::new(1.0, theme.border));
        scene.push(Shape::Rect { rect, radius: RADIUS, fill: Fill::Solid(theme.panel), stroke });
    });
    ui.interact(to_egui(rect), Id::unique("overlay-body"), Sense::CLICK | Sense::DRAG);
    name_layer(ui, Role::Dialog, title, rect);
    let inner = rect.shrink(pad);
    let (row, rest) = inner.split_top(head(cx, title, inner.width()));
    let (close_at, title_at) = row.split_top(CROSS).0.split_end(cx.side, CROSS);
    let said = cx.said(title);
    let height = cx.kit.block(&said, HEADING, cx.side, title_at.width(), TITLE_LINES).size.h;
    let title_at = title_at.translate(0.0, ((CROSS - height) / 2.0).max(0.0));
    cx.text(ui, &said, HEADING, title_at, TITLE_LINES, theme.ink);
    let label = cx.kit.messages.get("cmd-close");
    Button::icon(&label, Icon::Close).hint("Esc").show(ui, cx, cross_id(), close_at);
    rest
}

/// Buttons of a dialog: their messages, how they look, and whether they can be pressed.
pub type Labels<'l> = [(&'l str, Rank, bool)];

/// Free width between two buttons, and free height between two rows of them.
const BETWEEN: f32 = 8.0;
/// Free height above buttons.
pub const ABOVE: f32 = 14.0;

/// Rows of buttons: the position and the width of each. A row takes those that have room on it whole.
fn rows(cx: &UiContext<'_>, width: f32, labels: &Labels<'_>) -> Vec<Vec<(usize, f32)>> {
    let mut rows: Vec<Vec<(usize, f32)>> = Vec::new();
    let mut left = 0.0;
    for (i, (id, ..)) in labels.iter().enumerate() {
        let wide = (Button::new(&cx.kit.messages.get(id)).width(cx) + BUTTON_MORE).min(width);
        match rows.last_mut().filter(|_| wide <= left) {
            Some(row) => row.push((i, wide)),
            None => {
                rows.push(vec![(i, wide)]);
                left = width;
            }
        }
        left -= wide + BETWEEN;
    }
    rows
}

/// Height of buttons in a room of `width` points, with the free height above them.
pub fn foot(cx: &UiContext<'_>, width: f32, labels: &Labels<'_>) -> f32 {
    let rows = rows(cx, width, labels).len() as f32;
    rows * (HEIGHT + BETWEEN) - BETWEEN + ABOVE
}

/// Returns the widget of the button with a message.
pub fn button_id(message: &str) -> Id {
    Id::unique(("dialog-button", message))
}

/// Buttons at the foot, from the end side, on as many rows as they need; returns the position of the one that was pressed
/// and what is left above. Tab goes through them in the order of reading. Enter presses the first that is of primary
/// rank, unless what has the keyboard takes it.
pub fn buttons(ui: &mut Ui, cx: &UiContext<'_>, area: Rect, labels: &Labels<'_>) -> (Option<usize>, Rect) {
    let (foot, rest) = area.split_bottom(foot(cx, area.width(), labels));
    let (mut below, mut pressed) = (foot.split_top(ABOVE).1, None);
    for row in rows(cx, area.width(), labels) {
        let mut left = below.split_top(HEIGHT).0;
        below = below.split_top(HEIGHT + BETWEEN).1;
        let mut placed = Vec::with_capacity(row.len());
        for (i, width) in row {
            let (at, after) = left.split_end(cx.side, width);
            left = after.split_end(cx.side, BETWEEN).1;
            placed.push((i, at));
        }
        for (i, at) in placed.into_iter().rev() {
            let (id, rank, enabled) = labels[i];
            let label = cx.kit.messages.get(id);
            let button = Button::new(&label).rank(rank).enabled(enabled);
            if button.show(ui, cx, button_id(id), at).clicked() {
                pressed = Some(i);
            }
        }
    }
    if labels.iter().any(|(_, rank, _)| *rank == Rank::Primary) {
        keys::note_default(ui);
    }
    let first = labels.iter().position(|(_, rank, enabled)| *rank == Rank::Primary && *enabled);
    (pressed.or(first.filter(|_| is_entered(ui))), rest)
}

/// Least height of the part above the buttons, if it needs so much: in a window too low for that the buttons
/// scroll with it.
const LEAST_BODY: f32 = 56.0;

/// Shows the body of a dialog, and its buttons below. It scrolls where the dialog is too low, and the buttons stay.
/// `show` gives the height that it took. Returns the button that was pressed.
pub fn body_and_buttons(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (id, area): (&str, Rect),
    labels: &Labels<'_>,
    scrolled: (&mut f32, &mut f32),
    show: impl FnOnce(&mut Ui, Rect) -> f32,
) -> Option<usize> {
    let foot = foot(cx, area.width(), labels);
    let mut pressed = None;
    if area.height() - foot >= LEAST_BODY.min(*scrolled.1) {
        scroll_list::flow(ui, cx, (id, area.split_bottom(foot).1), scrolled, show);
        return buttons(ui, cx, area, labels).0;
    }
    *scrolled.1 += foot;
    // Beside a scroll bar there is less room, and the buttons may take more rows.
    let mut taken = foot;
    scroll_list::flow(ui, cx, (id, area), (scrolled.0, &mut *scrolled.1), |ui, area| {
        let height = show(ui, area);
        let inner = Rect::new(area.min.x, area.min.y + height, area.max.x, area.max.y);
        let foot = self::foot(cx, inner.width(), labels);
        pressed = buttons(ui, cx, inner.split_top(foot).0, labels).0;
        taken = foot;
        height + foot
    });
    *scrolled.1 -= taken;
    pressed
}

/// Returns true if Enter was pressed and no button has the keyboard; with Ctrl, whatever has it. One
/// that is held down, or that ends what an input method composes, does not count.
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
    let is_field = || text_field::has_focus(ui.ctx()) || keys::is_on_choice(ui.ctx());
    let is_free = || is_field() || ui.memory(|memory| memory.focused()).is_none();
    pressed.is_some_and(|held| held.command || is_free())
}

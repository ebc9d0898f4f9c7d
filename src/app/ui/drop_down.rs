//! A drop-down: a button that shows what is chosen, and the list that opens below it.

use egui::{Id, Role, Sense, Ui, WidgetInfo};

use super::context::{Arrows, UiContext, from_egui, to_egui};
use super::icons::Icon;
use super::keys;
use super::scroll_list;
use super::style::{BODY, RADIUS};
use crate::base::{Rect, bounded};

/// Height of an entry of the list, in points.
const ENTRY: f32 = 28.0;
/// Free height between the button and its list, and inside the list, in points.
const BESIDE: f32 = 2.0;
const INSIDE: f32 = 4.0;
/// Width of the arrow, and free width beside it and beside the words.
const ARROW: f32 = 22.0;
const SIDE: f32 = 4.0;
/// Free width beside the words of an entry.
const ENTRY_SIDE: f32 = 8.0;
/// Free height between the list and the edges of the window, in points.
const EDGE: f32 = 6.0;

/// The button of a drop-down.
#[derive(Debug)]
pub struct DropDown<'l> {
    /// Its widget.
    pub id: Id,
    /// Its name for those who do not see it.
    pub name: &'l str,
    /// Its value, for them.
    pub value: &'l str,
    /// Its words.
    pub shown: &'l str,
    /// Set unless what is chosen is of less weight.
    pub is_strong: bool,
}

/// Events of the button in one frame.
#[derive(Clone, Copy, Debug)]
pub struct Pressed {
    /// The list is to open, or to close.
    pub clicked: bool,
    /// Steps that the arrow keys ask for, down the list.
    pub steps: isize,
}

impl DropDown<'_> {
    /// Shows the button. Arrows up and down change what is chosen without opening the list.
    pub fn show(&self, ui: &mut Ui, cx: &UiContext<'_>, at: Rect) -> Pressed {
        let response = ui.interact(to_egui(at), self.id, Sense::click());
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(self.value.to_owned()),
            ..WidgetInfo::labeled(Role::ComboBox, true, self.name)
        });
        let theme = cx.kit.theme;
        cx.fill(ui, at, RADIUS, if response.hovered() { theme.hover } else { theme.card });
        cx.outline(ui, at.shrink(0.5), RADIUS, 1.0, if self.is_strong { theme.accent } else { theme.edge });
        let (arrow, words) = at.shrink2(SIDE, 0.0).split_end(cx.side, ARROW);
        cx.draw(ui, |scene| Icon::Down.draw(scene, arrow.center(), theme.muted, cx.side));
        let ink = if self.is_strong { theme.ink } else { theme.muted };
        cx.line(ui, &cx.said(self.shown), BODY, words.shrink2(SIDE, 0.0), ink);
        if response.has_focus() {
            cx.focus_ring(ui, at, RADIUS);
        }
        let (_, down) = keys::steps(ui, &response, cx.side, Arrows::Vertical);
        Pressed { clicked: response.clicked(), steps: down as isize }
    }
}

/// Outcomes of a frame in which the list is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuOutcome {
    /// It stays open.
    Open,
    /// It closes, and this option was chosen.
    Chosen(usize),
    /// It closes, and nothing was chosen.
    Closed,
}

/// Shows the list of the drop-down `id`, over everything else.
pub fn menu(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    id: Id,
    (options, chosen): (&[String], usize),
    scroll: &mut f32,
) -> MenuOutcome {
    let Some(button) = ui.ctx().read_response(id) else { return MenuOutcome::Closed };
    let window = from_egui(ui.ctx().content_rect()).shrink2(0.0, EDGE);
    let card = place(from_egui(button.rect), window, options.len() as f32 * ENTRY + 2.0 * INSIDE);
    // A press beside the list closes it and does nothing else.
    let beside = ui.interact(ui.ctx().content_rect(), Id::unique("column-menu-veil"), Sense::CLICK);
    cx.fill(ui, card.shrink(-1.0), RADIUS + 1.0, cx.kit.theme.edge);
    cx.fill(ui, card, RADIUS, cx.kit.theme.card);
    let at = card.shrink(INSIDE);
    keys::walk_lines(ui);
    let is_fresh = ui.memory(|memory| memory.has_focus(id));
    if is_fresh {
        let top = chosen as f32 * ENTRY;
        *scroll = bounded(*scroll, (top + ENTRY - at.height()).max(0.0), top);
    }
    let pressed = scroll_list::rows(ui, cx, ("column-menu", at), (options.len(), ENTRY), scroll, |ui, i, rect| {
        let response = scroll_list::entry(ui, cx, Id::unique(("column-menu", i)), rect, &options[i], i == chosen);
        cx.line(ui, &cx.said(&*options[i]), BODY, rect.shrink2(ENTRY_SIDE, 0.0), cx.kit.theme.ink);
        Some(response)
    });
    if is_fresh {
        ui.memory_mut(|memory| memory.request_focus(Id::unique(("column-menu", chosen))));
    }
    if pressed.is_some() || beside.clicked() {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    match pressed {
        Some(option) => MenuOutcome::Chosen(option),
        None if beside.clicked() => MenuOutcome::Closed,
        None => MenuOutcome::Open,
    }
}

/// Returns the place of a list that wants so many points: below its button, or above it where there is more room.
fn place(button: Rect, window: Rect, wanted: f32) -> Rect {
    let (above, below) = (button.min.y - BESIDE - window.min.y, window.max.y - button.max.y - BESIDE);
    let is_above = wanted > below && above > below;
    let height = wanted.min(if is_above { above } else { below }).max(0.0);
    let top = if is_above { button.min.y - BESIDE - height } else { button.max.y + BESIDE };
    Rect::new(button.min.x, top, button.max.x, top + height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_opens_where_there_is_room() {
        let window = Rect::new(0.0, 0.0, 100.0, 400.0);
        // Top of the button, wanted height; top and height of the list.
        let cases = [(10.0, 100.0, 42.0, 100.0), (350.0, 100.0, 248.0, 100.0), (150.0, 900.0, 182.0, 218.0)];
        for (top, wanted, expected, height) in cases {
            let list = place(Rect::new(0.0, top, 50.0, top + 30.0), window, wanted);
            assert_eq!((list.min.y, list.height()), (expected, height), "{top} {wanted}");
        }
    }
}

//! The list of events: the same events as on the timeline, one below the other, in an order of the reader's choice.
//! Only the rows in view are laid out, so that a million cost what a dozen does.

mod focus;
mod head;
mod keys;
mod row;

use egui::{Role, Sense, Ui, UiBuilder, WidgetInfo};

use crate::app::command::{ListCommand, Pick};
use crate::app::state::ProjectView;
use crate::app::ui::context::to_egui;
use crate::app::ui::message;
use crate::app::ui::scroll;
use crate::app::view::context::ViewContext;
use crate::base::{Rect, bounded};
pub(crate) use focus::list_id;

pub use focus::has_focus;
pub use keys::takes;

/// Height of a row.
const ROW: f32 = 46.0;

/// The list as it is scrolled.
#[derive(Debug, Default)]
pub struct ListPanel {
    /// Number of the project that it is of.
    project: u64,
    /// Rows that are scrolled away, with the part of one. A single `f32` would jump in a million rows.
    top: f64,
    /// Numbers of the requests that were done last.
    revealed: u64,
    to_top: u64,
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, panel: &mut ListPanel, area: Rect) {
    if panel.project != opened.number {
        *panel = ListPanel { project: opened.number, ..ListPanel::default() };
    }
    let area = head::show(ui, cx, opened, area);
    let count = opened.list.len(&opened.content);
    // One stop for Tab; the arrows go from row to row.
    let response = ui.interact(to_egui(area), list_id(), Sense::FOCUSABLE);
    let name = cx.kit.messages.get("list-title");
    response.widget_info(|| WidgetInfo::labeled(Role::List, true, &name));
    if count == 0 {
        return show_nothing(ui, cx, opened, area);
    }
    let visible = f64::from(area.height() / ROW);
    let top = panel.scroll(ui, cx, opened, area, (count, visible));
    show_rows(ui, cx, opened, area, (count, top));
    keys::take(ui, cx, opened, (count, top, visible));
    if response.has_focus()
        && opened.selection.event.and_then(|event| opened.list.find(&opened.content, event)).is_none()
    {
        cx.focus_ring(ui, area.shrink(4.0), 6.0);
    }
}

/// Says why there is no row.
fn show_nothing(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, area: Rect) {
    let (first, second) = match (opened.list.hits_only && opened.search.is_active(), opened.filter.is_empty()) {
        _ if opened.requests.gather.is_busy() || opened.requests.sort.is_busy() => ("list-working", None),
        (true, _) if opened.requests.search.is_busy() => ("list-working", None),
        (true, _) => ("search-none", None),
        (false, false) => ("list-filtered", Some("filter-none-text")),
        (false, true) => ("no-events-title", Some("no-events-text")),
    };
    message::message(ui, cx, area, &cx.say(first), second.map(|id| cx.say(id)).as_ref());
}

impl ListPanel {
    /// Takes wheel and bar, and brings the selection into view if that is asked for; returns the row at the top.
    fn scroll(
        &mut self,
        ui: &mut Ui,
        cx: &ViewContext<'_>,
        opened: ProjectView<'_>,
        area: Rect,
        (count, visible): (usize, f64),
    ) -> f64 {
        let (list, row, before) = (&opened.list, f64::from(ROW), self.top);
        if std::mem::replace(&mut self.to_top, list.to_top) != list.to_top {
            self.top = 0.0;
        }
        // Rows of an order that is not made yet stand elsewhere.
        let is_settled = list.has(&list.order(opened.content_revision, &opened.search));
        if self.revealed != list.reveal && is_settled {
            self.revealed = list.reveal;
            let at = opened.selection.event.and_then(|event| list.find(&opened.content, event));
            self.top = at.map_or(self.top, |at| in_view(at as f64, self.top, visible));
        }
        let offset = scroll::vertical_far(ui, cx, list_id().with("bar"), area, count as f64 * row, self.top * row);
        self.top = offset / row;
        if self.top != before {
            ui.ctx().request_repaint();
        }
        self.top
    }
}

/// The top at which a row is in view: the nearest one, or, for a row far away, with the row in the middle.
fn in_view(row: f64, top: f64, visible: f64) -> f64 {
    let (first, last) = ((row + 1.0 - visible).max(0.0), row);
    let far = row < top - visible || row > top + visible * 2.0;
    if far { (row - visible / 2.0 + 0.5).max(0.0) } else { bounded(top, first.min(last), last) }
}

fn show_rows(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, area: Rect, (count, top): (usize, f64)) {
    let (_, body) = area.split_end(cx.side, scroll::BAR);
    let clip = to_egui(area).intersect(ui.clip_rect());
    let nodes = UiBuilder::new().id_salt("rows").max_rect(to_egui(body)).accessibility_parent(list_id());
    let mut active = None;
    ui.scope_builder(nodes, |ui| {
        ui.set_clip_rect(clip);
        let first = top as usize;
        // The part of the first row that is scrolled away, in points: small numbers, which stay exact.
        let mut y = body.min.y - ((top - first as f64) * f64::from(ROW)) as f32;
        for at in first..count {
            if y >= body.max.y {
                break;
            }
            let (rect, ground) =
                (Rect::new(body.min.x, y, body.max.x, y + ROW), Rect::new(area.min.x, y, area.max.x, y + ROW));
            y += ROW;
            let Some(event) = opened.list.at(&opened.content, at) else { continue };
            let response = row::show(ui, cx, opened, event, (rect, ground), at);
            if opened.selection.event == Some(event) {
                active = Some(response.id);
            }
            if response.clicked() || response.secondary_clicked() {
                let held = ui.input(|input| input.modifiers);
                let pick = match (held.shift, held.command) {
                    (true, _) => Pick::Range,
                    (false, true) => Pick::Toggle,
                    (false, false) => Pick::Only,
                };
                cx.send(ListCommand::Pick(event, pick));
                ui.memory_mut(|memory| memory.request_focus(list_id()));
            }
            row::more(cx, &response, event);
        }
    });
    // Assistive programs follow the row, though the keyboard stays with the list.
    ui.ctx().accesskit_node_builder(list_id(), |node| {
        node.set_size_of_set(count);
        node.set_multiselectable();
        if let Some(id) = active {
            node.set_active_descendant(id.accesskit_id());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_into_view_by_the_shortest_way() {
        #[rustfmt::skip]
        let cases = [
            (5.0, 0.0, 10.0, 0.0), (12.0, 0.0, 10.0, 3.0), (3.0, 5.0, 10.0, 3.0),
            (100.0, 0.0, 10.0, 95.5), (2.0, 500.0, 10.0, 0.0), (999_999.0, 999_980.5, 10.0, 999_990.0),
        ];
        for (row, top, visible, expected) in cases {
            assert_eq!(in_view(row, top, visible), expected, "{row} from {top}");
        }
    }
}

//! The button that folds the undated tray to one line, and opens it again.

use egui::{Id, Ui};

use crate::app::command::Action;
use crate::app::state::ProjectView;
use crate::app::ui::{Button, Icon, TARGET};
use crate::app::view::context::ViewContext;
use crate::timeline::shelf;

/// Width that the button takes of the column of titles, in points.
pub(super) const BUTTON: f32 = TARGET;
/// Free width and height around it.
const AROUND: f32 = 4.0;

/// Shows the button at the end side of the title, on the line of a folded tray.
pub(super) fn show_button(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>) {
    let layout = opened.state.layout();
    let area = layout.areas.shelf;
    if area.height() <= 0.0 {
        return;
    }
    let (column, top) = match layout.is_folded {
        true => (area, (area.height() - TARGET) / 2.0),
        false => (shelf::split(area, opened.state.time_direction()).0, AROUND + 2.0),
    };
    let (id, icon) = if layout.is_folded { ("shelf-unfold", Icon::Up) } else { ("shelf-fold", Icon::Down) };
    let at = column.shrink2(AROUND, 0.0).split_end(cx.side, TARGET).0.split_top(top).1.split_top(TARGET).0;
    let label = cx.kit.messages.get(id);
    if Button::icon(&label, icon).show(ui, cx, Id::unique("shelf-fold"), at).clicked() {
        cx.act(Action::Tray);
    }
}

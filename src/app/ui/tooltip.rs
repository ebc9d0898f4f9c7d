//! Tool tips in our own text.

use egui::{Response, Sense};

use crate::app::ui::SMALL;
use crate::app::ui::context::{UiContext, from_egui};

/// Greatest width of a tool tip, in points, and the lines of the longest.
const WIDTH: f32 = 320.0;
const LINES: usize = 6;

/// Shows `text` near a widget after a moment under the pointer.
pub fn tooltip(response: Response, cx: &UiContext<'_>, text: &str) -> Response {
    if text.is_empty() { response } else { tooltip_of(response, cx, || text.to_owned()) }
}

/// Shows `words` near a widget after a moment under the pointer; they are made only when they show.
pub fn tooltip_of(response: Response, cx: &UiContext<'_>, words: impl FnOnce() -> String) -> Response {
    // A tip that shows goes when a dialog opens over its widget.
    let covered = response.ctx.memory(|memory| !memory.is_above_modal_layer(response.layer_id));
    if covered {
        return response;
    }
    response.on_hover_ui(|ui| {
        let said = cx.said(words());
        let layout = cx.kit.block(&said, SMALL, cx.side, WIDTH, LINES);
        let size = egui::vec2(layout.ink_width.ceil() + 1.0, layout.size.h);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let mut area = from_egui(rect);
        area.max.x += 1.0;
        cx.text(ui, &said, SMALL, area, LINES, cx.kit.theme.ink);
    })
}

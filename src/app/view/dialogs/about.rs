//! Name, version and licences.

use egui::Ui;

use crate::app::ui::dialog::DialogState;
use crate::app::ui::message::announce;
use crate::app::ui::{BODY, HEADING, SMALL};
use crate::app::ui::{dialog, scroll_list};
use crate::app::view::context::ViewContext;
use crate::base::Rect;
use crate::text::TextStyle;

/// Shows who made what.
pub(crate) fn show(ui: &mut Ui, cx: &ViewContext<'_>, dialog_state: &mut DialogState, window: Rect) {
    let title = cx.kit.messages.get("cmd-about");
    let dialog = dialog::Dialog::new(cx, window, &title, 460.0);
    let area = dialog.show(ui, cx, dialog_state.height.max(LEAST));
    scroll_list::scroll_by_keys(
        ui,
        area,
        ((dialog_state.height / STEP).ceil() as usize, STEP),
        &mut dialog_state.scroll,
    );
    let scrolled = (&mut dialog_state.scroll, &mut dialog_state.height);
    scroll_list::flow(ui, cx, ("about", area), scrolled, |ui, area| show_words(ui, cx, area));
}

/// Height of the dialog without its frame, before its words are measured.
const LEAST: f32 = 220.0;
/// Points that an arrow key scrolls.
const STEP: f32 = 24.0;

/// Returns their height.
fn show_words(ui: &mut Ui, cx: &ViewContext<'_>, area: Rect) -> f32 {
    let theme = cx.kit.theme;
    let name = TextStyle { size: 30.0, ..HEADING };
    let version = cx.kit.messages.format("about-version", &[("version", env!("CARGO_PKG_VERSION").into())]);
    let mut rest = area;
    for (said, style, color) in [
        (cx.say("app-name"), name, theme.accent),
        (cx.said(version), SMALL, theme.muted),
        (cx.say("about-text"), BODY, theme.ink),
        (cx.say("about-licence"), SMALL, theme.muted),
    ] {
        let height = cx.text(ui, &said, style, rest, usize::MAX, color);
        announce(ui, rest.split_top(height).0, &said.text);
        rest = rest.split_top(height + 8.0).1;
    }
    rest.min.y - area.min.y
}

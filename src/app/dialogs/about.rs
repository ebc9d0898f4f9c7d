//! Name, version and licences.

use egui::Ui;

use super::super::cx::Cx;
use super::super::forms::Forms;
use super::super::panels::states::tell;
use super::super::widgets::{BODY, HEADING, SMALL};
use super::{frame, list};
use crate::base::{Rect, Size};
use crate::text::TextStyle;

/// Shows who made what.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, forms: &mut Forms, window: Rect) {
    let title = cx.kit.messages.get("cmd-about");
    let area = frame::dialog(ui, cx, window, &title, Size::new(460.0, 300.0));
    list::column(ui, cx, ("about", area), 220.0, &mut forms.scroll, |ui, area| show_words(ui, cx, area));
}

fn show_words(ui: &mut Ui, cx: &Cx<'_>, mut area: Rect) {
    let theme = cx.kit.theme;
    let name = TextStyle { size: 30.0, ..HEADING };
    let version = cx.kit.messages.format("about-version", &[("version", env!("CARGO_PKG_VERSION").into())]);
    for (said, style, color) in [
        (cx.say("app-name"), name, theme.accent),
        (cx.said(version), SMALL, theme.muted),
        (cx.say("about-text"), BODY, theme.ink),
        (cx.say("about-licence"), SMALL, theme.muted),
    ] {
        let height = cx.text(ui, &said, style, area, 6, color);
        tell(ui, area.split_top(height).0, &said.text);
        area = area.split_top(height + 8.0).1;
    }
}

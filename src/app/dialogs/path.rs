//! A path to type, where no file dialog runs.

use std::path::PathBuf;

use egui::{Id, Ui};

use super::super::command::Command;
use super::super::cx::Cx;
use super::super::forms::Forms;
use super::super::jobs::Purpose;
use super::super::widgets::button::Rank;
use super::super::widgets::{BODY, Field, HEIGHT};
use super::frame;
use crate::base::{Rect, Size};

/// Asks for a path.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, forms: &mut Forms, purpose: Purpose, window: Rect) {
    let (title, go) = match purpose {
        Purpose::Open => ("path-open", "button-open"),
        Purpose::Save | Purpose::Export => ("path-save", "cmd-save"),
    };
    let title = cx.kit.messages.get(title);
    let area = frame::dialog(ui, cx, window, &title, Size::new(560.0, 190.0));
    let height = cx.text(ui, &cx.say("path-text"), BODY, area, 2, cx.kit.theme.muted);
    let field_at = area.split_top(height + 8.0).1.split_top(HEIGHT + 2.0).0;
    let field = Field { label: &title, placeholder: "", icon: None, wrong: false, code: true };
    let happened = field.show(ui, cx, Id::unique("path-field"), field_at, &mut forms.path);
    if forms.fresh {
        happened.response.request_focus();
    }
    let ready = !forms.path.text().trim().is_empty();
    let labels = [(go, Rank::Primary, ready), ("cancel", Rank::Plain, true)];
    let pressed = frame::buttons(ui, cx, area, &labels).0.or(happened.entered.map(|_| 0));
    match pressed {
        Some(0) if ready => {
            let path = PathBuf::from(forms.path.text().trim());
            cx.send(match purpose {
                Purpose::Open => Command::OpenPath(path),
                Purpose::Save | Purpose::Export => Command::SavePath(path),
            });
        }
        Some(1) => cx.send(Command::Show(None)),
        _ => {}
    }
}

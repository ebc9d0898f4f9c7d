//! A path to type, where no file dialog runs.

use std::path::PathBuf;

use egui::{Id, Ui};

use crate::app::command::{FileCommand, WindowCommand};
use crate::app::state::Purpose;
use crate::app::ui::button::Rank;
use crate::app::ui::dialog;
use crate::app::ui::dialog::DialogState;
use crate::app::ui::{BODY, HEIGHT, TextField};
use crate::app::view::context::ViewContext;
use crate::base::Rect;
use crate::text::LineEditor;

/// Asks for a path.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    (path, dialog_state): (&mut LineEditor, &mut DialogState),
    purpose: Purpose,
    window: Rect,
) {
    let (title, go) = match purpose {
        Purpose::Open => ("path-open", "button-open"),
        Purpose::Save | Purpose::Export => ("path-save", "cmd-save"),
    };
    let title = cx.kit.messages.get(title);
    let ready = !path.text().trim().is_empty();
    let labels = [(go, Rank::Primary, ready), ("cancel", Rank::Plain, true)];
    let dialog = dialog::Dialog::new(cx, window, &title, 560.0);
    let said = cx.say("path-text");
    let words = cx.kit.block(&said, BODY, cx.side, dialog.inner(), usize::MAX).size.h;
    let area = dialog.show(ui, cx, words + 8.0 + HEIGHT + 2.0 + dialog::foot(cx, dialog.inner(), &labels));
    let DialogState { scroll, height, is_fresh: fresh } = dialog_state;
    let mut entered = None;
    let pressed = dialog::body_and_buttons(ui, cx, ("path", area), &labels, (scroll, height), |ui, area| {
        let words = cx.text(ui, &said, BODY, area, usize::MAX, cx.kit.theme.muted);
        let field_at = area.split_top(words + 8.0).1.split_top(HEIGHT + 2.0).0;
        let field = TextField { label: &title, placeholder: "", icon: None, wrong: false, why: "", code: true };
        let happened = field.show(ui, cx, Id::unique("path-field"), field_at, path);
        if *fresh {
            happened.response.request_focus();
        }
        entered = happened.entered;
        field_at.max.y - area.min.y
    });
    let pressed = pressed.or(entered.map(|_| 0));
    match pressed {
        Some(0) if ready => {
            let path = PathBuf::from(path.text().trim());
            // An export has a field for its path of its own.
            cx.send(match purpose {
                Purpose::Open => FileCommand::Open(path),
                Purpose::Save | Purpose::Export => FileCommand::Save(path),
            });
        }
        Some(1) => cx.send(WindowCommand::Show(None)),
        _ => {}
    }
}

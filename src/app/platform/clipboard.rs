//! The clipboard, for what has a rich form beside the plain one. egui's own way knows plain text and pictures.

use egui::Context;

/// A text to paste, for programs that keep its structure and for those that do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rich {
    /// As HTML.
    pub html: String,
    /// As plain text.
    pub plain: String,
}

/// The clipboard of the desktop. It is opened at the first use and held from then on: on X11 what was copied is there
/// only as long as who copied it.
pub struct Clipboard {
    uses_system: bool,
    system: Option<arboard::Clipboard>,
}

impl Clipboard {
    /// Not opened yet; without the system, only the plain text is copied.
    pub fn new(uses_system: bool) -> Self {
        Self { uses_system, system: None }
    }

    /// Copies both forms; where the desktop takes no rich text, the plain one.
    pub fn copy(&mut self, context: &Context, rich: Rich) {
        if self.uses_system && self.system.is_none() {
            self.system = arboard::Clipboard::new().ok();
        }
        let copied = self.system.as_mut().is_some_and(|system| system.set_html(&rich.html, Some(&rich.plain)).is_ok());
        if !copied {
            context.copy_text(rich.plain);
        }
    }
}

//! The clipboard, for what has a rich form beside the plain one. egui's own way knows plain text and pictures.

use egui::Context;

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

    /// Copies text as HTML and as plain text; where the desktop takes no rich text, as plain text.
    pub fn copy(&mut self, context: &Context, html: &str, plain: String) {
        if self.uses_system && self.system.is_none() {
            self.system = arboard::Clipboard::new().ok();
        }
        let copied = self.system.as_mut().is_some_and(|system| system.set_html(html, Some(&plain)).is_ok());
        if !copied {
            context.copy_text(plain);
        }
    }
}

//! The fields of the export dialog that are typed in.

use crate::app::state::export::ExportDraft;
use crate::app::state::export_settings::ExportSettings;
use crate::text::LineEditor;

/// The fields with their carets.
#[derive(Default)]
pub(crate) struct Fields {
    /// The file to write.
    pub path: LineEditor,
    /// Width, in pixels.
    pub width: LineEditor,
    /// Height, in pixels.
    pub height: LineEditor,
    /// Pixels a point.
    pub scale: LineEditor,
    /// Date of the project's last change.
    pub changed: LineEditor,
}

impl Fields {
    /// Fills them.
    pub(crate) fn fill(&mut self, draft: &ExportDraft) {
        self.path.set_text(&draft.path);
        self.changed.set_text(&draft.settings.changed);
        self.show_numbers(&draft.settings);
    }

    /// Shows the path, unless it is the one that is typed.
    pub(crate) fn show_path(&mut self, path: &str) {
        if self.path.text() != path {
            self.path.set_text(path);
        }
    }

    /// Shows width, height and scale.
    pub(crate) fn show_numbers(&mut self, settings: &ExportSettings) {
        let (width, height) = settings.pixels();
        self.width.set_text(&width.to_string());
        self.height.set_text(&height.to_string());
        self.scale.set_text(&settings.scale.map_or_else(String::new, |scale| scale.to_string()));
    }

    /// Takes width, height and scale. Typed numbers are no named size; those that are none become 0, which the export
    /// refuses with its reason.
    pub(crate) fn take_numbers(&self, settings: &mut ExportSettings) {
        let number = |editor: &LineEditor| editor.text().trim().parse().unwrap_or(0);
        settings.preset.clear();
        settings.free = (number(&self.width), number(&self.height));
        let scale = self.scale.text().trim().replace(',', ".");
        settings.scale = (!scale.is_empty()).then(|| scale.parse().unwrap_or(0.0));
    }
}

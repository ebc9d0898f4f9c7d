//! The fields of the export dialog that are typed in.

use crate::app::state::export::ExportDraft;
use crate::export::{ExportOptions, PageOptions, PixelSize};
use crate::model::EdtfDate;
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
        let ExportOptions { figure, page, .. } = &draft.settings.options;
        self.changed.set_text(figure.changed.as_ref().map_or("", EdtfDate::as_str));
        self.show_numbers(page);
    }

    /// Shows the path, unless it is the one that is typed.
    pub(crate) fn show_path(&mut self, path: &str) {
        if self.path.text() != path {
            self.path.set_text(path);
        }
    }

    /// Shows width, height and scale.
    pub(crate) fn show_numbers(&mut self, page: &PageOptions) {
        let (width, height) = page.pixels();
        self.width.set_text(&width.to_string());
        self.height.set_text(&height.to_string());
        self.scale.set_text(&page.scale.map_or_else(String::new, |scale| scale.to_string()));
    }

    /// Page of the typed width, height and scale, which have no named size; those that are no numbers become 0, which the
    /// export refuses with its reason.
    pub(crate) fn typed_page(&self) -> PageOptions {
        let number = |editor: &LineEditor| editor.text().trim().parse().unwrap_or(0);
        let scale = self.scale.text().trim().replace(',', ".");
        PageOptions {
            size: PixelSize { width: number(&self.width), height: number(&self.height) },
            preset: None,
            scale: (!scale.is_empty()).then(|| scale.parse().unwrap_or(0.0)),
        }
    }
}

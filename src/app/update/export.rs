//! Exporting, printing and copying the view.

use std::path::{Path, PathBuf};

use super::effects::Copied;
use super::updater::Updater;
use crate::app::state::export_settings::ExportSettings;
use crate::app::state::{InTheWay, Overlay, Purpose};
use crate::app::tasks::PrintedPages;
use crate::app::tasks::export::{self, ExportSource};
use crate::base::Diagnostic;
use crate::export::{
    ExportError, ExportOptions, FigureOptions, Many, PageOptions, Preset, Previewed, SourceNotes, Target, Written,
};
use crate::formats;
use crate::scene::ThemeName;

/// Least pixels a point of a copied view, so that it can be enlarged where it is pasted.
const COPY_SCALE: f32 = 2.0;

impl Updater<'_> {
    /// Makes the export that is described; `may_replace` if the user has said that a file there may be written over.
    pub(super) fn export_to(&mut self, path: PathBuf, may_replace: bool) {
        let Some(opened) = self.state.opened() else { return };
        let session = &opened.project.session;
        let path = std::path::absolute(&path).unwrap_or(path);
        let sources = formats::source_files(&session.project, &session.origin);
        if sources.iter().any(|source| formats::is_same_file(source, &path)) {
            return self.notify_failed(&Diagnostic::error("file-is-source").in_file(&path));
        }
        if !may_replace && path.exists() {
            let found = None;
            return self.show(Some(Overlay::Exists(InTheWay { purpose: Purpose::Export, path, found })));
        }
        let chosen = self.state.export.draft.settings.clone();
        let options = chosen.options(&opened.export_defaults());
        let target = Target::of_path(&path).unwrap_or(chosen.format);
        let source = ExportSource::of(opened, target, &options);
        let project = session.path().map(Path::to_owned);
        self.state.settings.remember_export(project.as_deref(), chosen);
        let export = &mut self.state.export;
        (export.draft.path, export.meter, export.is_running) = (path.display().to_string(), Default::default(), true);
        let meter = export.meter.clone();
        self.spawn(export::write(source, options, (target, path, may_replace), meter));
    }

    /// Takes in the end of an export.
    pub(super) fn exported(&mut self, path: &Path, result: Result<Written, ExportError>) {
        self.state.export.is_running = false;
        match result {
            Ok(written) => {
                let name = written.files.first().map_or(path, |file| file).display().to_string();
                let args = [("file", (&name).into()), ("count", written.files.len().into())];
                let mut text = self.state.localization.messages.format("notice-exported", &args);
                for warning in &written.warnings {
                    text = format!("{text} {}", self.state.localization.messages.diagnostic(warning));
                }
                self.notify_text(text, false);
                if self.state.overlay == Some(Overlay::Export) {
                    self.show(None);
                }
            }
            Err(ExportError::Cancelled) => self.notify("notice-export-cancelled", &[], false),
            Err(error) => self.export_failed(&error),
        }
    }

    fn export_failed(&mut self, error: &ExportError) {
        self.notify_failed(&error.diagnostic());
        self.look_at_documents();
    }

    /// Makes a PDF, which the desktop's program for PDFs shows and prints.
    pub(super) fn print(&mut self) {
        let Some(opened) = self.state.opened() else { return };
        let paper = paper();
        let options = paper.options(&opened.export_defaults());
        let task = export::print(ExportSource::of(opened, paper.format, &options), options);
        self.notify("notice-printing", &[], false);
        self.spawn(task);
    }

    /// Says where the pages are; without a program for them, offers to save them.
    pub(super) fn printed(&mut self, result: Result<PrintedPages, ExportError>) {
        let printed = match result {
            Ok(printed) => printed,
            Err(error) => return self.export_failed(&error),
        };
        if printed.is_opened {
            self.notify("notice-printed", &[], false);
        } else {
            self.show(Some(Overlay::Export));
            let draft = &mut self.state.export.draft;
            draft.set_target(paper().format);
            draft.settings = paper();
            self.notify("notice-no-viewer", &[], true);
        }
        self.state.printed = Some(printed.path);
    }

    /// Copies the timeline as it is seen, without what lies around it.
    pub(super) fn copy_view(&mut self) {
        let Some(opened) = self.state.opened() else { return };
        let areas = self.state.layout.areas;
        let size = areas.column.union(&areas.lanes).union(&areas.axis).union(&areas.shelf).size();
        let scale = self.surroundings.pixels_per_point.max(COPY_SCALE);
        let theme = if self.state.theme().dark { ThemeName::Dark } else { ThemeName::Light };
        let view = ExportSettings { whole: false, ..ExportSettings::default() };
        let options = ExportOptions {
            page: PageOptions::exactly(((size.w * scale) as u32, (size.h * scale) as u32), scale),
            figure: FigureOptions {
                rows: Many::Exactly(1),
                breaks: false,
                theme,
                notes: Some(SourceNotes::None),
                legend: false,
                title: false,
                ..FigureOptions::default()
            },
            ..view.options(&opened.export_defaults())
        };
        let source = ExportSource::of(opened, Target::Png, &options);
        self.spawn(export::copy_view(source, options));
    }

    /// Takes in the picture of the view.
    pub(super) fn view_copied(&mut self, result: Result<Previewed, ExportError>) {
        match result {
            Ok(Previewed { pixels, .. }) => {
                self.effects.copies.push(Copied::Picture(pixels));
                self.notify("notice-copied", &[], false);
            }
            Err(error) => self.export_failed(&error),
        }
    }
}

/// The export for printing.
fn paper() -> ExportSettings {
    let page = Preset::by_name("a4").map(PageOptions::from).unwrap_or_default();
    let figure = FigureOptions { theme: ThemeName::Print, ..FigureOptions::default() };
    let options = ExportOptions { page, figure, ..ExportOptions::default() };
    ExportSettings { format: Target::Pdf, options, ..ExportSettings::default() }
}

//! Exporting, printing, copying the view, and the picture of the export dialog.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::output::{PrintedPages, TaskKind, TaskOutput, ViewOutput};
use super::task::Task;
use crate::anchoring::Resolution;
use crate::app::state::ProjectView;
use crate::app::state::progress::Meter;
use crate::base::{Diagnostic, ExcerptIx, Silent};
use crate::export::{ExportError, ExportOptions, Material, Output, Sources, Target};
use crate::formats::{self, Origin, Overwrite};
use crate::model::{DocumentText, Evidence, Project};
use crate::timeline::TimelineIndex;

/// The parts of the window that an export needs, for a thread of its own.
pub struct ExportSource {
    project: Arc<Project>,
    /// Only what is written as a page leads into them; a picture leaves them out.
    texts: Vec<DocumentText>,
    resolutions: Vec<(ExcerptIx, Resolution)>,
    evidence: Arc<Evidence>,
    origin: Origin,
    /// The events that the window shows, if the file shows the same in the same words.
    content: Option<Arc<TimelineIndex>>,
}

impl ExportSource {
    /// Takes what an export of the open project to this format with these options needs.
    pub fn of(opened: ProjectView<'_>, target: Target, options: &ExportOptions) -> Self {
        let same =
            options.language.locale == Some(opened.state.settings().locale()) && !opened.requests.gather.is_busy();
        let (drawn, session) = (target.is_drawn(), &opened.project.session);
        Self {
            project: session.project.clone(),
            texts: if drawn { Vec::new() } else { session.texts.clone() },
            resolutions: if drawn { Vec::new() } else { session.resolutions().to_vec() },
            evidence: session.evidence().clone(),
            origin: session.origin.clone(),
            content: same.then(|| opened.content.clone()),
        }
    }

    /// Makes sure that the documents are still those that were read: what the file says of the quotes is about them.
    fn unchanged(&self) -> Result<(), ExportError> {
        let changed = formats::changed_documents(&self.project, &self.origin, &self.evidence);
        let Some(first) = changed.first() else { return Ok(()) };
        let id = &*self.project.documents[first.index()].id;
        let diagnostic = Diagnostic::error("export-documents-changed").arg("document", id);
        Err(ExportError::Failed(Box::new(diagnostic.arg("count", changed.len().to_string()))))
    }

    fn material(&self) -> Material<'_> {
        Material {
            project: &self.project,
            sources: Sources { texts: &self.texts, resolutions: &self.resolutions, evidence: Some(&self.evidence) },
            origin: Some(&self.origin),
            content: self.content.as_deref(),
        }
    }
}

/// Writes a file; `may_replace` if one that is there may be written over.
pub fn write(
    source: ExportSource,
    options: ExportOptions,
    (target, path, may_replace): (Target, PathBuf, bool),
    meter: Arc<Meter>,
) -> Task {
    Task::new(TaskKind::Export, move || {
        let overwrite = if may_replace { Overwrite::Yes } else { Overwrite::IfAbsent };
        let output = Output { target, path: &path, overwrite };
        let material = || crate::export::export_to(source.material(), &options, &output, &*meter);
        let result = source.unchanged().and_then(|()| material());
        TaskOutput::Exported(path, result)
    })
}

/// Makes a PDF, which the desktop's program for PDFs shows and prints.
pub fn print(source: ExportSource, options: ExportOptions) -> Task {
    Task::with_services(TaskKind::Print, move |services| {
        let make = |path: &Path| {
            source.unchanged()?;
            crate::export::export_as(source.material(), &options, (Target::Pdf, path), &Silent).map(drop)
        };
        let printed = services.printer.print(make);
        TaskOutput::Printable(printed.map(|pages| PrintedPages { path: pages.path, is_opened: pages.opened }))
    })
}

/// Makes a picture of the view for the clipboard.
pub fn copy_view(source: ExportSource, options: ExportOptions) -> Task {
    let (width, height) = options.page.pixels();
    let longer = width.max(height);
    Task::new(TaskKind::CopyView, move || {
        let made = source.unchanged().and_then(|()| crate::export::preview(source.material(), &options, 0, longer));
        TaskOutput::Copied(made)
    })
}

/// Makes the picture of a page (from 0) for the export dialog, `pixels` on its longer side.
pub fn preview(request: u64, source: ExportSource, options: ExportOptions, page: usize, pixels: u32) -> Task {
    Task::new(TaskKind::Preview, move || {
        let made = crate::export::preview(source.material(), &options, page, pixels);
        TaskOutput::View(ViewOutput::Preview(request, made))
    })
}

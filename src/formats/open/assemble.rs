//! The documents and the excerpts of a project that was read.

use std::path::Path;

use super::conflicts;
use super::damage::is_loss;
use super::documents::MemoryRoom;
use super::opened::Opened;
use super::resolve::resolve_all;
use crate::base::{Diagnostic, DocIx, Patient, Progress};
use crate::formats::annotations;
use crate::formats::disk::FileStamp;
use crate::formats::failure::Failure;
use crate::formats::kit::format::Loaded;
use crate::formats::kit::places::Places;
use crate::formats::origin::Origin;
use crate::formats::registry::is_own;
use crate::model::{Document, DocumentText, Excerpt, Id, Project};

/// Reads the documents and finds the excerpts of a loaded project.
pub(crate) fn assemble(
    loaded: Loaded,
    path: &Path,
    (origin, format, stamp): (Origin, &'static str, Option<FileStamp>),
    mut read: impl FnMut(&Document, &dyn Progress) -> (DocumentText, Vec<Diagnostic>),
    progress: &dyn Progress,
) -> Result<Opened, Failure> {
    let progress: &dyn Progress = &Patient::new(progress);
    let Loaded { mut project, places, mut diagnostics } = loaded;
    let stamp = stamp.map(|stamp| stamp.damaged(diagnostics.iter().any(is_loss)));
    let parts = project.documents.len() as f64 + 1.0;
    let mut texts = Vec::with_capacity(project.documents.len());
    let mut room = MemoryRoom::default();
    for (nth, document) in project.documents.iter().enumerate() {
        let (text, found) =
            read(document, &ProgressPart { whole: progress, from: nth as f64 / parts, to: (nth as f64 + 1.0) / parts });
        if progress.cancelled() {
            return Err(Failure::Cancelled);
        }
        let (text, full) = room.take(document, text);
        // What has no file of its own is said at the document's entry in the project file.
        diagnostics.extend(found.into_iter().chain(full).map(|mut diagnostic| {
            if diagnostic.file.is_none() {
                diagnostic.file = Some(path.to_owned());
                diagnostic.place = places.documents.get(nth).copied();
            }
            diagnostic
        }));
        texts.push(text);
    }
    if !is_own(format) {
        diagnostics.extend(guess_language(&mut project, path));
    }
    if format == annotations::FORMAT.name {
        diagnostics.extend(settle(&mut project, &texts, &places, path));
    }
    diagnostics.extend(conflicts::findings(&project, &places, path));
    let last = ProgressPart { whole: progress, from: (parts - 1.0) / parts, to: 1.0 };
    let resolutions = resolve_all(&project, &texts, &last)?;
    Ok(Opened { project, texts, resolutions, places, diagnostics, origin, format, stamp })
}

/// Most other formats do not say what language they are in; but the direction of time is that of the language. What is
/// guessed is told.
fn guess_language(project: &mut Project, path: &Path) -> Option<Diagnostic> {
    if !project.language.is_empty() {
        return None;
    }
    let language = project.guessed_language()?;
    language.clone_into(&mut project.language);
    Some(Diagnostic::note("language-guessed").arg("language", language).in_file(path))
}

/// Puts the positions of other tools, which count in other units, into ours, now that the texts are there.
/// Those that have no words even so are told.
fn settle(project: &mut Project, texts: &[DocumentText], places: &Places, path: &Path) -> Option<Diagnostic> {
    for (nth, text) in texts.iter().enumerate() {
        if let Some(text) = text.text() {
            annotations::settle(project, DocIx::from(nth), text);
        }
    }
    let has_text = |id: &Id| project.document_ix(id).is_some_and(|ix| texts[ix.index()].text().is_some());
    let wordless = |excerpt: &Excerpt| annotations::is_wordless(excerpt) && has_text(&excerpt.document);
    let mut outside = project.excerpts().filter(|(_, excerpt)| wordless(excerpt)).map(|(ix, _)| ix);
    let first = outside.next()?;
    let count = (outside.count() + 1).to_string();
    let mut diagnostic = Diagnostic::warning("annotation-position-outside").arg("count", count).in_file(path);
    diagnostic.place = places.excerpt(first);
    Some(diagnostic)
}

/// The steps of a part of the whole, which goes from 0 to 1.
pub(crate) struct ProgressPart<'p> {
    /// The progress of the whole.
    pub whole: &'p dyn Progress,
    /// Place where the part begins, from 0 to 1.
    pub from: f64,
    /// Place where it ends, from 0 to 1.
    pub to: f64,
}

/// The part of opening that the project file itself takes.
pub(crate) const READING: f64 = 0.8;

/// Steps of the whole.
const FINE: f64 = 1e6;

impl Progress for ProgressPart<'_> {
    fn step(&self, done: u64, total: u64) {
        let part = self.from + (self.to - self.from) * done as f64 / total.max(1) as f64;
        self.whole.step((part * FINE) as u64, FINE as u64);
    }

    fn count(&self, events: u64, bytes: (u64, u64)) {
        self.whole.count(events, bytes);
    }

    fn waited(&self, more: std::time::Duration) -> std::time::Duration {
        self.whole.waited(more)
    }

    fn cancelled(&self) -> bool {
        self.whole.cancelled()
    }
}

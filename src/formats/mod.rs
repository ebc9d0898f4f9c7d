//! Files in and out: one file a format, a registry of them, and the folder that a project lives in.
//!
//! Reading never fails on content: it gives a value and diagnostics, each with its place. Only a file that
//! cannot be read at all, or a reader who cancels, gives an error.

use std::ffi::OsStr;
use std::path::Path;

use crate::anchoring::Resolution;
use crate::base::{Diagnostic, DocIx, EventIx, ExcerptIx, Place};
use crate::model::{DocumentText, Evidence, Project};

pub mod annotations;
mod chronology;
mod csl;
pub mod csv;
mod disk;
mod ical;
mod kit;
mod markwhen;
mod native;
mod open;
mod origin;
mod save;
mod simile;
#[cfg(test)]
mod tests;
mod timeline_project;
pub mod timelinejs;
mod vis;

pub use self::open::{
    ConcealedTexts, Question, changed_documents, evidence, load_path, load_path_as, load_table, on_page, question,
    read_document, resolve_all, sample, sha256_hex, table,
};
pub use crate::base::{Progress, Silent};
pub use chronology::machine_date;
pub use disk::{
    Committed, Conflict, ConflictKind, FileStamp, FileState, Overwrite, Privacy, Replacement, STDOUT, WriteError,
    file_state, is_same_file, stream, write_file,
};
pub use native::{bundle, edit_json, json, picture};
pub use origin::{Origin, Packed};
pub use save::{
    DocumentFiles, SavedFile, bundle_bytes, document_files, privacy_of, save_path, save_path_as, save_path_watched,
    save_path_with, source_files,
};

/// The name of the project file in a folder.
pub const PROJECT_FILE: &str = "project.json";

/// Where parts of a project stand in its file; empty for formats without lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The path of every document, or the document.
    pub documents: Vec<Place>,
    /// The quote of every excerpt, or the excerpt, in the order of events and excerpts.
    pub excerpts: Vec<(ExcerptIx, Place)>,
}

impl Places {
    /// Where an excerpt stands.
    pub fn excerpt(&self, excerpt: ExcerptIx) -> Option<Place> {
        let at = self.excerpts.binary_search_by_key(&excerpt, |(ix, _)| *ix).ok()?;
        Some(self.excerpts[at].1)
    }

    /// Adds the next excerpt of an event, which is the same as that of the last one or a later one.
    pub fn push_excerpt(&mut self, event: EventIx, place: Place) {
        let nth = self.excerpts.last().filter(|(last, _)| last.event == event).map_or(0, |(last, _)| last.nth + 1);
        self.excerpts.push((ExcerptIx { event, nth }, place));
    }
}

/// What a format made of some bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The project, as far as it could be understood.
    pub project: Project,
    /// Where its parts stand.
    pub places: Places,
    /// What is wrong with the file, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a format made of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// What of the project the format has no place for.
    pub losses: Vec<Diagnostic>,
}

/// Reads a project from the bytes of the named file. The name is for the diagnostics only.
pub type Load = fn(bytes: &[u8], path: &Path) -> Loaded;

/// Writes a project.
pub type Save = fn(project: &Project) -> Saved;

/// One file format.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// The endings of its files, in lower case and without the dot.
    pub endings: &'static [&'static str],
    /// Whether bytes of a file with such an ending are of this format and no other.
    pub sniff: fn(bytes: &[u8]) -> bool,
    /// How it is read, if it can be.
    pub load: Option<Load>,
    /// How it is written, if it can be.
    pub save: Option<Save>,
}

/// Every format, the project file first.
pub const FORMATS: &[Format] = &[
    json::FORMAT,
    bundle::FORMAT,
    timelinejs::FORMAT,
    timelinejs::JSONP,
    annotations::FORMAT,
    csv::FORMAT,
    csv::TSV,
    timelinejs::SHEET,
    chronology::MARKDOWN,
    chronology::HTML,
    csl::FORMAT,
    simile::XML,
    simile::JSON,
    vis::FORMAT,
    csv::JSON,
    ical::FORMAT,
    timeline_project::FORMAT,
    markwhen::FORMAT,
    picture::FORMAT,
];

/// The format to write a file in, by its ending.
pub fn by_path(path: &Path) -> Option<&'static Format> {
    with_ending(path).find(|format| format.save.is_some())
}

/// The format to read a file in, by its ending and, where formats share one, by its bytes; the first of them if
/// none is sure.
pub fn detect(path: &Path, bytes: &[u8]) -> Option<&'static Format> {
    let readable = || with_ending(path).filter(|format| format.load.is_some());
    readable().find(|format| (format.sniff)(bytes)).or_else(|| readable().next())
}

fn with_ending(path: &Path) -> impl Iterator<Item = &'static Format> {
    let ending = path.extension().and_then(OsStr::to_str).map(str::to_lowercase).unwrap_or_default();
    FORMATS.iter().filter(move |format| format.endings.contains(&ending.as_str()))
}

/// The endings of all files that can be read.
pub fn readable_endings() -> Vec<&'static str> {
    let mut endings: Vec<&str> = FORMATS.iter().filter(|f| f.load.is_some()).flat_map(|f| f.endings).copied().collect();
    endings.sort_unstable();
    endings.dedup();
    endings
}

/// Whether a format tells others that the quotes stand in their documents: to readers, or, as annotations do, to
/// programs that will not look. Our own formats are checked again when they are opened.
pub fn shows_quotes(format: &Format) -> bool {
    [chronology::MARKDOWN.name, chronology::HTML.name, annotations::FORMAT.name].contains(&format.name)
}

/// A project in a format that can be written, with what the documents say of its quotes where the format shows them.
fn saved(format: &Format, project: &Project, evidence: &Evidence, progress: &dyn Progress) -> Option<Saved> {
    match format.name {
        name if name == json::FORMAT.name => {
            Some(Saved { bytes: json::save_watched(project, progress), losses: Vec::new() })
        }
        name if name == chronology::MARKDOWN.name => Some(chronology::markdown(project, evidence)),
        name if name == chronology::HTML.name => Some(chronology::page(project, evidence)),
        name if name == annotations::FORMAT.name => Some(annotations::save(project, evidence)),
        _ => format.save.map(|save| save(project)),
    }
}

/// Whether a project in the format with this name keeps everything, so that it can be saved where it came from.
pub fn is_own(name: &str) -> bool {
    [json::FORMAT.name, bundle::FORMAT.name].contains(&name)
}

/// The format with the given name.
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// A project with the texts of its documents and the places of its excerpts.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The project.
    pub project: Project,
    /// The texts of its documents, in the order of `project.documents`.
    pub texts: Vec<DocumentText>,
    /// What became of every excerpt, in the order of events and excerpts.
    pub resolutions: Vec<(ExcerptIx, Resolution)>,
    /// Where the parts of the project stand in its file.
    pub places: Places,
    /// What is wrong with the project file and its documents.
    pub diagnostics: Vec<Diagnostic>,
    /// Where it came from.
    pub origin: Origin,
    /// The name of the format that it was read in.
    pub format: &'static str,
    /// What its file was when it was read: what a save over it must still find. `None` for the sample.
    pub stamp: Option<FileStamp>,
}

impl Opened {
    /// The text of a document.
    pub fn text(&self, document: DocIx) -> Option<&DocumentText> {
        self.texts.get(document.index())
    }

    /// What the documents say of the quotes.
    pub fn evidence(&self) -> Evidence {
        evidence(&self.project, &self.texts, &self.resolutions)
    }

    /// What became of an excerpt.
    pub fn resolution(&self, excerpt: ExcerptIx) -> Option<&Resolution> {
        let at = self.resolutions.binary_search_by_key(&excerpt, |(ix, _)| *ix).ok()?;
        self.resolutions.get(at).map(|(_, resolution)| resolution)
    }
}

/// Why nothing was opened or saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The user cancelled.
    Cancelled,
    /// Another file is in the way of the one to be saved: changed since it was read, or of the same name.
    Conflict(Box<Conflict>),
    /// What is in the way.
    Because(Diagnostic),
}

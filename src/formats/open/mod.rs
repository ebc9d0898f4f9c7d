//! Opens a project with everything that belongs to it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::{Diagnostic, DocIx, Patient};
use crate::formats::bundle::Bundle;
use crate::formats::disk::bounded::{Unread, read_bounded};
use crate::formats::disk::{FileStamp, Seen};
use crate::formats::{
    Failure, Format, Loaded, Opened, Origin, PROJECT_FILE, Packed, Places, Progress, Silent, annotations, bundle, csv,
    detect, is_own, json, picture, timelinejs,
};
use crate::model::{Document, DocumentText, Excerpt, Id, Project};

mod changed;
pub(in crate::formats) mod damage;
mod date_quotes;
pub(in crate::formats) mod documents;
mod evidence;
mod resolve;
mod weight;

use damage::is_loss;
use documents::{Room, text_of_bytes};
use weight::too_heavy;

pub use changed::changed_documents;
pub use documents::{read_document, sha256_hex};
pub use evidence::evidence;
pub use resolve::{ConcealedTexts, on_page, resolve_all};

/// The project file that is compiled in.
pub(in crate::formats) const SAMPLE: &str = include_str!("../../../data/kadrey-v-meta/project.json");

/// The documents that are compiled in, by their path in the sample's folder.
const SAMPLE_DOCUMENTS: [(&str, &str); 1] =
    [("article.ar.txt", include_str!("../../../data/kadrey-v-meta/article.ar.txt"))];

/// Project files larger than this are not read, in bytes: the words of a project are counted in 32 bits.
const MAX_PROJECT: u64 = u32::MAX as u64;

/// Opens the project that is compiled in.
pub fn sample() -> Opened {
    let path = Path::new("sample").join(PROJECT_FILE);
    let loaded = json::load(SAMPLE.as_bytes(), &path);
    let read = |document: &Document, progress: &dyn Progress| match sample_document(document) {
        Some(bytes) => {
            text_of_bytes(document, Path::new(document.path.as_deref().unwrap_or_default()), bytes, progress)
        }
        None => read_document(Path::new(""), &Document { path: None, ..document.clone() }, progress),
    };
    assemble(loaded, &path, (Origin::Sample, json::FORMAT.name, None), read, &Silent)
        .unwrap_or_else(|_| unreachable!("nobody cancels"))
}

/// The bytes of a document of the sample.
pub(in crate::formats) fn sample_document(document: &Document) -> Option<&'static [u8]> {
    let wanted = document.path.as_deref()?;
    SAMPLE_DOCUMENTS.iter().find(|(path, _)| *path == wanted).map(|(_, text)| text.as_bytes())
}

/// Opens a project file, or the project file in a folder, with its documents, and finds its excerpts.
///
/// The progress is of the documents and, as one more, of all excerpts.
///
/// # Errors
/// If the file cannot be read at all or has an ending that no format has, or if the user cancels.
/// What is wrong with the content is in the diagnostics.
pub fn load_path(path: &Path, progress: &dyn Progress) -> Result<Opened, Failure> {
    load_path_as(path, None, progress)
}

/// As [`load_path`], in a format that is known; `None` looks at ending and bytes.
///
/// # Errors
/// As [`load_path`], and if the format cannot be read.
pub fn load_path_as(path: &Path, format: Option<&'static Format>, progress: &dyn Progress) -> Result<Opened, Failure> {
    let path = if path.is_dir() { path.join(PROJECT_FILE) } else { path.to_owned() };
    let unknown = || Failure::Because(Diagnostic::error("unknown-ending").in_file(&path));
    let (bytes, seen) = read_seen(&path)?;
    let format = format.or_else(|| detect(&path, &bytes)).ok_or_else(unknown)?;
    let load = format.load.ok_or_else(unknown)?;
    if format.name == bundle::FORMAT.name {
        return open_bundle(&bytes, &path, FileStamp::of_bytes(&bytes).seen(seen), progress);
    }
    if format.name == picture::FORMAT.name {
        let project = picture::carried(&bytes);
        let project = project.map_err(|code| Failure::Because(Diagnostic::error(code).in_file(&path)))?;
        let stamp = FileStamp::of_bytes(&bytes).seen(seen);
        return Ok(Opened { format: picture::FORMAT.name, ..open_bundle(project, &path, stamp, progress)? });
    }
    if let Some(kind) = compressed(&bytes) {
        return Err(Failure::Because(Diagnostic::error("file-compressed").arg("kind", kind).in_file(&path)));
    }
    if let Some(told) = too_heavy(&bytes, format) {
        return Err(Failure::Because(told.in_file(&path)));
    }
    // Reading a large project file takes the most of it.
    let reading = Part { whole: progress, from: 0.0, to: READING };
    let (loaded, stamp) = std::thread::scope(|scope| {
        // The digest of a large file need not wait until it is read.
        let stamp = scope.spawn(|| FileStamp::of_bytes(&bytes));
        let loaded = match format.name == json::FORMAT.name {
            true => json::load_watched(&bytes, &path, &reading),
            false => load(&bytes, &path),
        };
        (loaded, stamp.join().unwrap_or_else(|_| FileStamp::of_bytes(&bytes)).seen(seen))
    });
    if progress.cancelled() {
        return Err(Failure::Cancelled);
    }
    drop(bytes);
    let rest = Part { whole: progress, from: READING, to: 1.0 };
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let from = (Origin::Path(path.clone()), format.name, Some(stamp));
    assemble(loaded, &path, from, |document, progress| read_document(folder, document, progress), &rest)
}

/// A table whose columns were guessed from what is not ours, so that a person had better look at them first.
#[derive(Debug)]
pub struct Question {
    /// The file.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Its first rows, and how they would be read.
    pub preview: csv::Preview,
}

/// What has to be asked before a file is opened; nothing of files that say by themselves what they hold, and of those
/// that cannot be read: opening them says why.
pub fn question(path: &Path) -> Option<Question> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    let tables = [csv::FORMAT, csv::TSV, csv::JSON];
    if !tables.iter().flat_map(|format| format.endings).any(|known| *known == ending) {
        return None;
    }
    let bytes = read_file(path).ok()?;
    let format = detect(path, &bytes)?;
    if too_heavy(&bytes, format).is_some() {
        return None;
    }
    let preview = match format.name {
        name if name == csv::JSON.name => csv::preview_json(&bytes),
        name if name == csv::FORMAT.name || name == csv::TSV.name => csv::preview(&bytes),
        _ => None,
    };
    let preview = preview.filter(|preview| !preview.is_own)?;
    Some(Question { path: path.to_owned(), bytes: bytes.into(), preview })
}

/// A table, whatever its columns are called, and how it would be read.
///
/// # Errors
/// If it cannot be read, is no table or has no row.
pub fn table(path: &Path, format: Option<&'static Format>) -> Result<Question, Failure> {
    let bytes = read_file(path)?;
    let because = |code| Failure::Because(Diagnostic::error(code).in_file(path));
    let format = format.or_else(|| detect(path, &bytes)).ok_or_else(|| because("unknown-ending"))?;
    // A sheet of TimelineJS is a table too, and may be read as any other.
    let is_json = format.name == csv::JSON.name;
    if !is_json && ![csv::FORMAT.name, csv::TSV.name, timelinejs::SHEET.name].contains(&format.name) {
        return Err(because("not-a-table"));
    }
    if let Some(told) = too_heavy(&bytes, format) {
        return Err(Failure::Because(told.in_file(path)));
    }
    let preview = if is_json { csv::preview_json(&bytes) } else { csv::preview(&bytes) };
    let preview = preview.ok_or_else(|| because("table-empty"))?;
    Ok(Question { path: path.to_owned(), bytes: bytes.into(), preview })
}

/// Opens a table that was asked about, in the way that was answered.
///
/// # Errors
/// If the user cancels.
pub fn load_table(
    path: &Path,
    bytes: &[u8],
    mapping: &csv::Mapping,
    progress: &dyn Progress,
) -> Result<Opened, Failure> {
    let format = detect(path, bytes).map_or(csv::FORMAT.name, |format| format.name);
    let from = (Origin::Path(path.to_owned()), format, Some(FileStamp::of_bytes(bytes)));
    let none = |document: &Document, progress: &dyn Progress| read_document(Path::new(""), document, progress);
    assemble(csv::load_with(bytes, path, mapping), path, from, none, progress)
}

fn open_bundle(bytes: &[u8], path: &Path, stamp: FileStamp, progress: &dyn Progress) -> Result<Opened, Failure> {
    let (mut loaded, mut bundle, found) = Bundle::read(bytes, path);
    loaded.diagnostics.splice(0..0, found);
    let read = |document: &Document, progress: &dyn Progress| match bundle.document(document) {
        Some(bytes) => {
            let inside = path.join(document.path.as_deref().unwrap_or_default());
            text_of_bytes(document, &inside, &bytes, progress)
        }
        None if document.path.is_none() => read_document(Path::new(""), document, progress),
        None => {
            let fault = bundle.why_missing(document).in_file(path);
            (DocumentText::Missing(fault.clone()), vec![fault])
        }
    };
    let origin = Origin::Packed(Packed::new(path, bytes, &stamp));
    assemble(loaded, path, (origin, bundle::FORMAT.name, Some(stamp)), read, progress)
}

/// How a file is packed that should be text.
fn compressed(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], _); 4] =
        [(b"\x1F\x8B", "gzip"), (b"PK\x03\x04", "zip"), (b"BZh", "bzip2"), (b"\xFD7zXZ\0", "xz")];
    kinds.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| kind)
}

fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    read_seen(path).map(|(bytes, _)| bytes)
}

/// The bytes of a file, and what the file system told of it before they were read.
fn read_seen(path: &Path) -> Result<(Vec<u8>, Option<Seen>), Failure> {
    let because = |code| Diagnostic::error(code).in_file(path);
    let gigabytes = |bytes: u64| format!("{:.1}", bytes as f64 / 1e9);
    let told = |unread| match unread {
        // A pipe to which nobody writes and a device that never ends would be read for ever.
        Unread::NoFile => because("file-no-file"),
        Unread::TooLarge(size) => {
            because("file-too-large").arg("size", gigabytes(size)).arg("most", gigabytes(MAX_PROJECT))
        }
        Unread::Refused(error) => {
            let code = if error.kind() == io::ErrorKind::NotFound { "file-missing" } else { "file-unreadable" };
            because(code).arg("reason", error.to_string())
        }
    };
    let seen = fs::metadata(path).ok().map(|known| Seen::of(&known));
    let bytes = read_bounded(path, MAX_PROJECT).map_err(|unread| Failure::Because(told(unread)))?;
    Ok((bytes, seen))
}

/// Reads the documents and finds the excerpts of a loaded project.
fn assemble(
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
    let mut room = Room::default();
    for (nth, document) in project.documents.iter().enumerate() {
        let (text, found) =
            read(document, &Part { whole: progress, from: nth as f64 / parts, to: (nth as f64 + 1.0) / parts });
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
    diagnostics.extend(date_quotes::contradictions(&project, &places, path));
    let last = Part { whole: progress, from: (parts - 1.0) / parts, to: 1.0 };
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
struct Part<'p> {
    whole: &'p dyn Progress,
    from: f64,
    to: f64,
}

/// The part of opening that the project file itself takes.
const READING: f64 = 0.8;

/// Steps of the whole.
const FINE: f64 = 1e6;

impl Progress for Part<'_> {
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

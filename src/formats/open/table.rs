//! Tables whose columns a person had better look at before they are opened.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::assemble::assemble;
use super::documents::read_document;
use super::opened::Opened;
use super::source::read_file;
use super::weight::too_heavy;
use crate::base::{Diagnostic, Progress};
use crate::formats::disk::FileStamp;
use crate::formats::failure::Failure;
use crate::formats::kit::format::Format;
use crate::formats::origin::Origin;
use crate::formats::registry::detect;
use crate::formats::{csv, timelinejs};
use crate::model::Document;

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

/// Question to ask before a file is opened; nothing of files that say by themselves what they hold, and of those
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

//! Every format, and which of them a file is in.

use std::ffi::OsStr;
use std::path::Path;

use super::kit::format::{Format, Saved};
use super::kit::losses::of_work;
use super::native::{bundle, json, picture};
use super::{annotations, chronology, csl, csv, ical, markwhen, simile, timeline_project, timelinejs, vis};
use crate::base::Progress;
use crate::model::{Evidence, Project};

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
pub(super) fn detect(path: &Path, bytes: &[u8]) -> Option<&'static Format> {
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

/// Returns true if a format tells others that the quotes stand in their documents: to readers, or, as annotations do,
/// to programs that will not look. Our own formats are checked again when they are opened.
pub fn shows_quotes(format: &Format) -> bool {
    [chronology::MARKDOWN.name, chronology::HTML.name, annotations::FORMAT.name].contains(&format.name)
}

/// A project in a format that can be written, with what the documents say of its quotes where the format shows them.
pub(super) fn saved(format: &Format, project: &Project, evidence: &Evidence, progress: &dyn Progress) -> Option<Saved> {
    let mut saved = written(format, project, evidence, progress)?;
    if !is_own(format.name) {
        saved.losses.extend(of_work(project, format.name));
    }
    Some(saved)
}

fn written(format: &Format, project: &Project, evidence: &Evidence, progress: &dyn Progress) -> Option<Saved> {
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

/// Returns true if a project in the format with this name keeps everything, so that it can be saved where it came from.
pub fn is_own(name: &str) -> bool {
    [json::FORMAT.name, bundle::FORMAT.name].contains(&name)
}

/// The format with the given name.
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

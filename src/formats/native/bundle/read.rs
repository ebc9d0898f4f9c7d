//! Reads a bundle: trusts no size, no name and no digest that it claims.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, Cursor, Read};
use std::path::Path;

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use super::layout::{DOCUMENTS, File, MANIFEST, PROJECT, document_name};
use crate::base::{Diagnostic, names};
use crate::formats::kit::digest::hex;
use crate::formats::kit::format::Loaded;
use crate::formats::kit::inner_files::MAX_DOCUMENT;
use crate::formats::native::json;
use crate::model::{Document, Project};

/// All files of a bundle together may take so many bytes.
const MAX_TOTAL: u64 = 1 << 30;

/// All files together may take so many times the bytes of the bundle: text takes 3 to 10 times, a bomb 1,000.
const MAX_RATIO: u64 = 200;

/// Size that small bundles may take whatever the ratio, in bytes.
const SMALL: u64 = 1 << 24;

/// A bundle may hold so many files.
const MAX_FILES: usize = 10_000;

/// The project in a bundle may take so many bytes unless the bundle itself is large: events take twice that in memory.
const MAX_PROJECT: u64 = 256 << 20;

/// A project in a large bundle may take so many times the bytes of the bundle.
const PROJECT_RATIO: u64 = 4;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// A bundle that was looked through. Its documents are unpacked one by one, when they are asked for.
pub(crate) struct Bundle<'b> {
    archive: Option<Archive<'b>>,
    entries: BTreeMap<String, BundleEntry>,
}

/// A file in a bundle that has been unpacked once.
struct BundleEntry {
    nth: usize,
    /// The bytes that came out.
    size: u64,
    sha256: String,
}

impl<'b> Bundle<'b> {
    /// Reads the project, looks through all else, and says what is wrong with the bundle; what is wrong with the
    /// project is in `Loaded`. `path` is for the diagnostics only.
    pub(crate) fn read(bytes: &'b [u8], path: &Path) -> (Loaded, Self, Vec<Diagnostic>) {
        let size = bytes.len() as u64;
        let limits = Limits {
            total: MAX_TOTAL.min(size.saturating_mul(MAX_RATIO).max(SMALL)),
            document: MAX_DOCUMENT,
            project: MAX_PROJECT.max(size.saturating_mul(PROJECT_RATIO)),
        };
        Self::read_within(bytes, path, limits)
    }

    fn read_within(bytes: &'b [u8], path: &Path, limits: Limits) -> (Loaded, Self, Vec<Diagnostic>) {
        let (entries, kept, strays) = Default::default();
        let mut reader = EntryReader { path, found: Vec::new(), entries, kept, strays };
        let archive = reader.look_through(bytes, limits);
        reader.check();
        let loaded = match reader.kept.remove(PROJECT) {
            Some(project) => json::load(&project, &path.join(PROJECT)),
            None => {
                reader.error("bundle-without-project", &[]);
                Loaded::default()
            }
        };
        let named: HashSet<String> = named(&reader.entries, &loaded.project);
        let strays = std::mem::take(&mut reader.strays);
        for (place, name) in strays.into_iter().rev().filter(|(_, name)| !named.contains(name)) {
            let stray = Diagnostic::warning("bundle-stray").arg("path", name).in_file(path);
            reader.found.insert(place.min(reader.found.len()), stray);
        }
        (loaded, Self { archive, entries: reader.entries }, reader.found)
    }

    /// The bytes of a document of the project.
    pub(crate) fn document(&mut self, document: &Document) -> Option<Vec<u8>> {
        let name = entry_of(&self.entries, document)?.to_owned();
        self.unpack(&name)
    }

    /// Why there is no document of the project that has a path.
    pub(crate) fn why_missing(&self, document: &Document) -> Diagnostic {
        let path = document.path.as_deref().unwrap_or_default();
        let fault = |code| Diagnostic::error(code).arg("document", &*document.id).arg("path", path);
        let names = || self.entries.keys().map(|name| name.strip_prefix(DOCUMENTS).unwrap_or(name));
        match document_name(path) {
            None => fault("document-path"),
            Some(name) => match names::find_other_case(names(), &name) {
                Some(there) => fault("document-other-case").arg("there", there),
                None => fault("document-not-in-bundle"),
            },
        }
    }

    /// The files that the project of the bundle does not name, by their names in the bundle.
    pub(crate) fn unnamed(&mut self, project: &Project) -> Vec<File> {
        let named = named(&self.entries, project);
        let is_unnamed = |name: &&String| !named.contains(*name) && *name != PROJECT && *name != MANIFEST;
        let names: Vec<String> = self.entries.keys().filter(is_unnamed).cloned().collect();
        names.into_iter().filter_map(|name| Some((name.clone(), self.unpack(&name)?))).collect()
    }

    fn unpack(&mut self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.get(name)?;
        let mut content = Vec::with_capacity(usize::try_from(entry.size).ok()?);
        let file = self.archive.as_mut()?.by_index(entry.nth).ok()?;
        file.take(entry.size).read_to_end(&mut content).ok()?;
        Some(content)
    }
}

/// The file of a document: in the folder of the documents, or beside the project, as in a folder that was zipped.
fn entry_of<'e>(entries: &'e BTreeMap<String, BundleEntry>, document: &Document) -> Option<&'e str> {
    let name = document_name(document.path.as_deref()?)?;
    let there = || entries.keys().map(String::as_str);
    names::find(there(), &format!("{DOCUMENTS}{name}")).or_else(|| names::find(there(), &name))
}

/// The files of the documents of a project.
fn named(entries: &BTreeMap<String, BundleEntry>, project: &Project) -> HashSet<String> {
    project.documents.iter().filter_map(|document| entry_of(entries, document)).map(str::to_owned).collect()
}

/// Size that the files of a bundle may take when they are unpacked, in bytes.
#[derive(Clone, Copy)]
struct Limits {
    /// All of them.
    total: u64,
    /// A document.
    document: u64,
    /// The project, or the manifest.
    project: u64,
}

struct EntryReader<'p> {
    path: &'p Path,
    found: Vec<Diagnostic>,
    entries: BTreeMap<String, BundleEntry>,
    /// The contents of project and manifest.
    kept: HashMap<String, Vec<u8>>,
    /// Files that may be no part of the project, and before which finding it is to be told.
    strays: Vec<(usize, String)>,
}

impl EntryReader<'_> {
    fn add(&mut self, diagnostic: Diagnostic, args: &[(&'static str, &str)]) {
        let diagnostic = args.iter().fold(diagnostic, |diagnostic, (name, value)| diagnostic.arg(name, *value));
        self.found.push(diagnostic.in_file(self.path));
    }

    fn error(&mut self, code: &'static str, args: &[(&'static str, &str)]) {
        self.add(Diagnostic::error(code), args);
    }

    /// Opens the archive; `None` if it is none. Says if it has a name twice, or too many files.
    fn open_archive<'b>(&mut self, bytes: &'b [u8]) -> Option<Archive<'b>> {
        let archive = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => archive,
            Err(error) => {
                self.error("bundle-broken", &[("reason", &error.to_string())]);
                return None;
            }
        };
        for name in duplicates(bytes, archive.central_directory_start()) {
            self.error("bundle-duplicate", &[("path", &name)]);
        }
        if archive.len() > MAX_FILES {
            self.error("bundle-too-many", &[("count", &archive.len().to_string()), ("most", &MAX_FILES.to_string())]);
        }
        Some(archive)
    }

    /// Unpacks everything, keeping sizes and digests, and of the contents those of project and manifest alone.
    fn look_through<'b>(&mut self, bytes: &'b [u8], limits: Limits) -> Option<Archive<'b>> {
        let mut archive = self.open_archive(bytes)?;
        let mut left = limits.total;
        let mut strays = Vec::new();
        for (nth, name) in entry_names(&mut archive).into_iter().enumerate() {
            if names::is_litter(&name) {
                continue;
            }
            let mut file = match archive.by_index(nth) {
                Ok(file) => file,
                Err(error) => {
                    self.error("bundle-unreadable", &[("path", &name), ("reason", &error.to_string())]);
                    continue;
                }
            };
            if file.is_dir() {
                continue;
            }
            if file.is_symlink() || document_name(&name).as_deref() != Some(&*name) {
                self.error("bundle-path", &[("path", &name)]);
                continue;
            }
            if name != PROJECT && name != MANIFEST && !name.starts_with(DOCUMENTS) {
                strays.push((nth, name));
                continue;
            }
            // The size that the file claims may be anything: what counts is what comes out.
            let is_kept = !name.starts_with(DOCUMENTS);
            let own = if is_kept { limits.project } else { limits.document };
            match measure(file.by_ref().take(left.min(own) + 1), is_kept) {
                Ok(found) if found.size > left => {
                    let args = [("path", &*name), ("most", &megabytes(limits.total))];
                    self.error("bundle-bomb", &args);
                    break;
                }
                Ok(found) if found.size > own => {
                    left -= found.size;
                    self.error("bundle-file-too-large", &[("path", &name), ("most", &megabytes(own))]);
                }
                Ok(Measured { size, sha256, content }) => {
                    left -= size;
                    if is_kept {
                        self.kept.insert(name.clone(), content);
                    }
                    self.entries.insert(name, BundleEntry { nth, size, sha256 });
                }
                Err(error) => self.error("bundle-unreadable", &[("path", &name), ("reason", &error.to_string())]),
            }
        }
        // What is no part of the project takes no room from it.
        self.measure_strays(&mut archive, strays, left, limits.document);
        Some(archive)
    }

    /// Measures files that are no part of the project: together they have `left` bytes, one has `most` at the most.
    fn measure_strays(&mut self, archive: &mut Archive<'_>, strays: Vec<(usize, String)>, mut left: u64, most: u64) {
        for (nth, name) in strays {
            let measured = archive.by_index(nth).map_err(io::Error::from);
            match measured.and_then(|file| measure(file.take(left.min(most) + 1), false)) {
                Ok(found) if found.size > left.min(most) => {
                    self.error("bundle-stray-too-large", &[("path", &name)]);
                }
                Ok(Measured { size, sha256, .. }) => {
                    left -= size;
                    self.strays.push((self.found.len(), name.clone()));
                    self.entries.insert(name, BundleEntry { nth, size, sha256 });
                }
                Err(error) => self.error("bundle-unreadable", &[("path", &name), ("reason", &error.to_string())]),
            }
        }
    }

    /// Compares the files with the manifest. What differs is told and still used.
    fn check(&mut self) {
        let Some(manifest) = self.kept.remove(MANIFEST) else {
            return self.add(Diagnostic::warning("bundle-without-manifest"), &[]);
        };
        let manifest: Value = match serde_json::from_slice(&manifest) {
            Ok(manifest) => manifest,
            Err(error) => return self.error("bundle-manifest", &[("reason", &error.to_string())]),
        };
        let listed = manifest.get("files").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let mut known = HashSet::<String>::new();
        for entry in listed.iter().take(MAX_FILES) {
            let word = |name| entry.get(name).and_then(Value::as_str).unwrap_or_default();
            let (name, expected) = (word("path"), word("sha256"));
            let there = names::find(self.entries.keys().map(String::as_str), name).map(str::to_owned);
            known.extend(there.clone());
            match there.and_then(|there| self.entries.get(&there)).map(|entry| entry.sha256.clone()) {
                None => self.error("bundle-missing", &[("path", name)]),
                Some(found) if found.eq_ignore_ascii_case(expected) => {}
                Some(found) => {
                    self.error("bundle-digest", &[("path", name), ("expected", expected), ("found", &found)]);
                }
            }
        }
        // Of strays enough is said.
        let names = self.entries.keys().filter(|name| *name == PROJECT || name.starts_with(DOCUMENTS));
        let unlisted: Vec<String> = names.filter(|name| !known.contains(name.as_str())).cloned().collect();
        for name in unlisted {
            self.add(Diagnostic::warning("bundle-unlisted"), &[("path", &name)]);
        }
    }
}

/// The names of the files, from the folder in which the project is. Programs leave out the mark that a name is in
/// UTF-8.
fn entry_names(archive: &mut Archive<'_>) -> Vec<String> {
    let count = archive.len().min(MAX_FILES);
    let name = |nth: usize| {
        let raw = archive.by_index_raw(nth).ok().and_then(|file| String::from_utf8(file.name_raw().to_vec()).ok());
        raw.or_else(|| archive.name_for_index(nth).map(str::to_owned)).unwrap_or_default()
    };
    let mut names: Vec<String> = (0..count).map(name).collect();
    if let Some(folder) = top_folder(&names) {
        names.iter_mut().for_each(|name| {
            if let Some(rest) = name.strip_prefix(&folder) {
                *name = rest.to_owned();
            }
        });
    }
    names
}

/// The only folder of an archive, with its slash, if the project is in it: a folder that was zipped whole.
fn top_folder(names: &[String]) -> Option<String> {
    let mut own = names.iter().filter(|name| !names::is_litter(name));
    let (folder, _) = own.clone().next()?.split_once('/')?;
    let folder = format!("{folder}/");
    let project = format!("{folder}{PROJECT}");
    (own.all(|name| name.starts_with(&folder)) && names.contains(&project)).then_some(folder)
}

/// Content of a file of the bundle.
struct Measured {
    size: u64,
    sha256: String,
    /// Empty if it was not to be kept.
    content: Vec<u8>,
}

/// Reads to the end, a piece at a time.
fn measure(mut file: impl Read, keep: bool) -> io::Result<Measured> {
    let (mut size, mut digest, mut content) = (0, Sha256::new(), Vec::new());
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            read => {
                size += read as u64;
                digest.update(&piece[..read]);
                if keep {
                    content.extend_from_slice(&piece[..read]);
                }
            }
        }
    }
    Ok(Measured { size, sha256: hex(&digest.finalize()), content })
}

fn megabytes(bytes: u64) -> String {
    (bytes >> 20).to_string()
}

/// The names that stand more than once in the list of files (APPNOTE 6.3.10 §4.3.12): a reader of zip files shows
/// only one of them, another reader maybe the other.
fn duplicates(bytes: &[u8], start: u64) -> Vec<String> {
    let (mut seen, mut twice) = (HashSet::new(), Vec::new());
    let mut rest = usize::try_from(start).ok().and_then(|start| bytes.get(start..)).unwrap_or_default();
    while let Some(header) = rest.get(..46).filter(|header| header.starts_with(b"PK\x01\x02")) {
        let length = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
        let Some(name) = rest.get(46..46 + length(28)) else { break };
        if !seen.insert(name) && twice.len() < 100 {
            twice.push(String::from_utf8_lossy(name).into_owned());
        }
        rest = rest.get(46 + length(28) + length(30) + length(32)..).unwrap_or_default();
    }
    twice
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn what_comes_out_is_bounded_file_by_file_and_together() {
        let project = b"{\"format\":\"sanad/1\",\"title\":\"t\"}";
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in
            [(PROJECT, &project[..]), ("documents/a", &[1; 60]), ("documents/b", &[2; 61]), ("documents/c", &[3; 40])]
        {
            writer.start_file(name, SimpleFileOptions::default()).expect("started");
            writer.write_all(bytes).expect("written");
        }
        let bytes = writer.finish().expect("finished").into_inner();
        let size = project.len() as u64;
        /// All, a document, the project; the codes that are told, and the documents that are there.
        type Case<'a> = ((u64, u64, u64), &'a [&'a str], &'a [&'a str]);
        let cases: [Case<'_>; 4] = [
            ((1_000, 100, 100), &["bundle-without-manifest"], &["a", "b", "c"]),
            ((1_000, 60, 100), &["bundle-file-too-large", "bundle-without-manifest"], &["a", "c"]),
            ((size + 120, 100, 100), &["bundle-bomb", "bundle-without-manifest"], &["a"]),
            (
                (1_000, 100, size - 1),
                &["bundle-file-too-large", "bundle-without-manifest", "bundle-without-project"],
                &["a", "b", "c"],
            ),
        ];
        for ((total, document, project), codes, there) in cases {
            let limits = Limits { total, document, project };
            let (_, mut bundle, found) = Bundle::read_within(&bytes, Path::new("b.sanad"), limits);
            assert_eq!(found.iter().map(|fault| fault.code).collect::<Vec<_>>(), codes);
            let of = |name: &str| Document { path: Some(name.into()), ..Document::default() };
            let names = ["a", "b", "c"].into_iter().filter(|name| bundle.document(&of(name)).is_some());
            assert_eq!(names.collect::<Vec<_>>(), there);
        }
    }
}

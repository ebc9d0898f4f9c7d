//! Reads a bundle: trusts no size, no name and no digest that it claims.

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read as _};
use std::path::Path;

use serde_json::Value;
use zip::ZipArchive;

use super::{DOCUMENTS, File, MANIFEST, PROJECT, document_name};
use crate::base::Diagnostic;
use crate::formats::documents::sha256_hex;
use crate::formats::{Loaded, json};

/// All files of a bundle together may take so many bytes.
const MAX_TOTAL: u64 = 1 << 30;

/// All files together may take so many times the bytes of the bundle: text takes 3 to 10 times, a bomb 1,000.
const MAX_RATIO: u64 = 200;

/// What small bundles may take whatever the ratio, in bytes.
const SMALL: u64 = 1 << 24;

/// A bundle may hold so many files.
const MAX_FILES: usize = 10_000;

/// What is in a bundle.
#[derive(Debug, Default)]
pub struct Unpacked {
    /// The project, and what is wrong with it.
    pub loaded: Loaded,
    /// The files in the folder of documents, by their paths in the project.
    pub documents: Vec<File>,
    /// All other files, by their names in the bundle.
    pub strays: Vec<File>,
    /// What is wrong with the bundle.
    pub diagnostics: Vec<Diagnostic>,
}

impl Unpacked {
    /// The files that the project of the bundle does not name, by their names in the bundle.
    pub fn unnamed(&self) -> Vec<File> {
        let documents = self.loaded.project.documents.iter();
        let named: HashSet<String> = documents.filter_map(|d| document_name(d.path.as_deref()?)).collect();
        let unnamed = self.documents.iter().filter(|(name, _)| !named.contains(name));
        let unnamed = unnamed.map(|(name, bytes)| (format!("{DOCUMENTS}{name}"), bytes.clone()));
        unnamed.chain(self.strays.iter().cloned()).collect()
    }
}

/// Reads a bundle: the project, the documents with their paths in the project, and what is wrong with the bundle.
/// What is wrong with the project is in `Loaded`. `path` is for the diagnostics only.
pub fn read_bundle(bytes: &[u8], path: &Path) -> (Loaded, Vec<File>, Vec<Diagnostic>) {
    let Unpacked { loaded, documents, diagnostics, .. } = unpack(bytes, path);
    (loaded, documents, diagnostics)
}

/// As [`read_bundle`], with the files that are no part of the project.
pub fn unpack(bytes: &[u8], path: &Path) -> Unpacked {
    let mut reader = Reader { path, found: Vec::new(), files: BTreeMap::new() };
    reader.unpack(bytes, MAX_TOTAL.min((bytes.len() as u64).saturating_mul(MAX_RATIO).max(SMALL)));
    reader.check();
    let loaded = match reader.files.remove(PROJECT) {
        Some(project) => json::load(&project, &path.join(PROJECT)),
        None => {
            reader.error("bundle-without-project", &[]);
            Loaded::default()
        }
    };
    let (mut documents, mut strays) = (Vec::new(), Vec::new());
    for (name, bytes) in reader.files {
        match name.strip_prefix(DOCUMENTS) {
            Some(path) => documents.push((path.to_owned(), bytes)),
            None => strays.push((name, bytes)),
        }
    }
    Unpacked { loaded, documents, strays, diagnostics: reader.found }
}

struct Reader<'p> {
    path: &'p Path,
    found: Vec<Diagnostic>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Reader<'_> {
    fn add(&mut self, diagnostic: Diagnostic, args: &[(&'static str, &str)]) {
        let diagnostic = args.iter().fold(diagnostic, |diagnostic, (name, value)| diagnostic.arg(name, *value));
        self.found.push(diagnostic.in_file(self.path));
    }

    fn error(&mut self, code: &'static str, args: &[(&'static str, &str)]) {
        self.add(Diagnostic::error(code), args);
    }

    fn unpack(&mut self, bytes: &[u8], mut left: u64) {
        let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => archive,
            Err(error) => return self.error("bundle-broken", &[("reason", &error.to_string())]),
        };
        for name in duplicates(bytes, archive.central_directory_start()) {
            self.error("bundle-duplicate", &[("path", &name)]);
        }
        if archive.len() > MAX_FILES {
            self.error("bundle-too-many", &[("count", &archive.len().to_string()), ("most", &MAX_FILES.to_string())]);
        }
        for nth in 0..archive.len().min(MAX_FILES) {
            let name = archive.name_for_index(nth).unwrap_or_default().to_owned();
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
                self.add(Diagnostic::warning("bundle-stray"), &[("path", &name)]);
            }
            // The size that the file claims may be anything: what counts is what comes out.
            let mut content = Vec::new();
            match file.by_ref().take(left + 1).read_to_end(&mut content) {
                Ok(size) if size as u64 > left => {
                    return self.error("bundle-bomb", &[("path", &name), ("most", &MAX_TOTAL.to_string())]);
                }
                Ok(size) => left -= size as u64,
                Err(error) => {
                    left = left.saturating_sub(content.len() as u64);
                    self.error("bundle-unreadable", &[("path", &name), ("reason", &error.to_string())]);
                    continue;
                }
            }
            self.files.insert(name, content);
        }
    }

    /// Compares the files with the manifest. What differs is told and still used.
    fn check(&mut self) {
        let Some(manifest) = self.files.remove(MANIFEST) else {
            return self.add(Diagnostic::warning("bundle-without-manifest"), &[]);
        };
        let manifest: Value = match serde_json::from_slice(&manifest) {
            Ok(manifest) => manifest,
            Err(error) => return self.error("bundle-manifest", &[("reason", &error.to_string())]),
        };
        let listed = manifest.get("files").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let mut known = HashSet::new();
        for entry in listed.iter().take(MAX_FILES) {
            let word = |name| entry.get(name).and_then(Value::as_str).unwrap_or_default();
            let (name, expected) = (word("path"), word("sha256"));
            known.insert(name);
            match self.files.get(name).map(|content| sha256_hex(content)) {
                None => self.error("bundle-missing", &[("path", name)]),
                Some(found) if found.eq_ignore_ascii_case(expected) => {}
                Some(found) => {
                    self.error("bundle-digest", &[("path", name), ("expected", expected), ("found", &found)]);
                }
            }
        }
        // Of strays enough is said.
        let is_ours = |name: &str| name == PROJECT || name.starts_with(DOCUMENTS);
        let unlisted = self.files.keys().filter(|name| is_ours(name) && !known.contains(name.as_str()));
        let unlisted: Vec<String> = unlisted.cloned().collect();
        for name in unlisted {
            self.add(Diagnostic::warning("bundle-unlisted"), &[("path", &name)]);
        }
    }
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

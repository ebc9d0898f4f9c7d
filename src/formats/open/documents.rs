//! Reads the documents of a project from its folder, and nothing outside it.

use std::collections::HashMap;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::base::fold::{MAX_FOLDED_A_BYTE, most_folded};
use crate::base::{Diagnostic, Progress, names};
use crate::documents::{self, Extract, MAX_TEXT, Media};
use crate::formats::disk::bounded::{Unread, read_bounded};
use crate::formats::kit::digest::sha256_hex;
use crate::formats::kit::inner_files::{MAX_DOCUMENT, inner_path};
use crate::model::{Document, DocumentText};

/// Texts that fold to more characters are not kept: finding quotes takes up to ten bytes for each.
const MAX_FOLDED: usize = MAX_TEXT;
/// Number of names of a folder that are compared with one that is not there.
const MAX_NAMES: usize = 100_000;
/// The documents of a project may take so many bytes in memory together: their texts, and the files of which the pages
/// are shown.
const MAX_TOGETHER: usize = 768 << 20;

/// Reads the text of a document of a project that lives in `folder`, with what is odd about it.
pub fn read_document(folder: &Path, document: &Document, progress: &dyn Progress) -> (DocumentText, Vec<Diagnostic>) {
    match document_bytes(folder, document) {
        Ok((path, bytes)) => text_of_bytes(document, &path, &bytes, progress),
        Err(diagnostic) => (DocumentText::Missing((*diagnostic).clone()), vec![*diagnostic]),
    }
}

/// The text of a document from the bytes of its file at `path`.
pub(crate) fn text_of_bytes(
    document: &Document,
    path: &Path,
    bytes: &[u8],
    progress: &dyn Progress,
) -> (DocumentText, Vec<Diagnostic>) {
    let sha256 = sha256_hex(bytes);
    let mut found = Vec::new();
    if let Some(expected) = document.sha256.as_deref().filter(|expected| !expected.eq_ignore_ascii_case(&sha256)) {
        let diagnostic = Diagnostic::warning("document-digest").arg("document", &*document.id);
        found.push(diagnostic.arg("expected", expected).arg("found", &*sha256).in_file(path));
    }
    let media = Media::of(document.media_type.as_deref(), path, bytes);
    let extract = documents::extract(bytes, media, progress);
    if let Some(fault) = too_long(&extract) {
        let fault = fault.arg("document", &*document.id).in_file(path);
        return (DocumentText::Missing(fault.clone()), vec![fault]);
    }
    found.extend(extract.faults.into_iter().map(|fault| fault.arg("document", &*document.id).in_file(path)));
    let original = (media == Media::Pdf).then(|| Arc::new(bytes.to_vec()));
    let text = Arc::from(extract.text);
    let (source_map, concealed) = (Arc::new(extract.source_map), extract.concealed.into());
    (DocumentText::Present { text, sha256, source_map, concealed, original }, found)
}

/// Why a text is too long for quotes to be found in it.
fn too_long(extract: &Extract) -> Option<Diagnostic> {
    if extract.too_long || extract.text.len() > MAX_TEXT {
        return Some(Diagnostic::error("document-text-too-long"));
    }
    let folds_to_much = extract.text.len() > MAX_FOLDED / MAX_FOLDED_A_BYTE && most_folded(&extract.text) > MAX_FOLDED;
    folds_to_much.then(|| Diagnostic::error("document-folds-too-long"))
}

/// The room that is left in memory for the documents of a project.
#[derive(Debug)]
pub(crate) struct MemoryRoom {
    left: usize,
    /// The files of which the pages are shown, by their digests: one that is named twice is kept once.
    originals: HashMap<String, Arc<Vec<u8>>>,
}

impl Default for MemoryRoom {
    fn default() -> Self {
        Self { left: MAX_TOGETHER, originals: HashMap::new() }
    }
}

impl MemoryRoom {
    /// The text if there is room for it; its file without a text for its pages, if there is none for that.
    pub(crate) fn take(&mut self, document: &Document, text: DocumentText) -> (DocumentText, Option<Diagnostic>) {
        let DocumentText::Present { text, sha256, source_map, concealed, original } = text else { return (text, None) };
        let size = text.len()
            + size_of_val(&source_map.starts[..])
            + size_of_val(&source_map.origins[..])
            + size_of_val(source_map.headings.as_deref().unwrap_or_default())
            + size_of_val(&concealed[..]);
        let full =
            |fault: Diagnostic| fault.arg("document", &*document.id).arg("most", (MAX_TOGETHER >> 20).to_string());
        let Some(left) = self.left.checked_sub(size) else {
            let fault = full(Diagnostic::error("documents-too-long"));
            return (DocumentText::Missing(fault.clone()), Some(fault));
        };
        self.left = left;
        let (original, fault) = match original.map(|bytes| self.keep(&sha256, bytes)) {
            Some(None) => (None, Some(full(Diagnostic::warning("documents-without-pages")))),
            other => (other.flatten(), None),
        };
        (DocumentText::Present { text, sha256, source_map, concealed, original }, fault)
    }

    fn keep(&mut self, sha256: &str, bytes: Arc<Vec<u8>>) -> Option<Arc<Vec<u8>>> {
        if let Some(known) = self.originals.get(sha256) {
            return Some(known.clone());
        }
        self.left = self.left.checked_sub(bytes.len())?;
        self.originals.insert(sha256.to_owned(), bytes.clone());
        Some(bytes)
    }
}

/// The bytes of a document's file, and where it is.
pub(crate) fn document_bytes(folder: &Path, document: &Document) -> Result<(PathBuf, Vec<u8>), Box<Diagnostic>> {
    let missing = |code: &'static str, path: &str| {
        Box::new(Diagnostic::error(code).arg("document", &*document.id).arg("path", path))
    };
    let Some(relative) = document.path.as_deref() else { return Err(missing("document-without-path", "")) };
    let inside = inner_path(relative).ok_or_else(|| missing("document-path", relative))?;
    let unreadable = |error: io::Error| {
        let code = if error.kind() == io::ErrorKind::NotFound { "document-missing" } else { "document-unreadable" };
        Box::new(missing(code, relative).arg("reason", error.to_string()))
    };
    let root = folder.canonicalize().map_err(unreadable)?;
    let found = root.join(inside).canonicalize().or_else(|error| match spelt_otherwise(&root, inside) {
        Some(OtherSpelling::Alike(path)) => path.canonicalize().map_err(unreadable),
        Some(OtherSpelling::OtherCase(name)) => {
            Err(Box::new(missing("document-other-case", relative).arg("there", name)))
        }
        None => Err(unreadable(error)),
    });
    let path = found?;
    // A link may lead anywhere: what counts is where the file really is.
    if !path.starts_with(&root) {
        return Err(missing("document-outside", relative));
    }
    match read_bounded(&path, MAX_DOCUMENT) {
        Ok(bytes) => Ok((path, bytes)),
        Err(Unread::NoFile) => Err(missing("document-no-file", relative)),
        Err(Unread::TooLarge(_)) => Err(missing("document-too-large", relative)),
        Err(Unread::Refused(error)) => Err(unreadable(error)),
    }
}

/// File in a folder under a name that its path does not spell.
enum OtherSpelling {
    /// The same name to a reader (NFC and NFD).
    Alike(PathBuf),
    /// One with other capital letters, which may be another file.
    OtherCase(String),
}

/// The file that a path means, part by part, if it is spelt otherwise.
fn spelt_otherwise(root: &Path, inside: &Path) -> Option<OtherSpelling> {
    let mut path = root.to_owned();
    for part in inside.components() {
        let Component::Normal(part) = part else { continue };
        if path.join(part).symlink_metadata().is_ok() {
            path.push(part);
            continue;
        }
        let name = part.to_str()?;
        let entries =
            path.read_dir().ok()?.take(MAX_NAMES).filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut there: Vec<String> = entries.collect();
        there.sort_unstable();
        let there = || there.iter().map(String::as_str);
        match names::find(there(), name) {
            Some(found) => path.push(found),
            None => return Some(OtherSpelling::OtherCase(names::find_other_case(there(), name)?.to_owned())),
        }
    }
    Some(OtherSpelling::Alike(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_inside_the_folder() {
        let inside = ["a.txt", "sub/a.txt", "./a.txt", "ملف.txt", "a..b.txt"];
        let outside = [
            "",
            "/etc/passwd",
            "../a.txt",
            "sub/../../a.txt",
            "sub/../a.txt",
            "C:\\a.txt",
            "C:/a",
            "..\\a",
            "\\\\host\\a",
            "a\0b",
        ];
        for path in inside {
            assert!(inner_path(path).is_some(), "{path}");
        }
        for path in outside {
            assert!(inner_path(path).is_none(), "{path}");
        }
    }

    #[test]
    fn a_name_is_found_however_it_is_spelt() {
        const WHOLE: &str = "\u{623}دلة/\u{622}دم.txt";
        const APART: &str = "\u{627}\u{654}دلة/\u{627}\u{653}دم.txt";
        let read = |folder: &Path, path: &str| {
            let document = Document { path: Some(path.into()), ..Document::default() };
            match document_bytes(folder, &document) {
                Ok((_, bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
                Err(fault) => fault.code.to_owned(),
            }
        };
        let folder = tempfile::tempdir().expect("a folder");
        let put = |path: &str, text: &str| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, text).expect("written");
        };
        put(APART, "apart");
        put("Ruling.PDF", "");
        for (path, found) in [
            (WHOLE, "apart"),
            (APART, "apart"),
            ("ruling.pdf", "document-other-case"),
            ("other.pdf", "document-missing"),
            ("\u{622}دم.txt", "document-missing"),
        ] {
            assert_eq!(read(folder.path(), path), found, "{path}");
        }
        put(WHOLE, "whole");
        assert_eq!((read(folder.path(), WHOLE), read(folder.path(), APART)), ("whole".into(), "apart".into()));
    }

    #[test]
    fn digests_are_those_of_fips_180() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    fn present(text: &str, sha256: &str, original: Option<&[u8]>) -> DocumentText {
        DocumentText::Present {
            text: text.into(),
            sha256: sha256.into(),
            source_map: Arc::default(),
            concealed: Arc::default(),
            original: original.map(|bytes| Arc::new(bytes.to_vec())),
        }
    }

    #[test]
    fn documents_have_room_together() {
        let document = Document { id: "d".into(), ..Document::default() };
        let mut room = MemoryRoom { left: 100, ..MemoryRoom::default() };
        // Text and file of a document, whether it keeps the file, and what is said.
        let cases: [(usize, Option<usize>, bool, Option<&str>); 5] = [
            (10, Some(40), true, None),
            (10, Some(40), true, None),
            (10, Some(31), false, Some("documents-without-pages")),
            (31, None, false, Some("documents-too-long")),
            (30, None, false, None),
        ];
        for (length, file, keeps, said) in cases {
            let bytes = file.map(|length| vec![0; length]);
            let text = present(&"a".repeat(length), &format!("{file:?}"), bytes.as_deref());
            let (text, fault) = room.take(&document, text);
            assert_eq!(fault.map(|fault| fault.code), said);
            assert_eq!(text.text().is_some(), said != Some("documents-too-long"));
            assert_eq!(text.original().is_some(), keeps);
        }
    }

    #[test]
    fn a_text_that_folds_to_very_much_is_too_long() {
        let extract = |text: String| Extract { text, ..Extract::default() };
        let most = MAX_FOLDED / 18;
        assert!(too_long(&extract("ﷺ".repeat(most))).is_none());
        let code = |extract: &Extract| too_long(extract).map(|fault| fault.code);
        assert_eq!(code(&extract("ﷺ".repeat(most + 1))), Some("document-folds-too-long"));
        assert_eq!(code(&Extract { too_long: true, ..Extract::default() }), Some("document-text-too-long"));
    }
}

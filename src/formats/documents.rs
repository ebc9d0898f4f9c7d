//! Reads the documents of a project from its folder, and nothing outside it.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::base::{Diagnostic, Progress};
use crate::documents::{self, Media};
use crate::model::{Document, DocumentText};

/// Files larger than this are not read as documents, in bytes.
pub const MAX_DOCUMENT: u64 = 512 << 20;
/// Texts longer than this are not kept, in bytes: finding quotes in them takes twenty times their size.
const MAX_TEXT: usize = 64 << 20;

/// Reads the text of a document of a project that lives in `folder`, with what is odd about it.
pub fn read_document(folder: &Path, document: &Document, progress: &dyn Progress) -> (DocumentText, Vec<Diagnostic>) {
    match document_bytes(folder, document) {
        Ok((path, bytes)) => text_of_bytes(document, &path, &bytes, progress),
        Err(diagnostic) => (DocumentText::Missing((*diagnostic).clone()), vec![*diagnostic]),
    }
}

/// The text of a document from the bytes of its file at `path`.
pub fn text_of_bytes(
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
    if extract.text.len() > MAX_TEXT {
        let fault = Diagnostic::error("document-text-too-long").arg("document", &*document.id).in_file(path);
        return (DocumentText::Missing(fault.clone()), vec![fault]);
    }
    found.extend(extract.faults.into_iter().map(|fault| fault.arg("document", &*document.id).in_file(path)));
    let original = (media == Media::Pdf).then(|| Arc::new(bytes.to_vec()));
    let text = Arc::from(extract.text);
    let (locators, concealed) = (Arc::new(extract.locators), extract.concealed.into());
    (DocumentText::Present { text, sha256, locators, concealed, original }, found)
}

/// The bytes of a document's file, and where it is.
pub fn document_bytes(folder: &Path, document: &Document) -> Result<(PathBuf, Vec<u8>), Box<Diagnostic>> {
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
    let path = root.join(inside).canonicalize().map_err(unreadable)?;
    // A link may lead anywhere: what counts is where the file really is.
    if !path.starts_with(&root) {
        return Err(missing("document-outside", relative));
    }
    let size = fs::metadata(&path).map_err(unreadable)?;
    if !size.is_file() {
        return Err(missing("document-no-file", relative));
    }
    if size.len() > MAX_DOCUMENT {
        return Err(missing("document-too-large", relative));
    }
    let bytes = fs::read(&path).map_err(unreadable)?;
    Ok((path, bytes))
}

/// A path below the project's folder: relative, without `..`, not empty, and the same on every system
/// (no backslash, no drive letter).
pub fn inner_path(path: &str) -> Option<&Path> {
    let inner = Path::new(path);
    let plain = !path.is_empty() && !path.contains(['\\', '\0']) && !path.split('/').next().unwrap_or("").contains(':');
    let mut parts = inner.components().peekable();
    let below = parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    (plain && below).then_some(inner)
}

/// SHA-256 in lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
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
    fn digests_are_those_of_fips_180() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}

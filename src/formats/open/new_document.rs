//! Files from anywhere that become documents of a project: read once, and from then on a part of it.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::documents::text_of_bytes;
use crate::base::{Diagnostic, Progress, Severity};
use crate::documents::{self, Extract, Media};
use crate::formats::disk::bounded::{Unread, read_bounded};
use crate::formats::failure::Failure;
use crate::formats::kit::digest::sha256_hex;
use crate::formats::kit::inner_files::{MAX_DOCUMENT, inner_path};
use crate::formats::native::json::{self, PROJECT_FILE};
use crate::model::editing::free_path;
use crate::model::{Document, DocumentText};

/// A file that is to become a document, as it was read.
#[derive(Clone, Debug)]
pub struct NewDocument {
    /// The document as the file tells of itself; its id is empty, and its path is the name of the file.
    pub document: Document,
    /// The file.
    pub source: PathBuf,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its text.
    pub text: DocumentText,
    /// Findings about it, none of them an error.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a file that is to become a document.
///
/// # Errors
/// If it cannot be read, is no document or has no text that could be quoted.
pub fn read_new_document(path: &Path, progress: &dyn Progress) -> Result<NewDocument, Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let because = |diagnostic: Diagnostic| Failure::Because(diagnostic.arg("document", &*name).in_file(path));
    let bytes = read_bounded(path, MAX_DOCUMENT).map_err(|unread| because(refusal(&unread)))?;
    let media = Media::of(None, path, &bytes);
    if let Some(code) = no_document(media, path, &bytes) {
        return Err(because(Diagnostic::error(code)));
    }
    let title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let bare = Document {
        id: name.as_str().into(),
        title: title.into(),
        path: Some(plain_name(&name)),
        media_type: Some(media.name().to_owned()),
        sha256: Some(sha256_hex(&bytes)),
        ..Document::default()
    };
    let (text, diagnostics) = text_of_bytes(&bare, path, &bytes, progress);
    if progress.cancelled() {
        return Err(Failure::Cancelled);
    }
    if let Some(error) = diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error) {
        return Err(Failure::Because(error.clone()));
    }
    let said = documents::metadata(&bytes, media, &extract_of(&text));
    let document = Document {
        id: Default::default(),
        title: said.title.map_or(bare.title, Into::into),
        language: said.language,
        publisher: said.publisher.map(Into::into),
        published: said.published,
        url: said.url,
        ..bare
    };
    Ok(NewDocument { document, source: path.to_owned(), bytes, text, diagnostics })
}

fn refusal(unread: &Unread) -> Diagnostic {
    match unread {
        Unread::NoFile => Diagnostic::error("file-no-file"),
        Unread::TooLarge(_) => {
            Diagnostic::error("new-document-too-large").arg("most", (MAX_DOCUMENT >> 20).to_string())
        }
        Unread::Refused(error) if error.kind() == std::io::ErrorKind::NotFound => Diagnostic::error("file-missing"),
        Unread::Refused(error) => Diagnostic::error("file-unreadable").arg("reason", error.to_string()),
    }
}

/// The finding that a file is no document: a project, or no text.
fn no_document(media: Media, path: &Path, bytes: &[u8]) -> Option<&'static str> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let is_project = ending == "sanad" || ending == "json" && (json::FORMAT.sniff)(bytes);
    if is_project {
        return Some("document-is-project");
    }
    let head = &bytes[..bytes.len().min(4096)];
    // UTF-16 has zeros too, and says so or is found out by the reader of texts.
    let is_marked = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let zeros = head.iter().filter(|byte| **byte == 0).count();
    let is_wide = zeros * 4 >= head.len();
    let is_binary = media == Media::Plain && zeros > 0 && !is_marked && !is_wide || is_picture(head);
    is_binary.then_some("document-not-text")
}

/// Returns true for the first bytes of pictures, sounds and films.
fn is_picture(head: &[u8]) -> bool {
    let starts: [&[u8]; 9] =
        [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*", b"RIFF", b"ID3", b"OggS", b"\x1A\x45\xDF\xA3"];
    starts.iter().any(|start| head.starts_with(start)) || head.get(4..8) == Some(b"ftyp")
}

/// Text that was read of a file, for those who look at it as a document.
fn extract_of(text: &DocumentText) -> Extract {
    let source_map = text.source_map().cloned().unwrap_or_default();
    let seen = text.seen().unwrap_or_default().to_owned();
    Extract { text: seen, source_map, ..Extract::default() }
}

/// The name of a file as it can stand in a project on every system.
fn plain_name(name: &str) -> String {
    let plain: String = name.chars().map(|c| if is_odd(c) { '_' } else { c }).collect();
    let is_fine = inner_path(&plain).is_some() && plain != PROJECT_FILE;
    if is_fine { plain } else { format!("document-{plain}") }
}

fn is_odd(c: char) -> bool {
    c.is_control() || matches!(c, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{FFFD}')
}

/// Gives new documents paths that no other document has, and no other file in `folder`, if there is one yet.
pub fn free_paths(new: &mut [NewDocument], taken: impl IntoIterator<Item = String>, folder: Option<&Path>) {
    let mut taken: HashSet<String> = taken.into_iter().chain([PROJECT_FILE.to_owned()]).collect();
    for document in new {
        let wanted = document.document.path.take().unwrap_or_default();
        let mut path = free_path(&wanted, &taken);
        // The file itself may lie there already.
        let is_there = |path: &str| {
            let file = folder.map(|folder| folder.join(path)).filter(|file| file.symlink_metadata().is_ok());
            file.is_some_and(|file| read_bounded(&file, MAX_DOCUMENT).ok().as_ref() != Some(&document.bytes))
        };
        while is_there(&path) {
            taken.insert(path);
            path = free_path(&wanted, &taken);
        }
        taken.insert(path.clone());
        document.document.path = Some(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Silent;

    #[test]
    fn files_become_documents_or_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        // Name, bytes, the title of the document or the finding.
        let cases: [(&str, &[u8], &str); 9] = [
            ("حكم.txt", "نص الحكم كله".as_bytes(), "حكم"),
            ("page.html", "<title>الصفحة</title><p>نص هنا</p>".as_bytes(), "الصفحة"),
            ("a.md", b"# Head\n\ntext", "Head"),
            ("project.json", br#"{"format": "sanad/1"}"#, "!document-is-project"),
            ("list.json", br#"{"a": 1}"#, "list"),
            ("a.png", b"\x89PNG\r\n\x1a\n", "!document-not-text"),
            ("a.bin", b"text\0\x01\x02 and more of it, but not in every second place", "!document-not-text"),
            ("a.docx", b"PK\x03\x04 broken", "!docx-broken"),
            ("a.rtf", b"{\\rtf1 x}", "!document-rtf"),
        ];
        for (name, bytes, expected) in cases {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).expect("written");
            let told = match read_new_document(&path, &Silent) {
                Ok(new) => new.document.title.get("ar").to_owned(),
                Err(Failure::Because(diagnostic)) => format!("!{}", diagnostic.code),
                Err(other) => panic!("{other:?}"),
            };
            assert_eq!(told, expected, "{name}");
        }
        let missing = read_new_document(&folder.path().join("none"), &Silent);
        assert!(matches!(missing, Err(Failure::Because(d)) if d.code == "file-missing"));
    }

    #[test]
    fn names_are_as_every_system_has_them() {
        let cases = [
            ("a.txt", "a.txt"),
            ("C:a.txt", "C_a.txt"),
            ("what?.txt", "what_.txt"),
            ("project.json", "document-project.json"),
            ("..", "document-.."),
        ];
        for (name, expected) in cases {
            assert_eq!(plain_name(name), expected, "{name}");
        }
    }
}

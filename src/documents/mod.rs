//! Sources: files of several kinds to plain text with a paragraph on a line, and the way back to page and place.
//!
//! Reading never fails on content: it gives what text there is, and the faults. Nothing is run and nothing fetched.
//!
//! Text that a reader of the file does not see (hidden, covered, in the colour of the page), sees struck out, or sees other
//! words for, is read too and marked as such: it stands after all that is seen (see `layers`), so that a quote which
//! stands only there can be told as one.

use std::path::Path;

use crate::base::{Diagnostic, Progress};

mod colors;
mod decoding;
mod docx;
mod effects;
mod extraction;
pub mod html;
mod ink;
mod layers;
mod markdown;
mod metadata;
pub mod pdf;
mod plain;
mod pleading;

use extraction::MAX_LINES;
pub use extraction::{Extract, MAX_TEXT};
pub use metadata::{Metadata, language_of_text, metadata};

/// Kind of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Media {
    /// Plain text.
    Plain,
    /// Markdown (CommonMark).
    Markdown,
    /// A web page.
    Html,
    /// An Office Open XML text (ECMA-376).
    Docx,
    /// A PDF (ISO 32000).
    Pdf,
}

impl Media {
    /// Its IANA media type.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "text/plain",
            Self::Markdown => "text/markdown",
            Self::Html => "text/html",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
        }
    }

    /// Kind of a file by its first bytes where they are telling, then by its IANA media type, then by its ending.
    pub fn of(media_type: Option<&str>, path: &Path, bytes: &[u8]) -> Self {
        if bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
            return Self::Pdf;
        }
        // A zip or an OLE file is no text, whatever it is called: if it is none of a word processor, that is said of it.
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(docx::OLE) {
            return Self::Docx;
        }
        let media_type = media_type.map(|name| name.split(';').next().unwrap_or_default().trim().to_lowercase());
        let by_type = match media_type.as_deref().unwrap_or_default() {
            "application/pdf" => Some(Self::Pdf),
            "text/html" | "application/xhtml+xml" => Some(Self::Html),
            "text/markdown" => Some(Self::Markdown),
            "text/plain" => Some(Self::Plain),
            name if name.starts_with("application/vnd.openxmlformats-officedocument.wordprocessingml.")
                || name.starts_with("application/vnd.ms-word.") =>
            {
                Some(Self::Docx)
            }
            _ => None,
        };
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        by_type.unwrap_or(match ending.as_str() {
            "pdf" => Self::Pdf,
            "html" | "htm" | "xhtml" => Self::Html,
            "md" | "markdown" => Self::Markdown,
            "docx" | "docm" | "dotx" | "dotm" => Self::Docx,
            _ => Self::Plain,
        })
    }
}

/// The text of a file. One who cancels gets what was read so far.
pub fn extract(bytes: &[u8], media: Media, progress: &dyn Progress) -> Extract {
    let mut extract = match media {
        Media::Plain => plain::extract(bytes),
        Media::Markdown => markdown::extract(bytes),
        Media::Html => html::extract(bytes),
        Media::Docx => docx::extract(bytes),
        Media::Pdf => pdf::extract(bytes, progress),
    };
    let is_blank = extract.concealed.first().map_or(extract.text.len(), |part| part.range.start) == 0;
    if is_blank && !extract.too_long && extract.faults.is_empty() {
        extract.faults.push(Diagnostic::warning(match media {
            Media::Plain | Media::Markdown => "document-empty",
            Media::Docx => "docx-without-text",
            Media::Html => "html-without-text",
            Media::Pdf => "document-without-text",
        }));
    }
    extract
}

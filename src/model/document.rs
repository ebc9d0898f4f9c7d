//! A source, with the names of the project file, and its text as it is today.

use std::ops::Range;
use std::sync::Arc;

use super::date::EdtfDate;
use super::field::{Extra, Id};
use super::local_text::LocalText;
use super::quotation::{Concealed, Concealment};
use super::source_map::SourceMap;

/// A source.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "document", default, extend("required" = ["id", "title"])))]
pub struct Document {
    /// Its name in the project.
    #[cfg_attr(test, schemars(with = "super::schema::Name"))]
    pub id: Id,
    /// Its title.
    pub title: LocalText,
    /// BCP 47 tag of its text.
    #[cfg_attr(test, schemars(with = "super::schema::Language"))]
    pub language: Option<String>,
    /// Path of its text, relative to the project file and inside its folder.
    #[cfg_attr(test, schemars(with = "String", length(min = 1)))]
    pub path: Option<String>,
    /// IANA media type.
    #[cfg_attr(test, schemars(with = "String"))]
    pub media_type: Option<String>,
    /// Its publisher.
    #[cfg_attr(test, schemars(with = "LocalText"))]
    pub publisher: Option<LocalText>,
    /// When it was published.
    #[cfg_attr(test, schemars(with = "EdtfDate"))]
    pub published: Option<EdtfDate>,
    /// Its web address.
    #[cfg_attr(test, schemars(with = "String"))]
    pub url: Option<String>,
    /// SHA-256 of the file at `path`, in lower-case hexadecimal digits.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = r"^[0-9A-Fa-f]{64}$")))]
    pub sha256: Option<String>,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
}

/// The text of a document as it is today, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentText {
    /// The text, and the SHA-256 of the file it came from (lower-case hexadecimal).
    Present {
        /// The whole text.
        text: Arc<str>,
        /// Digest of the bytes of the file.
        sha256: String,
        /// The way back from the text to the pages, lines or paragraphs of the file.
        source_map: Arc<SourceMap>,
        /// The parts that a reader of the file does not see, in their order.
        concealed: Arc<[Concealed]>,
        /// The file itself, if it has pages that can be shown as they look.
        original: Option<Arc<Vec<u8>>>,
    },
    /// The text could not be read, for this reason.
    Missing(crate::base::Diagnostic),
}

impl DocumentText {
    /// The text, if there is one.
    pub fn text(&self) -> Option<&Arc<str>> {
        match self {
            Self::Present { text, .. } => Some(text),
            Self::Missing(_) => None,
        }
    }

    /// The SHA-256 of the file that was read.
    pub fn sha256(&self) -> Option<&str> {
        match self {
            Self::Present { sha256, .. } => Some(sha256),
            Self::Missing(_) => None,
        }
    }

    /// The way back from the text to its file.
    pub fn source_map(&self) -> Option<&SourceMap> {
        match self {
            Self::Present { source_map, .. } => Some(source_map),
            Self::Missing(_) => None,
        }
    }

    /// The parts of the text that a reader of the file does not see, in their order.
    pub fn concealed(&self) -> &[Concealed] {
        match self {
            Self::Present { concealed, .. } => concealed,
            Self::Missing(_) => &[],
        }
    }

    /// The part of the text that a reader of the file sees: all that stands before what is concealed.
    pub fn seen(&self) -> Option<&str> {
        let text = self.text()?;
        text.get(..self.concealed().first().map_or(text.len(), |part| part.range.start))
    }

    /// The gravest concealment of any part of a range of bytes of the text.
    pub fn concealment_of(&self, range: &Range<usize>) -> Option<Concealment> {
        let meets = |part: &&Concealed| part.range.start < range.end && range.start < part.range.end;
        self.concealed().iter().filter(meets).map(|part| part.how).max()
    }

    /// The file, if it has pages that can be shown as they look.
    pub fn original(&self) -> Option<&Arc<Vec<u8>>> {
        match self {
            Self::Present { original, .. } => original.as_ref(),
            Self::Missing(_) => None,
        }
    }
}

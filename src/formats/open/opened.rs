//! A project that was opened, with all that belongs to it.

use super::evidence::evidence;
use crate::anchoring::Resolution;
use crate::base::{Diagnostic, DocIx, ExcerptIx};
use crate::formats::disk::FileStamp;
use crate::formats::kit::places::Places;
use crate::formats::origin::Origin;
use crate::model::{DocumentText, Evidence, Project};

/// A project with the texts of its documents and the places of its excerpts.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The project.
    pub project: Project,
    /// The texts of its documents, in the order of `project.documents`.
    pub texts: Vec<DocumentText>,
    /// Resolution of every excerpt, in the order of events and excerpts.
    pub resolutions: Vec<(ExcerptIx, Resolution)>,
    /// Place where the parts of the project stand in its file.
    pub places: Places,
    /// Faults of the project file and its documents.
    pub diagnostics: Vec<Diagnostic>,
    /// Place where it came from.
    pub origin: Origin,
    /// The name of the format that it was read in.
    pub format: &'static str,
    /// State of its file when it was read: what a save over it must still find. `None` for the sample.
    pub stamp: Option<FileStamp>,
}

impl Opened {
    /// The text of a document.
    pub fn text(&self, document: DocIx) -> Option<&DocumentText> {
        self.texts.get(document.index())
    }

    /// Evidence of the documents for the quotes.
    pub fn evidence(&self) -> Evidence {
        evidence(&self.project, &self.texts, &self.resolutions)
    }
}

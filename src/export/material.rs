//! Input of an export: a project, its documents' texts, and the place of its files.

use std::sync::Arc;

use crate::anchoring::Resolution;
use crate::base::ExcerptIx;
use crate::formats::{self, Opened, Origin};
use crate::model::{DocumentText, Evidence, Project};
use crate::timeline::TimelineIndex;

/// The texts that the quotes stand in; without them the quotes are marked as unchecked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sources<'a> {
    /// The texts of the documents, in the order of `project.documents`.
    pub texts: &'a [DocumentText],
    /// Resolution of every excerpt, in the order of events and excerpts.
    pub resolutions: &'a [(ExcerptIx, Resolution)],
    /// Evidence of every quote, if it was gathered already.
    pub evidence: Option<&'a Arc<Evidence>>,
}

/// A project with all that some formats show or carry besides.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// The project.
    pub project: &'a Project,
    /// The texts of its documents, and where its quotes stand in them.
    pub sources: Sources<'a>,
    /// Place of the files of its documents.
    pub origin: Option<&'a Origin>,
    /// Index of the events that show, if it was built already: with the filter and in the language of the options.
    pub content: Option<&'a TimelineIndex>,
}

impl Material<'_> {
    /// Evidence of every quote; without texts it says that nothing was checked.
    pub fn evidence(&self) -> Arc<Evidence> {
        let Sources { texts, resolutions, evidence } = self.sources;
        evidence.cloned().unwrap_or_else(|| Arc::new(formats::evidence(self.project, texts, resolutions)))
    }
}

impl<'a> From<&'a Project> for Material<'a> {
    fn from(project: &'a Project) -> Self {
        Self { project, sources: Sources::default(), origin: None, content: None }
    }
}

impl<'a> From<&'a Opened> for Material<'a> {
    fn from(opened: &'a Opened) -> Self {
        let sources = Sources { texts: &opened.texts, resolutions: &opened.resolutions, evidence: None };
        Self { project: &opened.project, sources, origin: Some(&opened.origin), content: None }
    }
}

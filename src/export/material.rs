//! What is exported: a project, and what is known of where it came from.

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
    /// What became of every excerpt, in the order of events and excerpts.
    pub resolutions: &'a [(ExcerptIx, Resolution)],
    /// What that says of every quote, if it was found out already.
    pub evidence: Option<&'a Arc<Evidence>>,
}

/// A project with what some formats show or carry besides.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// The project.
    pub project: &'a Project,
    /// The texts of its documents, and where its quotes stand in them.
    pub sources: Sources<'a>,
    /// Where the files of its documents are.
    pub origin: Option<&'a Origin>,
    /// What shows of it, if that was gathered already: with the filter and in the language of the options.
    pub content: Option<&'a TimelineIndex>,
}

impl Material<'_> {
    /// What the documents say of the quotes: without texts, that nothing was checked.
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

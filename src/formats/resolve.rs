//! The places of all excerpts of a project in the texts of its documents.

use std::collections::HashMap;

use super::{Failure, Progress};
use crate::anchoring::{Anchorer, Resolution, Task, resolve_many};
use crate::base::ExcerptIx;
use crate::model::{DocumentText, Excerpt, Project};

/// Finds every excerpt in the text of its document; `texts` are in the order of `project.documents`.
///
/// An excerpt whose document is unknown or has no text is lost. A step is one excerpt.
///
/// # Errors
/// Only [`Failure::Cancelled`].
pub fn resolve_all(
    project: &Project,
    texts: &[DocumentText],
    progress: &dyn Progress,
) -> Result<Vec<(ExcerptIx, Resolution)>, Failure> {
    let mut anchorers: HashMap<&str, Anchorer<'_>> = HashMap::new();
    for (document, text) in project.documents.iter().zip(texts) {
        if let Some(text) = text.text() {
            anchorers.entry(&document.id).or_insert_with(|| Anchorer::new(text));
        }
    }
    let all: Vec<(ExcerptIx, &Excerpt)> = project.excerpts().collect();
    let tasks: Vec<Task<'_, '_>> =
        all.iter().map(|&(_, excerpt)| (anchorers.get(&*excerpt.document), excerpt)).collect();
    let found = resolve_many(&tasks, |done| {
        progress.step(done as u64, tasks.len() as u64);
        !progress.cancelled()
    });
    let found = found.ok_or(Failure::Cancelled)?;
    Ok(all.into_iter().map(|(ix, _)| ix).zip(found).collect())
}

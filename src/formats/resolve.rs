//! The places of all excerpts of a project in the texts of its documents.

use std::collections::HashMap;

use super::{Failure, Progress};
use crate::anchoring::{Anchorer, Resolution};
use crate::base::{EventIx, ExcerptIx};
use crate::model::{DocumentText, Project};

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
    let total: usize = project.events.iter().map(|event| event.excerpts.len()).sum();
    let mut found = Vec::with_capacity(total);
    for (event_ix, event) in project.events.iter().enumerate() {
        for (nth, excerpt) in event.excerpts.iter().enumerate() {
            if progress.cancelled() {
                return Err(Failure::Cancelled);
            }
            let resolution = match anchorers.get(&*excerpt.document) {
                Some(anchorer) => anchorer.resolve(excerpt),
                None => Resolution::Lost { nearest: None },
            };
            found.push((ExcerptIx { event: EventIx::from(event_ix), nth: nth as u32 }, resolution));
            progress.step(found.len() as u64, total as u64);
        }
    }
    Ok(found)
}

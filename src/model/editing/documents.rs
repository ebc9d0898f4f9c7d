//! Documents: new, changed and removed, with what hangs on them.

use std::collections::HashSet;

use super::events::{change_where, several};
use super::ids::{free_id, slug};
use super::references::replace_in_views;
use crate::model::edit::Change;
use crate::model::{Document, Edit, EventRef, Id, Project};

/// Parts of a project that hang on a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DocumentUse {
    /// Number of events that quote it.
    pub events: usize,
    /// Number of excerpts from it.
    pub excerpts: usize,
    /// Number of events that quote nothing else.
    pub only_source: usize,
}

/// Counts what hangs on a document.
pub fn document_use(project: &Project, id: &str) -> DocumentUse {
    let mut used = DocumentUse::default();
    for event in project.events.iter() {
        let own = event.excerpts().iter().filter(|excerpt| *excerpt.document == *id).count();
        used.excerpts += own;
        used.events += usize::from(own > 0);
        used.only_source += usize::from(own > 0 && own == event.excerpts().len());
    }
    used
}

/// Adds a document behind all others; its id is made from its path or title if it has none, or one that is taken.
pub fn add_document(project: &Project, mut document: Document) -> (Id, Edit) {
    let stem = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or_default();
        slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
    };
    let mut wanted = document.id.to_string();
    if wanted.is_empty() {
        wanted = document.path.as_deref().map(stem).unwrap_or_default();
    }
    if wanted.is_empty() {
        wanted = slug(document.title.get("en"));
    }
    document.id = free_id(&wanted, ("document", project.documents.len()), |id| project.document_ix(id).is_some());
    (document.id.clone(), Edit::Document(Change::insert(project.documents.len(), document)))
}

/// Changes a document. If it gets another id, the excerpts from it and the views that filter by it have that too. `None` if
/// there is no such document, or it stays what it is.
pub fn change_document(project: &Project, id: &str, change: impl FnOnce(&mut Document)) -> Option<Edit> {
    let old = project.document(project.document_ix(id)?)?;
    let mut new = old.clone();
    change(&mut new);
    if new == *old {
        return None;
    }
    let new_id = new.id.clone();
    let mut edits = vec![Edit::Document(Change::Put { id: old.id.clone(), item: Box::new(new) })];
    if new_id != old.id {
        edits.extend(change_where(
            project,
            |event| quotes(event, id),
            |event| {
                event.excerpts.iter_mut().filter(|x| *x.document == *id).for_each(|x| x.document = new_id.clone());
            },
        ));
        edits.extend(replace_in_views(project, |filter| &mut filter.documents, id, Some(&new_id)));
    }
    several(edits)
}

/// Removes a document; `with_excerpts` tells if the excerpts from it go too, else they stay and are told as lost. `None` if
/// there is no such document.
pub fn remove_document(project: &Project, id: &str, with_excerpts: bool) -> Option<Edit> {
    project.document_ix(id)?;
    let mut edits = Vec::new();
    if with_excerpts {
        edits = change_where(project, |event| quotes(event, id), |event| event.excerpts.retain(|x| *x.document != *id));
    }
    edits.extend(replace_in_views(project, |filter| &mut filter.documents, id, None));
    edits.push(Edit::Document(Change::remove(id)));
    several(edits)
}

fn quotes(event: EventRef<'_>, document: &str) -> bool {
    event.excerpts().iter().any(|excerpt| *excerpt.document == *document)
}

/// Path for a document that is copied into a project: its own name, with a number if another document has that.
pub fn free_path(name: &str, taken: &HashSet<String>) -> String {
    let lower = |path: &str| path.to_lowercase();
    let is_taken = |path: &str| taken.iter().any(|known| lower(known) == lower(path));
    if !is_taken(name) {
        return name.to_owned();
    }
    let (stem, ending) = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).unwrap_or((name, ""));
    let dot = if ending.is_empty() { "" } else { "." };
    let numbered = (2..).map(|number| format!("{stem}-{number}{dot}{ending}"));
    numbered.into_iter().find(|path| !is_taken(path)).unwrap_or_default()
}

//! Ids of parts in the conditions of saved views.

use crate::model::edit::Change;
use crate::model::{Edit, Id, Project, ViewFilter};

/// A list of ids in a filter.
pub(crate) type FilterList = fn(&mut ViewFilter) -> &mut Vec<Id>;

/// Edits of the views that filter by `old`: they filter by `new` then, or no more.
pub(crate) fn replace_in_views(project: &Project, list: FilterList, old: &str, new: Option<&Id>) -> Vec<Edit> {
    let changed = project.views.iter().filter_map(|view| {
        let mut changed = view.clone();
        replace(list(&mut changed.filter), old, new).then(|| Edit::View(Change::put(changed)))
    });
    changed.collect()
}

/// Replaces an id in a list, or takes it out; one that is there already is not put in twice. Returns true if it was there.
pub(crate) fn replace(list: &mut Vec<Id>, old: &str, new: Option<&Id>) -> bool {
    let Some(at) = list.iter().position(|id| **id == *old) else { return false };
    match new.filter(|new| !list.contains(new)) {
        Some(new) => list[at] = new.clone(),
        None => drop(list.remove(at)),
    }
    list.retain(|id| **id != *old);
    true
}

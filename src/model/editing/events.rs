//! Events: new, copied, changed and removed.

use super::ids::{free_id, slug};
use crate::model::edit::Change;
use crate::model::{Edit, Event, Id, Project};

/// Adds an event behind all others; its id is made from its title if it has none, or one that is taken.
pub fn add_event(project: &Project, event: Event) -> (Id, Edit) {
    insert_event(project, project.events.len(), event)
}

fn insert_event(project: &Project, at: usize, mut event: Event) -> (Id, Edit) {
    let wanted = if event.id.is_empty() { slug(event.title.get("en")) } else { event.id.to_string() };
    event.id = free_id(&wanted, ("event", project.events.len()), |id| project.events.position(id).is_some());
    (event.id.clone(), Edit::Event(Change::insert(at, event)))
}

/// Puts a copy of an event behind it, with an id of its own. Notes and reviews are of the one that they were made on.
pub fn duplicate_event(project: &Project, id: &str) -> Option<(Id, Edit)> {
    let at = project.events.position(id)?;
    let event = project.events.get(at)?.to_event();
    Some(insert_event(project, at + 1, Event { notes: Vec::new(), reviews: Vec::new(), ..event }))
}

/// Changes events in one edit; `None` if none of them becomes another. Ids that lead nowhere are left out.
pub fn change_events<'i>(
    project: &Project,
    ids: impl IntoIterator<Item = &'i str>,
    mut change: impl FnMut(&mut Event),
) -> Option<Edit> {
    let changed = ids.into_iter().filter_map(|id| {
        let old = project.events.get(project.events.position(id)?)?.to_event();
        let mut new = old.clone();
        change(&mut new);
        (new != old).then(|| Edit::Event(Change::Put { id: old.id, item: Box::new(new) }))
    });
    several(changed.collect())
}

/// Changes every event that `applies` to.
pub(crate) fn change_where(
    project: &Project,
    applies: impl Fn(crate::model::EventRef<'_>) -> bool,
    change: impl FnMut(&mut Event),
) -> Vec<Edit> {
    let ids = project.events.iter().filter(|event| applies(*event)).map(|event| event.id());
    change_events(project, ids, change).into_iter().flat_map(into_several).collect()
}

/// Removes events in one edit; `None` if none of the ids leads anywhere.
pub fn remove_events<'i>(project: &Project, ids: impl IntoIterator<Item = &'i str>) -> Option<Edit> {
    let there = ids.into_iter().filter(|id| project.events.position(id).is_some());
    several(there.map(|id| Edit::Event(Change::remove(id))).collect())
}

/// Edits as one; `None` if there are none.
pub(crate) fn several(mut edits: Vec<Edit>) -> Option<Edit> {
    match edits.len() {
        0 => None,
        1 => edits.pop(),
        _ => Some(Edit::Several(edits)),
    }
}

/// The edits that one is made of.
pub(crate) fn into_several(edit: Edit) -> Vec<Edit> {
    match edit {
        Edit::Several(edits) => edits,
        edit => vec![edit],
    }
}

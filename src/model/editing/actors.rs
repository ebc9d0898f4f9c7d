//! Actors: new, merged, and removed with a choice for their events.

use super::events::{change_where, several};
use super::ids::{free_id, slug};
use super::references::{replace, replace_in_views};
use crate::model::edit::Change;
use crate::model::{Actor, Edit, EventRef, Id, LocalText, Project};

/// Future of the events of an actor who is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorFate {
    /// They name the actor no more.
    Leave,
    /// They are removed too.
    Remove,
}

/// Adds an actor behind all others; the id is made from the name if there is none, or one that is taken.
pub fn add_actor(project: &Project, mut actor: Actor) -> (Id, Edit) {
    let wanted = if actor.id.is_empty() { slug(actor.name.get("en")) } else { actor.id.to_string() };
    actor.id = free_id(&wanted, ("actor", project.actors.len()), |id| project.actor_ix(id).is_some());
    (actor.id.clone(), Edit::Actor(Change::insert(project.actors.len(), actor)))
}

/// Removes an actor, and does with the events that name it as `fate` says; `None` if there is no such actor.
pub fn remove_actor(project: &Project, id: &str, fate: ActorFate) -> Option<Edit> {
    project.actor_ix(id)?;
    let mut edits = match fate {
        ActorFate::Leave => replaced(project, id, None),
        ActorFate::Remove => {
            let named = project.events.iter().filter(|event| names(*event, id));
            named.map(|event| Edit::Event(Change::remove(event.id()))).collect()
        }
    };
    edits.extend(replace_in_views(project, |filter| &mut filter.actors, id, None));
    edits.push(Edit::Actor(Change::remove(id)));
    several(edits)
}

/// Makes one actor of two spellings of it: events and views that name `other` name `kept` then, whose other spellings
/// have the names of both. `None` if one of them is not there, or both are one.
pub fn merge_actors(project: &Project, kept: &str, other: &str) -> Option<Edit> {
    let [into, from] = [kept, other].map(|id| project.actor(project.actor_ix(id)?));
    let (into, from) = (into?, from.filter(|_| kept != other)?);
    let mut edits = replaced(project, other, Some(&into.id));
    edits.extend(replace_in_views(project, |filter| &mut filter.actors, other, Some(&into.id)));
    edits.push(Edit::Actor(Change::put(merged(into, from))));
    edits.push(Edit::Actor(Change::remove(other)));
    several(edits)
}

fn merged(into: &Actor, from: &Actor) -> Actor {
    let mut actor = into.clone();
    actor.kind = actor.kind.or_else(|| from.kind.clone());
    actor.role = actor.role.or_else(|| from.role.clone());
    // A language that only the other name has is filled in; a name in the same language is another spelling.
    if let (LocalText::Map(texts), LocalText::Map(more)) = (&mut actor.name, &from.name) {
        let new = more.iter().filter(|(tag, _)| !texts.iter().any(|(known, _)| known.eq_ignore_ascii_case(tag)));
        let new: Vec<(String, String)> = new.cloned().collect();
        texts.extend(new);
    }
    for spelling in from.spellings() {
        if !spelling.is_empty() && !actor.spellings().any(|known| known == spelling) {
            actor.aliases.push(spelling.to_owned());
        }
    }
    for (name, value) in &from.extra {
        actor.extra.entry(name).or_insert_with(|| value.clone());
    }
    actor
}

fn names(event: EventRef<'_>, actor: &str) -> bool {
    event.actors().iter().any(|id| **id == *actor)
}

/// Edits of the events that name an actor.
fn replaced(project: &Project, old: &str, new: Option<&Id>) -> Vec<Edit> {
    change_where(
        project,
        |event| names(event, old),
        |event| {
            replace(&mut event.actors, old, new);
        },
    )
}

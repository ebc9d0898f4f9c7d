//! Many events that come or go in one edit, in one pass over the list: one by one, each would move all that follow it.

use std::collections::HashSet;
use std::iter::Peekable;
use std::vec::IntoIter;

use super::change::{Change, Edit, EditError};
use crate::model::{Event, Events, Id};

/// Edits that are made together.
pub(crate) enum Batch {
    /// Any edit.
    One(Edit),
    /// The events with these ids go, one after the other.
    Remove(Vec<Id>),
    /// Events come, one after the other, each behind the one before it.
    Insert(Vec<(usize, Box<Event>)>),
}

impl Batch {
    /// Takes the next edits that can be made together.
    pub(crate) fn next(edits: &mut Peekable<IntoIter<Edit>>) -> Option<Self> {
        Some(match edits.next()? {
            Edit::Event(Change::Remove { id }) => {
                let mut ids = vec![id];
                while let Some(Edit::Event(Change::Remove { id })) = edits.next_if(is_removal) {
                    ids.push(id);
                }
                Self::Remove(ids)
            }
            Edit::Event(Change::Insert { at, item }) => {
                let (mut last, mut events) = (at, vec![(at, item)]);
                while let Some(Edit::Event(Change::Insert { at, item })) =
                    edits.next_if(|next| is_insertion(next, last))
                {
                    last = at;
                    events.push((at, item));
                }
                Self::Insert(events)
            }
            edit => Self::One(edit),
        })
    }
}

fn is_removal(edit: &Edit) -> bool {
    matches!(edit, Edit::Event(Change::Remove { .. }))
}

fn is_insertion(edit: &Edit, after: usize) -> bool {
    matches!(edit, Edit::Event(Change::Insert { at, .. }) if *at > after)
}

/// Takes events out; gives the inverse of each, so that the last of them is to be made first.
///
/// # Errors
/// If there is no event with one of the ids, or if an id is there twice. Nothing is changed then.
pub(crate) fn remove(events: &mut Events, ids: &[Id]) -> Result<Vec<Edit>, EditError> {
    let mut seen = HashSet::new();
    let mut positions = Vec::with_capacity(ids.len());
    for id in ids {
        let position = events.position(id).filter(|at| seen.insert(*at));
        positions.push(position.ok_or_else(|| EditError::UnknownId { kind: "event", id: id.clone() })?);
    }
    positions.sort_unstable();
    if let [at] = positions[..] {
        // One alone keeps the index.
        return Ok(vec![Edit::Event(Change::insert(at, events.remove(at)))]);
    }
    // Put back from the first to the last, each comes to the place that it had among all.
    let inverses = positions.iter().copied().zip(events.remove_many(&positions));
    Ok(inverses.rev().map(|(at, event)| Edit::Event(Change::insert(at, event))).collect())
}

/// Puts events in, at positions that grow from one to the next; gives the inverse of each.
///
/// # Errors
/// If an id is taken, or a position is past the end. Nothing is changed then.
pub(crate) fn insert(events: &mut Events, new: Vec<(usize, Box<Event>)>) -> Result<Vec<Edit>, EditError> {
    let mut ids = HashSet::new();
    for (nth, (at, event)) in new.iter().enumerate() {
        let len = events.len() + nth;
        if *at > len {
            return Err(EditError::NoSuchPlace { position: *at, len });
        }
        if events.position(&event.id).is_some() || !ids.insert(&event.id) {
            return Err(EditError::DuplicateId { kind: "event", id: event.id.clone() });
        }
    }
    let inverses = new.iter().map(|(_, event)| Edit::Event(Change::remove(event.id.clone()))).collect();
    match <[_; 1]>::try_from(new) {
        // One alone keeps the index.
        Ok([(at, event)]) => events.insert(at, *event),
        Err(new) => events.insert_many(new.into_iter().map(|(at, event)| (at, *event))),
    }
    Ok(inverses)
}

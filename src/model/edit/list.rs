//! Lists of a project, as edits change them.

use super::change::{Change, EditError, Listed};
use crate::model::{Event, Events, Id};

impl<T: Listed> Change<T> {
    /// Makes the change and returns the one that takes it back.
    ///
    /// # Errors
    /// As [`Project::apply`](crate::model::Project::apply).
    pub(crate) fn apply(self, list: &mut impl List<T>) -> Result<Self, EditError> {
        match self {
            Self::Put { id, item } => {
                let at = position(list, &id)?;
                if *item.id() != id {
                    refuse_duplicate(list, item.id())?;
                }
                let id = item.id().clone();
                Ok(Self::Put { id, item: Box::new(list.replace(at, *item)) })
            }
            Self::Insert { at, item } => {
                if at > list.len() {
                    return Err(EditError::NoSuchPlace { position: at, len: list.len() });
                }
                refuse_duplicate(list, item.id())?;
                let id = item.id().clone();
                list.insert(at, *item);
                Ok(Self::Remove { id })
            }
            Self::Remove { id } => {
                let at = position(list, &id)?;
                Ok(Self::Insert { at, item: Box::new(list.remove(at)) })
            }
            Self::Move { id, to } => {
                let at = position(list, &id)?;
                if to >= list.len() {
                    return Err(EditError::NoSuchPlace { position: to, len: list.len() });
                }
                let item = list.remove(at);
                list.insert(to, item);
                Ok(Self::Move { id, to: at })
            }
        }
    }
}

pub(crate) fn position<T: Listed>(list: &impl List<T>, id: &Id) -> Result<usize, EditError> {
    list.position(id).ok_or_else(|| EditError::UnknownId { kind: T::KIND, id: id.clone() })
}

fn refuse_duplicate<T: Listed>(list: &impl List<T>, id: &Id) -> Result<(), EditError> {
    match list.position(id) {
        Some(_) => Err(EditError::DuplicateId { kind: T::KIND, id: id.clone() }),
        None => Ok(()),
    }
}

/// A list that edits change. The positions that it is given are in it.
pub(crate) trait List<T> {
    fn len(&self) -> usize;
    fn position(&self, id: &str) -> Option<usize>;
    fn replace(&mut self, at: usize, item: T) -> T;
    fn insert(&mut self, at: usize, item: T);
    fn remove(&mut self, at: usize) -> T;
}

impl<T: Listed> List<T> for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.iter().position(|x| &**x.id() == id)
    }

    fn replace(&mut self, at: usize, item: T) -> T {
        std::mem::replace(&mut self[at], item)
    }

    fn insert(&mut self, at: usize, item: T) {
        self.insert(at, item);
    }

    fn remove(&mut self, at: usize) -> T {
        self.remove(at)
    }
}

impl List<Event> for Events {
    fn len(&self) -> usize {
        self.len()
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.position(id)
    }

    fn replace(&mut self, at: usize, item: Event) -> Event {
        self.replace(at, item)
    }

    fn insert(&mut self, at: usize, item: Event) {
        self.insert(at, item);
    }

    fn remove(&mut self, at: usize) -> Event {
        self.remove(at)
    }
}

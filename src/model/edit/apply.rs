//! Changes of a project, each with its inverse.

use super::batch::{self, Batch};
use super::change::{Edit, EditError};
use super::list::position;
use crate::model::{Excerpt, Id, Project};

impl Project {
    /// Makes a change and returns the edit that takes it back.
    ///
    /// # Errors
    ///
    /// If an id is unknown or already taken, or a position is past the end. The project is then unchanged.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::SetTitle(title) => Ok(Edit::SetTitle(std::mem::replace(&mut self.title, title))),
            Edit::SetLanguage(tag) => Ok(Edit::SetLanguage(std::mem::replace(&mut self.language, tag))),
            Edit::SetDirection(way) => Ok(Edit::SetDirection(std::mem::replace(&mut self.direction, way))),
            Edit::Event(c) => c.apply(&mut self.events).map(Edit::Event),
            Edit::Lane(c) => c.apply(&mut self.lanes).map(Edit::Lane),
            Edit::Actor(c) => c.apply(&mut self.actors).map(Edit::Actor),
            Edit::Document(c) => c.apply(&mut self.documents).map(Edit::Document),
            Edit::View(c) => c.apply(&mut self.views).map(Edit::View),
            Edit::PutExcerpt { event, nth, excerpt } => self.put_excerpt(event, nth, excerpt),
            Edit::Several(edits) => self.apply_several(edits),
        }
    }

    fn put_excerpt(&mut self, event: Id, nth: usize, mut excerpt: Box<Excerpt>) -> Result<Edit, EditError> {
        let at = position(&self.events, &event)?;
        let excerpts = self.events.excerpts_mut(at);
        let len = excerpts.len();
        let place = excerpts.get_mut(nth).ok_or(EditError::NoSuchPlace { position: nth, len })?;
        std::mem::swap(place, &mut excerpt);
        Ok(Edit::PutExcerpt { event, nth, excerpt })
    }

    fn apply_several(&mut self, edits: Vec<Edit>) -> Result<Edit, EditError> {
        let mut undo = Vec::with_capacity(edits.len());
        let mut edits = edits.into_iter().peekable();
        while let Some(batch) = Batch::next(&mut edits) {
            let done = match batch {
                Batch::One(edit) => self.apply(edit).map(|inverse| undo.push(inverse)),
                Batch::Remove(ids) => batch::remove(&mut self.events, &ids).map(|inverses| undo.extend(inverses)),
                Batch::Insert(events) => batch::insert(&mut self.events, events).map(|inverses| undo.extend(inverses)),
            };
            match done {
                Ok(()) => {}
                Err(error) => {
                    for inverse in undo.into_iter().rev() {
                        // What was just done can be taken back, since nothing has happened in between.
                        let taken_back = self.apply(inverse);
                        debug_assert!(taken_back.is_ok(), "the inverse of an edit applies: {taken_back:?}");
                    }
                    return Err(error);
                }
            }
        }
        undo.reverse();
        Ok(Edit::Several(undo))
    }
}

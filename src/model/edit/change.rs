//! Changes of a project: one of a field, or of a part of a list.

use crate::base::Direction;
use crate::model::{Actor, Document, Event, Excerpt, Id, Lane, LocalText, SavedView};

/// A change of one of the project's lists.
#[derive(Clone, Debug, PartialEq)]
pub enum Change<T> {
    /// Puts `item` in the place of the one with this id.
    Put {
        /// Id of the part to change.
        id: Id,
        /// The part after the change; its id may differ.
        item: Box<T>,
    },
    /// Inserts `item` at a position from 0 to the length of the list.
    Insert {
        /// The position that it will have.
        at: usize,
        /// The new one.
        item: Box<T>,
    },
    /// Removes the one with this id.
    Remove {
        /// Id of the part to change.
        id: Id,
    },
    /// Moves the one with this id to another position.
    Move {
        /// Id of the part to move.
        id: Id,
        /// The position that it will have, less than the length of the list.
        to: usize,
    },
}

/// A change of a project.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Gives the project this title.
    SetTitle(LocalText),
    /// Sets the BCP 47 tag of the language that the project is written in.
    SetLanguage(String),
    /// Sets the direction of time; `None` for that of the language.
    SetDirection(Option<Direction>),
    /// Changes the list of events.
    Event(Change<Event>),
    /// Changes the list of lanes. Events name lanes by id and keep the name.
    Lane(Change<Lane>),
    /// Changes the list of actors. Events name actors by id and keep the name.
    Actor(Change<Actor>),
    /// Changes the list of documents. Excerpts name documents by id and keep the name.
    Document(Change<Document>),
    /// Changes the list of saved views.
    View(Change<SavedView>),
    /// Puts an excerpt in the place of another one of the same event.
    PutExcerpt {
        /// The event.
        event: Id,
        /// Position in the event's list of excerpts.
        nth: usize,
        /// The excerpt after the change.
        excerpt: Box<Excerpt>,
    },
    /// Several edits, one after the other, done and undone as one: all of them or none.
    Several(Vec<Edit>),
}

/// Why an edit could not be made. The project is then as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The list has no part with the id.
    #[error("there is no {kind} `{id}`")]
    UnknownId {
        /// `event`, `lane`, `actor`, `document` or `view`.
        kind: &'static str,
        /// The id.
        id: Id,
    },
    /// Another part of the list has the id.
    #[error("there is already a {kind} `{id}`")]
    DuplicateId {
        /// `event`, `lane`, `actor`, `document` or `view`.
        kind: &'static str,
        /// The id.
        id: Id,
    },
    /// The list is shorter than that.
    #[error("there is no place {position} among {len}")]
    NoSuchPlace {
        /// The position asked for.
        position: usize,
        /// Number of elements.
        len: usize,
    },
}

impl<T: Listed> Change<T> {
    /// Replaces the one with the same id as `item`.
    pub fn put(item: T) -> Self {
        Self::Put { id: item.id().clone(), item: Box::new(item) }
    }

    /// Inserts `item` at a position.
    pub fn insert(at: usize, item: T) -> Self {
        Self::Insert { at, item: Box::new(item) }
    }

    /// Removes the one with this id.
    pub fn remove(id: impl Into<Id>) -> Self {
        Self::Remove { id: id.into() }
    }

    /// Moves the one with this id to a position.
    pub fn moved(id: impl Into<Id>, to: usize) -> Self {
        Self::Move { id: id.into(), to }
    }

    /// The ids that it names: those that are there before it, and those that are there after it.
    pub fn ids(&self) -> Vec<&Id> {
        match self {
            Self::Put { id, item } => vec![id, item.id()],
            Self::Insert { item, .. } => vec![item.id()],
            Self::Remove { id } | Self::Move { id, .. } => vec![id],
        }
    }
}

impl Edit {
    /// The id of the message that names the edit in menus (undo, redo).
    pub fn label_code(&self) -> &'static str {
        match self {
            Self::SetTitle(_) => "edit-title",
            Self::SetLanguage(_) => "edit-language",
            Self::SetDirection(_) => "edit-direction",
            Self::Event(c) => c.label(["edit-event", "edit-add-event", "edit-remove-event", "edit-move-event"]),
            Self::Lane(c) => c.label(["edit-lane", "edit-add-lane", "edit-remove-lane", "edit-move-lane"]),
            Self::Actor(c) => c.label(["edit-actor", "edit-add-actor", "edit-remove-actor", "edit-move-actor"]),
            Self::Document(c) => {
                c.label(["edit-document", "edit-add-document", "edit-remove-document", "edit-move-document"])
            }
            Self::View(c) => c.label(["edit-view", "edit-add-view", "edit-remove-view", "edit-move-view"]),
            Self::PutExcerpt { .. } => "edit-excerpt",
            Self::Several(edits) => edits.first().map_or("edit-nothing", Self::label_code),
        }
    }
}

impl<T> Change<T> {
    fn label(&self, [put, insert, remove, moved]: [&'static str; 4]) -> &'static str {
        match self {
            Self::Put { .. } => put,
            Self::Insert { .. } => insert,
            Self::Remove { .. } => remove,
            Self::Move { .. } => moved,
        }
    }
}

/// A part that a project keeps a list of.
pub trait Listed {
    /// The word for one in error messages.
    const KIND: &'static str;
    /// Its name in the project.
    fn id(&self) -> &Id;
}

macro_rules! listed {
    ($($kind:literal $type:ty),* $(,)?) => {$(
        impl Listed for $type {
            const KIND: &'static str = $kind;

            fn id(&self) -> &Id {
                &self.id
            }
        }
    )*};
}

listed! { "event" Event, "lane" Lane, "actor" Actor, "document" Document, "view" SavedView }

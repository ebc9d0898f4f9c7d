//! Changes to a project: the only way to change one, each with its inverse.

use super::{Actor, Document, Event, Events, Excerpt, Id, Lane, LocalText, Project, SavedView};
use crate::base::Direction;

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

    fn apply(self, list: &mut impl List<T>) -> Result<Self, EditError> {
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

fn position<T: Listed>(list: &impl List<T>, id: &Id) -> Result<usize, EditError> {
    list.position(id).ok_or_else(|| EditError::UnknownId { kind: T::KIND, id: id.clone() })
}

fn refuse_duplicate<T: Listed>(list: &impl List<T>, id: &Id) -> Result<(), EditError> {
    match list.position(id) {
        Some(_) => Err(EditError::DuplicateId { kind: T::KIND, id: id.clone() }),
        None => Ok(()),
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
        for edit in edits {
            match self.apply(edit) {
                Ok(inverse) => undo.push(inverse),
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

/// A list that edits change. The positions that it is given are in it.
trait List<T> {
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

listed! { "event" Event, "lane" Lane, "actor" Actor, "document" Document, "view" SavedView }

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EdtfDate;

    fn event(id: &str) -> Event {
        Event { id: id.into(), when: EdtfDate::parse("2023-10").ok(), ..Event::default() }
    }

    fn project() -> Project {
        Project {
            title: "t".into(),
            events: ["a", "b", "c"].map(event).into(),
            lanes: ["x", "y"].map(|id| Lane { id: id.into(), ..Lane::default() }).into(),
            actors: vec![Actor { id: "p".into(), ..Actor::default() }],
            documents: vec![Document { id: "d".into(), ..Document::default() }],
            ..Project::default()
        }
    }

    fn excerpt(event: &str, nth: usize, exact: &str) -> Edit {
        Edit::PutExcerpt {
            event: event.into(),
            nth,
            excerpt: Box::new(Excerpt { exact: exact.into(), ..Excerpt::default() }),
        }
    }

    fn with_excerpt(id: &str) -> Event {
        Event { excerpts: vec![Excerpt::default()], ..event(id) }
    }

    #[test]
    fn every_edit_has_an_inverse() {
        let edits = [
            Edit::SetTitle("new".into()),
            Edit::Event(Change::put(Event { importance: 5, ..event("b") })),
            Edit::Event(Change::Put { id: "b".into(), item: Box::new(event("z")) }),
            Edit::Event(Change::insert(0, event("z"))),
            Edit::Event(Change::insert(3, event("z"))),
            Edit::Event(Change::remove("b")),
            Edit::Lane(Change::put(Lane { title: "new".into(), ..project().lanes[1].clone() })),
            Edit::Lane(Change::insert(1, Lane { id: "z".into(), ..Lane::default() })),
            Edit::Lane(Change::remove("x")),
            Edit::Actor(Change::insert(1, Actor { id: "z".into(), ..Actor::default() })),
            Edit::Actor(Change::remove("p")),
            Edit::Document(Change::put(Document { url: Some("u".into()), ..project().documents[0].clone() })),
            Edit::Document(Change::remove("d")),
            Edit::SetLanguage("he".to_owned()),
            Edit::SetDirection(Some(Direction::Ltr)),
            Edit::View(Change::insert(0, SavedView { id: "v".into(), ..SavedView::default() })),
            Edit::Event(Change::moved("a", 2)),
            Edit::Event(Change::moved("c", 0)),
            Edit::Lane(Change::moved("y", 0)),
            Edit::Several(vec![Edit::Event(Change::put(with_excerpt("a"))), excerpt("a", 0, "x")]),
            Edit::Several(vec![Edit::Event(Change::remove("a")), Edit::Event(Change::insert(2, event("a")))]),
        ];
        for edit in edits {
            let mut project_now = project();
            let undo = project_now.apply(edit.clone()).unwrap_or_else(|e| panic!("{edit:?}: {e}"));
            let changed = project_now.clone();
            assert_ne!(changed, project(), "{edit:?}");
            let redo = project_now.apply(undo).unwrap_or_else(|e| panic!("undo {edit:?}: {e}"));
            assert_eq!(project_now, project(), "undo {edit:?}");
            project_now.apply(redo).unwrap_or_else(|e| panic!("redo {edit:?}: {e}"));
            assert_eq!(project_now, changed, "redo {edit:?}");
        }
    }

    /// A long walk of edits made from a fixed row of numbers, taken back step by step.
    #[test]
    fn a_history_can_be_walked_back() {
        let mut project_now = project();
        let mut past = Vec::new();
        let mut seed = 12_345_u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        for _ in 0..2000 {
            let id = ["a", "b", "c", "e", "f"][next(5)];
            let edit = match next(6) {
                0 | 1 => Edit::Event(Change::insert(next(4), event(id))),
                2 => Edit::Event(Change::remove(id)),
                3 => Edit::Event(Change::put(with_excerpt(id))),
                4 => excerpt(id, next(2), "x"),
                _ => Edit::Several(vec![Edit::SetTitle(id.into()), Edit::Event(Change::remove(id))]),
            };
            let before = project_now.clone();
            match project_now.apply(edit) {
                Ok(undo) => past.push((before, undo)),
                Err(_) => assert_eq!(project_now, before, "a refused edit changes nothing"),
            }
        }
        assert!(past.len() > 500, "many edits apply: {}", past.len());
        while let Some((before, undo)) = past.pop() {
            project_now.apply(undo).unwrap_or_else(|e| panic!("{e}"));
            assert_eq!(project_now, before);
        }
    }

    #[test]
    fn impossible_edits_are_refused() {
        let unknown = |kind, id: &str| EditError::UnknownId { kind, id: id.into() };
        let taken = |kind, id: &str| EditError::DuplicateId { kind, id: id.into() };
        let several = Edit::Several(vec![
            Edit::Event(Change::remove("a")),
            Edit::Lane(Change::remove("x")),
            Edit::Event(Change::remove("a")),
        ]);
        let cases = [
            (Edit::Event(Change::put(event("z"))), unknown("event", "z")),
            (Edit::Event(Change::remove("z")), unknown("event", "z")),
            (Edit::Event(Change::insert(0, event("a"))), taken("event", "a")),
            (Edit::Event(Change::Put { id: "a".into(), item: Box::new(event("b")) }), taken("event", "b")),
            (Edit::Event(Change::insert(4, event("z"))), EditError::NoSuchPlace { position: 4, len: 3 }),
            (Edit::Lane(Change::remove("z")), unknown("lane", "z")),
            (Edit::Lane(Change::moved("z", 0)), unknown("lane", "z")),
            (Edit::Lane(Change::moved("x", 2)), EditError::NoSuchPlace { position: 2, len: 2 }),
            (excerpt("z", 0, ""), unknown("event", "z")),
            (excerpt("a", 0, ""), EditError::NoSuchPlace { position: 0, len: 0 }),
            (several, unknown("event", "a")),
        ];
        for (edit, expected) in cases {
            let mut project_now = project();
            assert_eq!(project_now.apply(edit).err(), Some(expected));
            assert_eq!(project_now, project());
        }
    }

    #[test]
    fn labels_name_the_edit() {
        assert_eq!(Edit::SetTitle("x".into()).label_code(), "edit-title");
        assert_eq!(Edit::Event(Change::put(event("a"))).label_code(), "edit-event");
        assert_eq!(Edit::Event(Change::insert(0, event("a"))).label_code(), "edit-add-event");
        assert_eq!(Edit::Lane(Change::remove("a")).label_code(), "edit-remove-lane");
        assert_eq!(excerpt("a", 0, "").label_code(), "edit-excerpt");
        assert_eq!(Edit::Several(vec![excerpt("a", 0, "")]).label_code(), "edit-excerpt");
        assert_eq!(Edit::Document(Change::remove("a")).label_code(), "edit-remove-document");
    }
}

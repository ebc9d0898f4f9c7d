//! Every edit has an inverse.

use super::*;
use crate::base::Direction;
use crate::model::{Actor, Document, EdtfDate, Event, Excerpt, Lane, Project, SavedView};

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

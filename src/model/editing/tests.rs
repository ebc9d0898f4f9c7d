//! What people do to a project becomes one edit, and nothing that hangs on a part is forgotten.

use super::*;
use crate::model::{
    Actor, Document, Edit, EdtfDate, Event, EventNote, Excerpt, Lane, LocalText, Project, SavedView, Status, ViewFilter,
};

fn excerpt(document: &str, exact: &str) -> Excerpt {
    Excerpt { document: document.into(), exact: exact.into(), ..Excerpt::default() }
}

fn event(id: &str, when: &str) -> Event {
    Event { id: id.into(), title: id.into(), when: EdtfDate::parse(when).ok(), ..Event::default() }
}

fn project() -> Project {
    let filter = ViewFilter {
        hidden_lanes: vec!["l".into()],
        actors: vec!["p".into(), "q".into()],
        documents: vec!["d".into()],
        ..ViewFilter::default()
    };
    let name = |ar: &str| LocalText::Map(vec![("ar".into(), ar.into())]);
    Project {
        language: "ar".into(),
        documents: ["d", "e"].map(|id| Document { id: id.into(), ..Document::default() }).into(),
        actors: vec![
            Actor { id: "p".into(), name: name("محمد"), ..Actor::default() },
            Actor {
                id: "q".into(), name: name("محمّد علي"), aliases: vec!["Mohamed".into()], ..Actor::default()
            },
        ],
        lanes: ["l", "m"].map(|id| Lane { id: id.into(), ..Lane::default() }).into(),
        events: [
            Event { lane: Some("l".into()), actors: vec!["p".into()], ..event("a", "2023") },
            Event { excerpts: vec![excerpt("d", "x"), excerpt("e", "y")], ..event("b", "2023-10") },
            Event { actors: vec!["q".into(), "p".into()], excerpts: vec![excerpt("d", "x")], ..event("c", "2024-05") },
            Event { lane: Some("l".into()), ..event("n", "") },
        ]
        .into(),
        views: vec![SavedView { id: "v".into(), filter, ..SavedView::default() }],
        ..Project::default()
    }
}

/// The project after an edit that is there, which can be taken back.
fn after(edit: Option<Edit>) -> Project {
    let mut changed = project();
    let undo = changed.apply(edit.expect("an edit")).unwrap_or_else(|e| panic!("{e}"));
    let mut back = changed.clone();
    back.apply(undo).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(back, project());
    changed
}

/// Ids of the events, each with its lane and its actors.
fn told(project: &Project) -> String {
    let event = |event: crate::model::EventRef<'_>| {
        format!("{}:{}:{}", event.id(), event.lane().map_or("", |lane| lane), event.actors().join("+"))
    };
    project.events.iter().map(event).collect::<Vec<_>>().join(" ")
}

#[test]
fn events_are_added_copied_and_removed() {
    let (id, edit) = add_event(&project(), Event { title: "The Memo of July 2024".into(), ..Event::default() });
    assert_eq!((&*id, after(Some(edit)).events.len()), ("the-memo-of-july-2024", 5));
    let (id, _) = add_event(&project(), Event { title: "المذكرة".into(), ..Event::default() });
    assert_eq!(&*id, "event-5", "other letters stay out of ids");
    let (id, _) = add_event(&project(), event("a", ""));
    assert_eq!(&*id, "a-2");
    let (id, edit) = duplicate_event(&project(), "b").expect("a copy");
    let copied = after(Some(edit));
    assert_eq!(copied.events.position(&id), Some(2), "behind the first");
    assert_eq!(copied.events.get(2).expect("there").excerpts().len(), 2);
    assert_eq!(told(&after(remove_events(&project(), ["n", "gone", "a"]))), "b:: c::q+p");
    assert_eq!(remove_events(&project(), ["gone"]), None);
    let tagged = after(change_events(&project(), ["a", "b", "gone"], |event| event.tags.push("t".to_owned())));
    assert_eq!(tagged.events.iter().filter(|event| event.tags() == ["t"]).count(), 2);
    assert_eq!(change_events(&project(), ["a"], |event| event.importance = 3), None, "as it was");
}

#[test]
fn a_lane_goes_with_a_choice_for_its_events() {
    let remove = |fate: &LaneFate| after(remove_lane(&project(), "l", fate));
    let cases = [
        (LaneFate::MoveTo("m".into()), "a:m:p b:: c::q+p n:m:"),
        (LaneFate::Leave, "a::p b:: c::q+p n::"),
        (LaneFate::Remove, "b:: c::q+p"),
    ];
    for (fate, expected) in cases {
        let changed = remove(&fate);
        assert_eq!(told(&changed), expected, "{fate:?}");
        assert_eq!((changed.lanes.len(), changed.views[0].filter.hidden_lanes.len()), (1, 0));
    }
    for fate in [LaneFate::MoveTo("l".into()), LaneFate::MoveTo("gone".into())] {
        assert_eq!(remove_lane(&project(), "l", &fate), None);
    }
    assert_eq!(remove_lane(&project(), "gone", &LaneFate::Leave), None);
    let (id, edit) = add_lane(&project(), "محكمة".into());
    assert_eq!((&*id, after(Some(edit)).lanes.len()), ("lane-3", 3));
}

#[test]
fn two_spellings_of_a_person_become_one() {
    let merged = after(merge_actors(&project(), "p", "q"));
    assert_eq!(told(&merged), "a:l:p b:: c::p n:l:");
    assert_eq!(merged.actors.len(), 1);
    assert_eq!(merged.actors[0].aliases, ["محمّد علي", "Mohamed"]);
    assert_eq!(merged.views[0].filter.actors, ["p".into()]);
    assert_eq!(merge_actors(&project(), "p", "p"), None);
    assert_eq!(merge_actors(&project(), "p", "gone"), None);
    assert_eq!(told(&after(remove_actor(&project(), "p", ActorFate::Leave))), "a:l: b:: c::q n:l:");
    assert_eq!(told(&after(remove_actor(&project(), "p", ActorFate::Remove))), "b:: n:l:");
    let (id, _) = add_actor(&project(), Actor { name: "Ahmad Al-Dahle".into(), ..Actor::default() });
    assert_eq!(&*id, "ahmad-al-dahle");
}

#[test]
fn a_document_takes_along_what_hangs_on_it() {
    assert_eq!(document_use(&project(), "d"), DocumentUse { events: 2, excerpts: 2, only_source: 1 });
    let quotes = |project: &Project| project.excerpts().map(|(_, x)| x.document.to_string()).collect::<Vec<_>>();
    assert_eq!(quotes(&after(remove_document(&project(), "d", true))), ["e"]);
    assert_eq!(quotes(&after(remove_document(&project(), "d", false))), ["d", "e", "d"]);
    let renamed = after(change_document(&project(), "d", |document| document.id = "ruling".into()));
    assert_eq!(quotes(&renamed), ["ruling", "e", "ruling"]);
    assert_eq!(renamed.views[0].filter.documents, ["ruling".into()]);
    assert_eq!(change_document(&project(), "d", |_| {}), None);
    let add = |path: &str| add_document(&project(), Document { path: Some(path.into()), ..Document::default() }).0;
    assert_eq!([&*add("d.txt"), &*add("in/The Ruling.pdf"), &*add("حكم.pdf")], ["d-2", "the-ruling", "document-3"]);
    let taken = ["a.txt", "A-2.txt", "b"].map(str::to_owned).into();
    let cases = [("c.txt", "c.txt"), ("a.txt", "a-3.txt"), ("A.TXT", "A-3.TXT"), ("b", "b-2"), (".b", ".b")];
    for (name, expected) in cases {
        assert_eq!(free_path(name, &taken), expected);
    }
}

#[test]
fn two_tellings_become_one_with_all_quotes() {
    let merged = merge_events(&project(), &["b", "c", "b", "gone"]).expect("two events");
    assert_eq!((&*merged.kept, merged.is_conflict), ("b", true));
    assert_eq!(merged.dates.iter().map(|when| when.as_str()).collect::<Vec<_>>(), ["2023-10", "2024-05"]);
    let changed = after(Some(merged.edit));
    assert_eq!(told(&changed), "a:l:p b::q+p n:l:");
    let event = changed.events.get(1).expect("there").to_event();
    assert_eq!(event.excerpts, [excerpt("d", "x"), excerpt("e", "y")], "the same quote once");
    assert_eq!(event.when.as_ref().map(|when| when.as_str()), Some("2023-10"));
    assert_eq!(event.notes, [EventNote { text: "c".into(), ..EventNote::default() }], "the other title is kept");
    // The year and its October do not contradict each other, nor does an event without a date.
    assert!(!merge_events(&project(), &["a", "b"]).expect("two events").is_conflict);
    let undated = merge_events(&project(), &["n", "a"]).expect("two events");
    assert!(!undated.is_conflict);
    assert_eq!(after(Some(undated.edit)).events.get(2).expect("there").when(), EdtfDate::parse("2023").ok());
    assert_eq!(merge_events(&project(), &["a", "a"]), None);
}

#[test]
fn a_status_is_given_by_somebody() {
    let at = EdtfDate::parse("2026-12-01T03:00:00Z").expect("a time");
    let changed = after(set_status(&project(), ["a", "b"], Status::Disputed, ("ن", Some(&at))));
    let event = changed.events.get(1).expect("there").to_event();
    assert_eq!((event.status, event.reviews.len(), &*event.reviews[0].by), (Status::Disputed, 1, "ن"));
    let note = || EventNote { by: "ن".into(), text: "رأي".into(), ..EventNote::default() };
    assert_eq!(after(add_note(&project(), "a", note())).events.get(0).expect("there").notes(), [note()]);
    let mut older = project();
    older.events.replace(0, Event { extra: [("notes".to_owned(), "قديم".into())].into_iter().collect(), ..event });
    let edit = add_note(&older, "b", note());
    assert_eq!(edit.is_some(), older.events.position("b").is_some());
    older.apply(edit.expect("an edit")).expect("it fits");
    let notes = older.events.get(0).expect("there").notes().to_vec();
    assert_eq!(notes.iter().map(|note| note.text.get("ar")).collect::<Vec<_>>(), ["قديم", "رأي"]);
}

#[test]
fn a_view_has_an_id_of_its_own() {
    let (id, edit) = add_view(&project(), SavedView { id: "v".into(), ..SavedView::default() });
    assert_eq!((&*id, after(Some(edit)).views.len()), ("v-2", 2));
}

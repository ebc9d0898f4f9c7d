//! After an edit only what it touched is found again, and what is found is what finding everything would give.

use super::*;
use crate::app::session::Session;
use crate::formats::{Silent, resolve_all, sample};
use crate::model::edit::Change;
use crate::model::{Event, Lane};

/// Number of quotes that an edit leaves to be found again.
fn stale_after(session: &Session, edit: &Edit) -> usize {
    let mut project = (*session.project).clone();
    let mut places = AnchorTable::new(session.resolutions().to_vec());
    let before = AnchorSnapshot::of(&project, &places, &EditImpact::by(edit));
    project.apply(edit.clone()).expect("the edit fits");
    if let Some(before) = before {
        before.restore(&mut places, &project);
    }
    places.stale.len()
}

fn all(session: &Session) -> Vec<(ExcerptIx, Resolution)> {
    resolve_all(&session.project, &session.texts, &Silent).expect("nobody cancels")
}

/// An event of the sample, changed.
fn changed(session: &Session, nth: usize, change: impl Fn(&mut Event)) -> Edit {
    let mut event = session.project.events.to_vec().remove(nth);
    let id = event.id.clone();
    change(&mut event);
    Edit::Event(Change::Put { id, item: Box::new(event) })
}

#[test]
fn only_what_an_edit_touches_is_found_again() {
    let session = Session::new(sample());
    let first = session.project.events.to_vec().remove(0);
    let quotes = first.excerpts.len();
    let id = first.id.clone();
    let other = Excerpt { exact: "زوكربيرج ووعود الهيمنة".into(), ..first.excerpts[0].clone() };
    let put = Edit::PutExcerpt { event: id.clone(), nth: 0, excerpt: Box::new(other.clone()) };
    let same = Edit::PutExcerpt { event: id.clone(), nth: 0, excerpt: Box::new(first.excerpts[0].clone()) };
    let lane = Lane { id: "new".into(), title: "new".into(), ..Lane::default() };
    let copy = Event { id: "copy".into(), ..first.clone() };
    let in_document = session.project.excerpts().count();
    let document = session.project.documents[0].clone();
    #[rustfmt::skip]
    let cases: [(&str, Edit, usize); 14] = [
        ("the title", Edit::SetTitle("t".into()), 0),
        ("a new lane", Edit::Lane(Change::insert(0, lane)), 0),
        ("the title of an event", changed(&session, 1, |event| event.title = "t".into()), 0),
        ("the name of an event", changed(&session, 1, |event| event.id = "t".into()), 0),
        ("the order of quotes", changed(&session, 0, |event| event.excerpts.reverse()), 0),
        ("what a quote attests", changed(&session, 0, |event| event.excerpts[0].stance = crate::model::Stance::Contradicts), 0),
        ("a quote less", changed(&session, 0, |event| drop(event.excerpts.remove(0))), 0),
        ("a quote more", changed(&session, 0, |event| event.excerpts.insert(0, other.clone())), 1),
        ("other words", put.clone(), 1),
        ("the same words", same, 0),
        ("an event less", Edit::Event(Change::remove(id)), 0),
        ("an event more", Edit::Event(Change::insert(1, copy)), quotes),
        ("a document", Edit::Document(Change::put(document)), in_document),
        ("several", Edit::Several(vec![Edit::SetTitle("t".into()), put]), 1),
    ];
    for (what, edit, expected) in cases {
        assert_eq!(stale_after(&session, &edit), expected, "{what}");
        let mut session = Session::new(sample());
        session.edit(edit).expect("the edit fits");
        assert!(session.search_stale().is_none(), "{what}: the text is short");
        assert_eq!(session.resolutions(), all(&session), "{what}");
        for redo in [false, true, false] {
            assert!(session.step_history(redo).expect("it fits"), "{what}");
            assert!(session.search_stale().is_none(), "{what}");
            assert_eq!(session.resolutions(), all(&session), "{what}, redo {redo}");
        }
        assert_eq!(session.resolutions(), Session::new(sample()).resolutions(), "{what}, taken back");
    }
}

/// The sample with a long text.
fn long() -> Session {
    let mut opened = sample();
    let DocumentText::Present { text, .. } = &mut opened.texts[0] else { panic!("the sample has its text") };
    let padding: String = (0..20_000).map(|n| format!("كلمة{n} ")).collect();
    *text = format!("{text}\n{padding}").into();
    Session::new(opened)
}

#[test]
fn what_takes_time_is_a_job_and_the_old_places_stand_until_then() {
    let mut session = long();
    let ix = ExcerptIx { event: EventIx(0), nth: 0 };
    let Event { id: event, mut excerpts, .. } = session.project.events.to_vec().remove(0);
    let quote = excerpts.remove(0);
    let put = |exact: &str| {
        let excerpt = Excerpt { exact: exact.into(), start: None, end: None, ..quote.clone() };
        Edit::PutExcerpt { event: event.clone(), nth: 0, excerpt: Box::new(excerpt) }
    };
    let old = session.resolution(ix).cloned();
    session.edit(put("كلمة777")).expect("the edit fits");
    let first = session.search_stale().expect("a job");
    assert_eq!(session.resolution(ix), old.as_ref(), "until the job is done");
    session.edit(put("كلمة888")).expect("the edit fits");
    let second = session.search_stale().expect("a job");
    session.take_found(first());
    assert_eq!(session.resolution(ix), old.as_ref(), "the words have changed since");
    let revision = session.revision;
    session.take_found(second());
    assert!(session.revision > revision, "what is made of places is old");
    assert_eq!(session.resolutions(), all(&session));
    // A job that began in another session has nothing to say in this one.
    let mut other = long();
    other.edit(put("كلمة999")).expect("the edit fits");
    let job = other.search_stale().expect("a job");
    let before = session.resolutions().to_vec();
    session.take_found(job());
    assert_eq!(session.resolutions(), before);
}

#[test]
fn a_quote_that_stands_where_it_says_needs_no_job() {
    let mut session = long();
    let text = session.texts[0].text().expect("its text").clone();
    let at = text.find("كلمة777").expect("it is there");
    let Event { id: event, mut excerpts, .. } = session.project.events.to_vec().remove(0);
    let quote = excerpts.remove(0);
    let excerpt = crate::anchoring::describe(&quote, &text, at..at + "كلمة777".len()).expect("words");
    session.edit(Edit::PutExcerpt { event, nth: 0, excerpt: Box::new(excerpt) }).expect("the edit fits");
    assert!(session.search_stale().is_none());
    assert_eq!(session.resolutions(), all(&session));
}

#[test]
fn documents_that_changed_are_read_again_for_the_session_that_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = |exact: &str| {
        format!(
            r#"{{"format":"sanad/1","title":"t","documents":[{{"id":"d","title":"d","path":"d.txt"}}],
            "events":[{{"id":"e","title":"t","excerpts":[{{"document":"d","exact":"{exact}"}}]}}]}}"#
        )
    };
    let (path, text) = (folder.path().join("p.json"), folder.path().join("d.txt"));
    std::fs::write(&path, project("It was agreed at once.")).expect("written");
    std::fs::write(&text, "It was agreed at once.\n").expect("written");
    let open = || Session::new(crate::formats::load_path(&path, &Silent).expect("opens"));
    let (mut session, other) = (open(), open());
    assert!(session.reread()().is_none(), "nothing has changed");
    std::fs::write(&text, "It was not agreed at once.\n").expect("written");
    let reread = session.reread()().expect("a document has changed");
    assert!(session.is_own(&reread) && !other.is_own(&reread));
    assert_eq!((session.doubts(), session.take_reread(reread), session.doubts()), (0, true, 1));
    assert!(session.reread()().is_none(), "it was read");
}

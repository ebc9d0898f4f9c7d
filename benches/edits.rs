//! How long edits of a project of a hundred thousand events take, each with its undo and redo.
//!
//! `cargo bench --bench edits` prints a table, with `-- --json` the same as JSON, and with `-- WORD` only the rows whose
//! name has the word.

#[path = "support/report.rs"]
mod report;

use report::{Report, timed};
use sanad::model::edit::Change;
use sanad::model::editing::{
    ActorFate, LaneFate, add_event, change_events, merge_actors, merge_events, remove_actor, remove_events, remove_lane,
};
use sanad::model::{Actor, Document, Edit, EdtfDate, Event, Excerpt, Lane, Project};

/// Events of the project.
const EVENTS: usize = 100_000;
/// Lanes, each with as many events as the others.
const LANES: usize = 20;
/// Actors, each in as many events as the others.
const ACTORS: usize = 200;
/// Runs of a row.
const RUNS: usize = 7;
/// An edit is to be seen sooner than this, in milliseconds.
const GOAL: Option<f64> = Some(100.0);

fn project() -> Project {
    let event = |nth: usize| Event {
        id: format!("event-{nth}").into(),
        title: format!("حدث رقم {nth} from the documents").into(),
        when: EdtfDate::parse(&format!("{:04}-{:02}", 1900 + nth % 120, 1 + nth % 12)).ok(),
        lane: Some(format!("lane-{}", nth % LANES).into()),
        actors: vec![format!("actor-{}", nth % ACTORS).into()],
        excerpts: vec![Excerpt {
            document: "d".into(),
            exact: format!("الكلمات {nth}").as_str().into(),
            ..Excerpt::default()
        }],
        ..Event::default()
    };
    Project {
        documents: vec![Document { id: "d".into(), ..Document::default() }],
        lanes: (0..LANES).map(|nth| Lane { id: format!("lane-{nth}").into(), ..Lane::default() }).collect(),
        actors: (0..ACTORS).map(|nth| Actor { id: format!("actor-{nth}").into(), ..Actor::default() }).collect(),
        events: (0..EVENTS).map(event).collect(),
        ..Project::default()
    }
}

fn main() {
    let mut report = Report::from_args(std::env::args().skip(1));
    let mut project = project();
    let ids = |from: usize, count: usize| (from..from + count).map(|nth| format!("event-{nth}")).collect::<Vec<_>>();
    let rename = |project: &Project| {
        let lane = Lane { title: "new".into(), ..project.lanes[3].clone() };
        Some(Edit::Lane(Change::put(lane)))
    };
    let several = |project: &Project, count: usize| {
        let ids = ids(50_000, count);
        change_events(project, ids.iter().map(String::as_str), |event| event.tags.push("t".to_owned()))
    };
    let removed =
        |project: &Project, count: usize| remove_events(project, ids(50_000, count).iter().map(String::as_str));
    type Make<'m> = Box<dyn Fn(&Project) -> Option<Edit> + 'm>;
    let rows: Vec<(&str, Make<'_>)> = vec![
        ("title of one event", Box::new(|p| change_events(p, ["event-99999"], |e| e.title = "new".into()))),
        ("new event", Box::new(|p| Some(add_event(p, Event { title: "new".into(), ..Event::default() }).1))),
        (
            "new event in the midst",
            Box::new(|_| Some(Edit::Event(Change::insert(9, Event { id: "n".into(), ..Event::default() })))),
        ),
        ("event moved", Box::new(|_| Some(Edit::Event(Change::moved("event-99999", 4))))),
        ("tag of 1,000 events", Box::new(move |p| several(p, 1_000))),
        ("tag of 10,000 events", Box::new(move |p| several(p, 10_000))),
        ("1,000 events removed", Box::new(move |p| removed(p, 1_000))),
        ("10,000 events removed", Box::new(move |p| removed(p, 10_000))),
        ("two events merged", Box::new(|p| merge_events(p, &["event-7", "event-70007"]).map(|merged| merged.edit))),
        ("lane renamed", Box::new(rename)),
        (
            "lane removed, 5,000 events to another",
            Box::new(|p| remove_lane(p, "lane-3", &LaneFate::MoveTo("lane-4".into()))),
        ),
        ("lane removed with 5,000 events", Box::new(|p| remove_lane(p, "lane-3", &LaneFate::Remove))),
        ("two actors merged, 500 events", Box::new(|p| merge_actors(p, "actor-3", "actor-4"))),
        ("actor removed, 500 events", Box::new(|p| remove_actor(p, "actor-3", ActorFate::Leave))),
    ];
    for (name, make) in rows {
        report.measure(name, GOAL, || {
            timed(RUNS, || {
                let edit = make(&project).expect("an edit");
                let undo = project.apply(edit).expect("it fits");
                let redo = project.apply(undo).expect("it can be taken back");
                let undo = project.apply(redo).expect("it can be made again");
                project.apply(undo).expect("it can be taken back");
                project.events.len()
            })
        });
    }
    report.print();
}

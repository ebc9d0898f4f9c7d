//! What must hold for any project: what is saved comes back, but for what the format says it has no place for.

use std::collections::BTreeSet;
use std::path::Path;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use sanad::base::Direction;
use sanad::formats::{self, json};
use sanad::model::{
    Actor, Attests, Document, EdtfDate, Event, EventNote, EventReview, Excerpt, Extra, Grouping, Id, Lane, LocalText,
    Project, SavedView, Stance, Status, ViewFilter,
};

/// Few cases: the test is for every day, fuzzing for the nights.
fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 256,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2026),
        ..ProptestConfig::default()
    }
}

/// Words of several scripts, with what formats use as marks. No tabs: HTML in TimelineJS counts them as spaces.
fn words() -> impl Strategy<Value = String> {
    let pieces = [
        "سند",
        "word",
        "2023",
        "a b",
        ";",
        ",",
        "؛",
        "\"",
        "<b>",
        "&amp;",
        "—",
        "😀",
        "e\u{301}",
        "\u{202e}x",
        "|",
        "=1",
        "'",
        "-",
    ];
    vec(select(pieces.to_vec()), 1..4)
        .prop_map(|pieces| pieces.concat().trim().to_owned())
        .prop_filter("empty", |t| !t.is_empty())
}

fn text() -> impl Strategy<Value = LocalText> {
    prop_oneof![
        words().prop_map(LocalText::Plain),
        (words(), words()).prop_map(|(ar, en)| LocalText::Map(vec![("ar".into(), ar), ("en".into(), en)])),
    ]
}

fn when() -> impl Strategy<Value = EdtfDate> {
    let known = [
        "2023",
        "2023-10",
        "2023-10-04",
        "2023-10-04T10:11:12",
        "2023-10-04/2023-11-05",
        "1984~",
        "198X",
        "2023-21",
        "-0044-03-15",
        "2023/..",
        "[1760,1762]",
    ];
    select(known.to_vec()).prop_map(|text| EdtfDate::parse(text).expect("a date"))
}

fn extra() -> impl Strategy<Value = Extra> {
    let value = prop_oneof![
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_filter("finite", |n| n.is_finite()).prop_map(Into::into),
        words().prop_map(Into::<serde_json::Value>::into),
        Just(serde_json::json!({"deep": [null, true, {"\u{1f600}": "\u{0}"}]})),
    ];
    vec(("x-[a-z]{1,3}", value), 0..2).prop_map(|fields| fields.into_iter().collect())
}

/// An id for each of so many things.
fn id(prefix: &str, nth: usize) -> Id {
    format!("{prefix}{nth}").into()
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    let document = (text(), option::of(words()), option::of(text()), option::of(when()), extra()).prop_map(
        |(title, path, publisher, published, extra)| Document {
            title,
            path,
            publisher,
            published,
            extra,
            ..Document::default()
        },
    );
    vec(document, 0..3).prop_map(|mut all| {
        all.iter_mut().enumerate().for_each(|(nth, document)| document.id = id("d", nth));
        all
    })
}

fn excerpt(documents: usize) -> impl Strategy<Value = Excerpt> {
    let attests = select(&[Attests::Event, Attests::Date, Attests::Context][..]);
    let stance = select(&[Stance::Supports, Stance::Contradicts][..]);
    (0..documents.max(1), attests, stance, words(), words(), option::of(0..99_u32), extra()).prop_map(
        |(document, attests, stance, exact, prefix, start, extra)| Excerpt {
            document: id("d", document),
            end: start.map(|start| start + exact.chars().count() as u32),
            attests,
            stance,
            exact: exact.into(),
            prefix,
            suffix: String::new(),
            start,
            extra,
        },
    )
}

fn note() -> impl Strategy<Value = EventNote> {
    (words(), option::of(when()), text(), extra()).prop_map(|(by, at, text, extra)| EventNote { by, at, text, extra })
}

fn review() -> impl Strategy<Value = EventReview> {
    (words(), option::of(when()), select(&Status::ALL[..]), extra()).prop_map(|(by, at, status, extra)| EventReview {
        by,
        at,
        status,
        extra,
    })
}

fn views(lanes: usize, actors: usize) -> impl Strategy<Value = Vec<SavedView>> {
    let direction = option::of(select(vec![Direction::Rtl, Direction::Ltr]));
    let filter = (0..=lanes, 0..=actors, vec(select(&Status::ALL[..]), 0..2), any::<bool>(), extra());
    let filter = filter.prop_map(|(lanes, actors, statuses, within_span, extra)| ViewFilter {
        hidden_lanes: (0..lanes).map(|nth| id("l", nth)).collect(),
        actors: (0..actors).map(|nth| id("a", nth)).collect(),
        statuses,
        within_span,
        extra,
        ..ViewFilter::default()
    });
    let view = (text(), option::of(when()), direction, filter, select(&Grouping::ALL[..]), extra()).prop_map(
        |(name, from, direction, filter, group_by, extra)| SavedView {
            name,
            from,
            direction,
            filter,
            group_by,
            extra,
            ..SavedView::default()
        },
    );
    vec(view, 0..2).prop_map(|mut all| {
        all.iter_mut().enumerate().for_each(|(nth, view)| view.id = id("v", nth));
        all
    })
}

fn event(documents: usize, lanes: usize, actors: usize) -> impl Strategy<Value = Event> {
    let about = (option::of(when()), text(), option::of(text()), option::of(0..lanes.max(1)), extra());
    let more = (vec(0..actors.max(1), 0..3), vec(words(), 0..3), select(&Status::ALL[..]), 1..=5_u8);
    let remarks = (vec(note(), 0..2), vec(review(), 0..2));
    (about, more, vec(excerpt(documents), 0..3), remarks).prop_map(
        |((when, title, summary, lane, extra), (actors, tags, status, importance), excerpts, (notes, reviews))| Event {
            id: Id::default(),
            when,
            title,
            summary,
            lane: lane.map(|nth| id("l", nth)),
            actors: actors.into_iter().map(|nth| id("a", nth)).collect(),
            tags,
            status,
            importance,
            excerpts,
            notes,
            reviews,
            extra,
        },
    )
}

fn project() -> impl Strategy<Value = Project> {
    (text(), documents(), vec(text(), 0..3), vec((text(), option::of(text())), 0..3), extra()).prop_flat_map(
        |(title, documents, lanes, actors, extra)| {
            let events = vec(event(documents.len(), lanes.len(), actors.len()), 0..4);
            (events, views(lanes.len(), actors.len())).prop_map(move |(mut events, views)| {
                events.iter_mut().enumerate().for_each(|(nth, event)| event.id = id("e", nth));
                let lanes = lanes.iter().cloned().enumerate();
                let actors = actors.iter().cloned().enumerate();
                let actor = |(nth, (name, role))| Actor { id: id("a", nth), name, role, ..Actor::default() };
                Project {
                    title: title.clone(),
                    language: "ar".into(),
                    direction: views.first().and_then(|view| view.direction),
                    documents: documents.clone(),
                    actors: actors.map(actor).collect(),
                    lanes: lanes
                        .map(|(nth, title)| Lane {
                            id: id("l", nth),
                            title,
                            color: (nth == 1).then_some(3),
                            ..Lane::default()
                        })
                        .collect(),
                    events: events.into(),
                    views,
                    extra: extra.clone(),
                }
            })
        },
    )
}

/// Takes away what refers to nothing: other formats bring what is referred to along.
fn settle(project: &mut Project) {
    let Project { documents, actors, lanes, .. } = project.clone();
    change(project, |event| {
        event.excerpts.retain(|quote| documents.iter().any(|document| document.id == quote.document));
        event.actors.retain(|id| actors.iter().any(|actor| actor.id == *id));
        event.lane = event.lane.take().filter(|id| lanes.iter().any(|lane| lane.id == *id));
    });
}

/// Changes every event.
fn change(project: &mut Project, change: impl FnMut(&mut Event)) {
    let mut events = project.events.to_vec();
    events.iter_mut().for_each(change);
    project.events = events.into();
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn our_own_file_keeps_everything(project in project()) {
        let saved = json::save(&project);
        let loaded = json::load(&saved, Path::new("p"));
        prop_assert_eq!(&loaded.project, &project);
        prop_assert_eq!(json::save(&loaded.project), saved);
        let lines = String::from_utf8_lossy(&json::save(&project)).lines().count();
        prop_assert!(loaded.diagnostics.iter().all(|d| d.place.is_some_and(|p| (1..=lines as u32).contains(&p.line))));
    }

    #[test]
    fn a_bundle_keeps_everything_but_the_documents(project in project()) {
        let format = formats::by_name("bundle").expect("a format");
        let saved = (format.save.expect("written"))(&project);
        let wants = project.documents.iter().any(|document| document.path.is_some());
        prop_assert_eq!(saved.losses.iter().map(|d| d.code).collect::<Vec<_>>(), if wants { vec!["bundle-without-documents"] } else { vec![] });
        prop_assert_eq!((format.load.expect("read"))(&saved.bytes, Path::new("p")).project, project);
    }

    #[test]
    fn a_date_that_can_be_read_can_be_written(text in "[-Y]?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[~?%]?(/(\\.\\.|[0-9]{4})?)?") {
        if let Ok(when) = EdtfDate::parse(&text) {
            let again = EdtfDate::parse(&when.canonical()).expect("what we write we can read");
            prop_assert_eq!((again.canonical(), again.bounds()), (when.canonical(), when.bounds()));
            prop_assert!(when.bounds().is_none_or(|bounds| bounds.from.time <= bounds.to.time));
        }
    }

    #[test]
    fn other_formats_lose_only_what_they_say(mut project in project()) {
        settle(&mut project);
        for name in OTHERS {
            let format = formats::by_name(name).expect("a format");
            let saved = (format.save.expect("written"))(&project);
            let mut losses = saved.losses.clone();
            losses.extend(formats::work_losses(&project, format.name));
            let lost: BTreeSet<&str> = losses.iter().flat_map(|d| &d.args).map(|(_, value)| value.as_str()).collect();
            let text = String::from_utf8_lossy(&saved.bytes);
            let extras = project.events.iter().map(|event| event.extra()).chain([&project.extra]).any(|extra| !extra.is_empty());
            prop_assert!(!extras || ["unknown-fields", "left-out"].iter().any(|field| lost.contains(field)), "{} drops unknown fields: {}", name, text);
            let undated = project.events.iter().any(|event| !event.has_date());
            let told = ["undated", "left-out"].iter().any(|field| lost.contains(field));
            prop_assert!(!undated || told || NO_DATES_NEEDED.contains(&name), "{} needs dates", name);
            let loaded = (format.load.expect("read"))(&saved.bytes, Path::new("p"));
            let (before, after) = (without(project.clone(), &lost), without(loaded.project, &lost));
            prop_assert_eq!(before, after, "{} loses {:?}: {}", name, lost, text);
        }
    }
}

/// Formats of other programs that are read and written.
const OTHERS: [&str; 10] = [
    "csv",
    "tsv",
    "timelinejs",
    "timelinejs-csv",
    "vis",
    "simile",
    "simile-xml",
    "ical",
    "markwhen",
    "timeline-project",
];

/// Those in which an event without a date is like any other.
const NO_DATES_NEEDED: [&str; 2] = ["csv", "tsv"];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn annotations_lose_only_what_they_say(mut project in project(),
            urls in vec(option::of(select(vec!["https://a.example/1", "http://a.example/%D8%B3?x=1"])), 3),
            half in any::<bool>(), page in option::of(1..9u64)) {
        settle(&mut project);
        for (document, url) in project.documents.iter_mut().zip(urls) {
            document.url = url.map(str::to_owned);
            document.language = document.url.as_ref().map(|_| "ar".into());
            document.sha256 = document.path.as_ref().map(|_| "0".repeat(64));
        }
        let mut nth = 0..;
        change(&mut project, |event| for (quote, nth) in event.excerpts.iter_mut().zip(&mut nth) {
            quote.suffix = quote.prefix.clone();
            if nth % 3 == 1 && half {
                quote.end = None;
            }
            if nth % 5 == 2 && half {
                (quote.exact, quote.prefix, quote.suffix) = Default::default();
            }
            quote.extra.extend(page.map(|page| ("page".to_owned(), page.into())));
        });
        let format = formats::by_name("annotations").expect("a format");
        let saved = (format.save.expect("written"))(&project);
        let mut losses = saved.losses.clone();
            losses.extend(formats::work_losses(&project, format.name));
            let lost: BTreeSet<&str> = losses.iter().flat_map(|d| &d.args).map(|(_, value)| value.as_str()).collect();
        let loaded = (format.load.expect("read"))(&saved.bytes, Path::new("p")).project;
        prop_assert_eq!(&loaded.language, if loaded.events.is_empty() { &loaded.language } else { &project.language });
        let pages = |project: &Project| -> Vec<Option<u64>> {
            project.excerpts().filter(|(_, quote)| !quote.exact.is_empty()).map(|(_, quote)| quote.extra.get("page")?.as_u64()).collect()
        };
        prop_assert_eq!(pages(&loaded), pages(&project));
        let (before, after) = (without(project, &lost), without(loaded, &lost));
        prop_assert_eq!(before, after, "loses {:?}: {}", lost, String::from_utf8_lossy(&saved.bytes));
    }
}

/// A project without the parts of these names, and without what only says where the others came from.
fn without(mut project: Project, lost: &BTreeSet<&str>) -> Project {
    let is = |name: &str| lost.contains(name);
    if is("wordless") {
        let is_there = |quote: &Excerpt| !quote.exact.is_empty() || (quote.start.is_some() && quote.end.is_some());
        change(&mut project, |event| event.excerpts.retain(is_there));
    }
    if is("ids") {
        name_by_titles(&mut project);
    }
    if is("events-without-target") {
        project.events = project.events.whole().filter(|event| !event.excerpts.is_empty()).collect();
    }
    if is("left-out") {
        project.events =
            project.events.whole().filter(|event| event.when.as_ref().is_some_and(|w| w.bounds().is_some())).collect();
    }
    if is("project-title") {
        project.title = LocalText::default();
    }
    if is("language") {
        project.language.clear();
    }
    if is("documents") {
        project.documents.clear();
    }
    if is("lanes") {
        project.lanes.clear();
        change(&mut project, |event| event.lane = None);
    }
    if is("actors") {
        project.actors.clear();
        change(&mut project, |event| event.actors.clear());
    }
    let used: BTreeSet<Id> = project.events.iter().filter_map(|event| event.lane().cloned()).collect();
    project.lanes.retain(|lane| !is("empty-lanes") || used.contains(&lane.id));
    change(&mut project, |event| without_parts(event, &is));
    let cited: BTreeSet<Id> = project.excerpts().map(|(_, excerpt)| excerpt.document.clone()).collect();
    project.documents.retain(|document| !is("unused-documents") || cited.contains(&document.id));
    for document in &mut project.documents {
        if is("publishers") {
            (document.publisher, document.published) = (None, None);
        }
        if is("digests") {
            document.sha256 = None;
        }
        if is("paths") && document.url.is_some() {
            document.path = None;
        }
        document.extra.clear();
    }
    if is("views") {
        project.views.clear();
    }
    if is("direction") {
        project.direction = None;
    }
    project.lanes.iter_mut().filter(|_| is("colors")).for_each(|lane| lane.color = None);
    less(&mut project.title, &is);
    for lane in &mut project.lanes {
        less(&mut lane.title, &is);
        lane.extra.clear();
    }
    for actor in &mut project.actors {
        less(&mut actor.name, &is);
        actor.role = actor.role.take().filter(|_| !is("actor-details"));
    }
    project.extra.clear();
    // Other formats have no list of these: they come in the order in which events name them, or events in theirs.
    project.documents.sort_by(|a, b| a.id.cmp(&b.id));
    project.actors.sort_by(|a, b| a.id.cmp(&b.id));
    project.lanes.sort_by(|a, b| a.id.cmp(&b.id));
    let mut events = project.events.to_vec();
    events.sort_by_key(|event| format!("{event:?}"));
    project.events = events.into();
    project
}

/// Lanes and actors go by what they are called.
fn name_by_titles(project: &mut Project) {
    let (lanes, actors) = (std::mem::take(&mut project.lanes), std::mem::take(&mut project.actors));
    change(project, |event| {
        let lane = event.lane.take().and_then(|id| lanes.iter().find(|lane| lane.id == id));
        event.lane = lane.map(|lane| lane.title.get("ar").into());
        for id in &mut event.actors {
            if let Some(actor) = actors.iter().find(|actor| actor.id == *id) {
                *id = actor.name.get("ar").into();
            }
        }
    });
}

fn without_parts(event: &mut Event, is: &impl Fn(&str) -> bool) {
    if is("notes") {
        event.notes.clear();
    }
    if is("reviews") {
        event.reviews.clear();
    }
    if is("event-ids") {
        event.id = Id::default();
    }
    if is("separators") {
        (event.tags, event.actors) = (Vec::new(), Vec::new());
    }
    if is("dates") {
        // The first day is there, however much of the rest is not.
        event.when =
            event.when.as_ref().and_then(EdtfDate::earliest_day).and_then(|day| EdtfDate::parse(&day.to_string()).ok());
    }
    if is("tags") {
        event.tags.clear();
    }
    if is("status") {
        event.status = Status::default();
    }
    if is("importance") {
        event.importance = 3;
    }
    if is("excerpts") {
        event.excerpts.clear();
    }
    for excerpt in &mut event.excerpts {
        if is("positions") && excerpt.start.is_some() != excerpt.end.is_some() {
            (excerpt.start, excerpt.end) = (None, None);
        }
        excerpt.attests = if is("attests") { Attests::default() } else { excerpt.attests };
        excerpt.stance = if is("stance") { Stance::default() } else { excerpt.stance };
        excerpt.extra.clear();
    }
    event.extra.clear();
    less(&mut event.title, is);
    event.summary.iter_mut().for_each(|summary| less(summary, is));
}

/// A text without its translations, or only the letters of it.
fn less(text: &mut LocalText, is: &impl Fn(&str) -> bool) {
    if is("translations") {
        *text = LocalText::Plain(text.get("ar").to_owned());
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    match text {
        LocalText::Plain(text) if is("marks") => *text = letters(text),
        LocalText::Map(texts) if is("marks") => texts.iter_mut().for_each(|(_, text)| *text = letters(text)),
        _ => {}
    }
}

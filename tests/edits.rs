//! Edits of every kind that people make, at random, and all of them taken back: the project is then the first one, to the
//! byte as it is saved. `SANAD_EDITS=10000` makes more of them.

use std::env;

use sanad::base::Direction;
use sanad::formats::{self, json};
use sanad::model::edit::Change;
use sanad::model::editing::*;
use sanad::model::{
    Actor, Attests, Document, Edit, EdtfDate, Event, EventNote, Excerpt, Grouping, Id, Lane, LocalText, Project,
    SavedView, Stance, Status, ViewFilter,
};

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    fn words(&mut self) -> &'static str {
        self.of::<&'static str>(&["", "نص", "two words", "“quoted”", "سطر\nثانٍ", "e\u{301}", "GPT-4", "\u{200f}«قول»"])
    }

    fn text(&mut self) -> LocalText {
        match self.below(3) {
            0 => LocalText::Map(vec![
                ("ar".to_owned(), self.words().to_owned()),
                ("en".to_owned(), self.words().to_owned()),
            ]),
            _ => self.words().into(),
        }
    }

    fn when(&mut self) -> Option<EdtfDate> {
        EdtfDate::parse(self.of::<&str>(&["", "2023-10", "1984~", "2025/..", "[1760,1762]", "2024-03-01T10:00:00Z"]))
            .ok()
    }

    fn event(&mut self, project: &Project) -> Id {
        let at = self.below(project.events.len());
        project.events.get(at).map_or_else(|| "none".into(), |event| event.id().into())
    }

    /// A few events, perhaps one of them twice, perhaps one that is not there.
    fn events(&mut self, project: &Project) -> Vec<Id> {
        (0..=self.below(4)).map(|_| self.event(project)).collect()
    }

    fn excerpt(&mut self, project: &Project) -> Excerpt {
        let document = self.document(project);
        Excerpt {
            document,
            attests: *self.of(&[Attests::Event, Attests::Date, Attests::Context]),
            stance: *self.of(&[Stance::Supports, Stance::Contradicts]),
            exact: self.words().into(),
            start: Some(self.below(90) as u32),
            ..Excerpt::default()
        }
    }

    fn document(&mut self, project: &Project) -> Id {
        let at = self.below(project.documents.len());
        project.documents.get(at).map_or_else(|| "none".into(), |document| document.id.clone())
    }

    fn lane(&mut self, project: &Project) -> Id {
        let at = self.below(project.lanes.len());
        project.lanes.get(at).map_or_else(|| "none".into(), |lane| lane.id.clone())
    }

    fn actor(&mut self, project: &Project) -> Id {
        let at = self.below(project.actors.len());
        project.actors.get(at).map_or_else(|| "none".into(), |actor| actor.id.clone())
    }

    fn view(&mut self, project: &Project) -> SavedView {
        let filter = ViewFilter {
            hidden_lanes: vec![self.lane(project)],
            actors: vec![self.actor(project)],
            documents: vec![self.document(project)],
            ..ViewFilter::default()
        };
        SavedView {
            name: self.text(),
            from: self.when(),
            filter,
            group_by: *self.of(&Grouping::ALL),
            ..SavedView::default()
        }
    }

    /// A change of one field of an event, or of its quotes.
    fn change(&mut self, project: &Project) -> Box<dyn FnMut(&mut Event)> {
        let (text, when, excerpt, language) =
            (self.text(), self.when(), self.excerpt(project), *self.of(&["ar", "en", "fa"]));
        let (words, at, to) = (self.words(), self.below(9), self.below(9));
        let (lane, actor, status) = (self.lane(project), self.actor(project), *self.of(&Status::ALL));
        match self.below(11) {
            0 => Box::new(move |event| event.title.set_in(language, "ar", words)),
            1 => Box::new(move |event| event.summary = Some(text.clone())),
            2 => Box::new(move |event| event.when = when.clone()),
            3 => Box::new(move |event| event.lane = Some(lane.clone())),
            4 => Box::new(move |event| event.actors.push(actor.clone())),
            5 => Box::new(move |event| event.tags = vec![words.to_owned()]),
            6 => Box::new(move |event| event.importance = 1 + at as u8 % 5),
            7 => Box::new(move |event| event.excerpts.insert(at.min(event.excerpts.len()), excerpt.clone())),
            8 => Box::new(move |event| drop(event.excerpts.pop())),
            9 => Box::new(move |event| {
                let len = event.excerpts.len();
                if at < len && to < len {
                    event.excerpts.swap(at, to);
                }
            }),
            _ => Box::new(move |event| event.status = status),
        }
    }

    fn edit(&mut self, project: &Project) -> Option<Edit> {
        let (lane, actor, document, event) =
            (self.lane(project), self.actor(project), self.document(project), self.event(project));
        let events = self.events(project);
        let ids: Vec<&str> = events.iter().map(|id| &**id).collect();
        let excerpt = self.excerpt(project);
        let title = self.text();
        Some(match self.below(30) {
            0 => Edit::SetTitle(title),
            1 => Edit::SetLanguage(self.of(&["ar", "en", ""]).to_string()),
            2 => Edit::SetDirection(*self.of(&[None, Some(Direction::Rtl), Some(Direction::Ltr)])),
            3 | 4 => {
                add_event(project, Event { title, when: self.when(), excerpts: vec![excerpt], ..Event::default() }).1
            }
            5 => duplicate_event(project, &event)?.1,
            6 => remove_events(project, ids)?,
            7 | 8 => merge_events(project, &ids)?.edit,
            9..=12 => change_events(project, ids, self.change(project))?,
            13 => Edit::PutExcerpt { event, nth: self.below(3), excerpt: Box::new(excerpt) },
            14 => Edit::Event(Change::moved(event, self.below(project.events.len() + 1))),
            15 => add_lane(project, title).1,
            16 => {
                let other = self.lane(project);
                remove_lane(project, &lane, self.of(&[LaneFate::MoveTo(other), LaneFate::Leave, LaneFate::Remove]))?
            }
            17 => Edit::Lane(Change::moved(lane, self.below(project.lanes.len() + 1))),
            18 => {
                let color = Some(1 + self.below(8) as u8);
                Edit::Lane(Change::put(Lane { id: lane, title, color, ..Lane::default() }))
            }
            19 => add_actor(project, Actor { name: title, kind: Some("person".into()), ..Actor::default() }).1,
            20 => merge_actors(project, &actor, &self.actor(project))?,
            21 => remove_actor(project, &actor, *self.of(&[ActorFate::Leave, ActorFate::Remove]))?,
            22 => Edit::Actor(Change::moved(actor, self.below(project.actors.len() + 1))),
            23 => add_document(project, Document { title, published: self.when(), ..Document::default() }).1,
            24 => remove_document(project, &document, self.below(2) == 0)?,
            25 => {
                let id = Id::from(format!("{document}-{}", self.below(3)));
                change_document(project, &document, |document| document.id = id)?
            }
            26 => add_note(project, &event, EventNote { by: "ن".into(), text: title, ..EventNote::default() })?,
            27 => set_status(project, ids, *self.of(&Status::ALL), ("ن", self.when().as_ref()))?,
            28 => {
                let view = self.view(project);
                add_view(project, view).1
            }
            _ => Edit::View(match project.views.get(self.below(project.views.len())) {
                Some(view) if self.below(2) == 0 => Change::remove(view.id.clone()),
                Some(view) => Change::Put {
                    id: view.id.clone(),
                    item: Box::new(SavedView { id: view.id.clone(), ..self.view(project) }),
                },
                None => return None,
            }),
        })
    }
}

#[test]
fn all_edits_taken_back_give_the_first_project_to_the_byte() {
    let wanted: usize = env::var("SANAD_EDITS").ok().and_then(|count| count.parse().ok()).unwrap_or(1000);
    let first = formats::sample().project;
    let (mut project, mut undo, mut numbers) = (first.clone(), Vec::new(), Numbers(42));
    let mut refused = 0;
    while undo.len() < wanted {
        let Some(edit) = numbers.edit(&project) else { continue };
        // A project of a few dozen events is changed as any other, and is saved sooner.
        if project.events.len() > 60 {
            let many: Vec<String> = project.events.iter().take(40).map(|event| event.id().to_owned()).collect();
            let edit = remove_events(&project, many.iter().map(String::as_str)).expect("there are some");
            undo.push(project.apply(edit).expect("they are there"));
        }
        let before = (undo.len() % 97 == 0).then(|| json::save(&project));
        match project.apply(edit) {
            Ok(inverse) => {
                if let Some(before) = before {
                    let redo = project.apply(inverse).expect("the inverse fits");
                    assert!(json::save(&project) == before, "one edit and its inverse");
                    undo.push(project.apply(redo).expect("it fits again"));
                } else {
                    undo.push(inverse);
                }
            }
            Err(_) => refused += 1,
        }
    }
    assert_ne!(project, first);
    assert!(refused < wanted / 2, "most edits fit: {refused} did not");
    let last = json::save(&project);
    let read = json::load(&last, "p.json".as_ref()).project;
    assert!(json::save(&read) == last, "what is left of it is saved and read as any project");
    while let Some(inverse) = undo.pop() {
        project.apply(inverse).unwrap_or_else(|error| panic!("{} edits before: {error}", undo.len()));
    }
    assert_eq!(project, first);
    assert!(json::save(&project) == json::save(&first));
}

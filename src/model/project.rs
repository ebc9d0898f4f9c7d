//! The parts of a project, with the names of the project file.

use std::borrow::Cow;

use super::date::Bounds;
use super::document::Document;
#[cfg(test)]
use super::event::Event;
use super::event::Excerpt;
use super::events::{EventRef, Events};
use super::field::{Extra, Id};
use super::local_text::LocalText;
use super::view::SavedView;
use crate::base::direction::direction_of_language;
use crate::base::{ActorIx, Direction, DocIx, EventIx, ExcerptIx, LaneIx, script};

/// A timeline with its sources, as the user opens and saves it.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "project", default, extend("required" = ["format", "title"])))]
pub struct Project {
    /// The title of the timeline.
    pub title: LocalText,
    /// BCP 47 tag of the language that the project is written in; gives the timeline's direction.
    #[cfg_attr(test, schemars(with = "super::schema::Language"))]
    pub language: String,
    /// The direction of time; `None` for that of the language.
    #[cfg_attr(test, schemars(with = "super::schema::DirectionWord"))]
    pub direction: Option<Direction>,
    /// The sources.
    pub documents: Vec<Document>,
    /// People, companies and other parties.
    pub actors: Vec<Actor>,
    /// Horizontal bands, in order from the top.
    pub lanes: Vec<Lane>,
    /// Events that happened, or are said to have happened or to be going to happen.
    #[cfg_attr(test, schemars(with = "Vec<Event>"))]
    pub events: Events,
    /// Saved views, in the order in which they are offered.
    pub views: Vec<SavedView>,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
}

/// Fields of a project that are proposals, not part of what it tells; they are kept whole.
pub const PROPOSALS: [&str; 2] = ["drafts", "dismissed"];

/// Titles that tell a language.
const TITLES: usize = 200;

impl Project {
    /// The language of the project; of one that names none, what the letters of its titles tell. Empty if they tell
    /// nothing, as Latin ones.
    pub fn written_language(&self) -> &str {
        if self.language.is_empty() { self.guessed_language().unwrap_or_default() } else { &self.language }
    }

    /// The project as others get it: without drafts and what was dismissed of them, and, unless they are `remarked`,
    /// without the notes and reviews of those who work on it.
    pub fn published(&self, remarked: bool) -> Cow<'_, Self> {
        let has_remarks = |event: EventRef<'_>| !event.notes().is_empty() || !event.reviews().is_empty();
        let is_stripped = !remarked && self.events.iter().any(has_remarks);
        if !is_stripped && !PROPOSALS.iter().any(|name| self.extra.contains_key(*name)) {
            return Cow::Borrowed(self);
        }
        let mut published = self.clone();
        PROPOSALS.iter().for_each(|name| drop(published.extra.shift_remove(*name)));
        if is_stripped {
            published.events.clear_remarks();
        }
        Cow::Owned(published)
    }

    /// The direction of time: that which the project says, else that of its language.
    pub fn time_direction(&self) -> Direction {
        self.direction.unwrap_or_else(|| direction_of_language(self.written_language()))
    }

    /// Language that the letters of the titles tell: see [`script::language`].
    pub fn guessed_language(&self) -> Option<&'static str> {
        let titles = self.events.iter().take(TITLES).flat_map(|event| event.title().texts());
        script::language(self.title.texts().chain(titles))
    }

    /// The event with this id.
    pub fn event_ix(&self, id: &str) -> Option<EventIx> {
        self.events.position(id).map(EventIx::from)
    }

    /// The lane with this id.
    pub fn lane_ix(&self, id: &str) -> Option<LaneIx> {
        self.lanes.iter().position(|x| &*x.id == id).map(LaneIx::from)
    }

    /// The document with this id.
    pub fn document_ix(&self, id: &str) -> Option<DocIx> {
        self.documents.iter().position(|x| &*x.id == id).map(DocIx::from)
    }

    /// The language of an excerpt: that of its document, else the project's.
    pub fn language_of(&self, excerpt: &Excerpt) -> &str {
        let document = self.document_ix(&excerpt.document).and_then(|ix| self.document(ix));
        document.and_then(|document| document.language.as_deref()).unwrap_or(&self.language)
    }

    /// The actor with this id.
    pub fn actor_ix(&self, id: &str) -> Option<ActorIx> {
        self.actors.iter().position(|x| &*x.id == id).map(ActorIx::from)
    }

    /// The event of a handle; `None` for a handle that an edit has outdated.
    pub fn event(&self, ix: EventIx) -> Option<EventRef<'_>> {
        self.events.get(ix.index())
    }

    /// The lane of a handle; `None` for a handle that an edit has outdated.
    pub fn lane(&self, ix: LaneIx) -> Option<&Lane> {
        self.lanes.get(ix.index())
    }

    /// The document of a handle; `None` for a handle that an edit has outdated.
    pub fn document(&self, ix: DocIx) -> Option<&Document> {
        self.documents.get(ix.index())
    }

    /// The actor of a handle; `None` for a handle that an edit has outdated.
    pub fn actor(&self, ix: ActorIx) -> Option<&Actor> {
        self.actors.get(ix.index())
    }

    /// The excerpt of a handle; `None` for a handle that an edit has outdated.
    pub fn excerpt(&self, ix: ExcerptIx) -> Option<&Excerpt> {
        self.event(ix.event)?.excerpts().get(ix.nth as usize)
    }

    /// Every excerpt of every event, in order.
    pub fn excerpts(&self) -> impl Iterator<Item = (ExcerptIx, &Excerpt)> {
        self.events.iter().enumerate().flat_map(|(i, event)| {
            let event_ix = EventIx::from(i);
            (0..).zip(event.excerpts()).map(move |(nth, x)| (ExcerptIx { event: event_ix, nth }, x))
        })
    }

    /// The events that have a place in time, by what is earliest, then by what is latest, then by position.
    pub fn events_by_time(&self) -> Vec<(EventIx, Bounds)> {
        let placed = |(i, e): (usize, EventRef<'_>)| Some((EventIx::from(i), e.bounds()?));
        let mut events: Vec<_> = self.events.iter().enumerate().filter_map(placed).collect();
        events.sort_by_key(|(ix, b)| (b.from.time, b.to.time, *ix));
        events
    }
}

/// A person, a company or another party to events.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "actor", default, extend("required" = ["id", "name"])))]
pub struct Actor {
    /// Its name in the project.
    #[cfg_attr(test, schemars(with = "super::schema::Name"))]
    pub id: Id,
    /// `person`, `organization` or any other word.
    #[cfg_attr(test, schemars(with = "String"))]
    pub kind: Option<String>,
    /// Its name for people.
    pub name: LocalText,
    /// Part that it plays in this story.
    #[cfg_attr(test, schemars(with = "LocalText"))]
    pub role: Option<LocalText>,
    /// Other spellings of its name.
    pub aliases: Vec<String>,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
}

impl Actor {
    /// Every spelling of its name: in each language, then the others.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        self.name.texts().chain(self.aliases.iter().map(String::as_str))
    }
}

/// A horizontal band of the timeline: one kind of event.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "lane", default, extend("required" = ["id", "title"])))]
pub struct Lane {
    /// Its name in the project.
    #[cfg_attr(test, schemars(with = "super::schema::Name"))]
    pub id: Id,
    /// Its title for people.
    pub title: LocalText,
    /// Number of its colour, from 1; `None` for that of its place among the lanes.
    #[cfg_attr(test, schemars(with = "u8", range(min = 1, max = 8)))]
    pub color: Option<u8>,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
}

impl Lane {
    /// Greatest number of a colour: themes have at least as many.
    pub const MAX_COLOR: u8 = 8;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EdtfDate, EventNote, EventReview};

    fn project() -> Project {
        let event = |(id, when): (&str, Option<&str>)| Event {
            id: id.into(),
            when: when.map(|w| EdtfDate::parse(w).unwrap_or_else(|e| panic!("{e}"))),
            excerpts: vec![Excerpt { exact: id.into(), ..Excerpt::default() }; id.len()],
            ..Event::default()
        };
        let events = [
            ("a", Some("2024-07")),
            ("bb", None),
            ("c", Some("2023-10")),
            ("d", Some("2024-07-01")),
            ("e", Some("2024-07")),
            ("f", Some("Y17E7")),
            ("g", Some("2023")),
        ];
        Project { events: events.map(event).into(), ..Project::default() }
    }

    #[test]
    fn events_by_time_are_those_with_a_place() {
        let project = project();
        let order: String =
            project.events_by_time().iter().filter_map(|(ix, _)| project.event(*ix)).map(EventRef::id).collect();
        assert_eq!(order, "gcdae");
    }

    #[test]
    fn what_others_get_has_no_remarks_and_no_proposals() {
        let plain = project();
        assert!(matches!(plain.published(false), Cow::Borrowed(_)));
        let mut worked = project();
        let note = EventNote { by: "n".into(), text: "secret".into(), ..EventNote::default() };
        let review = EventReview { by: "n".into(), ..EventReview::default() };
        let event = Event { notes: vec![note], reviews: vec![review], ..plain.events.to_vec().remove(2) };
        worked.events.replace(2, event);
        assert_eq!(*worked.published(false), plain);
        assert_eq!(*worked.published(true), worked);
        worked.extra.insert("drafts".to_owned(), vec!["secret"].into());
        assert_eq!(*worked.published(false), plain);
        assert_eq!(worked.published(true).events, worked.events);
        assert!(worked.published(true).extra.is_empty());
    }

    #[test]
    fn handles_find_what_they_came_from() {
        let project = project();
        assert_eq!(project.event_ix("c"), Some(EventIx(2)));
        assert_eq!(project.event_ix("z"), None);
        assert_eq!(project.event(EventIx(2)).map(EventRef::id), Some("c"));
        assert!(project.event(EventIx(9)).is_none());
        assert_eq!(project.excerpts().count(), 8);
        for (ix, excerpt) in project.excerpts() {
            assert_eq!(project.excerpt(ix), Some(excerpt));
        }
        let second = ExcerptIx { event: EventIx(1), nth: 1 };
        assert!(project.excerpts().any(|(ix, x)| ix == second && x.exact.as_unproven() == "bb"));
    }
}

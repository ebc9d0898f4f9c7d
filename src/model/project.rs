//! The parts of a project, with the names of the project file.

use std::ops::Range;
use std::sync::Arc;

use super::date::Bounds;
use super::events::{EventRef, Events};
use super::locators::Locators;
use super::quotation::{Concealed, Concealment, UnprovenText};
use super::{LocalText, When};
use crate::base::{ActorIx, DocIx, EventIx, ExcerptIx, LaneIx, script};

/// A name that other parts of the project refer to, unique in its list.
pub type Id = Arc<str>;

/// Fields of the file that this version does not know: kept as they are, in their order.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// What the user opens and saves.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "project", default, extend("required" = ["format", "title"])))]
pub struct Project {
    /// The title of the timeline.
    pub title: LocalText,
    /// BCP 47 tag of the language that the project is written in; gives the timeline's direction.
    #[cfg_attr(test, schemars(with = "super::schema::Language"))]
    pub language: String,
    /// The sources.
    pub documents: Vec<Document>,
    /// People, companies and other parties.
    pub actors: Vec<Actor>,
    /// Horizontal bands, in order from the top.
    pub lanes: Vec<Lane>,
    /// What happened, is said to have happened or to be going to happen.
    #[cfg_attr(test, schemars(with = "Vec<Event>"))]
    pub events: Events,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
}

/// Titles that tell a language.
const TITLES: usize = 200;

impl Project {
    /// The language of the project; of one that names none, what the letters of its titles tell. Empty if they tell
    /// nothing, as Latin ones.
    pub fn written_language(&self) -> &str {
        if self.language.is_empty() { self.guessed_language().unwrap_or_default() } else { &self.language }
    }

    /// What the letters of the titles tell of the language: see [`script::language`].
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

/// A source.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "document", default, extend("required" = ["id", "title"])))]
pub struct Document {
    /// Its name in the project.
    #[cfg_attr(test, schemars(with = "super::schema::Name"))]
    pub id: Id,
    /// Its title.
    pub title: LocalText,
    /// BCP 47 tag of its text.
    #[cfg_attr(test, schemars(with = "super::schema::Language"))]
    pub language: Option<String>,
    /// Where its text is, relative to the project file and inside its folder.
    #[cfg_attr(test, schemars(with = "String", length(min = 1)))]
    pub path: Option<String>,
    /// IANA media type.
    #[cfg_attr(test, schemars(with = "String"))]
    pub media_type: Option<String>,
    /// Who published it.
    #[cfg_attr(test, schemars(with = "LocalText"))]
    pub publisher: Option<LocalText>,
    /// When it was published.
    #[cfg_attr(test, schemars(with = "When"))]
    pub published: Option<When>,
    /// Its web address.
    #[cfg_attr(test, schemars(with = "String"))]
    pub url: Option<String>,
    /// SHA-256 of the file at `path`, in lower-case hexadecimal digits.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = r"^[0-9A-Fa-f]{64}$")))]
    pub sha256: Option<String>,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
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
    /// What it is in this story.
    #[cfg_attr(test, schemars(with = "LocalText"))]
    pub role: Option<LocalText>,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
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
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
}

/// How sure an event is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase", inline))]
pub enum Status {
    /// A source says so.
    #[default]
    Reported,
    /// Established.
    Confirmed,
    /// Sources contradict each other.
    Disputed,
    /// Said to be going to happen.
    Forecast,
}

impl Status {
    /// Every status, in the order of the file format.
    pub const ALL: [Self; 4] = [Self::Reported, Self::Confirmed, Self::Disputed, Self::Forecast];

    /// The position in [`Self::ALL`].
    pub fn number(self) -> usize {
        self as usize
    }

    /// The word in the project file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Confirmed => "confirmed",
            Self::Disputed => "disputed",
            Self::Forecast => "forecast",
        }
    }
}

/// Something that happened, or is said to have happened or to be going to happen.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "event", default, extend("required" = ["id", "title"])))]
pub struct Event {
    /// Its name in the project.
    #[cfg_attr(test, schemars(with = "super::schema::Name"))]
    pub id: Id,
    /// When; `None` if no source dates it.
    #[cfg_attr(test, schemars(with = "When"))]
    pub when: Option<When>,
    /// Its title.
    pub title: LocalText,
    /// A sentence or two.
    #[cfg_attr(test, schemars(with = "LocalText"))]
    pub summary: Option<LocalText>,
    /// The lane's id.
    #[cfg_attr(test, schemars(with = "super::schema::Name"))]
    pub lane: Option<Id>,
    /// The ids of those who took part.
    #[cfg_attr(test, schemars(with = "Vec<super::schema::Name>"))]
    pub actors: Vec<Id>,
    /// Words to filter by.
    pub tags: Vec<String>,
    /// How sure it is.
    pub status: Status,
    /// 1 to 5: decides which events keep their title when there is no room for all.
    #[cfg_attr(test, schemars(range(min = 1, max = 5)))]
    pub importance: u8,
    /// The words that attest it.
    pub excerpts: Vec<Excerpt>,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
}

impl Event {
    /// The importance of an event that does not say it.
    pub const DEFAULT_IMPORTANCE: u8 = 3;
}

impl Default for Event {
    fn default() -> Self {
        Self {
            id: Id::default(),
            when: None,
            title: LocalText::default(),
            summary: None,
            lane: None,
            actors: Vec::new(),
            tags: Vec::new(),
            status: Status::Reported,
            importance: Self::DEFAULT_IMPORTANCE,
            excerpts: Vec::new(),
            extra: Extra::default(),
        }
    }
}

/// What an excerpt attests of its event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase", inline))]
pub enum Attests {
    /// That it happened.
    #[default]
    Event,
    /// When it happened.
    Date,
    /// What surrounds it.
    Context,
}

/// Whether an excerpt speaks for or against its event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase", inline))]
pub enum Stance {
    /// For.
    #[default]
    Supports,
    /// Against.
    Contradicts,
}

/// An exact quotation, with the W3C selectors that find it (Web Annotation Data Model §4.2.4, §4.2.5).
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "excerpt", default, extend("required" = ["document", "exact"])))]
pub struct Excerpt {
    /// The document's id.
    #[cfg_attr(test, schemars(with = "super::schema::Name"))]
    pub document: Id,
    /// What it attests.
    pub attests: Attests,
    /// For or against.
    pub stance: Stance,
    /// The quoted words.
    #[cfg_attr(test, schemars(with = "String", length(min = 1)))]
    pub exact: UnprovenText,
    /// The words just before.
    pub prefix: String,
    /// The words just after.
    pub suffix: String,
    /// Where it starts, in Unicode code points of the document's text.
    #[cfg_attr(test, schemars(with = "super::schema::Offset"))]
    pub start: Option<u32>,
    /// Where it ends (exclusive), in Unicode code points of the document's text.
    #[cfg_attr(test, schemars(with = "super::schema::Offset"))]
    pub end: Option<u32>,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
}

/// The text of a document as it is today, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentText {
    /// The text, and the SHA-256 of the file it came from (lower-case hexadecimal).
    Present {
        /// The whole text.
        text: Arc<str>,
        /// Digest of the bytes of the file.
        sha256: String,
        /// The way back from the text to the pages, lines or paragraphs of the file.
        locators: Arc<Locators>,
        /// The parts that a reader of the file does not see, in their order.
        concealed: Arc<[Concealed]>,
        /// The file itself, if it has pages that can be shown as they look.
        original: Option<Arc<Vec<u8>>>,
    },
    /// It could not be read.
    Missing(crate::base::Diagnostic),
}

impl DocumentText {
    /// The text, if there is one.
    pub fn text(&self) -> Option<&Arc<str>> {
        match self {
            Self::Present { text, .. } => Some(text),
            Self::Missing(_) => None,
        }
    }

    /// The SHA-256 of the file that was read.
    pub fn sha256(&self) -> Option<&str> {
        match self {
            Self::Present { sha256, .. } => Some(sha256),
            Self::Missing(_) => None,
        }
    }

    /// The way back from the text to its file.
    pub fn locators(&self) -> Option<&Locators> {
        match self {
            Self::Present { locators, .. } => Some(locators),
            Self::Missing(_) => None,
        }
    }

    /// The parts of the text that a reader of the file does not see, in their order.
    pub fn concealed(&self) -> &[Concealed] {
        match self {
            Self::Present { concealed, .. } => concealed,
            Self::Missing(_) => &[],
        }
    }

    /// The part of the text that a reader of the file sees: all that stands before what is concealed.
    pub fn seen(&self) -> Option<&str> {
        let text = self.text()?;
        text.get(..self.concealed().first().map_or(text.len(), |part| part.range.start))
    }

    /// The gravest concealment of any part of a range of bytes of the text.
    pub fn concealment_of(&self, range: &Range<usize>) -> Option<Concealment> {
        let meets = |part: &&Concealed| part.range.start < range.end && range.start < part.range.end;
        self.concealed().iter().filter(meets).map(|part| part.how).max()
    }

    /// The file, if it has pages that can be shown as they look.
    pub fn original(&self) -> Option<&Arc<Vec<u8>>> {
        match self {
            Self::Present { original, .. } => original.as_ref(),
            Self::Missing(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> Project {
        let event = |(id, when): (&str, Option<&str>)| Event {
            id: id.into(),
            when: when.map(|w| When::parse(w).unwrap_or_else(|e| panic!("{e}"))),
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
    fn statuses_are_numbered_as_they_are_listed() {
        assert_eq!(Status::ALL.map(Status::number), [0, 1, 2, 3]);
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

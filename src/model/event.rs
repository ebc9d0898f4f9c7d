//! An event, and the excerpts that attest it, with the names of the project file.

use super::date::EdtfDate;
use super::field::{Extra, Id};
use super::local_text::LocalText;
use super::quotation::UnprovenText;
use super::remark::{EventNote, EventReview};
use super::status::Status;

/// An event that happened, or is said to have happened or to be going to happen.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "event", default, extend("required" = ["id", "title"])))]
pub struct Event {
    /// Its name in the project.
    #[cfg_attr(test, schemars(with = "super::schema::Name"))]
    pub id: Id,
    /// When; `None` if no source dates it.
    #[cfg_attr(test, schemars(with = "EdtfDate"))]
    pub when: Option<EdtfDate>,
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
    /// Its certainty.
    pub status: Status,
    /// 1 to 5: decides which events keep their title when there is no room for all.
    #[cfg_attr(test, schemars(range(min = 1, max = 5)))]
    pub importance: u8,
    /// The words that attest it.
    pub excerpts: Vec<Excerpt>,
    /// Notes of those who work on the project, in the order in which they were written.
    pub notes: Vec<EventNote>,
    /// Judgements of its status, the latest last.
    pub reviews: Vec<EventReview>,
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
            notes: Vec::new(),
            reviews: Vec::new(),
            extra: Extra::default(),
        }
    }
}

/// Part of an event that an excerpt attests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase", inline))]
pub enum Attests {
    /// The event itself.
    #[default]
    Event,
    /// When it happened.
    Date,
    /// Its surroundings.
    Context,
}

/// Position of an excerpt towards its event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase", inline))]
pub enum Stance {
    /// The excerpt supports the event.
    #[default]
    Supports,
    /// The excerpt contradicts the event.
    Contradicts,
}

/// An exact quotation, with the W3C selectors that find it (Web Annotation Data Model §4.2.4, §4.2.5).
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "excerpt", default, extend("required" = ["document", "exact"])))]
pub struct Excerpt {
    /// The document's id.
    #[cfg_attr(test, schemars(with = "super::schema::Name"))]
    pub document: Id,
    /// Part of the event that it attests.
    pub attests: Attests,
    /// Its position towards the event.
    pub stance: Stance,
    /// The quoted words.
    #[cfg_attr(test, schemars(with = "String", length(min = 1)))]
    pub exact: UnprovenText,
    /// The words just before.
    pub prefix: String,
    /// The words just after.
    pub suffix: String,
    /// Start, in Unicode code points of the document's text.
    #[cfg_attr(test, schemars(with = "super::schema::Offset"))]
    pub start: Option<u32>,
    /// End (exclusive), in Unicode code points of the document's text.
    #[cfg_attr(test, schemars(with = "super::schema::Offset"))]
    pub end: Option<u32>,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
}

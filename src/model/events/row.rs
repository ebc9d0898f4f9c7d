//! Rows with what most events have, in a few bytes, and overflow for those that have more.

use crate::model::date::packed::PackedDate;
use crate::model::{EdtfDate, Event, EventNote, EventReview, Excerpt, Extra, Id, LocalText};

/// Number in the place of a lane: the event has none, or the overflow names it.
pub(crate) const NO_LANE: u16 = u16::MAX;
/// Number in the place of a position among the overflow: there is none.
pub(crate) const NO_REST: u32 = u32::MAX;

/// An event without its words. What has no room here is in the [`EventOverflow`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct EventRow {
    /// The date as [`PackedDate`]; 0 for none.
    pub when: u64,
    /// Start of its id among the words; its title comes after it.
    pub start: u32,
    /// Position of its [`EventOverflow`].
    pub rest: u32,
    /// Bytes of its id.
    pub id_len: u16,
    /// Bytes of its title.
    pub title_len: u16,
    /// Position among the names of lanes.
    pub lane: u16,
    /// Position in [`crate::model::Status::ALL`].
    pub status: u8,
    /// 1 to 5.
    pub importance: u8,
}

/// Parts of an event that a row has no room for.
#[derive(Clone, Debug, Default)]
pub(crate) struct EventOverflow {
    /// An id that is too long for a row.
    pub id: Option<Id>,
    /// A date that is not packed.
    pub when: Option<EdtfDate>,
    /// A title in several languages, or too long for a row.
    pub title: Option<LocalText>,
    /// A lane that came after too many others.
    pub lane: Option<Id>,
    /// As in [`Event`].
    pub summary: Option<LocalText>,
    /// As in [`Event`].
    pub actors: Vec<Id>,
    /// As in [`Event`].
    pub tags: Vec<String>,
    /// As in [`Event`].
    pub excerpts: Vec<Excerpt>,
    /// Notes and reviews, which few events have.
    pub remarks: Option<Box<Remarks>>,
    /// As in [`Event`].
    pub extra: Extra,
}

/// Remarks of those who work on the project.
#[derive(Clone, Debug, Default)]
pub(crate) struct Remarks {
    /// As in [`Event`].
    pub notes: Vec<EventNote>,
    /// As in [`Event`].
    pub reviews: Vec<EventReview>,
}

impl Remarks {
    /// Remarks in little room.
    pub(crate) fn boxed(notes: Vec<EventNote>, reviews: Vec<EventReview>) -> Option<Box<Self>> {
        (!notes.is_empty() || !reviews.is_empty()).then(|| Box::new(Self { notes, reviews }))
    }
}

impl EventOverflow {
    /// Returns true if a row can do without it.
    pub(crate) fn is_empty(&self) -> bool {
        let Self { id, when, title, lane, summary, actors, tags, excerpts, remarks, extra } = self;
        id.is_none()
            && (when.is_none() && title.is_none() && lane.is_none() && summary.is_none())
            && (actors.is_empty() && tags.is_empty() && excerpts.is_empty())
            && (remarks.is_none() && extra.is_empty())
    }
}

/// The packed date of an event, if it can be packed.
pub(crate) fn packed(event: &Event) -> Option<PackedDate> {
    PackedDate::new(event.when.as_ref()?.as_str())
}

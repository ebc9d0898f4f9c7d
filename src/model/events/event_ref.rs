//! Reading of an event where it lies in the list, in its row, among the words and in what has no room there.

use std::fmt;
use std::sync::LazyLock;

use super::EventRef;
use super::row::EventOverflow;
use crate::model::date::packed::PackedDate;
use crate::model::date::{Bounds, EdtfDate};
use crate::model::local_text::TextRef;
use crate::model::{Event, EventNote, EventReview, Excerpt, Extra, Id, LocalText, Status};

/// Overflow of the events that have none.
static NOTHING: LazyLock<EventOverflow> = LazyLock::new(EventOverflow::default);

impl<'e> EventRef<'e> {
    /// Parts of it that have no room in its row.
    pub(super) fn rest(self) -> &'e EventOverflow {
        self.events.rests.get(self.row.rest as usize).unwrap_or(&NOTHING)
    }

    fn words(self, from: usize, len: u16) -> &'e str {
        let start = self.row.start as usize + from;
        &self.events.words[start..start + usize::from(len)]
    }

    /// Its name in the project.
    pub fn id(self) -> &'e str {
        self.rest().id.as_deref().unwrap_or_else(|| self.words(0, self.row.id_len))
    }

    /// Its title.
    pub fn title(self) -> TextRef<'e> {
        match &self.rest().title {
            Some(title) => title.into(),
            None => TextRef::Plain(self.words(usize::from(self.row.id_len), self.row.title_len)),
        }
    }

    /// Its date, made from the packed one.
    pub fn when(self) -> Option<EdtfDate> {
        match PackedDate::from_bits(self.row.when) {
            Some(packed) => Some(packed.into()),
            None => self.rest().when.clone(),
        }
    }

    /// Returns true if it has a date, be it one without a place in time.
    pub fn has_date(self) -> bool {
        self.row.when != 0 || self.rest().when.is_some()
    }

    /// Place of its date on the axis: see [`EdtfDate::bounds`].
    pub fn bounds(self) -> Option<Bounds> {
        match PackedDate::from_bits(self.row.when) {
            Some(packed) => Some(packed.bounds()),
            None => self.rest().when.as_ref()?.bounds(),
        }
    }

    /// Qualifiers of its date: true if it is uncertain, and true if it is approximate.
    pub fn qualifiers(self) -> (bool, bool) {
        match PackedDate::from_bits(self.row.when) {
            Some(packed) => (packed.is_uncertain(), packed.is_approximate()),
            None => self.rest().when.as_ref().map_or((false, false), |w| (w.is_uncertain(), w.is_approximate())),
        }
    }

    /// Its lane's id.
    pub fn lane(self) -> Option<&'e Id> {
        self.events.lanes.get(usize::from(self.row.lane)).or(self.rest().lane.as_ref())
    }

    /// Its certainty.
    pub fn status(self) -> Status {
        Status::ALL.get(usize::from(self.row.status)).copied().unwrap_or_default()
    }

    /// 1 to 5.
    pub fn importance(self) -> u8 {
        self.row.importance
    }

    /// Its summary.
    pub fn summary(self) -> Option<&'e LocalText> {
        self.rest().summary.as_ref()
    }

    /// The ids of those who took part.
    pub fn actors(self) -> &'e [Id] {
        &self.rest().actors
    }

    /// Its tags.
    pub fn tags(self) -> &'e [String] {
        &self.rest().tags
    }

    /// The words that attest it.
    pub fn excerpts(self) -> &'e [Excerpt] {
        &self.rest().excerpts
    }

    /// Notes on it.
    pub fn notes(self) -> &'e [EventNote] {
        self.rest().remarks.as_ref().map_or(&[], |remarks| &remarks.notes)
    }

    /// Judgements of its status, the latest last.
    pub fn reviews(self) -> &'e [EventReview] {
        self.rest().remarks.as_ref().map_or(&[], |remarks| &remarks.reviews)
    }

    /// Its unknown fields.
    pub fn extra(self) -> &'e Extra {
        &self.rest().extra
    }

    /// The event as a whole of its own.
    pub fn to_event(self) -> Event {
        let rest = self.rest();
        Event {
            id: self.id().into(),
            when: self.when(),
            title: self.title().to_text(),
            summary: rest.summary.clone(),
            lane: self.lane().cloned(),
            actors: rest.actors.clone(),
            tags: rest.tags.clone(),
            status: self.status(),
            importance: self.importance(),
            excerpts: rest.excerpts.clone(),
            notes: self.notes().to_vec(),
            reviews: self.reviews().to_vec(),
            extra: rest.extra.clone(),
        }
    }
}

impl fmt::Debug for EventRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_event().fmt(f)
    }
}

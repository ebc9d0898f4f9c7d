//! The events of a project, in little memory: a row and its words for each, and a rest for those that have more.
//!
//! A million events take about as much as their ids and titles, and 24 bytes each. Words of events that were changed
//! or removed stay until the project is loaded again: people edit a few events, not a million.

mod event_ref;
mod index;
mod row;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::OnceLock;

use super::date::EdtfDate;
use super::date::packed::PackedDate;
use super::{Event, Excerpt, Id, LocalText, Status};
use index::IdIndex;
use row::{EventOverflow, EventRow, NO_LANE, NO_REST, Remarks};

/// The list of a project's events, in its order.
#[derive(Clone, Default)]
pub struct Events {
    rows: Vec<EventRow>,
    /// Id and title of every row.
    words: String,
    /// The names of lanes, each once.
    lanes: Vec<Id>,
    rests: Vec<EventOverflow>,
    /// Places among the rests that events have left.
    left: Vec<u32>,
    /// Made when an event is first looked for by its id.
    index: OnceLock<IdIndex>,
}

/// An event of the list, read where it lies.
#[derive(Clone, Copy)]
pub struct EventRef<'e> {
    events: &'e Events,
    row: &'e EventRow,
}

/// An event that has nothing but what most events have; what there is of it lies elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainEvent<'t> {
    /// Its name in the project.
    pub id: &'t str,
    /// Its title, in the project's language.
    pub title: &'t str,
    /// The lane's id.
    pub lane: Option<&'t str>,
    /// Its certainty.
    pub status: Status,
    /// 1 to 5.
    pub importance: u8,
    when: Option<PackedDate>,
}

impl PlainEvent<'_> {
    /// Sets the date, if it has one of the commonest spellings.
    pub fn at(self, when: &str) -> Option<Self> {
        Some(Self { when: Some(PackedDate::new(when)?), ..self })
    }

    /// The event as a whole of its own.
    fn to_event(self) -> Event {
        Event {
            id: self.id.into(),
            title: self.title.into(),
            lane: self.lane.map(Id::from),
            status: self.status,
            importance: self.importance,
            when: self.when.and_then(|when| EdtfDate::parse(&when.to_string()).ok()),
            ..Event::default()
        }
    }
}

impl Events {
    /// Number of elements.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns true if there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The event at a position.
    pub fn get(&self, at: usize) -> Option<EventRef<'_>> {
        self.rows.get(at).map(|row| EventRef { events: self, row })
    }

    /// Every event, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = EventRef<'_>> + ExactSizeIterator + Clone {
        self.rows.iter().map(|row| EventRef { events: self, row })
    }

    /// Every event as a whole of its own, in order, made as it is asked for.
    pub fn whole(&self) -> impl DoubleEndedIterator<Item = Event> + ExactSizeIterator {
        self.iter().map(|event| event.to_event())
    }

    /// Every event as a whole of its own.
    pub fn to_vec(&self) -> Vec<Event> {
        self.whole().collect()
    }

    /// The position of the event with an id, the first of them if there are several.
    pub fn position(&self, id: &str) -> Option<usize> {
        let index = self.index.get_or_init(|| IdIndex::new(self.len(), |at| self.id_at(at)));
        index.find(id, |at| self.id_at(at))
    }

    fn id_at(&self, at: u32) -> &str {
        self.get(at as usize).map_or("", EventRef::id)
    }

    /// Changes the index, if there is one that can follow changes; else it is made anew when it is needed.
    fn reindex(&mut self, change: impl FnOnce(&mut IdIndex, &Self)) {
        let Some(mut index) = self.index.take().filter(IdIndex::can_follow) else { return };
        change(&mut index, self);
        self.index = if index.can_follow() { OnceLock::from(index) } else { OnceLock::new() };
    }

    /// Puts the last event into the index.
    fn index_last(&mut self) {
        let last = self.len().saturating_sub(1) as u32;
        self.reindex(|index, events| index.add(last, |at| events.id_at(at)));
    }

    /// Adds an event at the end.
    pub fn push(&mut self, event: Event) {
        let row = self.row_of(event, NO_REST, None);
        self.rows.push(row);
        self.index_last();
    }

    /// Adds an event that has nothing but what most events have.
    pub fn push_plain(&mut self, event: PlainEvent<'_>) {
        let lens = (u16::try_from(event.id.len()), u16::try_from(event.title.len()), u32::try_from(self.words.len()));
        let lane = event.lane.map_or(Some(NO_LANE), |lane| self.lane_number(lane));
        let (Ok(id_len), Ok(title_len), Ok(start), Some(lane)) = (lens.0, lens.1, lens.2, lane) else {
            return self.push(event.to_event());
        };
        self.words.push_str(event.id);
        self.words.push_str(event.title);
        self.rows.push(EventRow {
            when: event.when.map_or(0, PackedDate::to_bits),
            start,
            rest: NO_REST,
            id_len,
            title_len,
            lane,
            status: event.status.number() as u8,
            importance: event.importance,
        });
        self.index_last();
    }

    /// Puts an event at a position, before the one that is there.
    ///
    /// # Panics
    /// If the position is past the end.
    pub fn insert(&mut self, at: usize, event: Event) {
        let row = self.row_of(event, NO_REST, None);
        self.rows.insert(at, row);
        self.reindex(|index, events| {
            index.shift(at as u32, true);
            index.add(at as u32, |at| events.id_at(at));
        });
    }

    /// Puts events at positions that grow from one to the next; each has its position when all are there.
    ///
    /// # Panics
    /// If a position is past the end.
    pub(crate) fn insert_many(&mut self, events: impl IntoIterator<Item = (usize, Event)>) {
        let mut new = Vec::new();
        for (at, event) in events {
            new.push((at, self.row_of(event, NO_REST, None)));
        }
        let mut rows = Vec::with_capacity(self.rows.len() + new.len());
        let mut old = self.rows.drain(..);
        for (at, row) in new {
            rows.extend(old.by_ref().take(at - rows.len()));
            assert_eq!(rows.len(), at, "a position in the list");
            rows.push(row);
        }
        rows.extend(old);
        self.rows = rows;
        self.index = OnceLock::new();
    }

    /// Takes the events at positions that grow from one to the next out.
    ///
    /// # Panics
    /// If there is none at one of them.
    pub(crate) fn remove_many(&mut self, positions: &[usize]) -> Vec<Event> {
        let events = positions.iter().map(|at| EventRef { events: self, row: &self.rows[*at] }.to_event()).collect();
        let rests: Vec<u32> = positions.iter().map(|at| self.rows[*at].rest).collect();
        rests.into_iter().for_each(|rest| self.leave_rest(rest));
        let (mut nth, mut gone) = (0, positions.iter().copied().peekable());
        self.rows.retain(|_| {
            let is_gone = gone.next_if_eq(&nth).is_some();
            nth += 1;
            !is_gone
        });
        self.index = OnceLock::new();
        events
    }

    /// Takes the event at a position out.
    ///
    /// # Panics
    /// If there is none.
    pub fn remove(&mut self, at: usize) -> Event {
        let event = EventRef { events: self, row: &self.rows[at] }.to_event();
        self.reindex(|index, events| index.take(at as u32, |at| events.id_at(at)));
        let row = self.rows.remove(at);
        self.reindex(|index, _| index.shift(at as u32, false));
        self.leave_rest(row.rest);
        event
    }

    /// Puts an event in the place of the one at a position, and gives that one.
    ///
    /// # Panics
    /// If there is none.
    pub fn replace(&mut self, at: usize, event: Event) -> Event {
        let old = EventRef { events: self, row: &self.rows[at] }.to_event();
        let row = self.rows[at];
        let is_renamed = old.id != event.id;
        if is_renamed {
            self.reindex(|index, events| index.take(at as u32, |at| events.id_at(at)));
        }
        // Words that stay are not kept once more: many events may be changed many times.
        let known = EventRef { events: self, row: &row };
        let has_words = known.rest().id.is_none() && known.rest().title.is_none();
        let known = (has_words && !is_renamed && old.title == event.title).then_some(row);
        self.clear_rest(row.rest);
        self.rows[at] = self.row_of(event, row.rest, known);
        if is_renamed {
            self.reindex(|index, events| index.add(at as u32, |at| events.id_at(at)));
        }
        old
    }

    /// The excerpts of the event at a position; none if there is no such event.
    pub fn excerpts_mut(&mut self, at: usize) -> &mut [Excerpt] {
        let rest = self.rows.get(at).map_or(NO_REST, |row| row.rest);
        self.rests.get_mut(rest as usize).map_or(&mut [], |rest| &mut rest.excerpts)
    }

    /// Every excerpt of every event, in no order.
    pub fn all_excerpts_mut(&mut self) -> impl Iterator<Item = &mut Excerpt> {
        self.rests.iter_mut().flat_map(|rest| &mut rest.excerpts)
    }

    /// Puts every event into another lane, one after the other.
    pub(crate) fn put_lanes(&mut self, lanes: impl IntoIterator<Item = Id>) {
        self.lanes.clear();
        for (at, lane) in (0..self.rows.len()).zip(lanes) {
            let number = self.lane_number(&lane);
            let row = &mut self.rows[at];
            row.lane = number.unwrap_or(NO_LANE);
            if let Some(rest) = self.rests.get_mut(row.rest as usize) {
                rest.lane = None;
            }
            if number.is_none() {
                // There are more lanes than rows can name.
                let event = EventRef { events: self, row: &self.rows[at] }.to_event();
                self.replace(at, Event { lane: Some(lane), ..event });
            }
        }
    }

    /// Takes the notes and reviews of all events away.
    pub fn clear_remarks(&mut self) {
        self.rests.iter_mut().for_each(|rest| rest.remarks = None);
    }

    /// Gives back the memory that was kept ready for more events.
    pub fn shrink_to_fit(&mut self) {
        self.rows.shrink_to_fit();
        self.words.shrink_to_fit();
        self.rests.shrink_to_fit();
    }

    fn leave_rest(&mut self, rest: u32) {
        self.clear_rest(rest);
        self.left.extend((rest != NO_REST).then_some(rest));
    }

    fn clear_rest(&mut self, rest: u32) {
        if let Some(rest) = self.rests.get_mut(rest as usize) {
            *rest = EventOverflow::default();
        }
    }

    /// The row of an event; its rest goes into the place `rest`, if it is one. `known` is a row with the same id and title
    /// among the words.
    fn row_of(&mut self, event: Event, rest: u32, known: Option<EventRow>) -> EventRow {
        let packed = row::packed(&event);
        let Event { id, when, title, summary, lane, actors, tags, status, importance, excerpts, notes, reviews, extra } =
            event;
        let words = match known {
            Some(row) => RowWords { start: row.start, id: (row.id_len, None), title: (row.title_len, None) },
            None => self.words_of(id, title),
        };
        let RowWords { start, id: (id_len, id), title: (title_len, title) } = words;
        let number = lane.as_deref().and_then(|lane| self.lane_number(lane));
        let lane = lane.filter(|_| number.is_none());
        let when = when.filter(|_| packed.is_none());
        let remarks = Remarks::boxed(notes, reviews);
        let more = EventOverflow { id, when, title, lane, summary, actors, tags, excerpts, remarks, extra };
        EventRow {
            when: packed.map_or(0, PackedDate::to_bits),
            start,
            rest: self.keep_rest(more, rest),
            id_len,
            title_len,
            lane: number.unwrap_or(NO_LANE),
            status: status.number() as u8,
            importance,
        }
    }

    fn words_of(&mut self, id: Id, title: LocalText) -> RowWords {
        let start = u32::try_from(self.words.len()).ok();
        let id = self.keep(start, &id).map_or((0, Some(id)), |len| (len, None));
        let title = match title {
            LocalText::Plain(text) => match self.keep(start, &text) {
                Some(len) => (len, None),
                None => (0, Some(LocalText::Plain(text))),
            },
            map => (0, Some(map)),
        };
        RowWords { start: start.unwrap_or_default(), id, title }
    }

    /// Adds a text to the words, if there is room, and gives its length.
    fn keep(&mut self, start: Option<u32>, text: &str) -> Option<u16> {
        let len = u16::try_from(text.len()).ok().filter(|_| start.is_some())?;
        self.words.push_str(text);
        Some(len)
    }

    /// The number of a lane, if there is one left for it.
    fn lane_number(&mut self, lane: &str) -> Option<u16> {
        let known = self.lanes.iter().position(|known| **known == *lane);
        let number = u16::try_from(known.unwrap_or(self.lanes.len())).ok().filter(|number| *number < MAX_LANES)?;
        if known.is_none() {
            self.lanes.push(lane.into());
        }
        Some(number)
    }

    fn keep_rest(&mut self, rest: EventOverflow, place: u32) -> u32 {
        if let Some(old) = self.rests.get_mut(place as usize) {
            *old = rest;
            return place;
        }
        if rest.is_empty() {
            return NO_REST;
        }
        if let Some(place) = self.left.pop()
            && let Some(old) = self.rests.get_mut(place as usize)
        {
            *old = rest;
            return place;
        }
        self.rests.push(rest);
        (self.rests.len() - 1) as u32
    }
}

/// Place of an id and a title among the words: the lengths of those that are there, and those that are not.
struct RowWords {
    start: u32,
    id: (u16, Option<Id>),
    title: (u16, Option<LocalText>),
}

/// Lanes past this many are named in the rest: looking a name up must stay short.
const MAX_LANES: u16 = 256;

impl PartialEq for Events {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.whole().eq(other.whole())
    }
}

impl fmt::Debug for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.whole()).finish()
    }
}

impl FromIterator<Event> for Events {
    fn from_iter<I: IntoIterator<Item = Event>>(events: I) -> Self {
        let mut all = Self::default();
        all.extend(events);
        all
    }
}

impl Extend<Event> for Events {
    fn extend<I: IntoIterator<Item = Event>>(&mut self, events: I) {
        events.into_iter().for_each(|event| self.push(event));
    }
}

impl From<Vec<Event>> for Events {
    fn from(events: Vec<Event>) -> Self {
        events.into_iter().collect()
    }
}

impl<const N: usize> From<[Event; N]> for Events {
    fn from(events: [Event; N]) -> Self {
        events.into_iter().collect()
    }
}

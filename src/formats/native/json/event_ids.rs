//! The ids of events that were read, in little memory: positions in the list of events, found by their hash.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::fields::JsonFields;
use super::list_ids::take_id;
use crate::formats::kit::ids::FreeNumbers;
use crate::formats::kit::report::Report;
use crate::model::{Events, Id};

/// Ids that are taken.
#[derive(Default)]
pub(crate) struct EventIds {
    positions: HashTable<u32>,
    hasher: DefaultHashBuilder,
    numbers: FreeNumbers,
}

impl EventIds {
    /// Returns true if an event of the list has this id.
    pub(crate) fn contains(&self, events: &Events, id: &str) -> bool {
        let same = |at: &u32| id_at(events, *at) == Some(id);
        self.positions.find(self.hasher.hash_one(id), same).is_some()
    }

    /// Adds the last event of the list.
    pub(crate) fn insert_last(&mut self, events: &Events) {
        let Some(last) = events.len().checked_sub(1).and_then(|last| u32::try_from(last).ok()) else { return };
        let hash = |at: &u32| self.hasher.hash_one(id_at(events, *at).unwrap_or_default());
        self.positions.insert_unique(hash(&last), last, hash);
    }

    /// Takes the id of an event that is not in the list yet.
    pub(crate) fn take(&mut self, events: &Events, fields: &mut JsonFields<'_>, report: &mut Report<'_>) -> Id {
        let mut numbers = std::mem::take(&mut self.numbers);
        let id = take_id(fields, report, "event", |given| match given {
            Some(given) if !self.contains(events, given) => given.into(),
            given => numbers.free(given.unwrap_or("event"), events.len() + 1, |id| self.contains(events, id)),
        });
        self.numbers = numbers;
        id
    }
}

fn id_at(events: &Events, at: u32) -> Option<&str> {
    events.get(at as usize).map(|event| event.id())
}

//! Positions of events by their ids, so that an edit of one among very many need not look at the others.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// Positions by the hash of the ids. Ids themselves lie with the events.
#[derive(Clone, Debug, Default)]
pub(crate) struct IdIndex {
    positions: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// True if an id stands twice: only its first position is kept then, and no change can be followed.
    has_twins: bool,
}

impl IdIndex {
    /// The index of a list of `len` events; `id_at` gives the id at a position.
    pub(crate) fn new<'i>(len: usize, id_at: impl Fn(u32) -> &'i str) -> Self {
        let mut index = Self { positions: HashTable::with_capacity(len), ..Self::default() };
        (0..u32::try_from(len).unwrap_or(u32::MAX)).for_each(|at| index.add(at, &id_at));
        index
    }

    /// Position of the first event with an id.
    pub(crate) fn find<'i>(&self, id: &str, id_at: impl Fn(u32) -> &'i str) -> Option<usize> {
        self.positions.find(self.hasher.hash_one(id), |at| id_at(*at) == id).map(|at| *at as usize)
    }

    /// Adds the event at a position, which no other event in the index has.
    pub(crate) fn add<'i>(&mut self, at: u32, id_at: impl Fn(u32) -> &'i str) {
        let id = id_at(at);
        if self.find(id, &id_at).is_some() {
            self.has_twins = true;
            return;
        }
        let hasher = &self.hasher;
        self.positions.insert_unique(hasher.hash_one(id), at, |at| hasher.hash_one(id_at(*at)));
    }

    /// Takes the event at a position out, before it leaves the list.
    pub(crate) fn take<'i>(&mut self, at: u32, id_at: impl Fn(u32) -> &'i str) {
        let found = self.positions.find_entry(self.hasher.hash_one(id_at(at)), |known| *known == at);
        if let Ok(entry) = found {
            entry.remove();
        }
    }

    /// Returns true if changes of the list can be followed.
    pub(crate) fn can_follow(&self) -> bool {
        !self.has_twins
    }

    /// Moves all positions from `at` on by one, up or down.
    pub(crate) fn shift(&mut self, at: u32, up: bool) {
        for position in self.positions.iter_mut().filter(|position| **position >= at) {
            *position = if up { *position + 1 } else { position.saturating_sub(1) };
        }
    }
}

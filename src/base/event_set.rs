//! Many events of a project, a bit for each.

use super::EventIx;

/// A set of events.
#[derive(Clone, Debug, Default)]
pub struct EventSet {
    bits: Vec<u64>,
    count: usize,
}

impl EventSet {
    /// Number of elements.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Returns true if there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Returns true if an event is one of them.
    pub fn contains(&self, event: EventIx) -> bool {
        self.bits.get(event.index() / 64).is_some_and(|word| word >> (event.index() % 64) & 1 == 1)
    }

    /// Adds an event.
    pub fn insert(&mut self, event: EventIx) {
        let (word, bit) = (event.index() / 64, 1 << (event.index() % 64));
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        self.count += usize::from(self.bits[word] & bit == 0);
        self.bits[word] |= bit;
    }

    /// Takes an event out.
    pub fn remove(&mut self, event: EventIx) {
        if self.contains(event) {
            self.bits[event.index() / 64] &= !(1 << (event.index() % 64));
            self.count -= 1;
        }
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        self.bits.clear();
        self.count = 0;
    }

    /// The events, in the project's order.
    pub fn iter(&self) -> impl Iterator<Item = EventIx> + '_ {
        self.bits.iter().enumerate().flat_map(|(at, word)| {
            let set = (0..64).filter(move |bit| word >> bit & 1 == 1);
            set.map(move |bit| EventIx::from(at * 64 + bit))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_go_in_and_out_once() {
        let mut set = EventSet::default();
        for n in [3, 64, 130, 64] {
            set.insert(EventIx(n));
        }
        assert_eq!((set.iter().map(|e| e.0).collect::<Vec<_>>(), set.len()), (vec![3, 64, 130], 3));
        for n in [64, 64, 999] {
            set.remove(EventIx(n));
        }
        assert_eq!((set.len(), set.contains(EventIx(64)), set.contains(EventIx(3))), (2, false, true));
        set.clear();
        assert!(set.is_empty() && set.iter().next().is_none());
    }
}

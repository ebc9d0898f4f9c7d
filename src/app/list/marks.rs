//! The rows that are marked: a bit for each event, as there may be a million of them.

use crate::base::EventIx;

/// The marked events.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    bits: Vec<u64>,
    count: usize,
    /// Where a range begins.
    anchor: Option<EventIx>,
}

impl Marks {
    /// How many are marked.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether none is marked.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether an event is marked.
    pub fn contains(&self, event: EventIx) -> bool {
        self.bits.get(event.index() / 64).is_some_and(|word| word >> (event.index() % 64) & 1 == 1)
    }

    /// The event that a range begins at.
    pub fn anchor(&self) -> Option<EventIx> {
        self.anchor
    }

    /// Marks one event, or none.
    pub fn only(&mut self, event: Option<EventIx>) {
        self.clear();
        self.add(event);
        self.anchor = event;
    }

    /// Marks an event besides the others, or no longer.
    pub fn toggle(&mut self, event: EventIx) {
        if self.contains(event) {
            self.bits[event.index() / 64] &= !(1 << (event.index() % 64));
            self.count -= 1;
        } else {
            self.add([event]);
        }
        self.anchor = Some(event);
    }

    /// Marks a range in the place of what was marked; it still begins at the same event.
    pub fn range(&mut self, events: impl IntoIterator<Item = EventIx>) {
        self.clear();
        self.add(events);
    }

    /// Marks events besides the others.
    pub fn add(&mut self, events: impl IntoIterator<Item = EventIx>) {
        for event in events {
            let (word, bit) = (event.index() / 64, 1 << (event.index() % 64));
            if self.bits.len() <= word {
                self.bits.resize(word + 1, 0);
            }
            self.count += usize::from(self.bits[word] & bit == 0);
            self.bits[word] |= bit;
        }
    }

    /// Keeps only some marks.
    pub fn retain(&mut self, keep: impl Fn(EventIx) -> bool) {
        if self.count > 0 {
            let marked: Vec<EventIx> = self.iter().filter(|event| keep(*event)).collect();
            self.range(marked);
        }
    }

    /// The marked events, in the project's order.
    pub fn iter(&self) -> impl Iterator<Item = EventIx> + '_ {
        let words = self.bits.iter().enumerate();
        words.flat_map(|(at, word)| {
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| EventIx::from(at * 64 + bit))
        })
    }

    fn clear(&mut self) {
        self.bits.clear();
        self.count = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_added_taken_away_and_counted() {
        let mut marks = Marks::default();
        let list = |marks: &Marks| marks.iter().map(|event| event.0).collect::<Vec<_>>();
        marks.only(Some(EventIx(70)));
        marks.toggle(EventIx(3));
        assert_eq!((list(&marks), marks.anchor(), marks.len()), (vec![3, 70], Some(EventIx(3)), 2));
        marks.toggle(EventIx(70));
        assert_eq!((list(&marks), marks.anchor(), marks.len()), (vec![3], Some(EventIx(70)), 1));
        marks.range((60..66).map(EventIx));
        assert_eq!((marks.len(), marks.anchor()), (6, Some(EventIx(70))));
        marks.add((64..70).map(EventIx));
        marks.retain(|event| event.0 % 2 == 0);
        assert_eq!((list(&marks), marks.len()), (vec![60, 62, 64, 66, 68], 5));
        marks.only(None);
        assert!(marks.is_empty() && marks.anchor().is_none() && !marks.contains(EventIx(60)));
    }
}

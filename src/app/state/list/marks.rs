//! The rows that are marked.

use crate::base::{EventIx, EventSet};

/// The marked events.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    events: EventSet,
    /// Event at which a range begins.
    anchor: Option<EventIx>,
}

impl Marks {
    /// Returns the number of marked events.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Returns true if none is marked.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Returns true if an event is marked.
    pub fn contains(&self, event: EventIx) -> bool {
        self.events.contains(event)
    }

    /// The event that a range begins at.
    pub fn anchor(&self) -> Option<EventIx> {
        self.anchor
    }

    /// Marks one event, or none.
    pub fn only(&mut self, event: Option<EventIx>) {
        self.range(event);
        self.anchor = event;
    }

    /// Marks an event besides the others, or no longer.
    pub fn toggle(&mut self, event: EventIx) {
        match self.contains(event) {
            true => self.events.remove(event),
            false => self.events.insert(event),
        }
        self.anchor = Some(event);
    }

    /// Marks a range in the place of what was marked; it still begins at the same event.
    pub fn range(&mut self, events: impl IntoIterator<Item = EventIx>) {
        self.events.clear();
        self.add(events);
    }

    /// Marks events besides the others.
    pub fn add(&mut self, events: impl IntoIterator<Item = EventIx>) {
        events.into_iter().for_each(|event| self.events.insert(event));
    }

    /// Keeps only some marks.
    pub fn retain(&mut self, keep: impl Fn(EventIx) -> bool) {
        if !self.is_empty() {
            let marked: Vec<EventIx> = self.iter().filter(|event| keep(*event)).collect();
            self.range(marked);
        }
    }

    /// The marked events, in the project's order.
    pub fn iter(&self) -> impl Iterator<Item = EventIx> + '_ {
        self.events.iter()
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

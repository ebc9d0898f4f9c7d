//! Ids for parts whose own id is missing or taken.

use std::collections::{HashMap, HashSet};

use crate::model::Id;

/// The next number to try behind every id that was asked for. Without it, a file full of ids that are taken, with
/// their numbers taken too, would have all numbers tried again for each of them.
#[derive(Debug, Default)]
pub(crate) struct FreeNumbers(HashMap<String, usize>);

impl FreeNumbers {
    /// The first of `stem-N` that is free, N being at least `least`.
    pub(crate) fn free(&mut self, stem: &str, least: usize, is_taken: impl Fn(&str) -> bool) -> Id {
        let next = self.0.entry(stem.to_owned()).or_default();
        *next = least.max(*next);
        loop {
            let id = format!("{stem}-{next}");
            *next += 1;
            if !is_taken(&id) {
                return id.into();
            }
        }
    }
}

/// The ids of one list: gives each part of it one that no other has.
#[derive(Debug, Default)]
pub(crate) struct IdAllocator {
    taken: HashSet<Id>,
    numbers: FreeNumbers,
}

impl IdAllocator {
    /// Starts with ids that are taken.
    pub(crate) fn with(taken: impl IntoIterator<Item = Id>) -> Self {
        Self { taken: taken.into_iter().collect(), numbers: FreeNumbers::default() }
    }

    /// Number of ids that are taken.
    pub(crate) fn len(&self) -> usize {
        self.taken.len()
    }

    /// Returns true if an id is taken.
    pub(crate) fn contains(&self, id: &str) -> bool {
        self.taken.contains(id)
    }

    /// Takes the wanted id, unless there is none, or it is empty or taken: then the first of `wanted-N`, or else of
    /// `stem-N`, that is free, N being at least `least`.
    pub(crate) fn take(&mut self, wanted: Option<&str>, stem: &str, least: usize) -> Id {
        let wanted = wanted.filter(|wanted| !wanted.is_empty());
        let id = match wanted {
            Some(wanted) if !self.contains(wanted) => wanted.into(),
            _ => self.numbers.free(wanted.unwrap_or(stem), least, |id| self.taken.contains(id)),
        };
        self.taken.insert(id.clone());
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_given_once() {
        let mut ids = IdAllocator::with(["b".into()]);
        let cases = [
            (Some("a"), 1, "a"),
            (Some("a"), 2, "a-2"),
            (Some("a"), 2, "a-3"),
            (Some("b"), 1, "b-1"),
            (Some(""), 4, "row-4"),
            (None, 1, "row-5"),
            (Some("a-2"), 1, "a-2-1"),
        ];
        for (wanted, least, expected) in cases {
            assert_eq!(&*ids.take(wanted, "row", least), expected, "{wanted:?}");
        }
        assert_eq!(ids.len(), 1 + cases.len());
    }

    #[test]
    fn every_number_is_tried_once() {
        let mut numbers = FreeNumbers::default();
        let tries = std::cell::Cell::new(0);
        let is_taken = |id: &str| {
            tries.set(tries.get() + 1);
            !id.ends_with("00")
        };
        for (stem, least, expected) in [("a", 1, "a-100"), ("a", 2, "a-200"), ("b", 150, "b-200"), ("a", 250, "a-300")]
        {
            assert_eq!(&*numbers.free(stem, least, is_taken), expected);
        }
        assert_eq!(tries.get(), 100 + 100 + 51 + 51);
    }
}

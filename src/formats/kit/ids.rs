//! Ids for parts whose own id is missing or taken.

use std::collections::HashMap;

use crate::model::Id;

/// The next number to try behind every id that was asked for. Without it, a file full of ids that are taken, with
/// their numbers taken too, would have all numbers tried again for each of them.
#[derive(Debug, Default)]
pub struct Numbers(HashMap<String, usize>);

impl Numbers {
    /// The first of `stem-N` that is free, N being at least `least`.
    pub fn free(&mut self, stem: &str, least: usize, is_taken: impl Fn(&str) -> bool) -> Id {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_tried_once() {
        let mut numbers = Numbers::default();
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

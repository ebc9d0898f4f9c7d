//! Places of the words of a query in a text.

use std::ops::Range;

use super::joined::Joined;
use super::query::folded_words;
use crate::base::Folded;
use crate::base::fold::has_hamza;

/// Occurrences of the words of the query in a text: ranges of bytes of `text`, ascending, none overlapping or touching.
pub fn highlights(text: &str, query: &str) -> Vec<Range<usize>> {
    let find = |joined: Joined, query: Folded| -> Vec<Range<usize>> {
        folded_words(&query).iter().flat_map(|word| joined.find(word)).collect()
    };
    let mut found = find(Joined::new(Folded::new(text)), Folded::new(query));
    if has_hamza(query) && has_hamza(text) {
        found.extend(find(Joined::new(Folded::with_one_hamza(text)), Folded::with_one_hamza(query)));
    }
    found.sort_by_key(|r| (r.start, r.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

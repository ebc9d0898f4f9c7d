//! Line and column of any byte of a long text, found without counting from its start each time.

use std::cell::RefCell;

use super::Place;

/// Bytes between two places that are remembered.
const STEP: usize = 4_096;

/// Counts the lines of a text as far as it is asked, and remembers a place every few thousand bytes.
pub struct Lines<'t> {
    text: &'t [u8],
    /// The place of byte 0, [`STEP`], 2 · [`STEP`] …
    known: RefCell<Vec<Place>>,
}

impl<'t> Lines<'t> {
    /// Counts the lines of a text; nothing is counted yet.
    pub fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), known: RefCell::new(vec![Place { line: 1, column: 1 }]) }
    }

    /// The place of a byte offset; offsets past the end give the end.
    pub fn place(&self, at: usize) -> Place {
        let at = at.min(self.text.len());
        let mut known = self.known.borrow_mut();
        while known.len() <= at / STEP {
            let from = (known.len() - 1) * STEP;
            let next = after(known[known.len() - 1], &self.text[from..from + STEP]);
            known.push(next);
        }
        after(known[at / STEP], &self.text[at / STEP * STEP..at])
    }
}

/// The place after some bytes of UTF-8 that begin at a place.
fn after(place: Place, bytes: &[u8]) -> Place {
    let lines = memchr::memchr_iter(b'\n', bytes).count() as u32;
    let last = memchr::memrchr(b'\n', bytes);
    let characters = |bytes: &[u8]| bytes.iter().filter(|b| **b & 0xC0 != 0x80).count() as u32;
    let column = match last {
        Some(last) => 1 + characters(&bytes[last + 1..]),
        None => place.column + characters(bytes),
    };
    Place { line: place.line + lines, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_counting_from_the_start() {
        let text: String = (0..3_000).map(|n| format!("سطر {n}{}", if n % 7 == 0 { "\n" } else { " 😀 " })).collect();
        let lines = Lines::new(&text);
        let ends = [0, 1, STEP - 1, STEP, STEP + 1, text.len(), text.len() + 9];
        for at in ends.into_iter().chain((0..text.len()).rev().step_by(997)) {
            let at = if at < text.len() { text.floor_char_boundary(at) } else { at };
            assert_eq!(lines.place(at), Place::of_byte(&text, at), "{at}");
        }
        assert_eq!(Lines::new("").place(3), Place { line: 1, column: 1 });
    }
}

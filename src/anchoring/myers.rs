//! Approximate search, bit by bit: G. Myers, "A fast bit-vector algorithm for approximate string matching based on
//! dynamic programming", J. ACM 46 (1999), in the form for long patterns of H. Hyyrö (2003).
//!
//! A column of the table of edit distances is kept as one bit a row for "one more" and one for "one less" than the
//! row above, 64 rows to a word. A step over one character of the text costs a few operations a word.

use std::collections::HashSet;

/// A pattern, prepared for searching.
pub(crate) struct Pattern {
    len: usize,
    blocks: usize,
    /// A row of `blocks` words for every distinct character: bit i is set where the pattern has it at i.
    /// The first row is for all other characters.
    rows: Vec<u64>,
    /// Open addressing from characters to rows.
    table: Vec<(char, u32)>,
}

/// Characters of the longest pattern that is searched for: a comparison with a longer one would take minutes.
const MAX_PATTERN: usize = 100_000;

/// Bytes that the rows of a pattern may take: a long one of very many different characters would take gigabytes.
const MAX_PATTERN_BYTES: usize = 32 << 20;

/// Returns true if a pattern can be searched for within bounded time and memory.
pub(crate) fn is_feasible(pattern: &[char]) -> bool {
    if pattern.len() > MAX_PATTERN {
        return false;
    }
    let row = size_of::<u64>() * pattern.len().div_ceil(64);
    let fits = |rows: usize| rows * row <= MAX_PATTERN_BYTES;
    fits(pattern.len()) || fits(pattern.iter().collect::<HashSet<_>>().len())
}

/// Start of the table: a match may begin anywhere in the text, or at its first character only.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begin {
    Anywhere,
    AtStart,
}

/// An approximate match: its end in the text (exclusive) and the number of edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub end: usize,
    pub errors: usize,
}

impl Pattern {
    /// Prepares a pattern.
    pub(crate) fn new(pattern: impl ExactSizeIterator<Item = char>) -> Self {
        let len = pattern.len();
        let blocks = len.div_ceil(64).max(1);
        let size = (2 * len + 2).next_power_of_two();
        let mut this = Self { len, blocks, rows: vec![0; blocks], table: vec![('\0', 0); size] };
        for (i, c) in pattern.enumerate() {
            let slot = this.slot(c);
            if this.table[slot].1 == 0 {
                this.table[slot] = (c, (this.rows.len() / blocks) as u32);
                this.rows.resize(this.rows.len() + blocks, 0);
            }
            let row = this.table[slot].1 as usize;
            this.rows[row * blocks + i / 64] |= 1 << (i % 64);
        }
        this
    }

    /// Number of machine words that a step over one character of a text touches.
    pub(crate) fn blocks(&self) -> usize {
        self.blocks
    }

    /// The slot of a character: the one that has it, or the free one where it would go.
    fn slot(&self, c: char) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = (u32::from(c).wrapping_mul(0x9E37_79B1) >> 7) as usize & mask;
        while self.table[slot].1 != 0 && self.table[slot].0 != c {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Calls `visit` with every position of the text (as the end of a match) and the least number of edits there.
    fn run(&self, text: impl Iterator<Item = char>, begin: Begin, mut visit: impl FnMut(usize, usize)) {
        self.columns(text, begin, |end, errors, _, _| visit(end, errors));
    }

    /// Calls `visit` as [`Self::run`] does, with the bits of the column: "one more" and "one less" than the row above.
    fn columns(
        &self,
        text: impl Iterator<Item = char>,
        begin: Begin,
        mut visit: impl FnMut(usize, usize, &[u64], &[u64]),
    ) {
        let mut plus = vec![u64::MAX; self.blocks];
        let mut minus = vec![0u64; self.blocks];
        let last = 1u64 << ((self.len + 63) % 64);
        let mut errors = self.len as isize;
        for (i, c) in text.enumerate() {
            let row = self.table[self.slot(c)].1 as usize * self.blocks;
            let mut carry = isize::from(begin == Begin::AtStart);
            for block in 0..self.blocks {
                let high = if block + 1 == self.blocks { last } else { 1 << 63 };
                carry = step(&mut plus[block], &mut minus[block], self.rows[row + block], carry, high);
            }
            errors += carry;
            visit(i + 1, errors.unsigned_abs(), &plus, &minus);
        }
    }

    /// The ends of matches with at most `max_errors` edits that are no worse than their neighbours, best first;
    /// of those within half a pattern of each other the best only, and at most `limit`.
    pub(crate) fn search(&self, text: &[char], max_errors: usize, limit: usize) -> Vec<Match> {
        if self.len == 0 {
            return Vec::new();
        }
        let mut found: Vec<Match> = Vec::new();
        let mut before = usize::MAX;
        self.run(text.iter().copied(), Begin::Anywhere, |end, errors| {
            if errors <= max_errors && errors < before {
                found.push(Match { end, errors });
            }
            before = errors;
        });
        found.sort_by_key(|m| (m.errors, m.end));
        let apart = (self.len / 2).max(1);
        let mut kept: Vec<Match> = Vec::new();
        for m in found {
            if kept.len() == limit {
                break;
            }
            if kept.iter().all(|k| k.end.abs_diff(m.end) >= apart) {
                kept.push(m);
            }
        }
        kept
    }

    /// Prefix of the text that is most like the pattern: (length, edits). Of lengths with as few edits, the one nearest
    /// to the pattern's.
    pub(crate) fn best_prefix(&self, text: impl Iterator<Item = char>) -> (usize, usize) {
        let mut best = (0, self.len);
        self.run(text, Begin::AtStart, |length, errors| {
            let key = |(length, errors): (usize, usize)| (errors, self.len.abs_diff(length));
            if key((length, errors)) < key(best) {
                best = (length, errors);
            }
        });
        best
    }

    /// Alignment in the fewest edits: for every character of the pattern, which is `own`, the one of the whole text
    /// that it stays. Takes 16 bytes a character of the text for every 64 of the pattern.
    pub(crate) fn align(&self, own: &[char], text: &[char]) -> Vec<Option<usize>> {
        let (mut more, mut less) = (Vec::new(), Vec::new());
        self.columns(text.iter().copied(), Begin::AtStart, |_, _, plus, minus| {
            more.extend_from_slice(plus);
            less.extend_from_slice(minus);
        });
        let bit = |bits: &[u64], row: usize, column: usize| {
            bits[(column - 1) * self.blocks + (row - 1) / 64] >> ((row - 1) % 64) & 1 == 1
        };
        let mut images = vec![None; own.len()];
        let (mut row, mut column) = (own.len(), text.len());
        while row > 0 && column > 0 {
            if own[row - 1] == text[column - 1] {
                (row, column) = (row - 1, column - 1);
                images[row] = Some(column);
            } else if bit(&more, row, column) {
                row -= 1;
            } else if column > 1 && bit(&less, row, column - 1) {
                column -= 1;
            } else {
                (row, column) = (row - 1, column - 1);
            }
        }
        images
    }

    /// The edit distance (Levenshtein) of the pattern and a whole text.
    pub(crate) fn distance(&self, text: impl Iterator<Item = char>) -> usize {
        if self.len == 0 {
            return text.count();
        }
        let mut last = self.len;
        self.run(text, Begin::AtStart, |_, errors| last = errors);
        last
    }
}

/// One word of one column; takes and gives the difference to the column before, at its top and its bottom row.
fn step(plus: &mut u64, minus: &mut u64, equal: u64, carry: isize, high: u64) -> isize {
    let vertical = equal | *minus;
    let equal = equal | u64::from(carry < 0);
    let horizontal = ((equal & *plus).wrapping_add(*plus) ^ *plus) | equal;
    let mut up = *minus | !(horizontal | *plus);
    let mut down = *plus & horizontal;
    let out = isize::from(up & high != 0) - isize::from(down & high != 0);
    up = up << 1 | u64::from(carry > 0);
    down = down << 1 | u64::from(carry < 0);
    *plus = down | !(vertical | up);
    *minus = up & vertical;
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn pattern(text: &str) -> Pattern {
        Pattern::new(chars(text).into_iter())
    }

    /// The textbook table, to hold the bits to.
    fn plain_distance(a: &[char], b: &[char]) -> usize {
        let mut row: Vec<usize> = (0..=b.len()).collect();
        for (i, x) in a.iter().enumerate() {
            let mut diagonal = std::mem::replace(&mut row[0], i + 1);
            for (j, y) in b.iter().enumerate() {
                let least = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
                diagonal = std::mem::replace(&mut row[j + 1], least);
            }
        }
        row[b.len()]
    }

    #[test]
    fn patterns_that_take_too_much_are_told() {
        let alike = |n: usize| vec!['ا'; n];
        let different = |n: usize| ('\u{4e00}'..).take(n).collect::<Vec<char>>();
        for (pattern, feasible) in [
            (alike(0), true),
            (alike(MAX_PATTERN), true),
            (alike(MAX_PATTERN + 1), false),
            (different(16_000), true),
            (different(40_000), false),
        ] {
            assert_eq!(is_feasible(&pattern), feasible, "{}", pattern.len());
        }
    }

    #[test]
    fn distances_equal_the_textbook_table() {
        // A small generator of letters, so that the test needs no crate and is the same every time.
        let mut state = 7u32;
        let mut letter = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ['ا', 'ب', 'ت', 'd', '🚀'][(state >> 16) as usize % 5]
        };
        for (m, n) in [(0, 0), (0, 5), (1, 0), (1, 1), (7, 9), (63, 60), (64, 70), (65, 65), (130, 128), (200, 140)] {
            let a: Vec<char> = (0..m).map(|_| letter()).collect();
            let b: Vec<char> = (0..n).map(|_| letter()).collect();
            assert_eq!(Pattern::new(a.iter().copied()).distance(b.iter().copied()), plain_distance(&a, &b), "{m}, {n}");
        }
    }

    #[test]
    fn finds_the_best_places() {
        let long = format!("{}zog{}", "bar".repeat(10), "bar".repeat(10));
        let cases = [
            ("three blind mice", "blind", 11, 0),
            ("three blind mice", "bliind", 11, 1),
            ("facebook", "fccebook", 8, 1),
            ("foursquare andseven", "four square and seven", 19, 2),
            ("sm😊le", "sm😊le", 5, 0),
            ("هدفنا يجب أن يكون", "يحب", 9, 1),
            (&long, &"bar".repeat(20), 60, 3),
        ];
        for (text, quote, end, errors) in cases {
            let found = pattern(quote).search(&chars(text), quote.chars().count() / 2, 4);
            assert!(found.iter().any(|m| m.errors == errors && m.end.abs_diff(end) <= errors), "{quote}: {found:?}");
            assert_eq!(found[0].errors, errors, "{quote}");
        }
        assert!(pattern("").search(&chars("abc"), 3, 4).is_empty());
        assert!(pattern("abc").search(&[], 3, 4).is_empty());
    }

    #[test]
    fn the_start_is_found_backwards() {
        assert_eq!(pattern("abc").best_prefix("abcabc".chars()), (3, 0));
        assert_eq!(pattern("abc").best_prefix("abXcabc".chars()), (3, 1));
        assert_eq!(pattern("abc").best_prefix("".chars()), (0, 3));
    }
}

//! Sources of the characters of a folded text, in little more than two bytes a character.

use std::ops::Range;

/// Characters between two starts that are kept in full.
const STEP: usize = 64;

/// Stands for a distance that does not fit into a byte: it is kept apart.
const FAR: u8 = u8::MAX;

/// The bytes of an original text that the characters of another one come from, in ascending order of their starts.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    /// The start of every `STEP`th span.
    marks: Vec<u32>,
    /// Bytes from the start of the span before to that of this one.
    steps: Bytes,
    /// Length of each.
    lengths: Bytes,
    last: Range<usize>,
}

impl Spans {
    /// An empty list with room for `count` spans.
    pub fn with_capacity(count: usize) -> Self {
        let marks = Vec::with_capacity(count.div_ceil(STEP));
        Self { marks, steps: Bytes::with_capacity(count), lengths: Bytes::with_capacity(count), last: 0..0 }
    }

    /// Number of elements.
    pub fn len(&self) -> usize {
        self.lengths.near.len()
    }

    /// Returns true if there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds one, which starts with the last one or after its start. Offsets are below 4 GB.
    pub fn push(&mut self, span: Range<usize>) {
        if self.len().is_multiple_of(STEP) {
            self.marks.push(span.start as u32);
        }
        self.steps.push(span.start - self.last.start);
        self.lengths.push(span.len());
        self.last = span;
    }

    /// The last one; empty at 0 if there is none.
    pub fn last(&self) -> Range<usize> {
        self.last.clone()
    }

    /// Moves the end of the last one.
    pub fn extend_last(&mut self, end: usize) {
        if let Some(nth) = self.len().checked_sub(1) {
            self.last.end = end;
            self.lengths.set(nth, self.last.len());
        }
    }

    /// Moves the end of the last one and of those before it that come from the same bytes.
    pub fn extend_same(&mut self, end: usize) {
        let (start, mut nth) = (self.last.start, self.len());
        let length = self.last.len();
        self.extend_last(end);
        // The last is done; one that is no step before its successor starts where that does.
        while nth > 1 && self.steps.get(nth - 1) == 0 && self.lengths.get(nth - 2) == length {
            nth -= 1;
            self.lengths.set(nth - 1, end - start);
        }
    }

    /// The span at a position; that of the last one for positions after it.
    pub fn get(&self, nth: usize) -> Range<usize> {
        if nth + 1 >= self.len() {
            return self.last();
        }
        let mark = nth / STEP;
        let steps = mark * STEP + 1..nth + 1;
        let start = self.marks[mark] as usize + self.steps.sum(steps);
        start..start + self.lengths.get(nth)
    }

    /// The position of the first one that starts at a byte or after it.
    pub fn first_from(&self, byte: usize) -> usize {
        let marks = self.marks.partition_point(|&mark| (mark as usize) < byte);
        let Some(mark) = marks.checked_sub(1) else { return 0 };
        let (mut nth, mut start) = (mark * STEP, self.marks[mark] as usize);
        while start < byte {
            nth += 1;
            if nth == self.len() {
                break;
            }
            start += self.steps.get(nth);
        }
        nth
    }
}

/// Numbers that are small for the most part.
#[derive(Clone, Debug, Default)]
struct Bytes {
    near: Vec<u8>,
    /// The position and value of those that are not.
    far: Vec<(u32, u32)>,
}

impl Bytes {
    fn with_capacity(count: usize) -> Self {
        Self { near: Vec::with_capacity(count), far: Vec::new() }
    }

    fn push(&mut self, value: usize) {
        self.near.push(0);
        self.set(self.near.len() - 1, value);
    }

    fn set(&mut self, nth: usize, value: usize) {
        let at = self.far_at(nth);
        match u8::try_from(value).ok().filter(|&near| near != FAR) {
            Some(near) => self.near[nth] = near,
            None => {
                self.near[nth] = FAR;
                match at {
                    Ok(at) => self.far[at].1 = value as u32,
                    Err(at) => self.far.insert(at, (nth as u32, value as u32)),
                }
            }
        }
    }

    fn get(&self, nth: usize) -> usize {
        match self.near[nth] {
            FAR => self.far_at(nth).map_or(0, |at| self.far[at].1 as usize),
            near => usize::from(near),
        }
    }

    fn sum(&self, range: Range<usize>) -> usize {
        let near = &self.near[range.clone()];
        match near.contains(&FAR) {
            false => near.iter().map(|&near| usize::from(near)).sum(),
            true => range.map(|nth| self.get(nth)).sum(),
        }
    }

    /// Index of a position among those that are kept apart, or the index that it would have: what is set is at their
    /// end.
    fn far_at(&self, nth: usize) -> Result<usize, usize> {
        if self.far.last().is_none_or(|(last, _)| (*last as usize) < nth) {
            return Err(self.far.len());
        }
        self.far.binary_search_by_key(&(nth as u32), |(nth, _)| *nth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pushed_is_given_back() {
        let mut spans = Spans::default();
        let mut plain: Vec<Range<usize>> = Vec::new();
        for nth in 0..1_000_usize {
            let start = plain.last().map_or(7, |last| if nth % 5 == 3 { last.start } else { last.end + nth % 3 });
            let length = match nth % 97 {
                13 => 254,
                29 => 255,
                31 => 70_000,
                other => other % 4,
            };
            let span = start..start + length;
            spans.push(span.clone());
            plain.push(span);
            let end = spans.last().end + nth % 2 * 300;
            match nth % 7 {
                2 => {
                    spans.extend_last(end);
                    plain[nth].end = end;
                }
                4 => {
                    let old = plain[nth].clone();
                    spans.extend_same(end);
                    plain.iter_mut().rev().take_while(|span| **span == old).for_each(|span| span.end = end);
                }
                _ => {}
            }
        }
        let got: Vec<Range<usize>> = (0..spans.len()).map(|nth| spans.get(nth)).collect();
        assert_eq!(got, plain);
        for byte in (0..plain[999].end + 9).step_by(3) {
            assert_eq!(spans.first_from(byte), plain.partition_point(|span| span.start < byte), "{byte}");
        }
        assert_eq!((spans.get(5_000), Spans::default().get(0)), (plain[999].clone(), 0..0));
        assert_eq!((Spans::default().first_from(9), Spans::default().is_empty()), (0, true));
    }
}

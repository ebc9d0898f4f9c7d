//! An index of all short pieces of a text: finds where words stand, exactly or nearly, without reading the text.

/// The length of a piece, in characters.
pub(crate) const NGRAM_LENGTH: usize = 4;

/// Places of a common piece that are looked at, those nearest to where the quote is expected.
const MAX_PLACES: usize = 20_000;

/// Votes of the pieces of a quote for places, at most; the rarest pieces vote first.
const MAX_VOTES: usize = 8_000;

/// Places of one piece that count as votes, those nearest to where the quote is expected.
const MAX_VOTES_OF_ONE: usize = 400;

/// Divisor of the votes of the best place below which another one is no rival of it.
const RIVAL: usize = 4;

/// Characters of a word with its space, about.
const LETTERS_A_WORD: usize = 6;

/// Positions of every n-gram of a text.
pub(crate) struct NgramIndex {
    /// Index in `places` of the first place of every hash of a piece.
    heads: Vec<u32>,
    places: Vec<u32>,
    shift: u32,
}

impl NgramIndex {
    /// Indexes a text. Takes 4 bytes a character and up to 4 MB.
    pub(crate) fn new(text: &[char]) -> Self {
        let bits = usize::BITS - text.len().leading_zeros();
        let shift = 64 - bits.clamp(8, 20);
        let mut heads = vec![0u32; (1 << (64 - shift)) + 1];
        for piece in text.windows(NGRAM_LENGTH) {
            heads[hash(piece, shift) + 1] += 1;
        }
        for i in 1..heads.len() {
            heads[i] += heads[i - 1];
        }
        let mut next = heads.clone();
        let mut places = vec![0u32; text.len().saturating_sub(NGRAM_LENGTH - 1)];
        for (at, piece) in text.windows(NGRAM_LENGTH).enumerate() {
            let slot = &mut next[hash(piece, shift)];
            places[*slot as usize] = at as u32;
            *slot += 1;
        }
        Self { heads, places, shift }
    }

    /// The places of a piece, ascending; a few of them may be of another one.
    fn places(&self, piece: &[char]) -> &[u32] {
        let hash = hash(piece, self.shift);
        &self.places[self.heads[hash] as usize..self.heads[hash + 1] as usize]
    }

    /// Number of occurrences of a piece in the text; a few of them may be of another one.
    pub(crate) fn count(&self, piece: &[char]) -> usize {
        self.places(piece).len()
    }

    /// Positions of a piece in the text: of very many, those nearest to where it is expected.
    pub(crate) fn of_piece(&self, text: &[char], piece: &[char], near: Option<usize>, limit: usize) -> Vec<usize> {
        let places = nearest(self.places(piece), near.unwrap_or(0), limit);
        places.iter().map(|&at| at as usize).filter(|at| text[*at..].starts_with(piece)).collect()
    }

    /// Rarity of a word in bits (the negative logarithm of its frequency), by its rarest piece.
    pub(crate) fn rarity(&self, word: &[char]) -> f32 {
        let words = self.places.len() / LETTERS_A_WORD;
        let count = self.rarest(&spaced(word)).map_or(words, |(_, places)| places.len());
        (words.max(2) as f32 / count.max(1) as f32).log2().max(1.0)
    }

    /// Returns true if a word stands in the text, alone, more than so many times.
    pub(crate) fn knows(&self, text: &[char], word: &[char], times: usize) -> bool {
        let spaced = spaced(word);
        let sought = if word.len() < NGRAM_LENGTH { &spaced } else { word };
        let Some((offset, places)) = self.rarest(sought) else { return true };
        let ends = |at: usize| text.get(at).is_none_or(|c| !c.is_alphanumeric());
        let stands = |at: usize| {
            text[at..].starts_with(sought)
                && (word.len() < NGRAM_LENGTH || ends(at.wrapping_sub(1)) && ends(at + sought.len()))
        };
        places.iter().filter_map(|&at| (at as usize).checked_sub(offset)).filter(|&at| stands(at)).nth(times).is_some()
    }

    /// The piece of a pattern with the fewest places: where it is in the pattern, and they.
    fn rarest(&self, pattern: &[char]) -> Option<(usize, &[u32])> {
        let pieces = pattern.windows(NGRAM_LENGTH).enumerate().map(|(offset, piece)| (offset, self.places(piece)));
        pieces.min_by_key(|(_, places)| places.len())
    }

    /// Positions of a pattern in the text, ascending; `near` is where it is expected.
    pub(crate) fn exact(&self, text: &[char], pattern: &[char], near: Option<usize>) -> Vec<usize> {
        let stands = |at: &usize| text[*at..].starts_with(pattern);
        match self.rarest(pattern) {
            Some((offset, places)) => {
                let places = nearest(places, near.map_or(0, |near| near + offset), MAX_PLACES);
                places.iter().filter_map(|&at| (at as usize).checked_sub(offset)).filter(stands).collect()
            }
            None if pattern.is_empty() => Vec::new(),
            None => (0..text.len()).filter(stands).take(MAX_PLACES).collect(),
        }
    }

    /// Likely starts of a text like the pattern, by the number of pieces that they share, best first. A place stands
    /// for its neighbourhood of `width` characters; it can be before the text.
    pub(crate) fn likely(&self, pattern: &[char], width: usize, near: Option<usize>, limit: usize) -> Vec<isize> {
        let mut pieces: Vec<(usize, &[u32])> = pattern
            .windows(NGRAM_LENGTH)
            .map(|piece| self.places(piece))
            .enumerate()
            .filter(|(_, p)| !p.is_empty())
            .collect();
        pieces.sort_by_key(|(_, places)| places.len());
        let mut votes = Vec::new();
        for (offset, places) in pieces {
            let places = nearest(places, near.map_or(0, |near| near + offset), MAX_VOTES_OF_ONE);
            votes.extend(places.iter().map(|&place| (place as isize - offset as isize).div_euclid(width as isize)));
            if votes.len() >= MAX_VOTES {
                break;
            }
        }
        votes.sort_unstable();
        let bins: Vec<(isize, usize)> = votes.chunk_by(|a, b| a == b).map(|bin| (bin[0], bin.len())).collect();
        // A place near the border of two neighbourhoods has its votes in both.
        let next =
            |nth: usize, bin: isize| bins.get(nth + 1).filter(|(next, _)| *next == bin + 1).map_or(0, |(_, n)| *n);
        let mut ranked: Vec<(usize, isize)> =
            bins.iter().enumerate().map(|(nth, &(bin, count))| (count + next(nth, bin), bin)).collect();
        ranked.sort_unstable_by_key(|&(count, bin)| (std::cmp::Reverse(count), bin));
        let most = ranked.first().map_or(0, |(count, _)| *count);
        let rivals = ranked.into_iter().take(limit).take_while(|(count, _)| count * RIVAL >= most);
        rivals.map(|(_, bin)| bin * width as isize).collect()
    }
}

/// A word between spaces: so one of two letters is a piece.
fn spaced(word: &[char]) -> Vec<char> {
    [&[' '], word, &[' ']].concat()
}

fn hash(piece: &[char], shift: u32) -> usize {
    let mixed =
        piece.iter().fold(0u64, |hash, &c| (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x517C_C1B7_2722_0A95));
    (mixed >> shift) as usize
}

/// Places around `near`, at most `limit` of the ascending ones.
fn nearest(places: &[u32], near: usize, limit: usize) -> &[u32] {
    let middle = places.partition_point(|&place| (place as usize) < near);
    let from = middle.saturating_sub(limit / 2).min(places.len().saturating_sub(limit));
    &places[from..(from + limit).min(places.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_places_are_those_of_a_plain_search() {
        let text: Vec<char> = "هدفنا يجب أن يكون GPT-4، هدفنا يجب أن يكون bananas".chars().collect();
        let ngrams = NgramIndex::new(&text);
        for quote in ["هدفنا", "ana", "x", "a", "GPT-4", "يجب أن يكون", "", "bananas!", "s"] {
            let quote: Vec<char> = quote.chars().collect();
            let plain: Vec<usize> =
                (0..text.len()).filter(|&at| !quote.is_empty() && text[at..].starts_with(&quote)).collect();
            for near in [None, Some(0), Some(30), Some(1000)] {
                assert_eq!(ngrams.exact(&text, &quote, near), plain, "{quote:?}");
            }
        }
    }

    #[test]
    fn likely_places_are_near_the_quote() {
        let text: Vec<char> =
            format!("{}هدفنا يجب أن يكون GPT-4{}", "كلام آخر ".repeat(300), " نص بعيد".repeat(300)).chars().collect();
        let quote: Vec<char> = "هدفنا قد يكون GPT-4".chars().collect();
        let places = NgramIndex::new(&text).likely(&quote, 16, None, 3);
        assert!(places.iter().any(|&place| (place - 2700).abs() <= 32), "{places:?}");
        assert!(NgramIndex::new(&[]).likely(&quote, 16, None, 3).is_empty());
    }
}

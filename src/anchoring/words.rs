//! Which words of a quote survive at a place. Letters alone do not tell: two sentences of a language share many of them
//! in the same order, and sentences with a formula or a name in common share even more.

use std::ops::Range;

use super::myers::Pattern;

/// A word survives with one letter in so many changed.
const LETTERS_A_TYPO: usize = 3;

/// The same for the first and the last word: there other sentences part.
const LETTERS_A_TYPO_AT_ENDS: usize = 5;

/// A word of which so much survives counts half.
const HALF: f32 = 0.6;

/// What is known of words: how often each stands in the text.
pub trait Lexicon {
    /// How much a word counts, by its length and rarity.
    fn weight(&self, word: &[char]) -> f32;
    /// Whether a word stands in the text more than so many times.
    fn knows(&self, word: &[char], times: usize) -> bool;
}

/// The shares of words that a quote and a place do not have in common in the same order, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lost {
    /// By their number.
    pub count: f32,
    /// By their weight.
    pub weight: f32,
}

impl Lost {
    /// The words that either has and the other has not.
    pub fn between(quote: &[char], place: &[char], lexicon: &impl Lexicon) -> Self {
        let forth = Pattern::new(quote.iter().copied()).align(quote, place);
        let mut back = vec![None; place.len()];
        for (at, image) in forth.iter().enumerate() {
            if let Some(image) = image {
                back[*image] = Some(at);
            }
        }
        let of_quote = Side { own: quote, other: place, images: &forth, is_quote: true }.lost(lexicon);
        let of_place = Side { own: place, other: quote, images: &back, is_quote: false }.lost(lexicon);
        Self { count: of_quote.count.max(of_place.count), weight: of_quote.weight.max(of_place.weight) }
    }
}

/// A quote against a place, or a place against the quote.
struct Side<'t> {
    own: &'t [char],
    other: &'t [char],
    /// For every own character the other one that it stays.
    images: &'t [Option<usize>],
    is_quote: bool,
}

impl Side<'_> {
    fn lost(&self, lexicon: &impl Lexicon) -> Lost {
        let (mut lost, mut all) = (Lost { count: 0.0, weight: 0.0 }, Lost { count: f32::EPSILON, weight: f32::EPSILON });
        for word in words(self.own) {
            let weight = lexicon.weight(&self.own[word.clone()]);
            let share = 1.0 - self.survival(word, lexicon);
            (lost.count, lost.weight) = (lost.count + share, lost.weight + share * weight);
            (all.count, all.weight) = (all.count + 1.0, all.weight + weight);
        }
        Lost { count: lost.count / all.count, weight: lost.weight / all.weight }
    }

    /// How much of a word survives: all, half or nothing. Another number is another number, however alike, and a word
    /// that stands elsewhere, too, is no misprint of another such word.
    fn survival(&self, word: Range<usize>, lexicon: &impl Lexicon) -> f32 {
        let images = &self.images[word.clone()];
        let kept = images.iter().flatten().count();
        let (Some(first), Some(last)) = (images.iter().flatten().next(), images.iter().flatten().last()) else {
            return 0.0;
        };
        let own = &self.own[word.clone()];
        // Spaces within do not count: scans break words.
        let span = self.other[*first..=*last].iter().filter(|c| c.is_alphanumeric()).count();
        let length = own.len().max(span);
        let edits = length - kept;
        if edits == 0 {
            return 1.0;
        }
        let other = widened(self.other, *first..last + 1);
        let (quoted, stands) = if self.is_quote { (own, other) } else { (other, own) };
        let is_number = own.iter().chain(other).any(|c| c.is_numeric());
        if is_number || (lexicon.knows(quoted, 0) && lexicon.knows(stands, 1)) {
            return 0.0;
        }
        let is_at_end = words(&self.own[..word.start]).next().is_none() || words(&self.own[word.end..]).next().is_none();
        let letters = if is_at_end { LETTERS_A_TYPO_AT_ENDS } else { LETTERS_A_TYPO };
        match () {
            () if edits * letters <= length => 1.0,
            () if kept as f32 >= HALF * length as f32 => 0.5,
            () => 0.0,
        }
    }
}

/// A range with the rest of the words that it begins and ends in.
fn widened(text: &[char], range: Range<usize>) -> &[char] {
    let start = text[..range.start].iter().rposition(|c| !c.is_alphanumeric()).map_or(0, |at| at + 1);
    let end = text[range.end..].iter().position(|c| !c.is_alphanumeric()).map_or(text.len(), |at| range.end + at);
    &text[start..end]
}

/// The words of a folded text, as ranges.
fn words(text: &[char]) -> impl Iterator<Item = Range<usize>> {
    let parts = text.split(|c| !c.is_alphanumeric()).scan(0, |at, part| {
        let from = *at;
        *at += part.len() + 1;
        Some(from..from + part.len())
    });
    parts.filter(|word| !word.is_empty())
}
